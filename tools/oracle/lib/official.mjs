// Official scripts of cases, and runs under several orders of delivery.
import { compileOfficial } from "./compile.mjs";
import { sharedVm, simulate } from "./sim.mjs";
import { observe } from "./observe.mjs";
import { remembering } from "./vm.mjs";

/** AIR text, or throws with what the compiler said. */
export async function officialAir(one) {
  const r = await compileOfficial(one.file, { noRelay: one.noRelay });
  if (!r.ok) throw new Error(r.crash ?? r.errors.join("\n"));
  if (!r.functions[one.fn]) throw new Error(`no function ${one.fn}`);
  return r.functions[one.fn];
}

/** fifo with equal latencies, then `seeds` random orders with random latencies. */
export function orders(seeds) {
  const list = [{ order: "fifo" }];
  for (let seed = 1; seed <= seeds; seed++) list.push({ order: "random", seed, hopLatency: [0, 20] });
  return list;
}

/** Orders differ late: what a peer was asked in another one is remembered. `open`: every peer reaches every other. */
export function runs(air, one, policies, { inject = null, open = false } = {}) {
  const vm = remembering(sharedVm());
  return policies.map((policy) => simulate({ air, scenario: one.scenario, policy, inject, open, vm }));
}

export const observations = (list, one) => list.map((r) => observe(r, { unordered: one.unordered }));
