#!/usr/bin/env python3
"""Generated bindings under the real client: `bindings_test.py NODE AQUA`.

TypeScript, and JavaScript with its declarations, are made from tour.aqua and odd.aqua, checked by the compiler of
TypeScript under all strict flags together with user/use.ts, and run by run.mjs on the client's in-memory network.
"""
import filecmp
import pathlib
import shutil
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
SOURCES = ["tour.aqua", "odd.aqua"]


def run(*command):
    done = subprocess.run([str(word) for word in command], capture_output=True, text=True)
    if done.returncode != 0:
        print(" ".join(map(str, command)))
        sys.exit(f"{done.stdout}{done.stderr}\nexit code {done.returncode}")
    return done.stdout


def build(aqua, target, folder):
    folder.mkdir(exist_ok=True)
    for source in SOURCES:
        run(aqua, "build", "--quiet", "--target", target, "-o", folder, HERE / source)
    return folder


def main():
    node, aqua = sys.argv[1:3]
    packages = HERE / "node_modules"
    if not shutil.which(node) or not (packages / "typescript").exists():
        print("skipped: needs Node and `npm ci --prefix tests/bindings`")
        return 77
    with tempfile.TemporaryDirectory() as scratch:
        root = pathlib.Path(scratch)
        (root / "node_modules").symlink_to(packages)
        (root / "package.json").write_text('{"type": "module"}\n')
        for target in ["ts", "js"]:
            folder = build(aqua, f"{target},json", root / target)
            again = build(aqua, f"{target},json", root / "again")
            for file in again.iterdir():
                assert filecmp.cmp(file, folder / file.name, shallow=False), f"{file.name} differs from build to build"
            shutil.rmtree(again)
            (folder / "node_modules").symlink_to(packages)
            for file in (HERE / "user").iterdir():
                shutil.copy(file, folder)
            run(node, packages / "typescript/bin/tsc", "-p", folder)
            print(f"{target}: clean under tsc --strict")
            print(run(node, HERE / "run.mjs", folder), end="")
    return 0


if __name__ == "__main__":
    sys.exit(main())
