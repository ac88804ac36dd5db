#!/usr/bin/env node
// One step of the VM, timed in one run: the official Wasm module through marine-js, as clients have it, the same module
// with bytes put directly into its memory, and ours. Answers have to be equal. usage: see USAGE.
import { spawnSync } from "node:child_process";
import { appendFileSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { Ours, differences, requestLine } from "../oracle/lib/engine.mjs";
import { flags } from "../oracle/lib/flags.mjs";
import { Vm } from "../oracle/lib/vm.mjs";
import { CASES, makeCase } from "./vm_cases.mjs";

const USAGE = `usage: vm_time.mjs --aqua BUILD/aqua [--warm BUILD/tools/bench/vm_warm] [options] [CASE...]
  --seconds S   measuring time for each case and VM (1)
  --no-marine   leave marine-js out
Times are milliseconds, the least of all samples: of the official VM the smaller of processor and wall time, which a busy
machine distorts less, of ours wall time. warm: in memory, in a peer that remembers. crypto: the same Ed25519
operations and BLAKE3 hashes alone.`;

const { values: options, positionals } = flags(USAGE, {
  aqua: { type: "string" },
  warm: { type: "string" },
  seconds: { type: "string", default: 1 },
  "no-marine": { type: "boolean" },
}, (o, names) => {
  const unknown = names.find((name) => !Object.hasOwn(CASES, name));
  return unknown ? `no case ${unknown}; there are: ${Object.keys(CASES).join(", ")}` : o.aqua ? undefined : "";
}, { positionals: true });

/** The official VM as clients use it: every argument and result passes marine-js. */
async function marine() {
  const require = createRequire(new URL("../oracle/package.json", import.meta.url));
  const avm = dirname(require.resolve("@fluencelabs/avm/package.json"));
  const root = join(avm, "..", "marine-js");
  const { serializeAvmArgs, deserializeAvmResult } = require("@fluencelabs/avm");
  const { MarineService } = await import(join(root, "dist", "MarineService.js"));
  const { defaultCallParameters } = await import(join(root, "dist", "types.js"));
  const wasi = { envs: { WASM_LOG: "off" }, preopened_files: new Set(), mapped_dirs: new Map() };
  const service = new MarineService(
    new WebAssembly.Module(readFileSync(join(root, "dist", "marine-js.wasm"))), "avm", () => {},
    { modules_config: [{ import_name: "avm", config: { logger_enabled: true, logging_mask: 0, wasi } }] },
    { avm: new Uint8Array(readFileSync(join(avm, "dist", "avm.wasm"))) }, {});
  await service.init();
  return ({ air, prevData = new Uint8Array(), data = new Uint8Array(), params, callResults }) => {
    const args = serializeAvmArgs({ ...params, keyFormat: 0 }, air, prevData, data, callResults);
    args[3].hard_limit_enabled = false; // the package writes a number, which its VM rejects
    return deserializeAvmResult(service.call("invoke", args, defaultCallParameters));
  };
}

const ours = new Ours(`'${options.aqua}' air run --batch`);
const runOurs = async ({ input }) => {
  const answer = await ours.run({ ...input, results: input.callResults }, { prev: input.prevData ?? [], cur: input.data ?? [] });
  if (answer.crash !== undefined) throw new Error(`aqua: ${answer.crash}`);
  return answer;
};

/** Least milliseconds of `once`, which gives its own: five samples, more while there is time. */
async function least(once) {
  const budget = options.seconds * 1000;
  let best = Infinity;
  for (let i = 0, spent = 0; i < 5 || spent < budget; i++) {
    const began = performance.now();
    best = Math.min(best, await once());
    spent += performance.now() - began;
    if (spent > 10 * budget) break;
  }
  return best;
}
/** Milliseconds of running all inputs in this process. */
function inProcess(run, steps) {
  const cpu = process.cpuUsage(), wall = performance.now();
  for (const step of steps) run(step.input);
  const { user, system } = process.cpuUsage(cpu);
  return Math.min((user + system) / 1000, performance.now() - wall);
}

/** A case for vm_warm: the whole particle, each step with the numbers of the steps whose data it takes. */
function particle(name, { steps, timed }) {
  const airs = [...new Set(steps.map((s) => s.input.air))];
  const one = (s) => {
    const { call_results, params } = requestLine({ ...s.input, results: s.input.callResults }, { prev: [], cur: [] });
    return {
      air: airs.indexOf(s.input.air), prev: s.prev?.index ?? null, data: s.data?.index ?? null, params,
      results: call_results, requests: s.requests.length, timed: timed.includes(s),
    };
  };
  return JSON.stringify({ name, airs, steps: steps.map(one) }) + "\n";
}

const official = new Vm();
const slow = options["no-marine"] ? null : await marine();
const folder = mkdtempSync(join(tmpdir(), "vm-time-"));
const particles = join(folder, "particles.jsonl");
const rows = [];
for (const name of positionals.length > 0 ? positionals : Object.keys(CASES)) {
  const made = makeCase(official, CASES[name]);
  for (const step of made.timed) {
    const [wrong] = differences(step.answer, await runOurs(step), (data) => official.decode(data));
    if (wrong) throw new Error(`${name}: another ${wrong[0]}: official ${wrong[1]}, ours ${wrong[2]}`.slice(0, 2000));
  }
  const row = { name, runs: made.timed.length };
  row.own = await least(async () => {
    let ms = 0;
    for (const step of made.timed) ms += (await runOurs(step)).ms;
    return ms;
  });
  row.direct = await least(() => inProcess((input) => official.invoke(input), made.timed));
  if (slow) row.marine = await least(() => inProcess(slow, made.timed));
  appendFileSync(particles, particle(name, made));
  rows.push(row);
  console.error(`${name}: ours ${row.own.toFixed(3)}, direct ${row.direct.toFixed(1)}${slow ? `, marine-js ${row.marine.toFixed(1)}` : ""} ms`);
}
ours.end();
if (options.warm) {
  const r = spawnSync(options.warm, ["replay", particles], { encoding: "utf8", stdio: ["ignore", "pipe", "inherit"], maxBuffer: 1 << 26 });
  if (r.status !== 0) throw new Error(`vm_warm ended with ${r.status ?? r.signal}`);
  r.stdout.trim().split("\n").forEach((line, i) => Object.assign(rows[i], JSON.parse(line)));
}
rmSync(folder, { recursive: true });

// ------------------------------------------------------------------------------------------------------ the tables
const number = (x) => (x === undefined ? "-" : x >= 100 ? x.toFixed(0) : x >= 10 ? x.toFixed(1) : x >= 1 ? x.toFixed(2) : x.toFixed(3));
const times = (a, b) => (a === undefined || b === undefined ? "-" : `${number(a / b)}x`);
function table(head, lines) {
  console.log(`| ${head.join(" | ")} |\n|${head.map((_, i) => (i === 0 ? "---" : "---:")).join("|")}|`);
  for (const line of lines) console.log(`| ${line.join(" | ")} |`);
  console.log();
}
const operations = (r) => (r.crypto === undefined ? "-" : `${r.derive}/${r.sign}/${r.verify}/${r.hash}`);
table(["case", "runs", "marine-js", "direct", "ours", "marine-js / ours", "direct / ours", "keys/signs/verifies/hashes", "crypto", "ours / crypto", "warm", "direct / warm"],
  rows.map((r) => [r.name, r.runs, number(r.marine), number(r.direct), number(r.own), times(r.marine, r.own), times(r.direct, r.own),
    operations(r), number(r.crypto), times(r.own, r.crypto), number(r.warm), times(r.direct, r.warm)]));
const linear = rows.filter((r) => /^(one-by-one|canon-after-insert)-\d+$/.test(r.name));
if (linear.length > 0)
  table(["microseconds per element", "direct", "ours", "warm"], linear.map((r) => {
    const each = (ms) => number(ms === undefined ? ms : (1000 * ms) / Number(r.name.match(/\d+$/)[0]));
    return [r.name, each(r.direct), each(r.own), each(r.warm)];
  }));

// ------------------------------------------------------------------------------------------------------- the goals
const middle = (xs) => xs.sort((x, y) => x - y)[xs.length >> 1];
const goal = (text, below) => console.log(`- ${text}: ${below.length === 0 ? "yes" : `no: ${below.map((r) => r.name).join(", ")}`}`);
goal("cold, at least 3 times faster than the module driven directly", rows.filter((r) => r.direct / r.own < 3));
if (slow) {
  const median = middle(rows.map((r) => r.marine / r.own));
  console.log(`- cold, at least 20 times faster than through marine-js in the median case: ${median >= 20 ? "yes" : "no"}, ${number(median)}x`);
}
if (options.warm) {
  goal("warm, at least 20 times faster than the module driven directly", rows.filter((r) => CASES[r.name].warm && r.direct / r.warm < 20));
  goal("cold, within 2 times of crypto where that is a third of the time or more", rows.filter((r) => r.own / r.crypto > 2 && r.own / r.crypto <= 3));
}
