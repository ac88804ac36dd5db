#!/usr/bin/env python3
"""The table of rules in tests/golden/topology/README.md names every story of that folder, and no other."""
import pathlib
import re
import sys

FOLDER = pathlib.Path(__file__).resolve().parent.parent / "golden/topology"


def main():
    rows = [line for line in (FOLDER / "README.md").read_text().splitlines() if line.startswith("| 3.")]
    named = {word for row in rows for word in re.findall(r"\b[a-z_]+\b", row.rstrip(" |").rsplit("|", 1)[1])}
    stories = {path.stem for path in FOLDER.glob("*.story")}
    for name in sorted(stories ^ named):
        print(f"{name}: {'no rule names it' if name in stories else 'there is no such story'}")
    return 1 if stories != named or not rows else 0


if __name__ == "__main__":
    sys.exit(main())
