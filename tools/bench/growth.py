#!/usr/bin/env python3
"""The systems of examples/ with many peers: time per message, memory, and what a step costs.

  tools/bench/growth.py build/release/aqua [--peers 10 1000 10000] [--only aethir akash fluence] [--write FOLDER] [--check]

Makes a scenario for each system and number of peers, in the world of the system's own scenarios, and runs it once by
`aqua test`, which checks what comes out. Above 1,000 peers only what is a tree of two levels, as a stream holds 1,023
values. Time is processor time, memory the peak, both of the whole process. --write keeps the scenarios, to look at one
with `perf record` or `aqua test --report`; --check shows no times and fails if a run does (that is the test of the suite).
"""
import argparse
import json
import os
import pathlib
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
EXAMPLES, TREES = ROOT / "examples", ROOT / "tools" / "bench" / "growth"
FLAT = 1000  # peers that one stream can hold


def names(letter, count):
    return [f"{letter}{i}" for i in range(count)]


def ids(peers):
    return json.dumps([f"${{peer.{name}}}" for name in peers])


def world(name, program, base, peers, more=""):
    """The beginning of a scenario: that many more peers in the world of a system."""
    tables = "".join(f"[peers.{peer}]\n{more}" for peer in peers)
    return f'scenario = 1\nname = "{name}"\nprogram = "{program}"\nextends = "{base}"\n{tables}'


def service(id, peers, behaviour):
    return f'[[service]]\nid = "{id}"\non = {json.dumps(peers)}\n{behaviour}\n'


def aethir(count):
    """A session on the best of so many containers."""
    folder, peers = EXAMPLES / "aethir", names("c", count)
    specs = ",\n".join(f'{{ container = "${{peer.{name}}}", gpu = 24, fee = {5 if i % 7 else 4}, stake = 400 }}' for i, name in enumerate(peers))
    return world(f"{count} containers", folder / "aethir.aqua", folder / "scenarios/world.toml", peers) \
        + service("container", peers, f'wasm = "{folder}/container.wasm"\ntakes = "8ms"') + f'''
[[call]]
func = "play"
at = "20s"
args.order = {{ session = "s-1", gpu = 16, fee = 6, latency_ms = 90, frame_ms = 100, frames = 3, deposit = 60 }}
args.chain = "${{peer.chain}}"
args.indexers = ["${{peer.ida}}", "${{peer.ivo}}"]
args.turns = [0, 1, 2, 3]
args.pause_ms = 1000
args.limit_ms = 400
[call.expect]
returns = [{{ contains = {{ complete = true, state = "74963fa799894ab9" }} }}, [{{ deposit = 60, paid = 12, refund = 48 }}]]
[[call]]
id = "enrol"
func = "enrol"
args.chain = "${{peer.chain}}"
args.checkers = ["${{peer.carl}}", "${{peer.cleo}}", "${{peer.cora}}"]
args.limit_ms = 5000
args.specs = [
{specs}
]
[[expect]]
service = {{ id = "container", function = "free" }}
times = {count}
[[expect]]
service = {{ id = "player", function = "honest", returns = true }}
times = 1
'''


def auction(count, program, base, func, args, peers, more):
    """A deployment that is placed by an auction among so many providers, the last one of which is the cheapest."""
    folder = EXAMPLES / "akash"
    *others, best = peers
    return world(f"{count} providers", program, base, peers) + more \
        + service("provider", others, f'wasm = "{folder}/providers/north.toml"') \
        + service("provider", [best], f'wasm = "{folder}/providers/south.toml"') + f'''
[[event]]
every = "1s"
times = 12
do = "block"
[[call]]
func = "{func}"
from = "tenant"
at = "500ms"
ttl = "600s"
args.chain = "${{peer.chain}}"
args.wanted = {{ name = "web", units = 2, max_price = 14, manifest_hash = "", deposit = 200 }}
args.manifest = "image: web"
args.{args}
expect = {{ returns = ["${{peer.{best}}}"] }}
[[call]]
id = "setUp"
func = "setUp"
from = "auditor"
args = {{ chain = "${{peer.chain}}", providers = [] }}
scripts = {{ make_block = "makeBlock", look = "look" }}
'''


def akash(count):
    folder, peers = EXAMPLES / "akash", names("p", count)
    return auction(count, folder / "all.aqua", folder / "scenarios/world.toml", "deploy", f"providers = {ids(peers)}", peers, "")


def akash_tree(count):
    """Brokers find the cheapest of their providers; the auction is among these."""
    folder, peers = EXAMPLES / "akash", names("p", count)
    brokers = names("b", round(count**0.5))
    groups = [peers[i::len(brokers)] for i in range(len(brokers))]
    more = "".join(f"[peers.{broker}]\n" for broker in brokers) + service("tenant", ["gateway", *brokers], f'wasm = "{folder}/tenant.wasm"')
    more += "".join(service("group", [broker], f"[service.function.peers]\nreturns = {ids(group)}") for broker, group in zip(brokers, groups))
    return auction(count, TREES / "akash_tree.aqua", folder / "scenarios/world.toml", "deployTree", f"brokers = {ids(brokers)}", peers, more)


def fluence(count):
    """So many more hosts prove their units, while a deal gets its workers from the cheapest ones, and they are asked."""
    folder, peers = EXAMPLES / "fluence", names("p", count)
    scripts = 'decide = "decide", work = "work"'
    text = world(f"{count} more hosts", folder / "all.aqua", folder / "scenarios/world.toml", peers, 'manager = "auditor"\n')
    text += '[limits]\ntime = "9s"\n'
    for host, some in (("h1", ["h1"]), ("h2", ["h2"]), ("h3", ["h3"]), ("h4", ["h4", *peers])):
        text += service("prover", some, f'wasm = "{folder}/provers/{host}.toml"\ntakes = "fuel/1000us"')
    text += f'''
[[event]]
every = "1s"
times = 9
do = "block"
[[call]]
func = "ask"
from = "customer"
at = "8s"
args = {{ chain = "${{peer.chain}}", deal = "deal-1", input = "x" }}
expect = {{ returns = ["6b3edc5d55d247851d583d84a37d3735b653593283f2623b2d58b942f4ca6ea0"] }}
[[call]]
id = "setUp"
func = "setUp"
from = "auditor"
args = {{ chain = "${{peer.chain}}", hosts = {ids(["h1", "h2", "h3"])} }}
scripts = {{ make_block = "makeBlock", {scripts} }}
[[call]]
id = "open"
func = "open"
from = "customer"
at = "1500ms"
args = {{ chain = "${{peer.chain}}", deal = {{ name = "deal-1", app = "hash-1", price = 6, target = 3, deposit = 400 }} }}
[[expect]]
service = {{ id = "prover", function = "offer" }}
times = {count + 3}
'''
    groups = [peers[i:i + 20] for i in range(0, count, 20)]
    return text + "".join(f'''[[call]]
id = "enrol{i}"
func = "enrolHosts"
from = "auditor"
args = {{ chain = "${{peer.chain}}", hosts = {ids(group)} }}
scripts = {{ {scripts} }}
''' for i, group in enumerate(groups))


# By name: what makes the scenario of so many peers, up to as many as one stream holds and beyond.
SYSTEMS = {"aethir": (aethir, None), "akash": (akash, akash_tree), "fluence": (fluence, None)}


def measure(aqua, scenario):
    """The end of the case as `aqua test` tells it, seconds of processor time, MiB."""
    read, write = os.pipe()
    child = os.posix_spawn(aqua, [aqua, "test", str(scenario), "-q", "--once", "--format", "jsonl"], os.environ,
                           file_actions=[(os.POSIX_SPAWN_DUP2, write, 1), (os.POSIX_SPAWN_CLOSE, read)])
    os.close(write)
    with open(read, encoding="utf-8") as out:
        events = [json.loads(line) for line in out]
    _, _, used = os.wait4(child, 0)
    end = next((event for event in events if event["event"] == "case_ended"), None)
    if not end or end["verdict"] != "pass":
        sys.exit("\n".join(json.dumps(event)[:500] for event in events if event.get("verdict") != "pass"))
    return end, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("aqua", help="the aqua binary")
    parser.add_argument("--peers", type=int, nargs="+", default=[10, 1000, 10000])
    parser.add_argument("--only", nargs="+", choices=SYSTEMS, default=list(SYSTEMS))
    parser.add_argument("--write", type=pathlib.Path, help="folder for the scenarios")
    parser.add_argument("--check", action="store_true", help="one line, no times")
    options = parser.parse_args()
    ran = 0
    if not options.check:
        print(f"{'system':>8} {'peers':>7} {'messages':>9} {'steps':>7} {'s':>7} {'us/message':>11} {'us/step':>8} {'MiB':>6} {'KiB/peer':>9}")
    with tempfile.TemporaryDirectory() as temporary:
        folder = options.write or pathlib.Path(temporary)
        folder.mkdir(exist_ok=True)
        for name in options.only:
            for count in options.peers:
                make = SYSTEMS[name][count > FLAT]
                if make is None:
                    continue
                scenario = folder / f"{name}_{count}.scenario.toml"
                scenario.write_text(make(count), encoding="utf-8")
                end, seconds, peak = measure(os.path.abspath(options.aqua), scenario)
                ran += 1
                if not options.check:
                    print(f"{name:>8} {count:7,} {end['hops']:9,} {end['steps']:7,} {seconds:7.2f} {seconds * 1e6 / end['hops']:11.0f}"
                          f" {seconds * 1e6 / end['steps']:8.0f} {peak:6.0f} {peak * 1024 / count:9.0f}", flush=True)
    print(f"{ran} passed, 0 failed" if options.check else "the whole process: reading, compiling, keys of all peers, one run with its recording")


if __name__ == "__main__":
    main()
