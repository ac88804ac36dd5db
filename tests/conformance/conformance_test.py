#!/usr/bin/env python3
"""Checks the verdicts of `aqua check` on the programs of programs.txt.

usage: conformance_test.py AQUA [--update] [--only ID,ID] [--write DIR] [--record]

A program has to be accepted or refused as the official compiler does, except where the file says `expect`; such
a program has to be named in differences.md. What is built of it has to have the names that the official compiler generates,
except where the file says `builds`. Every line that the file demands has to have an error. What aqua reports is recorded as
well, with codes and places; --update rewrites that record. --write puts the programs into folders. --record asks the
official compiler for the names that it generates (needs Node, and `npm ci` in tools/oracle).
"""
import argparse
import concurrent.futures
import json
import os
import re
import subprocess
import sys
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

HERE = Path(__file__).resolve().parent
SECONDS = 60  # for one program; far more than any needs, also under sanitizers


@dataclass
class Program:
    id: str
    name: str
    official: str = ""
    places: list = field(default_factory=list)  # of official diagnostics: (kind, "line" or "file:line")
    lines: list = None  # where errors are demanded
    expect: str = ""
    exports: str = ""  # names of functions and services that the official compiler generates
    builds: str = None  # where ours are others
    recorded: str = None
    files: dict = field(default_factory=dict)

    def refused(self):
        verdict = self.expect or self.official
        assert verdict in ("accepts", "refuses"), f"{self.id}: `official crashes` needs `expect`"
        return verdict == "refuses"


def read_programs(text):
    programs, current, lines = [], None, None
    for number, line in enumerate(text.split("\n"), 1):
        words = line.split(" ")
        if words[0] == "===":
            current, lines = Program(words[1], words[2]), None
            programs.append(current)
        elif words[0] == "---" and current:
            lines = []
            current.files[words[1]] = (lines, "\r\n" if "crlf" in words[2:] else "\n")
        elif lines is not None:
            lines.append(line)
        elif current is None or not line:
            continue
        elif words[0] == "official":
            verdict, _, rest = line[len("official "):].partition(": ")
            current.official = verdict
            current.places = re.findall(r"(\w+) ((?:[\w.]+:)?\d+):\d+", rest)
        elif words[0] == "lines":
            current.lines = words[1:]
        elif words[0] == "expect":
            current.expect = words[1]
            if len(words) > 2:
                current.lines = words[2:]
        elif words[0] in ("exports", "builds"):
            setattr(current, words[0], " ".join(words[1:]))
        elif words[0] == "aqua":
            current.recorded = line[len("aqua "):]
        else:
            sys.exit(f"programs.txt:{number}: what is `{words[0]}`?")
    for p in programs:
        p.files = {name: end.join("\n".join(lines).rstrip("\n").split("\n")) + end
                   for name, (lines, end) in p.files.items()}
        if p.lines is None:
            p.lines = [place for kind, place in p.places if kind != "warning"][:1]
        if not p.refused():
            p.lines = []
    ids = [p.id for p in programs]
    assert len(ids) == len(set(ids)), "an id stands twice in programs.txt"
    return programs


def write_program(program, folder):
    folder.mkdir(parents=True)
    for name, text in program.files.items():
        (folder / name).write_bytes(text.encode("utf-8"))
    return folder / "main.aqua"


@dataclass
class Answer:
    fault: str = ""  # a crash, a hang, output that nobody can read
    refused: bool = False
    errors: list = field(default_factory=list)  # "line" or "file:line"
    summary: str = ""
    builds: str = ""  # names of functions and services


def names_of(functions, services):
    return " ".join(sorted(functions) + [f"service:{name}" for name in sorted(services)])


def build(aqua, main):
    """The names of what `aqua build` makes of a program without errors."""
    command = [aqua, "build", "-q", "--target", "json", "-o", "-", main.name]
    done = subprocess.run(command, cwd=main.parent, capture_output=True, text=True, timeout=SECONDS)
    if done.returncode != 0:
        return f"exit code {done.returncode}: {done.stderr.strip()[-400:]}"
    built = json.loads(done.stdout)
    return names_of(built["functions"], built["services"])


def check(aqua, main):
    command = [aqua, "check", "--format", "json", "--error-limit", "0", "-q", main.name]
    try:
        done = subprocess.run(command, cwd=main.parent, capture_output=True, text=True, timeout=SECONDS)
    except subprocess.TimeoutExpired:
        return Answer(fault=f"no answer within {SECONDS} s")
    if done.returncode not in (0, 1, 3):
        return Answer(fault=f"exit code {done.returncode}: {done.stderr.strip()[-400:]}")
    try:
        diagnostics = json.loads(done.stdout)["diagnostics"]
    except (ValueError, KeyError, TypeError) as e:
        return Answer(fault=f"no JSON on stdout ({e}): {done.stdout[:200]!r} {done.stderr[-200:]!r}")
    answer = Answer(refused=done.returncode != 0)
    said = []
    for d in diagnostics:
        where, place = d["primary"], ""
        if where:
            file = Path(where["file"]).name
            place = (f"{file}:" if file != "main.aqua" else "") + str(where["start"]["line"])
            said.append(f"{d['code']} {place}:{where['start']['column']}")
        else:
            said.append(d["code"])
        if d["severity"] == "error":
            answer.errors.append(place)
    if answer.refused != bool(answer.errors):
        answer.fault = f"exit code {done.returncode} with {len(answer.errors)} errors"
    if not answer.refused:
        answer.builds = build(aqua, main)
    answer.summary = ("refuses" if answer.refused else "accepts") + (": " if said else "") + ", ".join(said)
    return answer


def judge(program, answer, update):
    """What is wrong, as texts."""
    if answer.fault:
        return [answer.fault]
    if program.refused() != answer.refused:
        return [f"has to be {'refused' if program.refused() else 'accepted'}; aqua {answer.summary}"]
    wrong = [f"no error on line {line}; aqua {answer.summary}" for line in program.lines if line not in answer.errors]
    builds = program.exports if program.builds is None else program.builds
    if program.official == "accepts" and not answer.refused and answer.builds != builds:
        wrong.append(f"has to build: {builds}; aqua builds: {answer.builds}")
    if not wrong and not update and answer.summary != program.recorded:
        wrong.append(f"recorded: {program.recorded}, now: {answer.summary} (--update, if that is right)")
    return wrong


def record(text, word, answers):
    """The file with the lines of `answers` that start with `word` in place of the old ones."""
    out, current, header = [], None, False
    for line in text.split("\n"):
        if line.startswith("=== "):
            current, header = line.split(" ")[1], True
        if header and line.split(" ")[0] == word and current in answers:
            continue
        if header and line.startswith("--- "):
            header = False
            if answers.get(current):
                out.append(f"{word} {answers[current]}")
        out.append(line)
    return "\n".join(out)


def ask_official(mains):
    """The names that the official compiler generates for each program; empty where it refuses."""
    done = subprocess.run(["node", str(HERE.parent.parent / "tools/oracle/verdicts.mjs")], input="\n".join(map(str, mains)) + "\n",
                          capture_output=True, text=True, check=True)
    answers = [json.loads(line) for line in done.stdout.splitlines() if line.startswith("{")]
    return [names_of(a["functions"], a["services"]) for a in answers]


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("aqua", nargs="?")
    options.add_argument("--update", action="store_true")
    options.add_argument("--only", default="")
    options.add_argument("--write", type=Path)
    options.add_argument("--record", action="store_true")
    options = options.parse_args()

    path = HERE / "programs.txt"
    text = path.read_text(encoding="utf-8")
    programs = read_programs(text)
    if options.only:
        programs = [p for p in programs if p.id in options.only.split(",")]
    if options.write:
        for p in programs:
            write_program(p, options.write / p.id)
        return 0
    if not options.aqua:
        sys.exit(__doc__)
    aqua = os.path.abspath(options.aqua)

    reasons = set(re.findall(r"\b[A-Z]\d{3}\b", (HERE / "differences.md").read_text(encoding="utf-8")))
    failures = []
    with tempfile.TemporaryDirectory() as folder:
        mains = [write_program(p, Path(folder) / p.id) for p in programs]
        if options.record:
            text = record(text, "exports", {p.id: names for p, names in zip(programs, ask_official(mains))})
            path.write_text(text, encoding="utf-8")
            programs = [p for p in read_programs(text) if p.id in {each.id for each in programs}]
        with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
            answers = list(pool.map(lambda m: check(aqua, m), mains))
    for program, answer in zip(programs, answers):
        wrong = judge(program, answer, options.update)
        if (program.expect or program.builds is not None) and program.id not in reasons:
            wrong.append("differs on purpose, but differences.md has no reason for it")
        failures += [f"{program.id} {program.name}: {w}" for w in wrong]
    if options.update:
        path.write_text(record(text, "aqua", {p.id: a.summary for p, a in zip(programs, answers) if not a.fault}),
                        encoding="utf-8")
    for failure in failures:
        print(failure)
    print(f"{len(programs)} programs, {len(failures)} failures")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
