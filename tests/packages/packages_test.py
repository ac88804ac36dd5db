#!/usr/bin/env python3
"""Published Aqua packages are accepted: every file, with imports found in node_modules.

usage: packages_test.py AQUA      (exit 77, skipped, where the packages are missing: npm ci in tests/packages)

Files with an outdated header have to get a warning that says so; no file may get an error.
"""
import json
import pathlib
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
OUTDATED = "old-header"


def main():
    aqua = pathlib.Path(sys.argv[1]).resolve()
    packages = sorted(json.loads((HERE / "package.json").read_text())["dependencies"])
    if not all((HERE / "node_modules" / name).is_dir() for name in packages):
        print("skipped: the packages are not there, run `npm ci --ignore-scripts` in tests/packages")
        return 77
    failed = checked = 0
    for name in packages:
        root = HERE / "node_modules" / name
        files = sorted(str(file.relative_to(HERE)) for file in root.rglob("*.aqua"))
        done = subprocess.run([aqua, "check", "--format", "json", *files], cwd=HERE, capture_output=True, text=True)
        diagnostics = json.loads(done.stdout)["diagnostics"]
        errors = [d for d in diagnostics if d["severity"] == "error"]
        outdated = {d["primary"]["file"] for d in diagnostics if d["name"] == OUTDATED}
        wanted = {file for file in files if any(line.startswith("module ")
                                                for line in (HERE / file).read_text().splitlines())}
        problems = [f"{d['primary']['file']}:{d['primary']['start']['line']}: {d['message']}" for d in errors]
        problems += [f"{file}: no warning about its header" for file in sorted(wanted - outdated)]
        problems += [f"{file}: a warning about its header for nothing" for file in sorted(outdated - wanted)]
        if done.returncode != (1 if errors else 0):
            problems.append(f"exit code {done.returncode}")
        checked += len(files)
        failed += len(problems)
        print(f"{name}: {len(files)} files, {len(outdated)} with an outdated header, {len(problems)} problems")
        for problem in problems:
            print(f"  {problem}")
    print(f"{checked - failed if failed < checked else 0} passed, {failed} failed")
    return 1 if failed or not checked else 0


if __name__ == "__main__":
    sys.exit(main())
