#!/usr/bin/env node
// Scripts of aqua beside those of the official compiler 0.14.6, as one markdown table: bytes as written, instructions,
// and messages between peers on the official VM.
//   node tools/bench/scripts.mjs build/release/aqua [--only NAME,PREFIX*] > table.md
// Programs: tests/differential (all three numbers), and every function of the npm packages in tests/packages (bytes and
// instructions: there is no world to run them in). Needs `npm ci` in tools/oracle and in tests/packages.
// A program on which the official script gets stuck or loses a branch counts for bytes and instructions, but not for messages.
import { cpSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { execFileSync } from "node:child_process";
import { tmpdir } from "node:os";
import { basename, dirname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { loadCases } from "../oracle/lib/cases.mjs";
import { compileOfficial } from "../oracle/lib/compile.mjs";
import { flags } from "../oracle/lib/flags.mjs";
import { airStats } from "../oracle/lib/observe.mjs";
import { officialAir, orders, runs } from "../oracle/lib/official.mjs";
import { buildAll, splitAir } from "../oracle/lib/ours.mjs";

const root = resolve(dirname(fileURLToPath(import.meta.url)), "../..");
const { values, positionals } = flags("usage: node scripts.mjs AQUA [--only NAME,PREFIX*]", { only: { type: "string" } },
  (_, files) => (files.length === 1 ? undefined : ""), { positionals: true });
const aqua = resolve(positionals[0]);
const LIMITS = { bytes: 0.35, instructions: 0.7, messages: 0.75 };

/** {name, kind, official: {bytes, instructions, messages?}, aqua: the same, least?: messages} */
const rows = [];

/**
 * Messages that every script needs for these calls. One peer after the other: the ways between the peers of the calls, in
 * their order, and home. Two peers that are no relays hear of each other through one, as either may be behind it; where
 * the program says otherwise (nested `on`), `most`, what one script does with, is less. With branches, whose order is
 * free: each peer that is called hears of it once, as do its relay and, at the end, the client.
 */
function leastMessages(run, peers, parallel, most) {
  const LOCAL = new Set(["getDataSrv", "math", "cmp", "op"]);
  const called = run.calls.filter((c) => !LOCAL.has(c.service)).map((c) => c.peer);
  const client = run.calls.find((c) => c.service === "getDataSrv")?.peer ?? "client";
  const answers = run.outcome.kind !== "none";
  const isRelay = (peer) => peers[peer]?.kind === "relay";
  const distance = (from, to) => {
    if (from === to) return 0;
    if (isRelay(from) && isRelay(to)) return 1;
    if (isRelay(from)) return peers[to]?.relay && peers[to].relay !== from ? 2 : 1;
    if (isRelay(to)) return peers[from]?.relay && peers[from].relay !== to ? 2 : 1;
    const [own, other] = [peers[from]?.relay, peers[to]?.relay];
    return own && other && own !== other ? 3 : 2;
  };
  let least = 0;
  if (parallel) {
    const hear = new Set(called.filter((peer) => peer !== client));
    const away = hear.size > 0;
    for (const peer of [...hear, ...(away ? [client] : [])]) if (peers[peer]?.relay) hear.add(peers[peer].relay);
    least = hear.size + (away && answers ? 1 : 0);
  } else {
    const way = [client, ...called, ...(answers ? [client] : [])];
    for (let i = 1; i < way.length; i++) least += distance(way[i - 1], way[i]);
  }
  return Math.min(least, most);
}

// ---- programs of the project ----------------------------------------------------------------------------------------
const cases = loadCases(join(root, "tests/differential"), values.only?.split(",") ?? null);
const built = await buildAll(aqua, cases);
for (const one of cases) {
  const official = await officialAir(one);
  const ours = built.get(one.name);
  if (ours.error) throw new Error(`${one.name}: ${ours.error}`);
  const row = { name: one.name, kind: "program", official: airStats(official), aqua: airStats(ours.air) };
  const [a] = runs(official, one, orders(0));
  const [b] = runs(ours.air, one, orders(0));
  if (!one.expect && (a.outcome.kind !== "none" || (b.outcome.kind === "none" && a.undeliverable.length === 0))) {
    row.official.messages = a.stats.hops;
    row.aqua.messages = b.stats.hops;
  }
  const source = readFileSync(one.file, "utf8");
  row.parallel = /^\s*(par|parseq|co)\b|\bpar:/m.test(source);
  row.least = leastMessages(b, one.scenario.peers, row.parallel, Math.min(a.stats.hops, b.stats.hops));
  rows.push(row);
}

// ---- npm packages ---------------------------------------------------------------------------------------------------
const skipped = new Map(); // file -> functions that the official compiler refuses
const packages = join(root, "tests/packages/node_modules");
if (existsSync(packages) && !values.only) {
  const folder = mkdtempSync(join(tmpdir(), "aqua-bench-"));
  try {
    const modules = join(folder, "node_modules");
    cpSync(packages, modules, { recursive: true });
    const files = readdirSync(modules, { recursive: true }).filter((f) => f.endsWith(".aqua")).sort();
    // The official compiler 0.14.6 wants `aqua` where older headers say `module`.
    for (const f of files) {
      const text = readFileSync(join(modules, f), "utf8");
      writeFileSync(join(modules, f), text.replace(/^module (\S+)/m, "aqua $1"));
    }
    for (const f of files) {
      const text = readFileSync(join(modules, f), "utf8");
      const names = [...text.matchAll(/^func (\w+)/gm)].map((m) => m[1]);
      if (names.length === 0) continue;
      for (const name of names) {
        const file = join(modules, dirname(f), `bench-${name}.aqua`);
        writeFileSync(file, `aqua Bench\n\nimport "./${basename(f)}"\n\nexport ${name}\n`);
        const label = `${relative(".", f).replace(/^@fluencelabs\//, "")}: ${name}`;
        const official = await compileOfficial(file, { imports: [modules] });
        if (!official.ok || !official.functions[name]) {
          const file = label.split(":")[0];
          skipped.set(file, (skipped.get(file) ?? 0) + 1);
          continue;
        }
        const out = execFileSync(aqua, ["build", "--target", "air", "-o", "-", "-q", "-I", modules, file], {
          encoding: "utf8",
          stdio: ["ignore", "pipe", "ignore"],
        });
        rows.push({ name: label, kind: "npm", official: airStats(official.functions[name]), aqua: airStats(splitAir(out)[name]) });
      }
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
} else if (!values.only) {
  console.error("without npm packages: run `npm ci --ignore-scripts` in tests/packages");
}

// ---- the table --------------------------------------------------------------------------------------------------------
const ratio = (a, b) => (a === 0 ? "-" : (b / a).toFixed(3));
console.log("# Scripts: aqua / official 0.14.6\n");
console.log("| program | bytes | official | instructions | official | messages | official |");
console.log("|---|--:|--:|--:|--:|--:|--:|");
for (const { name, official: a, aqua: b } of rows)
  console.log(`| ${name} | ${b.bytes} | ${a.bytes} | ${b.instructions} | ${a.instructions} | ${b.messages ?? ""} | ${a.messages ?? ""} |`);

console.log("\n| total | aqua | official | ratio | wanted at most |\n|---|--:|--:|--:|--:|");
const sum = (list, side, key) => list.reduce((n, r) => n + (r[side][key] ?? 0), 0);
const total = (label, list, key, limit) => {
  const [a, b] = [sum(list, "official", key), sum(list, "aqua", key)];
  console.log(`| ${label} | ${b} | ${a} | ${ratio(a, b)} | ${limit ?? ""} |`);
};
for (const [kind, label] of [["program", "programs"], ["npm", "npm packages"]]) {
  const list = rows.filter((r) => r.kind === kind);
  if (list.length === 0) continue;
  total(`bytes, ${list.length} ${label}`, list, "bytes", LIMITS.bytes);
  total(`instructions, ${list.length} ${label}`, list, "instructions", LIMITS.instructions);
}
total("bytes, all", rows, "bytes", LIMITS.bytes);
total("instructions, all", rows, "instructions", LIMITS.instructions);
const sent = rows.filter((r) => r.official.messages > 0);
const parallel = sent.filter((r) => r.parallel);
const sequential = sent.filter((r) => !r.parallel);
total(`messages, ${sequential.length} programs that visit one peer after the other`, sequential, "messages");
total(`messages, ${parallel.length} programs with branches`, parallel, "messages");
total("messages, all", sent, "messages", LIMITS.messages);
const least = (list) => list.reduce((n, r) => n + r.least, 0);
const floor = least(sent) / sum(sent, "official", "messages");
console.log(
  `\nNo script does with fewer than ${least(sequential)} messages where peers are visited one after the other, and ` +
    `${least(parallel)} in programs with branches: ${floor.toFixed(3)} of the official ones.`,
);

const more = sent.filter((r) => r.aqua.messages > r.official.messages).map((r) => r.name);
console.log(`\nMore messages than the official script: ${more.length === 0 ? "none" : more.join(", ")}.`);
const fewer = sent.filter((r) => r.official.messages - r.aqua.messages >= 2);
console.log(`At least two messages fewer: ${fewer.map((r) => r.name).join(", ")}.`);
for (const [file, count] of skipped) console.log(`Left out, the official compiler refuses it: ${file}, functions: ${count}`);
