#!/usr/bin/env python3
"""What makes a search fast, as ratios of one run on this machine.

  tools/bench/explore.py build/release/aqua [SCENARIO...]

Without scenarios: examples 02 and 04. Times are processor time in one process (explore_loop beside `aqua`), the
least of five; the last column is the wall time of `aqua explore` with one thread and with two, so it wants an idle machine.
"""
import argparse
import json
import pathlib
import subprocess
import sys
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
USUAL = ("02-fan-out", "04-quorum")
STATES = 20000


def threads(aqua, scenario):
    def took(jobs):
        begin = time.monotonic()
        done = subprocess.run([aqua, "explore", scenario, "-q", "--faults", "drop:1,duplicate:1", "--states", "5000",
                               "--strategy", "dfs", "--jobs", str(jobs)], capture_output=True, text=True)
        if done.returncode > 1:
            sys.exit(f"{scenario}: {done.stderr}")
        return time.monotonic() - begin, done.stdout

    (one, first), (two, second) = took(1), took(2)
    if first != second:
        sys.exit(f"{scenario}: two threads find something else than one")
    return one / two


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("aqua", type=pathlib.Path)
    parser.add_argument("scenarios", nargs="*")
    args = parser.parse_args()
    loop = args.aqua.resolve().parent / "tools/bench/explore_loop"
    scenarios = args.scenarios or [str(next((ROOT / "examples" / name).glob("*.scenario.toml"))) for name in USUAL]
    print("| scenario | image kept | fork or again | events, plain | with sleep sets | times | fingerprint costs | 2 threads |")
    print("|---|--:|--:|--:|--:|--:|--:|--:|")
    for scenario in scenarios:
        done = subprocess.run([loop, scenario, str(STATES)], capture_output=True, text=True)
        if done.returncode != 0:
            sys.exit(f"{scenario}: {done.stderr}")
        got = json.loads(done.stdout)
        plain, both, asleep = got["plain"], got["both"], got["asleep"]
        more = "" if plain["exhausted"] else "> "
        left = "" if both["exhausted"] else " (not exhausted)"
        cost = (both["us"] / both["transitions"]) / (asleep["us"] / asleep["transitions"])
        print(f"| {pathlib.Path(scenario).parent.name} | {got['anew'] / got['kept']:.1f}× | {got['again'] / got['forked']:.1f}× "
              f"| {more}{plain['transitions']:,} | {both['transitions']:,}{left} "
              f"| {more}{plain['transitions'] / both['transitions']:.0f}× | {cost:.2f}× | {threads(args.aqua, scenario):.1f}× |")


if __name__ == "__main__":
    main()
