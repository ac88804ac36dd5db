// Do two scripts of a case do the same?
import { observations, orders, runs } from "./official.mjs";
import { compareRuns } from "./observe.mjs";

const INJECTED_SEEDS = 2;
const MORE = 5;

/** The functions of described services that a run has called. */
function injectable(run, one) {
  const seen = new Set();
  for (const c of run.calls)
    if (one.scenario.services[c.service] || (c.service === "callbackSrv" && c.fn !== "response"))
      seen.add(`${c.service} ${c.fn}`);
  return [...seen].map((key) => ({ service: key.split(" ")[0], fn: key.split(" ")[1] }));
}

/**
 * Compares two scripts of a case; `runs` of the result are the first run of each.
 * verdict: as in compareRuns, or "better" where the official script gets stuck and ours does not. With `inject`, each
 * described service function fails in turn as well.
 */
export function compareCase(one, official, aqua, options) {
  const result = compareOnce(one, official, aqua, options);
  // Few orders may not show that a script depends on the order.
  if ((result.verdict !== "different" && result.verdict !== "unclear") || result.injected) return result;
  return compareOnce(one, official, aqua, { ...options, seeds: MORE * options.seeds });
}

function compareOnce(one, official, aqua, { seeds, inject: injecting }) {
  const policies = orders(seeds);
  const a = runs(official, one, policies);
  const b = runs(aqua, one, policies);
  const seen = observations(b, one);
  const broken = b.flatMap((r) => r.vmErrors)[0];
  const result = one.expect ? expected(one, seen) : compareRuns(observations(a, one), seen);
  if (!one.expect && (result.verdict === "different" || result.verdict === "unclear"))
    if (mends(a, observations(a, one), b, seen)) result.verdict = "better";
  if (broken && result.verdict !== "equal") result.vmError = broken;
  result.runs = { official: a[0], aqua: b[0] };
  if (result.verdict === "equal" && one.racy) result.verdict = "racy";
  if (!injecting || one.expect || (result.verdict !== "equal" && result.verdict !== "racy")) return result;
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

/** Nothing comes home: it is sent where nothing can be delivered, or the client's VM fails. */
const lost = (list) =>
  list.every((r) => (r.outcome.kind === "none" && r.undeliverable.length > 0) || r.outcome.kind === "vm-error");

/**
 * The official script gets stuck, in all orders of delivery or in some, or sends a branch to a peer that it does not
 * reach. Ours does all that the official one does in every order, and ends in the same way in all of them: what it does
 * more may depend on the order. Where ours gets stuck too, nothing that it sends is lost.
 */
function mends(official, as, ours, bs) {
  const text = (x) => JSON.stringify(x);
  const known = new Set(bs.map(text));
  const outcome = text(bs[0].outcome);
  const stuck = (x) => x.outcome.kind === "none";
  if (bs.some((x) => text(x.outcome) !== outcome) || (stuck(bs[0]) && ours.some((r) => r.undeliverable.length > 0))) return false;
  return as.every((x, i) => {
    const cut = official[i].undeliverable.length > 0 && text(x.outcome) === outcome;
    return known.has(text(x)) || (((stuck(x) && !stuck(bs[0])) || cut) && bs.every((y) => within(x.calls, y.calls)));
  });
}
const within = (few, many) => {
  const left = many.map((c) => JSON.stringify(c));
  return few.every((c) => {
    const i = left.indexOf(JSON.stringify(c));
    if (i >= 0) left.splice(i, 1);
    return i >= 0;
  });
};

/** The official script is wrong: the right results are known. */
function expected(one, seen) {
  const wrong = seen.find((s) => JSON.stringify(s.outcome.value) !== JSON.stringify(one.expect));
  if (!wrong) return { verdict: "equal" };
  return { verdict: "different", difference: { outcome: { expected: one.expect, aqua: wrong.outcome } } };
}
