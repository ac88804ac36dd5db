#!/usr/bin/env python3
"""Six reports, opened from disk in Chromium without a network: no message, no request, numbers, names, keys, contrast.

usage: browser_test.py AQUA      exit code 77 where there is no Chromium
"""
import html
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import reports

HERE = Path(__file__).resolve().parent
SIX = ["01-hello", "02-fan-out.*crashes", "04-quorum.*lost", "04-quorum.*four", "05-pipeline.*cut-off", "03-fallback"]
# No network, and nothing that Chromium does for itself.
QUIET = ["--headless", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update",
         "--disable-default-apps", "--disable-sync", "--hide-scrollbars", "--host-resolver-rules=MAP * ~NOTFOUND",
         "--enable-logging=stderr", "--window-size=1360,1000", "--virtual-time-budget=8000", "--dump-dom"]
DARK = ["--force-dark-mode", "--blink-settings=preferredColorScheme=0"]


def browse(chromium, page, profile, *flags):
    """What the page is after its scripts ran, and what was written to the console."""
    root = ["--no-sandbox"] if os.geteuid() == 0 else []
    done = subprocess.run([chromium, *QUIET, *root, *flags, f"--user-data-dir={profile}", page.as_uri()], capture_output=True,
                          text=True, timeout=120)
    return done.stdout, [line for line in done.stderr.splitlines() if "CONSOLE" in line]


def probed(page, folder):
    """The same page with probe.js behind its own script; its policy lets it run, and ask for nothing."""
    copy = folder / f"probe-{page.name}"
    text = page.read_text()
    head, tail = text.rsplit("</body>", 1)
    copy.write_text(f"{head}<script>\n{(HERE / 'probe.js').read_text()}</script>\n</body>{tail}")
    return copy


def check_live(dom, console, wanted, dark, problem):
    if console:
        problem(f"messages: {console[:3]}")
    found = re.search(r'<pre id="probe">(.*?)</pre>', dom, re.S)
    if not found:
        return problem("the probe did not end")
    result = json.loads(html.unescape(found[1]))
    for text in result["problems"]:
        problem(text)
    if result["dark"] != dark:
        problem("the other colours")
    if result["requests"] != 0:
        problem(f"{result['requests']} requests")
    drawn = min(300, wanted["hops"])
    if not result["arrows"] == result["arrowsByCause"] == drawn:
        problem(f"{result['arrows']} and {result['arrowsByCause']} arrows, expected {drawn}")
    if result["filtered"] != wanted["steps"]:
        problem(f"the filter shows {result['filtered']} steps of {wanted['steps']}")
    for name, number in result["counts"].items():
        if number != wanted[name]:
            problem(f"{name}: {number}, in the recording {wanted[name]}")


STILL = """<!DOCTYPE html><meta charset="utf-8"><iframe sandbox="allow-same-origin" width="1300" height="900" srcdoc="{page}"></iframe>
<script>
document.querySelector("iframe").addEventListener("load", event => {{
  const inside = event.target.contentDocument, out = document.createElement("pre");
  const visible = node => node.getClientRects().length > 0;
  out.id = "probe";
  out.textContent = JSON.stringify({{
    script: inside.documentElement.classList.contains("js"),
    dead: [...inside.querySelectorAll(".js-only")].filter(visible).length,
    told: [...inside.querySelectorAll(".nojs")].filter(visible).length,
    rows: Object.fromEntries([...inside.querySelectorAll("table[data-rows]")].map(t => [t.id, t.tBodies[0].rows.length])),
    arrows: inside.querySelectorAll(".lanes.time [data-hop]").length,
  }});
  document.body.append(out);
}});
</script>
"""


def without_script(page, folder):
    """The page in a frame that may run no script, and a script around it that looks."""
    copy = folder / f"still-{page.name}"
    copy.write_text(STILL.format(page=html.escape(page.read_text(), quote=True)))
    return copy


def check_still(dom, console, wanted, problem):
    """The same numbers, in tables."""
    others = [line for line in console if "Blocked script execution" not in line]
    if others or len(others) == len(console):
        problem(f"without script: {others[:3] or 'no script was blocked'}")
    found = re.search(r'<pre id="probe">(.*?)</pre>', dom, re.S)
    if not found:
        return problem("without script: no page")
    result = json.loads(html.unescape(found[1]))
    if result["script"] or result["dead"] or not result["told"]:
        problem(f"without script: {result['dead']} things that need one are shown, {result['told']} say so")
    if result["arrows"] != min(300, wanted["hops"]):
        problem(f"without script: {result['arrows']} arrows of {wanted['hops']}")
    for table, name in {"hops": "hops", "steps": "steps", "called": "calls", "events": "events"}.items():
        if result["rows"].get(table, 0) != wanted[name]:
            problem(f"without script: {result['rows'].get(table)} rows of {table}, in the recording {wanted[name]}")


def main():
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if not chromium:
        print("skipped: there is no `chromium` (Debian has a package of this name)")
        sys.exit(77)
    problems = []
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        pages = reports.make(sys.argv[1], folder)
        six = [next(page for page in pages if re.search(pattern, page.name)) for pattern in SIX]
        for page in six:
            wanted = reports.counts(reports.recording_of(page))
            for dark in (False, True):
                problem = lambda text: problems.append(f"{page.name}{' dark' if dark else ''}: {text}")
                copy = probed(page, folder)
                check_live(*browse(chromium, copy, folder / "profile", *(DARK if dark else [])), wanted, dark, problem)
            still = browse(chromium, without_script(page, folder), folder / "profile")
            check_still(*still, wanted, lambda text: problems.append(f"{page.name}: {text}"))
    print(*problems, sep="\n")
    print(f"{len(six)} pages, {len(problems)} problems")
    sys.exit(1 if problems else 0)


main()
