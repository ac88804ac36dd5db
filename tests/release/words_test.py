#!/usr/bin/env python3
"""Words of `aqua` are completed in bash, zsh and fish, and its man pages are in order. A shell that is not there is skipped.

usage: words_test.py AQUA
"""
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

AQUA = str(Path(sys.argv[1]).resolve())

# What is typed, and some of what has to be offered; the last word is the one that is completed.
CASES = [
    (["ru"], {"run"}),
    (["wa"], {"wasm"}),
    (["wasm", "c"], {"call"}),
    (["run", "--sc"], {"--scenario", "--schedule"}),
    (["run", "hello.aqua", "--net"], {"--network"}),
    (["--color", "never", "serve", "--por"], {"--port"}),
    (["air", "run", "--he"], {"--heat", "--help"}),
    (["-"], {"--version", "--help"}),
]


def output(*command, **options):
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, **options)
    assert done.returncode == 0 and not done.stderr, f"{command}: {done.stderr}"
    return done.stdout


def bash(script, words):
    typed = " ".join(f"'{word}'" for word in ["aqua", *words])
    code = f"source {script}; COMP_WORDS=({typed}); COMP_CWORD={len(words)}; _aqua; printf '%s\\n' \"${{COMPREPLY[@]}}\""
    return set(output("bash", "-uc", code).split())


def zsh(script, words):
    """What it hands to `_describe`, which would choose what begins like the word."""
    typed = " ".join(f"'{word}'" for word in ["aqua", *words])
    code = (f"compdef() {{ }}; _files() {{ }}; _describe() {{ print -rl -- ${{(P)@[-1]}} }}; source {script}; "
            f"words=({typed}) CURRENT={len(words) + 1} _aqua")
    offered = {line.split(":")[0] for line in output("zsh", "-fc", code).splitlines()}
    return {word for word in offered if word.startswith(words[-1])}


def fish(script, words):
    code = f"source {script}; complete -C 'aqua {' '.join(words)}'"
    return {line.split("\t")[0] for line in output("fish", "--no-config", "-c", code).splitlines()}


def shells():
    for shell in (bash, zsh, fish):
        name = shell.__name__
        if not shutil.which(name):
            print(f"{name}: skipped, it is not there")
            continue
        with tempfile.TemporaryDirectory() as folder:
            script = Path(folder) / "script"
            script.write_text(output(AQUA, "complete", name))
            output(name, "-n", str(script))
            for words, wanted in CASES:
                offered = shell(script, words)
                assert wanted <= offered, f"{name}: {words}: {offered}"
                assert all(word.startswith(words[-1]) for word in offered), f"{name}: {words}: {offered}"
            assert not shell(script, ["run", "--por"]), f"{name}: an option of another verb is offered"
            print(f"{name}: {len(CASES) + 1} passed")


def man():
    verbs = re.findall(r"^  ([a-z]+(?: [a-z]+)?) ", output(AQUA, "help").split("\nverbs\n")[1].split("\n\n")[0], re.M)
    pages = {"aqua": output(AQUA, "help", "--man")}
    for verb in verbs:
        if verb not in ("air", "particle", "key", "wasm"):
            pages[f"aqua-{verb}"] = output(AQUA, "help", verb, "--man")
    pages["aqua-air-run"] = output(AQUA, "help", "air", "run", "--man")
    for name, text in pages.items():
        assert text.startswith(f".TH {name.upper()} 1 ") and f".SH NAME\n{name}".replace("-", "\\-") in text, text[:200]
        assert all(line.startswith(".") is bool(re.match(r"\.(TH|SH|TP|nf|fi|BR)\b", line)) for line in text.splitlines()), name
        if shutil.which("man"):
            shown = output("man", "--warnings", "-l", "-", input=text, env={"MANWIDTH": "80", "LC_ALL": "C.UTF-8", "PATH": "/usr/bin:/bin"})
            assert "OPTIONS" in shown, shown
    print(f"man: {len(pages)} pages")


shells()
man()
