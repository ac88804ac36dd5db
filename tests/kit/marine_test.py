#!/usr/bin/env python3
"""marine_test.py AQUA NODE: modules of the kit do in the official runtime (marine-js) what they do here.

Exit code 77, skipped, where Node or the packages of tools/oracle (npm ci) are missing. Without a compiler for WebAssembly
only the modules of the examples are compared.
"""
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from calls import EXAMPLES, FACADE, SHAPES, wrong

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
SKIPPED = 77


def lines(calls):
    return "".join(json.dumps({"function": function, "args": args}) + "\n" for function, args, *_ in calls)


def official(node, modules, calls):
    words = [f"{name}={file}" for name, file in modules]
    done = subprocess.run([node, HERE / "marine.mjs", *words], input=lines(calls), capture_output=True, text=True, timeout=300)
    return [json.loads(line) for line in done.stdout.splitlines()] or [{"error": done.stderr}]


def ours(aqua, module, calls):
    done = subprocess.run([aqua, "wasm", "call", module, "--calls", "-"], input=lines(calls), capture_output=True, text=True, timeout=300)
    return [json.loads(line) for line in done.stdout.splitlines()] or [{"error": done.stderr}]


def comparable(answer):
    """Texts of traps are those of the engine."""
    text = answer.get("error", "")
    return {"error": text[:text.find(": ", text.rfind("function `"))]} if "function `" in text else answer


def main():
    aqua, node = os.path.abspath(sys.argv[1]), sys.argv[2]
    if not os.access(node, os.X_OK) or not (ROOT / "tools/oracle/node_modules/@fluencelabs/marine-js").exists():
        print("skipped: no Node, or no packages: run `npm ci` in tools/oracle")
        return SKIPPED
    problems, count = [], 0
    for path, calls in EXAMPLES.items():
        module = ROOT / "examples" / path
        for call, a, b in zip(calls, ours(aqua, module, calls), official(node, [("m", module)], calls), strict=True):
            count += 1
            if comparable(a) != comparable(b):
                problems.append(f"{path}: {call}: here {a}, official {b}")
    with tempfile.TemporaryDirectory() as folder:
        def build(source, interface):
            out = Path(folder) / f"{source}.wasm"
            return out, subprocess.run([aqua, "wasm", "build", HERE / source, "-i", HERE / interface, "-o", out],
                                       capture_output=True, text=True, timeout=300)
        for ending in ("c", "cpp"):
            (shapes, done), (facade, other) = build(f"shapes.{ending}", "shapes.aqua"), build(f"facade.{ending}", "facade.aqua")
            if "AQ8025" in done.stderr + other.stderr:
                print("no compiler here: only the modules of the examples are compared")
                break
            if done.returncode or other.returncode:
                problems.append(done.stderr + other.stderr)
                continue
            problems += [f"{shapes.name}: {each}" for each in wrong(SHAPES, official(node, [("shapes", shapes)], SHAPES))]
            problems += [f"{facade.name}: {each}"
                         for each in wrong(FACADE, official(node, [("shapes", shapes), ("facade", facade)], FACADE))]
            count += len(SHAPES) + len(FACADE)
    for problem in problems:
        print("FAIL", problem)
    print(f"{count} calls compared, {len(problems)} problems")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
