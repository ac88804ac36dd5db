#!/usr/bin/env python3
"""citations.py finds what it has to find: a number, a document, a test that are not there."""
import pathlib
import sys
import tempfile

from citations import check

FILES = {
    "runtime/RULES.md": "# Rules\n\n## 1. One\n\n### 1.2 Two\n\nKept by: unit.there, unit.gone, golden.run.\n",
    "runtime/a.h": "// RULES.md 1.2 and 1\n// RULES.md 1.3\n// OTHERS.md 1\n// the execution spec 4\n",
    "tests/golden/run/a.story": "",
    "tests/unit/there.cmake": "aqua_unit_test(there SOURCES a.cpp)\n",
}
EXPECTED = [
    "runtime/RULES.md:7: there is no test unit.gone",
    "runtime/a.h:2: RULES.md has no 1.3",
    "runtime/a.h:3: there is no OTHERS.md",
    "runtime/a.h:4: cites a spec that is not in the repository",
]


def main():
    with tempfile.TemporaryDirectory() as folder:
        root = pathlib.Path(folder)
        for name, text in FILES.items():
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            (root / name).write_text(text)
        found = sorted(check(root))
    for line in sorted(set(found) ^ set(EXPECTED)):
        print(("not expected: " if line in found else "not found: ") + line)
    return 0 if found == EXPECTED else 1


if __name__ == "__main__":
    sys.exit(main())
