#!/usr/bin/env python3
"""What `aqua test` writes for machines: the same whatever the threads and the environment, and of the right shape."""
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET

AQUA = os.path.abspath(sys.argv[1])
ROOT = pathlib.Path(sys.argv[2])
problems = []


def copy_examples(folder):
    """Without the systems, which have a manifest: they take longer, and show nothing here that the others do not."""
    shutil.copytree(ROOT / "examples", folder,
                    ignore=lambda at, names: [name for name in names if (pathlib.Path(at) / name / "aqua.toml").exists()])


def check(holds, what):
    if not holds:
        problems.append(what)


def run(folder, *args, environment=None):
    return subprocess.run([AQUA, "test", *args], cwd=folder, capture_output=True, text=True, env=environment, timeout=300)


# What junit-10.xsd (Jenkins) and junit-4.xsd allow both: elements with their attributes and children, in this order.
SHAPE = {
    "testsuites": (set(), ["testsuite"]),
    "testsuite": ({"name", "tests", "failures", "errors", "skipped", "time"}, ["properties", "testcase"]),
    "properties": (set(), ["property"]),
    "property": ({"name", "value"}, []),
    "testcase": ({"name", "classname", "time"}, ["skipped", "failure", "system-out"]),
    "skipped": (set(), []),
    "failure": ({"type", "message"}, []),
    "system-out": (set(), []),
}


def check_shape(element):
    attributes, children = SHAPE[element.tag]
    check(set(element.attrib) <= attributes, f"<{element.tag}> has attributes {set(element.attrib) - attributes}")
    places = [children.index(child.tag) for child in element if child.tag in children]
    check(len(places) == len(element), f"<{element.tag}> has children {[child.tag for child in element]}")
    check(places == sorted(places), f"children of <{element.tag}> are in the wrong order")
    if "time" in element.attrib:
        check(re.fullmatch(r"\d+\.\d{3}", element.attrib["time"]), f"time {element.attrib['time']}")
    for child in element:
        check_shape(child)


def recordings(folder):
    return {path.name: path.read_bytes() for path in sorted(folder.glob("*.aqrec"))}


def same_everywhere(scratch):
    """Recordings and JSON lines: threads, folder, time zone, language and home do not matter."""
    results = []
    settings = [
        ("1", {}),
        ("4", {"TZ": "Pacific/Kiritimati", "LC_ALL": "tr_TR.UTF-8", "HOME": "/nowhere", "LANG": "C"}),
    ]
    for number, (jobs, environment) in enumerate(settings):
        folder = scratch / f"at{'x' * (number * 7)}"
        copy_examples(folder / "examples")
        environment = {"PATH": os.environ["PATH"], **environment}
        ran = run(folder, "examples", "--jobs", jobs, "--format", "jsonl", "--record", "rec", "--record-all",
                  environment=environment)
        check(ran.returncode == 0, f"aqua test examples: {ran.stderr}")
        results.append((ran.stdout, recordings(folder / "rec")))
    check(results[0][0] == results[1][0], "JSON lines depend on threads or environment")
    check(results[0][1] == results[1][1], "recordings depend on threads or environment")
    check(len(results[0][1]) >= 15, f"only {len(results[0][1])} recordings")
    lines = [json.loads(line) for line in results[0][0].splitlines()]
    started = [line for line in lines if line["event"] == "case_started"]
    ended = [line for line in lines if line["event"] == "case_ended"]
    check(len(started) == len(ended) == lines[-1]["cases"], "each case begins and ends once")


def forms_agree(scratch):
    """One passing, one failing, one broken scenario, in every form."""
    folder = scratch / "forms"
    shutil.copytree(ROOT / "examples" / "04-quorum", folder)
    text = (folder / "vote.scenario.toml").read_text()
    (folder / "bad.scenario.toml").write_text(text.replace("times = 5", "times = 6"))
    (folder / "broken.scenario.toml").write_text("scenario = 1\nprogram = 7\n")
    ran = run(folder, ".", "--junit", "r.xml", "--ctrf", "r.json", "--summary", "r.md", "--format", "json")
    check(ran.returncode == 1, f"exit code {ran.returncode}")
    document = json.loads(ran.stdout)
    summary = document["summary"]
    tree = ET.parse(folder / "r.xml").getroot()
    check_shape(tree)
    cases = tree.findall(".//testcase")
    failures = tree.findall(".//failure")
    check(len(cases) == summary["cases"] == len(document["cases"]), "JUnit and JSON count cases differently")
    check(len(failures) == summary["failed"] + summary["errors"], "JUnit and JSON count failures differently")
    ctrf = json.loads((folder / "r.json").read_text())
    check(ctrf["reportFormat"] == "CTRF" and ctrf["results"]["summary"]["failed"] == len(failures), "CTRF counts differ")
    markdown = (folder / "r.md").read_text()
    check(markdown.count("\n| fail |") + markdown.count("\n| error |") == len(failures), "the summary counts differ")
    github = run(folder, ".", "--format", "github").stdout.splitlines()
    check(1 <= len(github) <= 10, f"{len(github)} annotations")
    check(all(line.startswith("::error ") for line in github), "annotations are workflow commands")


def many_failures(scratch):
    """GitHub shows ten annotations, and drops the rest: the last one counts them."""
    folder = scratch / "many"
    shutil.copytree(ROOT / "examples" / "04-quorum", folder)
    text = (folder / "vote.scenario.toml").read_text().replace("times = 5", "times = 6")
    for number in range(30):
        (folder / f"case{number}.scenario.toml").write_text(text)
    (folder / "vote.scenario.toml").unlink()
    ran = run(folder, ".", "--format", "github", "--summary", "s.md")
    lines = ran.stdout.splitlines()
    check(len(lines) == 10, f"{len(lines)} annotations")
    check(re.fullmatch(r"::error::and \d+ more, see the summary", lines[-1]), lines[-1])
    check((folder / "s.md").stat().st_size <= 900_000, "the summary is too large")


def shards(scratch):
    """Parts are disjoint and complete."""
    folder = scratch / "shards"
    copy_examples(folder)
    everything = run(folder, ".", "--list").stdout.splitlines()
    parts = [run(folder, ".", "--list", "--shard", f"{i}/3").stdout.splitlines() for i in (1, 2, 3)]
    check(sorted(sum(parts, [])) == sorted(everything), "shards are not a partition")
    check(all(parts), "a shard is empty")
    costs = folder / "costs.json"
    check(run(folder, ".", "--write-costs", "costs.json").returncode == 0, "costs were not written")
    steps = json.loads(costs.read_text())["files"]
    parts = [run(folder, ".", "--list", "--shard", f"{i}/3", "--costs", "costs.json").stdout.splitlines()
             for i in (1, 2, 3)]
    check(sorted(sum(parts, [])) == sorted(everything), "shards by steps are not a partition")
    loads = [sum(steps[file] for file in {line.split("::")[0] for line in part}) for part in parts]
    check(max(loads) <= min(loads) + max(steps.values()), f"shards by steps differ by more than a file: {loads}")
    for wrong in ("", "[]", '{"format":"aqua/costs/1","files":{"a":"b"}}', '{"format":"aqua/costs/2","files":{}}'):
        costs.write_text(wrong)
        ran = run(folder, ".", "--shard", "1/2", "--costs", "costs.json")
        check(ran.returncode == 2 and "costs.json" in ran.stderr, f"costs {wrong!r}: {ran.returncode} {ran.stderr}")
    check(run(folder, ".", "--shard", "1/2", "--costs", "no.json").returncode == 3, "costs that are not there")


def goldens(scratch):
    """Written only when somebody asks for it, and never where `CI` is set."""
    folder = scratch / "goldens"
    shutil.copytree(ROOT / "examples" / "04-quorum", folder)
    text = (folder / "vote.scenario.toml").read_text()
    text = text.replace("answers = 1 }", 'answers = 1, golden = "vote.golden.json" }', 1)
    check("golden" in text, "the example has changed")
    (folder / "vote.scenario.toml").write_text(text)
    golden = folder / "vote.golden.json"
    here = {"PATH": os.environ["PATH"]}
    before = sorted(folder.iterdir())
    check(run(folder, ".", environment=here).returncode == 1, "a golden that is missing passes")
    ran = run(folder, ".", "--update", environment={**here, "CI": "1"})
    check(ran.returncode == 2 and sorted(folder.iterdir()) == before, f"--update where CI is set: {ran.stderr}")
    ran = run(folder, ".", "--update", environment=here)
    check(ran.returncode == 0 and "wrote vote.golden.json" in ran.stderr, f"--update: {ran.stderr}")
    check(sorted(folder.iterdir()) == sorted([*before, golden]), "--update leaves other files")
    check(len(json.loads(golden.read_text())) == 3, "the golden is not the result")
    check(run(folder, ".", environment={**here, "CI": "1"}).returncode == 0, "the golden that was written differs")
    (folder / "old.golden.json").write_text("1\n")
    check(run(folder, ".", environment=here).returncode == 0, "a golden that no test reads fails outside of CI")
    ran = run(folder, ".", environment={**here, "CI": "1"})
    check(ran.returncode == 1 and "old.golden.json" in ran.stderr, f"a golden that no test reads: {ran.stderr}")


def summary_for_github(scratch):
    folder = scratch / "auto"
    shutil.copytree(ROOT / "examples" / "04-quorum", folder)
    environment = {"PATH": os.environ["PATH"], "GITHUB_STEP_SUMMARY": str(folder / "page.md")}
    run(folder, ".", "--summary", "auto", environment=environment)
    check("### aqua test" in (folder / "page.md").read_text(), "`--summary auto` wrote nothing")


def coverage_of_the_examples(scratch):
    """lcov's form, and the same numbers whatever the threads."""
    folder = scratch / "coverage"
    copy_examples(folder)
    files = []
    for jobs in ("1", "4", "4", "4"):  # what depends on addresses shows now and then
        check(run(folder, ".", "--coverage", "lcov.info", "--jobs", jobs).returncode == 0, "with --coverage tests fail")
        files.append((folder / "lcov.info").read_text())
    check(len(set(files)) == 1, "coverage depends on threads")
    form = r"(TN:|SF:.+|FN:\d+,\w+|FNDA:\d+,\w+|(FN|BR|L)[FH]:\d+|BRDA:\d+,0,[01],(\d+|-)|DA:\d+,\d+|end_of_record)"
    check(all(re.fullmatch(form, line) for line in files[0].splitlines()), "this is not lcov's form")
    check(files[0].count("SF:") >= 8, "most examples are not covered")


with tempfile.TemporaryDirectory() as name:
    scratch = pathlib.Path(name)
    for test in (same_everywhere, forms_agree, many_failures, shards, goldens, summary_for_github,
                 coverage_of_the_examples):
        test(scratch)
for problem in problems:
    print("FAIL", problem)
print(f"{len(problems)} problems")
sys.exit(1 if problems else 0)
