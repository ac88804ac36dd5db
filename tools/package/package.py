#!/usr/bin/env python3
"""Packages of `aqua` out of trees that `cmake --install` made. Equal trees give equal bytes.

usage: package.py OUT VERSION STATIC RELEASE

STATIC has the binary that needs no library, RELEASE the one that can load those of the system. OUT gets

  aqua-VERSION-linux-ARCH.tar.xz       STATIC
  aqua_VERSION_ARCH.deb                RELEASE
  aqua-cli-VERSION.tgz                 npm: the command, which finds the binary of the platform
  aqua-cli-linux-ARCH-VERSION.tgz      npm: STATIC
  SHA256SUMS

SOURCE_DATE_EPOCH, seconds, is the time of all files (0).
"""
import gzip
import hashlib
import io
import json
import lzma
import os
import platform
import sys
import tarfile
from email.utils import formatdate
from pathlib import Path

HERE = Path(__file__).resolve().parent
EPOCH = int(os.environ.get("SOURCE_DATE_EPOCH", "0"))
SUMMARY = "compiler, simulator and relay of Aqua workflows"
TEXT = """Aqua is a language for workflows over many peers. The command checks, compiles and formats
programs, runs them on simulated peers, tests them under faults, and hosts live peers."""
ARCH = {"x86_64": ("amd64", "x64"), "aarch64": ("arm64", "arm64")}
INSIDE = ["libstdc++-12-dev", "libc6-dev", "libfmt-dev", "libantlr4-runtime-dev", "llvm-19-dev", "libsodium-dev", "libcli11-dev",
          "libtomlplusplus-dev"]


def files_of(tree):
    """{path: bytes} of a tree."""
    return {str(path.relative_to(tree)): path.read_bytes() for path in sorted(Path(tree).rglob("*")) if path.is_file()}


def tar(files, folders=False):
    """The same files are the same bytes; what lies in a `bin` can be executed."""
    out = io.BytesIO()
    made = set()
    with tarfile.open(fileobj=out, mode="w", format=tarfile.GNU_FORMAT) as archive:
        def add(name, data, kind, mode):
            member = tarfile.TarInfo(name)
            member.size, member.mode, member.type, member.mtime = len(data), mode, kind, EPOCH
            member.uname = member.gname = "root"
            archive.addfile(member, io.BytesIO(data))

        for name, data in sorted(files.items()):
            for folder in list(Path(name).parents)[-2::-1] if folders else []:
                if folder not in made:
                    made.add(folder)
                    add(str(folder) if str(folder).startswith("./") else f"./{folder}", b"", tarfile.DIRTYPE, 0o755)
            executable = "bin" in Path(name).parts[:-1]
            add(f"./{name}" if folders else name, data, tarfile.REGTYPE, 0o755 if executable else 0o644)
    return out.getvalue()


def ar(members):
    out = b"!<arch>\n"
    for name, data in members:
        out += f"{name:<16}{EPOCH:<12}{0:<6}{0:<6}{'100644':<8}{len(data):<10}`\n".encode() + data + b"\n" * (len(data) % 2)
    return out


def squeezed(data):
    return gzip.compress(data, 9, mtime=0)


def notices():
    """What is inside of the binary, and under which terms, as the system that built it says."""
    text = ("Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/\nUpstream-Name: aqua\n\n"
            "Files: *\nCopyright: the authors of aqua\nLicense: unstated\n The project has not stated under which terms it may be used.\n")
    for name in INSIDE:
        path = Path(f"/usr/share/doc/{name}/copyright")
        if path.exists():
            text += f"\nComment: parts of {name} are inside of the binary, under these terms:\n"
            text += "".join(f" {line.rstrip() or '.'}\n" for line in path.read_text(errors="replace").splitlines())
    return text.encode()


def deb(tree, version, arch):
    files = {f"usr/{path}": data for path, data in files_of(tree).items()}
    for path in [path for path in files if path.startswith("usr/share/man/")]:
        files[path + ".gz"] = squeezed(files.pop(path))
    files["usr/share/doc/aqua/copyright"] = notices()
    when = formatdate(EPOCH)
    files["usr/share/doc/aqua/changelog.gz"] = squeezed(
        f"aqua ({version}) unstable; urgency=medium\n\n  * As it was built.\n\n -- The authors of aqua <aqua@localhost.invalid>  {when}\n".encode())
    control = (f"Package: aqua\nVersion: {version}\nArchitecture: {arch}\nMaintainer: The authors of aqua <aqua@localhost.invalid>\n"
               f"Installed-Size: {sum(len(data) for data in files.values()) // 1024 + 1}\nDepends: libc6 (>= 2.36)\n"
               "Recommends: libjavascriptcoregtk-4.1-0\nSuggests: libcurl4\nSection: devel\nPriority: optional\n"
               f"Description: {SUMMARY}\n" + "".join(f" {line}\n" for line in TEXT.splitlines()))
    sums = "".join(f"{hashlib.md5(data).hexdigest()}  {path}\n" for path, data in sorted(files.items()))
    about = tar({"control": control.encode(), "md5sums": sums.encode()}, folders=True)
    return ar([("debian-binary", b"2.0\n"), ("control.tar.xz", lzma.compress(about)), ("data.tar.xz", lzma.compress(tar(files, True)))])


def npm(description, files):
    text = json.dumps({**description, "description": SUMMARY, "license": "UNLICENSED"}, indent=2) + "\n"
    return squeezed(tar({f"package/{path}": data for path, data in {**files, "package.json": text.encode()}.items()}))


def main():
    out, version, static, release = Path(sys.argv[1]), sys.argv[2], Path(sys.argv[3]), Path(sys.argv[4])
    debian, node = ARCH[platform.machine()]
    name, own = f"aqua-{version}-linux-{node}", f"aqua-cli-linux-{node}"
    tree = files_of(static)
    packages = {
        f"{name}.tar.xz": lzma.compress(tar({f"{name}/{path}": data for path, data in tree.items()})),
        f"aqua_{version}_{debian}.deb": deb(release, version, debian),
        f"aqua-cli-{version}.tgz": npm(
            {"name": "aqua-cli", "version": version, "bin": {"aqua": "aqua.js"}, "engines": {"node": ">=18"},
             "optionalDependencies": {own: version}}, {"aqua.js": (HERE / "aqua.js").read_bytes()}),
        f"{own}-{version}.tgz": npm({"name": own, "version": version, "os": ["linux"], "cpu": [node]}, {"bin/aqua": tree["bin/aqua"]}),
    }
    out.mkdir(parents=True, exist_ok=True)
    for path, data in packages.items():
        (out / path).write_bytes(data)
    sums = "".join(f"{hashlib.sha256(data).hexdigest()}  {path}\n" for path, data in sorted(packages.items()))
    (out / "SHA256SUMS").write_text(sums)
    print(sums, end="")


main()
