#!/usr/bin/env python3
"""Every diagnostic has a topic for `aqua explain` and is provoked by a story of tests/golden, or not_provoked.txt says
why not, and names the test that provokes it instead.

usage: provoked.py        (from the project's folder)
"""
import re
import sys
from pathlib import Path

EXCEPTIONS = Path("tests/checks/not_provoked.txt")


def catalogue():
    """{code: name}"""
    row = re.compile(r'^AQUA_(?:DIAGNOSTIC|LINT)\(\w+, (\d+), \w+, "([a-z0-9-]+)"', re.M)
    found = {}
    for path in Path("compiler/diagnostics").glob("codes_*.def"):
        found |= {f"AQ{int(number):04}": name for number, name in row.findall(path.read_text())}
    return found


def provoked():
    found = set()
    for path in Path("tests/golden").rglob("*.story"):
        text = path.read_bytes().decode("utf-8", "replace")
        found |= set(re.findall(r"\bAQ\d{4}\b", text[text.find("\n=== expect"):]))
    return found


def wrong_with(name, reason, codes):
    """An excuse is `why; tests/FILE`, and the file speaks of the code, or `guard: why`."""
    if reason.startswith("guard: "):
        return
    why, _, test = reason.rpartition("; ")
    if not why or not test.startswith("tests/") or not Path(test).is_file():
        yield f"names no test: {reason!r}"
        return
    words = [name] + [code for code, each in codes.items() if each == name]
    words += ["Code::" + "".join(part.capitalize() for part in name.split("-"))]
    if not any(re.search(rf"\b{word}\b", Path(test).read_text()) for word in words):
        yield f"{test} does not speak of it"


def main():
    codes, seen = catalogue(), provoked()
    explained = {path.stem for path in Path("tools/explain/topics").glob("*.md")}
    problems = [f"{code} {name}: tools/explain/topics/{name}.md is missing" for code, name in sorted(codes.items())
                if name not in explained]
    excused = {}
    for line in EXCEPTIONS.read_text().splitlines():
        if line and not line.startswith("#"):
            name, _, reason = line.partition(": ")
            excused[name] = reason
            problems += [f"{name}: {problem}" for problem in wrong_with(name, reason, codes)]
    names = set(codes.values())
    problems += [f"{code} {name}: no story provokes it" for code, name in sorted(codes.items())
                 if code not in seen and name not in excused]
    problems += [f"{name}: a story provokes it, it needs no excuse" for code, name in sorted(codes.items())
                 if code in seen and name in excused]
    problems += [f"{name}: no such code" for name in sorted(set(excused) - names)]
    for problem in problems:
        print(problem)
    print(f"{len(codes)} codes, {len(codes) - len(excused)} provoked, {len(problems)} problems")
    return 1 if problems or len(codes) < 200 else 0


if __name__ == "__main__":
    sys.exit(main())
