#!/usr/bin/env python3
"""Many sessions with `aqua lsp` at once, over pipes: every byte of the output belongs to a frame, every request is answered once.

usage: stress_test.py AQUA [--sessions N] [--requests N] [--parallel N]
"""
import argparse
import json
import os
import random
import re
import subprocess
import sys
import threading
from collections import Counter
from concurrent.futures import ThreadPoolExecutor

HEADER = re.compile(rb"Content-Length: (0|[1-9][0-9]*)\r\n\r\n")
URIS = ["file:///nowhere/main.aqua", "file:///nowhere/lib.aqua"]
REQUESTS = ["hover", "definition", "references", "documentSymbol", "formatting", "codeAction", "unknown"]
CANCELLED = -32800
UNKNOWN = -32601


def program(generator):
    functions = generator.randrange(2, 40)
    text = "aqua Main declares *\n\nimport \"lib.aqua\"\n\nexport f0\n\n"
    for i in range(functions):
        text += f"-- ⊤ and 😀\nfunc f{i}(a: string) -> string:\n  b{i} = a\n  <- b{generator.choice([i, i, i, 'lost'])}\n\n"
    return text


class Session:
    """What is sent, and what has to come back."""

    def __init__(self, seed, requests):
        self.generator = random.Random(seed)
        self.expected = Counter()
        self.cancelled = set()
        self.unknown = set()
        self.messages = []
        self.request("first", "initialize", {"capabilities": {}})
        self.notify("initialized", {})
        for uri in URIS:
            self.notify("textDocument/didOpen", {"textDocument": {
                "uri": uri, "languageId": "aqua", "version": 0, "text": program(self.generator)}})
        for i in range(requests):
            self.something(i)
        self.request("last", "shutdown", None)
        self.notify("exit", None)

    def notify(self, method, params):
        self.messages.append({"jsonrpc": "2.0", "method": method, "params": params})

    def request(self, number, method, params):
        self.expected[number] += 1
        self.messages.append({"jsonrpc": "2.0", "id": number, "method": method, "params": params})

    def something(self, number):
        generator, uri = self.generator, self.generator.choice(URIS)
        if generator.random() < 0.1:
            self.notify("textDocument/didChange", {"textDocument": {"uri": uri, "version": number},
                                                   "contentChanges": [{"text": program(generator)}]})
        kind = generator.choice(REQUESTS)
        if generator.random() < 0.5:
            number = f"text {number} é"
        place = {"line": generator.randrange(60), "character": generator.randrange(30)}
        self.request(number, f"textDocument/{kind}", {
            "textDocument": {"uri": uri}, "position": place, "range": {"start": place, "end": place},
            "context": {"includeDeclaration": True, "diagnostics": []}, "options": {"tabSize": 2, "insertSpaces": True}})
        if kind == "unknown":
            self.unknown.add(number)
        if generator.random() < 0.1:
            self.cancelled.add(number)
            self.notify("$/cancelRequest", {"id": number})

    def write(self, pipe):
        """In pieces that end anywhere, so that the server waits for input while it writes."""
        data = b""
        for message in self.messages:
            body = json.dumps(message, ensure_ascii=self.generator.random() < 0.5).encode()
            data += b"Content-Length: %d\r\n\r\n%s" % (len(body), body)
        while data:
            size = self.generator.choice([1, 7, 100, 500, 4000])
            pipe.write(data[:size])
            pipe.flush()
            data = data[size:]
        pipe.close()

    def check(self, output):
        """Nothing, or what is wrong with the output."""
        at = 0
        answers = Counter()
        while at < len(output):
            header = HEADER.match(output, at)
            if not header:
                return f"no header at byte {at}: {output[at:at + 80]!r}"
            end = header.end() + int(header[1])
            body = output[header.end():end]
            try:
                message = json.loads(body.decode())
            except ValueError as error:
                return f"no JSON in the frame at byte {at} ({error}): {body[:80]!r}"
            if end > len(output):
                return f"the frame at byte {at} is cut"
            at = end
            if message.get("jsonrpc") != "2.0":
                return f"no JSON-RPC in the frame at byte {at}: {body[:80]!r}"
            if "method" in message:
                continue
            number = message["id"]
            answers[number] += 1
            code = message.get("error", {}).get("code")
            allowed = {UNKNOWN if number in self.unknown else None}
            if number in self.cancelled:
                allowed.add(CANCELLED)
            if code not in allowed:
                return f"the answer to {number!r} is {body[:200]!r}"
        if answers != self.expected:
            return f"not answered: {self.expected - answers}, answered too often: {answers - self.expected}"
        return None


def run(aqua, seed, requests):
    session = Session(seed, requests)
    process = subprocess.Popen([aqua, "lsp", "--stdio"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    writer = threading.Thread(target=session.write, args=[process.stdin])
    writer.start()
    output = process.stdout.read()
    writer.join()
    code = process.wait()
    problem = session.check(output) or (f"exit code {code}" if code != 0 else None)
    return (f"session {seed}: {problem}" if problem else None), len(output)


def main():
    options = argparse.ArgumentParser(usage=__doc__)
    options.add_argument("aqua")
    options.add_argument("--sessions", type=int, default=24)
    options.add_argument("--requests", type=int, default=300)
    options.add_argument("--parallel", type=int, default=2 * (os.cpu_count() or 1))
    given = options.parse_args()
    with ThreadPoolExecutor(given.parallel) as pool:
        results = list(pool.map(lambda seed: run(given.aqua, seed, given.requests), range(given.sessions)))
    problems = [problem for problem, _ in results if problem]
    for problem in problems:
        print(problem)
    print(f"{given.sessions} sessions of {given.requests} requests, {sum(size for _, size in results)} bytes: "
          f"{len(problems)} failed")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
