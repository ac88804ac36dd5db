#!/usr/bin/env python3
"""Runs the public test suite of WebAssembly: converts it with `wast2json` (Debian: wabt) and calls wasm_spec.

usage: spec.py WASM_SPEC FOLDER SKIPS [ARGUMENT...]

FOLDER keeps what was converted. AQUA_WASM_SPEC names a folder with another state of the suite (.wast files); without it
suite.tar.xz is taken: version 2.0 as of March 2023, the last state that wast2json 1.0.32 converts completely
(Apache License 2.0, its text is in the archive). SKIPS and ARGUMENTs go to wasm_spec. With the ARGUMENT
`meter` the engine of Node has to do the same with the same modules, where there is Node. Exit code 77: wast2json is missing.
"""
import hashlib
import os
import shutil
import subprocess
import sys
import tarfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

HERE = Path(__file__).resolve().parent


def convert(source, folder):
    subprocess.run(["wast2json", source, "-o", folder / (source.stem + ".json")], check=True,
                   stderr=subprocess.DEVNULL)


def suite(folder):
    """The converted files, made when they are not there."""
    other = os.environ.get("AQUA_WASM_SPEC")
    archive = HERE / "suite.tar.xz"
    state = other or hashlib.sha256(archive.read_bytes()).hexdigest()
    stamp = folder / "state"
    if stamp.is_file() and stamp.read_text() == state:
        return folder
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    if other:
        sources = sorted(Path(other).glob("*.wast"))
    else:
        with tarfile.open(archive) as files:
            files.extractall(folder)
        sources = sorted((folder / "suite").glob("*.wast"))
    with ThreadPoolExecutor(2) as pool:
        list(pool.map(lambda source: convert(source, folder), sources))
    stamp.write_text(state)
    return folder


def main():
    if len(sys.argv) < 4:
        sys.exit(__doc__.strip())
    if not shutil.which("wast2json"):
        print("skipped: there is no wast2json (Debian: wabt)")
        return 77
    folder = suite(Path(sys.argv[2]))
    command = [sys.argv[1], folder, *sys.argv[3:]]
    if "meter" not in command or not shutil.which("node"):
        return subprocess.run(command).returncode
    trace = folder.with_name("trace")
    shutil.rmtree(trace, ignore_errors=True)
    trace.mkdir()
    code = subprocess.run([*command, "-t", trace]).returncode
    return code or subprocess.run(["node", HERE / "spec_node.mjs", trace]).returncode


if __name__ == "__main__":
    sys.exit(main())
