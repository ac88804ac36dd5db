#!/usr/bin/env python3
"""marine_test.py NODE AQUA [--update]: services of our modules give the same here and in the official runtime for browsers, errors
included. What the official one said is in official.jsonl, one line for each service.

With Node and the packages of tools/oracle (or AQUA_NODE_MODULES) it is asked again; `--update` writes down what it says.
"""
import hashlib
import json
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
MODULES = ROOT / "tests/wasm/modules"
PACKAGES = Path(os.environ.get("AQUA_NODE_MODULES") or ROOT / "tools/oracle/node_modules")
TRAP = "Unrecognized error: Failed to apply func"  # of the official runtime; ours says which
LINK = "engine error: Wasm backend error: failed to instantiate: "
COMPILE = "engine error: Wasm backend error: error compiling module: "
RECORDED = Path(__file__).with_name("official.jsonl")

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
COUNT = [["count", []]]
STORIES = [
    ([["toy", "toy"]], TOY), ([["greeting", "greeting"]], [["greeting", ["Ann"]], ["greeting_record", []], ["count", []], ["failing", []], ["count", []]]),
    ([["toy", "toy"], ["facade", "facade"]], FACADE), ([["facade", "facade"]], []), ([["facade", "facade"], ["toy", "toy"]], []),
    ([["renamed", "toy"], ["facade", "facade"]], []), ([["toy", "greeting"], ["facade", "facade"]], []), ([["greeting", "greeting"], ["toy", "toy"]], [["greeting", ["x"]], ["hello", ["x"]]]),
    ([["tools", "tools"]], []),
    # Records through two modules; the second one needs the first.
    ([["records_effector", "records_effector"]], [["mutate_struct", [[True, 1, 2, 3, 4, 5, 6, 7, 8, 9.5, 10.25, "s", [1, 2]]]], ["mutate_struct", [{}]],
                                                  ["mutate_struct", [{"field_0": 0}]]]),
    ([["records_effector", "records_effector"], ["records_pure", "records_pure"]], [["invoke", []]]), ([["records_pure", "records_pure"]], []),
    # Files where there are no folders.
    ([["wasi", "wasi"]], [["put", ["a.txt", [104, 105]]], ["get", ["a.txt"]], ["get_error", ["a.txt"]], ["names", ["."]], ["mounts", []], ["stat", ["a", True]],
                          ["change", [0, "d"]], ["change_two", [0, "a", "b"]], ["link", ["a"]], ["touch", ["a", 5]]]),
    # A program that nobody has mounted.
    ([["fetch", "fetch"]], []),
    # Modules of old tools, and what is no module.
    ([["m", "greeting 0.14.0=0.5.99"]], COUNT), ([["m", "greeting 0.14.0=zero.1"]], COUNT), ([["m", "greeting 0.27.0=0.9.99"]], COUNT), ([["m", "greeting 0.27.0=0.19.9"]], COUNT),
    ([["m", "greeting 0.14.0=0.6.00"]], COUNT), ([["m", "greeting 0.14.0=0.14.9"]], [["greeting", ["Ann"]]]), ([["m", "greeting 0.14.0=0.6.0-"]], COUNT), *[([["m", f"greeting 0.14.0={version}"]], COUNT) for version in ("0.6.0+", "0.6.0a", "0.6.é", "6.0   ", "0..6.0", "006000", "1.2.-1", "0.6.0.")],
    *[([["m", f"greeting 0.27.0={version}"]], COUNT) for version in ("0.6.0-", "0.27.1", "00.2.1", "1.0.0+")],
    ([["m", "greeting interface-types=interface-typos"]], COUNT), ([["m", "greeting __fluence_sdk_version=__fluence_sdk_versiom"]], COUNT),
    ([["m", "../hostile/steal_global"]], COUNT), ([["m", "../hostile/steal_label"]], COUNT), ([["m", "../hostile/steal_local"]], COUNT),
    ([["m", "greeting :300"]], COUNT), ([["m", "greeting :7"]], COUNT),
]


def written(folder, file):
    """The module, with some bytes replaced (`greeting 0.14.0=0.5.99`), or the first of them (`greeting :300`)."""
    name, *change = file.split(" ", 1)
    if not change:
        return str((MODULES / (name + ".wasm")).resolve())
    code = (MODULES / (name + ".wasm")).read_bytes()
    if change[0].startswith(":"):
        code = code[:int(change[0][1:])]
    else:
        old, new = (each.encode() for each in change[0].split("="))
        assert code.count(old) == 1 and len(old) == len(new), file
        code = code.replace(old, new)
    path = Path(folder) / (hashlib.sha256(file.encode()).hexdigest()[:16] + ".wasm")
    path.write_bytes(code)
    return str(path)


def official(node, folder):
    stories = [{"modules": [[name, written(folder, file)] for name, file in modules], "calls": calls} for modules, calls in STORIES]
    done = subprocess.run([node, str(Path(__file__).with_name("marine_js.mjs")), str(PACKAGES)], input=json.dumps(stories), capture_output=True, text=True, timeout=300)
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    for _, calls in STORIES:
        first = lines[0] if lines else {}
        count = 1 if "load" in first else len(calls)
        yield [{key: withoutEngine(value) for key, value in line.items()} for line in lines[:count]]
        lines = lines[count:]


def withoutEngine(text):
    """What a browser's engine adds of its own."""
    return re.sub(rf"({TRAP}).*|(JsValue)\(.*", lambda found: found[1] or found[2], text, flags=re.S) if isinstance(text, str) else text


def ours(aqua, modules, calls, folder):
    config, file = folder / "Config.toml", folder / "calls.jsonl"
    config.write_text("".join(f'[[module]]\nname = "{name}"\nload_from = "{written(folder, module)}"\n' for name, module in modules))
    file.write_text("".join(json.dumps({"function": name, "args": args}) + "\n" for name, args in calls))
    done = subprocess.run([aqua, "wasm", "call", str(config), "--calls", str(file)], capture_output=True, text=True, timeout=120)
    if done.returncode == 4:
        return [{"load": done.stderr.split(": ", 1)[1].strip().replace("\\n", "\n")}]  # one line for a terminal
    return [json.loads(line) for line in done.stdout.splitlines()]


def same(theirs, here):
    """Causes of traps and of what an engine refuses are in the words of engines."""
    if theirs.get("load", "").startswith(LINK):
        return here.get("load", "").startswith(LINK)
    if theirs.get("load", "").startswith(COMPILE):  # ours reads the file before it makes the service
        return "is no valid WebAssembly module: byte " in here.get("load", "")
    if TRAP in theirs.get("error", ""):
        return here.get("error", "").startswith(theirs["error"].split(TRAP)[0])
    return theirs == here


def main():
    node, aqua, *more = sys.argv[1:]
    asked = os.access(node, os.X_OK) and (PACKAGES / "@fluencelabs" / "marine-js").exists()
    problems, compared = [], 0
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        if asked:
            lines = [json.dumps({"modules": modules, "calls": calls, "answers": answers}, ensure_ascii=False) + "\n"
                     for (modules, calls), answers in zip(STORIES, official(node, folder))]
            if "--update" in more:
                RECORDED.write_text("".join(lines))
            if "".join(lines) != RECORDED.read_text():
                problems.append("the official runtime says something else than official.jsonl, or the calls are others: --update")
        for story in map(json.loads, RECORDED.read_text().splitlines()):
            modules, calls, answers = story["modules"], story["calls"], story["answers"]
            here = ours(os.path.abspath(aqua), modules, calls, folder)
            if len(answers) != len(here):
                problems.append(f"{modules}: {answers[:1]} and {here[:1]}")
            for call, one, other in zip(calls or [None], answers, here):
                compared += 1
                if not same(one, other):
                    problems.append(f"{modules} {call}\n  official: {one}\n  aqua:     {other}")
    for problem in problems:
        print("FAIL", problem)
    print(f"{compared} answers, {len(problems)} problems; the official runtime was {'asked' if asked else 'not asked: `npm ci` in tools/oracle'}")
    return 1 if problems or not compared else 0


if __name__ == "__main__":
    sys.exit(main())
