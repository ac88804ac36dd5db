#!/usr/bin/env python3
"""A file includes the standard headers of the names that it uses, by itself or through headers of the project.
Precompiled headers, and files that are compiled as one, hide it when it does not.

includes.py [ROOT]
includes.py --self    tests the search
"""
import re
import sys
import tempfile
from pathlib import Path

NAMES = {
    "algorithm": "adjacent_find all_of any_of binary_search clamp copy_if count_if equal equal_range fill find find_if "
                 "find_if_not for_each generate includes is_sorted lexicographical_compare lower_bound max max_element "
                 "min min_element minmax mismatch none_of nth_element partition remove_if replace reverse rotate "
                 "search set_difference sort stable_partition stable_sort transform unique upper_bound",
    "array": "array to_array",
    "cstdint": "int16_t int32_t int64_t int8_t uint16_t uint32_t uint64_t uint8_t",
    "deque": "deque",
    "functional": "cref function hash ref reference_wrapper",
    "map": "map multimap",
    "memory": "enable_shared_from_this make_shared make_unique shared_ptr unique_ptr weak_ptr",
    "optional": "make_optional nullopt optional",
    "set": "multiset set",
    "span": "as_bytes span",
    "string": "getline stoi string to_string",
    "string_view": "string_view",
    "unordered_map": "unordered_map",
    "unordered_set": "unordered_set",
    "variant": "get_if holds_alternative monostate variant visit",
    "vector": "vector",
}
HEADER_OF = {name: header for header, names in NAMES.items() for name in names.split()}
# What the standard promises, and that every container knows numbers of a fixed size.
IMPLIED = {"string": {"string_view"}, **{header: set() for header in NAMES if header != "string"}}
PASSED_OVER = ("/generated/", "/node_modules/", "/tests/kit/")  # modules of tests/kit include headers that are made
INCLUDE = re.compile(r'^\s*#\s*include ["<]([^">]+)[">]', re.M)


class Tree:
    def __init__(self, root):
        self.root, self.closures = root, {}

    def included(self, path):
        """All headers of others that the file includes, through whatever headers of the project."""
        if path not in self.closures:
            self.closures[path] = set()
            found = set()
            for name in INCLUDE.findall(path.read_text(encoding="utf-8")):
                own = self.root / name
                found |= self.included(own) if own.is_file() else {name}
            self.closures[path] = found
        return self.closures[path]

    def missing(self, path):
        text = re.sub(r"//[^\n]*", "", path.read_text(encoding="utf-8"))
        used = {HEADER_OF[name] for name in re.findall(r"(?<!\w)std::(\w+)", text) if name in HEADER_OF}
        if re.search(r"(?<![:\w])u?int(8|16|32|64)_t\b", text):
            used.add("cstdint")
        have = set(self.included(path))
        if have & IMPLIED.keys():
            have.add("cstdint")
        for header in have & IMPLIED.keys():
            have |= IMPLIED[header]
        return sorted(used - have)


def findings(root):
    tree = Tree(root)
    return [f"{path.relative_to(root)}: uses names of <{header}>, which it does not include"
            for folder in ("compiler", "runtime", "tools", "tests") for path in sorted((root / folder).rglob("*"))
            if path.suffix in (".cpp", ".h") and not any(part in path.as_posix() for part in PASSED_OVER)
            for header in tree.missing(path)]


def self_test():
    files = {
        "compiler/a.h": "#include <string>\nstd::string_view a(uint8_t x);\n",
        "compiler/b.cpp": '#include "compiler/a.h"\nstd::string b;  // std::map is not used\n',
        "tools/c.cpp": '#include "compiler/a.h"\nstd::optional<std::string> c = std::nullopt;\n',
        "runtime/d.h": "inline uint32_t d;\nstd::vector<int> e;\n",
    }
    with tempfile.TemporaryDirectory() as folder:
        for name, text in files.items():
            path = Path(folder, name)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text)
        found = findings(Path(folder))
    wanted = ["runtime/d.h cstdint", "runtime/d.h vector", "tools/c.cpp optional"]
    assert [f"{line.split(':')[0]} {line.split('<')[1].split('>')[0]}" for line in found] == wanted, found


def main():
    if sys.argv[1:] == ["--self"]:
        return self_test()
    found = findings(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).resolve().parents[2])
    print(*found, f"findings: {len(found)}", sep="\n")
    return len(found) > 0


if __name__ == "__main__":
    sys.exit(main())
