#!/usr/bin/env python3
"""commands_test.py AQUA ROOT [--update]: runs every command that people are told to run.

They stand in README.md, in the READMEs of examples/, in the guide and in the help texts. Those of a README run one after
the other in a copy of the examples, those of the help texts in a copy of tests/docs/project. A command may show what
comes out: these lines have to come, in this order, and others may come between them; `…` stands for anything. Its exit code is 0, or what a
comment behind the command says: `# exit code 4`; after `exit code 1 when` both are right. What cannot be run here
(builds, installation) is listed in CHECKED with what has to be there for it; any other command fails.

A page of the guide brings its own files: a block that begins with ```aqua file=NAME (or toml, json) is written before the
commands below it run, `add` behind the name adds to the file. Every Aqua file and scenario of a page has to be right and
well laid out at the end of the page, or, with `wrong`, has to be refused. No other block may stand in the guide.

The reference of the command, examples/guide/command.md, follows from the help texts; --update writes it.
"""

import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

TIMEOUT = 180  # seconds, on a machine that has other work
RUN = {"aqua", "cat", "cd", "cmp", "cp", "export", "ls", "mkdir", "sh"}
REFERENCE = "examples/guide/command.md"
LSP_GOODBYE = "".join(
    f"Content-Length: {len(body)}\r\n\r\n{body}"
    for body in ('{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"capabilities":{}}}',
                 '{"jsonrpc":"2.0","method":"initialized","params":{}}',
                 '{"jsonrpc":"2.0","id":2,"method":"shutdown"}',
                 '{"jsonrpc":"2.0","method":"exit"}'))

failures = []
ran = 0


def fail(where, text):
    failures.append(f"{where}: {text}")


# ------------------------------------------------------------------------------------------- what is not run, but checked


def dev_verb(root, words):
    return bool(re.search(rf"^{re.escape(words[1])}[ )|]", (root / "tools/dev").read_text(), re.M))


def preset(root, words):
    return f'"name": "{words[words.index("--preset") + 1]}"' in (root / "CMakePresets.json").read_text()


def golden(root, words):
    return (root / "tests/golden/main.cpp").exists() and all((root / w).exists() for w in words[2:])


CHECKED = {
    "tools/dev": dev_verb,
    "cmake": preset,
    "ctest": preset,
    "ninja": lambda root, words: words[:2] == ["ninja", "-C"] and preset(root, ["--preset", words[2].split("/")[1]]),
    "build/dev/tests/golden/aqua_golden": golden,
}

# ------------------------------------------------------------------------------------------------------ where they stand


class Command:
    def __init__(self, where, text):
        self.where, self.text, self.output = where, text, []

    def codes(self):
        """The exit codes that are right."""
        said = re.search(r"# .*exit code (\d+)( when)?", self.text)
        if not said:
            return {0}
        return {int(said[1]), 0} if said[2] else {int(said[1])}


class File:
    """A block of the guide that is a file."""

    def __init__(self, where, words):
        self.where, self.name = where, words[1].removeprefix("file=")
        self.adds, self.wrong, self.lines = "add" in words[2:], "wrong" in words[2:], []

    def write(self, folder):
        path = Path(folder, self.name)
        path.parent.mkdir(parents=True, exist_ok=True)
        before = path.read_text() if self.adds else ""
        path.write_text(before + "".join(line + "\n" for line in self.lines))


def blocks_of_page(path, root):
    """The files of a page of the guide, each with the number of the line behind it."""
    files, inside, kind = [], None, None
    for number, line in enumerate(path.read_text().splitlines(), 1):
        where = f"{path.relative_to(root)}:{number}"
        if line.lstrip().startswith("```"):
            words = line.lstrip()[3:].split()
            if kind is None and len(words) > 1 and words[1].startswith("file="):
                inside = File(where, words)
                files.append((number, inside))
            elif kind is None and words != ["console"]:
                fail(where, "a block that is neither `console` nor a file")
            else:
                inside = None
            kind = words[0] if kind is None else None
        elif inside and kind:
            inside.lines.append(line)
    return files


def check_files(files, folder, aqua):
    """Every file that a page ends with is right, or wrong as it says."""
    for file in {file.name: file for _, file in files}.values():
        if not file.name.endswith((".aqua", ".toml")):
            continue
        done = subprocess.run([aqua, "check", "-q", file.name], cwd=folder, capture_output=True, text=True, timeout=TIMEOUT)
        if done.returncode != (1 if file.wrong else 0) or (done.stderr and not file.wrong):
            fail(file.where, f"aqua check {file.name}: exit code {done.returncode}\n{done.stderr}")
        if file.name.endswith(".aqua") and not file.wrong:
            done = subprocess.run([aqua, "fmt", "--diff", "-q", file.name], cwd=folder, capture_output=True, text=True)
            if done.stdout:
                fail(file.where, f"is laid out otherwise:\n{done.stdout}")


def commands_of_blocks(path, root):
    """Commands in blocks of a Markdown file: `$ command` in a `console` block, every line of an `sh` block."""
    commands, kind = [], None
    continued = False
    indent = 0
    for number, line in enumerate(path.read_text().splitlines(), 1):
        where = f"{path.relative_to(root)}:{number}"
        if line.lstrip().startswith("```"):
            indent = len(line) - len(line.lstrip())
        line = line[indent:] if not line[:indent].strip() else line
        if line.startswith("```"):
            kind = line[3:].strip() if kind is None else None
            continued = False
        elif kind not in ("console", "sh"):
            if kind is None and re.match(r" {4,}(aqua|\$) ", line):
                fail(where, "an indented block, expected ```console or ```sh")
            continue
        elif continued:
            commands[-1].text += "\n" + line
            continued = line.endswith("\\")
        elif kind == "sh" or line.startswith("$ "):
            commands.append(Command(where, line.removeprefix("$ ")))
            continued = line.endswith("\\")
        elif commands:
            commands[-1].output.append(line.rstrip())
    return commands


def inline_commands(path, root):
    """`aqua VERB ...` within sentences: (place, words of the verb)."""
    text, found = re.sub(r"^```.*?^```", lambda m: "\n" * m[0].count("\n"), path.read_text(), flags=re.S | re.M), []
    for match in re.finditer(r"`aqua ([^`]*)`", text):
        where = f"{path.relative_to(root)}:{text[:match.start()].count(chr(10)) + 1}"
        words = match[1].split()
        verb = []
        for word in words:
            if not re.fullmatch(r"[a-z|]+", word) or len(verb) == 2:
                break
            verb.append(word)
        for one in (verb[-1].split("|") if verb else []):
            found.append((where, match[0], verb[:-1] + [one]))
    return found


def examples_of_help(aqua, verb):
    text = subprocess.run([aqua, "help", *verb], capture_output=True, text=True, timeout=TIMEOUT).stdout
    where = f"aqua help {' '.join(verb)}"
    for line in text.splitlines():
        if len(line) > 80:
            fail(where, f"a line of {len(line)} columns: {line}")
    commands = []
    lines = text.split("\nexamples\n")[-1].splitlines() if "\nexamples\n" in text else []
    for line in lines:
        if not line.startswith("  "):
            break
        if commands and commands[-1].text.endswith("\\"):
            commands[-1].text += "\n" + line
        else:
            commands.append(Command(where, line.strip()))
    return text, commands


# ------------------------------------------------------------------------------------------------------------ running them


def follows(expected, lines):
    """The first expected line that does not come after those before it. `…` stands for anything."""
    rest = iter(lines)
    for line in expected:
        pattern = re.compile(".*".join(re.escape(part) for part in line.split("…")))
        if not any(pattern.fullmatch(other.rstrip()) for other in rest):
            return line
    return None


def run(command, folder, aqua, root):
    """Runs it in the folder; returns the folder in which the next one begins."""
    global ran
    first = command.text.split()[0]
    if first in CHECKED:
        words = command.text.split("#")[0]
        for part in words.split("&&"):
            if not CHECKED.get(part.split()[0], lambda *_: False)(root, part.split()):
                fail(command.where, f"there is no such thing: {part.strip()}")
        return folder
    if first not in RUN:
        fail(command.where, f"`{first}` is no command that this test can run: {command.text}")
        return folder
    ran += 1
    script = f'cd "$0" && {command.text}\nstatus=$?; pwd > "$1"; exit $status'
    with tempfile.NamedTemporaryFile("r") as place:
        try:
            done = subprocess.run(["bash", "-c", script, str(folder), place.name], timeout=TIMEOUT, text=True,
                                  input=LSP_GOODBYE if command.text.startswith("aqua lsp") else "",
                                  stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                                  env={"PATH": f"{Path(aqua).parent}:/usr/bin:/bin", "HOME": str(folder)})
        except subprocess.TimeoutExpired:
            fail(command.where, f"does not end: {command.text}")
            return folder
        after = place.read().strip()
    if command.text.startswith("aqua wasm build") and "AQ8025" in done.stdout:  # no compiler here
        return after or folder
    if done.returncode not in command.codes():
        fail(command.where, f"exit code {done.returncode}: {command.text}\n{done.stdout}")
    missing = follows(command.output, done.stdout.splitlines())
    if missing is not None:
        fail(command.where, f"{command.text}\nshould print: {missing}\nprinted:\n{done.stdout}")
    return after or folder


def check_links(path, root):
    text = re.sub(r"```.*?```", "", path.read_text(), flags=re.S)
    for target in re.findall(r"\]\(([^)#]+)[^)]*\)", text):
        if "://" not in target and not (path.parent / target).exists():
            fail(path.relative_to(root), f"leads nowhere: {target}")


def check_places(path, root):
    """`file:line` `name`, in a table that says where something is done."""
    for name, line, word in re.findall(r"`([\w./-]+):(\d+)` `(\w+)`", path.read_text()):
        lines = (path.parent / name).read_text().splitlines() if (path.parent / name).is_file() else []
        if word not in (lines[int(line) - 1 : int(line)] or [""])[0]:
            fail(path.relative_to(root), f"{word} is not in line {line} of {name}")


def run_page(path, aqua, root):
    """The commands of a README or of a page of the guide, one after the other in a copy of the examples."""
    commands = commands_of_blocks(path, root)
    files = blocks_of_page(path, root) if path.is_relative_to(root / "examples/guide") else []
    if path.name == "README.md" and not any(command.text.startswith("aqua ") for command in commands):
        fail(path.relative_to(root), "shows no command")
    with tempfile.TemporaryDirectory() as work:
        shutil.copytree(root / "examples", Path(work, "examples"))
        folder = work
        steps = files + [(int(command.where.rsplit(":", 1)[1]), command) for command in commands]
        for _, step in sorted(steps, key=lambda step: step[0]):
            if isinstance(step, File):
                step.write(folder)
            else:
                folder = run(step, folder, aqua, root)
        check_files(files, work, aqua)


def reference(texts):
    """The reference of the command, from its help texts."""
    out = ["# The command", "", "What `aqua help` and `aqua help VERB` show; written by tests/docs/commands_test.py.", ""]
    for verb, text in texts:
        out += [f"## aqua {' '.join(verb)}".rstrip(), "", "```text", text.rstrip(), "```", ""]
    return "\n".join(out)


def check_reference(texts, root, update):
    path = root / REFERENCE
    if update:
        path.write_text(reference(texts))
    if not path.is_file() or path.read_text() != reference(texts):
        fail(REFERENCE, "is old: run this test with --update")


def check_templates(aqua):
    """A project of each template is right, well laid out, and passes its tests."""
    refused = subprocess.run([aqua, "new", "x", "--template", "?"], capture_output=True, text=True).stderr
    names = re.findall(r"\w+", refused.split("expected one of ")[1].splitlines()[0])
    for name in names:
        with tempfile.TemporaryDirectory() as work:
            for text in (f"aqua new shop --template {name}", "cd shop", "aqua test", "aqua check -D all", "aqua fmt --check",
                         "aqua build", "aqua doctor"):
                work = run(Command(f"template {name}", text), work, aqua, None)


def verbs_of(aqua):
    """All verbs, groups included, from the help text."""
    text = subprocess.run([aqua, "help"], capture_output=True, text=True, timeout=TIMEOUT).stdout
    rows = re.findall(r"^  ([a-z]+) +(.*)$", text.split("\nverbs\n")[1].split("\n\n")[0], re.M)
    verbs = [[]]
    for name, summary in rows:
        verbs.append([name])
        if inside := re.search(r": ([a-z]+(?:, [a-z]+)+)$", summary):
            verbs += [[name, word] for word in inside[1].split(", ")]
    return verbs


def check_options(aqua, verbs, texts):
    """Help shows an option exactly when the verb takes it."""
    shown = {tuple(verb): set(re.findall(r"^  (?:-\w,|   ) (--[a-z-]+)", text, re.M)) for verb, text in texts}
    everywhere = shown[()]
    every = set().union(*shown.values())
    for verb in verbs:
        if subprocess.run([aqua, "help", *verb], capture_output=True, text=True).stdout.find("VERB [OPTIONS]") >= 0:
            continue  # the whole command, or a group
        for option in sorted(every - everywhere):
            done = subprocess.run([aqua, *verb, "--help", f"{option}=x"], capture_output=True, text=True, timeout=TIMEOUT)
            taken = "unknown option" not in done.stderr
            if taken != (option in shown[tuple(verb)]):
                fail(f"aqua help {' '.join(verb)}", f"{option} is {'taken' if taken else 'refused'}, help says otherwise")


def main():
    aqua, root = str(Path(sys.argv[1]).resolve()), Path(sys.argv[2]).resolve()
    readmes = [root / "README.md", *sorted((root / "examples").glob("*/README.md"))]
    guide = [page for page in sorted((root / "examples/guide").rglob("*.md"))
             if page not in readmes and page != root / REFERENCE]
    verbs = verbs_of(aqua)
    for example in sorted(path for path in (root / "examples").iterdir() if path.is_dir()):
        if not (example / "README.md").exists():
            fail(example.relative_to(root), "has no README.md")
    for readme in readmes + guide:
        check_links(readme, root)
        check_places(readme, root)
        run_page(readme, aqua, root)
        for where, text, verb in inline_commands(readme, root):
            group = any(len(each) == 2 and each[0] == verb[0] for each in verbs)
            known = verb in verbs or not group and verb[:1] in verbs
            if verb[0] == "help":
                known = verb[1:] in verbs
            if not known:
                fail(where, f"there is no such verb: {text}")

    texts = []
    with tempfile.TemporaryDirectory() as work:
        folder = Path(work, "project")
        shutil.copytree(root / "tests/docs/project", folder)
        for text in ("aqua build -q -o out src/main.aqua", "cp -r out old",
                     "aqua air run out/greet.air -o particle.bin"):
            run(Command("tests/docs/project", text), folder, aqua, root)
        for verb in verbs:
            text, commands = examples_of_help(aqua, verb)
            texts.append((verb, text))
            if verb and not commands:
                fail(f"aqua help {' '.join(verb)}", "shows no example")
            if list(verb) == ["key", "new"]:  # its group made one already, and no key is written over
                (folder / "client.key").unlink()
            for command in commands:
                run(command, folder, aqua, root)
    check_options(aqua, verbs, texts)
    check_reference(texts, root, "--update" in sys.argv)
    check_templates(aqua)

    for failure in failures:
        print(failure)
    print(f"{ran} commands run, {len(failures)} failures")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
