// Flags of the programs here. What is wrong with them, or `--help`, ends the process with the usage.
import { parseArgs } from "node:util";

/**
 * {values, positionals}. `options` as parseArgs takes them, and numbers as defaults, for options that take numbers.
 * `check(values, positionals)`: what is wrong, or nothing.
 */
export function flags(usage, options, check = () => undefined, { positionals = false } = {}) {
  const end = (code, text) => {
    (code === 0 ? console.log : console.error)(text);
    process.exit(code);
  };
  let parsed;
  try {
    parsed = parseArgs({
      allowPositionals: positionals,
      options: Object.fromEntries(
        Object.entries({ ...options, help: { type: "boolean" } })
          .map(([name, o]) => [name, typeof o.default === "number" ? { ...o, default: String(o.default) } : o])),
    });
  } catch (e) {
    end(2, `${e.message}\n${usage}`);
  }
  const { values } = parsed;
  if (values.help) end(0, usage);
  for (const [name, o] of Object.entries(options))
    if (typeof o.default === "number") {
      if (!/^\d+(\.\d+)?$/.test(values[name])) end(2, `--${name} takes a number, not ${values[name]}\n${usage}`);
      values[name] = Number(values[name]);
    }
  const wrong = check(values, parsed.positionals);
  if (wrong !== undefined) end(2, wrong ? `${wrong}\n${usage}` : usage);
  return parsed;
}
