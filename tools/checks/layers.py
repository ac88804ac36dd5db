#!/usr/bin/env python3
"""Checks that rooms include only what layers.txt lets them, and that every room has a README.md.

usage: layers.py [ROOT]      (exit 1 and one line for each finding when a wall is broken)
"""
import fnmatch
import pathlib
import re
import sys

INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]', re.M)
SOURCES = {".h", ".cpp", ".def"}
TOP = ("compiler", "runtime", "tools", "tests")


def read_rules(path):
    rooms, walls = {}, []
    for number, line in enumerate(path.read_text().splitlines(), 1):
        line = line.split("#", 1)[0].strip()
        if not line:
            continue
        name, colon, rest = line.partition(": " if line.startswith("only ") else ":")
        if not colon:
            sys.exit(f"{path}:{number}: expected `room: rooms`")
        if name.startswith("only "):
            walls.append((name[len("only "):].strip(), rest.split()))
        else:
            rooms[name.strip()] = rest.split()
    return rooms, walls


def room_of(path):
    """`compiler/air/air.h` -> `compiler/air`"""
    parts = path.split("/")
    return "/".join(parts[:2]) if len(parts) > 2 and parts[0] in TOP else None


def check(root):
    rooms, walls = read_rules(root / "tools/checks/layers.txt")
    findings = []
    seen = set()
    for top in TOP:
        for file in sorted((root / top).rglob("*")):
            if file.suffix not in SOURCES or "node_modules" in file.parts:
                continue
            name = file.relative_to(root).as_posix()
            room = room_of(name)
            if room is None:
                continue
            seen.add(room)
            if room not in rooms:
                findings.append(f"{name}: room `{room}` has no line in tools/checks/layers.txt")
                continue
            text = file.read_text(encoding="utf-8", errors="replace")
            for match in INCLUDE.finditer(text):
                line = text.count("\n", 0, match.start(2)) + 1
                findings += includes(name, line, room, match.group(2), rooms[room], walls)
    for room in sorted(seen & rooms.keys()):
        if room.startswith(("compiler/", "runtime/")) and not (root / room / "README.md").is_file():
            findings.append(f"{room}: has no README.md")
    return findings


def includes(name, line, room, header, allowed, walls):
    for prefix, files in walls:
        if header.startswith(prefix) and not any(fnmatch.fnmatch(name, f) for f in files):
            yield f"{name}:{line}: only {' '.join(files)} may include <{prefix}...>"
    other = room_of(header)
    if other is None or other == room:
        return
    if not any(fnmatch.fnmatch(other, pattern) for pattern in allowed):
        yield f"{name}:{line}: `{room}` may not include `{header}`"


def main():
    root = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else __file__).resolve()
    if root.is_file():
        root = root.parents[2]
    findings = check(root)
    for finding in findings:
        print(finding)
    print(f"findings: {len(findings)}" if findings else "layers are kept")
    return 1 if findings else 0


if __name__ == "__main__":
    sys.exit(main())
