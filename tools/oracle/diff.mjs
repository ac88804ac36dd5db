#!/usr/bin/env node
// Compares what aqua makes of the cases of tests/differential with what the official compiler makes of them, both
// executed by the official VM, under several orders of delivery. See README.md.
import { dirname, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { loadCases } from "./lib/cases.mjs";
import { observations, officialAir, orders, runs } from "./lib/official.mjs";
import { airStats, compareRuns } from "./lib/observe.mjs";
import { buildAll } from "./lib/ours.mjs";

const USAGE = `usage: node diff.mjs --aqua BINARY [options] [CASE...]        CASE: a name, or the beginning of one and *
  --seeds N      fifo, and N random orders of delivery (default 5)
  --inject       let each described service function of a case fail in turn, too
  --measure      a table of sizes and messages instead of verdicts
  --cases DIR    folder with world.json and programs/
  --verbose      every case, and both scripts of those that differ
  --json         one JSON object a case
exit status: 0 nothing differs, 1 something does, 2 usage`;

const here = dirname(fileURLToPath(import.meta.url));
let o, only;
try {
  const parsed = parseArgs({
    allowPositionals: true,
    options: {
      aqua: { type: "string" },
      seeds: { type: "string", default: "5" },
      inject: { type: "boolean" },
      measure: { type: "boolean" },
      cases: { type: "string", default: resolve(here, "../../tests/differential") },
      verbose: { type: "boolean" },
      json: { type: "boolean" },
      help: { type: "boolean" },
    },
  });
  o = parsed.values;
  only = parsed.positionals.length > 0 ? parsed.positionals : null;
  if (o.help || !o.aqua) throw new Error("");
} catch (e) {
  console.error(e.message ? `${e.message}\n${USAGE}` : USAGE);
  process.exit(2);
}

const INJECTED_SEEDS = 2;
const cases = loadCases(o.cases, only);
if (cases.length === 0) {
  console.error("no such case");
  process.exit(2);
}
const built = await buildAll(resolve(o.aqua), cases);
const policies = orders(Number(o.seeds));

/** The functions of described services that a run has called. */
function injectable(run, one) {
  const seen = new Set();
  for (const c of run.calls)
    if (one.scenario.services[c.service] || (c.service === "callbackSrv" && c.fn !== "response"))
      seen.add(`${c.service} ${c.fn}`);
  return [...seen].map((key) => ({ service: key.split(" ")[0], fn: key.split(" ")[1] }));
}

function compare(one, official, aqua) {
  const a = runs(official, one, policies);
  const b = runs(aqua, one, policies);
  const seen = observations(b, one);
  const broken = b.flatMap((r) => r.vmErrors)[0];
  const result = one.expect ? expected(one, seen) : compareRuns(observations(a, one), seen);
  if (broken && result.verdict !== "equal") result.vmError = broken;
  result.runs = { official: a[0], aqua: b[0] };
  if (result.verdict === "equal" && one.racy) result.verdict = "racy";
  if (!o.inject || one.expect || (result.verdict !== "equal" && result.verdict !== "racy")) return result;
  const few = orders(INJECTED_SEEDS);
  for (const inject of injectable(a[0], one)) {
    const failing = runs(official, one, few, inject);
    const seen = observations(runs(aqua, one, few, inject), one);
    const r = compareRuns(observations(failing, one), seen);
    if (r.verdict === "equal" || r.verdict === "racy") continue;
    if (lost(failing) && seen.every((s) => s.outcome.kind === "error" && s.outcome.value.message?.includes("injected")))
      result.better = `${inject.service}.${inject.fn}: the official script loses the error on its way home`;
    else return { ...result, verdict: r.verdict, injected: `${inject.service}.${inject.fn}`, difference: r.difference };
  }
  return result;
}

/** Nothing comes home, because it is sent where nothing can be delivered. */
const lost = (list) => list.every((r) => r.outcome.kind === "none" && r.undeliverable.length > 0);

/** The official script is wrong: the right results are known. */
function expected(one, seen) {
  const wrong = seen.find((s) => JSON.stringify(s.outcome.value) !== JSON.stringify(one.expect));
  if (!wrong) return { verdict: "equal" };
  return { verdict: "different", difference: { outcome: { expected: one.expect, aqua: wrong.outcome } } };
}

const verdicts = { equal: 0, racy: 0, unclear: 0, different: 0, failed: 0 };
const sizes = [];
for (const one of cases) {
  let result;
  let official;
  const ours = built.get(one.name);
  try {
    official = await officialAir(one);
    result = ours.error ? { verdict: "failed", error: ours.error } : compare(one, official, ours.air);
  } catch (e) {
    result = { verdict: "failed", error: `official: ${e.message}` };
  }
  verdicts[result.verdict]++;
  if (result.runs)
    sizes.push({
      name: one.name,
      official: { ...airStats(official), ...result.runs.official.stats },
      aqua: { ...airStats(ours.air), ...result.runs.aqua.stats },
    });
  delete result.runs;
  if (o.measure) continue;
  if (o.json) console.log(JSON.stringify({ name: one.name, ...result }));
  else if (o.verbose || !["equal", "racy"].includes(result.verdict)) {
    const { verdict, ...more } = result;
    console.log(`${verdict.padEnd(9)} ${one.name}${Object.keys(more).length > 0 ? " " + JSON.stringify(more) : ""}`);
    if (o.verbose && verdict !== "equal") console.log(`--- official\n${official}--- aqua\n${ours.air ?? ""}`);
  }
}

if (o.measure) {
  const columns = [
    ["bytes", "bytes as written"],
    ["compact", "bytes without layout"],
    ["instructions", "instructions"],
    ["hops", "messages between peers"],
    ["steps", "runs of the VM"],
    ["sentBytes", "bytes in messages"],
  ];
  const cell = (a, b) => `${b}/${a}`.padStart(14);
  console.log(["case".padEnd(36), ...columns.map(([k]) => k.padStart(14))].join(""));
  for (const s of sizes)
    console.log([s.name.padEnd(36), ...columns.map(([k]) => cell(s.official[k], s.aqua[k]))].join(""));
  console.log("\ntotal: aqua / official");
  for (const [key, text] of columns) {
    const sum = (side) => sizes.reduce((n, s) => n + s[side][key], 0);
    const [a, b] = [sum("official"), sum("aqua")];
    const worse = sizes.filter((s) => s.aqua[key] > s.official[key]);
    console.log(
      `  ${text.padEnd(24)} ${b} / ${a} = ${(b / a).toFixed(3)}` +
        (worse.length > 0 ? `, larger in ${worse.length}: ${worse.slice(0, 8).map((s) => s.name).join(" ")}` : ""),
    );
  }
}
if (!o.json)
  console.log(
    `${cases.length} cases: ` +
      Object.entries(verdicts).filter(([, n]) => n > 0).map(([k, n]) => `${n} ${k}`).join(", "),
  );
process.exitCode = verdicts.different + verdicts.unclear + verdicts.failed > 0 ? 1 : 0;
