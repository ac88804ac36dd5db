#!/usr/bin/env python3
"""In how many orders of delivery does a script answer? Never in fewer than the official script does. Random programs, each
compiled by both; both scripts run on our own runtime (aqua_orders), where clients are behind relays and where every peer
reaches every other.

usage: orders_test.py ORDERS AQUA                         the programs of recorded/orders.jsonl.xz; needs no Node
       orders_test.py ORDERS AQUA --node NODE [options]   new ones
options: --count N, --first SEED, --size N, --orders N, --loose, --keep DIR (programs and official scripts stay there, and are used
again), --record (writes recorded/orders.jsonl.xz with the seeds of --keep DIR)

AQUA_GENERATED_COUNT and AQUA_GENERATED_FIRST in the environment are used where the options are not given.
"""
import argparse
import json
import lzma
import math
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from cases import HERE, Case, to_toml
from live_test import ORACLE, SKIPPED, missing

RECORDED = HERE / "recorded" / "orders.jsonl.xz"
WORLDS = ("relays", "connected")
MANY = 15  # times more orders where a few show a difference
BATCH = 250


def own_script(aqua, file):
    done = subprocess.run([aqua, "build", "--target", "air", "-o", "-", "-q", file], capture_output=True, text=True, timeout=120)
    if done.returncode != 0:
        return None, done.stderr.strip()
    return "\n".join(line for line in done.stdout.splitlines() if not line.startswith(";;")), None


class Player:
    def __init__(self, program, folder, engines={}):
        world = json.loads((HERE / "world.json").read_text(encoding="utf-8"))
        case = Case("orders", None, "main", False, True, None, world["args"], world["services"], {}, world["peers"])
        self.program, self.scenario = program, folder / "orders.toml"
        self.scenario.write_text(to_toml(case, engines), encoding="utf-8")

    def counts(self, scripts, orders):
        """{(name, side, world): in how many orders it answered}"""
        found = self.play(scripts, "--orders", str(orders))
        return {(c["name"], c["side"], c["world"]): c["answers"] + c["errors"] for c in found if c["world"]}

    def play(self, scripts, *options):
        lines = "".join(json.dumps(s) + "\n" for s in scripts)
        done = subprocess.run([self.program, self.scenario, *options], input=lines, stdout=subprocess.PIPE, text=True,
                              check=True)
        return map(json.loads, done.stdout.splitlines())


def fewer(official, own, orders):
    """More than chance explains where the official script itself depends on the order."""
    rate = official / orders
    return own < official - 3 * math.sqrt(2 * orders * rate * (1 - rate))


def compare(player, programs, orders):
    """programs: [(name, official script, own script)]. Yields what is wrong."""
    scripts = [{"name": name, "side": side, "air": air} for name, official, own in programs
               for side, air in (("official", official), ("aqua", own))]
    few = player.counts(scripts, orders)
    for name, official, own in programs:
        if not any(few.get((name, "aqua", w), 0) < few.get((name, "official", w), 0) for w in WORLDS):
            continue
        many = player.counts([s for s in scripts if s["name"] == name], MANY * orders)
        for world in WORLDS:
            theirs, ours = many.get((name, "official", world), 0), many.get((name, "aqua", world), 0)
            if fewer(theirs, ours, MANY * orders):
                yield f"{name}, {world}: the official script answers in {theirs} of {MANY * orders} orders, ours in {ours}"


def generated(options, first, count, folder):
    """[(name, source, official script)]"""
    command = [options.node, ORACLE / "generate.mjs", "--out", folder, "--first", str(first), "--count", str(count)]
    command += ["--size", str(options.size)] if options.size else []
    subprocess.run(command + (["--loose"] if options.loose else []), check=True)
    subprocess.run([options.node, ORACLE / "scripts.mjs", folder / "programs"], check=True)
    for seed in range(first, first + count):
        file = folder / "programs" / f"g{seed:06}.aqua"
        if file.with_suffix(".air").exists():
            yield file.stem, file, file.with_suffix(".air").read_text(encoding="utf-8")


def recorded(folder, source=RECORDED):
    library = folder / "lib"
    library.mkdir()
    for file in (HERE / "programs" / "lib").iterdir():
        (library / file.name).write_bytes(file.read_bytes())
    with lzma.open(source, "rt", encoding="utf-8") as lines:
        for program in map(json.loads, lines):
            file = folder / f"{program['name']}.aqua"
            file.write_text(program["source"], encoding="utf-8")
            yield program["name"], file, program["air"]


def check(aqua, player, found, orders):
    programs, wrong = [], []
    for name, file, official in found:
        own, error = own_script(aqua, file)
        if error:
            wrong.append(f"{name}: {error}")
        else:
            programs.append((name, official, own))
    wrong += compare(player, programs, orders)
    for line in wrong:
        print(line, flush=True)
    return len(programs), len(wrong)


def record(files, target=RECORDED):
    """Aqua files with their official scripts beside them."""
    with lzma.open(target, "wt", encoding="utf-8", preset=9) as out:
        for file in files:
            air = file.with_suffix(".air")
            if air.exists():
                small = " ".join(air.read_text(encoding="utf-8").split())
                out.write(json.dumps({"name": file.stem, "source": file.read_text(encoding="utf-8"), "air": small}) + "\n")


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("program")
    options.add_argument("aqua")
    options.add_argument("--node")
    options.add_argument("--count", type=int, default=int(os.environ.get("AQUA_GENERATED_COUNT", "2500")))
    options.add_argument("--first", type=int, default=int(os.environ.get("AQUA_GENERATED_FIRST", "700001")))
    options.add_argument("--orders", type=int)
    options.add_argument("--size", type=int)
    options.add_argument("--loose", action="store_true")
    options.add_argument("--keep", type=Path)
    options.add_argument("--record", action="store_true")
    options = options.parse_args()
    if options.record:
        return record(sorted((options.keep / "programs").glob("*.aqua")))
    aqua, total, bad = os.path.abspath(options.aqua), 0, 0
    with tempfile.TemporaryDirectory() as temporary:
        player = Player(options.program, Path(temporary))
        if options.node is None:
            total, bad = check(aqua, player, recorded(Path(temporary)), options.orders or 5)
        elif why := missing(options.node):
            print(f"skipped: {why}")
            return SKIPPED
        else:
            for first in range(options.first, options.first + options.count, BATCH):
                folder = (options.keep or Path(temporary)) / f"from-{first}"
                found = generated(options, first, min(BATCH, options.first + options.count - first), folder)
                done, wrong = check(aqua, player, found, options.orders or 20)
                print(f"from seed {first}: {done} programs, {wrong} answer in fewer orders", flush=True)
                total, bad = total + done, bad + wrong
    print(f"{total} programs, {bad} answer in fewer orders than the official script")
    return 1 if bad or total == 0 else 0


if __name__ == "__main__":
    sys.exit(main())
