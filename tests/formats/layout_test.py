#!/usr/bin/env python3
"""`aqua fmt` over every program there is: a second run changes nothing, and the AIR is the same as before.

usage: layout_test.py AQUA

Takes stdlib, examples, the programs of other tests and, where they are installed, the npm packages of tests/packages.
Each tree is laid out twice: as it is, and after its layout was spoilt (deeper indentation, blanks at ends of lines).
"""
import concurrent.futures
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import projects

ROOT = projects.ROOT
STRING = re.compile(r'"(?:[^"\\\n]|\\.)*"')


def spoilt(text):
    lines = text.split("\n")
    if any(STRING.sub("", line).split("--")[0].count('"') for line in lines):
        return text  # a string over several lines
    spoilt_lines = []
    for line in lines:
        body = line.lstrip(" ")
        spoilt_lines.append(" " * (2 * (len(line) - len(body))) + body + ("  " if body and not body.endswith("\r") else ""))
    return "\n".join(spoilt_lines)


def build(aqua, folder, file):
    done = subprocess.run([aqua, "build", "-q", "-o", "-", "--format", "gnu", file], cwd=folder, capture_output=True)
    return file, done.returncode, done.stdout


def scripts(aqua, folder, files, pool):
    return {file: (code, air) for file, code, air in pool.map(lambda file: build(aqua, folder, file), files)}


def contents(folder, files):
    return tuple((folder / file).read_bytes() for file in files)


def check_tree(aqua, name, make, pool, problems):
    with tempfile.TemporaryDirectory() as temporary:
        before = Path(temporary) / "before"
        before.mkdir()
        files = make(before)
        # Libraries export nothing: their functions are compiled where they are imported.
        roots = [f for f in files if re.search(rb"(?m)^export\b", (before / f).read_bytes())]
        wanted = scripts(aqua, before, roots, pool)
        known = {contents(before, files): wanted}  # the same texts compile to the same scripts
        changed = 0
        for spoil in (False, True):
            after = Path(temporary) / "after"
            shutil.copytree(before, after)
            for file in files if spoil else []:
                text = (after / file).read_bytes().decode("utf-8", "surrogateescape")
                (after / file).write_bytes(spoilt(text).encode("utf-8", "surrogateescape"))
            texts = {file: (after / file).read_bytes() for file in files}
            first = subprocess.run([aqua, "fmt", "-q", *files], cwd=after, capture_output=True)
            second = subprocess.run([aqua, "fmt", "-q", "--check", *files], cwd=after, capture_output=True)
            if first.returncode not in (0, 1) or b"AQ9999" in first.stderr:
                problems.append(f"{name}: fmt ends with {first.returncode}: {first.stderr.decode()[-500:]}")
            problems += [f"{name}: a second run changes {file}" for file in second.stdout.decode().splitlines()]
            changed += sum((after / file).read_bytes() != text for file, text in texts.items())
            texts = contents(after, files)
            got = known[texts] = known.get(texts) or scripts(aqua, after, roots, pool)
            problems += [f"{name}: other AIR of {file}" for file in roots if got[file] != wanted[file]]
            shutil.rmtree(after)
        compiled = sum(code == 0 for code, _ in wanted.values())
        print(f"{name}: {len(files)} files, {changed} times laid out anew, {compiled} of {len(roots)} roots compile", flush=True)
        if not compiled and roots:
            problems.append(f"{name}: nothing compiles")


def tree(source):
    def make(folder):
        shutil.copytree(source, folder, dirs_exist_ok=True)
        return sorted(str(file.relative_to(folder)) for file in folder.rglob("*.aqua"))
    return make


def conformance(folder):
    projects.conformance(folder)
    return sorted(str(file.relative_to(folder)) for file in folder.rglob("*.aqua"))


def main():
    aqua, problems = str(Path(sys.argv[1]).resolve()), []
    trees = {"stdlib": tree(ROOT / "stdlib"), "examples": tree(ROOT / "examples"),
             "differential": tree(ROOT / "tests/differential/programs"), "conformance": conformance,
             "stories": projects.stories}
    packages = ROOT / "tests/packages/node_modules"
    if packages.is_dir():
        trees["packages"] = tree(packages)
    else:
        print("packages: not there, run `npm ci --ignore-scripts` in tests/packages")
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        for name, make in trees.items():
            check_tree(aqua, name, make, pool, problems)
    print(f"{len(problems)} problems")
    for problem in problems[:40]:
        print(f"  {problem}")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
