#!/usr/bin/env node
// Workflows of tests/differential, simulated as a whole: the official VM driven by the simulator of tools/oracle, and
// ours. The same scripts (ours), peers, services and latencies; what comes out has to be equal. usage: see USAGE.
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { isDeepStrictEqual } from "node:util";
import { loadCases } from "../oracle/lib/cases.mjs";
import { flags } from "../oracle/lib/flags.mjs";
import { buildAll } from "../oracle/lib/ours.mjs";
import { makePeer } from "../oracle/lib/peers.mjs";
import { simulate } from "../oracle/lib/sim.mjs";

const USAGE = `usage: workflows.mjs --aqua BUILD/aqua [options] [CASE...]   run_loop has to lie in BUILD/tools/bench
  --seconds S   measuring time for each case and VM (0.3)
  --every N     every N-th case only (1)
Times are milliseconds of processor time, the least of all runs; both are warm. kept: without making the keys of all peers
anew, as \`aqua test --repeat\` and \`aqua explore\` run workflows.`;

const { values: options, positionals } = flags(USAGE, {
  aqua: { type: "string" },
  seconds: { type: "string", default: 0.3 },
  every: { type: "string", default: 1 },
}, (o) => (o.aqua ? undefined : ""), { positionals: true });

const tests = join(dirname(fileURLToPath(import.meta.url)), "..", "..", "tests", "differential");
const loop = join(dirname(options.aqua), "tools", "bench", "run_loop");
const folder = mkdtempSync(join(tmpdir(), "workflows-"));

/** Scenarios of `aqua run`, as the tests make them: FOLDER/NAME.toml. */
function writeScenarios() {
  const script = `import sys, pathlib; sys.path.insert(0, sys.argv[1]); import cases
for case in cases.load_cases(): pathlib.Path(sys.argv[2], case.name + ".toml").write_text(cases.to_toml(case))`;
  const done = spawnSync("python3", ["-c", script, tests, folder], { encoding: "utf8" });
  if (done.status !== 0) throw new Error(done.stderr);
}

function official(air, scenario) {
  let least = Infinity;
  let result;
  const end = performance.now() + options.seconds * 1000;
  for (let runs = 0; runs < 3 || performance.now() < end; runs++) {
    const began = process.cpuUsage();
    result = simulate({ air, scenario });
    const { user, system } = process.cpuUsage(began);
    least = Math.min(least, (user + system) / 1000);
  }
  return { ms: least, values: result.outcome.kind === "response" ? result.outcome.value : [] };
}

function ours(one) {
  const done = spawnSync(loop, [String(options.seconds), join(folder, `${one.name}.toml`), one.file], { encoding: "utf8" });
  if (done.status !== 0) throw new Error(`${one.name}: ${done.stderr}`);
  return JSON.parse(done.stdout);
}

try {
  writeScenarios();
  const all = loadCases(tests, positionals.length ? positionals : null);
  const cases = all.filter((one, i) => !one.noRelay && !one.racy && i % options.every === 0);
  const built = await buildAll(options.aqua, cases);
  const rows = [];
  for (const one of cases) {
    const { air, error } = built.get(one.name);
    if (error) throw new Error(`${one.name}: ${error}`);
    const theirs = official(air, one.scenario);
    const mine = ours(one);
    const ids = Object.keys(one.scenario.peers).map((name) => [makePeer(name).id, `\${peer.${name}}`]);
    const named = ids.reduce((text, [id, name]) => text.replaceAll(id, name), JSON.stringify(mine.values));
    const same = one.unordered ? JSON.parse(named).length === theirs.values?.length : isDeepStrictEqual(JSON.parse(named), theirs.values);
    if (!same) throw new Error(`${one.name}: the answers are not the same`);
    rows.push({ name: one.name, official: theirs.ms, ours: mine.ms, kept: mine.kept, steps: mine.steps });
  }
  rows.sort((a, b) => a.official / a.kept - b.official / b.kept);
  const line = (cells) => console.log(cells.map((cell, k) => (k === 0 ? cell.padEnd(32) : cell.padStart(9))).join(" "));
  const times = (a, b) => `${(a / b).toFixed(0)}x`;
  line(["workflow", "runs", "official", "ours", "", "kept", ""]);
  for (const r of rows.length <= 12 ? rows : [...rows.slice(0, 5), rows[rows.length >> 1], ...rows.slice(-3)])
    line([r.name, String(r.steps), r.official.toFixed(2), r.ours.toFixed(3), times(r.official, r.ours), r.kept.toFixed(3), times(r.official, r.kept)]);
  for (const key of ["ours", "kept"]) {
    const ratios = rows.map((r) => r.official / r[key]).sort((a, b) => a - b);
    const sum = (of) => rows.reduce((total, row) => total + row[of], 0);
    const below = ratios.filter((ratio) => ratio < 50).length;
    console.log(`${key}, ${rows.length} workflows: median ${times(ratios[ratios.length >> 1], 1)}, least ${times(ratios[0], 1)}, all together ${times(sum("official"), sum(key))}; below 50x: ${below}`);
  }
} finally {
  rmSync(folder, { recursive: true });
}
