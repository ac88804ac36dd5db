#!/usr/bin/env python3
"""Time per message of a fan-out with a join over 10, 100 and 1,000 simulated peers.

  tools/bench/fan_out.py build/release/aqua [--runs 5] [--peers 10 100 1000] [--check]

Each peer answers with its own number, and every answer has to be there: that is checked in each run. With --check one
run of each size is done and no time is shown (that is the test of the suite).
"""
import argparse
import json
import pathlib
import statistics
import subprocess
import sys
import tempfile
import time

SOURCE = pathlib.Path(__file__).resolve().with_name("fan_out.aqua")


def scenario(count):
    peers = "".join(f"[peers.p{i}]\n" for i in range(count))
    services = "".join(
        f'[[service]]\nid = "worker"\non = ["p{i}"]\n[service.function.square]\nreturns = {i}\n' for i in range(count))
    return ('scenario = 1\n[peers.client]\nkind = "client"\nrelay = "relay"\n[peers.relay]\nkind = "relay"\n'
            + peers + services + '[network]\nlatency = "5ms..50ms"\n')


def run(aqua, count, folder):
    """Seconds, and the number of messages."""
    world, data, record = folder / "world.toml", folder / "data.json", folder / "run.aqrec"
    if not world.exists():
        world.write_text(scenario(count))
        data.write_text(json.dumps({"peers": ["${peer.p%d}" % i for i in range(count)]}))
    command = [aqua, "run", str(SOURCE), "fanOut(peers, 3)", "-s", str(world), "--data", f"@{data}"]
    start = time.perf_counter()
    done = subprocess.run(command, capture_output=True, text=True)
    took = time.perf_counter() - start
    if done.returncode != 0:
        sys.exit(f"exit code {done.returncode} with {count} peers:\n{done.stderr}")
    answers = json.loads(done.stdout)
    if sorted(answers) != list(range(count)):
        sys.exit(f"wrong answers with {count} peers: {len(answers)} of them, {len(set(answers))} different")
    hops = next(word for line in done.stderr.splitlines() if line.startswith("ran ") for word in [line])
    return took, int(hops.split(": ", 1)[1].split(" hop")[0])


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("aqua", help="the aqua binary")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--peers", type=int, nargs="+", default=[10, 100, 1000])
    parser.add_argument("--check", action="store_true", help="one run each, answers only")
    options = parser.parse_args()

    rows = []
    with tempfile.TemporaryDirectory() as temporary:
        for count in options.peers:
            folder = pathlib.Path(temporary) / str(count)
            folder.mkdir()
            results = [run(options.aqua, count, folder) for _ in range(1 if options.check else options.runs)]
            rows.append((count, statistics.median(took for took, _ in results), results[0][1]))
    if options.check:
        print(f"{len(rows)} passed, 0 failed")
        return
    print(f"{'peers':>8} {'messages':>9} {'ms':>9} {'us/message':>11}")
    for count, took, hops in rows:
        print(f"{count:8} {hops:9} {took * 1000:9.1f} {took * 1e6 / hops:11.1f}")
    print("whole process; reading the scenario and making the keys of all peers included")


if __name__ == "__main__":
    main()
