#!/usr/bin/env python3
"""From keystroke to diagnostics in `aqua lsp`: edits of one character in a 500-line file that imports others.

  tools/bench/typing_time.py build/release/aqua [--edits 1000]

The file is one of a project of check_time.py, made longer; the edits type a function at its end, character by character,
and delete it again when it is complete. Timed is one edit after the other, from writing the notification to reading the diagnostics of
that version.
"""
import argparse
import json
import os
import pathlib
import re
import statistics
import subprocess
import tempfile
import time

import check_time

LINES = 500
TYPED = """
-- Typed while the clock runs.
func typed(keys: []string, relay: string) -> []u32:
  found: *u32
  for key <- keys par:
    on key via relay:
      try:
        records <- gather7(key, relay)
        found <<- records[0].size + 1
      catch e:
        Op.noop()
  join found[keys.length - 1]
  <- found
"""


class Server:
    def __init__(self, aqua):
        self.process = subprocess.Popen([aqua, "lsp"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)

    def send(self, method, params, id=None):
        body = json.dumps({"jsonrpc": "2.0", "method": method, "params": params} | ({"id": id} if id else {})).encode()
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        self.process.stdin.flush()

    def read(self):
        length = 0
        while (line := self.process.stdout.readline().strip()):
            if line.lower().startswith(b"content-length:"):
                length = int(line.split(b":")[1])
        return json.loads(self.process.stdout.read(length))

    def wait(self, accept):
        while True:
            message = self.read()
            if accept(message):
                return message

    def diagnostics(self, version):
        return self.wait(lambda m: m.get("method") == "textDocument/publishDiagnostics" and m["params"].get("version") == version)


def processor_time(pid):
    """Milliseconds; the system counts in steps of ten."""
    fields = pathlib.Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) * 1000 / os.sysconf("SC_CLK_TCK")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("aqua", help="the aqua binary")
    parser.add_argument("--edits", type=int, default=1000)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = pathlib.Path(temporary)
        check_time.write_project(folder, 100)
        lines = (folder / "workflow7.aqua").read_text().splitlines()
        functions = lines[lines.index("-- Asks every replica, and takes what the first 2 of them have."):]
        number = 0
        while len(lines) < LINES:
            number += 1
            lines += [re.sub(r"^func (\w+)", rf"func \1x{number}", line) for line in functions]
        text = "\n".join(lines[:LINES]) + "\n"
        while not text.splitlines()[-1].startswith("-- end"):  # whole functions only
            text = text[:text.rstrip("\n").rfind("\n") + 1]
        text += "-- more to come\n" * (LINES - text.count("\n"))
        (folder / "workflow7.aqua").write_text(text)

        server = Server(options.aqua)
        uri = (folder / "workflow7.aqua").as_uri()
        server.send("initialize", {"processId": None, "rootUri": None, "capabilities": {}}, 1)
        server.wait(lambda m: m.get("id") == 1)
        server.send("initialized", {})
        server.send("textDocument/didOpen", {"textDocument": {"uri": uri, "languageId": "aqua", "version": 1, "text": text}})
        first = server.diagnostics(1)["params"]["diagnostics"]
        errors = [d["message"] for d in first if d["severity"] == 1]
        assert not errors, errors

        line, character, at, times = text.count("\n"), 0, 0, []
        end = {"line": line, "character": 0}
        processor = -processor_time(server.process.pid)
        for version in range(2, options.edits + 2):
            if at == len(TYPED):
                last = {"line": end["line"] + TYPED.count("\n"), "character": 0}
                change, line, character, at = {"range": {"start": end, "end": last}, "text": ""}, end["line"], 0, 0
            else:
                place = {"line": line, "character": character}
                change = {"range": {"start": place, "end": place}, "text": TYPED[at]}
                line, character = (line + 1, 0) if TYPED[at] == "\n" else (line, character + 1)
                at += 1
            begin = time.perf_counter()
            server.send("textDocument/didChange", {"textDocument": {"uri": uri, "version": version}, "contentChanges": [change]})
            server.diagnostics(version)
            times.append((time.perf_counter() - begin) * 1000)
        processor += processor_time(server.process.pid)
        peak = next(l for l in open(f"/proc/{server.process.pid}/status") if l.startswith("VmHWM"))
        server.send("shutdown", None, 2)
        server.send("exit", None)
        code = server.process.wait()

    times.sort()
    print(f"{text.count(chr(10))} lines, {len(times)} edits, milliseconds from keystroke to diagnostics\n")
    print("| median | 90 % | 99 % | worst | processor time per edit | peak memory of the server | exit code |")
    print("|---|---|---|---|---|---|---|")
    print(f"| {statistics.median(times):.1f} | {times[len(times) * 9 // 10]:.1f} | {times[len(times) * 99 // 100]:.1f} | {times[-1]:.1f} | {processor / len(times):.1f} | "
          f"{int(peak.split()[1]) / 1024:.0f} MiB | {code} |")


if __name__ == "__main__":
    main()
