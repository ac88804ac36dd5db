#!/usr/bin/env python3
"""Runs tools/oracle/diff.mjs, or exits with 77 (skipped) where Node or its packages are missing.

usage: live_test.py NODE AQUA
"""
import os
import subprocess
import sys
from pathlib import Path

SKIPPED = 77
ORACLE = Path(__file__).resolve().parents[2] / "tools" / "oracle"


def missing(node):
    """What the oracle would need; None when all is there."""
    if not os.access(node, os.X_OK):
        return "no Node"
    if not (ORACLE / "node_modules" / "@fluencelabs" / "aqua-api").exists():
        return "no packages, run `npm ci` in tools/oracle"
    return None


def main():
    node, aqua = sys.argv[1:]
    if why := missing(node):
        print(f"skipped: {why}")
        return SKIPPED
    return subprocess.run([node, str(ORACLE / "diff.mjs"), "--aqua", os.path.abspath(aqua), "--inject"]).returncode


if __name__ == "__main__":
    sys.exit(main())
