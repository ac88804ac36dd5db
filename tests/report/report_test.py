#!/usr/bin/env python3
"""Reports are well formed, ask for nothing, and say what their recordings say.

usage: report_test.py AQUA
"""
import collections
import html.parser
import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path

import reports

POLICY = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:"
VOID = {"meta", "input", "br", "link", "img", "hr"}
AREAS = ["lanes", "selected", "checks", "waits", "source", "values", "trust", "orders", "coverage", "raw"]
MOST_PAGE, MOST_DATA = 90_000, 3_000_000


class Page(html.parser.HTMLParser):
    """The elements of a page in order; complains where they are not properly inside of each other."""

    def __init__(self, text, problem):
        super().__init__(convert_charrefs=True)
        self.elements, self.open, self.problem, self.data, self.texts = [], [], problem, [], collections.defaultdict(str)
        self.feed(text)
        self.close()
        if self.open:
            problem(f"open at the end: {self.open}")

    def handle_starttag(self, tag, attributes):
        self.elements.append((tag, dict(attributes)))
        if tag not in VOID:
            self.open.append((tag, len(self.elements) - 1))

    def handle_startendtag(self, tag, attributes):
        self.elements.append((tag, dict(attributes)))

    def handle_endtag(self, tag):
        if not self.open or self.open[-1][0] != tag:
            self.problem(f"</{tag}> closes {self.open[-1:]}")
        else:
            self.open.pop()

    def handle_data(self, data):
        for _, at in self.open:
            self.texts[at] += data

    def all(self, tag, **wanted):
        return [a for t, a in self.elements if t == tag and all(a.get(k.replace("_", "-")) == v for k, v in wanted.items())]

    def text_of(self, tag, **wanted):
        return [self.texts[i] for i, (t, a) in enumerate(self.elements)
                if t == tag and all(a.get(k.replace("_", "-")) == v for k, v in wanted.items())]


def check_form(page, text, problem):
    if not text.startswith("<!DOCTYPE html>\n") or page.all("html") != [{"lang": "en"}]:
        problem("no HTML in English")
    if [m["content"] for m in page.all("meta") if m.get("http-equiv") == "Content-Security-Policy"] != [POLICY]:
        problem("another policy")
    for tag, attributes in page.elements:
        for name, value in attributes.items():
            if name in ("src", "srcset", "action", "data") or name.startswith("on") or (name.endswith("href") and not value.startswith("#")):
                problem(f"<{tag} {name}={value}>")
        if tag in ("link", "iframe", "img", "object", "embed", "base"):
            problem(f"<{tag}>")
    styles = "".join(page.text_of("style")) + "".join(a.get("style", "") for _, a in page.elements)
    if "url(" in re.sub(r"url\(#[\w-]+\)", "", styles) or "@import" in styles:
        problem("a style asks for something")


def check_access(page, problem):
    ids = [a["id"] for _, a in page.elements if "id" in a]
    if len(set(ids)) != len(ids):
        problem(f"ids twice: {[i for i, n in collections.Counter(ids).items() if n > 1][:5]}")
    for landmark in ("header", "nav", "main", "footer", "h1"):
        if len(page.all(landmark)) != 1:
            problem(f"{len(page.all(landmark))} <{landmark}>")
    if [a.get("id") for a in page.all("section")] != AREAS:
        problem(f"areas: {[a.get('id') for a in page.all('section')]}")
    levels = [int(tag[1]) for tag, _ in page.elements if re.fullmatch(r"h[1-6]", tag)]
    if any(b > a + 1 for a, b in zip(levels, levels[1:])):
        problem(f"levels of headings: {levels}")
    for tag, a in page.elements:
        if "aria-labelledby" in a and a["aria-labelledby"] not in ids:
            problem(f"<{tag}> is named by {a['aria-labelledby']}, which is not there")
        if a.get("href", "#main")[1:] not in ids:
            problem(f"a link to {a['href']}, which is not there")
        if tag == "th" and a.get("scope") not in ("col", "row"):
            problem("a head of no column")
    if len(page.all("table")) != len(page.all("caption")):
        problem("a table without a caption")
    for figure in page.all("svg", role="img"):
        if not figure.get("aria-label"):
            problem("a picture without a name")


def check_numbers(page, recording, problem):
    wanted = reports.counts(recording)
    shown = {a["data-count"]: int(t) for t, (_, a) in
             ((page.texts[i], e) for i, e in enumerate(page.elements) if "data-count" in e[1])}
    if shown != {k: v for k, v in wanted.items() if v > 0 or k in ("hops", "steps", "calls", "events", "peers")}:
        problem(f"numbers {shown}, in the recording {wanted}")
    arrows = [a for _, a in page.elements if "data-hop" in a]
    if len(arrows) != 2 * min(300, wanted["hops"]):
        problem(f"{len(arrows)} arrows for {wanted['hops']} messages in two pictures")
    lanes = [a for a in page.elements if "data-lane" in a[1]]
    if len(lanes) != 2 * min(60, wanted["peers"]):
        problem(f"{len(lanes)} lanes for {wanted['peers']} peers in two pictures")
    rows = {a["id"]: int(a["data-rows"]) for a in page.all("table") if "data-rows" in a}
    for table, count in {"hops": "hops", "steps": "steps", "called": "calls", "events": "events"}.items():
        if rows.get(table, 0) != wanted[count]:
            problem(f"{rows.get(table)} rows of {table}, in the recording {wanted[count]}")


def check_data(page, recording, problem):
    data = page.text_of("script", id="recording")[0]
    lines = [json.loads(line) for line in recording.read_text().splitlines()]
    if json.loads(data) != lines:
        problem("the data are not the recording")
    if len(data.encode()) > MOST_DATA or "<" in data:
        problem("too much data, or markup in it")


def check_page(file, problem):
    text = file.read_text()
    page = Page(text, problem)
    recording = reports.recording_of(file)
    check_form(page, text, problem)
    check_access(page, problem)
    check_numbers(page, recording, problem)
    check_data(page, recording, problem)


def check_long(aqua, folder, problem):
    """More messages than are drawn, more data than fits."""
    program = folder / "long.aqua"
    program.write_text('aqua L\nexport f\nservice S("s"):\n  act(x: string) -> string\n'
                       "func f(rounds: []u32, p: string):\n  for r <- rounds:\n    on p via HOST_PEER_ID:\n      x <- S.act(\"<b>&amp;\")\n")
    rounds = json.dumps(list(range(800)))
    page = folder / "long.html"
    words = [aqua, "run", "-q", str(program), f'f({rounds}, "${{peer.bob}}")', "--peer", "bob", "--service",
             f's.act="{"</script><!--" * 300}"', "--report", str(page), "--record", str(folder / "long.aqrec"), "--ttl", "10m"]
    done = subprocess.run(words, capture_output=True, text=True)
    if done.returncode != 0:
        return problem(f"exit code {done.returncode}: {done.stderr}")
    text = page.read_text()
    parsed = Page(text, problem)
    check_form(parsed, text, problem)
    wanted = reports.counts(folder / "long.aqrec")
    arrows = [a for _, a in parsed.elements if "data-hop" in a]
    if len(arrows) != 600 or f"The first 300 of {wanted['hops']} messages are drawn" not in text:
        problem(f"{len(arrows)} arrows")
    data = parsed.text_of("script", id="recording")[0]
    if len(data.encode()) > MOST_DATA or json.loads(data)[-1]["kind"] != "outcome":
        problem(f"{len(data)} characters of data")
    full = len((folder / "long.aqrec").read_text().splitlines())
    missing = full - len(json.loads(data))
    if missing > 0 and f"{missing} lines from the middle are not in this page" not in text:
        problem(f"{missing} lines are missing, and nobody says so")


def main():
    aqua, problems = sys.argv[1], []
    template = (reports.ROOT / "runtime/report/page.html").stat().st_size
    if template > MOST_PAGE:
        problems.append(f"{template} bytes of page")
    with tempfile.TemporaryDirectory() as one, tempfile.TemporaryDirectory() as other:
        pages = reports.make(aqua, one)
        for page in pages:
            check_page(page, lambda text: problems.append(f"{page.name}: {text}"))
        again = reports.make(aqua, other)
        same = lambda a, b: a.read_text().replace(one, other) == b.read_text()
        if len(pages) != len(again) or not all(same(a, b) for a, b in zip(pages, again)):
            problems.append("the same runs give other pages")
        check_long(aqua, Path(one), lambda text: problems.append(f"long: {text}"))
    print(*problems, sep="\n")
    print(f"{len(pages)} pages, {len(problems)} problems")
    sys.exit(1 if problems or len(pages) < 6 else 0)


main()
