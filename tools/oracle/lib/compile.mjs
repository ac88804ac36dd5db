// The official Aqua compiler, with results brought into plain JSON.
import { resolve } from "node:path";
import { compileFromPath } from "@fluencelabs/aqua-api";

const plain = (text) => text.replace(/\u001b\[[0-9;]*m/g, "").replace(/\r/g, "");

/** Compiles one file: {ok, crash, errors: [text], warnings: [text], functions: {name: AIR}, services: [name]}. Never throws for bad input. */
export async function compileOfficial(file, { noRelay = false, imports = [] } = {}) {
  const out = { ok: false, crash: null, errors: [], warnings: [], functions: {}, services: [] };
  try {
    const r = await compileFromPath({
      filePath: resolve(file),
      imports: imports.map((p) => resolve(p)),
      constants: [],
      logLevel: "off",
      noRelay,
      noXor: false,
      targetType: "air",
      tracing: false,
    });
    out.errors = [...(r.errors ?? [])].map(plain);
    out.warnings = [...(r.warnings ?? [])].map(plain);
    for (const [name, f] of Object.entries(r.functions ?? {})) out.functions[name] = f.script;
    out.services = Object.keys(r.services ?? {});
    out.ok = out.errors.length === 0;
  } catch (e) {
    out.crash = e instanceof Error ? e.message : String(e);
  }
  return out;
}

/** Members of the compiler's own objects have long names that end with the usual ones; names of programs are short. */
function unmangled(value) {
  if (Array.isArray(value)) return value.map(unmangled);
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(
    Object.keys(value)
      .map((key) => [key.replace(/^L[A-Za-z_]+__f_/, ""), unmangled(value[key])])
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}

/** How the official compiler describes exports: {functions: {NAME: definition}, services: {NAME: definition}, errors}. */
export async function definitionsOfficial(file) {
  try {
    const r = await compileFromPath({
      filePath: resolve(file), imports: [], constants: [], logLevel: "off", noRelay: false, noXor: false, targetType: "air", tracing: false,
    });
    const functions = {};
    for (const [name, f] of Object.entries(unmangled(r.functions ?? {}))) functions[name] = f.funcDef;
    return { functions, services: unmangled(r.services ?? {}), errors: [...(r.errors ?? [])].map(plain) };
  } catch (e) {
    return { functions: {}, services: {}, errors: [e instanceof Error ? e.message : String(e)] };
  }
}
