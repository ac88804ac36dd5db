// The official Aqua compiler, with results brought into plain JSON.
import { resolve } from "node:path";
import { compileFromPath } from "@fluencelabs/aqua-api";

const plain = (text) => text.replace(/\u001b\[[0-9;]*m/g, "").replace(/\r/g, "");

/** Compiles one file: {ok, crash, errors: [text], warnings: [text], functions: {name: AIR}}. Never throws for bad input. */
export async function compileOfficial(file, { noRelay = false, imports = [] } = {}) {
  const out = { ok: false, crash: null, errors: [], warnings: [], functions: {} };
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
    out.ok = out.errors.length === 0;
  } catch (e) {
    out.crash = e instanceof Error ? e.message : String(e);
  }
  return out;
}
