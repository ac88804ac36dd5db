#!/usr/bin/env node
// node tools/oracle/definitions.mjs FILE.aqua...: how the official compiler describes exported functions and services, a
// JSON object for each file on a line: {name, functions: {NAME: definition}, services: {NAME: definition}}.
import { basename } from "node:path";
import { definitionsOfficial } from "./lib/compile.mjs";

const files = process.argv.slice(2);
if (files.length === 0) {
  console.error("usage: definitions.mjs FILE.aqua...");
  process.exit(2);
}
for (const file of files) {
  const { functions, services, errors } = await definitionsOfficial(file);
  if (errors.length > 0) console.error(`${file}: ${errors.join("\n")}`);
  console.log(JSON.stringify({ name: basename(file, ".aqua"), functions, services }));
}
