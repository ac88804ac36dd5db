#!/usr/bin/env python3
"""The guestbook of examples/13-web: Node, a page in Chromium and `aqua run` come to the same. Skipped (77) without Node or its
packages; the page is skipped without Chromium.

usage: web_test.py AQUA
"""
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

from relay import ROOT, Relay

AQUA = str(Path(sys.argv[1]).resolve())
WEB = ROOT / "examples/13-web"
MODULES = Path(__file__).resolve().parent / "js/node_modules"
CHROMIUM = ["--headless", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update",
            "--disable-default-apps", "--disable-sync", "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
            "--remote-debugging-port=0"]
# The title is what Chromium tells others of a page.
PROBE = """<script>
  new MutationObserver(() => { document.title = document.body.innerText; }).observe(document.body, { childList: true, subtree: true });
</script>
"""


def node(folder, relay):
    done = subprocess.run(["node", "visit.mjs", "Bea"], cwd=folder, capture_output=True, text=True, timeout=120)
    assert done.stdout == "shown: 1: Bea\nsigned as number 1\n", done.stdout + done.stderr + relay.so_far()


def ours(folder, relay):
    done = subprocess.run([AQUA, "run", "guestbook.aqua", 'sign("${peer.host}", "Eve")', "-s", "guestbook.toml", "-q", "--network",
                           relay.address], cwd=folder, capture_output=True, text=True, timeout=60)
    assert json.loads(done.stdout) == {"number": 2, "text": "Eve"}, done.stdout + done.stderr


def title_of(port, address):
    """Empty: it is not there yet."""
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port.read_text().split()[0]}/json/list", timeout=10) as answer:
            return next((page["title"] for page in json.load(answer) if page["url"].startswith(address)), "")
    except OSError:
        return ""


def page(folder, relay):
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    if not chromium:
        print("page: skipped, there is no Chromium")
        return
    with open(folder / "index.html", "a") as file:
        file.write(PROBE)
    server = subprocess.Popen(["node", "serve.mjs", "0", "node_modules"], cwd=folder, stdout=subprocess.PIPE, text=True)
    address = server.stdout.readline().split()[1]
    root = ["--no-sandbox"] if os.geteuid() == 0 else []
    browser = subprocess.Popen([chromium, *CHROMIUM, *root, f"--user-data-dir={folder}/profile", address + "#sign"],
                               stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        end, title = time.monotonic() + 90, ""
        while "signed as number 3" not in title or "3: Ada" not in title:
            assert time.monotonic() < end, f"{title}\n{relay.so_far()}"
            time.sleep(0.3)
            title = title_of(folder / "profile/DevToolsActivePort", address) or title
    finally:
        for process in (browser, server):
            process.terminate()
            process.wait()


if not shutil.which("node") or not (MODULES / "@fluencelabs/js-client").exists():
    print("skipped: no Node, or `npm ci --prefix tests/live/js` was not run")
    sys.exit(77)
with tempfile.TemporaryDirectory() as name:
    folder = Path(name) / "web"
    shutil.copytree(WEB, folder)
    (folder / "node_modules").symlink_to(MODULES)
    subprocess.run([AQUA, "build", "-q", "--target", "js", "-o", "out", "guestbook.aqua"], cwd=folder, check=True)
    with Relay(AQUA, "-s", folder / "guestbook.toml", folder / "guestbook.aqua") as relay:
        (folder / "out/relay.json").write_text(json.dumps({"multiaddr": relay.address, "peers": relay.peers}))
        for test in (node, ours, page):
            begin = time.monotonic()
            test(folder, relay)
            print(f"{test.__name__}: {time.monotonic() - begin:.1f} s", flush=True)
