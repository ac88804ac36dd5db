#!/usr/bin/env python3
"""Builds the package for Visual Studio Code, offline, looks at what is in it, and lets its bundle work in Node beside
`aqua`. Exits with 77 (skipped) where Node or the packages of tools/editors/vscode are missing.

usage: package_test.py NODE AQUA
"""
import json
import os
import shutil
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

SKIPPED = 77
HERE = Path(__file__).resolve().parent
EXTENSION = HERE.parents[1] / "tools/editors/vscode"
OWN = {"air-configuration.json", "language-configuration.json", "out/extension.js", "package.json", "README.md",
       "snippets/aqua.json", "syntaxes/air.tmLanguage.json", "syntaxes/aqua.tmLanguage.json",
       *(f"walkthrough/{step}.md" for step in ("debug", "install", "project", "test", "where"))}


def main():
    node, aqua = sys.argv[1], os.path.abspath(sys.argv[2])
    if not os.access(node, os.X_OK):
        print("skipped: no Node")
        return SKIPPED
    tools = EXTENSION / "node_modules"
    for package in ("@vscode/vsce", "esbuild", "vscode-languageclient"):
        if not (tools / package).exists():
            print(f"skipped: no {package}, run `npm ci` in tools/editors/vscode")
            return SKIPPED
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "vscode"
        shutil.copytree(EXTENSION, copy, ignore=shutil.ignore_patterns("node_modules", "out", "*.vsix"))
        (copy / "node_modules").symlink_to(tools)

        def run(*words, **options):
            done = subprocess.run(words, cwd=copy, capture_output=True, text=True, timeout=100, **options)
            if done.returncode != 0:
                sys.exit(f"{' '.join(map(str, words))} ended with {done.returncode}\n{done.stdout}{done.stderr}")
            return done.stdout

        # As `npm run bundle` and `npm run package` do, without npm.
        scripts = json.loads((EXTENSION / "package.json").read_text())["scripts"]
        run(node, tools / "esbuild/bin/esbuild", *scripts["bundle"].split()[1:])
        vsce = tools / "@vscode/vsce/vsce"
        listed = set(run(node, vsce, *scripts["ls"].split()[1:]).split())
        assert listed == OWN, f"the package has {sorted(listed ^ OWN)}, or misses it"
        run(node, vsce, *scripts["package"].split("&& vsce ")[1].split())
        with zipfile.ZipFile(copy / "aqua.vsix") as package:
            inside = {name.removeprefix("extension/").replace("readme.md", "README.md")
                      for name in package.namelist() if name.startswith("extension/")}
            bundle = package.read("extension/out/extension.js")
        assert inside == OWN, f"aqua.vsix has {sorted(inside ^ OWN)}, or misses it"
        (Path(folder) / "extension.js").write_bytes(bundle)
        print(run(node, HERE / "extension_test.js", Path(folder) / "extension.js", aqua), end="")
    return 0


if __name__ == "__main__":
    sys.exit(main())
