#!/usr/bin/env python3
"""Gathers every Aqua program of the project as one folder of seeds for libFuzzer.

usage: seed.py FOLDER

Takes .aqua files, programs within stories, and the programs of the conformance test. Names are hashes of the content.
"""
import hashlib
import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
LARGEST = 16 << 10  # larger seeds make every round slow and add nothing


def programs():
    for folder in ("stdlib", "examples", "tests", "tools"):
        for file in sorted((ROOT / folder).rglob("*")):
            if "node_modules" in file.parts or not file.is_file():
                continue
            if file.suffix == ".aqua":
                yield file.read_bytes()
            elif file.suffix == ".story":
                sections = re.split(rb"(?m)^=== (.*) ===\n", file.read_bytes())
                yield from (text for name, text in zip(sections[1::2], sections[2::2])
                            if name.endswith(b".aqua") and not name.startswith(b"expect"))
    text = (ROOT / "tests/conformance/programs.txt").read_bytes()
    for part in re.split(rb"(?m)^--- .*\n", text)[1:]:
        yield re.split(rb"(?m)^=== ", part)[0]


def main():
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    for program in programs():
        if len(program) <= LARGEST:
            (folder / hashlib.sha1(program).hexdigest()).write_bytes(program)
    print(f"{len(list(folder.iterdir()))} seeds in {folder}")


if __name__ == "__main__":
    main()
