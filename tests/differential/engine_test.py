#!/usr/bin/env python3
"""Do peers whose steps the official VM executes do what those do whose steps we execute? In the same run: the same programs,
on the same simulator, once with our interpreter, once with the official VM on every peer, once with it on every second
one. Compared: each step of each peer (code, data, next peers, calls), what the recorded answers say, and in how many
orders scripts answer, and how they end.

usage: engine_test.py MANY ORDERS AQUA [--avm FILE] [--only NAME,PREFIX*]     (exit 77, skipped, where there is no avm.wasm)

FILE: else AQUA_AVM, else that of `npm ci` in tools/oracle.
"""
import argparse
import fnmatch
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

import differential_test
from cases import HERE, load_cases, to_toml
from endings_test import RECORDED as ENDINGS
from live_test import ORACLE, SKIPPED
from orders_test import RECORDED as ORDERS, Player, own_script, recorded

AVM = ORACLE / "node_modules/@fluencelabs/avm/dist/avm.wasm"
EVERY = {"orders": 20, "endings": 40}  # so many programs, one is taken: the VM takes a hundred times the time for a step


def engines(avm, peers, kind):
    """{peer: path of the module}, for those that have one."""
    names = sorted(peers)
    return {"ours": {}, "avm": dict.fromkeys(names, avm), "mixed": dict.fromkeys(names[::2], avm)}[kind]


def refused(code):
    return 0 < code <= 10 or 20000 <= code < 30000


def steps(lines):
    """{peer: what came of its steps, in order}. Data of a refused step is what the peer had before."""
    found = {}
    for e in lines:
        if e.get("kind") == "step_ended":
            data = None if refused(e["code"]) else e.get("data")
            found.setdefault((e["peer"], e["particle"]), []).append(
                [e["code"], data, sorted(e.get("next", [])), e["requests"], e["complete"]])
    return found


def first_difference(ours, theirs):
    for who in sorted(ours.keys() | theirs.keys()):
        a, b = ours.get(who, []), theirs.get(who, [])
        for n in range(max(len(a), len(b))):
            if a[n : n + 1] != b[n : n + 1]:
                return f"step {n + 1} of {who[0]}: ours {a[n : n + 1]}, with the VM {b[n : n + 1]}"
    return None


class Programs:
    """The cases of the differential test, each with all three."""

    def __init__(self, many, avm, folder):
        self.many, self.avm, self.folder = many, avm, folder
        text = (HERE / "recorded" / "answers.jsonl").read_text(encoding="utf-8")
        self.answers = {a["name"]: a for a in map(json.loads, text.splitlines())}

    def words(self, case, kind):
        scenario = self.folder / f"{case.name}.{kind}.toml"
        scenario.write_text(to_toml(case, engines(self.avm, case.peers, kind)), encoding="utf-8")
        words = ["run", str(case.file), "-s", str(scenario), "--record", str(self.record(case, kind)), "-q"]
        return words + (["--no-relay"] if case.no_relay else [])

    def record(self, case, kind):
        return self.folder / f"{case.name}.{kind}.jsonl"

    def lines(self, case, kind):
        file = self.record(case, kind)
        return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()] if file.exists() else None

    def wrong(self, case):
        ours = self.lines(case, "ours")
        if not ours:
            return ["our own interpreter leaves no recording"]
        wrong = []
        for kind in ("avm", "mixed"):
            lines = self.lines(case, kind)
            if not lines:
                wrong.append(f"{kind}: no recording")
                continue
            if difference := first_difference(steps(ours), steps(lines)):
                wrong.append(f"{kind}: {difference}")
            seen = differential_test.observe(case, lines)
            wrong += [f"{kind}: {w}" for w in differential_test.differences(case, self.answers[case.name], seen)]
        return wrong

    def run(self, cases):
        every = [self.words(case, kind) for case in cases for kind in ("ours", "avm", "mixed")]
        lines = "".join(json.dumps(words) + "\n" for words in every)
        done = subprocess.run([self.many], input=lines, capture_output=True, text=True)
        if done.returncode != 0:
            return [f"aqua_many ended with {done.returncode}: {done.stderr[-500:]}"]
        for words, out in zip(every, map(json.loads, done.stdout.splitlines())):
            if out["code"] not in (0, 4, 5):
                return [f"{' '.join(words)}: exit code {out['code']}: {out['err'][-500:]}"]
        return [f"{case.name}: {w}" for case in cases for w in self.wrong(case)]


def played(player, aqua, avm, kind, folder):
    """Both scripts of some recorded programs, with our interpreter and with the VM."""
    source, options = (ORDERS, ["--orders", "2", "--details"]) if kind == "orders" else (ENDINGS, ["--all", "40"])
    folder.mkdir()
    found = list(recorded(folder, source))[:: EVERY[kind]]
    scripts = [{"name": name, "side": side, "air": air} for name, file, official in found
               for side, air in (("official", official), ("aqua", own_script(aqua, file)[0]))]
    ours = list(player({}).play(scripts, *options))
    for name in ("avm", "mixed"):
        for a, b in zip(ours, player(engines(avm, PEERS, name)).play(scripts, *options), strict=True):
            if a != b:
                yield f"{kind}, {name}: ours {json.dumps(a)[:300]}, with the VM {json.dumps(b)[:300]}"


PEERS = json.loads((HERE / "world.json").read_text(encoding="utf-8"))["peers"]


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("many")
    options.add_argument("orders")
    options.add_argument("aqua")
    options.add_argument("--avm", default=os.environ.get("AQUA_AVM", str(AVM)))
    options.add_argument("--only", default="")
    options = options.parse_args()
    if not os.path.exists(options.avm):
        print(f"skipped: no {options.avm}; `npm ci` in tools/oracle brings it, or AQUA_AVM names one")
        return SKIPPED
    avm, aqua = os.path.abspath(options.avm), os.path.abspath(options.aqua)
    cases = load_cases()
    if options.only:
        cases = [c for c in cases if any(fnmatch.fnmatch(c.name, o) for o in options.only.split(","))]
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        wrong = Programs(options.many, avm, folder).run(cases)
        if not options.only:
            for kind in EVERY:
                wrong += played(lambda who: Player(options.orders, folder, who), aqua, avm, kind, folder / kind)
    for line in wrong:
        print(line)
    print(f"{len(cases)} programs, {len(wrong)} differences between the official VM and our interpreter")
    return 1 if wrong or not cases else 0


if __name__ == "__main__":
    sys.exit(main())
