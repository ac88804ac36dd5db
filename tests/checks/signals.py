#!/usr/bin/env python3
"""A run that somebody ends: it says who waits for what, closes its recording, and exits with 130 or 143.

usage: signals.py AQUA
"""
import json
import pathlib
import signal
import subprocess
import sys
import tempfile
import time

PROGRAM = """aqua Main

export endless

service Clock("clock"):
  tick(n: u32) -> u32

func endless(peer: string) -> u32:
  ticks: *u32
  ticks <<- 0
  on peer via HOST_PEER_ID:
    try:
      for tick <- ticks rec:
        next <- Clock.tick(tick)
        if next < 400:
          ticks <<- next
    for a <- [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]:
      for b <- [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]:
        for c <- [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]:
          for d <- [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]:
            for e <- [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]:
              Clock.tick(a)
  <- 1
"""


def run(aqua, folder, number):
    record = folder / "run.aqrec"
    process = subprocess.Popen(
        [aqua, "run", "main.aqua", 'endless("${peer.bob}")', "--peer", "bob", "--service", "clock.tick=echo",
         "-A", "all", "--record", str(record)],
        cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    time.sleep(1.5)
    if process.poll() is not None:
        return f"the run ended by itself: {process.stderr.read()}"
    process.send_signal(number)
    began = time.monotonic()
    try:
        out, err = process.communicate(timeout=60)
    except subprocess.TimeoutExpired:
        process.kill()
        return "the run went on"
    took = time.monotonic() - began
    if process.returncode != 128 + number:
        return f"exit code {process.returncode}, expected {128 + number}"
    if "AQ9111" not in err or "wait" not in err or out:
        return f"not told who waits:\n{err}"
    lines = [json.loads(line) for line in record.read_text().splitlines()]
    if lines[-1].get("outcome") != "interrupted":
        return f"the recording ends with {lines[-1]}"
    return f"it took {took:.1f} s" if took > 20 else ""


def main():
    failures = 0
    for number in (signal.SIGINT, signal.SIGTERM):
        with tempfile.TemporaryDirectory() as name:
            folder = pathlib.Path(name)
            (folder / "main.aqua").write_text(PROGRAM)
            problem = run(str(pathlib.Path(sys.argv[1]).resolve()), folder, number)
        if problem:
            failures += 1
            print(f"{signal.Signals(number).name}: {problem}")
    return 1 if failures else 0


sys.exit(main())
