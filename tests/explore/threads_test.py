#!/usr/bin/env python3
"""A search says the same whatever the number of threads is: in full, for each strategy.

usage: threads_test.py AQUA SCENARIO RUNS
"""
import json
import subprocess
import sys


def strategies(runs):
    return [["--strategy", "dfs", "--faults", "drop:1"], ["--strategy", "random", "--runs", runs],
            ["--strategy", "pct", "--runs", runs], ["--strategy", "auto", "--states", "200", "--runs", runs]]


def search(aqua, scenario, options, jobs):
    done = subprocess.run([aqua, "explore", scenario, "--format", "json", "--jobs", str(jobs), *options],
                          capture_output=True, text=True, timeout=600)
    if done.returncode not in (0, 1) or not json.loads(done.stdout)["searches"]:
        sys.exit(f"{options}, {jobs} threads: exit code {done.returncode}\n{done.stderr}")
    return done.stdout


def main():
    aqua, scenario, runs = sys.argv[1:]
    problems = 0
    for options in strategies(runs):
        one, four = (search(aqua, scenario, options, jobs) for jobs in (1, 4))
        if one != four:
            problems += 1
            print(f"{options}: 4 threads say something else than one:\n{one}\n{four}")
    print(f"{len(strategies(runs))} searches, {problems} problems")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
