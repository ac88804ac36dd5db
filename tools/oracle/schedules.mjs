#!/usr/bin/env node
// Random scripts in random schedules on the official VM and on aqua's, compared step by step. See README.md.
import { mkdirSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { Official, Ours, differences, requestLine } from "./lib/engine.mjs";
import { flags } from "./lib/flags.mjs";
import { playParticle } from "./lib/network.mjs";
import { makePeer } from "./lib/peers.mjs";
import { rng } from "./lib/rng.mjs";
import { PEERS, randomScript } from "./lib/scripts.mjs";

const USAGE = `usage: node schedules.mjs --aqua BINARY [options]
  --engine CMD   in place of --aqua: any command that reads requests as \`aqua air run --batch\` does
  --count N      schedules (1000)
  --first N      seed of the first (1)
  --mode MODE    same: both VMs get what the official one produced before
                 own: aqua goes on with its own data
                 mixed: each peer has one of the two, by chance, beside a network that is all official
  --steps N      most steps of a schedule (25)
  --keep DIR     writes what differs: requests for step.mjs and \`aqua air run --batch\`
exit status: 0 nothing differs, 1 something does, 2 usage`;

const { values: o } = flags(USAGE, {
  aqua: { type: "string" },
  engine: { type: "string" },
  count: { type: "string", default: 1000 },
  first: { type: "string", default: 1 },
  mode: { type: "string", default: "same" },
  steps: { type: "string", default: 25 },
  keep: { type: "string" },
  print: { type: "boolean" },
}, (o) => (!o.aqua && !o.engine ? "" : ["same", "own", "mixed"].includes(o.mode) ? undefined : `no mode ${o.mode}`));

const official = new Official();
const ours = new Ours(o.engine ?? `"${resolve(o.aqua)}" air run --batch`);
const decode = (data) => (data.length === 0 ? null : official.vm.decode(data));
const isJson = (text) => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};
const total = { schedules: 0, steps: 0, ours: 0, traps: 0, explained: 0, different: 0 };
const codes = {};
const started = performance.now();

const began = o.first;
for (let seed = began; seed < began + o.count; seed++) {
  const random = rng(seed * 2);
  const peers = PEERS.slice(0, 2 + Math.floor(random() * 3));
  const air = randomScript(random, peers, { junk: o.mode === "same" });
  if (o.print) console.error(`${seed} ${air}`);
  const chosen = new Map(peers.map((name) => [makePeer(name).id, o.mode !== "mixed" || random() < 0.5]));
  const lanes = o.mode === "same" ? 1 : 2;
  let index = 0;
  let wronglySigned = false;
  const steps = await playParticle({ seed, air, peers, lanes, steps: o.steps, bytes: 200000 }, async (step) => {
    const isOurs = chosen.get(step.peer.id);
    const otherLane = step.lanes[lanes - 1];
    const pending = isOurs ? ours.run(step, otherLane) : official.run(step, otherLane);
    const one = await official.run(step, step.lanes[0]);
    const other = await pending;
    index++;
    if (isOurs) total.ours++;
    if (one.crash !== undefined) {
      total.traps++;
      return null;
    }
    codes[one.retCode] = (codes[one.retCode] ?? 0) + 1;
    const found = differences(one, other, decode);
    const goOn = lanes === 1 ? [one] : [one, other];
    if (found.length === 0) return goOn;
    // See `junk` in lib/scripts.mjs. What is signed wrongly stays so in the data that the official VM goes on with.
    wronglySigned ||= step.results.some(([, r]) => !isJson(r.result));
    if (wronglySigned && found.every(([what]) => what === "data: signatures")) {
      total.explained++;
      return goOn;
    }
    total.different++;
    console.log(`schedule ${seed}, step ${index} on ${step.peer.name}${isOurs ? "" : " (official on other data)"}: ${found.map(([what]) => what).join(", ")}`);
    if (o.keep) {
      mkdirSync(o.keep, { recursive: true });
      const file = join(o.keep, `${o.mode}-${seed}-${index}.json`);
      writeFileSync(file, JSON.stringify({ ...requestLine(step, otherLane), about: { seed, script: air, found } }) + "\n");
    }
    return null;
  });
  total.steps += steps;
  total.schedules++;
}
ours.end();
const seconds = (performance.now() - started) / 1000;
const list = Object.entries(codes).map(([code, n]) => `${code} x ${n}`).join(", ");
console.log(`${o.mode}: ${total.schedules} schedules, ${total.steps} steps (${total.ours} on aqua), ${total.traps} traps of the official VM, ${total.explained} explained differences, ${total.different} others; ${seconds.toFixed(0)} s`);
console.log(`codes: ${list}`);
process.exitCode = total.different > 0 ? 1 : 0;
