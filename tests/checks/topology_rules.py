#!/usr/bin/env python3
"""The table of rules in tests/golden/topology/README.md names every story of that folder, and no other; its numbers and
letters, and those in the sources of lowering and topology, are in compiler/topology/RULES.md; every rule of its chapter 3
has a story."""
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
FOLDER = ROOT / "tests/golden/topology"
RULES = ROOT / "compiler/topology/RULES.md"
HEADING = re.compile(r"^### (\d+\.\d+) ", re.M)
LETTER = re.compile(r"(?:///? |\(|, )(R\d+|[A-Z])(?=: |, [A-Z]\b|\)|\.\s)")


def main():
    wrong = []
    rules = RULES.read_text()
    headings = set(HEADING.findall(rules))
    letters = set(re.findall(r"^\| (R\d+|[A-Z]) \|", rules, re.M))
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
