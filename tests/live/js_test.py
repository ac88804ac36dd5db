#!/usr/bin/env python3
"""The official js-client calls, and serves, through `aqua serve`. Skipped (77) without Node or its packages, which
`npm ci --prefix tests/live/js` brings.

usage: js_test.py AQUA
"""
import json
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from relay import ROOT, Relay

AQUA = str(Path(sys.argv[1]).resolve())
JS = Path(__file__).resolve().parent / "js"
HELLO, VOTE, QUORUM = "examples/01-hello/hello", "examples/04-quorum/vote", "tests/live/quorum"


def module(folder, source):
    """The bindings of a program, where they find the client."""
    subprocess.run([AQUA, "build", "-q", "-A", "all", "--target", "js", "-o", folder, ROOT / source], check=True, cwd=ROOT)
    return str(Path(folder) / Path(source).with_suffix(".js").name)


def client(relay, path, *words):
    return ["node", "call.mjs", relay.address, path, *words]


def call(relay, path, name, *args, calls=1):
    done = subprocess.run(client(relay, path, "call", name, json.dumps(args), str(calls)), cwd=JS, capture_output=True,
                          text=True, timeout=120)
    assert done.returncode == 0, done.stderr
    lines = [line.partition(" ") for line in done.stdout.splitlines()]
    return [json.loads(value) for word, _, value in lines if word == "result"]


def examples(folder):
    path = module(folder, HELLO + ".aqua")
    with Relay(AQUA, "-s", HELLO + ".toml") as relay:
        assert call(relay, path, "hello", "Ada") == ["hello, Ada"]
        assert call(relay, path, "greet", relay.peers["alice"], "Ada", calls=20) == ["hello, Ada, this is alice"] * 20
    path = module(folder, VOTE + ".aqua")
    with Relay(AQUA, "-s", VOTE + ".toml") as relay:
        voters = [relay.peers[name] for name in ("ann", "bob", "cleo", "dan", "eve")]
        [ballots] = call(relay, path, "vote", voters, "ship it?", 3)
        expected = [(relay.peers[name], choice) for name, choice in (("ann", "yes"), ("bob", "no"), ("cleo", "yes"))]
        assert sorted((one["peer"], one["choice"]) for one in ballots) == sorted(expected), ballots
    path = module(folder, QUORUM + ".aqua")
    with Relay(AQUA, "-s", QUORUM + ".toml", QUORUM + ".aqua") as relay:
        [[verdict, asked]] = call(relay, path, "compute", relay.peers["gateway"], "deal-1", "x", 2)
        assert verdict == "42 for x" and sorted(asked) == sorted([relay.peers["w1"], relay.peers["w3"]]), (verdict, asked)


def serving(folder):
    """Three processes: one calls, one serves, and the relay."""
    path = module(folder, "tests/live/js/party.aqua")
    with Relay(AQUA) as relay:
        server = subprocess.Popen(client(relay, path, "serve", "good day"), cwd=JS, stdin=subprocess.PIPE,
                                  stdout=subprocess.PIPE, text=True)
        try:
            peer = server.stdout.readline().strip()
            assert call(relay, path, "greet", peer, "Ada") == ["good day, Ada"], relay.so_far()
        finally:
            server.kill()
            server.wait()
        end = time.monotonic() + 20
        while f"{peer[:16]}… gone" not in relay.so_far():
            assert time.monotonic() < end, relay.so_far()
            time.sleep(0.1)
        ours = subprocess.run([AQUA, "run", JS / "party.aqua", f'greet("{peer}", "x")', "-A", "all", "--ttl", "1s", "--network",
                               relay.address], capture_output=True, text=True)
        assert ours.returncode == 5, ours.stderr
        assert "it was connected and left" in relay.so_far(), relay.so_far()


def both(folder):
    """Our client calls a service of the official one."""
    path = module(folder, "tests/live/js/party.aqua")
    with Relay(AQUA) as relay:
        server = subprocess.Popen(client(relay, path, "serve", "good day"), cwd=JS, stdin=subprocess.PIPE,
                                  stdout=subprocess.PIPE, text=True)
        peer = server.stdout.readline().strip()
        ours = subprocess.run([AQUA, "run", JS / "party.aqua", f'greet("{peer}", "Ada")', "-A", "all", "-q", "--network",
                               relay.address], capture_output=True, text=True, timeout=60)
        server.kill()
        server.wait()
        assert ours.stdout == '"good day, Ada"\n', ours.stderr + relay.so_far()


def large(folder):
    path = module(folder, "tests/live/js/party.aqua")
    world = Path(folder) / "blobs.toml"
    blob = lambda name, size: f'[service.function.{name}]\nreturns = "{"x" * size}"\n'
    world.write_text('scenario = 1\n[[service]]\nid = "blob"\n' + blob("two", 2_000_000) + blob("six", 6_000_000))
    with Relay(AQUA, "-s", str(world)) as relay:
        assert call(relay, path, "two") == ["x" * 2_000_000]
        [result] = call(relay, path, "six", {"ttl": 3000})  # it drops what is larger than 4 MiB, and says nothing
        assert "expired" in result["error"], result["error"][:200]
        assert "bytes for 12D3Koo" in relay.so_far() and "js-client takes" in relay.so_far(), relay.so_far()


if not shutil.which("node") or not (JS / "node_modules/@fluencelabs/js-client").exists():
    print("skipped: no Node, or `npm ci --prefix tests/live/js` was not run")
    sys.exit(77)
for test in (examples, serving, both, large):
    begin = time.monotonic()
    with tempfile.TemporaryDirectory(dir=JS) as folder:
        test(folder)
    print(f"{test.__name__}: {time.monotonic() - begin:.1f} s", flush=True)
