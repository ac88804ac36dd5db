#!/usr/bin/env python3
"""Whatever the project cites is in the project.

- `NAME.md 4.2, 7.1 to 7.3` in a source, table or README names headings that the one document NAME.md has;
- nothing cites a "spec" that is somewhere else;
- a line "Kept by: ..." in such a document names tests that exist.

usage: citations.py [ROOT]      (exit 1 and one line for each finding)
"""
import pathlib
import re
import sys

SOURCES = {".h", ".cpp", ".def", ".py", ".md", ".mjs", ".cmake"}
SKIPPED = {"build", "node_modules", ".git", "generated"}
CITATION = re.compile(r"\b([A-Z]{4,})\.md,? (?:rules? )?([0-9][^()\n;]*)")
NUMBER = re.compile(r"\b\d+(?:\.\d+)*\b")
HEADING = re.compile(r"^#+ (\d+(?:\.\d+)*)\.? ", re.M)
ELSEWHERE = re.compile(r"\b(?:execution|language|peer) spec\b")
TEST = re.compile(r"\b(unit|golden|fuzz|conformance|differential|bindings|vm|packages|lsp|checks|formats)\.([a-z_]+)")
ADDED = re.compile(r"aqua_unit_test\((\w+)|aqua_fuzzer\((\w+)|NAME ([\w.]+)")


def files(root):
    for path in sorted(root.rglob("*")):
        if path.suffix in SOURCES | {".txt"} and path.is_file() and not SKIPPED & set(path.relative_to(root).parts):
            yield path


def tests(root, sources):
    names = {f"golden.{path.name}" for path in (root / "tests/golden").iterdir() if path.is_dir()}
    for path in sources:
        if path.name == "CMakeLists.txt" or path.suffix == ".cmake":
            for unit, fuzzer, other in ADDED.findall(path.read_text()):
                names.add(f"unit.{unit}" if unit else f"fuzz.{fuzzer}" if fuzzer else other)
    return names


def check(root):
    sources = list(files(root))
    known = tests(root, sources)
    documents = {}
    for path in sources:
        if re.fullmatch(r"[A-Z]{4,}\.md", path.name) and path.name != "README.md":
            if path.name in documents:
                yield f"{path.relative_to(root)}: a second {path.name}"
            documents[path.name] = set(HEADING.findall(path.read_text()))
    for path in sources:
        if path.suffix not in SOURCES or path.name.startswith("citations"):
            continue
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            place = f"{path.relative_to(root)}:{number}"
            if ELSEWHERE.search(line):
                yield f"{place}: cites a spec that is not in the repository"
            for name, rest in CITATION.findall(line):
                headings = documents.get(f"{name}.md")
                if headings is None:
                    yield f"{place}: there is no {name}.md"
                    continue
                for cited in NUMBER.findall(rest.split("rule")[0]):
                    if cited not in headings:
                        yield f"{place}: {name}.md has no {cited}"
            if line.startswith("Kept by"):
                for kind, name in TEST.findall(line):
                    if f"{kind}.{name}" not in known and not any(n.startswith(f"{kind}.{name}.") for n in known):
                        yield f"{place}: there is no test {kind}.{name}"


def main():
    root = pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else pathlib.Path(__file__).resolve().parents[2]
    findings = list(check(root.resolve()))
    for finding in findings:
        print(finding)
    print(f"findings: {len(findings)}" if findings else "every citation resolves")
    return 1 if findings else 0


if __name__ == "__main__":
    sys.exit(main())
