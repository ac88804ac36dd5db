// Does another engine, that of Node, do the same with the same modules? Results, traps and fuel have to be equal.
//
// usage: node spec_node.mjs TRACE        a folder that wasm_spec wrote with `-t`
import { readFileSync } from 'node:fs';

const folder = process.argv[2];
const lines = readFileSync(`${folder}/trace.jsonl`, 'utf8').trim().split('\n').map(line => JSON.parse(line));
const BUDGET = [1n << 40n, 1 << 16, 1 << 16, 0];
const spectest = Object.fromEntries(
  ['print', 'print_i32', 'print_i64', 'print_f32', 'print_f64', 'print_i32_f32', 'print_f64_f64'].map(name => [name, () => {}]));
const instances = new Map();
const counts = { modules: 0, calls: 0, traps: 0, fuel: 0 };
const problems = [];

/// What is left is that of the innermost instance; calls between modules carry it along.
const guardsOf = it => it.guards.map(k => it.exports[it.names[k]]);
const arm = (it, budget) => guardsOf(it).forEach((global, k) => { global.value = budget[k]; });
const left = it => guardsOf(it).map(global => global.value);

const link = (it, from, name) => {
  const target = from.exports[name];
  if (typeof target !== 'function') return target;
  return (...args) => {
    if (it.guards?.length) arm(from, left(it));
    try {
      return target(...args);
    } finally {
      if (it.guards?.length) arm(it, left(from));
    }
  };
};

const load = line => {
  const it = { guards: line.guards, names: [], exports: {} };
  try {
    const module = new WebAssembly.Module(readFileSync(`${folder}/${line.load}`));
    it.names = WebAssembly.Module.exports(module).map(each => each.name);
    const imports = { spectest: { ...spectest } };
    for (const { module: name, name: item } of WebAssembly.Module.imports(module)) {
      const found = line.links.find(each => each.module === name);
      if (found) (imports[name] ??= {})[item] = link(it, instances.get(found.file), item);
    }
    it.exports = new WebAssembly.Instance(module, imports).exports;
    if (line.start !== null) {
      arm(it, BUDGET);
      it.exports[it.names[line.start]]();
    }
  } catch (error) {
    if (line.good) problems.push(`${line.load}: ${error}`);
    return;
  }
  if (!line.good) problems.push(`${line.load}: it is loaded here`);
  instances.set(line.load, it);
  ++counts.modules;
};

const toNumber = (letter, slot) => letter === 'i' ? Number(BigInt.asIntN(32, BigInt(slot))) : BigInt.asIntN(64, BigInt(slot));
const toSlot = (letter, value) => letter === 'i' ? String(value >>> 0) : String(BigInt.asUintN(64, value));

const call = (line, number) => {
  const it = instances.get(line.call), [params, types] = line.type.split(':');
  const fail = text => problems.push(`${number}: ${line.call} ${it.names[line.export]}: ${text}`);
  if (it.guards.length) arm(it, BUDGET);
  let results = null, trap = '';
  try {
    const value = it.exports[it.names[line.export]](...line.args.map((slot, k) => toNumber(params[k], slot)));
    results = types.length === 0 ? [] : types.length === 1 ? [value] : value;
    results = results.map((each, k) => toSlot(types[k], each));
  } catch (error) {
    trap = String(error);
    ++counts.traps;
  }
  if ((results === null) !== (line.results === null)) fail(`here ${trap || results}, there ${line.trap || line.results}`);
  else if (results !== null && results.join() !== line.results.join()) fail(`here ${results}, there ${line.results}`);
  ++counts.calls;
  if (!it.guards.length) return;
  const used = BUDGET[0] - left(it)[0];
  if (used !== BigInt(line.fuel)) fail(`used ${used} here, ${line.fuel} there`);
  else ++counts.fuel;
};

lines.forEach((line, k) => line.load ? load(line) : call(line, k + 1));
console.log(`${counts.modules} modules, ${counts.calls} calls, ${counts.traps} of them trapped, ${counts.fuel} used equal fuel`);
for (const each of problems) console.log(each);
console.log(`${problems.length} problems`);
process.exitCode = problems.length || !counts.calls ? 1 : 0;
