#!/usr/bin/env node
// Writes random Aqua programs as cases into a folder; `diff.mjs --cases` compares them. The same seed gives the same
// program. Programs are well typed and, but for what runs in parallel, do not depend on the order of delivery.
// With --loose they do: their branches race (lib/loose.mjs).
//   node generate.mjs --out DIR [--count 200] [--first 1] [--size 12] [--loose]
import { cpSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { flags } from "./lib/flags.mjs";
import { generateLoose } from "./lib/loose.mjs";
import { rng } from "./lib/rng.mjs";

const PEERS = ["a", "b", "c", "relay2", "friend via relay2", "HOST_PEER_ID", "INIT_PEER_ID via HOST_PEER_ID"];
const PARAMETERS = {
  string: ["a", "b", "c", "friend", "relay2", "text"],
  u32: ["n"],
  bool: ["yes", "no"],
  "[]string": ["words", "peers"],
  Pair: ["pair"],
};
const HEADER = Object.entries(PARAMETERS)
  .flatMap(([type, names]) => names.map((name) => `${name}: ${type}`))
  .join(", ");
const TYPES = ["string", "string", "string", "u32", "bool", "[]string", "Pair"];

export function generate(seed, size) {
  const random = rng(seed + 104729);
  const int = (n) => Math.floor(random() * n);
  const pick = (xs) => xs[int(xs.length)];
  let serial = 0;
  const fresh = (prefix) => `${prefix}${serial++}`;
  const functions = []; // {name, params: [type], results: [type]}
  const lines = [];
  let budget = size;

  // A scope: values by type, streams with what is known to be in them, closures; parallel: streams of outside are taboo.
  const inner = (s, more = {}) => ({
    values: Object.fromEntries(Object.entries(s.values).map(([t, vs]) => [t, [...vs]])),
    streams: s.streams.map((x) => ({ ...x })),
    closures: [...s.closures],
    depth: s.depth + 1,
    loops: s.loops,
    parallel: s.parallel,
    fallible: s.fallible,
    ...more,
  });
  const define = (s, type, name) => (s.values[type].push(name), name);

  const value = (s, type, depth = 0) => {
    const known = s.values[type];
    const simple = () =>
      known.length > 0 && random() < 0.8
        ? pick(known)
        : { string: `"t${int(5)}"`, u32: String(int(9)), bool: pick(["true", "false"]), "[]string": `["u", "v"]`, Pair: `Pair(a = "1", b = "2")` }[type];
    if (depth > 1 || random() < 0.6) return simple();
    switch (type) {
      case "string": {
        const filled = s.streams.filter((x) => x.least > 0 && !x.mixed);
        return pick([
          () => `${pick(s.values.Pair)}.${pick(["a", "b"])}`,
          () => `words[${int(3)}]`,
          () => `S.say(${value(s, "string", depth + 1)})`,
          () => (filled.length > 0 ? `${pick(filled).name}[0]` : simple()),
          () => `[${value(s, "string", 2)}, ${value(s, "string", 2)}][${int(2)}]`,
        ])();
      }
      case "u32":
        return pick([
          () => `${value(s, "u32", depth + 1)} ${pick(["+", "*"])} ${value(s, "u32", 2)}`,
          () => `${pick(s.values["[]string"])}.length`,
          () => "S.num()",
        ])();
      case "bool":
        return pick([
          () => `${value(s, "u32", 2)} ${pick(["<", ">=", "==", "!="])} ${value(s, "u32", 2)}`,
          () => `${value(s, "string", 2)} ${pick(["==", "!="])} ${value(s, "string", 2)}`,
          () => `${value(s, "bool", 2)} ${pick(["&&", "||"])} ${value(s, "bool", 2)}`,
          () => `!${pick(s.values.bool)}`,
        ])();
      case "[]string":
        return pick([
          () => `[${value(s, "string", depth + 1)}, ${value(s, "string", 2)}]`,
          () => (s.streams.length > 0 ? pick(s.streams).name : simple()),
          () => "S.list()",
        ])();
      case "Pair":
        return pick([
          () => `Pair(a = ${value(s, "string", 2)}, b = ${value(s, "string", 2)})`,
          () => `${pick(s.values.Pair)}.copy(${pick(["a", "b"])} = ${value(s, "string", 2)})`,
        ])();
    }
  };

  const emit = (indent, text) => lines.push(" ".repeat(indent) + text);
  const call = (s, indent, at = "") => {
    const type = pick(["string", "string", "string", "u32", "bool", "[]string", "Pair"]);
    const right = {
      string: pick([
        () => `S.say(${value(s, "string")})`,
        () => `S.join(${value(s, "string")}, ${value(s, "string")})`,
        () => "S.where()",
        () => `S.slow(${value(s, "string")})`,
      ])(),
      u32: "S.num()",
      bool: pick(["S.yes()", "S.no()"]),
      "[]string": pick(["S.list()", "S.empty()"]),
      Pair: `S.pair(${value(s, "string")}, ${value(s, "string")})`,
    }[type];
    const name = fresh("x");
    emit(indent, `${at}${name} <- ${right}`);
    // S.empty has no elements to index, but nothing here indexes answers.
    return define(s, type, name);
  };
  const block = (s, indent, least = 1) => {
    const began = lines.length;
    for (let i = least + int(3); i > 0; i--) statement(s, indent);
    // Official scripts lose blocks without instructions, and then run their handlers.
    if (!lines.slice(began).some((l) => l.startsWith(" ".repeat(indent) + "S.put"))) emit(indent, `S.put(${value(s, "string")})`);
  };

  const statement = (s, indent) => {
    if (--budget < 0) return void emit(indent, `S.put(${value(s, pick(TYPES))})`);
    const deep = s.depth > 4;
    const choices = [
      [4, () => call(s, indent)],
      [2, () => emit(indent, `S.put(${value(s, pick(TYPES))})`)],
      [2, () => {
        const [type, name] = [pick(TYPES), fresh("v")];
        emit(indent, `${name} = ${value(s, type)}`);
        define(s, type, name);
      }],
      [deep ? 0 : 5, () => {
        emit(indent, `on ${pick(PEERS)}:`);
        block(Object.assign(s, { depth: s.depth + 1 }), indent + 2); // `on` does not limit names
        s.depth--;
      }],
      [deep ? 0 : 2, () => {
        emit(indent, `if ${value(s, "bool")}:`);
        block(inner(s), indent + 2);
        if (random() < 0.6) {
          emit(indent, "else:");
          block(inner(s), indent + 2);
        }
      }],
      [deep || s.loops > 1 ? 0 : 2, () => {
        const name = fresh("w");
        emit(indent, `for ${name} <- ${pick(["words", "peers", '["p", "q"]'])}:`);
        const body = inner(s, { loops: s.loops + 1 });
        define(body, "string", name);
        block(body, indent + 2);
      }],
      [deep ? 0 : 2, () => {
        emit(indent, "try:");
        const fails = !s.parallel && random() < 0.7;
        block(inner(s), indent + 2);
        if (fails) {
          const where = random() < 0.5;
          if (where) emit(indent + 2, `on ${pick(PEERS)}:`);
          emit(indent + (where ? 4 : 2), `S.fail(${value(s, "string", 2)})`);
        }
        const error = fresh("e");
        emit(indent, random() < 0.7 ? `catch ${error}:` : "otherwise:");
        const handler = inner(s);
        if (lines.at(-1).includes("catch")) emit(indent + 2, `S.put(${error}.error_code)`);
        block(handler, indent + 2);
      }],
      [2, () => {
        const name = fresh("s");
        emit(indent, `${name}: *string`);
        s.streams.push({ name, least: 0 });
      }],
      [s.streams.length > 0 ? 4 : 0, () => {
        const stream = pick(s.streams);
        if (random() < 0.5) emit(indent, `${stream.name} <<- ${value(s, "string")}`);
        else emit(indent, `${stream.name} <- S.say(${value(s, "string")})`);
        stream.least++;
      }],
      [deep || s.parallel ? 0 : 3, () => {
        // Branches: what they define is visible after them, and is joined.
        const results = [];
        const count = 2 + int(2);
        for (let i = 0; i < count; i++) {
          emit(indent, `${i > 0 ? "par " : ""}on ${pick(PEERS)}:`);
          const branch = inner(s, { parallel: true, streams: [] });
          for (let k = int(2); k > 0; k--) statement(branch, indent + 2);
          const name = fresh("r");
          emit(indent + 2, `${name} <- S.say(${value(branch, "string", 2)})`);
          results.push(name);
        }
        // A peer that goes on before it knows a result cannot tell it later to those behind it.
        for (const r of results) emit(indent, `join ${r}`);
        for (const r of results) define(s, "string", r);
      }],
      [deep || s.parallel || s.loops > 0 ? 0 : 2, () => {
        const [stream, item] = [fresh("s"), fresh("w")];
        emit(indent, `${stream}: *string`);
        emit(indent, `for ${item} <- peers par:`);
        emit(indent + 2, `on ${item}:`);
        emit(indent + 4, `${stream} <- ${pick(["S.where()", `S.say(${item})`, `S.join(${item}, text)`])}`);
        emit(indent, `join ${stream}[2]`);
        s.streams.push({ name: stream, least: 3, mixed: true }); // filled in the order of arrival
      }],
      [deep || s.parallel ? 0 : 1, () => {
        emit(indent, `co on ${pick(PEERS)}:`);
        emit(indent + 2, `S.put(${value(s, "string", 2)})`);
      }],
      [functions.length > 0 ? 3 : 0, () => {
        const f = pick(functions);
        const names = f.results.map(() => fresh("y"));
        emit(indent, `${names.join(", ")} <- ${f.name}(${f.params.map((t) => value(s, t, 2)).join(", ")}, ${rest})`);
        f.results.forEach((t, i) => define(s, t, names[i]));
      }],
      [deep ? 0 : 2, () => {
        const [name, x] = [fresh("c"), fresh("z")];
        emit(indent, `${name} = (${x}: string) -> string:`);
        const body = inner(s);
        define(body, "string", x);
        const began = lines.length;
        if (random() < 0.6) {
          emit(indent + 2, `on ${pick(PEERS)}:`);
          statement(Object.assign(body, { depth: body.depth + 1 }), indent + 4);
          if (lines.length === began + 1) emit(indent + 4, "S.put(text)");
        } else statement(body, indent + 2);
        emit(indent + 2, `<- ${value(body, "string")}`);
        s.closures.push(name);
      }],
      [s.closures.length > 0 ? 3 : 0, () => {
        const name = fresh("y");
        emit(indent, `${name} <- ${pick(s.closures)}(${value(s, "string", 2)})`);
        define(s, "string", name);
      }],
    ];
    let x = random() * choices.reduce((n, [w]) => n + w, 0);
    for (const [w, make] of choices) if ((x -= w) < 0) return void make();
  };

  const rest = Object.values(PARAMETERS).flat().join(", ");
  const top = () => ({
    values: Object.fromEntries(Object.entries(PARAMETERS).map(([t, names]) => [t, [...names]])),
    streams: [], closures: [], depth: 0, loops: 0, parallel: false,
  });
  const makeFunction = (name, params, results, least) => {
    const s = top();
    const own = params.map((type, i) => {
      const p = `p${i}`;
      define(s, type, p);
      return `${p}: ${type}`;
    });
    emit(0, `func ${name}(${[...own, HEADER].join(", ")}) -> ${results.join(", ")}:`);
    block(s, 2, least);
    emit(2, `<- ${results.map((t) => value(s, t)).join(", ")}`);
    emit(0, "");
  };
  for (let i = int(3); i > 0; i--) {
    const f = { name: fresh("f"), params: [pick(TYPES), pick(TYPES)], results: [pick(TYPES), "string"].slice(int(2)) };
    makeFunction(f.name, f.params, f.results, 1);
    functions.push(f);
    budget = size;
  }
  makeFunction("main", [], [pick(TYPES), "string", "[]string"], 3);
  return `-- Generated from seed ${seed}.\n-- unordered: true\naqua Main\nimport "lib/s.aqua"\nexport main\n\n${lines.join("\n")}`;
}

const { values: o } = flags("usage: generate.mjs --out DIR [--count 200] [--first 1] [--size 12] [--loose]", {
  out: { type: "string" },
  count: { type: "string", default: 200 },
  first: { type: "string", default: 1 },
  size: { type: "string", default: 12 },
  loose: { type: "boolean" },
}, (o) => (o.out ? undefined : ""));
const cases = resolve(dirname(fileURLToPath(import.meta.url)), "../../tests/differential");
mkdirSync(join(o.out, "programs"), { recursive: true });
cpSync(join(cases, "world.json"), join(o.out, "world.json"));
cpSync(join(cases, "programs", "lib"), join(o.out, "programs", "lib"), { recursive: true });
for (let seed = o.first; seed < o.first + o.count; seed++)
  writeFileSync(join(o.out, "programs", `g${String(seed).padStart(6, "0")}.aqua`), (o.loose ? generateLoose : generate)(seed, o.size).trimEnd() + "\n");
