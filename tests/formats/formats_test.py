#!/usr/bin/env python3
"""Every output format of diagnostics is what it claims to be, over hundreds of wrong programs.

usage: formats_test.py AQUA      (exit 77, skipped, where python3-jsonschema is missing)

SARIF is validated against the schema of its standard, JSON and JSON Lines against ours, the line formats against their
grammar; and all of them have to tell the same diagnostics in the same order.
"""
import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path

import projects

try:
    import jsonschema
except ImportError:
    print("skipped: no jsonschema, install python3-jsonschema")
    sys.exit(77)

HERE = Path(__file__).resolve().parent
SARIF = json.loads((HERE / "sarif-2.1.0.schema.json").read_text())
OURS = json.loads((HERE.parents[1] / "tools/cli/schemas/diagnostics.schema.json").read_text())
FEWEST = 300  # diagnostics; with fewer the programs were not found or not understood

GITHUB = re.compile(r"::(error|warning|notice) (file=(?:[^%,:\s]|%[0-9A-F]{2})+,line=\d+,(col=\d+,endLine=\d+,endColumn=\d+,|endLine=\d+,))?"
                    r"title=(AQ\d{4})::(?:[^%\r\n]|%25|%0A|%0D)+")
GNU = re.compile(r"(?:[^:\n]+:\d+:\d+|aqua): (error|warning|note): .+")
GNU_CODE = re.compile(r" \[(AQ\d{4})\]$")

problems = []


def validate(name, validator, document):
    for error in list(validator.iter_errors(document))[:5]:
        problems.append(f"{name}: at {'/'.join(map(str, error.absolute_path))}: {error.message[:300]}")


def outputs(aqua, folder, files):
    for name in ("json", "jsonl", "sarif", "github", "gnu"):
        done = subprocess.run([aqua, "check", "-q", "--error-limit", "0", "--format", name, *files], cwd=folder,
                              capture_output=True)
        if done.returncode not in (0, 1, 3):
            problems.append(f"{name}: exit code {done.returncode}: {done.stderr.decode()[:500]}")
        yield name, (done.stdout or done.stderr).decode("utf-8")


def codes_of(name, text, ours, sarif):
    """Validates, and returns the codes in order."""
    if name == "json":
        document = json.loads(text)
        validate(name, ours, document)
        return [d["code"] for d in document["diagnostics"]]
    if name == "sarif":
        document = json.loads(text)
        validate(name, sarif, document)
        rules = [rule["id"] for rule in document["runs"][0]["tool"]["driver"]["rules"]]
        results = document["runs"][0]["results"]
        problems.extend(f"sarif: rule {r['ruleId']} is not at {r['ruleIndex']}" for r in results
                        if rules[r["ruleIndex"]] != r["ruleId"])
        return [r["ruleId"] for r in results]
    lines = text.splitlines()
    if name == "jsonl":
        documents = [json.loads(line) for line in lines]
        for document in documents:
            validate(name, ours, document)
        return [d["code"] for d in documents]
    pattern = GITHUB if name == "github" else GNU
    problems.extend(f"{name}: not understood: {line[:200]}" for line in lines if not pattern.fullmatch(line))
    found = [pattern.fullmatch(line) for line in lines] if name == "github" else [GNU_CODE.search(line) for line in lines]
    return [match[4 if name == "github" else 1] for match in found if match]


def main():
    aqua = Path(sys.argv[1]).resolve()
    jsonschema.Draft202012Validator.check_schema(OURS)
    ours = jsonschema.Draft202012Validator(OURS)
    sarif = jsonschema.validators.validator_for(SARIF)(SARIF)
    # A schema that accepts everything would prove nothing.
    for broken in ({}, {"format": "aqua/diagnostics/1", "diagnostics": [{}]}, {"format": "aqua/diagnostics/2", "diagnostics": []}):
        if ours.is_valid(broken):
            problems.append(f"our schema accepts {broken}")
    if sarif.is_valid({"version": "2.1.0", "runs": [{}]}):
        problems.append("the schema of SARIF accepts a run without a tool")

    total = 0
    for make in (projects.conformance, projects.stories):
        with tempfile.TemporaryDirectory() as temporary:
            folder = Path(temporary)
            files = make(folder) + ["nowhere.aqua"]
            told = {name: codes_of(name, text, ours, sarif) for name, text in outputs(aqua, folder, files)}
        total += len(told["json"])
        problems.extend(f"{make.__name__}: {name} tells {len(codes)} diagnostics, json {len(told['json'])}"
                        for name, codes in told.items() if codes != told["json"])
    if total < FEWEST:
        problems.append(f"only {total} diagnostics")
    print(f"{total} diagnostics in 5 formats, {len(problems)} problems")
    for problem in problems[:40]:
        print(f"  {problem}")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
