#!/usr/bin/env python3
"""Small hostile inputs end in time, within memory, and with a coded answer.

usage: bombs_test.py AQUA [--only NAME] [--seconds N]

Every bomb is a few kilobytes at most: a script, a source, a scenario, or data of a particle. `aqua` gets it in a process that
cannot have more than LIMIT of memory. It has to end by itself, with the words that the bomb names and the exit code that
belongs to them. `--seconds` is for optimised builds: 5.
"""
import argparse
import base64
import json
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

LIMIT = 3 << 29  # address space
PEAK_MIB = 1024  # resident
SECONDS = 300    # without optimisation, on a busy machine

BUDGET, CODE = "AQ9104", 5
ME = "%init_peer_id%"


def nest(parts):
    """(seq A (seq B ...))"""
    text = "(null)"
    for part in reversed(parts):
        text = f"(seq {part} {text})"
    return text


def doubling(levels, last):
    """Each canon holds the one before twice: shared in memory, and twice as long in a text."""
    parts = ['(ap "lol" $s0)']
    for i in range(levels):
        parts += [f"(canon {ME} $s{i} #c{i})", f"(ap #c{i} $s{i + 1})", f"(ap #c{i} $s{i + 1})"]
    return nest(parts + [f"(canon {ME} $s{levels} #last)", last])


def loops(depth, body):
    """Nested folds over a list that a service gives."""
    text = body
    for i in reversed(range(depth)):
        text = f"(fold xs i{i} (seq {text} (next i{i})))"
    return f'(seq (call {ME} ("s" "list") [] xs) {text})'


def air(script, said=BUDGET, code=CODE, results=None, options=()):
    """`air run`; with `results` a second run that has them."""
    def play(run, folder):
        (folder / "bomb.air").write_text(script)
        command = ["air", "run", "bomb.air", *options]
        if results is not None:
            run(["air", "run", "bomb.air", "-o", "kept.bin"])
            (folder / "results.json").write_text(json.dumps({"1": {"result": results}}))
            command += ["--prev", "kept.bin", "--call-results", "@results.json"]
        return run(command), said, code
    return play


def batch(script, said='"ret_code":20100'):
    def play(run, folder):
        request = {"air": script, "params": {"init_peer_id": "a", "current_peer_id": "a", "secret_key": base64.b64encode(bytes(32)).decode()}, "raw_calls": True}
        return run(["air", "run", "--batch"], json.dumps(request) + "\n" + json.dumps({"air": "(null)", "params": request["params"]}) + "\n"), said, 0
    return play


def workflow(source, call, said=BUDGET, code=CODE, scenario='scenario = 1\n', options=()):
    def play(run, folder):
        (folder / "bomb.aqua").write_text("aqua M\n\nexport f\n\n" + source)
        (folder / "bomb.toml").write_text(scenario)
        return run(["run", "bomb.aqua", call, "-s", "bomb.toml", *options]), said, code
    return play


def particle(verb, content, said, code):
    def play(run, folder):
        (folder / "bomb.bin").write_bytes(content)
        return run(["particle", verb, "bomb.bin", *(["--particle", "p"] if verb == "verify" else [])]), said, code
    return play


SERVICE = 'service S("s"):\n  twice(x: string) -> string\n  list() -> []u32\n  more(x: []u32) -> []u32\n\n'
RECURSION = SERVICE + """func f() -> string:
  all: *string
  all <<- "x"
  for x <- all rec:
    y <- S.twice(x)
    all <<- y
  <- all[999]
"""
HERE = 'scenario = 1\n[[service]]\nid = "s"\n'


def replies(text):
    return HERE + f"function = {{ twice = {{ returns = {json.dumps(text)} }} }}\n"


def described(answer):
    return HERE + f"function = {{ list = {{ returns = {answer} }} }}\n"


def envelope(inner, kind=b"\xc5"):
    text = lambda s: bytes([0xa0 | len(s)]) + s
    size = len(inner).to_bytes(2, "big") if kind == b"\xc5" else len(inner).to_bytes(4, "big")
    return (b"\x83" + text(b"version") + text(b"0.17.2") + text(b"interpreter_version") + text(b"0.62.0") + text(b"inner_data") + kind + size + inner)


def root(trace_at, states, before=b""):
    """Archived data whose trace has `states` elements at `trace_at`, and that has nothing else."""
    size = len(before)
    fields = (trace_at - size).to_bytes(4, "big", signed=True) + states.to_bytes(4, "big") + bytes(4)
    for i in range(6):
        fields += (-(len(fields)) - size + size).to_bytes(4, "big", signed=True) + bytes(4)
    return before + fields


ANSWER = f'(call {ME} ("s" "f") [#last] x)'
BOMBS = {
    # Values that are short in memory and endless as texts.
    "doubling-call": air(doubling(60, ANSWER)),
    "doubling-28": air(doubling(28, ANSWER)),
    "doubling-canon": air(doubling(40, f"(seq (ap #last $t) (canon {ME} $t #t))")),
    "doubling-batch": batch(doubling(60, ANSWER)),
    "doubling-fail": air(doubling(60, "(ap #last x) (fail x)".join(["(seq ", ")"]))),
    "doubling-lens": air(doubling(60, "(seq (ap #last x) (ap x.$.name y))")),
    "doubling-fold": air(doubling(60, "(seq (ap #last x) (fold x.$.[0].[0] i (match i.$.a 1 (null))))")),
    "doubling-peer": air(doubling(60, '(seq (ap #last x) (call x ("s" "f") []))')),
    "doubling-map": air(doubling(60, f'(seq (ap ("k" #last) %m) (seq (canon {ME} %m #%m) (call {ME} ("s" "f") [#%m])))')),
    "twins-compared": air(nest([doubling(40, "(null)").replace("$s", "$p").replace("#c", "#d").replace("#last", "#a"), doubling(40, "(null)").replace("#last", "#b"), "(match #a #b (null))"]), said=BUDGET),
    "escapes": air(nest([f'(xor (fail 1 "{chr(92)}") (ap :error: $e0))'] + [
        p for i in range(40) for p in (f"(canon {ME} $e{i} #e{i})", f"(ap #e{i}.$.[0] x{i})", f"(xor (fail x{i}) (ap :error: $e{i + 1}))")])),
    # Work without an end.
    "loops": air(loops(4, "(null)"), results=list(range(1000))),
    "loops-par": air(loops(4, "(null)").replace("(seq (null)", "(par (null)"), results=list(range(1000))),
    "loops-states": air(loops(3, '(ap "x" $s)').replace('(ap "x" $s)', '(new $s (ap "x" $s))'), results=list(range(1000))),
    "loops-requests": air(loops(3, f'(par (call {ME} ("s" "f") ["{"x" * 1000}"]) (null))'), results=list(range(1000))),
    "loops-errors": air(loops(3, '(xor (fail 1 "x") (null))'), results=list(range(1000))),
    "loops-canons": air(loops(3, f"(new $s (seq (ap 1 $s) (new #c (canon {ME} $s #c))))"), results=list(range(1000))),
    "loops-batch-size": air(loops(3, f'(par (call "{"p" * 1000}" ("s" "f") []) (null))'), results=list(range(1000))),
    "many-canons-as-arguments": air(nest(['(ap "x" $s)'] * 1000 + [f"(canon {ME} $s #c)"] + [f'(par (call {ME} ("s" "f") [{" ".join(["#c"] * 100)}]) (null))'] * 60)),
    "recursion": air(nest(["(ap 1 $s)", "(fold $s i (seq (seq (ap i $s) (ap i $s)) (next i)))"]), said="20013", code=4),
    "small-memory": air(loops(2, f'(par (call {ME} ("s" "f") ["x"]) (null))'), results=list(range(500)), options=["--max-memory", "1MiB"]),
    "few-instructions": air(loops(2, "(null)"), results=list(range(500)), options=["--max-instructions", "1000"]),
    # Deep.
    "deep-seq": air("(seq (null) " * 100_000 + "(null)" + ")" * 100_000, said="code", code=None),
    "deep-new": air("(new $s " * 50_000 + "(null)" + ")" * 50_000, said="code", code=None),
    "deep-open": air("(par " * 200_000, said="error", code=1),
    "deep-value": air(nest(["(ap 1 $s0)"] + [p for i in range(3000) for p in (f"(canon {ME} $s{i} #c{i})", f"(ap #c{i} $s{i + 1})")] + [f'(call {ME} ("s" "f") [#c2999] x)']), said='"ret_code":0', code=0, options=["--format", "json"]),
    "deep-result": air('(call %init_peer_id% ("s" "f") [] x)', results=json.loads("[" * 900 + "]" * 900), said="recursion limit exceeded", code=2),
    "giant-lens": air('(seq (ap [] x) (ap x.$' + ".[0]" * 50_000 + " y))", said="code 10007", code=4),
    "giant-index": air('(seq (ap [] x) (ap x.$.[99999999999999999999] y))', said="error", code=1),
    "many-names": air(nest([f"(ap {i} x{i})" for i in range(20_000)]), said="code 0", code=0),
    # Workflows.
    "reply-doubles": workflow(RECURSION, "f()", scenario=replies("${arg.0}${arg.0}")),
    "reply-many": workflow(RECURSION, "f()", scenario=replies("${arg.0}" * 100)),
    "reply-quotes": workflow(RECURSION, "f()", scenario=replies('\\"${arg.0}\\"${arg.0}')),
    "concat-doubles": workflow('service Op("op"):\n  concat_strings(a: string, b: string) -> string\n\n' + RECURSION.replace("S.twice(x)", "Op.concat_strings(x, x)"), "f()"),
    "base58": workflow('service Op("op"):\n  string_to_b58(a: string) -> string\n\nfunc f(x: string) -> string:\n  y <- Op.string_to_b58(x)\n  <- y\n', f'f("{"z" * 120_000}")'),
    "base58-back": workflow('service Op("op"):\n  string_from_b58(a: string) -> string\n\nfunc f(x: string) -> string:\n  y <- Op.string_from_b58(x)\n  <- y\n', f'f("{"2" * 120_000}")', said="ran f", code=0),
    "workflow-loops": workflow(SERVICE + "func f(xs: []u32) -> u32:\n  n: *u32\n  for a <- xs par:\n    for b <- xs par:\n      for c <- xs par:\n        for d <- xs par:\n          if a == b:\n            n <<- d\n  <- n[0]\n", "f(xs)", options=["--data", json.dumps({"xs": list(range(300))})], said="20013", code=4),
    "huge-duration": workflow(SERVICE + "func f() -> string:\n  x <- S.twice(\"a\")\n  <- x\n", "f()", scenario=replies("a").replace("} }", "}, takes = \"99999999999h\" }"), said="error", code=2),
    "huge-number": workflow(SERVICE + "func f() -> string:\n  x <- S.twice(\"a\")\n  <- x\n", "f()", scenario="scenario = 1\n[limits]\nmemory = \"99999999999999999999GiB\"\n", said="error", code=2),
    "deep-scenario": workflow(SERVICE + "func f() -> []u32:\n  x <- S.list()\n  <- x\n", "f()", scenario=described("[" * 5000 + "]" * 5000), said="error", code=2),
    "deep-data": workflow("func f(xs: []u32) -> u32:\n  <- xs[0]\n", "f(xs)", options=["--data", '{"xs": ' + "[" * 10_000 + "]" * 10_000 + "}"], said="error", code=2),
    # Data.
    "fold-of-everything": particle("show", envelope(root(0, 2**31, bytes(24 * 100))), "AQ7201", 1),
    "huge-count": particle("verify", envelope(root(0, 0xFFFFFFFF, bytes(240))), "AQ7201", 1),
    "deep-envelope": particle("show", b"\x91" * 100_000, "AQ7201", 1),
    "endless-map": particle("show", b"\xdf\xff\xff\xff\xff", "AQ7201", 1),
    "endless-list": particle("show", envelope(b"")[:-3] + b"\xdd\xff\xff\xff\xff", "AQ7201", 1),
}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("aqua")
    parser.add_argument("--only")
    parser.add_argument("--seconds", type=float, default=SECONDS)
    options = parser.parse_args()
    aqua, problems = str(Path(options.aqua).resolve()), []
    for name, play in BOMBS.items():
        if options.only and options.only != name:
            continue
        with tempfile.TemporaryDirectory() as temporary:
            folder, worst = Path(temporary), [0.0, 0.0]

            def run(arguments, text=""):
                begin = time.monotonic()
                before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
                try:
                    # What is not optimised takes long to write half a gigabyte.
                    smaller = options.seconds > 10 and arguments[0] != "particle" and "--max-memory" not in arguments
                    arguments = [*arguments, *(["--max-memory", "48MiB"] if smaller else [])]
                    done = subprocess.run([aqua, *arguments], cwd=folder, input=text.encode(), capture_output=True, timeout=options.seconds,
                                          preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (LIMIT, LIMIT)))
                except subprocess.TimeoutExpired:
                    return "", None
                worst[0] = max(worst[0], time.monotonic() - begin)
                worst[1] = max(before, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss) / 1024
                return (done.stdout + done.stderr).decode("utf-8", "replace"), done.returncode

            (text, code), said, wanted = play(run, folder)
        print(f"{name}: {worst[0]:.1f} s, exit code {code}", flush=True)
        if code is None:
            problems.append(f"{name}: does not end within {options.seconds} s")
        elif code not in (0, 1, 2, 4, 5) or "AQ9999" in text or (wanted is not None and code != wanted) or said not in text:
            problems.append(f"{name}: exit code {code}, expected {wanted} and `{said}`: {text[:300]} ... {text[-300:]}")
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    if peak > PEAK_MIB:
        problems.append(f"one of them takes {peak:.0f} MiB")
    print(f"{len(BOMBS)} bombs, at most {peak:.0f} MiB, {len(problems)} problems")
    for problem in problems:
        print(f"  {problem}")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
