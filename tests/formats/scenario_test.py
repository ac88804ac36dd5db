#!/usr/bin/env python3
"""The JSON schema of scenarios and their reader agree, and REFERENCE.md is what follows from the schema.

usage: scenario_test.py PROBE [--update]      (exit 77, skipped, where python3-jsonschema is missing)

An independent validator and our reader judge every scenario of the project, and some thousand wrong ones: the complete
scenario of this folder with one thing changed. --update writes runtime/scenario/REFERENCE.md.
"""
import copy
import datetime
import json
import re
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path

try:
    import jsonschema
except ImportError:
    print("skipped: no jsonschema, install python3-jsonschema")
    sys.exit(77)

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
COMPLETE = HERE / "scenarios/complete.toml"
REFERENCE = ROOT / "runtime/scenario/REFERENCE.md"
# What a schema sees as well. All other codes are about names, and about files.
SHAPE = {"AQ7002", "AQ7003", "AQ7004", "AQ7006", "AQ7007", "AQ7008", "AQ7009", "AQ7013", "AQ7023"}
FEWEST = 1500

problems = []


def as_json(value):
    if isinstance(value, datetime.datetime):
        return value.isoformat()
    if isinstance(value, dict):
        return {key: as_json(each) for key, each in value.items()}
    return [as_json(each) for each in value] if isinstance(value, list) else value


def as_toml(value):
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, datetime.datetime):
        return value.isoformat()
    if isinstance(value, list):
        return "[" + ", ".join(map(as_toml, value)) + "]"
    if isinstance(value, dict):
        return "{" + ", ".join(f"{json.dumps(key)} = {as_toml(each)}" for key, each in value.items()) + "}"
    return json.dumps(value)


def document(top):
    return "".join(f"{json.dumps(key)} = {as_toml(value)}\n" for key, value in top.items())


def codes(probe, paths):
    done = subprocess.run([probe, "check"], input="".join(f"{path}\n" for path in paths), capture_output=True, text=True)
    lines = done.stdout.splitlines()
    if done.returncode or len(lines) != len(paths):
        sys.exit(f"the reader stopped with {done.returncode} after {len(lines)} of {len(paths)} files: {done.stderr}")
    return [set(line.split()) for line in lines]


# --- what the complete scenario has to contain

class Walk:
    """A document along its schema: which keys and words were met, and what each value has to be."""

    def __init__(self, schema):
        self.schema, self.met, self.places = schema, set(), []

    def definition(self, schema):
        return schema["$ref"].removeprefix("#/$defs/") if "$ref" in schema else None

    def walk(self, value, schema, path=(), name="top"):
        if "$ref" in schema:
            name = self.definition(schema)
            schema = self.schema["$defs"][name]
        self.places.append((path, name, schema))
        if "oneOf" in schema and isinstance(value, dict):
            chosen = [each for each in schema["oneOf"]
                      if "$ref" in each or each.get("properties", {}).get("do", {}).get("const") == value.get("do", "")]
            if chosen:
                do = chosen[0].get("properties", {}).get("do", {}).get("const")
                return self.walk(value, chosen[0], path, f"{name} {do}" if do else name)
        if "oneOf" in schema and value is True:
            self.met.add((name, "true"))
        if "enum" in schema:
            self.met.add((name, value))
        if isinstance(value, list) and "items" in schema:
            for index, each in enumerate(value):
                self.walk(each, schema["items"], path + (index,), name)
        if isinstance(value, dict) and "properties" in schema:
            for key, each in value.items():
                self.met.add((name, key))
                self.walk(each, schema["properties"].get(key, {}), path + (key,), f"{name}.{key}")
        elif isinstance(value, dict) and isinstance(schema.get("additionalProperties"), dict):
            for key, each in value.items():
                self.walk(each, schema["additionalProperties"], path + (key,), name)
        return None


def all_keys(schema):
    keys = {("top", key) for key in schema["properties"]}
    for name, each in schema["$defs"].items():
        if not name.endswith("Table"):
            continue
        for one in each.get("oneOf", [each]):
            do = one["properties"].get("do", {}).get("const")
            keys |= {(f"{name} {do}" if do else name, key) for key in one["properties"]}
    return keys


def complete_enough(schema, walk):
    # Times of events are the same for each word, so they need not be met with each.
    times = {"at", "after", "every", "times", "optional", "name", "until"}
    for name, key in sorted(all_keys(schema) - walk.met):
        # Atoms have the keys of `expect`.
        if not (name.startswith("eventTable ") and key in times) and not (name == "atomTable" and ("expectTable", key) in walk.met):
            problems.append(f"{COMPLETE.name}: there is no `{key}` in {name}")


# --- wrong scenarios

def replaced(top, path, change):
    result = copy.deepcopy(top)
    parent = result
    for step in path[:-1]:
        parent = parent[step]
    change(parent, path[-1])
    return result


def put(value):
    return lambda parent, key: parent.__setitem__(key, value)


def misspelled(parent, key):
    wrong = key + "x" if len(key) < 3 else key[:-2] + key[-1]
    items = [(wrong if each == key else each, value) for each, value in parent.items()]
    parent.clear()
    parent.update(items)


# A value of each kind; for most keys all but one are wrong.
OTHERS = ["text", 7, -1, 0, 1.5, True, False, [], ["x"], [1], {}, {"x": 1}, [[]], "", "5ms..9ms", "call:main", "a[", "a.b:c", "*"]


def pieces(top):
    """The document in small ones, which are judged faster."""
    for key, value in top.items():
        if key == "scenario":
            continue
        parts = [[each] for each in value] if isinstance(value, list) and isinstance(value[0], dict) else \
            [{name: each} for name, each in value.items()] if key == "peers" else [value]
        for part in parts:
            yield {"scenario": 1, key: part}


def mutations(schema):
    done = set()
    for piece in pieces(tomllib.loads(COMPLETE.read_text())):
        if any(event["do"] == "call" for event in piece.get("event", [])):
            piece["call"] = [{"id": "later"}]
        walk = Walk(schema)
        walk.walk(piece, schema)
        yield from changed(piece, walk, done)


def changed(top, walk, done):
    for path, name, schema in walk.places:
        what = (name, isinstance(path[-1], int)) if path else ()
        if not path or path == ("scenario",) or what in done:
            continue
        done.add(what)
        for other in OTHERS:
            yield f"{'.'.join(map(str, path))} = {as_toml(other)}", replaced(top, path, put(other))
        if isinstance(path[-1], str):
            yield f"{'.'.join(map(str, path))} removed", replaced(top, path, lambda parent, key: parent.pop(key))
            yield f"{'.'.join(map(str, path))} misspelled", replaced(top, path, misspelled)
        if "properties" in schema:
            for key, each in schema["properties"].items():
                value = each.get("const", each.get("enum", [None])[0])
                value = value if value is not None else samples(walk.schema, each)
                node = top
                for step in path:
                    node = node[step]
                if isinstance(node, dict) and key not in node:
                    added = replaced(top, path, lambda parent, last, k=key, v=value: parent[last].__setitem__(k, v))
                    yield f"{'.'.join(map(str, path))}.{key} = {as_toml(value)} added", added


def samples(schema, each):
    known = {"text": "t", "whole": 1, "positive": 1, "small": 1, "factor": 2, "integer": 1, "millionths": 5, "code": 3,
             "number": 1, "truth": True, "yes": True, "duration": "1ms", "skew": "-1ms", "range": "1ms", "chance": 0.5,
             "size": "1MiB", "value": 1, "matcher": 1, "peer": "ann", "peers": "ann", "path": "a", "source": "stats",
             "args": {}, "pair": ["ann", "bob"], "topology": "full", "functionName": "a.b", "messageKey": "ann>bob#1"}
    name = each.get("$ref", "").removeprefix("#/$defs/")
    return known.get(name, [] if each.get("type") == "array" else {})


# What only the reader sees: what a value inside a text is, or what one means beside others.
UNSEEN = re.compile(r"^call( = \[\]|\.0 = \{\}| removed)|expect\.0\.(at_least|at_most) = (-1|1\.5)$|expect\.returns = |\.(host|manager|deal|vacant) = .* added$|satisfies\.one_of = ")


def agreement(probe, validator, schema, folder):
    cases = list(mutations(schema))
    paths = []
    for index, (title, mutant) in enumerate(cases):
        paths.append(folder / f"{index}.toml")
        paths[-1].write_text(document(mutant))
    wrong = 0
    for path, (title, mutant), found in zip(paths, cases, codes(probe, paths)):
        if "AQ7001" in found:
            sys.exit(f"{title}: the mutant is no TOML: {path.read_text()}")
        ours, theirs = not found & SHAPE, validator.is_valid(as_json(tomllib.loads(path.read_text())))
        wrong += not ours
        if ours != theirs and not (theirs and UNSEEN.search(title)):
            problems.append(f"{title}: the reader says {' '.join(sorted(found)) or 'nothing'}, the schema "
                            f"{'nothing' if theirs else 'no'}")
    return len(cases), wrong


def project_scenarios():
    for path in sorted([*ROOT.glob("examples/**/*.toml"), *ROOT.glob("stdlib/**/*.toml"), *ROOT.glob("tests/**/*.toml")]):
        if re.search(r"^scenario *= *1", path.read_text(), re.M):
            yield path


# --- the reference

def type_text(schema, each):
    if "$ref" in each:
        name = each["$ref"].removeprefix("#/$defs/")
        return f"[{name}](#{name.lower()})"
    if all("const" in one for one in each.get("oneOf", [{}])):
        return " ".join(f"`{one['const']}`" for one in each["oneOf"])
    if "oneOf" in each:
        return " or ".join(type_text(schema, one) for one in each["oneOf"])
    if "const" in each:
        return f"`{json.dumps(each['const'])}`"
    if "enum" in each:
        return " ".join(f"`{word}`" for word in each["enum"])
    if each.get("type") == "array":
        return "list of " + type_text(schema, each["items"])
    return "by name: " + type_text(schema, each["additionalProperties"])


def table_text(schema, title, each):
    lines = [f"\n### {title}\n", each.get("description", ""), "", "| key | type | meaning |", "|---|---|---|"]
    for key, info in each["properties"].items():
        needed = "; needed" if key in each.get("required", []) else ""
        meaning = info.get("description", "").replace("|", "\\|")
        lines.append(f"| `{key}` | {type_text(schema, info)} | {meaning}{needed} |")
    for key, info in each["properties"].items():
        if any("description" in one for one in info.get("oneOf", [])):
            lines += ["", f"| `{key}` | meaning |", "|---|---|"]
            lines += [f"| `{one['const']}` | {one['description']} |" for one in info["oneOf"]]
    return "\n".join(lines) + "\n"


def reference(schema):
    out = ["# The scenario format, version 1\n\nWritten by tests/formats/scenario_test.py from the JSON schema "
           "(`aqua build --target schema`), which follows from scenario_keys.def.\n", "\n## Tables\n",
           table_text(schema, "top", {**schema, "description": "The file itself; `scenario = 1` is its first key."})]
    forms = ["\n## Forms of values\n\n| form | what it is |\n|---|---|\n"]
    for name, each in schema["$defs"].items():
        if not name.endswith("Table"):
            forms.append(f"| <a id=\"{name.lower()}\"></a>{name} | {each['description']} |\n")
        elif "oneOf" in each:
            out.append(f"\n### {name}\n\n{each['description']} Its other keys depend on `do`.\n")
            for one in each["oneOf"]:
                do = one["properties"]["do"]["const"]
                out.append(table_text(schema, f"{name}, `do = \"{do}\"`", one))
        else:
            out.append(table_text(schema, name, each))
    return "".join(out + forms)


def main():
    probe = sys.argv[1]
    schema = json.loads(subprocess.run([probe, "schema"], capture_output=True, text=True, check=True).stdout)
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    if "--update" in sys.argv:
        REFERENCE.write_text(reference(schema))
    if not REFERENCE.is_file() or REFERENCE.read_text() != reference(schema):
        problems.append("runtime/scenario/REFERENCE.md is old: run this test with --update")
    good = list(project_scenarios())
    for path, found in zip(good, codes(probe, good)):
        for error in validator.iter_errors(as_json(tomllib.loads(path.read_text()))):
            problems.append(f"{path.relative_to(ROOT)}: the schema: {error.json_path}: {error.message[:200]}")
        if found:
            problems.append(f"{path.relative_to(ROOT)}: the reader: {' '.join(sorted(found))}")
    top = tomllib.loads(COMPLETE.read_text())
    walk = Walk(schema)
    walk.walk(top, schema)
    complete_enough(schema, walk)
    with tempfile.TemporaryDirectory() as folder:
        cases, wrong = agreement(probe, validator, schema, Path(folder))
    if wrong < FEWEST:
        problems.append(f"only {wrong} wrong scenarios")
    for problem in problems[:60]:
        print(problem)
    print(f"{len(good)} scenarios, {cases} changed ones, {wrong} of them wrong: {len(problems)} problems")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
