"""One VM behind lines of JSON, and a particle among a few peers of it."""
import base64
import hashlib
import json
import pathlib
import re
import subprocess

PEERS = json.loads((pathlib.Path(__file__).parent / "peers.json").read_text())
NAMES = {peer: name for name, peer in PEERS.items()}


def seed(name):
    """The key of a peer follows from its name, as in scenarios."""
    return base64.b64encode(hashlib.sha256(f"aqua-scenario/1/{name}".encode()).digest()).decode()


class Engine:
    """A process that answers one request a line: `aqua air run --batch`, or tools/oracle/step.mjs."""

    def __init__(self, command):
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8")

    def __call__(self, request):
        self.process.stdin.write(json.dumps(request) + "\n")
        self.process.stdin.flush()
        line = self.process.stdout.readline()
        if not line:
            raise SystemExit(f"the VM ended at {json.dumps(request)[:2000]}")
        return json.loads(line)

    def close(self):
        self.process.stdin.close()
        self.process.wait(10)


def short(text):
    """Ids of peers become names."""
    return re.sub(r"12D3KooW\w{44}", lambda m: "@" + NAMES.get(m[0], m[0][-4:]), text)


def compact(value):
    return json.dumps(value, separators=(",", ":"), ensure_ascii=False, sort_keys=True)


def state_text(state, info):
    """One state of the trace, with the values behind its content ids."""

    def value_of(cid):
        result = info["service_result_store"].get(cid)
        return info["value_store"].get(result["value_cid"], "?") if result else "?"

    kind, body = next(iter(state.items()))
    if kind == "par":
        return f"par{compact(body)}"
    if kind == "ap":
        return "ap(" + ",".join(f"g{n}" for n in body["gens"]) + ")"
    if kind == "fold":
        parts = (f"{lore['pos']}:" + "".join(f"[{d['pos']},{d['len']}]" for d in lore["desc"]) for lore in body["lore"])
        return "fold{" + " ".join(parts) + "}"
    how, what = next(iter(body.items()))
    if how == "sent_by":
        if isinstance(what, str):
            return f"{'canon-' if kind == 'canon' else ''}sent({what})"
        if "PeerId" in what:
            return f"sent({what['PeerId']})"
        return f"asked({what['PeerIdWithCallId']['peer_id']},{what['PeerIdWithCallId']['call_id']})"
    if kind == "canon":
        elements = info["canon_result_store"].get(what, {"values": []})["values"]
        return "canon[" + ",".join(info["value_store"].get(info["canon_element_store"][e]["value"], "?") for e in elements) + "]"
    if how == "failed":
        return f"failed({value_of(what)})"
    if "scalar" in what:
        return f"scalar({value_of(what['scalar'])})"
    if "stream" in what:
        return f"stream({value_of(what['stream']['cid'])},g{what['stream']['generation']})"
    return f"unused({what['unused'][-6:]})"


def tetraplet_text(t):
    return f"({t['peer_pk']}|{t['service_id']}|{t['function_name']}|{t['lens']})"


def canon_elements(info):
    """Elements of canons with where they come from, in the order of their texts: that of ids says nothing."""
    lines = []
    for element in info["canon_element_store"].values():
        origin = tetraplet_text(info["tetraplet_store"].get(element["tetraplet"], {k: "?" for k in ("peer_pk", "service_id", "function_name", "lens")}))
        lines.append(f"{info['value_store'].get(element['value'], '?')} {origin} {element['provenance']['type']}")
    return sorted(lines)


def message_of(code, message):
    """Scripts see the texts of errors that can be caught; the others quote internals and hash tables."""
    if code in (2, 3, 4, 7):  # why bytes are no data or no key is said in the words of the reader
        return message.split(":")[0]
    return message if 10000 <= code < 20000 else re.split(r"[\"'`]", message)[0].split("\n")[0]


def brief(value):
    """For the record: what is long is cut, and told apart by its hash."""
    if isinstance(value, list):
        value = [brief(x) for x in value] if len(value) <= 20 else brief(compact(value))
    if isinstance(value, str) and len(value) > 360:
        value = f"{value[:300]} .. {len(value)} {hashlib.sha256(value.encode()).hexdigest()[:16]}"
    return value


def describe(answer):
    """An answer as it is recorded and compared: a dictionary of texts. `full` is the whole message."""
    if "crash" in answer or "error" in answer:
        return {"trap": True}, answer.get("crash") or answer.get("error")
    code = answer["ret_code"]
    out = {"code": code}
    if answer["error_message"]:
        out["message"] = short(message_of(code, answer["error_message"]))
    if answer["next_peer_pks"]:
        out["next"] = sorted(short(peer) for peer in answer["next_peer_pks"])
    if answer["call_requests"]:
        out["calls"] = [
            short(f"{n} {c['service_id']}.{c['function_name']}{compact(c['arguments'])} "
                  + ";".join("".join(map(tetraplet_text, of)) for of in c["tetraplets"]))
            for n, c in sorted(answer["call_requests"].items(), key=lambda item: int(item[0]))]
    if answer.get("limits_exceeded"):
        out["limits"] = answer["limits_exceeded"]
    decoded = answer.get("decoded")
    if decoded and not 20000 <= code < 30000 and not 0 < code <= 10:
        data = decoded["data"]
        info = data["cid_info"]
        out["trace"] = short(" ".join(state_text(state, info) for state in data["trace"]))
        elements = canon_elements(info)
        if elements:
            out["canons"] = [short(line) for line in elements]
        out["records"] = " ".join(f"{len(info[name + '_store'])}" for name in ("value", "tetraplet", "service_result", "canon_result", "canon_element"))
        # Everything: states, records by id, last call id and signatures.
        out["data"] = hashlib.sha256(compact(data).encode()).hexdigest()[:16]
        out["unsigned"] = hashlib.sha256(compact({k: v for k, v in data.items() if k != "signatures"}).encode()).hexdigest()[:16]
    return out, short(answer["error_message"])


class Particle:
    """What the peers keep of one particle, and what their services still have to answer."""

    def __init__(self, engine, case, name):
        self.engine, self.case, self.name = engine, case, name
        self.air = re.sub(r"@([a-f])\b", lambda m: f'"{PEERS[m[1]]}"', case["air"])
        self.kept, self.asked, self.count, self.log = {}, {}, {}, []

    def invoke(self, what, peer, current="", results=None):
        params = {
            "init_peer_id": PEERS[self.case.get("init", "a")], "current_peer_id": PEERS[peer], "timestamp": 1700000000000, "ttl": 120000,
            "particle_id": f"test/{self.name}", "secret_key": seed(peer), **self.case.get("params", {})}
        answer = self.engine({"air": self.air, "prev_data": self.kept.get(peer, ""), "data": current, "call_results": results or {}, "params": params, "decode": True})
        line, full = describe(answer)
        self.log.append({"run": what, **line, "full": full})
        if "trap" in line:
            return []
        if answer["data"]:
            self.kept[peer] = answer["data"]
        for n, call in answer["call_requests"].items():
            self.asked.setdefault(peer, {})[n] = self.serve(peer, call)
        return [NAMES.get(p, p) for p in sorted(answer["next_peer_pks"])]

    def serve(self, peer, call):
        function, args = call["function_name"], call["arguments"]
        n = self.count[peer, function] = self.count.get((peer, function), -1) + 1

        def given(table):
            found = self.case.get(table, {})
            return found.get(f"{function}@{peer}", found.get(function))

        def filled(value):
            if isinstance(value, str) and re.fullmatch(r"@[a-f]", value):
                return PEERS[value[1]]
            if isinstance(value, list):
                return [filled(x) for x in value]
            return {k: filled(x) for k, x in value.items()} if isinstance(value, dict) else value

        replies, value, fault, raw = given("replies"), given("values"), given("faults"), given("raw")
        if raw is not None:
            return {"ret_code": 0, "raw": raw}
        if fault is not None:
            return {"ret_code": fault[0], "raw": json.dumps(filled(fault[1]))}
        if replies is not None:
            return {"ret_code": 0, "result": filled(replies[min(n, len(replies) - 1)])}
        if value is not None:
            return {"ret_code": 0, "result": filled(value)}
        if function == "fail":
            return {"ret_code": 1, "raw": json.dumps(args[0] if args else "failed")}
        return {"ret_code": 0, "result": {"peer": peer, "args": args, "number": n}.get(function, args[0] if args else None)}

    def answer(self, what, peer, only=None):
        """Delivers results, and goes on as long as there are new ones."""
        to = []
        waiting = self.asked.get(peer, {})
        while waiting:
            some = {n: waiting.pop(n) for n in (list(waiting) if only is None else [only]) if n in waiting}
            if not some:
                break
            to += self.invoke(f"{what}={','.join(some)}", peer, results=some)
            if only is not None:
                break
        return to

    def step(self, text):
        """`b<-a`: b runs with what a has, and its services answer. `!` at the end: they do not yet. `b=`: now they do;
        `b=2`: the second call only. `b~`: b has lost what it kept."""
        m = re.fullmatch(r"([a-f])(~)?(?:<-([a-f]))?(?:(!)|=(\d*))?", text)
        if not m:
            raise SystemExit(f"{self.name}: no step {text}")
        peer, forgets, source, quiet, only = m.groups()
        if forgets:
            self.kept.pop(peer, None)
        to = []
        if only is None:
            to = self.invoke(text, peer, self.kept.get(source, "") if source else "")
        if not quiet:
            to += self.answer(peer, peer, only or None)
        return to

    def play(self):
        if "run" in self.case:
            for text in self.case["run"]:
                self.step(text)
            return self.log
        queue, steps = [("a", None)], 0  # in the order of sending
        while queue and steps < 60:
            peer, data = queue.pop(0)
            steps += 1
            to = self.invoke(f"{peer}<-" if data else peer, peer, data or "")
            queue += [(p, self.kept[peer]) for p in to if p in PEERS]
            to = self.answer(peer, peer)
            queue += [(p, self.kept[peer]) for p in to if p in PEERS]
        return self.log
