// Random AIR scripts, and what their services answer. Most pass validation (which knows the order in the text only);
// all instructions, kinds of variable and accessors occur, and errors of every kind on purpose.

export const PEERS = ["a", "b", "c", "d"];

/** What the functions of service "s" answer: (args, peer, number of the call) => JSON value, or {code, raw}. */
export const SERVICES = {
  one: () => 1,
  number: (_args, _peer, n) => n,
  text: (_args, peer) => `from ${peer.name}`,
  object: (args, peer) => ({ n: 1, l: [1, "two", { d: 2.5 }], o: { p: args[0] ?? null, q: peer.name }, "0": "zero" }),
  list: () => [3, "x", [1, 2]],
  none: () => [],
  peers: (_args, _peer, _n, ids) => ids.slice(0, 2),
  all: (args) => args,
  echo: (args) => args[0] ?? null,
  error: (_args, _peer, n) => ({ error_code: n, message: `error ${n}`, more: [n] }),
  half: () => ({ error_code: "1" }),
  fail: (args) => ({ code: 3, raw: JSON.stringify(args[0] ?? "no") }),
  odd: (_args, _peer, n) => (n % 2 === 1 ? n : { code: 1, raw: "even" }),
  junk: () => ({ code: 0, raw: "{not json" }),
  floats: () => ({ code: 0, raw: "[1.0,-0.0,1e21,0.1,18446744073709551615,-9223372036854775808,{\"b\":1,\"a\":1e-7}]" }),
  until: (_args, _peer, n) => (n < 3 ? "go" : "stop"),
};
const SHAPES = { object: "object", error: "error", half: "error", list: "list", none: "list", peers: "peers", floats: "list", text: "text", until: "text" };

/**
 * `junk`: services may answer what is no JSON. The official VM then leaves that result out of its signature, so that the
 * next peer refuses the data; ours signs it.
 * @param {() => number} random @returns {string} a script; peers stand in it as `{{a}}`
 */
export function randomScript(random, peers, { junk = true } = {}) {
  const int = (n) => Math.floor(random() * n);
  const pick = (list) => list[int(list.length)];
  const chance = (p) => random() < p;
  /** [[weight, value], ...]; functions are called. */
  const choose = (...table) => {
    let x = random() * table.reduce((sum, [weight]) => sum + weight, 0);
    const found = table.find(([weight]) => (x -= weight) < 0) ?? table[0];
    return typeof found[1] === "function" ? found[1]() : found[1];
  };
  let made = 0;
  const fresh = (prefix) => prefix + made++;

  // Names of what stands further left in the text, by kind. Iterators leave when their fold ends.
  const known = { scalar: [], object: [], list: [], peers: [], error: [], text: [], canon: [], map: [], iterator: [] };
  const filled = { stream: [], map: [] };
  const streams = ["$s", "$t", "$u"], maps = ["%m", "%n"];
  const walked = []; // streams under the folds around; writing to them is left to "grow", or scripts would never end
  const define = (name, ...kinds) => kinds.forEach((kind) => known[kind].includes(name) || known[kind].push(name));

  const peer = () =>
    choose([9, () => `"{{${pick(peers)}}}"`], [3, "%init_peer_id%"],
      [known.iterator.length ? 3 : 0, () => pick(known.iterator)],
      [known.peers.length ? 1.5 : 0, () => `${pick(known.peers)}.$.[${int(3)}]`],
      [known.scalar.length ? 0.3 : 0, () => pick(known.scalar)],
      [known.canon.length ? 0.5 : 0, () => `${pick(known.canon)}.$.[${int(2)}]`]);
  const literal = () =>
    choose([4, () => String(int(4))], [1, () => String(-int(50))], [1, () => `${int(9)}.${int(10)}`], [3, () => `"t${int(3)}"`],
      [1, "true"], [1, "false"], [1, "[]"], [1, "%timestamp%"], [1, "%ttl%"], [1, "%init_peer_id%"]);
  const field = () => pick(["n", "l", "o", "o.p", "l.[1]", "l.[2].d", "[0]", "message", "error_code", "absent"]);
  const accessor = () => (known.scalar.length && chance(0.2) ? `[${pick(known.scalar)}]` : choose([3, () => `[${int(3)}]`], [2, field]));
  // Inside folds what is put into streams is no canon: each round would double it.
  const value = (bareMap = true, canons = true) =>
    choose([3, literal],
      [known.scalar.length ? 6 : 0, () => pick(known.scalar)],
      [known.iterator.length ? 5 : 0, () => pick(known.iterator) + (chance(0.2) ? `.$.${accessor()}` : "")],
      [known.object.length ? 3 : 0, () => `${pick(known.object)}.$.${field()}`],
      [known.list.length ? 3 : 0, () => pick(known.list) + choose([3, () => `.$.[${int(4)}]`], [1, ".length"], [1, () => `.$.${accessor()}`])],
      [known.scalar.length ? 0.7 : 0, () => `${pick(known.scalar)}.${choose([1, "length"], [2, () => `$.${accessor()}`])}`],
      [canons && known.canon.length ? 5 : 0, () => pick(known.canon) + choose([3, ""], [1, ".length"], [2, () => `.$.[${int(3)}]`], [1, () => `.$.${accessor()}`], [1, () => `.$.[0].${accessor()}`])],
      [canons && known.map.length ? 3 : 0, () => pick(known.map) + choose([bareMap ? 2 : 0, ""], [1, ".length"], [2, () => `.$.k${int(3)}`], [1, () => `.$.[${int(3)}]`], [1, () => `.$.k${int(2)}.[${int(2)}]`], [1, () => `.$.k0.[0].${accessor()}`])],
      [0.7, () => pick([":error:", ":error:.$.error_code", ":error:.$.message"])],
      [0.7, () => pick(["%last_error%", "%last_error%.$.error_code", "%last_error%.$.message", "%last_error%.$.instruction"])]);
  const fill = (kind, name) => (filled[kind].includes(name) || filled[kind].push(name), name);
  const free = (names) => pick(names.filter((name) => !walked.includes(name))) ?? "$spare";
  const stream = () => fill("stream", free(streams));
  const map = () => {
    const name = free(maps);
    return name === "$spare" ? "%spare" : fill("map", name);
  };

  const call = () => {
    const fn = choose([2, "one"], [3, "number"], [2, "text"], [4, "object"], [3, "list"], [0.5, "none"], [2, "peers"], [3, "all"], [4, "echo"],
      [0.7, "error"], [0.2, "half"], [1.2, "fail"], [1, "odd"], [junk ? 0.2 : 0, "junk"], [0.4, "floats"], [0.7, "until"]);
    const name = known.text.length && chance(0.03) ? pick(known.text) : `"${fn}"`;
    const head = `(call ${peer()} ("s" ${name}) [${Array.from({ length: int(4) }, () => value()).join(" ")}]`;
    return choose([5, () => {
      const again = known.scalar.length && chance(0.05);
      const x = again ? pick(known.scalar) : fresh("x");
      define(x, "scalar", ...(SHAPES[fn] ? [SHAPES[fn]] : []), ...(fn === "peers" ? ["list"] : []));
      return `${head} ${x})`;
    }], [4, () => `${head} ${stream()})`], [2, () => `${head})`]);
  };
  const key = () =>
    choose([4, () => `"k${int(3)}"`], [2, () => String(int(3))], [known.text.length ? 1 : 0, () => pick(known.text)], [known.scalar.length ? 0.5 : 0, () => pick(known.scalar)]);
  const ap = () =>
    choose([3, () => `(ap (${key()} ${value(false, walked.length === 0)}) ${map()})`], [6, () => `(ap ${value(false, walked.length === 0)} ${stream()})`], [4, () => {
      const from = value(false, walked.length === 0);
      const x = fresh("v");
      define(x, "scalar");
      if (/^#/.test(from) && !/[.]/.test(from)) define(x, "list");
      return `(ap ${from} ${x})`;
    }]);
  const canon = () =>
    choose([6, () => {
      const name = fresh("#c1");
      const text = `(canon ${peer()} ${pick(streams)} ${name})`;
      define(name, "canon");
      return text;
    }], [2, () => {
      const name = fresh("#%c");
      const text = `(canon ${peer()} ${pick(maps)} ${name})`;
      define(name, "map");
      return text;
    }], [1, () => {
      const name = fresh("y");
      const text = `(canon ${peer()} ${pick(maps)} ${name})`;
      define(name, "scalar", "object");
      return text;
    }]);
  const fold = (depth) => {
    const kind = choose([known.list.length ? 3 : 0, "list"], [known.peers.length ? 3 : 0, "peers"], [known.canon.length ? 3 : 0, "canon"],
      [known.map.length ? 1.5 : 0, "map"], [filled.stream.length ? 6 : 0, "stream"], [filled.map.length ? 1.5 : 0, "streamMap"],
      [known.object.length ? 1 : 0, "field"], [0.2, "empty"], [known.scalar.length ? 0.3 : 0, "scalar"]);
    const over = { list: () => pick(known.list), peers: () => pick(known.peers), canon: () => pick(known.canon), map: () => pick(known.map),
      stream: () => pick(filled.stream), streamMap: () => pick(filled.map), field: () => `${pick(known.object)}.$.l`, empty: () => "[]",
      scalar: () => pick(known.scalar) }[kind]();
    const it = fresh("i");
    const walksStream = kind === "stream" || kind === "streamMap";
    const before = known.iterator;
    known.iterator = [...before, it];
    if (kind === "canon" || walksStream) define(it, "scalar"); // a name that means nothing when the fold is over
    walked.push(over);
    const next = `(next ${it})`;
    const shape = choose([5, "seq"], [5, "par"], [walksStream ? 0 : 2, "after"], [walksStream ? 0 : 1, "between"], [1.5, "bare"], [walksStream && walked.length === 1 ? 1 : 0, "grow"]);
    const body = () => instruction(depth - 1);
    let text;
    if (shape === "seq" || shape === "par") text = `(${shape} ${body()} ${next})`;
    if (shape === "after") text = `(${pick(["seq", "par"])} ${next} ${body()})`;
    if (shape === "between") text = `(seq ${body()} (seq ${next} ${body()}))`;
    // What is outside of a `new` of a stream, but executed by a `next` inside of it.
    const restricted = () =>
      `(new ${pick([...streams, ...maps])} (seq ${body()} ${walksStream || chance(0.5) ? next : `(seq ${next} ${body()})`}))`;
    if (shape === "bare") text = choose([1, next], [1, body], [2, restricted], [walksStream ? 0 : 2, () => `(par ${restricted()} ${body()})`], [1, () => `(xor (seq ${body()} ${next}) (null))`]);
    // A fold that feeds its own stream, until the service says stop.
    if (shape === "grow") {
      const word = fresh("w");
      define(word, "scalar", "text");
      text = `(seq (call ${peer()} ("s" "until") [] ${word}) (seq (xor (match ${word} "go" (ap ${it} ${kind === "stream" ? over : "$spare"})) (null)) (${pick(["seq", "par"])} ${body()} ${next})))`;
    }
    walked.pop();
    if (!chance(0.03)) known.iterator = before;
    const last = choose([6, ""], [2, " (null)"], [0.5, " (never)"], [0.5, () => ` ${instruction(0)}`]);
    return `(fold ${over} ${it} ${text}${last})`;
  };
  const fail = () =>
    choose([4, () => `(fail ${1 + int(50)} "message ${int(3)}")`], [1, "(fail %last_error%)"], [1, "(fail :error:)"],
      [known.error.length ? 3 : 0, () => `(fail ${pick(known.error)})`], [known.scalar.length ? 0.5 : 0, () => `(fail ${pick(known.scalar)})`],
      [known.canon.length ? 0.5 : 0, () => `(fail ${pick(known.canon)}.$.[0])`]);
  const scoped = (depth) =>
    choose([5, () => `(new ${pick(streams)} ${instruction(depth - 1)})`], [2, () => `(new ${pick(maps)} ${instruction(depth - 1)})`],
      [known.canon.length ? 1 : 0, () => `(new ${pick(known.canon)} ${instruction(depth - 1)})`],
      [known.map.length ? 0.5 : 0, () => `(new ${pick(known.map)} ${instruction(depth - 1)})`],
      [2, () => {
        const x = known.scalar.length && chance(0.6) ? pick(known.scalar) : fresh("z");
        if (known.iterator.includes(x)) return "(null)";
        const set = chance(0.7);
        define(x, "scalar");
        return set ? `(new ${x} (seq (ap ${literal()} ${x}) ${instruction(depth - 1)}))` : `(new ${x} ${instruction(depth - 1)})`;
      }]);
  const compare = (depth) => `(${pick(["match", "mismatch"])} ${value()} ${value()} ${instruction(depth - 1)})`;
  const instruction = (depth) => {
    if (depth <= 0) return choose([7, call], [4, ap], [2.5, canon], [0.3, "(null)"], [0.3, fail], [0.05, "(never)"]);
    return choose([9, () => `(seq ${instruction(depth - 1)} ${instruction(depth - 1)})`], [6, () => `(par ${instruction(depth - 1)} ${instruction(depth - 1)})`],
      [3.5, () => `(xor ${instruction(depth - 1)} ${instruction(depth - 1)})`], [0.6, () => compare(depth)],
      [1.2, () => `(xor ${compare(depth)} ${instruction(depth - 1)})`], [5, () => fold(depth)], [1.8, () => scoped(depth)],
      [0.6, () => `(xor ${fail()} ${instruction(depth - 1)})`], [1.5, () => instruction(0)]);
  };

  const opening = Array.from({ length: 1 + int(4) }, () => choose([3, call], [2, ap]));
  const body = instruction(3 + int(4));
  return opening.reduceRight((rest, first) => `(${chance(0.6) ? "seq" : "par"} ${first} ${rest})`, body);
}
