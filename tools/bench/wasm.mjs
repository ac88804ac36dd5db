#!/usr/bin/env node
// Compute modules: what calls and kernels cost, beside marine-js and native code, both sides in turns in one run.
//   node wasm.mjs --loop WASM_LOOP --aqua AQUA [--rounds N] [--avm FILE]
// Needs clang with wasm-ld (Debian: clang lld), cc, and `npm ci` in tools/oracle.
import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { flags } from "../oracle/lib/flags.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const { values: options } = flags("wasm.mjs --loop WASM_LOOP --aqua AQUA [--rounds N] [--avm FILE]", {
  loop: { type: "string" },
  aqua: { type: "string" },
  rounds: { type: "string", default: 7 },
  avm: { type: "string" },
}, (o) => (o.loop && o.aqua ? undefined : ""));
const require = createRequire(new URL("../oracle/package.json", import.meta.url));
const packages = dirname(dirname(require.resolve("@fluencelabs/avm/package.json")));
const avmFile = options.avm ?? join(packages, "avm", "dist", "avm.wasm");
const folder = mkdtempSync(join(tmpdir(), "wasm-bench-"));

function must(command, args) {
  const done = spawnSync(command, args, { encoding: "utf8" });
  if (done.status !== 0) throw new Error(`${command} ${args.join(" ")}: ${done.stderr ?? done.error}`);
  return done.stdout;
}

const source = join(here, "wasm_kernels.c"), module = join(folder, "kernels.wasm"), native = join(folder, "native");
must("python3", [join(here, "../../tests/wasm/modules/embed.py"), source, module, "-O2"]);
must("cc", ["-O2", "-DNATIVE", source, "-o", native]);

/** Our side: one process, one request at a time. */
class Ours {
  constructor(file) {
    this.process = spawn(options.loop, [file], { stdio: ["pipe", "pipe", "inherit"] });
    this.lines = createInterface({ input: this.process.stdout })[Symbol.asyncIterator]();
  }
  async ask(request) {
    this.process.stdin.write(`${request}\n`);
    const { value, done } = await this.lines.next();
    if (done) throw new Error(`wasm_loop ended at ${request.slice(0, 100)}`);
    return Number(value);
  }
  end() {
    this.process.stdin.end();
  }
}

/** marine-js: a service of the module, as clients have it. */
async function marine(file, name) {
  const root = join(packages, "marine-js", "dist");
  const { MarineService } = await import(join(root, "MarineService.js"));
  const { defaultCallParameters } = await import(join(root, "types.js"));
  const control = new WebAssembly.Module(readFileSync(join(root, "marine-js.wasm")));
  const bytes = new Uint8Array(readFileSync(file));
  const make = async () => {
    const wasi = { envs: { WASM_LOG: "off" }, preopened_files: new Set(), mapped_dirs: new Map() };
    const config = { modules_config: [{ import_name: name, config: { logger_enabled: true, logging_mask: 0, wasi } }] };
    const service = new MarineService(control, name, () => {}, config, { [name]: bytes }, {});
    await service.init();
    return service;
  };
  const service = await make();
  return {
    /** Nanoseconds of a call. */
    call(count, fn, args) {
      const began = process.hrtime.bigint();
      for (let i = 0; i < count; i++) JSON.stringify(service.call(fn, JSON.parse(args), defaultCallParameters));
      return Number(process.hrtime.bigint() - began) / count;
    },
    async fresh(count) {
      const began = process.hrtime.bigint();
      for (let i = 0; i < count; i++) await make();
      return Number(process.hrtime.bigint() - began) / count;
    },
  };
}

const { rounds } = options;
/** The least of several rounds of each side, in turns. */
async function turns(...sides) {
  const best = sides.map(() => Infinity);
  for (let round = 0; round < rounds; round++)
    for (const [i, side] of sides.entries()) best[i] = Math.min(best[i], await side());
  return best;
}

const rows = [];
function row(name, unit, other, ours, bound, good, against) {
  rows.push({ name, unit, other, ours, bound, good, against });
}
const faster = (name, unit, [other, ours], least, against = "marine-js") =>
  row(name, unit, other, ours, `≥ ${least}x`, other / ours >= least, against);
const slower = (name, unit, [other, ours], most, against) =>
  row(name, unit, other, ours, `≤ ${most}x`, ours / other <= most, against);

const ours = new Ours(module), theirs = await marine(module, "kernels");
const all = '[{"a":true,"b":1,"c":2,"d":3,"e":4,"f":5,"g":6,"h":7,"i":8,"j":1.5,"k":2.5,"l":"text","m":[1,2,3]}]';
for (const [name, fn, args, count, bound] of [
  ["call.scalar", "version", "[]", 20000, 5],
  ["call.string", "greet", '["Ann"]', 10000, 8],
  ["call.record", "change", all, 5000, 5],
])
  faster(name, "µs", (await turns(() => theirs.call(count, fn, args), () => ours.ask(`call ${count} ${fn} ${args}`)))
    .map((ns) => ns / 1e3), bound);
faster("service.new", "µs", (await turns(() => theirs.fresh(50), () => ours.ask("new 50"))).map((ns) => ns / 1e3), 5);

const wall = (command, args) => {
  const began = performance.now();
  must(command, args);
  return performance.now() - began;
};
const first = join(here, "wasm_first.mjs");
faster("service.first", "ms", await turns(
  () => wall(process.execPath, [first, packages, module, "greet", '["Ann"]']),
  () => wall(options.aqua, ["wasm", "call", module, "greet", '["Ann"]'])), 3);

for (const [kernel, overhead] of [["sha", 1.15], ["mandel", 1.3], ["fib", 4.5]]) {
  const [machine, metered, plain] = await turns(
    () => Number(must(native, [kernel]).split(" ")[0]),
    () => ours.ask(`run metered ${kernel}`), () => ours.ask(`run plain ${kernel}`));
  if (kernel !== "fib") slower(`kernel.${kernel}`, "ms", [machine, metered], 1.5, "native cc -O2");
  slower(`meter.${kernel}`, "ms", [plain, metered], overhead, "without guards");
}
row("memory.instance", "kB", null, (await ours.ask("memory 1000")) / 1000, "≤ 60", undefined, "");
rows.at(-1).good = rows.at(-1).ours <= 60;
ours.end();

if (existsSync(avmFile)) {
  const { CASES, makeCase } = await import("./vm_cases.mjs");
  const { Vm } = await import("../oracle/lib/vm.mjs");
  const { serializeAvmArgs } = require("@fluencelabs/avm");
  const vm = new Ours(avmFile), official = await marine(avmFile, "avm");
  for (const name of ["null", "dashboard", "long-data"]) {
    const { input } = makeCase(new Vm(), CASES[name]).timed[0];
    const { air, prevData = new Uint8Array(), data = new Uint8Array(), params, callResults } = input;
    const args = serializeAvmArgs({ ...params, keyFormat: 0 }, air, prevData, data, callResults);
    args[3].hard_limit_enabled = false; // the package writes a number, which its VM rejects
    const json = JSON.stringify(args);
    faster(`avm.step ${name}`, "ms", (await turns(() => official.call(10, "invoke", json), () => vm.ask(`call 10 invoke ${json}`)))
      .map((ns) => ns / 1e6), 1);
  }
  vm.end();
}
rmSync(folder, { recursive: true });

const number = (x) => (x === null ? "" : x >= 100 ? x.toFixed(0) : x >= 10 ? x.toFixed(1) : x.toFixed(2));
console.log("| what | beside | it | ours | ratio | goal | |\n|---|---|--:|--:|--:|--:|---|");
for (const { name, unit, other, ours, bound, good, against } of rows) {
  const ratio = other === null ? "" : bound.startsWith("≥") ? `${number(other / ours)}x` : `${number(ours / other)}x`;
  const them = other === null ? "" : `${number(other)} ${unit}`;
  console.log(`| ${name} | ${against} | ${them} | ${number(ours)} ${unit} | ${ratio} | ${bound} | ${good ? "yes" : "no"} |`);
}
process.exitCode = rows.every((each) => each.good) ? 0 : 1;
