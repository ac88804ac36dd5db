#!/usr/bin/env python3
"""kit_test.py AQUA: `aqua wasm build` makes modules of C and C++ that give what their functions give; what is wrong is said
at its place; what failed leaves no file.

Exit code 77, skipped, where there is no compiler for WebAssembly.
"""
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
AQUA = os.path.abspath(sys.argv[1])
SKIPPED = 77
problems = []

POINT = {"x": 5, "y": -7, "label": "L", "tags": ["a", "", "ccc"]}
BACK = {"x": -5, "y": 7, "label": "L", "tags": ["a", "", "ccc"]}
DEEP = {"points": [POINT, BACK], "maybe": [POINT], "flags": [True, False], "blobs": [[1, 255], []], "default": 2**64 - 1,
        "stdout": [1.5, -2.0]}
EMPTY = {"points": [], "maybe": [], "flags": [], "blobs": [], "default": 0, "stdout": []}
PARAMETERS = {
    "particle": {"id": "p1", "init_peer_id": "pi", "timestamp": 1234567890123, "ttl": 9, "script": "(null)",
                 "signature": [1, 2], "token": "t"},
    "service_id": "s", "service_creator_peer_id": "c", "host_id": "h", "worker_id": "w",
    "tetraplets": [[{"peer_pk": "p", "service_id": "s", "function_name": "f", "lens": "$.x"}], []]}
FAILED = "Trap occurred: unreachable"
# function, arguments, result; an error is a text that has to be in it, behind `!`
CALLS = [
    ("hello", ["Ann"], "hello, Ann"), ("hello", [""], "hello, "), ("hello", ["ä" * 1000], "hello, " + "ä" * 1000),
    ("sum", [[1, 2, 4294967295]], 4294967298), ("sum", [[]], 0),
    ("mirror", [POINT], BACK), ("mirror", [[5, -7, "L", ["a", "", "ccc"]]], BACK),
    ("mirrors", [[POINT, BACK]], [BACK, POINT]), ("mirrors", [[]], []),
    ("deep", [DEEP], DEEP), ("deep", [EMPTY], EMPTY),
    ("words", ["  the quick  fox "], ["the", "quick", "fox"]), ("words", [""], []),
    ("maybe", [[]], []), ("maybe", [["x"]], ["x"]),
    ("lists", [[[1, 65535], [], [3]]], [[1, 65535], [], [3]]),
    ("blobs", [[[0, 255], []]], [[0, 255], []]), ("bytes", [[0, 1, 255]], [0, 1, 255]), ("bytes", [[]], []),
    ("bools", [[True, False]], [True, False]), ("floats", [[0.5, -1.25]], [0.5, -1.25]),
    ("same_bool", [True], True), ("same_bool", [False], False),
    *[(f"same_{name}", [value], value) for name, values in {
        "i8": (-128, 127), "u8": (0, 255), "i16": (-32768, 32767), "u16": (65535,), "i32": (-2**31, 2**31 - 1),
        "u32": (2**31 - 1,), "i64": (-2**63, 2**63 - 1), "u64": (2**63 - 1,), "f32": (-0.5,), "f64": (0.1,)}.items()
      for value in values],
    ("same_u32", [2**31], "!`i32.from_u32` failed to cast"),
    ("count", [], 101), ("count", [], 102), ("fail", ["no"], "!" + FAILED), ("count", [], 104),
    ("nothing", ["x"], None), ("env", ["WHO"], []), ("delete", [1, "y"], "y"), ("delete", [0, "y"], ""),
    ("hello", ["Bob"], "hello, Bob"),
] + [("mirror", [POINT], BACK)] * 200


def demand(holds, what):
    if not holds:
        problems.append(what)
        print("FAIL", what)


def aqua(*args, **more):
    return subprocess.run([AQUA, *map(str, args)], capture_output=True, text=True, timeout=300, **more)


def build(source, folder, *more, interface=HERE / "shapes.aqua"):
    out = Path(folder) / f"{Path(source).name}.wasm"
    done = aqua("wasm", "build", source, "-i", interface, "-o", out, *more)
    demand(done.returncode == 0, f"building {source}: {done.stderr}")
    demand("warning" not in done.stderr, f"{source} gives a warning: {done.stderr}")
    return out


def called(module, calls, *more):
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl") as lines:
        for function, args, *_ in calls:
            lines.write(json.dumps({"function": function, "args": args}) + "\n")
        lines.flush()
        done = aqua("wasm", "call", module, "--calls", lines.name, *more)
    if done.returncode:
        demand(False, f"{module}: {done.stderr}")
    return [json.loads(line) for line in done.stdout.splitlines()], done.stderr


def check_shapes(module):
    answers, _ = called(module, CALLS)
    demand(len(answers) == len(CALLS), f"{module}: {len(answers)} answers for {len(CALLS)} calls")
    for (function, args, expected), answer in zip(CALLS, answers):
        if isinstance(expected, str) and expected.startswith("!"):
            demand(expected[1:] in answer.get("error", ""), f"{module}: {function}{args} gives {answer}")
        else:
            demand(answer == {"result": expected}, f"{module}: {function}{args} gives {answer}, expected {expected}")
    answers, _ = called(module, [("whoami", [])], "--params", json.dumps(PARAMETERS))
    demand(answers == [{"result": PARAMETERS}], f"{module}: call parameters {answers}")
    answers, talk = called(module, [("env", ["WHO"]), ("say", [2, "look"])], "--env", "WHO=me", "--log")
    demand(answers == [{"result": ["me"]}, {"result": None}] and "[warn]" in talk and "look" in talk,
           f"{module}: environment and log {answers} {talk}")


# -------------------------------------------------------------------------------------------------------- what is wrong


def refused(folder, name, text, interface, expected, code=1):
    """Builds a source that cannot be built; the output that was there stays as it is."""
    source, declared, out = Path(folder) / name, Path(folder) / "m.aqua", Path(folder) / "m.wasm"
    source.write_text(text)
    declared.write_text(interface)
    out.write_text("before")
    done = aqua("wasm", "build", name, "-i", "m.aqua", "-o", "m.wasm", cwd=folder)
    demand(done.returncode == code, f"{name}: exit code {done.returncode}, expected {code}: {done.stderr}")
    for each in expected:
        demand(each in done.stderr, f"{name}: no {each!r} in {done.stderr}")
    demand(out.read_text() == "before", f"{name}: the output was written over")
    demand("/tmp/aqua-wasm-" not in done.stderr, f"{name}: a temporary folder in {done.stderr}")


def check_mistakes(folder):
    one = "aqua M declares *\n\nservice One:\n  twice(a: u32) -> u32\n"
    whole = '#include "m.marine.h"\nuint32_t One_twice(uint32_t a) { return 2 * a; }\n'
    refused(folder, "syntax.c", '#include "m.marine.h"\nuint32_t One_twice(uint32_t a) { return 2 * b; }\n', one,
            ["AQ8027", "undeclared identifier 'b'", "syntax.c:2:45"])
    refused(folder, "types.c", '#include "m.marine.h"\nuint32_t One_twice(int64_t a) { return a; }\n', one,
            ["AQ8027", "conflicting types for 'One_twice'", "types.c:2:10", "m.marine.h:"])
    refused(folder, "missing.c", '#include "m.marine.h"\n', one,
            ["AQ8031", "`uint32_t One_twice(uint32_t a)`", "m.aqua:4:3"])
    refused(folder, "other.cpp", '#include "m.marine.hpp"\nnamespace One { uint64_t twice(uint64_t a) { return a; } }\n',
            one, ["AQ8031", "`uint32_t One::twice(uint32_t a)`", "m.aqua:4:3"])
    refused(folder, "undefined.c", whole + "void gone(void);\nvoid *keep(void);\n"
            '__attribute__((export_name("x"))) void x(void) { gone(); }\n', one, ["AQ8033", "`gone`"])
    refused(folder, "foreign.c", whole + '__attribute__((import_module("env"), import_name("put"))) void put(void);\n'
            '__attribute__((export_name("x"))) void x(void) { put(); }\n', one, ["AQ8033", "`env.put`"])
    refused(folder, "starts.cpp", '#include "m.marine.hpp"\nstruct S { S() { marine::fail("no"); } } s;\n'
            "namespace One { uint32_t twice(uint32_t a) { return 2 * a; } }\n", one, ["AQ8033", "unreachable"])
    warned = Path(folder) / "warned.c"
    warned.write_text(whole + "static int unused;\n")
    done = aqua("wasm", "build", "warned.c", "-i", "m.aqua", "-o", "w.wasm", cwd=folder)
    demand(done.returncode == 0 and "AQ8029" in done.stderr and "warned.c:3:12" in done.stderr,
           f"a warning is not told: {done.stderr}")
    # An old header beside the source does not matter.
    (Path(folder) / "m.marine.h").write_text("#error old\n")
    (Path(folder) / "good.c").write_text(whole.split("\n", 1)[1])
    done = aqua("wasm", "build", "good.c", "-i", "m.aqua", "-o", "g.wasm", "--keep", "kept", cwd=folder)
    demand(done.returncode == 0, f"without an include: {done.stderr}")
    kept = sorted(path.name for path in (Path(folder) / "kept").iterdir())
    demand(kept == ["m.marine.c", "m.marine.h", "marine.c", "marine.h", "marine.hpp", "programs.marine.c"], f"kept: {kept}")
    bare = aqua("wasm", "build", "good.c", "-i", "m.aqua", cwd=folder, env={"PATH": "/nowhere"})
    demand(bare.returncode == 3 and "clang-19, lld-19, wasi-libc, libclang-rt-19-dev-wasm32 are missing" in bare.stderr,
           f"without a compiler: {bare.returncode} {bare.stderr}")


def check_same(folder):
    """The same sources give the same bytes, in whatever folder."""
    first = build(HERE / "shapes.c", folder).read_bytes()
    (Path(folder) / "again").mkdir()
    demand(build(HERE / "shapes.c", Path(folder) / "again").read_bytes() == first, "two builds differ")


def main():
    with tempfile.TemporaryDirectory() as folder:
        probe = aqua("wasm", "build", HERE / "shapes.cpp", "-i", HERE / "shapes.aqua", "-o", Path(folder) / "probe.wasm")
        if probe.returncode == 3 and "AQ8025" in probe.stderr:
            print("skipped: " + probe.stderr.splitlines()[0])
            return SKIPPED
        for source in ("shapes.c", "shapes.cpp"):
            check_shapes(build(HERE / source, folder))
        check_same(folder)
        check_mistakes(folder)
    print(f"{len(CALLS)} calls in C and C++, {len(problems)} problems")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
