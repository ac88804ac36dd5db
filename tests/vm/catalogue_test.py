#!/usr/bin/env python3
"""Every line of the behaviour catalogue as a case: scripts and schedules, compared with what the official VM did.

  catalogue_test.py --aqua build/dev/aqua [NAME...]     against the recorded answers (CTest: vm.catalogue)
  catalogue_test.py --live node --aqua build/dev/aqua   against the official VM itself (CTest: vm.live)
  catalogue_test.py --record node                       writes recorded/; needs `npm ci` in tools/oracle
"""
import argparse
import fnmatch
import json
import pathlib
import sys
import tomllib

from machine import Engine, Particle, brief, describe

HERE = pathlib.Path(__file__).resolve().parent
STEP = HERE.parents[1] / "tools" / "oracle" / "step.mjs"
SKIPPED = 77
# What lines of JSON cannot express.
ELSEWHERE = {"negative.invalid_callresults": "tests/unit/data_codec_test.cpp"}


def load():
    """Cases by name: scripts from cases/*.toml, and single requests with particle data that somebody has tampered with."""
    cases = {}
    for path in sorted((HERE / "cases").glob("*.toml")):
        for name, case in tomllib.loads(path.read_text()).items():
            cases[f"{path.stem}.{name}"] = case
    for path in sorted((HERE / "requests").glob("*.jsonl")):
        for line in path.read_text().splitlines():
            request = json.loads(line)
            cases[f"{path.stem}.{request['id']}"] = {"request": request, "pins": request.get("pins", []), "ours": request.get("ours", {})}
    return cases


def play(engine, name, case):
    if "request" not in case:
        return Particle(engine, case, name).play()
    line, full = describe(engine({**case["request"], "decode": True}))
    return [{"run": "request", **line, "full": full}]


def text_of(line):
    """What `expect` looks into."""
    parts = [f"{line['run']} code {line.get('code', 'trap')}:", line["full"] or "-", "next " + ",".join(line.get("next", [])) + ";",
                     "calls " + " ".join(line.get("calls", [])) + ";", "trace " + line.get("trace", "") + ";",
                     "records " + line.get("records", "") + ";", "canons " + ", ".join(line.get("canons", []))]
    return " ".join(part for part in parts if part != "-")


def unmet(case, log, ours=True):
    """What the case itself says and the run did not do: the texts of `expect` occur in this order, those of `never` nowhere."""
    lines, at = [text_of(line) for line in log], 0
    if "request" in case:
        wanted = case["request"].get("expect", {})
        if ours:
            wanted = {**wanted, **case["ours"]}
        code, text = log[0].get("code"), wanted.get("text", "")
        right = ("trap" in log[0]) == wanted.get("trap", False) and code == wanted.get("code") and text in log[0]["full"]
        return None if right else f"code {code}, expected {json.dumps(wanted)}: {log[0]['full'][:300]}"
    for wanted in case.get("expect", []):
        found = next((i for i in range(at, len(lines)) if wanted in lines[i]), None)
        if found is None:
            return f"`{wanted}` does not occur from run {at} on"
        at = found
    for unwanted in case.get("never", []):
        if any(unwanted in line for line in lines):
            return f"`{unwanted}` occurs"
    return None


def differences(case, log, official):
    """Lines where a run differs from the official one. After a trap of the official VM there is nothing to compare."""
    ours = case.get("ours", {})
    for i, (mine, theirs) in enumerate(zip(log, official)):
        if "trap" in mine:
            return [f"run {i + 1}: {mine['full']}"]
        if "trap" in theirs:
            wanted = ours.get("code")
            return [] if wanted is None or mine["code"] == wanted else [f"run {i + 1}: code {mine['code']}, expected {wanted}"]
        skip = {"full", "trap", "data" if ours.get("signs") else "unsigned"}
        if ours.get("signs") or "text" in ours:
            skip.add("message")
        keys = [k for k in sorted({*mine, *theirs} - skip) if mine.get(k) != theirs.get(k)]
        if keys and not ("code" in ours and mine["code"] == ours["code"]):
            return [f"run {i + 1} ({mine['run']}) {k}:\n    official {json.dumps(theirs.get(k), ensure_ascii=False)}\n    ours     {json.dumps(mine.get(k), ensure_ascii=False)}" for k in keys]
    return [] if len(log) == len(official) else [f"{len(log)} runs, the official VM {len(official)}"]


def recordable(log):
    return [{k: brief(v) for k, v in line.items() if k != "full"} for line in log]


def official_engine(node):
    try:
        engine = Engine([node, str(STEP)])
        engine({"air": "(null)", "params": {"init_peer_id": "p", "current_peer_id": "p", "timestamp": 0, "ttl": 0, "particle_id": "p", "secret_key": "A" * 43 + "="}})
        return engine
    except (OSError, SystemExit):
        return None


def covered(cases):
    """The lines of the catalogue, each with the cases for it."""
    wanted = (HERE / "catalogue.txt").read_text().split()
    have = {*cases, *ELSEWHERE}
    for case in cases.values():
        have.update(case.get("pins", []))
    return wanted, [name for name in wanted if name not in have]


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--aqua")
    parser.add_argument("--live", metavar="NODE")
    parser.add_argument("--record", metavar="NODE")
    parser.add_argument("--engine", help="a command in place of `AQUA air run --batch`")
    parser.add_argument("--verbose", action="store_true")
    parser.add_argument("only", nargs="*")
    options = parser.parse_args()
    cases = load()
    chosen = {n: c for n, c in cases.items() if not options.only or any(fnmatch.fnmatch(n, p) for p in options.only)}
    path = HERE / "recorded" / "answers.jsonl"
    recorded = {}
    if path.exists():
        for line in path.read_text().splitlines():
            one = json.loads(line)
            recorded[one["name"]] = one["runs"]

    official = None
    if options.record or options.live:
        official = official_engine(options.record or options.live)
        if not official:
            print("the official VM is not there: Node, and `npm ci` in tools/oracle")
            sys.exit(SKIPPED)
    bad = 0
    if options.record:
        for name, case in chosen.items():
            log = play(official, name, case)
            problem = unmet(case, log, ours=False)
            if problem or options.verbose:
                bad += problem is not None
                print(f"{name}: {problem}\n  " + "\n  ".join(text_of(line) for line in log))
            recorded[name] = recordable(log)
        path.write_text("".join(json.dumps({"name": n, "runs": recorded[n]}, ensure_ascii=False) + "\n" for n in cases if n in recorded))
        official.close()
        print(f"{len(chosen)} recorded, {bad} refused")
        sys.exit(1 if bad else 0)

    engine = Engine(options.engine.split() if options.engine else [options.aqua, "air", "run", "--batch"])
    runs = 0
    for name, case in chosen.items():
        log = play(engine, name, case)
        runs += len(log)
        if official:
            recorded[name] = recordable(play(official, name, case))
        found = differences(case, [{**line, "full": log[i]["full"]} for i, line in enumerate(recordable(log))], recorded[name]) if name in recorded else ["is not recorded"]
        problem = unmet(case, log) if not any("trap" in line for line in recorded.get(name, [])) and "ours" not in case else None
        found += [problem] if problem else []
        if found:
            bad += 1
            print(f"{name}: " + "\n  ".join(found))
        if options.verbose:
            print(f"{name}\n  " + "\n  ".join(text_of(line) for line in log))
    engine.close()
    wanted, missing = covered(cases)
    if missing and not options.only:
        bad += 1
        print("no case for " + " ".join(missing))
    print(f"{len(chosen)} cases, {runs} runs, {bad} failed; {len(wanted) - len(missing)} of {len(wanted)} lines of the catalogue")
    sys.exit(1 if bad else 0)


if __name__ == "__main__":
    main()
