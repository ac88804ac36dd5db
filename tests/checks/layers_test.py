#!/usr/bin/env python3
"""The layer check itself: it must find each kind of broken wall in a small made-up tree."""
import pathlib
import subprocess
import sys
import tempfile

CHECK = pathlib.Path(__file__).resolve().parents[2] / "tools/checks/layers.py"
RULES = """
compiler/base:
compiler/sema: compiler/base
runtime/vm: compiler/base
only antlr4: compiler/sema/bridge.cpp
"""
GOOD = {
    "tools/checks/layers.txt": RULES,
    "compiler/base/README.md": "",
    "compiler/base/a.h": "#include <string>\n",
    "compiler/sema/README.md": "",
    "compiler/sema/bridge.cpp": '#include <antlr4-runtime.h>\n#include "compiler/base/a.h"\n',
    "runtime/vm/README.md": "",
    "runtime/vm/vm.h": '#include "compiler/base/a.h"\n',
}
BROKEN = {
    "runtime includes the front end": ("runtime/vm/vm.h", '#include "compiler/sema/sema.h"\n'),
    "compiler includes the runtime": ("compiler/base/a.h", '#  include "runtime/vm/vm.h"\n'),
    "ANTLR outside its wall": ("compiler/base/a.h", "#include <antlr4-runtime.h>\n"),
    "unknown room": ("compiler/new/a.h", ""),
    "no README": ("compiler/sema/README.md", None),
}


def run(files):
    with tempfile.TemporaryDirectory() as folder:
        for name, text in files.items():
            if text is not None:
                path = pathlib.Path(folder, name)
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(text)
        return subprocess.run([sys.executable, CHECK, folder], capture_output=True, text=True)


failures = 0
good = run(GOOD)
if good.returncode != 0:
    failures += 1
    print(f"clean tree: refused\n{good.stdout}{good.stderr}")
for name, (file, text) in BROKEN.items():
    result = run({**GOOD, file: text})
    if result.returncode != 1 or "findings: 1\n" not in result.stdout:
        failures += 1
        print(f"{name}: not found\n{result.stdout}{result.stderr}")
sys.exit(1 if failures else 0)
