#!/usr/bin/env python3
"""The table of rules in tests/golden/topology/README.md names every story of that folder, and no other; its numbers and
letters, and those in the sources of lowering and topology, are in compiler/topology/RULES.md; every rule of its chapter 3
has a story. Every rule there has an example, of which the compiler makes what is printed, every chapter names its tests, and
every rewrite has an example in the unit tests.

usage: topology_rules.py AQUA
"""
import pathlib
import re
import subprocess
import sys
import tempfile
import textwrap

ROOT = pathlib.Path(__file__).resolve().parents[2]
FOLDER = ROOT / "tests/golden/topology"
RULES = ROOT / "compiler/topology/RULES.md"
HEADING = re.compile(r"^### (\d+\.\d+) ", re.M)
LETTER = re.compile(r"(?:///? |\(|, )(R\d+|[A-Z])(?=: |, [A-Z]\b|\)|\.\s)")
EXAMPLE = re.compile(r"^```aqua\n(.*?)^```\n```(plan|placed|air)\n(.*?)^```$", re.M | re.S)
FRAME = (ROOT / "tests/checks/rules.aqua").read_text()
REWRITES = "6.3"  # their examples are in the unit tests


def stages_of(aqua, source, stage):
    """What `--emit` prints of a rule's example."""
    with tempfile.TemporaryDirectory() as folder:
        file = pathlib.Path(folder) / "rules.aqua"
        file.write_text(FRAME + textwrap.indent(source, "  "))
        traced = ["--tracing"] if "-- traced" in source else []
        done = subprocess.run([aqua, "build", "--emit", stage, "-q", "-A", "all", *traced, file], capture_output=True, text=True)
        return done.stdout if done.returncode == 0 else done.stderr


def holds(text, excerpt):
    """The lines stand there, one after the other, at whatever depth."""
    lines, wanted = text.splitlines(), excerpt.splitlines()
    found = (textwrap.dedent("\n".join(lines[i:i + len(wanted)])).splitlines() for i in range(len(lines)))
    return textwrap.dedent(excerpt).splitlines() in found


def examples(aqua, rules):
    """What is wrong with the examples of rules and the tests of chapters."""
    for chapter in re.split(r"^## ", rules, flags=re.M)[1:]:
        title = chapter.splitlines()[0]
        if not re.search(r"^Kept by: \S", chapter, re.M):
            yield f"chapter {title}: no `Kept by`"
        for rule in re.split(r"^### ", chapter, flags=re.M)[1:]:
            number, found = rule.split()[0], EXAMPLE.findall(rule)
            if not found and number != REWRITES:
                yield f"{number}: no example"
            for source, stage, excerpt in found:
                text = stages_of(aqua, source, stage)
                if not excerpt.strip() or not holds(text, excerpt):
                    yield f"{number}: the example is not what the compiler makes of it:\n{text}"


def main():
    wrong = []
    rules = RULES.read_text()
    headings = set(HEADING.findall(rules))
    letters = set(re.findall(r"^\| (R\d+|[A-Z]) \|", rules, re.M))
    wrong += examples(sys.argv[1], rules)
    rewrites = "".join((ROOT / "tests/unit" / f"{room}_rewrites.txt").read_text() for room in ("topology", "lower"))
    tagged = set(re.findall(r"\b(?:R\d+|[A-Z])\b", " ".join(re.findall(r"^#.*\(([A-Z0-9, ]+)\)", rewrites, re.M))))
    wrong += [f"{letter}: no example of that rewrite in tests/unit" for letter in sorted(letters - tagged)]
    rows = [line for line in (FOLDER / "README.md").read_text().splitlines() if re.match(r"\| \d\.", line)]
    named = {word for row in rows for word in re.findall(r"\b[a-z_]+\b", row.rstrip(" |").rsplit("|", 1)[1])}
    stories = {path.stem for path in FOLDER.glob("*.story")}
    for name in sorted(stories ^ named):
        wrong.append(f"{name}: {'no rule names it' if name in stories else 'there is no such story'}")
    shown = {number for row in rows for number in re.findall(r"\b\d\.\d+\b", row)}
    wrong += [f"{number}: RULES.md has no such rule" for number in sorted(shown - headings)]
    wrong += [f"{number}: no story shows it" for number in sorted(h for h in headings if h.startswith("3.") and h not in shown)]
    for folder in ("lower", "topology"):
        for path in sorted((ROOT / "compiler" / folder).glob("*.*")):
            if path.suffix in (".h", ".cpp"):
                for comment in re.findall(r"//.*", path.read_text()):
                    wrong += [f"{path.name}: RULES.md has no {letter}" for letter in LETTER.findall(comment) if letter not in letters]
    print("\n".join(wrong))
    return 1 if wrong or not rows or not letters else 0


if __name__ == "__main__":
    sys.exit(main())
