#!/usr/bin/env python3
"""Runs the cases with `aqua run` and compares what they do with what the official compiler and VM have done.

usage: differential_test.py AQUA [--only NAME,PREFIX*] [--keep DIR] [--seeds N]

Compared: the outcome (results, or code and message of the error), and the bag of service calls of every peer with
their arguments. recorded/answers.jsonl has the official side; tools/oracle/record.mjs writes it.
"""
import argparse
import concurrent.futures
import fnmatch
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from cases import HERE, load_cases, to_toml

SECONDS = 120  # for one run; far more than any needs, also under sanitizers
# `math` and `cmp` are what operators compile to; a compiler may compute beforehand.
INTERNAL = {"getDataSrv", "errorHandlingSrv", "callbackSrv.response", "op.noop", "math", "cmp"}
LOCAL_SERVICE_ERROR = 10000


class Fault(Exception):
    """A run that cannot be compared."""


def run_case(aqua, case, folder, seed):
    """The recording of a run: a list of objects."""
    scenario, record = folder / f"{case.name}.toml", folder / f"{case.name}.jsonl"
    scenario.write_text(to_toml(case), encoding="utf-8")
    command = [aqua, "run", str(case.file), "-s", str(scenario), "--record", str(record), "-q", "--seed", str(seed)]
    if case.no_relay:
        command.append("--no-relay")
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=SECONDS)
    except subprocess.TimeoutExpired:
        raise Fault(f"no end within {SECONDS} s") from None
    if not record.exists() or done.returncode not in (0, 4, 5):
        raise Fault(f"exit code {done.returncode}: {done.stderr.strip()[-1500:]}")
    lines = [json.loads(line) for line in record.read_text(encoding="utf-8").splitlines()]
    record.unlink()
    return lines


def canonical(value):
    return json.dumps(value, sort_keys=True, ensure_ascii=False)


def whole(value):
    """JavaScript has one kind of number: 2.0 is 2."""
    if isinstance(value, float) and value.is_integer():
        return int(value)
    if isinstance(value, list):
        return [whole(v) for v in value]
    if isinstance(value, dict):
        return {k: whole(v) for k, v in value.items()}
    return value


def unorder(value):
    """Every array sorted, for streams that fill in the order of arrival."""
    if isinstance(value, list):
        return sorted((unorder(v) for v in value), key=canonical)
    if isinstance(value, dict):
        return {k: unorder(v) for k, v in value.items()}
    return value


def observe(case, lines):
    """What counts of a run, in the form of the recorded answers."""
    names = {peer["id"]: f"${{peer.{name}}}" for name, peer in lines[0]["peers"].items()}

    def symbolic(value):
        text = canonical(value)
        for peer_id, name in names.items():
            text = text.replace(peer_id, name)
        return whole(json.loads(text))

    texts = {e["hash"]: e["value"] for e in lines if e.get("kind") == "value"}  # long values, written once

    def plain(items):
        return [item["value"] if "value" in item else texts[item["value_ref"]] for item in items]

    order = unorder if case.unordered else lambda v: v
    failed = {(e["peer"], e["id"]): e["code"] for e in lines if e.get("kind") == "service_returned" and e["code"] != 0}
    calls = []
    for e in lines[1:]:
        if e["kind"] != "service_called":
            continue
        if e["service"] in INTERNAL or f"{e['service']}.{e['function']}" in INTERNAL:
            continue
        call = [e["peer"], symbolic(e["service"]), e["function"], order(symbolic(plain(e.get("args", []))))]
        if (e["peer"], e["id"]) in failed:
            call.append(failed[e["peer"], e["id"]])
        calls.append(call)

    end = lines[-1]
    outcome = {"kind": end["outcome"]}
    if end["outcome"] == "value":
        outcome = {"kind": "response", "value": order(symbolic(plain(end["values"])))} if end.get("values") else {"kind": "done"}
    elif end["outcome"] == "error":
        error = symbolic(end["error"] if "error" in end else texts[end["error_ref"]])
        outcome["value"] = {"code": error.get("error_code")} if isinstance(error, dict) else error
        if outcome["value"] == {"code": LOCAL_SERVICE_ERROR}:
            outcome["value"]["message"] = error.get("message")
    elif end["outcome"] == "expired":
        outcome = {"kind": "stuck"}
    return {"outcome": outcome, "calls": sorted(calls, key=canonical), "failures": end["failures"], "hops": end["stats"]["hops"]}


def bag_difference(left, right):
    rest = [canonical(c) for c in right]
    out = []
    for call in left:
        text = canonical(call)
        rest.remove(text) if text in rest else out.append(text)
    return out


def differences(case, answer, seen):
    """Where the official script is wrong (`expect`), it may have stopped early: ours does all that it did, and more."""
    wrong = []
    if canonical(answer["outcome"]) != canonical(seen["outcome"]):
        wrong.append(f"outcome: official {canonical(answer['outcome'])}, aqua {canonical(seen['outcome'])}")
    wrong += [f"call is missing: {c}" for c in bag_difference(answer["calls"], seen["calls"])]
    if case.expect is None:
        wrong += [f"call too much: {c}" for c in bag_difference(seen["calls"], answer["calls"])]
    wrong += [f"the interpreter of {f['peer']} failed with {f['code']}: {f['message'][:300]}" for f in seen["failures"]]
    return wrong


def check(aqua, case, answer, folder, seeds):
    try:
        for seed in range(1, seeds + 1):
            seen = observe(case, run_case(aqua, case, folder, seed))
            wrong = differences(case, answer, seen)
            if wrong:
                return [f"seed {seed}: {w}" if seeds > 1 else w for w in wrong]
        return []
    except Fault as fault:
        return [str(fault)]
    except (ValueError, KeyError, IndexError) as e:
        return [f"the recording is not readable: {e!r}"]


def reasons(cases):
    """What is wrong with differences.md: each case that is not as the official script has its reason there."""
    rows = [line.split("|") for line in (HERE / "differences.md").read_text(encoding="utf-8").splitlines() if line.startswith("|")]
    named = {name for row in rows[2:] for name in row[3].replace(" ", "").split(",") if name}
    wrong = [f"{c.name}: differs on purpose, but differences.md has no reason for it" for c in cases
             if c.expect is not None and c.name not in named]
    return wrong + [f"{name}: in differences.md, but there is no such case" for name in sorted(named - {c.name for c in cases})]


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("aqua")
    options.add_argument("--only", default="")
    options.add_argument("--keep", type=Path, help="leave the scenarios there")
    options.add_argument("--seeds", type=int, default=1)
    options = options.parse_args()
    aqua = os.path.abspath(options.aqua)

    recorded = (HERE / "recorded" / "answers.jsonl").read_text(encoding="utf-8")
    answers = {a["name"]: a for a in map(json.loads, recorded.splitlines())}
    cases = load_cases()
    failures = [f"{name}: recorded, but there is no such case" for name in sorted(answers.keys() - {c.name for c in cases})]
    failures += reasons(cases)
    if options.only:
        cases = [c for c in cases if any(fnmatch.fnmatch(c.name, o) for o in options.only.split(","))]
        failures = []
    if not cases:
        sys.exit("no case")

    with tempfile.TemporaryDirectory() as temporary:
        folder = options.keep or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)

        def one(case):
            if case.name not in answers:
                return ["not recorded"]
            return check(aqua, case, answers[case.name], folder, options.seeds)

        with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
            results = list(pool.map(one, cases))
    bad = 0
    for case, wrong in zip(cases, results):
        bad += bool(wrong)
        failures += [f"{case.name}: {w}" for w in wrong]
    for failure in failures:
        print(failure)
    print(f"{len(cases)} cases, {bad} differ")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
