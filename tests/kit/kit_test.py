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
from shutil import which

from calls import EXAMPLES, FACADE, LARGE, SHAPES, wrong

HERE = Path(__file__).resolve().parent
AQUA = os.path.abspath(sys.argv[1])
SKIPPED = 77
problems = []

PARAMETERS = {
    "particle": {"id": "p1", "init_peer_id": "pi", "timestamp": 1234567890123, "ttl": 9, "script": "(null)",
                 "signature": [1, 2], "token": "t"},
    "service_id": "s", "service_creator_peer_id": "c", "host_id": "h", "worker_id": "w",
    "tetraplets": [[{"peer_pk": "p", "service_id": "s", "function_name": "f", "lens": "$.x"}], []]}

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
    for problem in wrong(SHAPES + LARGE, called(module, SHAPES + LARGE)[0]):
        demand(False, f"{module}: {problem}")
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
    out.write_bytes(b"\0asm before")
    done = aqua("wasm", "build", name, "-i", "m.aqua", "-o", "m.wasm", cwd=folder)
    demand(done.returncode == code, f"{name}: exit code {done.returncode}, expected {code}: {done.stderr}")
    for each in expected:
        demand(each in done.stderr, f"{name}: no {each!r} in {done.stderr}")
    demand(out.read_bytes() == b"\0asm before", f"{name}: the output was written over")
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
    for more, name in ((("-o", "m.aqua"), "m.aqua"), (("-o", "n.wasm", "--keep", "."), "m.marine.h")):
        before = (Path(folder) / name).read_text()
        done = aqua("wasm", "build", "good.c", "-i", "m.aqua", *more, cwd=folder)
        demand(done.returncode == 3 and "AQ9003" in done.stderr and (Path(folder) / name).read_text() == before,
               f"{more} writes over a source: {done.returncode} {done.stderr}")
    bare = aqua("wasm", "build", "good.c", "-i", "m.aqua", cwd=folder, env={"PATH": "/nowhere"})
    demand(bare.returncode == 3 and "clang-19, lld-19, wasi-libc, libclang-rt-19-dev-wasm32 are missing" in bare.stderr,
           f"without a compiler: {bare.returncode} {bare.stderr}")


def check_programs(folder):
    """Programs of the peer are imports, and only those that were named."""
    Path(folder, "p.aqua").write_text("aqua P declares *\n\nservice P:\n  run(name: string) -> i32\n")
    Path(folder, "p.c").write_text('#include "p.marine.h"\nint32_t P_run(marine_string name) {\n'
                                   '  marine_string args[] = {marine_text("-s"), name};\n'
                                   '  return marine_run(name.data, args, 2).ret_code;\n}\n')
    Path(folder, "p.cpp").write_text('#include "p.marine.hpp"\nint32_t P::run(std::string name) {\n'
                                     '  return marine::run(name, {"-s", name}).ret_code;\n}\n')
    for name in ("p.c", "p.cpp"):
        module = build(Path(folder, name), folder, "--program", "curl", "--program", "ls", interface=Path(folder, "p.aqua"))
        shown = aqua("wasm", "info", module).stdout
        imports = [line.split()[0] for line in shown.splitlines() if "__marine_host_api_v3." in line]
        demand(imports == ["__marine_host_api_v3.curl", "__marine_host_api_v3.ls"], f"{name} imports {imports}")
        none = build(Path(folder, name), folder, interface=Path(folder, "p.aqua"))
        answers, talk = called(none, [("run", ["curl"])], "--log")
        demand("error" in answers[0] and "--program" in talk, f"{name} without programs: {answers} {talk}")


def check_wide(folder):
    """Numbers of 128 bits: the compiler calls functions of its library for them."""
    Path(folder, "w.aqua").write_text("aqua W declares *\n\nservice W:\n  rem(a: u64, b: u64, m: u64) -> u64\n"
                                      "  quotient(a: u64, b: u64, m: u64) -> u64\n")
    Path(folder, "w.c").write_text(
        "uint64_t W_rem(uint64_t a, uint64_t b, uint64_t m) { return (uint64_t)((unsigned __int128)a * b % m); }\n"
        "uint64_t W_quotient(uint64_t a, uint64_t b, uint64_t m) { return (uint64_t)((unsigned __int128)a * b / m); }\n")
    a, b, m = 2**63 - 25, 2**62 + 11, 2**63 - 59
    module = build(Path(folder, "w.c"), folder, interface=Path(folder, "w.aqua"))
    answers, _ = called(module, [("rem", [a, b, m]), ("quotient", [a, b, m]), ("rem", [7, 9, 10])])
    demand(answers == [{"result": a * b % m}, {"result": a * b // m}, {"result": 3}], f"128 bits: {answers}")


def check_facade(folder, ending):
    """A module that calls the functions of another."""
    build(HERE / f"facade.{ending}", folder, interface=HERE / "facade.aqua")
    config = Path(folder, f"{ending}.toml")
    config.write_text('modules_dir = "."\n' + "".join(
        f'[[module]]\nname = "{name}"\nfile_name = "{name}.{ending}.wasm"\n' for name in ("shapes", "facade")))
    for problem in wrong(FACADE, called(config, FACADE)[0]):
        demand(False, f"facade.{ending}: {problem}")


def check_same(folder):
    """The same sources give the same bytes, in whatever folder."""
    first = build(HERE / "shapes.c", folder).read_bytes()
    (Path(folder) / "again").mkdir()
    demand(build(HERE / "shapes.c", Path(folder) / "again").read_bytes() == first, "two builds differ")


SOURCES = {"text-stats/stats.wasm": ("stats.c", "stats.aqua"),
           "../tools/templates/files/service/src/ledger.wasm": ("ledger.c", "ledger.aqua"),
           **{f"aethir/{name}.wasm": (f"{name}.{ending}", f"{name}.aqua")
              for name, ending in (("chain", "cpp"), ("container", "c"), ("indexer", "cpp"), ("player", "cpp"))},
           **{f"render/modules/{name}.wasm": (f"{name}.{ending}", f"{name if name != 'lazy' else 'tiles'}.aqua")
              for name, ending in (("tiles", "cpp"), ("lazy", "cpp"), ("schedule", "cpp"), ("escrow", "c"))},
           **{f"ionet/modules/{name}.wasm": (f"{name}.{ending}", f"{name if name != 'fake' else 'gpu'}.aqua")
              for name, ending in (("gpu", "c"), ("fake", "c"), ("head", "cpp"), ("platform", "cpp"))},
           "akash/planted/chain.wasm": ("chain.cpp", "../chain.aqua"),
           **{f"akash/{name}.wasm": (f"{name}.cpp", f"{name}.aqua") for name in ("audit", "chain", "provider", "tenant")},
           "fluence/planted/chain.wasm": ("chain.cpp", "../chain.aqua"),
           **{f"fluence/{name}.wasm": (f"{name}.cpp", f"{name}.aqua") for name in ("app", "audit", "chain", "prover")}}
BUILT_BY = "clang version 19.1.7"  # the modules in examples/ and in templates


def check_examples(folder):
    """The modules in examples/ are those of their sources."""
    version = subprocess.run(["clang-19", "--version"], capture_output=True, text=True).stdout if which("clang-19") else ""
    for path, (source, interface) in SOURCES.items():
        place = HERE.parent.parent / "examples" / Path(path).parent
        kept = place / Path(path).name
        new = build(place / source, folder, interface=place / interface)
        if BUILT_BY in version:
            demand(new.read_bytes() == kept.read_bytes(), f"{kept} is not what {source} gives: build it again")
        demand(called(new, EXAMPLES[path])[0] == called(kept, EXAMPLES[path])[0], f"{kept} does something else than {source}")


def main():
    with tempfile.TemporaryDirectory() as folder:
        probe = aqua("wasm", "build", HERE / "shapes.cpp", "-i", HERE / "shapes.aqua", "-o", Path(folder) / "probe.wasm")
        if probe.returncode == 3 and "AQ8025" in probe.stderr:
            print("skipped: " + probe.stderr.splitlines()[0])
            return SKIPPED
        for ending in ("c", "cpp"):
            check_shapes(build(HERE / f"shapes.{ending}", folder))
            check_facade(folder, ending)
        check_same(folder)
        check_programs(folder)
        check_wide(folder)
        check_examples(folder)
        check_mistakes(folder)
    print(f"{len(SHAPES + LARGE + FACADE)} calls in C and C++, {len(problems)} problems")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
