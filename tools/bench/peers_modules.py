#!/usr/bin/env python3
"""Time and memory of one workflow over many peers, each of which has an instance of a compute module of its own.

  tools/bench/peers_modules.py build/release/aqua [--peers 1 100 1000] [--limit 2048] [--seconds 10]

The module is tests/wasm/modules/greeting.wasm, the whole process is measured. Exit code 1 if the largest number of peers needs more than
--limit MiB or --seconds.
"""
import argparse
import json
import pathlib
import subprocess
import sys
import tempfile
import time

from peers_memory import peak

MODULE = pathlib.Path(__file__).resolve().parents[2] / "tests/wasm/modules/greeting.wasm"
PROGRAM = """aqua Count declares *

export counts

service Greeting("greeting"):
  count() -> u32

func counts(peers: []string) -> []u32:
  answers: *u32
  for peer <- peers par:
    on peer via HOST_PEER_ID:
      answers <- Greeting.count()
  join answers[peers.length - 1]
  <- answers
"""


def scenario(count, answer):
    peers = "".join(f"[peers.p{i}]\n" for i in range(count))
    return f'scenario = 1\n[peers.client]\nkind = "client"\nrelay = "relay"\n[peers.relay]\nkind = "relay"\n{peers}[[service]]\nid = "greeting"\n{answer}\n'


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("aqua", help="the aqua binary")
    parser.add_argument("--peers", type=int, nargs="+", default=[1, 100, 1000])
    parser.add_argument("--limit", type=int, default=2048, help="MiB")
    parser.add_argument("--seconds", type=float, default=10)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = pathlib.Path(temporary)
        (folder / "counts.aqua").write_text(PROGRAM)

        def run(count, answer):
            world, data = folder / "world.toml", folder / "data.json"
            world.write_text(scenario(count, answer))
            data.write_text(json.dumps({"peers": ["${peer.p%d}" % i for i in range(count)]}))
            command = [options.aqua, "run", str(folder / "counts.aqua"), "counts(peers)", "-s", str(world), "--data", f"@{data}", "-q"]
            begin = time.monotonic()
            used = peak(command)
            took = time.monotonic() - begin
            result = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
            if result != [1] * count:
                sys.exit(f"{count} peers: {str(result)[:200]}")
            return used, took

        print(f"{'peers':>8} {'MiB':>8} {'s':>7} {'KiB/instance':>13} {'ms/instance':>12}")
        for count in options.peers:
            plain, without = run(count, "[service.function.count]\nreturns = 1")
            used, took = run(count, f'wasm = "{MODULE}"')
            print(f"{count:8} {used / 1024:8.1f} {took:7.2f} {(used - plain) / count:13.1f} {(took - without) * 1000 / count:12.2f}")
    print("an instance: what the process needs more than with an answer that the scenario describes")
    if used > options.limit * 1024 or took > options.seconds:
        sys.exit(f"{used / 1024:.0f} MiB and {took:.1f} s, expected {options.limit} MiB and {options.seconds} s at most")


if __name__ == "__main__":
    main()
