"""The calls of tests/kit, and what has to come of them: function, arguments, result. An error is a text that has to be in it, behind
`!`."""

POINT = {"x": 5, "y": -7, "label": "L", "tags": ["a", "", "ccc"]}
BACK = {"x": -5, "y": 7, "label": "L", "tags": ["a", "", "ccc"]}
DEEP = {"points": [POINT, BACK], "maybe": [POINT], "flags": [True, False], "blobs": [[1, 255], []], "default": 2**53,
        "stdout": [1.5, -2.0]}
EMPTY = {"points": [], "maybe": [], "flags": [], "blobs": [], "default": 0, "stdout": []}
FAILED = "failed while calling the local or import function"
SHAPES = [
    ("hello", ["Ann"], "hello, Ann"), ("hello", [""], "hello, "), ("hello", ["ä" * 1000], "hello, " + "ä" * 1000),
    ("sum", [[1, 2, 4294967295]], 4294967298), ("sum", [[]], 0),
    ("mirror", [POINT], BACK), ("mirror", [[5, -7, "L", ["a", "", "ccc"]]], BACK),
    ("mirrors", [[POINT, BACK]], [BACK, POINT]), ("mirrors", [[]], []),
    ("deep", [DEEP], DEEP), ("deep", [EMPTY], EMPTY),
    ("words", ["  the quick  fox "], ["the", "quick", "fox"]), ("words", [""], []),
    ("maybe", [[]], []), ("maybe", [["x"]], ["x"]),
    ("lists", [[[1, 65535], [], [3]]], [[1, 65535], [], [3]]),
    ("blobs", [[[0, 255], []]], [[0, 255], []]), ("bytes", [[0, 1, 255]], [0, 1, 255]), ("bytes", [[]], []),
    ("bools", [[True, False]], [True, False]), ("floats", [[0.5, -1.25]], [0.5, -1.25]),
    ("same_bool", [True], True), ("same_bool", [False], False),
    *[(f"same_{name}", [value], value) for name, values in {
        "i8": (-128, 127), "u8": (0, 255), "i16": (-32768, 32767), "u16": (65535,), "i32": (-2**31, 2**31 - 1),
        "u32": (2**31 - 1,), "i64": (-2**53, 2**53), "u64": (2**53,), "f32": (-0.5,), "f64": (0.1,)}.items()
      for value in values],
    ("same_u32", [2**31], "!`i32.from_u32` failed to cast"),
    ("count", [], 101), ("count", [], 102), ("fail", ["no"], "!" + FAILED), ("count", [], 104),
    ("nothing", ["x"], None), ("env", ["WHO"], []), ("delete", [1, "y"], "y"), ("delete", [0, "y"], ""),
    ("hello", ["Bob"], "hello, Bob"),
] + [("mirror", [POINT], BACK)] * 200
# Numbers that JavaScript has not.
LARGE = [("same_i64", [-2**63], -2**63), ("same_i64", [2**63 - 1], 2**63 - 1), ("same_u64", [2**63 - 1], 2**63 - 1),
         ("same_u64", [2**63], "!`i64.from_u64` failed to cast")]
FACADE = [
    ("twice", ["Ann"], "hello, hello, Ann"), ("both", ["Ann", POINT], ["Ann", "hello, Ann", "L"]),
    ("mirrored", [[POINT, BACK]], [BACK, POINT]), ("total", [[1, 2, 4294967295]], 8589934596), ("more", [], 1101),
    ("broken", [], "!" + FAILED), ("more", [], 1103), ("twice", [""], "hello, hello, "),
] + [("both", ["x" * 100, POINT], ["x" * 100, "hello, " + "x" * 100, "L"])] * 100
TEXT = "It was the best of times, it was the worst of times. Was it?"
AKASH_DEPLOYMENT = {"name": "web", "units": 2, "max_price": 14, "manifest_hash": "", "deposit": 100}
AKASH_ORDER = {"name": "web/1", "units": 2, "max_price": 14, "deadline": 2, "failed": []}
AKASH_BIDS = [{"order": "web/1", "provider": name, "price": price} for name, price in (("a", 9), ("b", 8))]
AKASH_BOOKS = {"accounts": [], "escrows": [], "bids": 1, "earned": 0, "forfeited": 0}
ORDER = {"session": "s", "gpu": 16, "fee": 6, "latency_ms": 90, "frame_ms": 100, "frames": 3, "deposit": 20}
OFFERS = [{"container": name, "gpu": 16, "fee": fee, "experience": 3, "latency_ms": 40, "free": True} for name, fee in (("a", 5), ("b", 2))]
SCENE = {"width": 16, "height": 8, "size": 8}
JOB = {"name": "a", "scene": SCENE, "tier": 3, "memory": 1, "deposit": 9}
NODES = [{"peer": name, "tier": 2, "score": 100, "memory": 8} for name in "abc"]
SHARD = {"number": 0, "first": 3, "count": 9, "weights": [5, 6]}
DEVICES = [{"peer": name, "kind": "A", "memory": 8, "region": "eu", "power": 9, "price": 1} for name in "ab"]
CLUSTER_ORDER = {"name": "a", "memory": 8, "region": "eu", "count": 1, "samples": 9, "steps": [0], "prepaid": 9}
DEAL = {"name": "d", "app": "a", "price": 6, "target": 2, "deposit": 90}
FLUENCE_BOOKS = {"accounts": [], "deals": [{"owner": "d", "tokens": 7}], "collateral": 1, "slashed": 0}
# Of the modules that are in examples/ and in templates.
EXAMPLES = {
    "akash/audit.wasm": [("check", [[], AKASH_BOOKS])],
    "akash/chain.wasm": [("create", [AKASH_DEPLOYMENT]), ("open", ["web"]), ("close", ["web"]), ("books", [])],
    "akash/planted/chain.wasm": [("create", [AKASH_DEPLOYMENT]), ("create", [AKASH_DEPLOYMENT]), ("books", [])],
    "akash/provider.wasm": [("running", ["web/1"]), ("stop", [[]])],
    "akash/tenant.wasm": [("best", [AKASH_ORDER, AKASH_BIDS]), ("best", [AKASH_ORDER, []]), ("hash", ["abc"])],
    "fluence/app.wasm": [("run", ["x"]), ("install", ["v"]), ("run", ["x"])],
    "fluence/audit.wasm": [("check", [[], FLUENCE_BOOKS])],
    "fluence/chain.wasm": [("open", [DEAL]), ("open", [DEAL]), ("status", ["d"]), ("task", ["h"]), ("end", ["d"]), ("journal", [])],
    "fluence/planted/chain.wasm": [("open", [DEAL]), ("resolve", ["d"]), ("resolve", ["e"]), ("books", [])],
    "fluence/prover.wasm": [("offer", []), ("prove", [{"epoch": 1, "nonce": "n", "units": ["h/1", "h/2"]}])],
    "text-stats/stats.wasm": [("summary", [TEXT]), ("summary", [""]), ("merge", [[]])],
    "aethir/chain.wasm": [("close", [ORDER]), ("banned", []), ("standby", []), ("accounts", [])],
    "aethir/container.wasm": [("free", ["s", 5]), ("frame", ["two words", 0, "0", 5]), ("leave", ["s"])],
    "aethir/indexer.wasm": [("choose", [ORDER, [], OFFERS]), ("choose", [ORDER, ["b"], OFFERS]), ("choose", [ORDER, [], []])],
    "aethir/player.wasm": [("draw", ["s", ["a", "b", "c"]]), ("honest", [ORDER, [], OFFERS, "a"]), ("reference", [ORDER])],
    "../tools/templates/files/service/src/ledger.wasm": [("pay", ["p", "ann", 7]), ("pay", ["p", "ann", 7]),
                                                         ("pay", ["q", "ann", 1]), ("balances", [])],
    "render/modules/tiles.wasm": [("hash", [[97, 98, 99]]), ("reference", [SCENE]), ("release", [SCENE, 0, 0]),
                                  ("assemble", ["a", SCENE, []])],
    "ionet/modules/gpu.wasm": [("solve", [7]), ("squares", [7, 9]), ("step", [SHARD])],
    "ionet/modules/fake.wasm": [("step", [SHARD])],
    "ionet/modules/head.wasm": [("open", [0]), ("begin", [CLUSTER_ORDER, DEVICES]), ("open", [0]), ("samples", [0]), ("reduce", [0])],
    "ionet/modules/platform.wasm": [("challenges", [DEVICES, 5]), ("hire", [CLUSTER_ORDER, "c", DEVICES, 5]),
                                    ("dedicated", [7, 9, 1])],
    "render/modules/lazy.wasm": [("reference", [SCENE])],
    "render/modules/schedule.wasm": [("plan", [JOB, NODES]), ("plan", [JOB, []]), ("reviewed", ["a", "b", False]), ("standings", [])],
    "render/modules/escrow.wasm": [("accounts", []), ("pay", ["a", 0, "b", 1]), ("close", ["a", "c"])],
}


def wrong(calls, answers):
    """What is not as it has to be."""
    if len(answers) != len(calls):
        yield f"{len(answers)} answers for {len(calls)} calls"
    for (function, args, expected), answer in zip(calls, answers):
        if isinstance(expected, str) and expected.startswith("!"):
            if expected[1:] not in answer.get("error", ""):
                yield f"{function}{args} gives {answer}, expected an error with {expected[1:]!r}"
        elif answer != {"result": expected}:
            yield f"{function}{args} gives {answer}, expected {expected}"
