#!/usr/bin/env python3
"""`aqua serve` and `aqua run --network` as users start them.

usage: live_test.py AQUA
"""
import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from relay import ROOT, Relay

AQUA = str(Path(sys.argv[1]).resolve())
HELLO, VOTE, QUORUM = "examples/01-hello/hello", "examples/04-quorum/vote", "tests/live/quorum"
PEERS = ["--data", "@examples/04-quorum/peers.json"]
NOBODY = "12D3KooWHdiAxVd8uMQR1hGWXccidmfCwLqcMpGwR6QcTP6QRMuD"
COMPUTE = 'compute("${peer.gateway}", "deal-1", "x", 2)'


def aqua(*words, code=0, **options):
    done = subprocess.run([AQUA, *words], cwd=ROOT, capture_output=True, text=True, timeout=60, **options)
    assert done.returncode == code, f"{words}: exit code {done.returncode}\n{done.stdout}{done.stderr}"
    return done


def as_set(text):
    """JSON whose lists have no order."""
    def sort(value):
        if isinstance(value, list):
            return sorted((sort(each) for each in value), key=json.dumps)
        return {key: sort(each) for key, each in value.items()} if isinstance(value, dict) else value
    return sort(json.loads(text)) if text else None


def eventually(holds, what):
    end = time.monotonic() + 20
    while not holds():
        assert time.monotonic() < end, what
        time.sleep(0.05)


def same(name, call, *options, answers=as_set):
    with Relay(AQUA, "-s", name + ".toml") as relay:
        program = [name + ".aqua", call, *options, "-q"]
        alone = aqua("run", *program, "-s", name + ".toml").stdout
        live = aqua("run", *program, "-s", name + ".toml", "--network", relay.address).stdout
        assert answers(alone) == answers(live), f"{call}: {alone}, over the network {live}"
        log = relay.log()
        assert "client connected" in log or "customer connected" in log, log
        assert " gone" in log and "ended" in log, log


def examples():
    same(HELLO, 'hello("Ada")')
    same(HELLO, 'greet("${peer.alice}", "Ada")')
    # Which two of the answers come first is a matter of time: how many, and of whom.
    voters = lambda text: [each["choice"] in ("yes", "no") for each in json.loads(text)][:2]
    same(VOTE, 'vote(peers, "ship it?", 2)', *PEERS, answers=voters)
    same(VOTE, 'vote(peers, "ship it?", 3)', *PEERS)
    same(QUORUM, COMPUTE)


def endings():
    with Relay(AQUA, "-s", "examples/03-fallback/store.toml") as relay:
        done = aqua("run", "examples/03-fallback/store.aqua", 'fetchStrict("${peer.primary}", "motto")', "-s",
                    "examples/03-fallback/store.toml", "--network", relay.address, code=4)
        assert "AQ9101" in done.stderr, done.stderr
    with Relay(AQUA, "-s", VOTE + ".toml") as relay:
        done = aqua("run", VOTE + ".aqua", 'vote(peers, "ship it?", 4)', *PEERS, "-s", VOTE + ".toml", "--ttl", "1s",
                    "--network", relay.address, code=5)
        assert "AQ9103" in done.stderr, done.stderr
    with Relay(AQUA, "-s", HELLO + ".toml") as relay:  # somebody who is nowhere
        done = aqua("run", HELLO + ".aqua", f'greet("{NOBODY}", "x")',
                    "--ttl", "1s", "--network", relay.address, code=5)
        assert "lost: " in relay.log(), "nothing is said of a peer that is not there"


def lost():
    """The relay goes away during a call."""
    with Relay(AQUA, "-s", HELLO + ".toml") as relay:
        run = subprocess.Popen([AQUA, "run", HELLO + ".aqua", f'greet("{NOBODY}", "x")', "-s", HELLO + ".toml",
                                "--network", relay.address], cwd=ROOT, stderr=subprocess.PIPE, text=True)
        eventually(lambda: "lost: " in relay.so_far(), relay.so_far())
        relay.process.kill()
        err = run.communicate(timeout=20)[1]
        assert run.returncode == 3 and "AQ9206" in err, err


def strangers():
    """Whatever they say, a call works while they are there, and each costs a line."""
    said = [b"GET / HTTP/1.1\r\nHost: x\r\n\r\n", b"SSH-2.0-OpenSSH_9.2\r\n", b"\x16\x03\x01\x02\x00\x01\x00", b"\xff" * 5000,
            b"\x13/multistream/1.0.0\n\x07/noise\n\x00\x02xx", b"\x13/multistream/1.0.0\n\x07/noise\n\x00\x20" + bytes(32),
            b"G" * 20000]
    with Relay(AQUA, "-s", HELLO + ".toml") as relay:
        dial = lambda: socket.create_connection(("127.0.0.1", relay.port), 10)
        silent, halves = [dial() for _ in range(20)], dial()
        halves.sendall(b"\x13/multistream/1.0.0\n\x07/noise\n\x00\x20abc")
        for bytes_ in said:
            with dial() as one:
                one.settimeout(10)
                one.sendall(bytes_)
                try:
                    while one.recv(4096):
                        pass
                except ConnectionResetError:
                    pass
        assert json.loads(aqua("run", HELLO + ".aqua", 'hello("Ada")', "-q", "--network", relay.address).stdout) == "hello, Ada"
        for one in [*silent, halves]:
            one.close()
        eventually(lambda: relay.so_far().count("before it was open") >= len(said) + 21, relay.so_far())
        log = relay.log()
        assert log.count("another protocol than multistream") == 3, log
        assert "not a request for a WebSocket" in log and "no first message of Noise" in log, log


def addresses():
    with Relay(AQUA, "-s", HELLO + ".toml") as relay:
        port = str(relay.port)
        run = ["run", HELLO + ".aqua", 'hello("Ada")', "--network"]
        assert "AQ9202" in aqua("serve", "-s", HELLO + ".toml", "--port", port, code=3).stderr
        other = f"/ip4/127.0.0.1/tcp/{port}/ws/p2p/{relay.peers['alice']}"
        done = aqua(*run, other, code=3)
        assert "AQ9204" in done.stderr and "the peer there is" in done.stderr, done.stderr
        bare = aqua(*run, relay.address.replace("/ws/", "/"), "-q")  # the same protocols without WebSocket
        assert json.loads(bare.stdout) == "hello, Ada", bare.stdout
    done = aqua(*run, other, code=3)
    assert "AQ9204" in done.stderr and "refused" in done.stderr, done.stderr


def keys():
    with tempfile.TemporaryDirectory() as folder, Relay(AQUA, "-s", HELLO + ".toml") as relay:
        path = os.path.join(folder, "my.key")
        made = aqua("key", "new", path).stdout
        assert made == aqua("key", "show", path).stdout and made.startswith("12D3KooW"), made
        assert os.stat(path).st_mode & 0o077 == 0, "others may read the key"
        aqua("key", "new", path, code=3)
        aqua("run", HELLO + ".aqua", 'hello("Ada")', "-q", "--network", relay.address, "--key", path)
        assert f"{made[:16]}… connected" in relay.log(signal.SIGINT), relay.so_far()


def joining():
    """A peer of another process behind the relay; it comes back when the relay does."""
    with Relay(AQUA) as relay:
        port = str(relay.port)
        guest = subprocess.Popen([AQUA, "serve", "-s", HELLO + ".toml", "--join", relay.address, "--peer", "alice"], cwd=ROOT,
                                 stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        peer = [guest.stdout.readline() for _ in range(3)][2].split()[1]
        eventually(lambda: f"{peer[:16]}… connected" in relay.so_far(), relay.so_far())
        call = ["run", HELLO + ".aqua", f'greet("{peer}", "Ada")', "-q", "-A", "all", "--network", relay.address]
        assert aqua(*call).stdout == '"hello, Ada, this is alice"\n'
    with Relay(AQUA, "--port", port) as relay:
        eventually(lambda: f"{peer[:16]}… connected" in relay.so_far(), relay.so_far())
        assert aqua(*call).stdout == '"hello, Ada, this is alice"\n'
        guest.terminate()
        assert guest.wait(20) == 0


def many():
    """At once, and one of them is killed."""
    with Relay(AQUA, "-s", HELLO + ".toml") as relay, tempfile.TemporaryDirectory() as folder:
        keys = [os.path.join(folder, str(number)) for number in range(8)]
        for key in keys:
            aqua("key", "new", key)
        run = [AQUA, "run", HELLO + ".aqua", 'greet("${peer.alice}", "Ada")', "-s", HELLO + ".toml", "-q", "--network",
               relay.address, "--key"]
        calls = [subprocess.Popen([*run, key], cwd=ROOT, stdout=subprocess.PIPE, text=True) for key in keys]
        for call in calls:
            assert call.communicate(timeout=60)[0] == '"hello, Ada, this is alice"\n'
        silent = [AQUA, "run", HELLO + ".aqua", f'greet("{NOBODY}", "x")', *run[4:], keys[0]]
        lone = subprocess.Popen(silent, cwd=ROOT, stderr=subprocess.DEVNULL)
        eventually(lambda: relay.so_far().count("… connected\n") == len(keys) + 1, relay.so_far())
        lone.kill()
        lone.wait()
        eventually(lambda: relay.so_far().count("… gone\n") == len(keys) + 1, relay.so_far())


def recordings():
    """Both sides of a run that failed happen again without a network, byte by byte; also what a process answered."""
    with tempfile.TemporaryDirectory() as folder:
        clock = os.path.join(folder, "clock.py")
        with open(clock, "w") as file:
            file.write("import json, sys, time\nfor line in sys.stdin:\n    print(json.dumps({'id': json.loads(line)['id'], "
                       "'ret_code': 0, 'result': str(time.time_ns())}), flush=True)\n")
        world = os.path.join(folder, "clock.toml")
        with open(world, "w") as file:
            file.write(f'scenario = 1\n[peers.client]\nkind = "client"\nrelay = "relay"\n[peers.relay]\nkind = "relay"\n'
                       f'[peers.alice]\n[[service]]\nid = "greeter"\non = ["alice"]\nexec = ["python3", "{clock}"]\n')
        ours, theirs = os.path.join(folder, "client.aqrec"), os.path.join(folder, "relay.aqrec")
        run = lambda name, relay, code: aqua("run", HELLO + ".aqua", f'greet("{name}", "x")', "-s", world, "--ttl", "1s",
                                             "--network", relay.address, "--record", ours, code=code)
        for name, code in ((NOBODY, 5), ("${peer.alice}", 0)):
            with Relay(AQUA, "-s", world, "--record", theirs) as relay:
                first = run(name, relay, code)
                aqua("run", HELLO + ".aqua", 'hello("Ada")', "-q", "--network", relay.address)
                relay.log()
            for path in (ours, theirs):
                assert aqua("replay", path).stdout.endswith(": identical\n")
            if code == 0:
                assert first.stdout.strip('"\n') in aqua("trace", theirs).stdout, "the answer of the process is not there"
        aqua("replay", ours, "--against", HELLO + ".aqua", code=2)
        with open(theirs) as file:
            lines = file.read()
        for before, after in (('"script":"', '"script":"x'), ('"kind":"turn"', '"kind":"turned"'), ('"data":"', '"data":"_')):
            with open(theirs, "w") as file:
                file.write(lines.replace(before, after))
            done = subprocess.run([AQUA, "replay", theirs], cwd=ROOT, capture_output=True, text=True)
            assert done.returncode in (1, 3, 6) and "error[AQ" in done.stderr, (before, done.returncode, done.stderr)


for test in (examples, endings, lost, strangers, addresses, keys, joining, many, recordings):
    begin = time.monotonic()
    test()
    print(f"{test.__name__}: {time.monotonic() - begin:.1f} s", flush=True)
