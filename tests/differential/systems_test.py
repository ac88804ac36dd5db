#!/usr/bin/env python3
"""Do the systems of examples/ do the same when the official VM executes every peer? Of each scenario that is tagged
`official`, without its variants and faults: each service call of each peer, and what the calls end with.

usage: systems_test.py AQUA [--avm FILE]     (exit 77, skipped, where there is no avm.wasm)

FILE: else AQUA_AVM, else that of `npm ci` in tools/oracle.
"""
import argparse
import collections
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from engine_test import AVM
from live_test import SKIPPED

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"


def systems():
    """Scenarios with the tag, from the folder of the examples."""
    return [path.relative_to(EXAMPLES) for path in sorted(EXAMPLES.glob("**/*.scenario.toml"))
            if re.search(r'^tags = .*"official"', path.read_text(encoding="utf-8"), re.M)]


def prepare(scenario, engine):
    """Leaves out variants and events that are not blocks, and gives the engine to every peer of the scenario and of what it
    extends."""
    text = re.split(r"^\[\[variant\]\]", scenario.read_text(encoding="utf-8"), maxsplit=1, flags=re.M)[0]
    text = "".join(table for table in re.split(r"^(?=\[)", text, flags=re.M)
                   if not table.startswith("[[event]]") or 'do = "block"' in table)
    scenario.write_text(text, encoding="utf-8")
    if base := re.search(r'^extends = "(.*)"', text, re.M):
        prepare(scenario.parent / base[1], engine)
    if engine:
        text = re.sub(r"^\[peers\..*\]$", lambda found: f'{found[0]}\nengine = {{ avm = "{engine}" }}', text, flags=re.M)
        scenario.write_text(text, encoding="utf-8")


def happened(aqua, path, engine):
    """The bag of what a run did, or a text that says what is wrong."""
    with tempfile.TemporaryDirectory() as temporary:
        shutil.copytree(EXAMPLES, Path(temporary) / "examples")
        scenario = Path(temporary) / "examples" / path
        prepare(scenario, engine)
        done = subprocess.run([aqua, "test", scenario, "--once", "--record", Path(temporary) / "out", "--record-all"],
                              capture_output=True, text=True, timeout=600)
        recordings = list(Path(temporary, "out").glob("*.aqrec"))
        if done.returncode != 0 or len(recordings) != 1:
            return done.stdout + done.stderr + f"{len(recordings)} recordings"
        events = [json.loads(line) for line in recordings[0].read_text(encoding="utf-8").splitlines()]
    kept = {"service_called": ("peer", "service", "function", "args"), "call_ended": ("call", "outcome", "values")}
    return collections.Counter(json.dumps([event.get(key) for key in kept[event["kind"]]])
                               for event in events if event.get("kind") in kept)


def compare(aqua, path, avm):
    ours, theirs = happened(aqua, path, None), happened(aqua, path, avm)
    for what in (ours, theirs):
        if isinstance(what, str):
            return [f"{path}: {what}"]
    if not ours:
        return [f"{path}: nothing happened"]
    return [f"{path}: {side} {text[:300]}" for side, bag in (("only with ours", ours - theirs), ("only with the VM", theirs - ours))
            for text in bag]


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("aqua")
    options.add_argument("--avm", default=os.environ.get("AQUA_AVM", str(AVM)))
    options = options.parse_args()
    if not os.path.exists(options.avm):
        print(f"skipped: no {options.avm}; `npm ci` in tools/oracle brings it, or AQUA_AVM names one")
        return SKIPPED
    paths = systems()
    wrong = [line for path in paths for line in compare(os.path.abspath(options.aqua), path, os.path.abspath(options.avm))]
    for line in wrong:
        print(line)
    print(f"{len(paths)} systems, {len(wrong)} differences between the official VM and our interpreter")
    return 1 if wrong or not paths else 0


if __name__ == "__main__":
    sys.exit(main())
