#!/usr/bin/env python3
"""Runs a test of Node, or exits with 77 (skipped) where Node or its packages are missing.

usage: client_test.py NODE AQUA SCRIPT
"""
import os
import subprocess
import sys
from pathlib import Path

SKIPPED = 77
HERE = Path(__file__).resolve().parent


def main():
    node, aqua, script = sys.argv[1:]
    if not os.access(node, os.X_OK):
        print("skipped: no Node")
        return SKIPPED
    for package in ("vscode-languageserver-protocol", "vscode-textmate", "vscode-oniguruma"):
        if not (HERE / "node_modules" / package).exists():
            print(f"skipped: no {package}, run `npm ci` in tests/lsp")
            return SKIPPED
    return subprocess.run([node, "--test", str(HERE / script)], env={**os.environ, "AQUA": os.path.abspath(aqua)}).returncode


if __name__ == "__main__":
    sys.exit(main())
