#!/usr/bin/env python3
"""What `aqua serve --data DIR` keeps: a relay that is killed at random moments goes on where it was.

usage: keep_test.py AQUA [KILLS]      (8)
"""
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from relay import ROOT, Relay

AQUA = str(Path(sys.argv[1]).resolve())
KILLS = int(sys.argv[2]) if len(sys.argv) > 2 else 8
PROGRAM = """aqua Ticket declares *
export take

service Tickets("tickets"):
  next() -> u32

func take() -> u32:
  on HOST_PEER_ID:
    number <- Tickets.next()
  <- number
"""


def world(folder):
    """A service that gives each number once."""
    (folder / "ticket.aqua").write_text(PROGRAM)
    (folder / "ticket.toml").write_text('scenario = 1\n[peers.client]\nkind = "client"\nrelay = "relay"\n[peers.relay]\n'
                                        'kind = "relay"\n[[service]]\nid = "tickets"\non = ["relay"]\n'
                                        '[service.function.next]\nreturns = "${n}"\n')


def take(folder, address, ttl="2s"):
    """A call that is under way."""
    return subprocess.Popen([AQUA, "run", folder / "ticket.aqua", "take()", "-q", "--ttl", ttl, "--network", address], cwd=ROOT,
                            stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def kills(folder):
    """Each number is given once, whatever was killed when; a number may be lost with its message."""
    data, port, taken, unanswered = folder / "data", "0", [], 0
    draw = random.Random(7)
    for _ in range(KILLS):
        with Relay(AQUA, "-s", folder / "ticket.toml", "--data", data, "--port", port) as relay:
            port = str(relay.port)
            calls = [take(folder, relay.address) for _ in range(2)]
            time.sleep(draw.uniform(0, 0.6))
            relay.process.kill()
            for call in calls:
                out, err = call.communicate(timeout=60)
                assert call.returncode in (0, 3, 5), err
                if call.returncode == 0:
                    taken.append(int(out))
                else:
                    unanswered += 1
    with Relay(AQUA, "-s", folder / "ticket.toml", "--data", data, "--port", port) as relay:
        out, err = take(folder, relay.address, "30s").communicate(timeout=60)
        last = int(out)
        assert "kept: " in relay.log(), relay.so_far()
    assert len(set(taken)) == len(taken) and all(number < last for number in taken), f"given twice: {taken}, then {last}"
    assert last - 1 <= len(taken) + unanswered, f"{last} is given, and only {len(taken) + unanswered} were asked for"
    assert taken or KILLS < 4, "no call ever came through, so nothing was shown"
    print(f"  {KILLS} kills: {len(taken)} numbers given, {unanswered} calls without an answer, the next one is {last}")


def refused(folder):
    """Another process, scenario, version, and every kind of damage: an error with exit code 3, and the folder as it was."""
    scenario, data = folder / "ticket.toml", folder / "refused"
    serve = [AQUA, "serve", "-s", scenario, "--data", data, "-o", folder / "other.json", "--for", "100ms"]

    def fails(why):
        done = subprocess.run(serve, cwd=ROOT, capture_output=True, text=True, timeout=60)
        assert done.returncode == 3 and "AQ9208" in done.stderr and why in done.stderr, f"{why}: {done.returncode} {done.stderr}"

    with Relay(AQUA, "-s", scenario, "--data", data) as relay:
        assert take(folder, relay.address, "30s").communicate(timeout=60)[0] == "1\n"
        fails("another process uses it")
        relay.log()
    journal = data / "journal"
    good = journal.read_bytes()
    lines = good.splitlines(keepends=True)
    assert len(lines) >= 3, lines
    for at in range(0, len(good), max(1, len(good) // 40)):
        journal.write_bytes(good[:at] + bytes([good[at] ^ 1]) + good[at + 1:])
        if at == len(good) - 1:
            continue
        fails("line " if good[at:at + 1] != b"\n" else "")
    journal.write_bytes(b"".join([lines[0], *lines[2:]]))  # each line is whole, and they do not fit
    done = subprocess.run(serve, cwd=ROOT, capture_output=True, text=True, timeout=60)
    assert done.returncode in (0, 3), done.stderr
    for at in (len(good) - 1, len(good) - 20, len(good) - len(lines[-1]), len(lines[0])):  # as a kill leaves it
        journal.write_bytes(good[:at])
        done = subprocess.run(serve, cwd=ROOT, capture_output=True, text=True, timeout=60)
        assert done.returncode == 0, done.stderr
        assert journal.read_bytes().startswith(good[:good.rfind(b"\n", 0, at) + 1]), "what was whole is gone"
    journal.write_bytes(good)
    scenario.write_text(scenario.read_text() + "# changed\n")
    fails("another scenario")
    assert journal.read_bytes() == good
    data = folder / "ticket.aqua"
    serve[5] = data
    fails("")


for test in (kills, refused):
    begin = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        world(Path(folder))
        test(Path(folder))
    print(f"{test.__name__}: {time.monotonic() - begin:.1f} s", flush=True)
