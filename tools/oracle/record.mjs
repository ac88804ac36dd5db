#!/usr/bin/env node
// Writes what the official compiler and VM do with every case of tests/differential: recorded/answers.jsonl, one case
// a line. Cases whose behaviour depends on the order of delivery are refused, unless marked `unordered` for arrays.
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { loadCases } from "./lib/cases.mjs";
import { flags } from "./lib/flags.mjs";
import { officialAir, observations, orders, runs } from "./lib/official.mjs";
import { airStats, compareRuns } from "./lib/observe.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const { values: o } = flags("usage: record.mjs [--cases DIR] [--only CASE]... [--seeds 6] [--print] [--air]", {
  cases: { type: "string", default: resolve(here, "../../tests/differential") },
  only: { type: "string", multiple: true },
  seeds: { type: "string", default: 6 },
  print: { type: "boolean" },
  air: { type: "boolean" },
});

const lines = [];
let bad = 0;
for (const one of loadCases(o.cases, o.only)) {
  let air;
  try {
    air = await officialAir(one);
  } catch (e) {
    bad++;
    console.log(`${one.name}: ${e.message}`);
    continue;
  }
  if (o.air) console.log(air);
  const list = runs(air, one, orders(o.seeds));
  const seen = observations(list, one);
  const { verdict, difference } = compareRuns([seen[0]], seen);
  if (verdict !== "equal" && !one.racy) {
    bad++;
    console.log(`${one.name}: depends on the order: ${JSON.stringify(difference)}`);
    continue;
  }
  const { bytes, compact, instructions } = airStats(air);
  const { hops } = list[0].stats;
  const { outcome, calls } = seen[0];
  if (one.expect) Object.assign(outcome, { kind: "response", value: one.expect });
  // Without results nobody is told that the function has ended.
  else if (outcome.kind === "none") outcome.kind = air.includes('("callbackSrv" "response")') ? "stuck" : "done";
  if (outcome.value === null) delete outcome.value;
  if (seen[0].responses.length > 1 || outcome.kind === "vm-error" || seen[0].finished !== "quiet") {
    bad++;
    console.log(`${one.name}: ${JSON.stringify({ ...seen[0], vmErrors: list[0].vmErrors })}`);
    continue;
  }
  const answer = { name: one.name, outcome, calls, size: { bytes, compact, instructions, hops } };
  if (o.print) console.log(JSON.stringify(answer));
  lines.push(JSON.stringify(answer));
}
if (!o.only) {
  mkdirSync(join(o.cases, "recorded"), { recursive: true });
  writeFileSync(join(o.cases, "recorded", "answers.jsonl"), lines.join("\n") + "\n");
}
console.log(`${lines.length} recorded, ${bad} refused`);
process.exitCode = bad > 0 ? 1 : 0;
