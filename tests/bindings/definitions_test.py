#!/usr/bin/env python3
"""Definitions of functions and services beside those of the official compiler.

  tests/bindings/definitions_test.py AQUA                    against definitions.jsonl
  tests/bindings/definitions_test.py AQUA --record           writes it anew; needs Node and `npm ci` in tools/oracle

All programs of tests/differential and of this folder. The order of keys is not compared: objects of the official side have none.
"""
import json
import pathlib
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
RECORDED = HERE / "definitions.jsonl"


def sources():
    return sorted((ROOT / "tests/differential/programs").glob("*.aqua")) + sorted(HERE.glob("*.aqua"))


def ours(aqua, source):
    command = [aqua, "build", "--quiet", "--target", "json", "-o", "-", source]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT)
    if done.returncode != 0:
        return {"error": done.stderr.strip().splitlines()[:1]}
    built = json.loads(done.stdout)
    return {"functions": {name: f["funcDef"] for name, f in built["functions"].items()}, "services": built["services"]}


def record():
    script = ROOT / "tools/oracle/definitions.mjs"
    done = subprocess.run(["node", script, *sources()], stdout=subprocess.PIPE, text=True, check=True)
    RECORDED.write_text(done.stdout)
    return len(done.stdout.splitlines())


def difference(a, b, path=""):
    """The first place where the official `a` and our `b` differ; nothing when they are equal."""
    if isinstance(a, dict) and isinstance(b, dict):
        for key in sorted(a.keys() | b.keys()):
            if key not in a or key not in b:
                return f"{path}.{key}: only {'official' if key in a else 'ours'}"
            if found := difference(a[key], b[key], f"{path}.{key}"):
                return found
        return None
    if isinstance(a, list) and isinstance(b, list) and len(a) == len(b):
        return next((found for i, pair in enumerate(zip(a, b)) if (found := difference(*pair, f"{path}[{i}]"))), None)
    return None if a == b else f"{path}: official {json.dumps(a)[:80]}, ours {json.dumps(b)[:80]}"


def main():
    aqua = sys.argv[1]
    if "--record" in sys.argv:
        print(f"recorded {record()} programs")
    official = {row["name"]: row for row in map(json.loads, RECORDED.read_text().splitlines())}
    failed = functions = services = 0
    for source in sources():
        expected = official.get(source.stem)
        if expected is None:
            print(f"{source.stem}: not recorded, use --record")
            failed += 1
            continue
        if not expected["functions"] and not expected["services"]:
            continue  # the official compiler refuses it
        found = difference({key: expected[key] for key in ["functions", "services"]}, ours(aqua, source))
        functions += len(expected["functions"])
        services += len(expected["services"])
        if found:
            print(f"{source.stem}: {found}")
            failed += 1
    print(f"{functions} functions and {services} services of {len(sources())} programs, {failed} programs differ")
    return 1 if failed or functions == 0 else 0


if __name__ == "__main__":
    sys.exit(main())
