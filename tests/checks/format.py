#!/usr/bin/env python3
"""All code is as clang-format 14 with the .clang-format of the root leaves it; versions differ in what they make of it.

usage: format.py CLANG_FORMAT [ROOT]
"""
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

PACKET = 20  # files per process


def main():
    program = sys.argv[1]
    root = Path(sys.argv[2] if len(sys.argv) > 2 else Path(__file__).resolve().parents[2])
    files = [path for room in ("compiler", "runtime", "tools", "tests") for path in sorted((root / room).rglob("*"))
             if path.suffix in (".cpp", ".h") and "generated" not in path.parts]

    def check(packet):
        return subprocess.run([program, "--dry-run", "-Werror", *packet], capture_output=True, text=True).stderr

    with ThreadPoolExecutor(os.cpu_count()) as pool:
        found = "".join(pool.map(check, [files[i:i + PACKET] for i in range(0, len(files), PACKET)]))
    bad = sorted({line.split(":")[0] for line in found.splitlines() if "-Wclang-format-violations" in line})
    for path in bad:
        print(f"{os.path.relpath(path, root)}: differs; clang-format -i mends it")
    print(f"{len(files)} files, {len(bad)} differ")
    return 1 if bad or found and not bad or len(files) < 200 else 0


if __name__ == "__main__":
    sys.exit(main())
