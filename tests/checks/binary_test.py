#!/usr/bin/env python3
"""The released binary has its guards, and needs the libraries that it says it needs.

usage: binary_test.py AQUA most|all
"""
import re
import subprocess
import sys

MOST = {"libc.so.6", "libm.so.6", "ld-linux-x86-64.so.2", "ld-linux-aarch64.so.1"}
GUARDS = {  # what `readelf` shows of them
    "relro": r"GNU_RELRO",
    "now": r"\(FLAGS_1\).*\bNOW\b",
    "pie": r"\(FLAGS_1\).*\bPIE\b",
    "stack protector": r"__stack_chk_fail",
    "fortified functions": r"__\w+_chk\b(?<!__stack_chk_fail)",
    "assertions of the standard library": r"Assertion '",
}


def readelf(*options):
    shown = subprocess.run(["readelf", *options, sys.argv[1]], capture_output=True, check=True).stdout
    return shown.decode(errors="replace")  # strings of the program need not be UTF-8


def main():
    kind = sys.argv[2]
    shown = readelf("--wide", "--dynamic", "--program-headers", "--symbols", "--string-dump=.rodata")
    needed = set(re.findall(r"\(NEEDED\).*\[(.+)\]", shown))
    problems = [f"needs {name}" for name in sorted(needed - (MOST if kind == "most" else set()))]
    if kind == "all" and "INTERP" in shown:
        problems.append("needs a dynamic linker")
    problems += [f"no {guard}" for guard, pattern in GUARDS.items() if not re.search(pattern, shown)]
    for problem in problems:
        print("FAIL", problem)
    print(f"needs {', '.join(sorted(needed)) or 'nothing'}")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
