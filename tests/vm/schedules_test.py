#!/usr/bin/env python3
"""A few random schedules on both VMs (tools/oracle/schedules.mjs), where Node and the packages of tools/oracle are there."""
import pathlib
import subprocess
import sys

ORACLE = pathlib.Path(__file__).resolve().parents[2] / "tools" / "oracle"


def main():
    node, aqua, mode = sys.argv[1:]
    if not (ORACLE / "node_modules" / "@fluencelabs" / "avm").exists():
        print("the official VM is not there: npm ci in tools/oracle")
        sys.exit(77)
    # Another part of the seeds than long runs usually begin with.
    sys.exit(subprocess.run([node, str(ORACLE / "schedules.mjs"), "--aqua", aqua, "--mode", mode, "--first", "900001", "--count", "300"]).returncode)


if __name__ == "__main__":
    main()
