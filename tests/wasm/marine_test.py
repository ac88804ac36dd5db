#!/usr/bin/env python3
"""marine_test.py NODE AQUA: services of our modules give the same here and in the official runtime for browsers, errors included.

Needs Node and the packages of tools/oracle (or AQUA_NODE_MODULES), and is skipped without them.
"""
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
MODULES = ROOT / "tests/wasm/modules"
PACKAGES = Path(os.environ.get("AQUA_NODE_MODULES") or ROOT / "tools/oracle/node_modules")
TRAP = "Unrecognized error: Failed to apply func"  # of the official runtime; ours says which
LINK = "engine error: Wasm backend error: failed to instantiate: "

POINT = {"x": 5, "y": -7, "label": "L", "tags": ["a", "", "ccc"]}
SAME = {"bool": [True, False, 0, "true", None], "s8": [-128, 127, 128, 1.5, [5], [[5]]], "u8": [0, 255, 256, -1], "s16": [-32768], "u16": [65535, 65536],
        "s32": [-2147483648, 2147483647, 2147483648, "1"], "u32": [2147483647, 3000000000], "s64": [9007199254740991], "u64": [1, -1],
        "f32": [1.1, 2, "x", True], "f64": [1.5, -0.25, 7]}
TOY = [["hello", ["Ann"]], ["hello", [""]], ["hello", {"name": "Bob"}], ["hello", {"nam": "x"}], ["hello", []], ["hello", None], ["hello", "str"], ["hello", [["x"]]],
       ["hello", ["x", "y"]], ["hello", [5]], ["hello", [{}]], ["hello", ["héllo ✓"]], ["nosuch", []], ["allocate", [1]], ["inc", 7],
       ["sum", [[1, 2, 4294967295]]], ["sum", [[]]], ["sum", [[[5], [6]]]], ["sum", [7]], ["words", ["  the quick  fox "]],
       ["mirror", [POINT]], ["mirror", [[5, -7, "L", ["a"]]]], ["mirror", [5]], ["mirror", [{}]], ["mirrors", [[POINT, POINT]]],
       ["same_lists", [[[1], [], [65535, 2]]]], ["same_lists", [[1]]], ["same_blobs", [[[1], [], [255]]]], ["same_bytes", [[0, 255]]], ["same_bytes", ["abc"]],
       ["same_bools", [[True, False]]], ["same_floats", [[1.1, 2]]], ["zero_by_zero", []], ["inc", []], ["trap", []], ["inc", []], ["quit", [3]], ["inc", []],
       ["not_text", []], ["outside", []], ["out_of_range", []], ["negative", []], ["whoami", []], ["order_of_start", []],
       *[["same_" + name, [value]] for name, values in SAME.items() for value in values]]
FACADE = [["twice", ["Ann"]], ["fwd_u32", [7]], ["fwd_u32", [3000000000]], ["fwd_f64", [1.5]], ["fwd_s64", [-5]], ["fwd_s64", ["x"]], ["fwd_trap", []],
          ["released_times", []], ["fwd_mirrors", [[POINT]]], ["released_times", []], ["hello", ["x"]]]
STORIES = [
    ([["toy", "toy"]], TOY), ([["greeting", "greeting"]], [["greeting", ["Ann"]], ["greeting_record", []], ["count", []], ["failing", []], ["count", []]]),
    ([["toy", "toy"], ["facade", "facade"]], FACADE), ([["facade", "facade"]], []), ([["facade", "facade"], ["toy", "toy"]], []),
    ([["renamed", "toy"], ["facade", "facade"]], []), ([["toy", "greeting"], ["facade", "facade"]], []), ([["greeting", "greeting"], ["toy", "toy"]], [["greeting", ["x"]], ["hello", ["x"]]]),
    ([["tools", "tools"]], []),
]


def official(node):
    stories = [{"modules": [[name, str(MODULES / (file + ".wasm"))] for name, file in modules], "calls": calls} for modules, calls in STORIES]
    done = subprocess.run([node, str(Path(__file__).with_name("marine_js.mjs")), str(PACKAGES)], input=json.dumps(stories), capture_output=True, text=True, timeout=300)
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    for _, calls in STORIES:
        first = lines[0] if lines else {}
        count = 1 if "load" in first else len(calls)
        yield lines[:count]
        lines = lines[count:]


def ours(aqua, modules, calls, folder):
    config, file = folder / "Config.toml", folder / "calls.jsonl"
    config.write_text("".join(f'[[module]]\nname = "{name}"\nload_from = "{MODULES / (module + ".wasm")}"\n' for name, module in modules))
    file.write_text("".join(json.dumps({"function": name, "args": args}) + "\n" for name, args in calls))
    done = subprocess.run([aqua, "wasm", "call", str(config), "--calls", str(file)], capture_output=True, text=True, timeout=120)
    if done.returncode == 4:
        return [{"load": done.stderr.split(": ", 1)[1].strip()}]
    return [json.loads(line) for line in done.stdout.splitlines()]


def same(theirs, here):
    """Causes of traps and of what an engine refuses are in the words of engines."""
    if "load" in theirs and theirs["load"].startswith(LINK):
        return here.get("load", "").startswith(LINK)
    if TRAP in theirs.get("error", ""):
        return here.get("error", "").startswith(theirs["error"].split(TRAP)[0])
    return theirs == here


def main():
    node, aqua = sys.argv[1:]
    if not os.access(node, os.X_OK) or not (PACKAGES / "@fluencelabs" / "marine-js").exists():
        print("skipped: no Node, or no packages: run `npm ci` in tools/oracle")
        return 77
    problems, compared = [], 0
    with tempfile.TemporaryDirectory() as name:
        for (modules, calls), theirs in zip(STORIES, official(node)):
            here = ours(os.path.abspath(aqua), modules, calls, Path(name))
            if len(theirs) != len(here):
                problems.append(f"{modules}: {theirs[:1]} and {here[:1]}")
            for call, one, other in zip(calls or [None], theirs, here):
                compared += 1
                if not same(one, other):
                    problems.append(f"{modules} {call}\n  official: {one}\n  aqua:     {other}")
    for problem in problems:
        print("FAIL", problem)
    print(f"{compared} answers, {len(problems)} problems")
    return 1 if problems or not compared else 0


if __name__ == "__main__":
    sys.exit(main())
