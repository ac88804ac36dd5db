#!/usr/bin/env python3
"""Runs client.mjs, or exits with 77 (skipped) where Node or its packages are missing.

usage: client_test.py NODE AQUA
"""
import os
import subprocess
import sys
from pathlib import Path

SKIPPED = 77
HERE = Path(__file__).resolve().parent


def main():
    node, aqua = sys.argv[1:]
    if not os.access(node, os.X_OK):
        print("skipped: no Node")
        return SKIPPED
    if not (HERE / "node_modules" / "vscode-languageserver-protocol").exists():
        print("skipped: no packages, run `npm ci` in tests/lsp")
        return SKIPPED
    return subprocess.run([node, "--test", str(HERE / "client.mjs")], env={**os.environ, "AQUA": os.path.abspath(aqua)}).returncode


if __name__ == "__main__":
    sys.exit(main())
