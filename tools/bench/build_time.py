#!/usr/bin/env python3
"""Whole-process time of compiling one small file: `aqua build` beside the official compiler on Node.

  tools/bench/build_time.py build/release/aqua [--runs 30]

Both compile the same file, in turn, in one run; the table shows the minimum and the median of wall time. The
official side needs `npm ci` in tools/oracle once; without it only our side is timed, and the table says so.
"""
import argparse
import pathlib
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent
ORACLE = HERE.parent / "oracle"
SOURCE = HERE / "thirty_lines.aqua"


def timed(command):
    start = time.perf_counter()
    done = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    took = time.perf_counter() - start
    if done.returncode != 0:
        sys.exit(f"{' '.join(map(str, command))} failed:\n{done.stderr.decode()}")
    return took * 1000


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("aqua", help="the aqua binary")
    parser.add_argument("--runs", type=int, default=30, help="runs of each side (default 30)")
    parser.add_argument("--source", default=str(SOURCE), help="file to compile")
    options = parser.parse_args()

    with tempfile.TemporaryDirectory() as out:
        sides = {"aqua build": [options.aqua, "build", "--target", "air", "-o", out, options.source]}
        if shutil.which("node") and (ORACLE / "node_modules").is_dir():
            sides["official compiler"] = ["node", str(ORACLE / "compile.mjs"), options.source]
        times = {name: [] for name in sides}
        for command in sides.values():  # warm the file cache
            timed(command)
        for _ in range(options.runs):
            for name, command in sides.items():
                times[name].append(timed(command))

    lines = len(open(options.source, encoding="utf-8").read().splitlines())
    print(f"{options.source}: {lines} lines, {options.runs} runs each, whole process, milliseconds")
    print(f"{'':20} {'min':>9} {'median':>9}")
    for name, values in times.items():
        print(f"{name:20} {min(values):9.1f} {statistics.median(values):9.1f}")
    if "official compiler" not in times:
        print("official compiler    not timed: run `npm ci` in tools/oracle (Node 20 or newer)")
    else:
        ours, theirs = (statistics.median(times[name]) for name in sides)
        print(f"ratio of medians: {theirs / ours:.0f}x")


if __name__ == "__main__":
    main()
