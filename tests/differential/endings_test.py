#!/usr/bin/env python3
"""How can a script end, over all orders of delivery? Random programs, each compiled by both; all orders of both scripts are
explored on our own runtime, up to a number of states, where clients are behind relays and where every peer reaches every
other. In no order ours gets stuck where the official script answers in all, and what ours answers the official one can
answer.

usage: endings_test.py ORDERS AQUA                         the programs of recorded/endings.jsonl.xz; needs no Node
       endings_test.py ORDERS AQUA --node NODE [options]   new ones, half of them with branches that race
options: --count N, --first SEED, --size N, --states N, --verbose, --keep DIR, --record (writes recorded/endings.jsonl.xz
with the first 100 programs of each kind in --keep DIR whose orders were all seen)

AQUA_GENERATED_COUNT and AQUA_GENERATED_FIRST in the environment are used where the options are not given.
"""
import argparse
import json
import os
import re
import sys
import tempfile
from pathlib import Path

from cases import HERE
from live_test import SKIPPED, missing
from orders_test import BATCH, Player, generated, own_script, record, recorded

RECORDED = HERE / "recorded" / "endings.jsonl.xz"
WRAPPED = re.compile(r"^fail with '(\{.*\})' is used", re.S)  # by official scripts, where an error leaves an `if`
SERVICE_FAILED = 10000
RECORD = 100


def essential(error):
    """An error without the instruction that it quotes, and without the wrapping: as tools/oracle/lib/observe.mjs says."""
    if not isinstance(error, dict) or "error_code" not in error:
        return error
    if wrapped := WRAPPED.match(str(error.get("message"))):
        return essential(json.loads(wrapped[1]))
    return [error["error_code"]] + ([error["message"]] if error["error_code"] == SERVICE_FAILED else [])


class Endings:
    def __init__(self, found):
        self.exhausted = found["exhausted"]
        self.stuck = found["stuck"]
        self.answers = {json.dumps(value) for value in found["values"]}
        self.answers |= {json.dumps({"error": essential(error)}) for error in found["errors"]}


def compare(official, own):
    """Of one script: {world: Endings} of both. Yields (is it wrong, what)."""
    for world, theirs in official.items():
        ours = own[world]
        known = set().union(*(e.answers for e in official.values()))
        if ours.stuck and not theirs.stuck:
            yield theirs.exhausted, f"{world}: gets stuck; the official script answers in every order"
        for answer in sorted(ours.answers - known):
            yield all(e.exhausted and not e.stuck for e in official.values()), f"{world}: {answer[:200]} is no answer of the official script"


class Count:
    def __init__(self):
        self.names = {"in all orders": [], "as far as was seen": [], "different": [], "not read": []}

    def __str__(self):
        return ", ".join(f"{len(names)} {kind}" for kind, names in self.names.items() if names)

    def add(self, player, programs, states, verbose):
        scripts = [{"name": name, "side": side, "air": air} for name, official, own in programs
                   for side, air in (("official", official), ("aqua", own))]
        found = {}
        for one in player.play(scripts, "--all", str(states)):
            if one["world"]:
                found.setdefault(one["name"], {}).setdefault(one["side"], {})[one["world"]] = Endings(one)
        for name, sides in found.items():
            self.names[self.kind(name, sides, verbose)].append(name)

    @staticmethod
    def kind(name, sides, verbose):
        if len(sides) < 2:
            return "not read"
        wrong = False
        for sure, what in compare(sides["official"], sides["aqua"]):
            wrong = wrong or sure
            if sure or verbose:
                print(f"{name}, {what}{'' if sure else ' (as far as was seen)'}", flush=True)
        if wrong:
            return "different"
        complete = all(e.exhausted for side in sides.values() for e in side.values())
        return "in all orders" if complete else "as far as was seen"


def scripts_of(aqua, found):
    for name, file, official in found:
        own, error = own_script(aqua, file)
        if error:
            raise SystemExit(f"{name}: {error}")
        yield name, official, own


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("program")
    options.add_argument("aqua")
    options.add_argument("--node")
    options.add_argument("--count", type=int, default=int(os.environ.get("AQUA_GENERATED_COUNT", "2000")))
    options.add_argument("--first", type=int, default=int(os.environ.get("AQUA_GENERATED_FIRST", "1200001")))
    options.add_argument("--size", type=int, default=6)
    options.add_argument("--states", type=int)
    options.add_argument("--keep", type=Path)
    options.add_argument("--verbose", action="store_true")
    options.add_argument("--record", action="store_true")
    options = options.parse_args()
    aqua, count = os.path.abspath(options.aqua), Count()
    with tempfile.TemporaryDirectory() as temporary:
        player = Player(options.program, Path(temporary))
        if options.node is None:
            found = recorded(Path(temporary), RECORDED)
            count.add(player, list(scripts_of(aqua, found)), options.states or 150, options.verbose)
        elif why := missing(options.node):
            print(f"skipped: {why}")
            return SKIPPED
        else:
            search(options, aqua, player, count, options.keep or Path(temporary))
    print(count)
    return 1 if count.names["different"] or not count.names["in all orders"] else 0


def search(options, aqua, player, count, keep):
    files = []
    for batch, first in enumerate(range(options.first, options.first + options.count, BATCH)):
        options.loose = batch % 2 == 1
        folder, seen = keep / f"from-{first}", len(count.names["in all orders"])
        found = generated(options, first, min(BATCH, options.first + options.count - first), folder)
        count.add(player, list(scripts_of(aqua, found)), options.states or 2000, options.verbose)
        print(f"from seed {first}: {count}", flush=True)
        files += [folder / "programs" / f"{name}.aqua" for name in count.names["in all orders"][seen:][:RECORD]]
    if options.record:
        record(files, RECORDED)


if __name__ == "__main__":
    sys.exit(main())
