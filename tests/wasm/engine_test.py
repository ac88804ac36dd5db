#!/usr/bin/env python3
"""engine_test.py AQUA: JavaScriptCore is loaded by calls of modules and by nothing else; where it cannot be loaded, the error
names the package.
"""
import os
import resource
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
GREETING = str(ROOT / "tests/wasm/modules/greeting.wasm")
CALL = ["wasm", "call", GREETING, "greeting", '["Ann"]']
problems = []


def run(args, **more):
    return subprocess.run([sys.argv[1], *args], cwd=ROOT, capture_output=True, text=True, timeout=120, **more)


def loads(args):
    """The loader tells which files it opens."""
    shown = run(args, env=os.environ | {"LD_DEBUG": "files"}).stderr
    demand("libc.so" in shown, "the loader tells nothing, so this test sees nothing")
    return any(name in shown for name in ("javascriptcore", "libcurl"))


def demand(holds, what):
    if not holds:
        problems.append(what)


def limited():
    resource.setrlimit(resource.RLIMIT_AS, (8 << 30, 8 << 30))


def main():
    demand(not loads(["check", "examples/01-hello/hello.aqua"]), "`aqua check` loads an engine")
    demand(not loads(["build", "-o", "-", "examples/01-hello/hello.aqua"]), "`aqua build` loads an engine")
    demand(not loads(["wasm", "info", GREETING]), "`aqua wasm info` loads an engine")
    # So that the thread sanitizer can run the others: the engine is a library that it does not know.
    for folder in ("examples", "stdlib", *(str(one.parent) for one in sorted(ROOT.glob("examples/*/aqua.toml")))):
        demand(not loads(["test", folder, "--once", "--select", "not compute", "--allow-none"]),
               f"in {folder}, a test without the tag `compute` loads an engine")
    without = run(CALL, preexec_fn=limited)
    demand(without.returncode == 3, f"without an engine the exit code is {without.returncode}")
    demand("AQ8003" in without.stderr and "libjavascriptcoregtk-4.1-0" in without.stderr, f"wasm-engine says {without.stderr!r}")
    called = run(CALL)
    if "libjavascriptcoregtk-4.1-0" in called.stderr and called.returncode == 3:
        print("note: JavaScriptCore is not installed, nothing is called")
    else:
        with_engine(called)
    for problem in problems:
        print("FAIL", problem)
    print(f"{len(problems)} problems")
    return 1 if problems else 0


def with_engine(called):
    demand(called.stdout == '"Hi, Ann"\n', f"a call gives {called.stdout!r} {called.stderr!r}")
    demand(loads(CALL), "a call loads nothing: this test sees nothing")
    # Variables that would change how the engine works do not.
    demand(run(CALL, env=os.environ | {"JSC_useWebAssembly": "0"}).stdout == '"Hi, Ann"\n', "JSC_* is obeyed")


if __name__ == "__main__":
    sys.exit(main())
