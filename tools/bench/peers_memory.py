#!/usr/bin/env python3
"""Memory of simulated peers: of those that are there and do nothing, and of those that hold a particle.

  tools/bench/peers_memory.py build/release/aqua [--peers 1000 10000 100000] [--holding 100 300 1000] [--limit 2048]

Peak of the whole process, as the system reports it. Exit code 1 if the largest number of idle peers needs more than --limit MiB.
"""
import argparse
import json
import pathlib
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
IDLE = 'export idle\nservice Op("op"):\n  noop()\nfunc idle():\n  Op.noop()\n'


def scenario(count, workers):
    text = 'scenario = 1\n[peers.client]\nkind = "client"\nrelay = "relay"\n[peers.relay]\nkind = "relay"\n' + "".join(f"[peers.p{i}]\n" for i in range(count))
    if workers:
        text += "".join(f'[[service]]\nid = "worker"\non = ["p{i}"]\n[service.function.square]\nreturns = {i}\n' for i in range(count))
    return text


def peak(command):
    """KiB, of one process and nothing that ran before it."""
    watch = ("import resource, subprocess, sys; done = subprocess.run(sys.argv[1:], capture_output=True, text=True);"
             "sys.stderr.write(done.stderr); print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss); sys.exit(done.returncode)")
    done = subprocess.run([sys.executable, "-c", watch, *command], capture_output=True, text=True)
    if done.returncode != 0:
        sys.exit(f"exit code {done.returncode}:\n{done.stderr}")
    return int(done.stdout)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("aqua", help="the aqua binary")
    parser.add_argument("--peers", type=int, nargs="+", default=[1000, 10000, 100000])
    parser.add_argument("--holding", type=int, nargs="*", default=[100, 300, 1000])
    parser.add_argument("--limit", type=int, default=2048, help="MiB")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = pathlib.Path(temporary)
        (folder / "idle.aqua").write_text("aqua Idle\n" + IDLE)

        def idle(count):
            world = folder / "world.toml"
            world.write_text(scenario(count, False))
            return peak([options.aqua, "run", str(folder / "idle.aqua"), "idle()", "-s", str(world), "-q"])

        base = idle(0)
        print(f"{'idle peers':>12} {'MiB':>8} {'bytes/peer':>11}")
        for count in options.peers:
            used = idle(count)
            print(f"{count:12} {used / 1024:8.1f} {(used - base) * 1024 / count:11.0f}")
        worst = used

        print(f"{'holding':>12} {'MiB':>8} {'bytes/peer':>11}")
        for count in options.holding:
            world, data = folder / "world.toml", folder / "data.json"
            world.write_text(scenario(count, True))
            data.write_text(json.dumps({"peers": ["${peer.p%d}" % i for i in range(count)]}))
            used = peak([options.aqua, "run", str(HERE / "fan_out.aqua"), "fanOut(peers, 3)", "-s", str(world), "--data", f"@{data}", "-q"])
            print(f"{count:12} {used / 1024:8.1f} {(used - base) * 1024 / count:11.0f}")
    print("holding: the particle of fan_out.aqua, which has a state for every peer")
    if worst > options.limit * 1024:
        sys.exit(f"{worst / 1024:.0f} MiB, expected {options.limit} at most")


if __name__ == "__main__":
    main()
