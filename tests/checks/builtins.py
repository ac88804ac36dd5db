#!/usr/bin/env python3
"""Built-in services that peers of the simulator offer (builtins.def) and those that programs can import (stdlib) are the
same, but for the ones listed here with a reason.

usage: builtins.py
"""
import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

HOSTED = "needs a real node: chains, statistics"
FOR_CALLERS = "called by compiled scripts, for arguments and results"
OFFERED_ONLY = {  # service or service.function: why
    "callbackSrv": FOR_CALLERS,
    "errorHandlingSrv": FOR_CALLERS,
    "getDataSrv": FOR_CALLERS,
    "array": "Aqua has `[i]` and `.length`; official nodes offer it to scripts written by hand",
    "json": "arguments and results have no one type; programs declare what they need",
    "script": "the client refuses it, in its own words",
    "dist.load_module_config": "the client refuses it, in its own words",
    "tracingSrv.tracingEvent": "called by scripts that were compiled with `--tracing`",
}
DECLARED_ONLY = {
    "subnet": HOSTED,
}


def offered():
    rows = re.findall(r'^BUILTIN\(\w+, "([^"]+)", "([^"]+)"', (ROOT / "runtime/builtins/builtins.def").read_text(), re.M)
    return {f"{service}.{function}" for service, function in rows}


def declared():
    found = set()
    for path in (ROOT / "stdlib").glob("*.aqua"):
        service = None
        for line in path.read_text().splitlines():
            if head := re.match(r'service \w+\("([^"]+)"\):', line):
                service = head.group(1)
            elif line and not line[0].isspace() and not line.startswith("--"):
                service = None
            elif service and (member := re.match(r"\s+(\w+)\s*[(:]", line)):
                found.add(f"{service}.{member.group(1)}")
    return found


def apart(names, excused, what):
    used = set()
    for name in sorted(names):
        key = name if name in excused else name.split(".")[0]
        if key in excused:
            used.add(key)
        else:
            yield f"{name}: {what}"
    yield from (f"{key}: needs no excuse" for key in sorted(set(excused) - used))


def main():
    here, there = offered(), declared()
    problems = [*apart(here - there, OFFERED_ONLY, "not declared in stdlib/"),
                *apart(there - here, DECLARED_ONLY, "no peer of the simulator offers it")]
    for problem in problems:
        print(problem)
    print(f"{len(here & there)} on both sides, {len(problems)} problems")
    return 1 if problems or len(here) < 50 else 0


if __name__ == "__main__":
    sys.exit(main())
