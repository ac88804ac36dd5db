#!/usr/bin/env python3
"""Whoever adds a statement, a built-in service function, a verb or a lint is led to every place that must think about it.

In a copy of the sources each of them is added to its table, and nothing else. Then every place has to speak up: a file
does not compile, or a check fails. Files that know a good part of a closed set and still compile are silent places, and
fail the test too. A misspelt key of a diagnostic's argument is noticed as well.

usage: additions.py COMPILE_COMMANDS [statement|built-in|verb|lint|key ...]
"""
import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
ROOMS = ("compiler", "runtime", "tools", "tests", "stdlib")
KNOWS = 5  # so many kinds by name: the file is about all of them


def after(path, anchor, text):
    """Adds lines behind the line that contains `anchor`."""
    source = path.read_text()
    assert source.count(anchor) == 1, f"{path}: {anchor!r} is there {source.count(anchor)} times"
    end = source.index("\n", source.index(anchor)) + 1
    path.write_text(source[:end] + text + source[end:])


def add_statement(copy):
    syntax, ir = copy / "compiler/syntax", copy / "compiler/ir"
    after(syntax / "nodes.def", "AQUA_NODE(Join,", 'AQUA_NODE(Dummy, Statement, "`dummy`", None)\n')
    after(syntax / "rules.def", "AQUA_STATEMENT_RULE(JoinLine,", 'AQUA_STATEMENT_RULE(DummyBlock, "the `dummy` line")\n')
    after(syntax / "tree.h", "struct Else : Statement {", "  Block body;\n};\nstruct Dummy : Statement {\n")
    after(ir / "ops.def", "AQUA_IR_OP(Join)", "AQUA_IR_OP(Dummy)\n")
    after(ir / "ir.h", "struct DetachOp : Op {", "  Block body;\n};\nstruct DummyOp : Op {\n")


def add_builtin(copy):
    after(copy / "runtime/builtins/builtins.def", 'BUILTIN(Node, "op", "noop", unit)',
          'BUILTIN(Node, "op", "dummy", dummyHandler)\n')


def add_verb(copy):
    path = copy / "tools/cli/verbs.def"
    after(path, "AQUA_VERB(Lsp,", 'AQUA_VERB(Dummy, "dummy", "", 0, 0, "nothing", "aqua dummy\\n")\n')


def add_lint(copy):
    after(copy / "compiler/diagnostics/codes_lint.def", "AQUA_LINT(UnusedVariable,",
          'AQUA_LINT(Dummy, 4499, Warn, "dummy-lint", "dummy", "")\n')


def misspell_key(copy):
    path = copy / "compiler/sema/scopes.cpp"
    source = path.read_text()
    assert '.arg("name"' in source
    path.write_text(source.replace('.arg("name"', '.arg("nmae"', 1))


# What has to fail: a file that is compiled, a program that is linked with it (`link:`), or a check that is run; and words
# that the output has to contain.
ADDITIONS = {
    "statement": (add_statement, {
        "compiler/syntax/antlr_bridge.cpp": "DummyBlock",  # the grammar
        "compiler/syntax/convert.cpp": "DummyBlock",
        "compiler/sema/statements.cpp": "Dummy",
        "compiler/sema/lint.cpp": "DummyOp",
        "compiler/ir/print.cpp": "DummyOp",
        "compiler/lower/ops.cpp": "Dummy",
        "compiler/format/skeleton.cpp": "Dummy",
        "tests/unit/syntax_testing.cpp": "Dummy",
    }),
    "built-in": (add_builtin, {
        "link:runtime/builtins/builtins.cpp": "dummyHandler",
        "tests/checks/builtins.py": "dummy",
    }),
    "verb": (add_verb, {
        "link:tools/cli/cli.cpp": "runDummy",
    }),
    "lint": (add_lint, {
        "tests/checks/provoked.py": ("dummy-lint: no story", "topics/dummy-lint.md is missing"),
    }),
    "key": (misspell_key, {
        "compiler/sema/scopes.cpp": "noRowOfTheCatalogueHasThisKey",
    }),
}
# Sets whose kinds are looked for in files that compile in spite of the addition: addition -> pattern of a kind's use.
KINDS = {
    "statement": r"(?:case (?:ir::)?OpKind::|as<(?:syntax::)?|(?:syntax|ir)::)({})(?:Op)?\b",
    "verb": r"\bVerb::({})\b",
}
# Whoever works on plans knows the kinds of plan/ops.def, which have the same names.
OTHER_KINDS = ("compiler/plan/", "compiler/topology/", "compiler/lower/simplify.cpp")


def members(copy, what):
    if what == "verb":
        return re.findall(r"^AQUA_VERB\((\w+)", (copy / "tools/cli/verbs.def").read_text(), re.M)
    return (re.findall(r"^AQUA_NODE\((\w+), Statement", (copy / "compiler/syntax/nodes.def").read_text(), re.M) +
            re.findall(r"^AQUA_IR_OP\((\w+)", (copy / "compiler/ir/ops.def").read_text(), re.M))


def silent_candidates(copy, what, expected):
    """Files besides the expected ones that name many kinds of the set."""
    if what not in KINDS:
        return []
    pattern = re.compile(KINDS[what].format("|".join(set(members(copy, what)) - {"Dummy"})))
    found = []
    for room in ("compiler", "tools"):
        for path in sorted((copy / room).rglob("*.cpp")):
            name = str(path.relative_to(copy))
            if "generated" in path.parts or name in expected or name.startswith(OTHER_KINDS):
                continue
            if len(set(pattern.findall(path.read_text()))) >= KNOWS:
                found.append(name)
    return found


class Compiler:
    def __init__(self, commands):
        self.entries = {os.path.realpath(os.path.join(e["directory"], e["file"])): e
                        for e in json.loads(Path(commands).read_text())}

    def check(self, copy, name):
        """(failed, output) of reading the file in the copy."""
        linked = name.startswith("link:")
        name = name.removeprefix("link:")
        entry = self.entries[str(ROOT / name)]
        words = shlex.split(entry["command"]) if "command" in entry else entry["arguments"]
        words = words[1 + max((i for i, word in enumerate(words) if word.endswith("ccache")), default=-1):]
        kept, skip = [], False
        for word in words:
            if skip:
                skip = False
            elif word in ("-o", "-MF", "-MT", "-include"):  # headers compiled once are not in the copy, and not needed
                skip = True
            elif word not in ("-c", "-MD", "-Winvalid-pch", "-fpch-preprocess"):
                kept.append(word.replace(f"{ROOT}/", f"{copy}/") if not word.startswith(f"-I{ROOT}/build")
                            else word)
        kept = [f"-I{copy}" if word == f"-I{ROOT}" else word for word in kept]
        if not linked:
            kept.append("-fsyntax-only")
            done = subprocess.run([*kept, "-O0"], cwd=entry["directory"], capture_output=True, text=True)
            return done.returncode != 0, done.stderr
        with tempfile.NamedTemporaryFile(suffix=".o") as made:  # nothing else defines what is missing in it
            subprocess.run([*kept, "-O0", "-c", "-o", made.name], cwd=entry["directory"], check=True)
            done = subprocess.run(["nm", "-uC", made.name], capture_output=True, text=True, check=True)
        return True, done.stdout

    def run(self, copy, name):
        done = subprocess.run([sys.executable, copy / name], cwd=copy, capture_output=True, text=True)
        return done.returncode != 0, done.stdout + done.stderr

    def problem(self, copy, name, words):
        failed, output = (self.run if name.endswith(".py") else self.check)(copy, name)
        if not failed:
            return f"{name}: does not notice it"
        missing = [word for word in ([words] if isinstance(words, str) else words) if word not in output]
        return f"{name}: fails, but does not say {missing}:\n{output[:2000]}" if missing else None


def main():
    compiler = Compiler(sys.argv[1])
    wanted = sys.argv[2:] or list(ADDITIONS)
    problems = []
    with tempfile.TemporaryDirectory() as folder, ThreadPoolExecutor(os.cpu_count()) as pool:
        for what in wanted:
            add, expected = ADDITIONS[what]
            copy = Path(folder).resolve() / what
            for room in ROOMS:
                shutil.copytree(ROOT / room, copy / room, ignore=shutil.ignore_patterns("node_modules", "oracle"))
            for name in expected:  # they are right before
                if name.endswith(".py") and compiler.run(copy, name)[0]:
                    problems.append(f"{what}: {name} fails without it")
            add(copy)
            silent = silent_candidates(copy, what, expected)
            places = [(name, words) for name, words in expected.items()] + [(name, "Dummy") for name in silent]
            for problem in pool.map(lambda place: compiler.problem(copy, *place), places):
                if problem:
                    problems.append(f"{what}: {problem}")
            print(f"{what}: {len(places)} places asked", flush=True)
    for problem in problems:
        print(problem)
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
