"""Programs of other tests as files in folders: the conformance test's, and those within stories."""
import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def write(folder, name, text):
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text)


def conformance(folder):
    """One folder a program. Returns the main files, relative to `folder`."""
    mains = []
    text = (ROOT / "tests/conformance/programs.txt").read_bytes()
    for program in re.split(rb"(?m)^=== ", text)[1:]:
        name = program.split(None, 1)[0].decode()
        parts = re.split(rb"(?m)^--- (\S+).*\n", program)[1:]
        for file, content in zip(parts[::2], parts[1::2]):
            write(folder, f"{name}/{file.decode()}", content)
        mains.append(f"{name}/{parts[0].decode()}")
    return mains


def stories(folder):
    """One folder a story. Returns all Aqua files, relative to `folder`."""
    files = []
    for story in sorted((ROOT / "tests/golden").rglob("*.story")):
        name = "-".join(story.relative_to(ROOT / "tests/golden").with_suffix("").parts)
        sections = re.split(rb"(?m)^=== (.*) ===\n", story.read_bytes())[1:]
        for file, content in zip(sections[::2], sections[1::2]):
            file, _, shared = file.partition(b" from ")
            if shared:
                content = (ROOT / shared.decode()).read_bytes()
            if not file.startswith(b"expect ") and file.endswith(b".aqua"):
                write(folder, f"{name}/{file.decode()}", content)
                files.append(f"{name}/{file.decode()}")
    return files
