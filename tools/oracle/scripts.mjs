#!/usr/bin/env node
// Official scripts of all programs in a folder: NAME.air beside NAME.aqua, or NAME.refused with what the compiler said.
// What is there is left as it is.   node scripts.mjs DIR
import { existsSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { compileOfficial } from "./lib/compile.mjs";

const [folder] = process.argv.slice(2);
if (!folder) {
  console.error("usage: scripts.mjs DIR");
  process.exit(2);
}
for (const name of readdirSync(folder).filter((f) => f.endsWith(".aqua")).sort()) {
  const base = join(folder, name.slice(0, -5));
  if (existsSync(`${base}.air`) || existsSync(`${base}.refused`)) continue;
  const compiled = await compileOfficial(`${base}.aqua`);
  const air = compiled.functions.main;
  if (compiled.ok && air) writeFileSync(`${base}.air`, air);
  else writeFileSync(`${base}.refused`, compiled.crash ?? compiled.errors.join("\n"));
}
