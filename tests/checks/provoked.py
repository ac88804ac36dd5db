#!/usr/bin/env python3
"""Every diagnostic is provoked by a story of tests/golden, or not_provoked.txt says why it cannot be.

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


def main():
    codes, seen = catalogue(), provoked()
    excused = {}
    for line in EXCEPTIONS.read_text().splitlines():
        if line and not line.startswith("#"):
            name, _, reason = line.partition(": ")
            excused[name] = reason
    names = set(codes.values())
    problems = [f"{code} {name}: no story provokes it" for code, name in sorted(codes.items())
                if code not in seen and name not in excused]
    problems += [f"{name}: a story provokes it, it needs no excuse" for code, name in sorted(codes.items())
                 if code in seen and name in excused]
    problems += [f"{name}: no such code" for name in sorted(set(excused) - names)]
    problems += [f"{name}: no reason" for name, reason in sorted(excused.items()) if not reason]
    for problem in problems:
        print(problem)
    print(f"{len(codes)} codes, {len(codes) - len(excused)} provoked, {len(problems)} problems")
    return 1 if problems or len(codes) < 200 else 0


if __name__ == "__main__":
    sys.exit(main())
