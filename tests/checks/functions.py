#!/usr/bin/env python3
"""Counts the lines of all functions: few are above 40, none above LONGEST; both numbers only fall. The code is formatted
(checks.format), so that braces and blanks can be trusted: a body is a brace that belongs to no type, namespace or
initializer; lambdas count for the function that they are in. Test cases are no functions.

functions.py [-v] [ROOT]    -v lists all above 40
functions.py --self         tests the counting
"""
import re
import sys
from pathlib import Path

LONGEST = 80
LONG = 40
LONG_ALLOWED = 40
ROOMS = ("compiler", "runtime", "tools", "tests")

NOT_CODE = re.compile(r'"(?:\\.|[^"\\])*"|\'(?:\\.|[^\'\\])+\'|//.*')
RAW_STRING = re.compile(r'R"(\w*)\(')
OUTER = re.compile(r"^(?:export )?(?:inline )?(?:namespace|extern|class|struct|union|enum)\b|^template <.*> ?(?:class|struct|union)\b")


def code_lines(text):
    """Lines without strings, characters and comments; raw strings and preprocessor lines become empty."""
    raw_end = None
    continued = False
    for line in text.splitlines():
        if raw_end is not None:
            at = line.find(raw_end)
            if at < 0:
                yield ""
                continue
            line = line[at + len(raw_end):]
            raw_end = None
        if continued or line.startswith("#"):
            continued = line.endswith("\\")
            yield ""
            continue
        raw = RAW_STRING.search(line)
        if raw:
            end = ")" + raw.group(1) + '"'
            at = line.find(end, raw.end())
            if at < 0:
                raw_end = end
                line = line[:raw.start()]
            else:
                line = line[:raw.start()] + line[at + len(end):]
        yield NOT_CODE.sub("", line).rstrip()


def functions(text):
    """Yields (first line, name, number of lines) of each function with a body of several lines."""
    depth = 0
    outer = [True]  # by depth: is what is inside a namespace or type
    head, head_line = "", 0
    inside = None  # (depth, line, name) of the function around
    for number, line in enumerate(code_lines(text), 1):
        stripped = line.strip()
        if inside is None and stripped:
            if not head:
                head_line = number
            head += " " + stripped
        for position, c in enumerate(line):
            if c == "{":
                begins = inside is None and outer[-1]
                start = head.strip()
                tail = line[position:].strip()
                initializer = position > 0 and line[position - 1] != " "  # `: x_{x}`; a body stands apart
                if begins and not initializer:
                    before = start[: len(start) - len(tail)].strip() if start.endswith(tail) else start
                    is_outer = bool(OUTER.match(before.removeprefix("template <>").strip())) or before == ""
                    is_function = not is_outer and "(" in before and not before.endswith(("=", ",", "("))
                    outer.append(is_outer)
                    if is_function:
                        name = re.search(r"([\w:~]+|operator\S+) ?\(", before)
                        inside = (depth, head_line, name.group(1) if name else before)
                else:
                    outer.append(False)
                depth += 1
            elif c == "}":
                depth -= 1
                if len(outer) > 1:
                    outer.pop()
                if inside is not None and inside[0] == depth:
                    if inside[2] != "TEST_CASE":  # a list of checks
                        yield inside[1], inside[2], number - inside[1] + 1
                    inside = None
                    head = ""
        if inside is None and (stripped.endswith((";", "}", ":", "};")) or (stripped.endswith("{") and outer[-1])):
            head = ""


def self_test():
    text = """\
namespace a {
struct S {
  int one() const { return 1; }
  int three(int x,
            int y) {
    return x + y;  // }
  }
};
constexpr Row kRows[] = {
    {"(", 1},
};
template <class T>
int four(T t) {
  auto inner = [&] { return "{"; };
  return inner();
}
S::S(int x)
    : x_{x} {
  if (x) {
  }
}
}  // namespace a
"""
    found = {name: lines for _, name, lines in functions(text)}
    expected = {"one": 1, "three": 4, "four": 5, "S::S": 5}
    if found != expected:
        sys.exit(f"self test: {found} instead of {expected}")


def main():
    args = sys.argv[1:]
    if args == ["--self"]:
        return self_test()
    verbose = "-v" in args
    root = Path(next((a for a in args if a != "-v"), Path(__file__).resolve().parents[2]))
    counted = []
    total = 0
    for room in ROOMS:
        for path in sorted((root / room).rglob("*")):
            if path.suffix not in (".cpp", ".h") or "generated" in path.parts:
                continue
            for line, name, lines in functions(path.read_text()):
                total += 1
                if lines > LONG:
                    counted.append((lines, f"{path.relative_to(root)}:{line}", name))
    counted.sort(reverse=True)
    too_long = [each for each in counted if each[0] > LONGEST]
    failed = bool(too_long) or len(counted) > LONG_ALLOWED
    for lines, place, name in counted if verbose or len(counted) > LONG_ALLOWED else too_long:
        print(f"{place}: {name} has {lines} lines")
    print(f"{total} functions, {len(counted)} above {LONG} lines (allowed: {LONG_ALLOWED}), "
          f"{len(too_long)} above {LONGEST} (allowed: none)")
    sys.exit(1 if failed or total < 1000 else 0)


main()
