#!/usr/bin/env node
// Compares what aqua makes of the cases of tests/differential with what the official compiler makes of them, both
// executed by the official VM, under several orders of delivery. See README.md.
import { dirname, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { loadCases } from "./lib/cases.mjs";
import { compareCase } from "./lib/compare.mjs";
import { flags } from "./lib/flags.mjs";
import { officialAir } from "./lib/official.mjs";
import { airStats } from "./lib/observe.mjs";
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
const { values: o, positionals } = flags(USAGE, {
  aqua: { type: "string" },
  seeds: { type: "string", default: 5 },
  inject: { type: "boolean" },
  measure: { type: "boolean" },
  cases: { type: "string", default: resolve(here, "../../tests/differential") },
  verbose: { type: "boolean" },
  json: { type: "boolean" },
}, (o) => (o.aqua ? undefined : ""), { positionals: true });
const only = positionals.length > 0 ? positionals : null;

const cases = loadCases(o.cases, only);
if (cases.length === 0) {
  console.error("no such case");
  process.exit(2);
}
const built = await buildAll(resolve(o.aqua), cases);
const options = { seeds: o.seeds, inject: o.inject };

const verdicts = { equal: 0, racy: 0, better: 0, unclear: 0, different: 0, failed: 0 };
const sizes = [];
for (const one of cases) {
  let result;
  let official;
  const ours = built.get(one.name);
  try {
    official = await officialAir(one);
    result = ours.error ? { verdict: "failed", error: ours.error } : compareCase(one, official, ours.air, options);
  } catch (e) {
    result = { verdict: "failed", error: `official: ${e.message}` };
  }
  verdicts[result.verdict]++;
  if (result.runs && (result.verdict === "equal" || result.verdict === "racy"))
    sizes.push({
      name: one.name,
      official: { ...airStats(official), ...result.runs.official.stats },
      aqua: { ...airStats(ours.air), ...result.runs.aqua.stats },
    });
  delete result.runs;
  if (o.measure) continue;
  if (o.json) console.log(JSON.stringify({ name: one.name, ...result }));
  else if (o.verbose || !["equal", "racy", "better"].includes(result.verdict)) {
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
