#!/usr/bin/env python3
"""Asks `aqua lsp` all questions of tests/unit/lsp_answers.txt through the client of an editor, on the project of 43 files
that they are about, and compares the answers with those of that file. Every announced method is among the questions.
Exits with 77 (skipped) where the client is missing.

usage: answers_test.py AQUA node|nvim CLIENT
"""
import difflib
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

SKIPPED = 77
HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
ANSWERS = ROOT / "tests/unit/lsp_answers.txt"
SHOWN = 10  # proposals
CAPABILITIES = {"textDocument": {"documentSymbol": {"hierarchicalDocumentSymbolSupport": True},
                                 "completion": {"completionItem": {"snippetSupport": True}}}}


def project(folder):
    """Lays out the files; returns their texts by name."""
    texts = {}
    for part in re.split(r"^--- ", (ROOT / "tests/unit/lsp_project.txt").read_text(), flags=re.M)[1:]:
        name, _, text = part.partition("\n")
        texts[name] = text
    texts["chain/c0.aqua"] = "aqua C0 declares *\n\nfunc step0(value: u32) -> u32:\n  <- value + 1\n"
    for i in range(1, 34):
        texts[f"chain/c{i}.aqua"] = (f'aqua C{i} declares *\n\nimport "c{i - 1}.aqua"\n\nfunc step{i}(value: u32) -> u32:\n'
                                     f"  next <- step{i - 1}(value)\n  <- next\n")
    for name, text in texts.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text)
    return texts


def position(text, place):
    mark = place.index("^")
    place = place.replace("^", "", 1)
    at = text.index(place) + mark
    return {"line": text.count("\n", 0, at), "character": at - (text.rfind("\n", 0, at) + 1)}


def parsed(line, texts, folder):
    """A request, from a line `? METHOD FILE PLACE + {...}`."""
    line, _, more = line[2:].partition(" + {")
    method, file, *place = line.split(" ", 2)
    params = json.loads(("{" + more).replace("file:///shop", folder.as_uri()).replace('"/shop/', f'"{folder}/')) if more else {}
    if file != "-":
        params["textDocument"] = {"uri": f"{folder.as_uri()}/{file}"}
    if place:
        at = position(texts[file], place[0])
        params["range"] = {"start": at, "end": at}
        params["position"] = at
    return {"method": method, "params": params}


class Writer:
    """Answers as the unit test writes them (lsp_answers.cpp)."""

    def __init__(self, folder):
        self.folder = folder

    def text(self, text):
        uri = f"{self.folder.as_uri()}/"
        return (text[len(uri):] if text.startswith(uri) else text).replace(f"{self.folder}/", "/shop/").replace("\n", "\\n")

    def write(self, value, depth=0):
        if isinstance(value, dict):
            if set(value) == {"start", "end"}:
                return "-".join(f"{value[end]['line']}:{value[end]['character']}" for end in ("start", "end"))
            keys = {key.replace(self.folder.as_uri(), "file:///shop"): each for key, each in value.items()}
            return "{" + " ".join(f"{key}={self.write(keys[key], depth + 1)}" for key in sorted(keys)) + "}"
        if isinstance(value, list):
            plain = not any(isinstance(each, (dict, list)) for each in value)
            between = ["" if i == 0 else " " for i in range(len(value))] if plain else ["\n" + "  " * (depth + 1)] * len(value)
            return "[" + "".join(gap + self.write(each, depth + 1) for gap, each in zip(between, value)) + "]"
        return self.text(value) if isinstance(value, str) else json.dumps(value)

    def answer(self, method, answer):
        if "error" in answer:
            return f"error {answer['error']['code']}: {answer['error']['message']}"
        result = answer["result"]
        if not method.endswith("completion") or not isinstance(result, dict):
            return self.write(result)
        lines = []
        for item in result["items"][:SHOWN]:
            line = f"{item['label']} ({item['kind']}) {self.write(item['textEdit']['newText'])}"
            more = item.get("additionalTextEdits")
            lines.append(line + (f" and {self.write(more)}" if more else ""))
        if len(result["items"]) > SHOWN:
            lines.append(f"and {len(result['items']) - SHOWN} more")
        return "\n".join(lines) or "none"


def command(client, program):
    if client == "nvim":
        return [program, "--headless", "--clean", "-c", f"luafile {HERE / 'answers.lua'}"]
    return [program, str(HERE / "answers.mjs")]


def main():
    aqua, client, program = sys.argv[1:]
    if not os.access(program, os.X_OK):
        print(f"skipped: no {client}")
        return SKIPPED
    if client == "node" and not (HERE / "node_modules/vscode-languageserver-protocol").exists():
        print("skipped: no vscode-languageserver-protocol, run `npm ci` in tests/lsp")
        return SKIPPED
    folder = Path(tempfile.mkdtemp(prefix="aqua-answers-")).resolve()
    try:
        return compare(os.path.abspath(aqua), client, program, folder)
    finally:
        shutil.rmtree(folder)


def compare(aqua, client, program, folder):
    shop = folder / "shop"
    texts = project(shop)
    (shop / "open.air").write_text("(null)\n")  # clients want something open, and what is open has a version
    golden = ANSWERS.read_text()
    if client == "nvim":  # drops members that are null
        golden = re.sub(r" \w+=null", "", golden)
    lines = [line for line in golden.split("\n") if line.startswith("? ")]
    questions = [parsed(line, texts, shop) for line in lines]
    (folder / "questions.json").write_text(json.dumps(
        {"root": str(shop), "uri": shop.as_uri(), "open": str(shop / "open.air"), "capabilities": CAPABILITIES, "questions": questions}))
    environment = {**os.environ, "AQUA": aqua, "AQUA_QUESTIONS": str(folder / "questions.json"),
                   "AQUA_GIVEN": str(folder / "given.json"), "XDG_CACHE_HOME": str(folder / "cache"), "XDG_STATE_HOME": str(folder)}
    done = subprocess.run(command(client, program), env=environment, cwd=folder, capture_output=True, text=True, timeout=240)
    if done.returncode != 0 or not (folder / "given.json").exists():
        print(f"the client ended with {done.returncode}\n{done.stdout}{done.stderr}")
        return 1
    given = json.loads((folder / "given.json").read_text())
    writer = Writer(shop)
    answers = {line: writer.answer(question["method"], answer)
               for line, question, answer in zip(lines, questions, given["answers"])}
    now, old = [], True
    for line in golden.split("\n"):
        old = line.startswith("? ") or (old and line != "" and not line.startswith("#"))
        if line.startswith("? "):
            now += [line, *answers[line].split("\n")]
        elif not old:
            now.append(line)
    differences = list(difflib.unified_diff(golden.split("\n"), now, "expected", client, lineterm="", n=1))
    print("\n".join(differences) or f"{len(lines)} answers through {client} are as expected")
    asked = {question["method"] for question in questions}
    methods = set(re.findall(r'^LSP_REQUEST\("([^"]+)"', (ROOT / "tools/lsp/methods.def").read_text(), flags=re.M))
    for method in sorted(methods - asked):
        print(f"nobody asks `{method}`")
    return 1 if differences or methods - asked else 0


if __name__ == "__main__":
    sys.exit(main())
