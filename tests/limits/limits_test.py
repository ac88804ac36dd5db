#!/usr/bin/env python3
"""Bad and enormous input costs a clear error, and neither much memory nor much time.

usage: limits_test.py AQUA [--only NAME]

Every case is given to `check`, `fmt --check` and `fix --dry`, each in a process that cannot get more memory than LIMIT. It
has to end by itself, in time, with an exit code and a diagnostic of ours where there is something to refuse.
"""
import argparse
import os
import resource
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path

LIMIT = 3 << 30   # address space; sanitizers need more, there the test is not run
PEAK_MIB = 1200   # resident
SECONDS = 120     # also without optimisation, on a busy machine

SILENT = {"import": ["fmt"], "[AQ5008]": ["fmt", "fix"]}  # verbs that do not look so far

HEAD = b"aqua M\n\nexport f\n\n"


def function(body):
    return HEAD + b"func f(x: u32, xs: []u32) -> u32:\n" + body + b"  <- x\n"


def value(text):
    return function(b"  y = " + text + b"\n")


def staircase(levels):
    return function(b"".join(b" " * (2 + i) + b"try:\n" for i in range(levels)) + b" " * (2 + levels) + b"z = 1\n")


def inlined(levels, exports):
    """`exports` functions, in each of which a call is 2^levels calls once all is inlined."""
    names = [b"g%d" % i for i in range(exports)]
    text = b"aqua M\n\nexport " + b", ".join(names) + b'\n\nservice S("s"):\n  a(x: u32)\n\nfunc f0(x: u32):\n  S.a(x)\n\n'
    text += b"".join(b"func f%d(x: u32):\n  f%d(x)\n  f%d(x)\n\n" % (i, i - 1, i - 1) for i in range(1, levels + 1))
    return text + b"".join(b"func %s(x: u32):\n  f%d(x)\n\n" % (name, levels) for name in names)


N = 100_000
# Made when they are needed: what this process holds counts as memory of its children.
# name: (content, a code that has to be said; None: nothing is wrong, or what is wrong is not the point)
TEXTS = {
    "huge-file": (lambda: HEAD + b"func g(x: u32) -> u32:\n  <- x\n\n" * (100 * 2**20 // 33), "AQ0001"),
    "long-comment": (lambda: HEAD + b"-- " + b"x" * (10 << 20) + b"\nfunc f():\n  x = 1\n", None),
    "long-string": (lambda: value(b'"' + b"x" * (10 << 20) + b'"'), None),
    "long-name": (lambda: value(b"a" * (10 << 20)), None),
    "long-sum": (lambda: value(b"x + " * (10 * 2**20 // 4) + b"x"), "AQ0006"),
    "most-tokens": (lambda: value(b"[" + b"1," * 499_900 + b"1]"), None),
    "long-list": (lambda: value(b"[" + b"1," * (5 << 20) + b"1]"), "AQ0006"),
    "long-junk": (lambda: HEAD + b"?(" * (5 << 20) + b"\n", None),
    "long-blank": (lambda: HEAD + b" " * (10 << 20) + b"\nfunc f():\n  x = 1\n", None),
    "no-line-end": (lambda: HEAD + b"\r" * (10 << 20), None),
    "parentheses": (lambda: value(b"(" * N + b"x" + b")" * N), "deep"),
    "parentheses-open": (lambda: value(b"(" * N), None),
    "brackets": (lambda: value(b"[" * N + b"]" * N), "deep"),
    "braces": (lambda: value(b"{" * N + b"}" * N), None),
    "calls": (lambda: value(b"f(" * N + b"x" + b")" * N), "deep"),
    "not": (lambda: value(b"!" * N + b"x"), None),
    "minus": (lambda: value(b"-" * N + b"1"), None),
    "powers": (lambda: value(b"x ** " * N + b"x"), None),
    "fields": (lambda: value(b"x" + b".y" * N), None),
    "indices": (lambda: value(b"xs" + b"[0]" * N), None),
    "index-in-index": (lambda: value(b"xs[" * N + b"0" + b"]" * N), "deep"),
    "array-types": (lambda: HEAD + b"func f(x: " + b"[]" * N + b"u32):\n  y = x\n", None),
    "option-types": (lambda: HEAD + b"func f(x: " + b"?" * N + b"u32):\n  y = x\n", None),
    "arrow-types": (lambda: HEAD + b"func f(x: " + b"(" * N + b"u32 -> u32" + b")" * N + b"):\n  y = x\n", None),
    "arrows": (lambda: HEAD + b"func f(x: " + b"u32 -> " * N + b"u32):\n  y = x\n", None),
    "blocks": (lambda: staircase(3000), "deep"),
    "many-lines": (lambda: function(b"  y = x\n" * N), None),
    "many-functions": (lambda: HEAD + b"".join(b"func g%d(x: u32) -> u32:\n  <- x\n" % i for i in range(N)), None),
    "many-errors": (lambda: HEAD + b"".join(b"func g%d(x: Nope) -> u32:\n  <- y\n" % i for i in range(20_000)), None),
    "many-imports": (lambda: b"aqua M\n" + b'import "nowhere.aqua"\n' * 20_000, None),
    "many-exports": (lambda: b"aqua M\nexport " + b"f, " * N + b"f\nfunc f():\n  x = 1\n", None),
    "invalid-utf8": (lambda: HEAD + b"func f():\n  x = \"\xff\xfe\"\n", "AQ0002"),
    "overlong-utf8": (lambda: HEAD + b"-- \xc0\xaf\n", "AQ0002"),
    "cut-utf8": (lambda: HEAD + b"-- \xe2\x82", "AQ0002"),
    "utf16": (lambda: "aqua M\n".encode("utf-16"), "AQ0002"),
    "nul": (lambda: HEAD + b"func f():\n  x = \"\0\"\n", "AQ0003"),
    "large-exports": (lambda: inlined(16, 120), "AQ5008"),
    "only-nul": (lambda: b"\0" * (1 << 20), "AQ0003"),
    "random": (lambda: bytes((i * 7919 + i // 251) % 128 for i in range(1 << 20)), None),
    "self-import": (lambda: b'aqua M\nimport "self-import.aqua"\n', "cycle"),
    "import-folder": (lambda: b'aqua M\nimport "folder"\n', None),
}


def places(folder):
    """Files that are none: path and the words that have to be said."""
    (folder / "folder.aqua").mkdir()
    os.mkfifo(folder / "pipe.aqua")
    (folder / "loop.aqua").symlink_to("loop.aqua")
    (folder / "dangling.aqua").symlink_to("nothing.aqua")
    listener = socket.socket(socket.AF_UNIX)
    listener.bind(str(folder / "socket.aqua"))
    found = {"folder.aqua": "no file in `folder.aqua` ends with `.aqua`", "pipe.aqua": "is not a regular file", "loop.aqua": "cannot read",
             "dangling.aqua": "no such file", "socket.aqua": "is not a regular file", "/dev/zero": "is not a regular file",
             "x" * 5000: "cannot read", "": "cannot read", "folder.aqua/inside.aqua": "cannot read"}
    if os.geteuid() != 0:  # who is root reads everything
        (folder / "secret.aqua").write_bytes(HEAD)
        (folder / "secret.aqua").chmod(0)
        found["secret.aqua"] = "permission denied"
    return found


def run(command, folder, errors):
    begin = time.monotonic()
    process = subprocess.Popen(command, cwd=folder, stdin=subprocess.DEVNULL, stdout=errors, stderr=errors,
                               preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (LIMIT, LIMIT)))
    while time.monotonic() - begin < SECONDS:
        pid, status, usage = os.wait4(process.pid, os.WNOHANG)
        if pid:
            process.returncode = os.waitstatus_to_exitcode(status)
            return process.returncode, time.monotonic() - begin, usage.ru_maxrss / 1024
        time.sleep(0.005)
    process.kill()
    process.wait()
    return None, time.monotonic() - begin, 0


def case(aqua, folder, name, path, said, refused, problems):
    worst = (0, 0)
    for verb in (["check"], ["fmt", "--check"], ["fix", "--dry"]):
        with open(folder / "errors.txt", "w+b") as errors:
            code, seconds, peak = run([aqua, *verb, "--format", "gnu", path], folder, errors)
            errors.seek(0)
            text = errors.read(4 << 20).decode("utf-8", "replace")
        worst = max(worst, (peak, seconds))
        problem = None
        if code is None:
            problem = f"does not end within {SECONDS} s"
        elif code not in (0, 1, 2, 3):
            problem = f"ends with {code}"
        elif peak > PEAK_MIB:
            problem = f"needs {peak:.0f} MiB"
        elif "[AQ9999]" in text:
            problem = "finds a bug of ours"
        elif verb[0] not in SILENT.get(said, ()) and ((refused and code == 0) or (said and said not in text)):
            problem = f"does not say `{said}`, exit code {code}"
        if problem:
            problems.append(f"{name}: {' '.join(verb)} {problem}: {text[:300]}")
    print(f"{name}: at most {worst[0]:.0f} MiB, {worst[1]:.1f} s", flush=True)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("aqua")
    parser.add_argument("--only")
    options = parser.parse_args()
    aqua, problems = str(Path(options.aqua).resolve()), []
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        for name, (text, said) in TEXTS.items():
            if options.only and options.only != name:
                continue
            path = folder / f"{name}.aqua"
            path.write_bytes(text())
            words = {"deep": "[AQ0004]", "cycle": None}.get(said, said and f"[{said}]")
            case(aqua, folder, name, path.name, words, said is not None and said != "cycle", problems)
            path.unlink()
        if not options.only:
            for path, said in places(folder).items():
                case(aqua, folder, path[:20] or "no name", path, said, True, problems)
            # A cycle of many files, and a chain of as many.
            for i in range(2000):
                (folder / f"ring{i}.aqua").write_text(f'aqua R{i} declares *\nimport "ring{(i + 1) % 2000}.aqua"\n')
                (folder / f"chain{i}.aqua").write_text(f'aqua C{i} declares *\n' + (f'import "chain{i + 1}.aqua"\n' if i < 1999 else ""))
            case(aqua, folder, "ring", "ring0.aqua", None, False, problems)
            case(aqua, folder, "chain", "chain0.aqua", None, False, problems)
    print(f"{len(problems)} problems")
    for problem in problems:
        print(f"  {problem}")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
