#!/usr/bin/env python3
"""Does `aqua check` accept and refuse what the official compiler does? Random programs of generate.py.

usage: compare.py AQUA [--answers FILE]                           against recorded answers (generated.txt), offline
       compare.py AQUA --live [--first N] [--count N]             asks the official compiler
       compare.py AQUA --record [--first N] [--count N] [--answers FILE]    asks it, and writes the answers down
With --keep DIR, programs that disagree are written there.

A program that both accept or both refuse agrees. Otherwise there has to be a reason in differences.md: refused here,
each error has a code that stands there; accepted here, the official compiler accepts the program too once what
differences.md lists under a name of REWRITES is written the official way, or complains of one of SAYINGS. What it accepts
only for one of NARROWINGS, it refuses once that is written otherwise. A crash of the official compiler counts as no
answer; aqua must still give one. Disagreements without reason are printed, kept under --keep, and make the exit code 1.
"""
import argparse
import collections
import hashlib
import itertools
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import generate

HERE = Path(__file__).resolve().parent
ORACLE = HERE.parent.parent / "tools/oracle/verdicts.mjs"
LETTERS = {"accepts": "a", "refuses": "r", "crashes": "c"}
BATCH = 250


# ---- the official way to write what is accepted here ---------------------------------------------------------


def blank_lines(text):
    return re.sub(r"(?m)(^[ \t]+\S[^\n]*\n)(?=[^\s-])", r"\1\n", text)


def fractions(text):
    return re.sub(r"\b(\d+)\.0\d+\b", r"\1.5", text)


def unequal(text):
    return re.sub(r"(?<=[\w\])])!=", " !=", text)


def one_line(text):
    """No line breaks, and no comments, in brackets."""
    out, depth = [], 0
    for token in generate.TOKEN.findall(text):
        depth += token in ("(", "[", "{")
        depth -= token in (")", "]", "}") and depth > 0
        if depth and (token.startswith("\n") or token.startswith("--")):
            token = " "
        out.append(token)
    return "".join(out)


def header(text):
    return text if re.match(r"\s*(--[^\n]*\s*)*(aqua|module)\s", text) else "aqua Unnamed declares *\n\n" + text


def brackets(text):
    """(where it opens, where it closes, which one, how many commas stand in it) of each pair, inner ones first."""
    found, opened, at = [], [], 0
    for token in generate.TOKEN.findall(text):
        if token in ("(", "[", "{"):
            opened.append([at, token, 0])
        elif token in (")", "]", "}") and opened:
            start, kind, commas = opened.pop()
            found.append((start, at, kind, commas))
        elif token == "," and opened:
            opened[-1][2] += 1
        at += len(token)
    return found


def full_elements(text):
    """Lists without the elements that are empty; arguments stay."""
    empty = re.compile(r", (nil|\?\[\]|\[\])(?=[,\]])|(?<=\[)(nil|\?\[\]|\[\]), ")
    pairs = brackets(text)

    def element(match):
        around = next((kind for start, end, kind, _ in pairs if start < match.start() and match.end() <= end), "")
        return "" if around == "[" else match[0]

    return empty.sub(element, text)


def colons(text):
    return re.sub(r"(?m)[ \t]+:(?=[ \t]*(--.*)?\r?$)", ":", text)


def module_names(text):
    return re.sub(r"(?m)^(\s*aqua )([a-z])", lambda m: m[1] + m[2].upper(), text)


REWRITES = {"module-name": module_names, "colon-space": colons, "header": header, "empty-element": full_elements, "blank-line": blank_lines, "fraction": fractions, "unequal": unequal, "line-break": one_line}

# What the official compiler says about what is accepted here, where no other way to write it is certain.
SAYINGS = {"mixed-elements": r"given: +[\[\]*?]+⊤", "boolean-argument": r"Name '(true|false)' isn't found in scope",
           "option-element": r"Options might have only one element", "header": r"Missing module header",
           "rename": r"^-+ Syntax error: .* \d+ (use|import|export) .* as "}

# Rewritten so, the official compiler refuses what it accepts otherwise, because it takes a type too narrow.
NARROWINGS = {"empty-element"}


def in_lists(text, at):
    """Is the place in a list that is one of several elements of another?"""
    around = [(kind, commas) for start, end, kind, commas in brackets(text) if start < at < end]
    lists = list(itertools.takewhile(lambda each: each[0] == "[", around))
    return any(commas > 0 for _, commas in lists[1:])


# An error of ours that is there on purpose, although its code alone does not say so: code, message, and what has to hold
# for the text and the place of the error in it.
MESSAGES = [("AQ2501", r"found `.*`, expected `(bool|string|[fiu]\d+)`$", in_lists),  # `[["a"], [1]]` as `[][]string`
            ("AQ2027", r".* takes a callback with a function and", lambda text, at: True)]


# ---- asking ---------------------------------------------------------------------------------------------------


def ask_official(mains):
    """{path: (verdict, what was said)}"""
    done = subprocess.run(["node", str(ORACLE)], input="\n".join(map(str, mains)) + "\n", capture_output=True, text=True)
    answers = {}
    for line in done.stdout.splitlines():
        if line.startswith("{"):  # the compiler prints its own crashes as well
            answer = json.loads(line)
            answers[answer["file"]] = (answer["verdict"], answer["said"])
    missing = [m for m in mains if str(m) not in answers]
    if missing:
        sys.exit(f"no official answer for {missing[0]}: {done.stderr[-500:]}")
    return answers


def ask_aqua(aqua, folder, mains):
    """{seed: list of (code, line, text, (file, byte))}; only errors."""
    names = [str(m.relative_to(folder)) for m in mains]
    done = subprocess.run([aqua, "check", "--format", "jsonl", "--error-limit", "0", "-q", *names], cwd=folder,
                          capture_output=True, text=True)
    if done.returncode not in (0, 1):
        if len(mains) == 1:
            return {mains[0].parent.name: [("crash", 0, f"exit code {done.returncode} {done.stderr[-300:]}", None)]}
        half = len(mains) // 2
        return {**ask_aqua(aqua, folder, mains[:half]), **ask_aqua(aqua, folder, mains[half:])}
    errors = collections.defaultdict(list)
    for line in done.stdout.splitlines():
        d = json.loads(line)
        if d["severity"] == "error":
            where = d["primary"]
            errors[where["file"].split("/")[0]].append(
                (d["code"], where["start"]["line"], d["message"], (folder / where["file"], where["start_byte"])))
    return errors


# ---- judging --------------------------------------------------------------------------------------------------


def deliberate():
    """Codes and names of rewrites that differences.md gives reasons for."""
    text = (HERE / "differences.md").read_text(encoding="utf-8")
    return set(re.findall(r"^\| (AQ\d{4}) ", text, re.M)), set(re.findall(r"^\| `([a-z-]+)` ", text, re.M))


def explained(program_files, rewrites, folder, refuses):
    """Names of rewrites after which the official compiler refuses (or takes) the program; empty: it does not."""
    changed = []
    for name in sorted(rewrites & set(REWRITES)):
        after = {n: REWRITES[name](t) for n, t in program_files.items()}
        if after != program_files:
            changed.append(name)
            program_files = after
    if not changed:
        return []
    place = folder / "rewritten"
    place.mkdir(exist_ok=True)
    for name, text in program_files.items():
        (place / name).write_bytes(text.encode("utf-8"))
    verdict, _ = ask_official([place / "main.aqua"])[str(place / "main.aqua")]
    return changed if (verdict == "refuses") == refuses else []


def on_purpose(error, codes):
    code, _, message, place = error
    if code in codes:
        return True
    for wanted, pattern, holds in MESSAGES:
        if code == wanted and re.match(pattern, message):
            whole = place[0].read_bytes()
            if holds(whole.decode("utf-8", "replace"), len(whole[:place[1]].decode("utf-8", "replace"))):
                return True
    return False


def saying(said):
    first = re.sub(r"\s+", " ", said[0]) if said else ""
    return next((name for name, pattern in SAYINGS.items() if re.search(pattern, first)), "")


class Tally:
    def __init__(self):
        self.counts = collections.Counter()
        self.reasons = collections.Counter()
        self.unexplained = []


def compare(aqua, seeds, tally, official_of, keep):
    """`official_of(mains)` gives {path: (verdict, said)}, or None for a recorded verdict letter per seed."""
    codes, rewrites = deliberate()
    assert set(REWRITES) | set(SAYINGS) <= rewrites, "differences.md has no reason for one of REWRITES or SAYINGS"
    with tempfile.TemporaryDirectory() as folder:
        folder = Path(folder)
        mains = [generate.write(seed, folder) for seed in seeds]
        official = official_of(mains)
        errors = ask_aqua(aqua, folder, mains)
        for seed, main in zip(seeds, mains):
            verdict, said = official[str(main)]
            ours = errors.get(str(seed), [])
            mine = {c for c, _, _, _ in ours}
            tally.counts[f"official {verdict}, aqua {'refuses' if ours else 'accepts'}"] += 1
            reason = None
            if mine & {"crash", "AQ9999", "AQ5000"}:
                pass
            elif verdict == "crashes" or (verdict == "refuses") == bool(ours):
                continue
            elif ours:
                reason = ", ".join(sorted(mine)) if all(on_purpose(each, codes) for each in ours) else None
                if not reason and isinstance(said, list):
                    files, _ = generate.program(seed)
                    reason = ", ".join(explained(files, rewrites & NARROWINGS, folder, True)) or None
                elif not reason:
                    reason = said  # recorded
            elif isinstance(said, list):
                files, _ = generate.program(seed)
                reason = saying(said) or ", ".join(explained(files, rewrites, folder, False)) or None
            else:
                reason = said  # recorded
            if reason:
                tally.reasons[f"{'refused' if ours else 'accepted'} here: {reason}"] += 1
                continue
            what = [f"{c} {line}: {text}" for c, line, text, _ in ours] or [t.strip() for t in said or []]
            tally.unexplained.append((seed, verdict, what))
            if keep:
                generate.write(seed, keep)


def fingerprint(seed):
    files, _ = generate.program(seed)
    whole = "\0".join(f"{n}\0{t}" for n, t in sorted(files.items()))
    return hashlib.sha256(whole.encode("utf-8")).hexdigest()[:6]


def record(seeds, official, aqua, path):
    """One row for ten seeds: the first seed, then for each the official verdict and the program's fingerprint."""
    codes, rewrites = deliberate()
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        folder = Path(folder)
        mains = {seed: generate.write(seed, folder) for seed in seeds}
        answers = official(list(mains.values()))
        errors = ask_aqua(aqua, folder, list(mains.values()))
        for at in range(0, len(seeds), 10):
            row = []
            for seed in seeds[at:at + 10]:
                letter = LETTERS[answers[str(mains[seed])][0]]
                ours = errors.get(str(seed), [])
                files, _ = generate.program(seed)
                if letter == "r" and not ours:
                    if saying(answers[str(mains[seed])][1]) or explained(files, rewrites, folder, False):
                        letter = "d"
                elif letter == "a" and not all(on_purpose(each, codes) for each in ours):
                    if explained(files, rewrites & NARROWINGS, folder, True):
                        letter = "n"
                row.append(letter + fingerprint(seed))
            rows.append(f"{seeds[at]} {' '.join(row)}")
    path.write_text("# Seed; then verdicts of the official compiler 0.14.6 (a accepts, r refuses, c crashes; for a reason in differences.md:\n"
                      "# d refuses, n accepts) with the fingerprint of each program. Written by compare.py --record.\n"
                      + "\n".join(rows) + "\n", encoding="utf-8")


def recorded(path):
    """{seed: (verdict, reason or None)}; a generator that makes other programs than the recorded ones is an error."""
    verdicts = {}
    for row in path.read_text(encoding="utf-8").splitlines():
        if row.startswith("#"):
            continue
        first, *cells = row.split()
        for offset, cell in enumerate(cells):
            seed = int(first) + offset
            if fingerprint(seed) != cell[1:]:
                sys.exit(f"program {seed} is another one than was recorded: generate.py has changed, record anew")
            word = {"a": "accepts", "r": "refuses", "c": "crashes", "d": "refuses", "n": "accepts"}[cell[0]]
            verdicts[seed] = (word, "recorded" if cell[0] in "dn" else None)
    return verdicts


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("aqua")
    options.add_argument("--live", action="store_true")
    options.add_argument("--record", action="store_true")
    options.add_argument("--first", type=int, default=1)
    options.add_argument("--count", type=int, default=1000)
    options.add_argument("--answers", type=Path, default=HERE / "generated.txt")
    options.add_argument("--keep", type=Path)
    options = options.parse_args()
    aqua = os.path.abspath(options.aqua)
    if (options.live or options.record) and not (shutil.which("node") and (ORACLE.parent / "node_modules").is_dir()):
        print("skipped: needs Node, and `npm ci --ignore-scripts` in tools/oracle")
        return 77
    seeds = list(range(options.first, options.first + options.count))
    if options.record:
        return record(seeds, ask_official, aqua, options.answers)

    known = None if options.live else recorded(options.answers)
    if known is not None:
        seeds = sorted(known)
    tally = Tally()
    for at in range(0, len(seeds), BATCH):
        part = seeds[at:at + BATCH]
        official = ask_official if options.live else lambda mains: {str(m): known[int(m.parent.name)] for m in mains}
        before = len(tally.unexplained)
        compare(aqua, part, tally, official, options.keep)
        for seed, verdict, what in tally.unexplained[before:]:
            print(f"{seed}: official {verdict}; {' | '.join(what)[:600]}", flush=True)
    for name, count in sorted(tally.counts.items()) + sorted(tally.reasons.items()):
        print(f"{count:6} {name}")
    print(f"{len(seeds)} programs, {len(tally.unexplained)} disagreements without a reason")
    return 1 if tally.unexplained else 0


if __name__ == "__main__":
    sys.exit(main())
