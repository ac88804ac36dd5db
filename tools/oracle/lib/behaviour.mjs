// Services as data, with the meaning that aqua's scenarios give them. A behaviour becomes
// (args, env) => {code, value, delay?, hang?}.

const dig = (value, path) =>
  path.split(".").filter(Boolean).reduce((x, key) => (x == null ? null : x[key]), value) ?? null;

/** `${arg.N}`, `${arg.N.path}`, `${self}`, `${n}`: alone the value itself, inside a text spliced. */
function fill(template, args, env, number) {
  const one = (what) => {
    if (what === "self") return env.peer.id;
    if (what === "n") return number;
    const m = /^arg\.(\d+)((?:\.\w+)*)$/.exec(what);
    if (!m) throw new Error(`unknown placeholder ${what}`);
    return dig(args[Number(m[1])], m[2]);
  };
  if (typeof template === "string") {
    const whole = /^\$\{([^}]*)\}$/.exec(template);
    if (whole) return one(whole[1]);
    return template.replace(/\$\{([^}]*)\}/g, (_m, what) => {
      const value = one(what);
      return typeof value === "string" ? value : JSON.stringify(value);
    });
  }
  if (Array.isArray(template)) return template.map((x) => fill(x, args, env, number));
  if (template && typeof template === "object")
    return Object.fromEntries(Object.entries(template).map(([k, x]) => [k, fill(x, args, env, number)]));
  return template;
}

export function equalJson(a, b) {
  if (a === b) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((k) => Object.hasOwn(b, k) && equalJson(a[k], b[k]));
}

const matches = (pattern, args) =>
  pattern === undefined ||
  (pattern.length === args.length && pattern.every((p, i) => p === "_" || equalJson(p, args[i])));

export function milliseconds(text) {
  const m = /^(\d+(?:\.\d+)?)(us|ms|s|m|h)$/.exec(text);
  if (!m) throw new Error(`${text} is no duration`);
  return Number(m[1]) * { us: 0.001, ms: 1, s: 1000, m: 60000, h: 3600000 }[m[2]];
}

const KINDS = ["returns", "error", "silent", "replies", "cases"];

/** `spec` is a `returns`, `error`, `silent`, `replies` or `cases`, with `takes` if it needs time. */
export function makeBehaviour(spec) {
  const kind = KINDS.find((k) => spec[k] !== undefined);
  if (!kind) throw new Error(`behaviour without a kind: ${JSON.stringify(spec)}`);
  const delay = spec.takes === undefined ? undefined : milliseconds(spec.takes);
  const parts = (spec.replies ?? spec.cases ?? []).map((x) => ({ args: x.args, run: makeBehaviour(x) }));
  const calls = {}; // running number by peer
  return (args, env, outer) => {
    const number = outer ?? (calls[env.peer.name] = (calls[env.peer.name] ?? 0) + 1);
    const timed = (answer) => ({ ...answer, delay: answer.delay ?? delay });
    switch (kind) {
      case "returns":
        return timed({ code: 0, value: fill(spec.returns, args, env, number) });
      case "error":
        return timed({ code: spec.error.code ?? 1, value: String(fill(spec.error.message, args, env, number)) });
      case "silent":
        return { code: 0, value: null, hang: true };
      case "replies":
        return timed(parts[Math.min(number - 1, parts.length - 1)].run(args, env, number));
      case "cases": {
        const found = parts.find((p) => matches(p.args, args));
        return timed(found ? found.run(args, env, number) : { code: 1, value: `no case for ${JSON.stringify(args)}` });
      }
    }
  };
}
