// Do two scripts of a case do the same?
import { observations, orders, runs } from "./official.mjs";
import { compareRuns } from "./observe.mjs";

const INJECTED_SEEDS = 2;
// Few orders may not show that a script depends on the order: so many times more where the scripts differ.
const MORE = [1, 5, 60];

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
 * verdict: as in compareRuns, or "better", see isBetter. With `inject`, each
 * described service function fails in turn as well.
 */
export function compareCase(one, official, aqua, options) {
  let result;
  for (const more of MORE) {
    result = compareOnce(one, official, aqua, { ...options, seeds: more * options.seeds });
    if ((result.verdict !== "different" && result.verdict !== "unclear") || result.injected) break;
  }
  return result;
}

function compareOnce(one, official, aqua, { seeds, inject: injecting, open = false }) {
  const policies = orders(seeds);
  const a = runs(official, one, policies, { open });
  const b = runs(aqua, one, policies, { open });
  const known = observations(a, one), seen = observations(b, one);
  const broken = b.flatMap((r) => r.vmErrors)[0];
  const result = one.expect ? expected(one, seen) : compareRuns(known, seen);
  if (!one.expect && (result.verdict === "different" || result.verdict === "unclear"))
    if (isBetter(kinds(a, known), kinds(b, seen)))
      result.verdict = a.some(loses) ? ifNothingIsLost(one, official, aqua, seeds, result) : "better";
  if (broken && result.verdict !== "equal") result.vmError = broken;
  result.runs = { official: a[0], aqua: b[0] };
  if (result.verdict === "equal" && one.racy) result.verdict = "racy";
  if (!injecting || one.expect || (result.verdict !== "equal" && result.verdict !== "racy")) return result;
  const few = orders(INJECTED_SEEDS);
  for (const inject of injectable(a[0], one)) {
    const failing = runs(official, one, few, { inject });
    const seen = observations(runs(aqua, one, few, { inject }), one);
    const r = compareRuns(observations(failing, one), seen);
    if (r.verdict === "equal" || r.verdict === "racy") continue;
    if (lost(failing) && seen.every((s) => s.outcome.kind === "error" && s.outcome.value.message?.includes("injected")))
      result.better = `${inject.service}.${inject.fn}: the official script loses the error on its way home`;
    else return { ...result, verdict: r.verdict, injected: `${inject.service}.${inject.fn}`, difference: r.difference };
  }
  return result;
}

const loses = (run) => run.undeliverable.length > 0;
/** What the official script means shows where every peer reaches every other: ours has to do that. */
function ifNothingIsLost(one, official, aqua, seeds, result) {
  result.open = compareOnce(one, official, aqua, { seeds, open: true }).verdict;
  return ["different", "unclear"].includes(result.open) ? result.verdict : "better";
}

/** Nothing comes home: it is sent where nothing can be delivered, or the client's VM fails. */
const lost = (list) =>
  list.every((r) => (r.outcome.kind === "none" && loses(r)) || r.outcome.kind === "vm-error");

/**
 * A run that gets stuck, or in which a branch is sent to a peer that it does not reach, is mended by one that makes the
 * same calls and more, and is lost itself only where the first is. Ours is better when each of its runs is an official
 * one or mends one, and each official run is one of ours or mended by one (the order of Egli and Milner).
 */
function isBetter(official, ours) {
  const mends = (y, x) => {
    if (x.text === y.text) return true;
    const cut = x.loses && x.outcome === y.outcome;
    return (x.stuck || cut) && (x.loses || !(y.stuck && y.loses)) && within(x.calls, y.calls);
  };
  return official.every((x) => ours.some((y) => mends(y, x))) && ours.every((y) => official.some((x) => mends(y, x)));
}
/** What `isBetter` looks at, each once. */
function kinds(runs, observed) {
  const all = new Map();
  observed.forEach((seen, i) => {
    const text = JSON.stringify(seen);
    all.set(`${loses(runs[i])} ${text}`, {
      text, loses: loses(runs[i]), outcome: JSON.stringify(seen.outcome), stuck: seen.outcome.kind === "none", calls: seen.calls.map((c) => JSON.stringify(c)),
    });
  });
  return [...all.values()];
}
/** Bags. */
const within = (few, many) => {
  const left = [...many];
  return few.every((call) => {
    const i = left.indexOf(call);
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
