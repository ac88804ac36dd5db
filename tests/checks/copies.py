#!/usr/bin/env python3
"""One implementation of each helper: what compiler/base (or its owner) does for all is written nowhere else.

copies.py [ROOT]
copies.py --self    tests the search
"""
import re
import sys
from pathlib import Path

# pattern, what to use in its place, the files that have it, each for a reason
ONLY_IN = (
    (r"\bfrom_chars\b", "base::parse", {
        "compiler/base/numbers.h",
        "compiler/air/lexer.cpp",  # floats without exponents, and which error it was
        "runtime/values/json.cpp",  # hexadecimal, and the table of powers
    }),
    (r"\bsto(?:i|l|ul|ll|ull|d|f)\(|\bstrto(?:l|ul|ll|ull|d)\(|\bato[ifl]l?\(", "base::parse", set()),
    (r"edit_?distance|levenshtein", "base::nearest", {"compiler/base/words.cpp"}),
    (r'== 1 \? "" : "s"', "base::plural", {"compiler/base/words.cpp"}),
    (r'"-\._~/"|"/-\._~"', "base::uriEscaped", {"compiler/base/uri.cpp"}),
    (r"\b146097\b|\b719468\b", "std::chrono::sys_days", set()),
    (r"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789\+/", "crypto::base64", {
        "runtime/crypto/keys.cpp",
        "runtime/data/verify_cid.cpp",  # a multibase: any number of bits
        "compiler/driver/source_map.cpp",  # numbers of five bits a digit
    }),
    (r"\bunifiedDiff\([^)]*\) \{", "format::unifiedDiff", {"compiler/format/line_diff.cpp"}),
)


def findings(path, text):
    for number, line in enumerate(text.splitlines(), 1):
        for pattern, instead, places in ONLY_IN:
            if path not in places and re.search(pattern, line, re.I):
                yield f"{path}:{number}: use {instead}: {line.strip()}"


def self_test():
    line = "  auto [end, error] = std::from_chars(text.data(), end, number);"
    if len(list(findings("compiler/sema/x.cpp", "\n" + line))) != 1 or list(findings("compiler/base/numbers.h", line)):
        sys.exit("a second copy is not found")


def main():
    if sys.argv[1:] == ["--self"]:
        return self_test()
    root = Path(sys.argv[1] if sys.argv[1:] else Path(__file__).resolve().parents[2])
    files = [path for room in ("compiler", "runtime", "tools") for path in sorted((root / room).rglob("*"))
             if path.suffix in (".cpp", ".h") and "generated" not in path.parts]
    texts = {path.relative_to(root).as_posix(): path.read_text() for path in files}
    found = [each for path, text in texts.items() for each in findings(path, text)]
    print("\n".join(found + [f"{len(files)} files, {len(found)} copies"]))
    sys.exit(1 if found or len(files) < 200 else 0)


main()
