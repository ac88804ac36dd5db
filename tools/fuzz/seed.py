#!/usr/bin/env python3
"""Gathers what the project has for the readers of one kind as a folder of seeds for libFuzzer.

usage: seed.py KIND FOLDER

aqua: .aqua files, programs within stories and of the conformance test. air: scripts of the catalogue of the VM. data,
results: particle data, and whole requests, of its recorded attacks. scenario: scenarios, within stories as well. wasm:
modules. Any other folder of tools/fuzz/corpus: none, its files are the seeds.
Names are hashes of the content.
"""
import base64
import hashlib
import json
import re
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
LARGEST = 16 << 10  # larger seeds make every round slow and add nothing


def aqua():
    for folder in ("stdlib", "examples", "tests", "tools"):
        for file in sorted((ROOT / folder).rglob("*")):
            if "node_modules" in file.parts or not file.is_file():
                continue
            if file.suffix == ".aqua":
                yield file.read_bytes()
            elif file.suffix == ".story":
                sections = re.split(rb"(?m)^=== (.*) ===\n", file.read_bytes())
                yield from (text for name, text in zip(sections[1::2], sections[2::2])
                            if name.endswith(b".aqua") and not name.startswith(b"expect") and b" from " not in name)
    text = (ROOT / "tests/conformance/programs.txt").read_bytes()
    for part in re.split(rb"(?m)^--- .*\n", text)[1:]:
        yield re.split(rb"(?m)^=== ", part)[0]


def scenario():
    for folder in ("stdlib", "examples", "tests"):
        for file in sorted((ROOT / folder).rglob("*")):
            if "node_modules" in file.parts or not file.is_file():
                continue
            if file.suffix == ".toml":
                yield file.read_bytes()
            elif file.suffix == ".story":
                sections = re.split(rb"(?m)^=== (.*) ===\n", file.read_bytes())
                yield from (text for name, text in zip(sections[1::2], sections[2::2]) if name.endswith(b".toml"))


def air():
    for file in sorted((ROOT / "tests/vm/cases").glob("*.toml")):
        for case in tomllib.loads(file.read_text()).values():
            if isinstance(case, dict) and "air" in case:
                yield case["air"].encode()


def requests():
    for file in sorted((ROOT / "tests/vm/requests").glob("*.jsonl")):
        yield from file.read_text().splitlines()


def data():
    for line in requests():
        request = json.loads(line)
        for name in ("data", "prev", "current"):
            if request.get(name):
                yield base64.b64decode(request[name])


def results():
    yield from (line.encode() for line in requests())


def wasm():
    for file in sorted((ROOT / "tests").rglob("*.wasm")):
        yield file.read_bytes()


KINDS = {"aqua": aqua, "air": air, "data": data, "results": results, "scenario": scenario, "wasm": wasm}


def seeds(kind):
    """Of other kinds there is only the corpus."""
    return KINDS[kind]() if kind in KINDS else ()


def main():
    if len(sys.argv) != 3 or not (sys.argv[1] in KINDS or (ROOT / "tools/fuzz/corpus" / sys.argv[1]).is_dir()):
        sys.exit(__doc__.strip())
    folder = Path(sys.argv[2])
    folder.mkdir(parents=True, exist_ok=True)
    for seed in seeds(sys.argv[1]):
        if len(seed) <= LARGEST:
            (folder / hashlib.sha1(seed).hexdigest()).write_bytes(seed)
    print(f"{len(list(folder.iterdir()))} seeds in {folder}")


if __name__ == "__main__":
    main()
