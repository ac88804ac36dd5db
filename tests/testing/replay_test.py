#!/usr/bin/env python3
"""replay_test.py AQUA ROOT: recordings of all examples are replayed, and shown in the forms of other tools.

Every recording is replayed to the same bytes; with one byte changed, the replay says at which line. Perfetto gets slices
that are steps and arrows that are messages; ShiViz gets the clocks that follow from the causes; Mermaid stays below its
limit."""
import json
import os
import pathlib
import random
import re
import shutil
import subprocess
import sys
import tempfile

AQUA = os.path.abspath(sys.argv[1])
ROOT = pathlib.Path(sys.argv[2])
problems = []


def check(holds, what):
    if not holds:
        problems.append(what)


def aqua(folder, *args):
    return subprocess.run([AQUA, *args], cwd=folder, capture_output=True, text=True, timeout=300)


def lines_of(path):
    """Without the header."""
    return [json.loads(line) for line in path.read_text().splitlines()[1:]]


def record_examples(folder):
    """All but the systems, which have a manifest: what they do, smaller ones do as well."""
    shutil.copytree(ROOT / "examples", folder / "examples",
                    ignore=lambda at, names: [name for name in names if (pathlib.Path(at) / name / "aqua.toml").exists()])
    ran = aqua(folder, "test", "examples", "--record", "rec", "--record-all")
    check(ran.returncode == 0, ran.stderr)
    return sorted((folder / "rec").glob("*.aqrec"))


def replays(folder, recordings):
    """The same bytes, from any folder that has the same files; and no absolute path in any of them."""
    for path in recordings:
        ran = aqua(folder, "replay", str(path))
        check(ran.returncode == 0 and re.fullmatch(r"\d+ events?, \d+ steps?: identical\n", ran.stdout),
              f"{path.name}: {ran.returncode} {ran.stdout}{ran.stderr}")
        check(str(folder) not in path.read_text(), f"{path.name} has an absolute path")


def changed(folder, recordings):
    """One byte is changed, in any line: exit code 6, and that line is named (replay-differs)."""
    rng = random.Random(14)
    for path in recordings[::3]:
        text = path.read_bytes()
        at = rng.choice([i for i in range(text.index(b"\n") + 1, len(text) - 1) if chr(text[i]).isalnum()])
        other = text[:at] + (b"x" if text[at:at + 1] != b"x" else b"y") + text[at + 1:]
        if b'"kind":"outcome"' not in other:
            continue
        copy = folder / "changed.aqrec"
        copy.write_bytes(other)
        line = text[:at].count(b"\n") + 1
        ran = aqua(folder, "replay", "changed.aqrec")
        check(ran.returncode == 6 and f"in line {line}\n" in ran.stderr,
              f"{path.name}: byte {at} of line {line} changed: {ran.returncode} {ran.stderr}")
        check("changed after it was written" in ran.stderr or "x" in ran.stderr, ran.stderr)


def lost_message(folder):
    """A loss on one wire changes nothing that it does not cause."""
    scenario = (ROOT / "examples/04-quorum/vote.toml").read_text()
    (folder / "examples/04-quorum/loss.toml").write_text(
        scenario + '\n[[event]]\nat = "0ms"\ndo = "drop_next"\nfrom = ["ann"]\nto = ["relay"]\n')
    peers = "--data=@examples/04-quorum/peers.json"
    for name in ("vote", "loss"):
        aqua(folder, "run", "examples/04-quorum/vote.aqua", 'vote(peers, "ship it?", 3)', "-s",
             f"examples/04-quorum/{name}.toml", peers, "--record", f"{name}.aqrec", "--seed", "5")
    events = {name: [line for line in lines_of(folder / f"{name}.aqrec") if "n" in line] for name in ("vote", "loss")}
    by_id = {line["n"]: line for line in events["loss"]}

    def comes_from_the_loss(line):
        """Its peer had heard of the loss: what it says depends on less than in the other run."""
        lost = [one for one in events["loss"] if one["kind"] == "particle_lost"]
        return line["t"] >= lost[0]["t"]

    ran = aqua(folder, "trace", "vote.aqrec", "--diff", "loss.aqrec")
    check(ran.returncode == 1, f"diff: {ran.returncode} {ran.stderr}")
    numbers = [int(line.split()[1]) for line in ran.stdout.splitlines() if line.startswith("+ ")]
    check(numbers, "the diff shows what the loss did")
    lost = next(line for line in events["loss"] if line["kind"] == "particle_lost")
    check(lost["key"] == "ann>relay#1", f"lost: {lost}")
    for number in numbers:
        check(by_id[number]["kind"] == "fault" or comes_from_the_loss(by_id[number]), f"event {number} is not caused by the loss")
    # Draws of other wires: a message that both runs have on a wire takes as long in both.
    def latencies(name):
        sent = {line["key"]: line["t"] for line in events[name] if line["kind"] == "particle_sent"}
        return {line["key"]: line["t"] - sent[line["key"]]
                for line in events[name] if line["kind"] == "particle_received" and line["key"] in sent}
    before, after = latencies("vote"), latencies("loss")
    both = before.keys() & after.keys()
    check(len(both) > 5 and all(before[key] == after[key] for key in both), "draws on other wires have changed")


def against(folder):
    """A program with two lines swapped: the first divergence has both lines."""
    text = (ROOT / "examples/04-quorum/vote.aqua").read_text()
    folder = folder / "examples/04-quorum"
    program = """aqua Swap

export swap

service A("a"):
    first(x: string) -> string
    second(x: string) -> string

func swap(peer: string) -> string:
    on peer:
        x <- A.first("1")
        y <- A.second("2")
    <- y
"""
    (folder / "swap.aqua").write_text(program)
    lines = program.splitlines()
    lines[10], lines[11] = lines[11], lines[10]
    (folder / "swapped.aqua").write_text("\n".join(lines) + "\n")
    ran = aqua(folder, "run", "swap.aqua", 'swap("${peer.bob}")', "--peer", "bob", "--service", 'a.first="f"',
               "--service", 'a.second="s"', "--record", "swap.aqrec")
    check(ran.returncode == 0, ran.stderr)
    check(aqua(folder, "replay", "swap.aqrec").returncode == 0, "a recording of aqua run is replayed")
    same = aqua(folder, "replay", "swap.aqrec", "--against", "swap.aqua")
    check(same.returncode == 0 and "the same is asked" in same.stdout, same.stdout + same.stderr)
    ran = aqua(folder, "replay", "swap.aqrec", "--against", "swapped.aqua")
    check(ran.returncode == 6, f"against: {ran.returncode} {ran.stderr}")
    check(re.search(r'recorded: event \d+: bob: a\.first\("1"\), at swap\.aqua:11:', ran.stderr), ran.stderr)
    check(re.search(r'now: event \d+: bob: a\.second\("2"\), at swapped\.aqua:11:', ran.stderr), ran.stderr)
    # Edited in place: the replay says so, and names the way on.
    (folder / "swap.aqua").write_text("\n".join(lines) + "\n")
    ran = aqua(folder, "replay", "swap.aqrec")
    check(ran.returncode == 6 and "`swap.aqua` has changed" in ran.stderr and "--against" in ran.stderr, ran.stderr)
    check(text, "the example is there")


def perfetto(folder, recordings):
    """Slices are steps, arrows are messages that led to a step, and pairs are complete."""
    for path in recordings:
        ran = aqua(folder, "trace", str(path), "--format", "perfetto")
        check(ran.returncode == 0, ran.stderr)
        trace = json.loads(ran.stdout)["traceEvents"]
        events = lines_of(path)
        steps = [line for line in events if line["kind"] == "step_started"]
        arrived = {line["n"] for line in events if line["kind"] == "particle_received"}
        phases = {phase: [one for one in trace if one["ph"] == phase] for phase in "XsfbeiCM"}
        check(len(phases["X"]) == len(steps), f"{path.name}: {len(phases['X'])} slices, {len(steps)} steps")
        ran_on = [line for line in steps if line.get("because") in arrived]
        check(len(phases["s"]) == len(phases["f"]) == len(ran_on), f"{path.name}: arrows")
        check({one["id"] for one in phases["s"]} == {line["because"] for line in ran_on}, f"{path.name}: ids of arrows")
        check(all(one["bp"] == "e" for one in phases["f"]), "arrows end in the slice around them")
        begins = sorted((one["cat"], one["id"]) for one in phases["b"])
        check(begins == sorted((one["cat"], one["id"]) for one in phases["e"]) and len(set(begins)) == len(begins),
              f"{path.name}: pairs")
        calls = [line for line in events if line["kind"] in ("service_called", "call_started")]
        check(len(begins) == len(calls), f"{path.name}: calls")
        # Every arrow begins and ends inside of a slice of its track, and points forward.
        slices = {}
        for one in phases["X"]:
            slices.setdefault(one["tid"], []).append((one["ts"], one["ts"] + one["dur"]))
        ends = {one["id"]: one for one in phases["f"]}
        for one in phases["s"]:
            end = ends[one["id"]]
            for side in (one, end):
                check(any(a <= side["ts"] <= b for a, b in slices[side["tid"]]), f"{path.name}: an arrow has no slice")
            check(one["ts"] < end["ts"], f"{path.name}: an arrow points back")
        # Slices of one track do not overlap.
        for spans in slices.values():
            spans.sort()
            check(all(a[1] <= b[0] + 1e-9 for a, b in zip(spans, spans[1:])), f"{path.name}: slices overlap")
        names = {one["tid"]: one["args"]["name"] for one in phases["M"] if one["name"] == "thread_name"}
        check(len(names) == len(json.loads(path.read_text().splitlines()[0])["peers"]), f"{path.name}: tracks")


def shiviz(folder, recordings):
    """The documented pattern reads each line, and the clocks are those that the causes give."""
    pattern = re.compile(r"(?P<host>\S+) (?P<clock>\{.*?\}) (?P<event>.*)")
    for path in recordings:
        ran = aqua(folder, "trace", str(path), "--format", "shiviz")
        lines = ran.stdout.splitlines()
        events = [line for line in lines_of(path) if "n" in line]
        check(len(lines) == len(events), f"{path.name}: {len(lines)} lines, {len(events)} events")
        clocks, last = {}, {}
        for text, event in zip(lines, events):
            match = pattern.fullmatch(text)
            if not match:
                check(False, f"{path.name}: no line of ShiViz: {text}")
                continue
            host = event.get("peer", "network")
            clock = dict(last.get(host, {}))
            for other, count in clocks.get(event.get("because"), {}).items():
                clock[other] = max(clock.get(other, 0), count)
            clock[host] = last.get(host, {}).get(host, 0) + 1
            clocks[event["n"]] = last[host] = clock
            check(match["host"] == re.sub(r"[^A-Za-z0-9.-]", "_", host), f"{path.name}: host {match['host']}")
            check(json.loads(match["clock"]) == {re.sub(r"[^A-Za-z0-9.-]", "_", k): v for k, v in clock.items()},
                  f"{path.name}: clock of event {event['n']}: {match['clock']}, expected {clock}")


def mermaid(folder, recordings):
    """Small runs whole; of a long one as much as fits, and how much is left out."""
    for path in recordings:
        text = aqua(folder, "trace", str(path), "--format", "mermaid").stdout
        events = lines_of(path)
        arrived = [line for line in events if line["kind"] == "particle_received" and line["from"] != line["peer"]]
        check(text.startswith("sequenceDiagram\nautonumber\n"), f"{path.name}: no diagram")
        if "left out" not in text:
            check(len(re.findall(r"^p\d+->>p\d+: ", text, re.M)) == len(arrived), f"{path.name}: messages")
    (folder / "ring.aqua").write_text("""aqua Ring

export ring

service Op("op"):
    noop()

func ring(peers: []string) -> u32:
    for p <- peers:
        on p:
            Op.noop()
    <- 1
""")
    names = ["ann", "bob"] * 501
    data = json.dumps({"peers": ["${peer.%s}" % name for name in names]})
    (folder / "ring.json").write_text(data)
    ran = aqua(folder, "run", "ring.aqua", "ring(peers)", "--peer", "ann", "--peer", "bob", "--data", "@ring.json",
               "--no-relay", "--record", "ring.aqrec", "--ttl", "10m")
    check(ran.returncode == 0, ran.stderr)
    hops = lines_of(folder / "ring.aqrec")[-1]["stats"]["hops"]
    check(hops >= 1000, f"{hops} hops")
    text = aqua(folder, "trace", "ring.aqrec", "--format", "mermaid").stdout
    check(len(text) <= 45_000, f"{len(text)} characters")
    shown = len(re.findall(r"^p\d+->>p\d+: ", text, re.M))
    check(shown == 300, f"{shown} messages are shown")
    check(re.search(r"^Note over p\d+: \d+ more events left out$", text, re.M), text[-200:])


def queries(folder, recordings):
    """What is picked is what the lines say."""
    path = next(path for path in recordings if "quorum" in path.name)
    events = [line for line in lines_of(path) if "n" in line]

    def numbers(*args):
        ran = aqua(folder, "trace", str(path), *args, "--format", "json")
        check(ran.returncode == 0, ran.stderr)
        return [line["n"] for line in json.loads(ran.stdout)["events"]]

    asked = [line["n"] for line in events if line.get("service") == "voter" and line["peer"] == "ann"]
    check(asked and numbers("--query", 'service(id="voter") and peer(ann)') == asked, "service and peer")
    rest = [line["n"] for line in events if not line["kind"].startswith("step_")]
    check(numbers("--query", "not (step())") == rest, "not step")
    key = next(line["key"] for line in events if line["kind"] == "particle_received" and line["peer"] == "ann")
    followed = numbers("--follow", key)
    check(events[0]["n"] in followed and set(asked) <= set(followed), "what a message led to")
    for wrong in ("service(", "voter", "service(name=x)", "peer()", "a and", "peer(ann) peer(bob)", '"x'):
        ran = aqua(folder, "trace", str(path), "--query", wrong)
        check(ran.returncode == 2 and "--query" in ran.stderr, f"{wrong}: {ran.returncode} {ran.stderr}")


with tempfile.TemporaryDirectory() as name:
    scratch = pathlib.Path(name)
    recorded = record_examples(scratch)
    check(len(recorded) >= 15, f"only {len(recorded)} recordings")
    replays(scratch, recorded)
    changed(scratch, recorded)
    lost_message(scratch)
    against(scratch)
    perfetto(scratch, recorded)
    shiviz(scratch, recorded)
    mermaid(scratch, recorded)
    queries(scratch, recorded)
for problem in problems:
    print("FAIL", problem)
print(f"{len(problems)} problems")
sys.exit(1 if problems else 0)
