#!/usr/bin/env node
// node tools/oracle/compile.mjs FILE.aqua [FOLDER...]: imports are looked for in the folders. AIR of the official compiler on stdout, each function after `;; NAME`.
import { compileOfficial } from "./lib/compile.mjs";

const [file, ...imports] = process.argv.slice(2);
if (!file) {
  console.error("usage: compile.mjs FILE.aqua [FOLDER...]");
  process.exit(2);
}
const result = await compileOfficial(file, { imports });
for (const text of result.errors) console.error(text);
if (result.crash) console.error(`the official compiler crashed: ${result.crash}`);
for (const [name, air] of Object.entries(result.functions)) process.stdout.write(`;; ${name}\n${air}`);
process.exit(result.ok && !result.crash ? 0 : 1);
