#!/usr/bin/env python3
"""effects_test.py AQUA: requests of a module, to a server of this test, by `aqua wasm call`, `aqua run` and `aqua test`."""
import json
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
AQUA = str(Path(sys.argv[1]).resolve())
MODULE = str(ROOT / "tests/wasm/modules/fetch.wasm")
problems = []
served = []  # method and path of each request


def demand(holds, what):
    if not holds:
        problems.append(what)


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def answer(self, status, body, **headers):
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def handle_any(self):
        served.append(f"{self.command} {self.path}")
        size = int(self.headers.get("Content-Length") or 0)
        sent = self.rfile.read(size).decode("latin1") if size else ""
        port = self.server.server_address[1]
        if self.path == "/v1/echo":
            shown = {name: self.headers[name] for name in ("X-A", "User-Agent", "Authorization", "Content-Type") if self.headers[name]}
            self.answer(200, json.dumps({"method": self.command, "headers": shown, "body": sent}).encode())
        elif self.path == "/v1/inside":
            self.answer(302, b"", Location="/v1/echo")
        elif self.path == "/v1/keep":
            self.answer(307, b"", Location="echo")
        elif self.path == "/v1/outside":
            self.answer(302, b"", Location="/secret")
        elif self.path == "/v1/elsewhere":
            self.answer(302, b"", Location=f"http://localhost:{port}/v1/echo")
        elif self.path == "/v1/file":
            self.answer(302, b"", Location="file:///etc/passwd")
        elif self.path == "/v1/round":
            self.answer(302, b"", Location="/v1/round")
        elif self.path == "/v1/large":
            self.send_response(200)
            self.end_headers()
            try:
                for _ in range(17):
                    self.wfile.write(b"x" * (1 << 20))
            except OSError:
                pass
            self.close_connection = True
        elif self.path == "/v1/slow":
            time.sleep(3)
            self.answer(200, b"late")
        elif self.path == "/v1/bytes":
            self.answer(200, bytes(range(256)))
        elif self.path == "/v1/missing":
            self.answer(404, b"not here")
        else:
            self.answer(200, b"reached " + self.path.encode())

    do_GET = do_POST = do_PUT = do_HEAD = do_DELETE = handle_any

    def log_message(self, *_):
        pass


class Server(ThreadingHTTPServer):
    def handle_error(self, *_):
        pass  # clients that go away early are part of the test


def call(function, args, *options, wrapper=(), code=0):
    done = subprocess.run([*wrapper, AQUA, "wasm", "call", MODULE, function, json.dumps(args), *options], capture_output=True, text=True, timeout=120)
    demand(done.returncode == code, f"{function} {args}: exit code {done.returncode}, {done.stdout} {done.stderr}")
    return done


def curl(words, *options):
    """What the module gets: code, error, both outputs."""
    done = call("curl_request", [words], "--bin", "curl=builtin:http", *options)
    result = json.loads(done.stdout or "null") or {}
    result["stdout"] = bytes(result.get("stdout", [])).decode("latin1")
    result["stderr"] = bytes(result.get("stderr", [])).decode("latin1")
    return result


def requests(base, allow):
    echo = lambda *words: json.loads(curl([*words], *allow)["stdout"])
    demand(echo(f"{base}/v1/echo", "-H", "X-A: 1")["headers"]["X-A"] == "1", "a header is lost")
    posted = echo("-sSL", "-d", "a=1", "-d", "b=2", f"{base}/v1/echo")
    demand((posted["method"], posted["body"]) == ("POST", "a=1&b=2"), f"-d gives {posted}")
    demand(posted["headers"]["Content-Type"] == "application/x-www-form-urlencoded", "-d has no type")
    demand(echo("-XPUT", "--data-raw", "@x", f"{base}/v1/echo")["body"] == "@x", "--data-raw reads a file")
    demand(echo("-A", "me", "-u", "ann:pw", f"{base}/v1/echo")["headers"]["Authorization"] == "Basic YW5uOnB3", "-u is lost")
    demand(echo("-L", "-d", "x", f"{base}/v1/inside")["method"] == "GET", "302 keeps POST")
    kept = echo("-L", "-d", "x", f"{base}/v1/keep")
    demand((kept["method"], kept["body"]) == ("POST", "x"), "307 loses POST")
    demand(curl([f"{base}/v1/inside"], *allow)["stdout"] == "", "a redirect is followed without -L")
    head = curl(["-i", f"{base}/v1/missing"], *allow)
    demand(head["stdout"].startswith("HTTP/1.1 404") and head["stdout"].endswith("\r\n\r\nnot here"), f"-i gives {head}")
    failed = curl(["-f", f"{base}/v1/missing"], *allow)
    demand((failed["ret_code"], failed["stderr"]) == (22, "curl: (22) The requested URL returned error: 404\n"), f"-f gives {failed}")
    demand(curl([f"{base}/v1/bytes"], *allow)["stdout"] == bytes(range(256)).decode("latin1"), "bytes are changed")
    slow = curl(["-m", "0.3", f"{base}/v1/slow"], *allow)
    demand(slow["ret_code"] == 28, f"-m gives {slow}")
    large = curl(["-sS", f"{base}/v1/large"], *allow)
    demand(large["ret_code"] == 63 and "larger than 16777216 bytes" in large["stderr"], f"a large response gives {large['ret_code']}")
    round_ = curl(["-L", f"{base}/v1/round"], *allow)
    demand(round_["ret_code"] == 47, f"endless redirects give {round_}")
    closed = curl(["http://127.0.0.1:9/"], "--http", "http://127.0.0.1:9/")
    demand(closed["ret_code"] == 7, f"nobody listens: {closed}")
    both = curl([f"{base}/v1/a", f"{base}/v1/b"], *allow)
    demand(both["stdout"] == "reached /v1/areached /v1/b", f"two URLs give {both}")


def refusals(base, allow, port):
    def denied(url, *rules, words=()):
        before = len(served)
        result = curl([*words, url], *rules)
        demand(result["ret_code"] == 100001, f"{url} with {rules}: {result}")
        return result["error"], len(served) - before
    text = "effect http {} is not allowed; --http of the command would allow it"
    demand(denied(f"{base}/v1/echo") == (text.format(f"{base}/v1/echo"), 0), "without a rule a request is made")
    demand(denied(f"{base}/secret", *allow)[1] == 0, "another path is asked")
    demand(denied(f"{base}/v1/../secret", *allow)[1] == 0, "`..` leads out of the path")
    demand(denied(f"{base}/v1/%2e%2e/secret", *allow)[1] == 0, "an encoded `..` leads out of the path")
    demand(denied(f"{base}/v1/echo", "--http", f"POST {base}/v1/")[1] == 0, "another method is used")
    demand(denied(f"{base}/v1/echo", "--http", f"http://127.0.0.1:{port + 1}/")[1] == 0, "another port is asked")
    error, asked = denied(f"{base}/v1/outside", *allow, words=["-L"])
    demand((error, asked) == (text.format(f"{base}/secret"), 1), f"a redirect leads out: {error}, {asked} requests")
    demand(denied(f"{base}/v1/elsewhere", *allow, words=["-L"])[1] == 1, "a redirect leads to another host")
    file_ = curl(["-L", f"{base}/v1/file"], *allow)
    demand("root" not in file_["stdout"] and file_["ret_code"] != 0, f"a redirect reads a file: {file_}")
    named = curl(["-L", f"{base}/v1/elsewhere"], *allow, "--http", f"http://localhost:{port}/")
    demand(named["ret_code"] == 0, f"localhost is allowed by its name: {named}")
    hidden = curl([f"http://127.0.0.1.nip.invalid:{port}/"], "--http", f"http://127.0.0.1.nip.invalid:{port}/")
    demand(hidden["ret_code"] == 6, f"an unknown host gives {hidden}")
    own = subprocess.run(["hostname"], capture_output=True, text=True).stdout.strip()
    if own and own != "localhost":  # a name of a private address
        before = len(served)
        result = curl(["-m", "5", f"http://{own}:{port}/v1/echo"], "--http", f"http://{own}:{port}/")
        demand(result["ret_code"] in (6, 7) and len(served) == before, f"a private address behind a name is asked: {result}")


def files(base, allow, folder):
    config = folder / "Fetch.toml"
    config.write_text(f'[[module]]\nname = "fetch"\nload_from = "{MODULE}"\n[module.mounted_binaries]\ncurl = "/usr/bin/curl"\n'
                      '[module.wasi]\nmapped_dirs = { data = "work" }\n')
    calls = folder / "calls.jsonl"
    calls.write_text("".join(json.dumps({"function": name, "args": [args]}) + "\n" for name, args in (
        ("curl_request", ["-o", "data/got.txt", f"{base}/v1/saved"]), ("file", "got.txt"),
        ("curl_request", ["--data-binary", "@data/got.txt", f"{base}/v1/echo"]),
        ("curl_request", ["-o", "data/../../out", f"{base}/v1/saved"]), ("curl_request", ["-o", "/etc/out", f"{base}/v1/saved"]))))
    done = subprocess.run([AQUA, "wasm", "call", str(config), "--calls", str(calls), "--bin", "curl=builtin:http", *allow], capture_output=True, text=True, timeout=60)
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    demand(len(lines) == 5, f"calls give {done.stdout} {done.stderr}")
    if len(lines) < 5:
        return
    demand(lines[1] == {"result": "reached /v1/saved"}, f"-o writes {lines[1]}")
    demand(b"reached /v1/saved" in bytes(lines[2]["result"]["stdout"]), f"@FILE gives {lines[2]}")
    demand(lines[3]["result"]["ret_code"] == 23 and lines[4]["result"]["ret_code"] == 23, f"files outside: {lines[3:]}")


def programs(folder):
    def run(words, *options, module="tools", function="run"):
        done = subprocess.run([AQUA, "wasm", "call", str(ROOT / f"tests/wasm/modules/{module}.wasm"), function, json.dumps([words]), "--bin", "old_tool=/bin/false", *options],
                              capture_output=True, text=True, timeout=60)
        return json.loads(done.stdout or "null") or {"error": done.stderr}
    echo = run(["-V", "a b"], "--bin", "tool=/bin/echo")
    demand(echo == {"ret_code": 0, "error": "", "stdout": [45, 86, 32, 97, 32, 98, 10], "stderr": []}, f"echo gives {echo}")
    demand(run([], "--bin", "tool=/bin/echo")["stdout"] == [10], "without arguments echo gives something else")
    (folder / "listed").mkdir()
    (folder / "listed" / "a").write_text("")
    demand(run([str(folder / "listed")], "--bin", "tool=/bin/ls")["stdout"] == [97, 10], "ls does not list")
    demand(run(["x"], "--bin", "tool=/bin/false")["ret_code"] == 1, "an exit code is lost")
    demand(run(["x"], "--bin", "tool=/bin/false", function="run_old")["ret_code"] == 1, "the older namespace has no programs")
    demand(run(["x"], "--bin", "tool=/nowhere")["error"] == "No such file or directory (os error 2)", "a missing program is not told")
    tape = str(folder / "programs.jsonl")
    demand(run(["x"], "--bin", "tool=/bin/echo", "--tape", tape)["stdout"] == [120, 10], "a recorded program gives something else")
    demand(run(["x"], "--bin", "tool=/nowhere", "--tape", tape, "--replay")["stdout"] == [120, 10], "a replay runs the program")


def tapes(base, allow, folder):
    tape = str(folder / "run.effects.jsonl")
    options = ["--bin", "curl=builtin:http", *allow]
    live = call("fetch", [f"{base}/v1/tape"], *options, "--tape", tape)
    demand(live.stdout == '"reached /v1/tape"\n', f"a recorded call gives {live.stdout}")
    line = json.loads(Path(tape).read_text())
    demand((line["effect"], line["kind"], line["n"], line["service"]) == (1, "http", 1, "fetch"), f"the tape is {line}")
    before = len(served)
    replay = ["--bin", "curl=builtin:http", "--tape", tape, "--replay"]
    demand(call("fetch", [f"{base}/v1/tape"], *replay).stdout == live.stdout, "a replay gives something else")
    other = call("fetch", [f"{base}/v1/other"], *replay, code=2)
    demand(f'the recording has no answer for http request 1 of service "fetch": GET {base}/v1/other' in other.stderr, f"a replay of something else says {other.stderr}")
    demand(len(served) == before, "a replay asks the server")
    namespace = ["unshare", "--map-root-user", "-n"]
    if shutil.which("unshare") and subprocess.run([*namespace, "true"], capture_output=True).returncode == 0:
        demand(call("fetch", [f"{base}/v1/tape"], *replay, wrapper=namespace).stdout == live.stdout, "a replay needs a network")
    else:
        print("note: no network namespaces here; the replay ran with a network")
    Path(tape).write_text("nonsense\n")
    demand("line 1: " in call("fetch", [f"{base}/v1/tape"], *replay, code=2).stderr, "a damaged tape is not told")


PROGRAM = """aqua Main declares *
export get, ask, twice
service Fetcher("fetcher"):
  fetch(url: string) -> string
  file(path: string) -> string
service Wasi("wasi"):
  put(path: string, content: []u8) -> u32
  get(path: string) -> []u8
  clocks() -> []u64
service Toy("toy"):
  environment() -> []u8
service Peer("peer"):
  timeout(ms: u64, message: string) -> string
func get(peer: string, url: string) -> string:
  on peer via HOST_PEER_ID:
    text <- Fetcher.fetch(url)
  <- text
func twice(peer: string, url: string) -> []string:
  all: *string
  on peer via HOST_PEER_ID:
    all <- Fetcher.fetch(url)
  on HOST_PEER_ID:
    rings <- Peer.timeout(100, "")
  on peer via HOST_PEER_ID:
    all <- Fetcher.fetch(url)
  <- all
func ask(peer: string) -> []u8, []u8, []u64, u32:
  on peer via HOST_PEER_ID:
    variables <- Toy.environment()
    content <- Wasi.get("a")
    time <- Wasi.clocks()
    done <- Wasi.put("b", [9])
  <- variables, content, time, done
"""
WORLD = """scenario = 1
program = "main.aqua"
[peers.ann]
[[service]]
id = "fetcher"
wasm = "MODULES/fetch.wasm"
[[service]]
id = "wasi"
wasm = "MODULES/wasi.wasm"
[[service]]
id = "toy"
wasm = "MODULES/toy.wasm"
""".replace("MODULES", str(ROOT / "tests/wasm/modules"))


def scenarios(base, folder):
    """The same by `aqua run` and `aqua test`."""
    (folder / "main.aqua").write_text(PROGRAM)
    effects = f'[effects]\nprograms = {{ curl = "builtin:http" }}\nhttp = ["GET {base}/v1/"]\n'
    (folder / "closed.toml").write_text(WORLD)
    (folder / "open.toml").write_text(WORLD + effects + 'tape = "fetch.effects.jsonl"\n')
    call = f'[[call]]\nfunc = "FUNC"\nargs = {{ peer = "${{peer.ann}}", url = "{base}/v1/URL" }}\nexpect = {{ returns = RETURNS }}\n'
    for name, url in (("good", "scene"), ("stale", "other")):
        (folder / f"{name}.scenario.toml").write_text('scenario = 1\nprogram = "main.aqua"\nextends = "open.toml"\n' + call.replace(
            "FUNC", "get").replace("URL", url).replace("RETURNS", f'"reached /v1/{url}"'))

    def run(*words, code=0, wrapper=(), **more):
        done = subprocess.run([*wrapper, AQUA, *words], cwd=folder, capture_output=True, text=True, timeout=120, **more)
        demand(done.returncode == code, f"{words}: exit code {done.returncode}, {done.stdout} {done.stderr}")
        return done
    get = f'get("${{peer.ann}}", "{base}/v1/scene")'
    closed = run("run", "main.aqua", get, "-s", "closed.toml", "--quiet")
    demand("effect program curl is not allowed; effects.programs of the scenario would allow it" in closed.stdout, f"without effects: {closed.stdout}")
    demand(run("run", "main.aqua", get, "-s", "open.toml", "--quiet").stdout == '"reached /v1/scene"\n', "effects of a scenario do not work")
    tape = folder / "fetch.effects.jsonl"
    line = json.loads(tape.read_text())
    demand((line["peer"], line["service"], line["kind"]) == ("ann", "fetcher", "http"), f"the tape of a run is {line}")
    before = len(served)
    namespace = ["unshare", "--map-root-user", "-n"]
    if not (shutil.which("unshare") and subprocess.run([*namespace, "true"], capture_output=True).returncode == 0):
        namespace = []
    again = run("run", "main.aqua", get, "-s", "open.toml", "--quiet", "--tape", "fetch.effects.jsonl", "--replay", wrapper=namespace)
    demand(again.stdout == '"reached /v1/scene"\n', f"a replay gives {again.stdout}")
    run("test", "good.scenario.toml", wrapper=namespace)
    stale = run("test", "stale.scenario.toml", code=1)
    told = stale.stdout + stale.stderr
    demand("AQ8013" in told and "GET" in told, f"an old tape is not told: {told}")
    demand(len(served) == before, "a replay asks the server")
    numbers(base, folder, run)
    surroundings(folder, run)


def numbers(base, folder, run):
    """A service that crashed goes on counting, so its tape has no number twice."""
    crash = ('[[event]]\nafter = { sees = "service_returned", peer = "ann", function = "fetch" }\ndo = "crash"\npeer = "ann"\n'
             '[[event]]\nat = "60ms"\ndo = "restart"\npeer = "ann"\nKEEP')
    for keep in ("true", "false"):
        (folder / f"crash{keep}.toml").write_text((folder / "open.toml").read_text() + crash.replace("KEEP", f"keep_data = {keep}\n"))
        words = ["run", "main.aqua", f'twice("${{peer.ann}}", "{base}/v1/n")', "-s", f"crash{keep}.toml", "--tape", "n.jsonl", "--quiet"]
        first = subprocess.run([AQUA, *words], cwd=folder, capture_output=True, text=True, timeout=120)
        taken = [json.loads(line)["n"] for line in (folder / "n.jsonl").read_text().splitlines()]
        demand(taken == list(range(1, len(taken) + 1)) and taken, f"the numbers on a tape are {taken}")
        second = subprocess.run([AQUA, *words, "--replay"], cwd=folder, capture_output=True, text=True, timeout=120)
        demand((first.stdout, first.returncode) == (second.stdout, second.returncode), f"a crash is replayed otherwise: {first} {second}")


def surroundings(folder, run):
    """Folders of the disk, variables and the clock. The folder is the first that the module has."""
    (folder / "in").mkdir()
    (folder / "in" / "a").write_bytes(b"12")
    variables = {"AQUA_TEST": "seen", "PATH": "/usr/bin:/bin", "HOME": "/hidden"}
    for name, window in (("read", "in:ro"), ("write", "in")):
        (folder / f"{name}.toml").write_text(WORLD + f'[effects]\nenv = ["AQUA_TEST"]\nclock = "real"\nfiles = {{ "/" = "{window}" }}\n')
        words = ["run", "main.aqua", 'ask("${peer.ann}")', "-s", f"{name}.toml", "--quiet", "--tape", f"{name}.jsonl"]
        done = run(*words, env=variables)
        seen, content, clocks, failed = json.loads(done.stdout or "[[], [], [0], 0]")
        text = bytes(seen).decode("latin1")
        demand("AQUA_TEST=seen" in text and "hidden" not in text, f"the environment is {text}")
        demand(content == [49, 50], f"a folder of the disk has {content}")
        demand(abs(clocks[0] / 1e9 - time.time()) < 120, f"the real clock is {clocks}")
        demand((failed == 0, (folder / "in" / "b").exists()) == (name == "write",) * 2, f"`{window}`: writing gives {failed}")
        again = run(*words, "--replay", env={"PATH": "/usr/bin:/bin"})
        demand(again.stdout == done.stdout, f"a replay gives {again.stdout} in place of {done.stdout}")


def main():
    probe = subprocess.run([AQUA, "wasm", "call", MODULE, "fetch", '["http://127.0.0.1:1/"]', "--bin", "curl=builtin:http", "--http", "http://127.0.0.1:1/"],
                           capture_output=True, text=True, timeout=60)
    if probe.returncode == 3 or "libcurl" in probe.stdout:
        print("skipped:", probe.stderr or probe.stdout)
        return 77
    server = Server(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    port = server.server_address[1]
    base = f"http://127.0.0.1:{port}"
    allow = ["--http", f"{base}/v1/"]
    with tempfile.TemporaryDirectory() as name:
        requests(base, allow)
        refusals(base, allow, port)
        files(base, allow, Path(name))
        tapes(base, allow, Path(name))
        programs(Path(name))
    with tempfile.TemporaryDirectory() as name:
        scenarios(base, Path(name))
    server.shutdown()
    for problem in problems:
        print("FAIL", problem)
    print(f"{len(served)} requests, {len(problems)} problems")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
