#!/usr/bin/env python3
"""Time per message of a fan-out with a join over simulated peers, and the interpreters' share of it.

  tools/bench/fan_out.py build/release/aqua [--seconds 3] [--peers 10 100 1000] [--trees 1000 10000] [--check]

Above about 1,000 peers a fan-out is a tree of two levels, as a stream holds 1,023 values: leaders ask as many peers each
as there are leaders. Each peer answers with its own number, and every answer has to be there: that is checked in each
run. Times are processor time in one process (run_loop beside `aqua`, which makes the keys of all peers in each run), the
least of all runs. With --check one run of each size is done by `aqua run` and no time is shown (that is the test of the
suite).
"""
import argparse
import json
import pathlib
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent


def scenario(count, groups):
    def service(id, peer, function, returns):
        return f'[[service]]\nid = "{id}"\non = ["{peer}"]\n[service.function.{function}]\nreturns = {returns}\n'

    names = [f"p{i}" for i in range(count)]
    services = "".join(service("worker", name, "square", i) for i, name in enumerate(names))
    for i, group in enumerate(groups):
        services += service("group", f"l{i}", "peers", json.dumps(group))
    peers = "".join(f"[peers.{name}]\n" for name in names + [f"l{i}" for i in range(len(groups))])
    return ('scenario = 1\n[peers.client]\nkind = "client"\nrelay = "relay"\n[peers.relay]\nkind = "relay"\n'
            + peers + services + '[network]\nlatency = "5ms..50ms"\n')


class Case:
    def __init__(self, folder, count, tree):
        self.count, self.tree = count, tree
        self.name = f"{count:,} in a tree" if tree else f"{count:,}"
        leaders = round(count**0.5) if tree else 0
        self.program = HERE / ("fan_out_tree.aqua" if tree else "fan_out.aqua")
        self.call = "fanOutTree(leaders, 3)" if tree else "fanOut(peers, 3)"
        peers = ["${peer.p%d}" % i for i in range(count)]
        groups = [peers[i::leaders] for i in range(leaders)]
        data = {"leaders": ["${peer.l%d}" % i for i in range(leaders)]} if tree else {"peers": peers}
        self.world = folder / f"{count}{'t' if tree else ''}.toml"
        self.data = self.world.with_suffix(".json")
        self.world.write_text(scenario(count, groups))
        self.data.write_text(json.dumps(data))

    def check(self, answers):
        flat = [answer for group in answers for answer in group] if self.tree else answers
        if sorted(flat) != list(range(self.count)):
            sys.exit(f"wrong answers with {self.name} peers: {len(flat)} of them, {len(set(flat))} different")

    def output(self, command):
        done = subprocess.run(command, capture_output=True, text=True)
        if done.returncode != 0:
            sys.exit(f"exit code {done.returncode} with {self.name} peers:\n{done.stderr}")
        return json.loads(done.stdout)

    def run(self, aqua):
        self.check(self.output([aqua, "run", self.program, self.call, "-s", self.world, "--data", f"@{self.data}", "-q"]))

    def time(self, loop, seconds):
        """Milliseconds, those of interpreters, messages."""
        seen = self.output([loop, str(seconds), self.world, self.program, self.call, f"@{self.data}"])
        self.check(seen["values"][0])
        return seen["ms"], seen["interpreter"], seen["messages"]


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("aqua", help="the aqua binary")
    parser.add_argument("--seconds", type=float, default=3, help="measuring time for each size")
    parser.add_argument("--peers", type=int, nargs="*", default=[10, 100, 1000])
    parser.add_argument("--trees", type=int, nargs="*", default=[1000, 10000])
    parser.add_argument("--check", action="store_true", help="one run each, answers only")
    options = parser.parse_args()

    loop = pathlib.Path(options.aqua).resolve().parent / "tools" / "bench" / "run_loop"
    with tempfile.TemporaryDirectory() as temporary:
        cases = [Case(pathlib.Path(temporary), count, tree)
                 for tree, counts in ((False, options.peers), (True, options.trees)) for count in counts]
        if options.check:
            for case in cases:
                case.run(options.aqua)
            print(f"{len(cases)} passed, 0 failed")
            return
        print(f"{'peers':>16} {'messages':>9} {'ms':>9} {'us/message':>11} {'interpreter':>12} {'share':>6} {'rest':>7}")
        times = {}
        for case in cases:
            took, inside, messages = case.time(loop, options.seconds)
            each, share = took * 1e3 / messages, inside / took
            times[case.name] = each, each * (1 - share)
            print(f"{case.name:>16} {messages:9} {took:9.1f} {each:11.1f} {each * share:12.1f} {share:6.0%} {each * (1 - share):7.1f}")
    for one, other in (("100", "1,000"), ("100", "1,000 in a tree"), ("100", "10,000 in a tree")):
        if one in times and other in times:
            whole, rest = (times[other][i] / times[one][i] for i in (0, 1))
            print(f"{other} beside {one}: {whole:.2f} times, apart from interpreters {rest:.2f} times")


if __name__ == "__main__":
    main()
