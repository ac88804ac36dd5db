#!/usr/bin/env python3
"""dap_test.py AQUA: the debugger, driven by a client of its protocol."""
import json
import subprocess
import sys
import tempfile
from pathlib import Path

from dap_client import Client, Refused

ROOT = Path(__file__).resolve().parents[2]
AQUA = str(Path(sys.argv[1]).resolve())
problems = []


def demand(holds, what):
    if not holds:
        problems.append(what)


def refuses(client, what, command, **arguments):
    try:
        client.request(command, **arguments)
        problems.append(f"{what}: `{command}` was not refused")
    except Refused as refused:
        demand(str(refused), f"{what}: `{command}` was refused without a reason")


def start(scenario, **arguments):
    client = Client(AQUA, ROOT)
    client.launch(scenario=scenario, stopOnEntry=True, **arguments)
    return client


def begin(client):
    client.request("configurationDone")
    return client.event("stopped")


def there_and_back(name, scenario, fewest):
    """Every statement of a run forwards, then backwards, then forwards again: the same at each stop."""
    client = start(scenario)
    stop = begin(client)
    demand(stop["reason"] == "entry", f"{name}: begins with {stop}")
    way = [client.here(stop)]
    while True:
        stop = client.go("stepIn", stop["threadId"])
        if stop["reason"] == "end":
            break
        way.append(client.here(stop))
    end = stop["text"]
    demand(len(way) >= fewest, f"{name}: only {len(way)} stops")
    demand(len({one["peer"] for one in way}) > 1, f"{name}: never left {way[0]['peer']}")
    for expected in reversed(way):
        stop = client.go("stepBack", stop["threadId"])
        found = client.here(stop)
        demand(found == expected, f"{name}: on the way back {found}\n  instead of {expected}")
    stop = client.go("stepBack", stop["threadId"])
    demand(stop["reason"] == "entry" and client.here(stop) == way[0], f"{name}: before the beginning there is {stop}")
    for expected in way[1:]:
        stop = client.go("stepIn", stop["threadId"])
        demand(client.here(stop) == expected, f"{name}: the second time is different at {expected}")
    stop = client.go("continue", stop["threadId"])
    demand(stop["reason"] == "end" and stop["text"] == end, f"{name}: ends with {stop}, before with {end}")
    stop = client.go("reverseContinue", stop["threadId"])
    demand(client.here(stop) == way[0], f"{name}: does not come back to the beginning")
    demand(client.close() == 0, f"{name}: the server ended badly")
    return way, end


def every_scenario():
    for name, scenario, fewest, end in [
            ("hello", "examples/01-hello/hello.scenario.toml", 2, "hello, Ada"),
            ("quorum", "examples/04-quorum/vote.scenario.toml", 8, "vote gives"),
            ("pipeline", "examples/05-pipeline/pipeline.scenario.toml", 6, "page a.html"),
            ("chat", "examples/06-chat/chat.scenario.toml", 6, "bob"),
            ("crash", "examples/03-fallback/crash.scenario.toml", 2, "primary waits for the answer of storage.get")]:
        way, text = there_and_back(name, scenario, fewest)
        demand(end in text, f"{name}: ends with {text}")
        print(f"{name}: {len(way)} stops")


def breakpoints():
    client = start("examples/04-quorum/vote.scenario.toml")
    source = {"path": str(ROOT / "examples/04-quorum/vote.aqua")}
    placed = client.request("setBreakpoints", source=source, breakpoints=[
        {"line": 18}, {"line": 19, "condition": "choice == \"no\""}, {"line": 900}])["breakpoints"]
    demand([one["verified"] for one in placed] == [True, True, False], f"breakpoints: {placed}")
    stop = client.go("continue", begin(client)["threadId"])
    demand(stop["hitBreakpointIds"] == [placed[0]["id"]], f"line 18: {stop}")
    here = client.here(stop)
    demand(here["frames"][0] == ("vote", "vote.aqua", 18), f"line 18: {here}")
    demand(here["values"]["Arguments"]["question"] == '"ship it?"', f"the question: {here}")
    demand(client.evaluate("peer", stop) == f'"{here["peer"]}"', "the peer of the loop is where it runs")
    demand(client.evaluate("need - 1 < 3 && peers.length == 5", stop) == "true", "arithmetic")
    demand(client.evaluate("peers[0]", stop) == '"ann"', "an element")
    refuses(client, "evaluate", "evaluate", expression="nobody", frameId=1)
    client.request("setBreakpoints", source=source, breakpoints=[{"line": 19, "condition": "choice == \"no\""}])
    stop = client.go("continue")
    demand(client.evaluate("choice", stop) == '"no"', f"the condition: {client.here(stop)}")
    client.request("setBreakpoints", source=source, breakpoints=[{"line": 18, "hitCondition": "3"}])
    back = client.go("reverseContinue")
    demand(back["reason"] in ("entry", "breakpoint"), f"the third time: {back}")
    client.request("setBreakpoints", source=source, breakpoints=[])
    lines = client.request("breakpointLocations", source=source, line=14, endLine=18)["breakpoints"]
    demand([one["line"] for one in lines] == [15, 18], f"lines of statements: {lines}")
    info = client.request("dataBreakpointInfo", name="ballots")
    demand(info["dataId"] == "ballots", f"the stream: {info}")
    client.request("setDataBreakpoints", breakpoints=[{"dataId": "ballots"}])
    client.request("restart")
    client.event("stopped")
    counts = []
    while (stop := client.go("continue"))["reason"] != "end":
        streams = client.here(stop)["values"]["Streams"]
        counts.append(sum(len(one) for one in streams.get("ballots", {}).values()))
    demand(len(counts) >= 3 and counts[0] == 0, f"pushes: {counts}")
    client.request("setDataBreakpoints", breakpoints=[])
    client.request("setFunctionBreakpoints", breakpoints=[{"name": "@bob"}, {"name": "Voter.choose"}])
    client.request("restart")
    client.event("stopped")
    named = []
    while (stop := client.go("continue"))["reason"] != "end":
        named.append(client.here(stop)["peer"])
    demand(named.count("bob") == 2 and len(named) > 4, f"a message for bob, and all who are asked: {named}")
    client.close()


def hops():
    client = start("examples/05-pipeline/pipeline.scenario.toml")
    stop = begin(client)
    way = []
    while (stop := client.go("stepIn", stop["threadId"]))["reason"] != "end":
        here = client.here(stop)
        way.append((here["peer"], here["frames"][0][2]))
    demand(way[:5] == [("reader", 23), ("reader", 24), ("counter", 26), ("counter", 27), ("index", 29)],
           f"across the hops: {way}")
    client.close()


def troubles():
    client = start("examples/03-fallback/crash.scenario.toml")
    client.request("setExceptionBreakpoints", filters=["stuck", "lost"])
    stop = client.go("continue", begin(client)["threadId"])
    demand(stop["reason"] == "exception", f"the crash: {stop}")
    demand(client.request("exceptionInfo", threadId=stop["threadId"])["description"], "the crash has words")
    client.close()
    client = start("examples/03-fallback/store.scenario.toml")
    client.request("setExceptionBreakpoints", filters=["error"])
    stop = client.go("continue", begin(client)["threadId"])
    demand(stop["reason"] == "exception" and "storage.get" in stop["text"], f"an error: {stop}")
    client.close()


def native_recording(folder):
    """A native test has the world of the scenario that it names: there, and not in the plain one, it is debugged."""
    folder.mkdir()
    (folder / "w.scenario.toml").write_text(
        'scenario = 1\n[peers.bob]\n[[service]]\nid = "s"\non = ["bob"]\n[service.function.get]\nreturns = "from bob"\n')
    (folder / "t.test.aqua").write_text(
        'aqua T declares *\n\nexport test_get\n\nservice S("s"):\n  get() -> string\n\n-- @scenario w.scenario.toml\n'
        'func test_get() -> string:\n  on "${peer.bob}" via HOST_PEER_ID:\n    got <- S.get()\n  <- got\n')
    subprocess.run([AQUA, "test", "-q", "t.test.aqua", "--record", ".", "--record-all"], cwd=folder,
                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    [path] = folder.glob("*.aqrec")
    client = Client(AQUA, folder)
    client.launch(recording=path.name)
    client.request("configurationDone")
    stop = client.event("stopped")
    demand("from bob" in stop["text"], f"a native test: {stop}")
    client.close()


def recordings():
    """What was recorded is debugged as it was, of a run and of a test."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([AQUA, "run", "-q", "-s", "examples/04-quorum/vote.scenario.toml", "--seed", "5",
                        "--record", f"{folder}/run.aqrec"], cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
        subprocess.run([AQUA, "test", "-q", "examples/03-fallback/crash.scenario.toml", "--record", folder,
                        "--record-all"], cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
        for path in Path(folder).glob("*.aqrec"):
            recorded = json.loads(path.read_text().splitlines()[-1])
            client = Client(AQUA, ROOT)
            client.launch(recording=str(path))
            client.request("configurationDone")
            stop = client.event("stopped")
            client.go("reverseContinue")
            text = "".join(json.dumps(recorded["values"], separators=(",", ":"))[1:-1]) if "values" in recorded else ""
            demand(recorded["outcome"] in stop["text"] or recorded["outcome"] == "value", f"{path.name}: {stop}")
            demand(stop["reason"] == "end" and len(stop["text"]) > len(recorded["function"]), f"{path.name}: {stop} {text}")
            client.close()
        demand(len(list(Path(folder).glob("*.aqrec"))) == 2, "two recordings were made")
        native_recording(Path(folder) / "native")
        broken = Path(folder) / "run.aqrec"
        broken.write_text(broken.read_text().replace('"hermetic":true', '"hermetic":false', 1))
        client = Client(AQUA, ROOT)
        client.request("initialize", adapterID="aqua")
        refuses(client, "not hermetic", "launch", recording=str(broken))
        client.close()


def bad_input():
    client = Client(AQUA, ROOT)
    refuses(client, "before initialize", "threads")
    client.request("initialize", adapterID="aqua")
    refuses(client, "twice", "initialize", adapterID="aqua")
    refuses(client, "before launch", "stackTrace", threadId=1)
    refuses(client, "nothing", "launch")
    refuses(client, "a number", "launch", program=7)
    refuses(client, "no file", "launch", program="no/such.aqua", call="f()")
    refuses(client, "no function", "launch", program="examples/01-hello/hello.aqua", call="nobody()")
    refuses(client, "no call", "launch", program="examples/01-hello/hello.aqua")
    refuses(client, "no recording", "launch", recording="examples/01-hello/hello.aqua")
    refuses(client, "unknown", "frobnicate")
    for body in [b"", b"{", b"[]", b"7", b"{}", b'{"seq": 1}', b'{"type": "request", "command": 3, "seq": 1}',
                 b"[" * 1000, b"\xff\xfe"]:
        client.write(body)
        demand(not client.response()["success"], f"{body[:20]} was not refused")
    client.raw(b"no header\r\n\r\n")
    demand(not client.response()["success"], "a header without a length was not refused")
    client.request("launch", program="examples/01-hello/hello.aqua", call='hello("Ada")')
    client.event("initialized")
    refuses(client, "too early", "continue", threadId=1)
    refuses(client, "no source", "setBreakpoints", breakpoints=[{"line": 1}])
    refuses(client, "no line", "setBreakpoints", source={"path": "a.aqua"}, breakpoints=[{}])
    refuses(client, "no filter", "setExceptionBreakpoints", filters=["weather"])
    client.request("configurationDone")
    stop = client.event("stopped")
    demand(stop["reason"] == "end" and "hello, Ada" in stop["text"], f"without a stop: {stop}")
    for command, arguments in [("stackTrace", {"threadId": 99}), ("scopes", {"frameId": 99}),
                               ("variables", {"variablesReference": -1}), ("source", {"sourceReference": 1000}),
                               ("evaluate", {"expression": "1 +"}), ("evaluate", {}), ("exceptionInfo", {})]:
        refuses(client, "out of range", command, **arguments)
    client.request("continue", threadId=1)
    client.event("terminated")
    demand(client.close() == 0, "the server ended badly")


every_scenario()
breakpoints()
hops()
troubles()
recordings()
bad_input()
for problem in problems:
    print(problem)
sys.exit(1 if problems else 0)
