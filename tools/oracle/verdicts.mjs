#!/usr/bin/env node
// node tools/oracle/verdicts.mjs [IMPORT_DIR...] < NAMES: does the official compiler take each file? One name a line in;
// one JSON object a line out, as soon as it is known: {file, verdict: "accepts" | "refuses" | "crashes", said: [text],
// functions: [name], services: [name]}; the names are those of what it generates.
import { createInterface } from "node:readline";
import { compileOfficial } from "./lib/compile.mjs";

for await (const file of createInterface({ input: process.stdin })) {
  if (!file) continue;
  const result = await compileOfficial(file, { imports: process.argv.slice(2) });
  const verdict = result.crash !== null ? "crashes" : result.ok ? "accepts" : "refuses";
  const said = result.crash !== null ? [result.crash] : result.errors;
  const functions = Object.keys(result.functions).sort();
  const services = result.services.sort();
  process.stdout.write(JSON.stringify({ file, verdict, said, functions, services }) + "\n");
}
