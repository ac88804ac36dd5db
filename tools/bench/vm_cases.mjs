// What the VMs are timed on: name -> {about, make(run): the steps that are timed}. `run` executes one step on the
// official VM and records it, so that what leads up to the timed steps is known as well.
import { makePeer } from "../oracle/lib/peers.mjs";

const ME = makePeer("bench-me");
const repeat = (n, f) => Array.from({ length: n }, (_, i) => f(i));
const list = (n) => repeat(n, (i) => i);
const names = (n) => repeat(n, (i) => `p${i}`);
const hugeString = (n) => "0123456789abcdef".repeat(Math.ceil(n / 16)).slice(0, n);

// Scripts.
const seq = (...parts) => parts.reduceRight((rest, part) => `(seq ${part} ${rest})`);
const par = (...parts) => parts.reduceRight((rest, part) => `(par ${part} ${rest})`);
const fold = (over, it, body, how = "seq") => `(fold ${over} ${it} (${how} ${body} (next ${it})))`;
const call = (peer, service, fn, args = "", out = "") => `(call ${peer} ("${service}" "${fn}") [${args}] ${out})`;
const mine = (fn, args, out) => call("%init_peer_id%", "bench", fn, args, out);
const balanced = (items) =>
  items.length === 1 ? items[0] : seq(balanced(items.slice(0, items.length >> 1)), balanced(items.slice(items.length >> 1)));

/**
 * `run` at one peer that begins and executes everything. At first without data; then one step for each of `answers`,
 * which gives the value for every request of the step before.
 */
export function locally(run, air, answers = [], peer = ME) {
  let step = run({ air, peer });
  for (const answer of answers)
    step = run({ air, peer, prev: step, results: step.requests.map(([id, q]) => [id, answer(q)]) });
  return step;
}
const last = (air, ...answers) => ({ make: (run) => [locally(run, air, answers)] });

/** A whole particle among peers, in order of sending; gives the step with the largest input among those that `wanted` names. */
function network(run, { air, peers, init, answer }, wanted) {
  const byId = new Map(peers.map((p) => [p.id, p]));
  const state = new Map();
  const queue = [{ peer: init }];
  let largest = null;
  const size = (s) => (s.prev?.out.length ?? 0) + (s.data?.out.length ?? 0);
  while (queue.length > 0) {
    const { peer, data, result } = queue.shift();
    const results = result ? [result] : [];
    for (let i = 0; result && i < queue.length; )
      if (queue[i].result && queue[i].peer === peer) results.push(queue.splice(i, 1)[0].result);
      else i++;
    const step = run({ air, peer, init, prev: state.get(peer), data, results });
    state.set(peer, step);
    if (wanted(step) && (!largest || size(step) > size(largest))) largest = step;
    for (const id of step.next) if (byId.has(id)) queue.push({ peer: byId.get(id), data: step });
    for (const [id, q] of step.requests) queue.push({ peer, result: [id, answer(peer, q)] });
  }
  return [largest];
}
const arrives = (peer) => (step) => step.peer === peer && step.data;

// Many local calls.
const CALLS = seq(mine("list", "", "list"), fold("list", "i", mine("one", 'i "some argument"', "$out"), "par"));
const echo = (q) => (q.functionName === "one" ? { echo: q.arguments[0] } : null);
const oneByOne = (n) => ({
  about: `${n} parallel local calls whose results arrive one per run`,
  warm: true,
  make(run) {
    let prev = locally(run, CALLS, [() => list(n)]);
    return prev.requests.map(([id, q]) => (prev = run({ air: CALLS, prev, results: [[id, echo(q)]] })));
  },
});

// Maps of 770 pairs.
const pairs = (keys) => () => repeat(770, (i) => ({ k: `key${i % keys}`, v: `value-${i}` }));
const map = (about, keys, rest) => ({
  about,
  ...last(seq(mine("pairs", "", "pairs"), fold("pairs", "i", "(ap (i.$.k i.$.v) %map)"), rest), pairs(keys)),
});
const canonMap = "(canon %init_peer_id% %map #%canon)";

/** Results of these peers, `n` each, in one piece of data. */
function resultsOf(run, peers, n, value) {
  const branch = (p, k) => seq(call(`"${p.id}"`, "bench", "list", "", `list${k}`), fold(`list${k}`, "i", call(`"${p.id}"`, "bench", "f", "i", "x"), "par"));
  const air = par(...peers.map(branch), "(null)");
  const answer = (q) => (q.functionName === "list" ? list(n) : value(q.arguments[0]));
  const each = peers.map((peer) => locally(run, air, [answer, answer], peer));
  return each.reduce((whole, data) => run({ air, prev: whole, data, init: peers[0] }));
}
const arrived = (about, peers, n, value) => ({
  about,
  make: (run) => [run({ air: "(null)", data: resultsOf(run, names(peers).map(makePeer), n, value) })],
});

const bigResult = (bytes) => last(mine("big", "", "big"), () => hugeString(bytes));

export const CASES = {
  null: { about: "(null) without data: what a run costs at least", ...last("(null)") },
  "long-data": arrived("1300 results of 4 peers arrive, (null)", 4, 325, (i) => `result number ${i}`),
  "big-values": arrived("10 results of 100 kB each arrive, (null)", 1, 10, (i) => ({ i, text: hugeString(100000) })),
  "multiple-cids10": {
    about: "10 x 10 results of one peer arrive (nested folds)",
    make(run) {
      const [p0, p1] = names(2).map(makePeer);
      const echoes = fold("list", "i", fold("list", "j", call(`"${p0.id}"`, "s", "echo", "i j", "out")));
      return network(run, {
        air: seq(seq(call(`"${p0.id}"`, "s", "list", "", "list"), echoes), call(`"${p1.id}"`, "s", "end", "list")),
        peers: [p0, p1], init: p0,
        answer: (_, q) => ({ list: list(10), echo: q.arguments.join("-"), end: 0 })[q.functionName],
      }, arrives(p1));
    },
  },
  "multiple-peers8": {
    about: "8 x 8 results of each of 8 peers arrive: 512 results, 8 signatures",
    make(run) {
      const peers = names(8).map(makePeer), end = makePeer("end");
      const p0 = `"${peers[0].id}"`;
      const all = fold("peers", "p", fold("list", "i", fold("list", "j", call("p", "s", "echo", "i j", "$out"), "par"), "par"), "par");
      return network(run, {
        air: seq(seq(call(p0, "s", "peers", "", "peers"), seq(call(p0, "s", "list", "", "list"), all)), call(`"${end.id}"`, "s", "end")),
        peers: [...peers, end], init: peers[0],
        answer: (peer, q) =>
          ({ peers: peers.map((p) => p.id), list: list(8), echo: `${q.arguments.join("-")}-${peer.id}`, end: 0 })[q.functionName],
      }, arrives(end));
    },
  },
  "multiple-sigs30": {
    about: "30 x 30 own results are loaded and signed again, then a canon of them",
    ...last(
      seq(mine("list", "", "list"), fold("list", "i", fold("list", "j", mine("one", "i j", "$out"), "par"), "par"),
        mine("go", "", "go"), "(canon %init_peer_id% $out #out)"),
      () => list(30), (q) => (q.functionName === "one" ? q.arguments : null), () => 1),
  },
  "network-explore": {
    about: "neighbours of neighbours of 5 peers, gathered at the initiator (its largest run)",
    warm: true,
    make(run) {
      const peers = names(5).map(makePeer);
      const about = seq(call("m", "peer", "about", "", "$found"), "(canon m $found #seen)");
      const ask = seq(call("n", "kad", "near", "", "more"), fold("more", "m", about, "par"));
      return network(run, {
        air: seq(seq(call(`"${peers[0].id}"`, "kad", "near", "", "near"), fold("near", "n", ask, "par")),
          "(canon %init_peer_id% $found #all)", call("%init_peer_id%", "s", "show", "#all")),
        peers, init: peers[0],
        answer: (peer, q) => ({
          near: repeat(4, (k) => peers[(peers.indexOf(peer) + k + 1) % 5].id),
          about: { peer: peer.id, addresses: ["/ip4/10.0.0.1/tcp/7777", "/ip4/10.0.0.1/tcp/9999/ws"], version: "0.25.3" },
          show: 0,
        })[q.functionName],
      }, (step) => step.peer === peers[0]);
    },
  },
  dashboard: {
    about: "a client asks 7 peers through a relay for four lists each and shows every answer (its largest run)",
    warm: true,
    make(run) {
      const me = makePeer("me"), relay = makePeer("relay"), peers = names(7).map(makePeer);
      const home = call("relay", "op", "noop");
      const show = (fn, peer, value) => call("%init_peer_id%", "show", fn, `${peer} ${value}`);
      const ask = (fn) => par(seq(call("p", "info", fn, "", fn), home, show(fn, "p", fn)), "(null)");
      const each = par(seq(call("p", "info", "ident", "", "who"), home, show("ident", "p", "who")), ask("services"), ask("blueprints"), ask("modules"));
      const get = (name) => call("%init_peer_id%", "getDataSrv", name, "", name);
      return network(run, {
        air: seq(seq(get("relay"), get("peers")), home,
          par(seq(call("relay", "info", "ident", "", "ident"), show("ident", "relay", "ident")), fold("peers", "p", each, "par"))),
        peers: [me, relay, ...peers], init: me,
        answer: (peer, q) => q.serviceId === "show" ? 0 : ({
          relay: relay.id, peers: peers.map((p) => p.id), noop: "",
          ident: { peer: peer.id, external_addresses: ["/ip4/10.0.0.1/tcp/7777"] },
          services: repeat(5, (i) => ({ id: `service-${i}`, blueprint_id: `blueprint-${i}`, owner_id: me.id })),
          blueprints: repeat(5, (i) => ({ id: `blueprint-${i}`, name: `name ${i}`, dependencies: [`hash:${i}`, `hash:${i + 1}`] })),
          modules: repeat(5, (i) => ({ name: `module-${i}`, hash: `hash-${i}`, interface: { functions: [{ name: "f", arguments: [["a", "string"]], output_types: ["u64"] }] } })),
        })[q.functionName],
      }, arrives(me));
    },
  },
  "call-requests500": { about: "one run that asks for 500 calls", ...last(CALLS, () => list(500)) },
  "call-results500": { about: "one run that gets the results of 500 calls", ...last(CALLS, () => list(500), echo) },
  "merge-500": {
    about: "500 own results in prev and the same 500 in the data that arrives",
    warm: true,
    make(run) {
      const prev = locally(run, CALLS, [() => list(500), echo]);
      return [run({ air: CALLS, prev, data: prev })];
    },
  },
  "populate-map-single-key": map("770 values under one key", 1, "(null)"),
  "populate-map-multiple-keys": map("770 values under 31 keys", 31, "(null)"),
  "canon-map-single-key": map("the same and a canon of the map", 1, canonMap),
  "canon-map-multiple-keys": map("the same and a canon of the map", 31, canonMap),
  "canon-map-scalar-single-key": map("the same and the map as an object", 1, "(canon %init_peer_id% %map scalar)"),
  "canon-map-scalar-multiple-keys": map("the same and the map as an object", 31, "(canon %init_peer_id% %map scalar)"),
  "canon-map-key-by-lens": map("a canon of the map, one key read", 1, seq(canonMap, "(ap #%canon.$.key0 found)")),
  "canon-map-key-element-by-lens": map("a canon of the map, one value read", 1, seq(canonMap, "(ap #%canon.$.key0.[0] found)")),
  "stream-1000": {
    about: "a stream of 1000 values, its canon, a fold over it",
    ...last(seq(mine("list", "", "list"), fold("list", "i", "(ap i $s)"), "(canon %init_peer_id% $s #s)", fold("$s", "j", "(ap j v)")), () => list(1000)),
  },
  ...Object.fromEntries([100, 300, 600].map((n) => [`canon-after-insert-${n}`, {
    about: `${n} values go into a stream, a canon after each`,
    warm: true,
    ...last(seq(mine("list", "", "list"), fold("list", "i", seq("(ap i $s)", "(canon %init_peer_id% $s #s)"))), () => list(n)),
  }])),
  ...Object.fromEntries([50, 100, 200, 400].map((n) => [`one-by-one-${n}`, oneByOne(n)])),
  "parser-10000-100": {
    about: "a script of 10000 calls with names of about 30 characters (100 variables) that stops at once",
    ...last(seq("(never)", balanced(repeat(10000, (i) => call("%init_peer_id%", "service", "function", "", `variable_with_a_long_name_${i % 100}`))))),
  },
  "parser-calls-10000-100": {
    about: "10000 calls over 100 variables, a balanced tree that stops at once",
    ...last(seq(seq("(never)", balanced(repeat(100, (i) => call('"p"', "s", "f", "", `v${i}`)))),
      balanced(repeat(10000, (i) => call('"p"', "s", "f", `v${i % 100} v${(i + 1) % 100}`))))),
  },
  "call-result-1mb": { about: "one service result of 1 MB", ...bigResult(1000000) },
  "call-result-10mb": { about: "one service result of 10 MB", ...bigResult(10000000) },
  "lens-1mb": {
    about: "a value of 1 MB, a lens and ap on it",
    ...last(seq(mine("big", "", "big"), "(ap big.$.a.b part)"), () => ({ a: { b: hugeString(1000000) } })),
  },
  tetraplets: {
    about: "a call with a canon of 500 values of 500 calls as argument: 500 tetraplets",
    ...last(seq(CALLS, mine("go", "", "go"), "(canon %init_peer_id% $out #out)", mine("take", "#out", "")), () => list(500), echo, () => 1),
  },
};

/** Makes a case on `vm`: all steps in order, those that are timed marked. */
export function makeCase(vm, { make }) {
  const steps = [];
  const run = ({ air, peer = ME, init = peer, prev, data, results = [] }) => {
    const input = {
      air, prevData: prev?.out, data: data?.out,
      callResults: results.map(([id, value]) => [id, { retCode: 0, result: JSON.stringify(value) }]),
      params: { initPeerId: init.id, currentPeerId: peer.id, timestamp: 1700000000000, ttl: 120000, particleId: "bench-particle", secretKeyBytes: peer.seed },
    };
    const r = vm.invoke(input);
    if (r.retCode !== 0) throw new Error(`code ${r.retCode}: ${r.errorMessage}`);
    const step = { index: steps.length, peer, prev, data, input, answer: r, out: r.data, requests: r.callRequests, next: r.nextPeerPks };
    steps.push(step);
    return step;
  };
  const timed = make(run);
  return { timed, steps: steps.slice(0, timed.at(-1).index + 1) };
}
