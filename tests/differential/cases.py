"""Cases: programs with `-- key: JSON` lines at their top, in the world of world.json. See README.md."""
import json
import re
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent
MEMBER = re.compile(r"^-- (fn|noRelay|unordered|racy|expect|args|services|callbacks): (.*)$")
CLIENT = "client"


@dataclass
class Case:
    name: str
    file: Path
    fn: str
    no_relay: bool
    unordered: bool
    expect: list | None
    args: dict
    services: dict
    callbacks: dict
    peers: dict


def load_cases(folder=HERE):
    world = json.loads((folder / "world.json").read_text(encoding="utf-8"))
    cases = []
    for file in sorted((folder / "programs").glob("*.aqua")):
        head = {}
        for line in file.read_text(encoding="utf-8").split("\n"):
            if not line.startswith("-- "):
                break
            if member := MEMBER.match(line):
                head[member[1]] = json.loads(member[2])
        cases.append(Case(
            name=file.stem,
            file=file,
            fn=head.get("fn", "main"),
            no_relay=head.get("noRelay", False),
            unordered=head.get("unordered", False),
            expect=head.get("expect"),
            args={**world["args"], **head.get("args", {})},
            services={**world["services"], **head.get("services", {})},
            callbacks=head.get("callbacks", {}),
            peers=world["peers"],
        ))
    return cases


def _json(value):
    """A value of any shape, as TOML: `{ json = "..." }`."""
    return "{ json = %s }" % _text(json.dumps(value, ensure_ascii=False))


def _text(text):
    return json.dumps(text, ensure_ascii=False)


def _behaviour(spec):
    """Members of a behaviour, as TOML `key = value` texts."""
    out = []
    for key, value in spec.items():
        if key in ("returns",):
            out.append(f"returns = {_json(value)}")
        elif key == "args":
            out.append("args = [%s]" % ", ".join(_json(v) for v in value))
        elif key == "error":
            out.append(f"error = {{ code = {value.get('code', 1)}, message = {_text(value['message'])} }}")
        elif key == "silent":
            out.append("silent = true")
        elif key == "takes":
            out.append(f"takes = {_text(value)}")
        elif key in ("replies", "cases"):
            out.append("%s = [%s]" % (key, ", ".join("{ %s }" % ", ".join(_behaviour(v)) for v in value)))
        else:
            raise ValueError(f"what is the behaviour {key}?")
    return out


def to_toml(case, engines={}):
    """The case as a scenario of `aqua run`. `engines`: modules that execute peers, by peer."""
    out = ["scenario = 1", f"name = {_text(case.name)}", ""]
    for name, peer in case.peers.items():
        out += [f"[peers.{name}]"] + [f"{k} = {_text(v)}" for k, v in peer.items()]
        if name in engines:
            out.append(f"engine = {{ avm = {_text(engines[name])} }}")
    services = dict(case.services)
    if case.callbacks:
        services["callbackSrv"] = {f"{name}@{CLIENT}": spec for name, spec in case.callbacks.items()}
    for service, functions in services.items():
        places = {}  # peer or "": functions
        for key, spec in functions.items():
            function, _, peer = key.partition("@")
            places.setdefault(peer, {})[function] = spec
        for peer, described in places.items():
            out += ["", "[[service]]", f"id = {_text(service)}"]
            if peer:
                out.append(f"on = [{_text(peer)}]")
            for function, spec in described.items():
                out += [f"[service.function.{_text(function)}]"] + _behaviour(spec)
    out += ["", "[network]", 'latency = "5ms"', "", "[[call]]", f"func = {_text(case.fn)}",
            f"args = {_json(case.args)}"]
    return "\n".join(out) + "\n"
