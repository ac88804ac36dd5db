// Random programs that race: branches whose results are read late, on other peers, by code that nobody needs, or never;
// peers behind relays that have two names; ways over lists of peers. Compared by tests/differential/orders_test.py.
import { rng } from "./rng.mjs";

const PEERS = [
  "a", "b", "c", "relay2", "near", "friend via relay2", "friend via near", "mate via relay2", "c via [a, b]", "a via b",
  "friend via [b, near]", "b via vias", "peers[1]", "HOST_PEER_ID", "INIT_PEER_ID via HOST_PEER_ID", "INIT_PEER_ID",
];
const PARAMETERS = {
  string: ["a", "b", "c", "friend", "mate", "relay2", "near", "text"],
  u32: ["n"],
  bool: ["yes", "no"],
  "[]string": ["words", "peers", "vias"],
  Pair: ["pair"],
};
const HEADER = Object.entries(PARAMETERS)
  .flatMap(([type, names]) => names.map((name) => `${name}: ${type}`))
  .join(", ");
const TYPES = ["string", "string", "string", "u32", "bool", "[]string", "Pair"];

/** The program of a seed; about `size` statements. */
export function generateLoose(seed, size) {
  const random = rng(seed + 15485863);
  const int = (n) => Math.floor(random() * n);
  const pick = (xs) => xs[int(xs.length)];
  const chance = (p) => random() < p;
  let serial = 0;
  let budget = size;
  const fresh = (prefix) => `${prefix}${serial++}`;
  const lines = [];
  const emit = (indent, text) => lines.push(" ".repeat(indent) + text);

  const copy = (s) => ({ ...s, values: Object.fromEntries(Object.entries(s.values).map(([t, vs]) => [t, [...vs]])), streams: [...s.streams] });
  const define = (s, type, name) => s.values[type].push(name);
  /** What was defined last is read most often. */
  const known = (s, type) => (chance(0.6) ? s.values[type].at(-1) : pick(s.values[type]));

  const value = (s, type, depth = 0) => {
    if (depth > 1 || chance(0.55)) return known(s, type);
    return {
      string: () => pick([
        () => `${known(s, "Pair")}.${pick(["a", "b"])}`,
        () => `words[${int(3)}]`,
        () => `S.say(${value(s, "string", depth + 1)})`,
        () => `"t${int(3)}"`,
      ])(),
      u32: () => pick([() => `${value(s, "u32", 2)} ${pick(["+", "*"])} ${value(s, "u32", 2)}`, () => `${known(s, "[]string")}.length`, () => "S.num()", () => String(int(9))])(),
      bool: () => pick([
        () => `${value(s, "u32", 2)} ${pick(["<", ">=", "==", "!="])} ${value(s, "u32", 2)}`,
        () => `${value(s, "string", 2)} ${pick(["==", "!="])} ${value(s, "string", 2)}`,
        () => `${known(s, "bool")} ${pick(["&&", "||"])} ${known(s, "bool")}`,
        () => `!${known(s, "bool")}`,
      ])(),
      "[]string": () => pick([() => `[${value(s, "string", depth + 1)}, ${value(s, "string", 2)}]`, () => "S.list()"])(),
      Pair: () => `Pair(a = ${value(s, "string", depth + 1)}, b = ${value(s, "string", depth + 1)})`,
    }[type]();
  };

  /** One line: a call or a definition. `at`: what stands before it. */
  const simple = (s, indent, at = "") => {
    const type = pick(TYPES);
    const name = fresh("x");
    const call = {
      string: () => pick([`S.say(${value(s, "string", 1)})`, "S.where()", `S.slow(${value(s, "string", 2)})`, `S.join(${value(s, "string", 2)}, ${value(s, "string", 2)})`]),
      u32: () => "S.num()",
      bool: () => pick(["S.yes()", "S.no()"]),
      "[]string": () => pick(["S.list()", "S.empty()"]),
      Pair: () => `S.pair(${value(s, "string", 2)}, ${value(s, "string", 2)})`,
    }[type]();
    if (chance(0.15)) return emit(indent, `${at}S.put(${value(s, pick(TYPES), 1)})`);
    emit(indent, `${at}${name} <- ${call}`);
    define(s, type, name);
  };

  const block = (s, indent, least = 1) => {
    const began = lines.length;
    for (let i = least + int(2); i > 0; i--) statement(s, indent);
    // Official scripts lose blocks without instructions, and then run their handlers.
    if (!lines.slice(began).some((l) => l.includes("S."))) emit(indent, `S.put(${known(s, "string")})`);
  };

  const on = (s, indent, at = "") => {
    emit(indent, `${at}on ${pick(PEERS)}:`);
    // A branch that only defines: official scripts leave it out, and then others.
    block(s, indent + 2);
  };
  const branch = (s, indent, at) => pick([simple, on, on, loop, ...(at === "" ? [condition, attempt] : [])])(s, indent, at);
  const condition = (s, indent) => {
    emit(indent, `if ${value(s, "bool", 1)}:`);
    block(copy(s), indent + 2);
    if (chance(0.5)) {
      emit(indent, "else:");
      block(copy(s), indent + 2);
    }
  };
  const loop = (s, indent, at = "") => {
    if (s.loops > 0) return simple(s, indent, at);
    const name = fresh("w");
    const list = pick(["words", "peers", "vias"]);
    emit(indent, `${at}for ${name} <- ${list}${pick(["", "", " par"])}:`);
    const body = { ...copy(s), loops: s.loops + 1 };
    define(body, "string", name);
    if (list !== "words" && chance(0.5)) {
      emit(indent + 2, `on ${name}:`);
      indent += 2;
    }
    block(body, indent + 2);
  };
  const attempt = (s, indent) => {
    emit(indent, "try:");
    block(copy(s), indent + 2);
    if (chance(0.4)) emit(indent + 2, `S.fail(${known(s, "string")})`);
    const error = fresh("e");
    const caught = chance(0.6);
    emit(indent, caught ? `catch ${error}:` : "otherwise:");
    if (caught) emit(indent + 2, `S.put(${error}.error_code)`);
    block(copy(s), indent + 2);
  };

  const statement = (s, indent) => {
    if (--budget < 0 || s.depth > 5) return simple(s, indent);
    const deeper = (make) => (s.depth++, make(), s.depth--);
    const choices = [
      [3, () => simple(s, indent)],
      [3, () => {
        const [type, name] = [pick(TYPES), fresh("v")];
        emit(indent, `${name} = ${value(s, type)}`);
        define(s, type, name);
      }],
      [5, () => deeper(() => on(s, indent))],
      [1, () => deeper(() => condition(s, indent))],
      [1, () => deeper(() => loop(s, indent))],
      [1, () => deeper(() => attempt(s, indent))],
      [s.parallel > 1 ? 0 : 4, () => deeper(() => {
        s.parallel++;
        branch(s, indent, "");
        for (let i = 1 + int(2); i > 0; i--) branch(s, indent, "par ");
        s.parallel--;
      })],
      [1, () => deeper(() => on(s, indent, "co "))],
      [1, () => {
        const name = fresh("s");
        emit(indent, `${name}: *string`);
        s.streams.push(name);
      }],
      [s.streams.length > 0 ? 2 : 0, () => emit(indent, `${pick(s.streams)} ${chance(0.5) ? `<<- ${value(s, "string")}` : `<- S.say(${value(s, "string")})`}`)],
      [s.values.string.length > 8 ? 1 : 0, () => emit(indent, `join ${known(s, "string")}`)],
    ];
    let x = random() * choices.reduce((n, [w]) => n + w, 0);
    for (const [w, make] of choices) if ((x -= w) < 0) return void make();
  };

  const s = { values: Object.fromEntries(Object.entries(PARAMETERS).map(([t, names]) => [t, [...names]])), streams: [], depth: 0, loops: 0, parallel: 0 };
  emit(2, "st: *string");
  s.streams.push("st");
  block(s, 2, 3);
  const types = [pick(TYPES), pick(TYPES)];
  emit(2, `<- ${types.map((t) => value(s, t, 2)).join(", ")}, st`);
  return `-- Generated from seed ${seed}, loose.\n-- unordered: true\naqua Main\nimport "lib/s.aqua"\nexport main\n\nfunc main(${HEADER}) -> ${types.join(", ")}, []string:\n${lines.join("\n")}\n`;
}
