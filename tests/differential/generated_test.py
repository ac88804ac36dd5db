#!/usr/bin/env python3
"""Random programs beside the official compiler and VM: generate.mjs writes them, diff.mjs compares. Exits with 77
(skipped) where Node or the packages of tools/oracle are missing.

usage: generated_test.py NODE AQUA [--count N] [--first SEED] [--seeds ORDERS] [--keep DIR]

The same seeds give the same programs. They run in batches; a line tells of each. AQUA_GENERATED_COUNT and
AQUA_GENERATED_FIRST in the environment are used where the options are not given (defaults: 5000 programs from 1 on).
"""
import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from live_test import ORACLE, SKIPPED, missing

BATCH = 250


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("node")
    options.add_argument("aqua")
    options.add_argument("--count", type=int, default=int(os.environ.get("AQUA_GENERATED_COUNT", "5000")))
    options.add_argument("--first", type=int, default=int(os.environ.get("AQUA_GENERATED_FIRST", "1")))
    options.add_argument("--seeds", type=int, default=5, help="orders of delivery for each program (default 5)")
    options.add_argument("--keep", type=Path, help="leave the programs there")
    options = options.parse_args()
    if why := missing(options.node):
        print(f"skipped: {why}")
        return SKIPPED
    aqua, different = os.path.abspath(options.aqua), 0
    with tempfile.TemporaryDirectory() as temporary:
        for first in range(options.first, options.first + options.count, BATCH):
            folder = (options.keep or Path(temporary)) / f"from-{first}"
            count = min(BATCH, options.first + options.count - first)
            subprocess.run([options.node, ORACLE / "generate.mjs", "--out", folder, "--first", str(first),
                            "--count", str(count)], check=True)
            done = subprocess.run([options.node, ORACLE / "diff.mjs", "--aqua", aqua, "--cases", folder,
                                   "--seeds", str(options.seeds)], stdout=subprocess.PIPE, text=True)
            print(f"seeds {first} to {first + count - 1}: {done.stdout.strip()}", flush=True)
            different += done.returncode != 0
    return 1 if different else 0


if __name__ == "__main__":
    sys.exit(main())
