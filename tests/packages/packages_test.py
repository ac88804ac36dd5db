#!/usr/bin/env python3
"""Published Aqua packages are accepted: every file, with imports found in node_modules; and what is built of them has the
names that the official compiler generates.

usage: packages_test.py AQUA [--record]      (exit 77, skipped, where the packages are missing: npm ci in tests/packages)

Files with an outdated header have to get a warning that says so; no file may get an error. names.json has what the
official compiler generates for each file that it accepts, and for a file that only imports it; --record writes it anew
(needs Node, and `npm ci` in tools/oracle).
"""
import json
import pathlib
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
OUTDATED = "old-header"
NAMES = HERE / "names.json"
ORACLE = HERE.parent.parent / "tools/oracle/verdicts.mjs"


def sources(name):
    root = HERE / "node_modules" / name
    return sorted(str(file.relative_to(HERE)) for file in root.rglob("*.aqua"))


def importing(folder, file):
    """A program that does nothing but import `file`."""
    main = pathlib.Path(folder) / (file.replace("/", "_"))
    main.write_text(f'aqua Main\n\nimport "{HERE / file}"\n')
    return main


def record(files):
    """{file: {"itself": names, "imported": names}} of what the official compiler accepts."""
    with tempfile.TemporaryDirectory() as folder:
        mains = [str(m) for file in files for m in (HERE / file, importing(folder, file))]
        done = subprocess.run(["node", ORACLE, HERE / "node_modules"], input="\n".join(mains) + "\n",
                              capture_output=True, text=True, check=True)
    answers = [json.loads(line) for line in done.stdout.splitlines() if line.startswith("{")]
    names = {}
    for file, itself, imported in zip(files, answers[::2], answers[1::2], strict=True):
        if itself["verdict"] == "accepts":
            names[file] = {key: each["functions"] + [f"service:{s}" for s in each["services"]]
                           for key, each in (("itself", itself), ("imported", imported))}
    NAMES.write_text(json.dumps(names, indent=1) + "\n")


def built(aqua, main):
    done = subprocess.run([aqua, "build", "-q", "--target", "json", "-o", "-", main], cwd=HERE, capture_output=True, text=True)
    if done.returncode != 0:
        return [f"exit code {done.returncode}"]
    built = json.loads(done.stdout)
    return sorted(built["functions"]) + [f"service:{s}" for s in sorted(built["services"])]


def other_names(aqua, files):
    """What is wrong with the names of what is built, and how many names there are."""
    recorded, problems, count = json.loads(NAMES.read_text()), [], 0
    with tempfile.TemporaryDirectory() as folder:
        for file in files:
            for key, expected in recorded.get(file, {}).items():
                names = built(aqua, file if key == "itself" else importing(folder, file))
                count += len(names)
                if names != expected:
                    problems.append(f"{file}, {key}: official {expected}, aqua {names}")
    return problems, count


def main():
    aqua = pathlib.Path(sys.argv[1]).resolve()
    packages = sorted(json.loads((HERE / "package.json").read_text())["dependencies"])
    if not all((HERE / "node_modules" / name).is_dir() for name in packages):
        print("skipped: the packages are not there, run `npm ci --ignore-scripts` in tests/packages")
        return 77
    if "--record" in sys.argv:
        record([file for name in packages for file in sources(name)])
    failed = checked = all_names = 0
    for name in packages:
        files = sources(name)
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
        wrong, names = other_names(aqua, files)
        problems += wrong
        all_names += names
        checked += len(files)
        failed += len(problems)
        print(f"{name}: {len(files)} files, {len(outdated)} with an outdated header, {names} names built, {len(problems)} problems")
        for problem in problems:
            print(f"  {problem}")
    print(f"{checked - failed if failed < checked else 0} passed, {failed} failed")
    return 1 if failed or not checked or not all_names else 0


if __name__ == "__main__":
    sys.exit(main())
