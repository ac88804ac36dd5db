// What counts as observable in a run, and how runs of two scripts are compared.

// `math` and `cmp` are what operators compile to; a compiler may compute beforehand.
const INTERNAL = new Set(["getDataSrv", "errorHandlingSrv", "callbackSrv.response", "op.noop", "math", "cmp"]);

export const canonical = (v) => {
  if (Array.isArray(v)) return v.map(canonical);
  if (v && typeof v === "object")
    return Object.fromEntries(Object.keys(v).sort().map((k) => [k, canonical(v[k])]));
  return v;
};
const text = (v) => JSON.stringify(canonical(v));

/** Sorts every array, for programs whose streams fill in the order of arrival. */
const unorder = (v) => {
  if (Array.isArray(v)) return v.map(unorder).sort((a, b) => (text(a) < text(b) ? -1 : text(a) > text(b) ? 1 : 0));
  if (v && typeof v === "object") return Object.fromEntries(Object.entries(v).map(([k, x]) => [k, unorder(x)]));
  return v;
};

/**
 * Error objects quote the failing instruction, which names variables that a compiler is free to choose. The code
 * stays, and the message of a failed service. An error that leaves an `if` is wrapped by official scripts, with code
 * 10006 and the original as JSON in the message: what counts is the original.
 */
function essential(error) {
  if (error === null || typeof error !== "object" || Array.isArray(error) || error.error_code === undefined) return error;
  const wrapped = error.error_code === 10006 && /^fail with '(\{.*\})' is used/s.exec(error.message);
  if (wrapped) return essential(JSON.parse(wrapped[1]));
  return error.error_code === 10000
    ? { code: error.error_code, message: error.message }
    : { code: error.error_code };
}

/** {outcome, responses, calls: [[peer, service, function, args, failed?]] as a sorted bag, finished} */
export function observe(run, { unordered = false } = {}) {
  const order = unordered ? unorder : (x) => x;
  const internal = (c) => INTERNAL.has(c.service) || INTERNAL.has(`${c.service}.${c.fn}`);
  const outcome =
    run.outcome.kind === "response" ? order(run.outcome.value)
    : run.outcome.kind === "error" ? essential(run.outcome.value)
    : run.outcome.value;
  return canonical({
    outcome: { kind: run.outcome.kind, value: outcome },
    responses: run.responses.map(order),
    calls: run.calls
      .filter((c) => !internal(c))
      .map((c) => [c.peer, c.service, c.fn, order(c.args), ...(c.failed === undefined ? [] : [c.failed])])
      .map((c) => [text(c), c])
      .sort((a, b) => (a[0] < b[0] ? -1 : a[0] > b[0] ? 1 : 0))
      .map((c) => c[1]),
    finished: run.finished,
  });
}

function firstDifference(a, b) {
  const d = {};
  for (const k of ["outcome", "responses", "finished"])
    if (text(a[k]) !== text(b[k])) d[k] = { official: a[k], aqua: b[k] };
  const minus = (x, y) => {
    const left = y.map(text);
    return x.filter((c) => {
      const i = left.indexOf(text(c));
      if (i >= 0) left.splice(i, 1);
      return i < 0;
    });
  };
  const [official, aqua] = [minus(a.calls, b.calls), minus(b.calls, a.calls)];
  if (official.length + aqua.length > 0) d.calls = { official: official.slice(0, 5), aqua: aqua.slice(0, 5) };
  return d;
}

/**
 * Compares what two scripts show, each under several orders of delivery.
 * verdict: "equal"; "racy": the official script's own behaviour depends on the order, and ours shows nothing that it
 * does not; "unclear": it depends on the order, and ours shows something more; "different"
 */
export function compareRuns(as, bs) {
  const group = (xs) => new Map(xs.map((x) => [text(x), x]));
  const [ga, gb] = [group(as), group(bs)];
  const outside = [...gb.keys()].filter((k) => !ga.has(k));
  if (outside.length === 0) return { verdict: ga.size === 1 ? "equal" : "racy" };
  return {
    verdict: ga.size === 1 ? "different" : "unclear",
    difference: firstDifference(as[0], gb.get(outside[0])),
  };
}

/** Size of a script: bytes as written, and without white space that means nothing; instructions. */
export function airStats(air) {
  const code = air.replace(/^\s*;.*$/gm, "");
  const compact = code.replace(/"[^"]*"|\s*([()[\]])\s*|\s+/g, (m, bracket) => (m[0] === '"' ? m : (bracket ?? " ")));
  return {
    bytes: Buffer.byteLength(code.trim()),
    compact: Buffer.byteLength(compact.trim()),
    instructions: [...code.replace(/"[^"]*"/g, '""').matchAll(/\(([a-z_]+)[\s)]/g)].length,
  };
}
