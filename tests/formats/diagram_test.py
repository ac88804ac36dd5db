#!/usr/bin/env python3
"""`aqua diagram` over every program there is: Mermaid is well formed and short enough, SVG is an image without script or
references, and both, as the text, say the same; every call of the placed plan is in the picture exactly once.

usage: diagram_test.py AQUA
"""
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as xml
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
MOST = 50_000  # Mermaid shows nothing beyond
LABEL = r"(?:[^#;%&\\]|#\d+;)*"
LINES = {
    "participant": re.compile(rf"participant (p\d+) as {LABEL}"),
    "arrow": re.compile(rf"(p\d+)(->>|-->>|--x)(p\d+): ({LABEL})"),
    "note": re.compile(rf"Note over (p\d+)(?:,(p\d+))?: ({LABEL})"),
    "begin": re.compile(rf"(par|alt|critical|loop) {LABEL}"),
    "section": re.compile(rf"(and|else|option)(?: {LABEL})?"),
    "end": re.compile(r"end"),
}
SECTIONS = {"par": "and", "alt": "else", "critical": "option", "loop": None}
HIDDEN = re.compile(r'call (?:"getDataSrv"|getDataSrv|"errorHandlingSrv"|"callbackSrv" "response")')


def programs(folder):
    """Every program with exports: examples, stdlib, and those in stories about lowering and placing."""
    yield from sorted(ROOT.glob("examples/*/*.aqua"))
    yield from sorted(ROOT.glob("tests/differential/programs/**/*.aqua"))
    for story in sorted(ROOT.glob("tests/golden/topology/*.story")) + sorted(ROOT.glob("tests/golden/lower/*.story")):
        found = re.search(r"^=== \w+\.aqua ===\n(.*?)(?=^=== )", story.read_text(), re.S | re.M)
        if found:
            file = folder / f"{story.stem}.aqua"
            file.write_text(found[1])
            yield file


def aqua(binary, *words):
    return subprocess.run([binary, *map(str, words)], capture_output=True, text=True, cwd=ROOT)


def check_mermaid(text, problem):
    lines = text.split("\n")
    if lines[0] != "sequenceDiagram" or lines[-1] != "":
        problem("does not begin with sequenceDiagram and end with a line end")
    if len(text) >= MOST:
        problem(f"{len(text)} characters")
    declared, open_blocks, kinds = [], [], []
    for line in lines[1:-1]:
        body = line.strip()
        kind, match = next(((k, m) for k, pattern in LINES.items() if (m := pattern.fullmatch(body))), (None, None))
        kinds.append(kind)
        if kind is None:
            problem(f"no line of Mermaid: {body}")
        elif kind == "participant":
            declared.append(match[1])
        elif kind in ("arrow", "note"):
            used = {match[1], match[3] if kind == "arrow" else match[2] or match[1]}
            if not used <= set(declared):
                problem(f"unknown participant: {body}")
        elif kind == "begin":
            open_blocks.append(match[1])
        elif kind == "section" and (not open_blocks or SECTIONS[open_blocks[-1]] != match[1]):
            problem(f"a section outside of its block: {body}")
        elif kind == "end" and (not open_blocks or not open_blocks.pop()):
            problem("an end too much")
    if open_blocks or len(set(declared)) != len(declared):
        problem("blocks are open, or participants declared twice")
    return kinds


def check_svg(text, problem):
    for element in xml.fromstring(text).iter():
        if element.tag.split("}")[1] not in ("svg", "title", "style", "rect", "line", "text", "path", "circle"):
            problem(f"<{element.tag}> in the image")
        for name in element.attrib:
            if name.lower().startswith("on") or "href" in name:
                problem(f"{name} in the image")


def check_function(binary, file, name, placed, problem):
    plan = placed.split(f";; {name}\n", 1)[1].split("\n;; ", 1)[0]
    outputs = {form: aqua(binary, "diagram", "-q", file, name, "--format", form) for form in ("mermaid", "svg", "text")}
    if any(done.returncode != 0 for done in outputs.values()):
        return problem("no picture")
    check_mermaid(outputs["mermaid"].stdout, problem)
    check_svg(outputs["svg"].stdout, problem)
    # Calls: those of the plan, without those of the wrapper.
    calls = len(re.findall(r"^ *call ", plan, re.M)) - len(HIDDEN.findall(plan))
    drawn = re.findall(r"^ *p\d+->>p\d+: (?!on its way$)", outputs["mermaid"].stdout, re.M)
    if len(drawn) != calls:
        problem(f"{len(drawn)} calls are drawn, {calls} are in the plan")
    # Hops: whoever is passed is in the picture.
    declared = len(re.findall(r"^  participant ", outputs["mermaid"].stdout, re.M))
    columns = len(re.findall(r'<rect class="peer"', outputs["svg"].stdout))
    named = outputs["text"].stdout.split("\n", 1)[0].count(", ") + 1
    if not declared == columns or named < declared:
        problem(f"{declared} participants in Mermaid, {columns} in SVG, {named} in text")


def big(folder):
    """A program whose picture is too long for Mermaid, and one that is too deep."""
    wide = folder / "wide.aqua"
    calls = "\n".join(f'  on p{i % 7}:\n    S.act("step {i}")' for i in range(2000))
    params = ", ".join(f"p{i}: string" for i in range(7))
    wide.write_text(f'aqua W\nexport f\nservice S("s"):\n  act(x: string)\nfunc f({params}):\n{calls}\n')
    deep = folder / "deep.aqua"
    body = "".join("  " * (i + 1) + f"if c{i % 3}:\n" for i in range(90)) + "  " * 91 + 'S.act("in")\n'
    deep.write_text('aqua D\nexport f\nservice S("s"):\n  act(x: string)\nfunc f(c0: bool, c1: bool, c2: bool):\n' + body)
    return wide, deep


def main():
    binary, problems, functions = sys.argv[1], [], 0
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        for file in programs(folder):
            placed = aqua(binary, "build", "-q", "--emit", "placed", file)
            names = re.findall(r"^;; (\w+)$", placed.stdout, re.M) if placed.returncode == 0 else []
            for name in names:
                functions += 1
                check_function(binary, file, name, placed.stdout,
                               lambda text: problems.append(f"{file.name} {name}: {text}"))
        for file, words in zip(big(folder), (r"not shown: \d+ more steps", r"not shown: what is more than \d+ levels deep")):
            done = aqua(binary, "diagram", "-q", file, "--format", "mermaid")
            check_mermaid(done.stdout, lambda text: problems.append(f"{file.name}: {text}"))
            if done.returncode != 0 or not re.search(words, done.stdout):
                problems.append(f"{file.name}: does not say what is left out")
    print(*problems, sep="\n")
    print(f"{functions} functions, {len(problems)} problems")
    sys.exit(1 if problems or functions < 100 else 0)


main()
