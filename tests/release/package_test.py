#!/usr/bin/env python3
"""Packages that `tools/dev package` made can be installed, work, and go away again. By hand: they take long to build.

usage: package_test.py build/package      (as root: also in a folder that has nothing else)
"""
import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

PACKAGES = Path(sys.argv[1]).resolve()
ROOT = Path(__file__).resolve().parents[2]
HELLO = ["examples/01-hello/hello.aqua", 'hello("Ada")', "-q"]


def run(*command, **options):
    done = subprocess.run([str(word) for word in command], capture_output=True, text=True, timeout=600, **options)
    assert done.returncode == 0, f"{command}: {done.returncode}\n{done.stdout}{done.stderr}"
    return done.stdout


def only(pattern):
    [found] = PACKAGES.glob(pattern)
    return found


def greets(*command, **options):
    assert run(*command, "run", *HELLO, **options) == '"hello, Ada"\n'


def sums(_):
    lines = (PACKAGES / "SHA256SUMS").read_text().splitlines()
    assert len(lines) == 4, lines
    for line in lines:
        digest, name = line.split()
        assert hashlib.sha256((PACKAGES / name).read_bytes()).hexdigest() == digest, name


def again(folder):
    """Equal trees give equal bytes."""
    env = {**os.environ, "SOURCE_DATE_EPOCH": "1700000000"}
    version = only("aqua_*.deb").name.split("_")[1]
    for name in ("a", "b"):
        tree = folder / f"tree-{name}"
        shutil.copytree(PACKAGES / "static", tree)
        shutil.copytree(PACKAGES / "release", folder / f"release-{name}")
        run(sys.executable, ROOT / "tools/package/package.py", folder / name, version, tree, folder / f"release-{name}", env=env)
    assert (folder / "a/SHA256SUMS").read_text() == (folder / "b/SHA256SUMS").read_text()


def archive(folder):
    run("tar", "-xJf", only("*.tar.xz"), "-C", folder, "--strip-components=1")
    greets(folder / "bin/aqua", cwd=ROOT)
    for path in ("share/man/man1/aqua-air-run.1", "share/bash-completion/completions/aqua", "share/zsh/vendor-completions/_aqua",
                 "share/fish/vendor_completions.d/aqua.fish"):
        assert (folder / path).stat().st_size > 200, path
    if os.geteuid() != 0:
        print("  an empty root: skipped, that needs root")
        return
    shutil.copytree(ROOT / "examples", folder / "examples")
    empty = ["chroot", folder, "/bin/aqua"]
    greets(*empty)
    print(" ", run(*empty, "test", "-q", *[f"examples/{name}" for name in ("01-hello", "03-fallback", "04-quorum", "05-pipeline")]).strip())


def debian(folder):
    deb = only("*.deb")
    admin = folder / "var/lib/dpkg"
    for path in ("info", "updates", "triggers"):
        (admin / path).mkdir(parents=True)
    for path in ("status", "available"):
        (admin / path).touch()
    dpkg = ["dpkg", f"--root={folder}", "--force-not-root", "--force-depends", "--force-script-chrootless"]
    run(*dpkg, "-i", deb)
    greets(folder / "usr/bin/aqua", cwd=ROOT)
    assert (folder / "usr/share/man/man1/aqua.1.gz").exists() and (folder / "usr/share/doc/aqua/copyright").exists()
    run(*dpkg, "-P", "aqua")
    assert not (folder / "usr/bin/aqua").exists() and not list(folder.rglob("*aqua*")), list(folder.rglob("*aqua*"))
    if shutil.which("lintian"):
        print(" ", run("lintian", "--fail-on", "error", "--allow-root", deb).strip() or "lintian is content")
    else:
        print("  lintian: skipped, it is not there")


def npm(folder):
    if not shutil.which("npm"):
        print("  skipped: no npm")
        return
    (folder / "package.json").write_text('{"name": "user", "private": true}')
    run("npm", "install", "--offline", "--no-audit", "--no-fund", only("aqua-cli-linux-*.tgz"), only("aqua-cli-[0-9]*.tgz"), cwd=folder)
    shutil.copytree(ROOT / "examples/01-hello", folder / "examples/01-hello")
    greets("npx", "--offline", "aqua", cwd=folder)
    wrong = subprocess.run(["npx", "--offline", "aqua", "check", "nothing.aqua"], cwd=folder, capture_output=True)
    assert wrong.returncode == 3, wrong
    served = subprocess.Popen(["node", "node_modules/aqua-cli/aqua.js", "serve"], cwd=folder, stdout=subprocess.PIPE, text=True,
                              stderr=subprocess.DEVNULL)
    assert served.stdout.readline().startswith("relay  ")
    served.terminate()
    assert served.wait(20) == 0, "the signal did not come to aqua"


for test in (sums, again, archive, debian, npm):
    print(f"{test.__name__}:", flush=True)
    with tempfile.TemporaryDirectory() as folder:
        test(Path(folder))
print("all passed")
