#!/usr/bin/env node
// node tools/oracle/time.mjs FILE.aqua COUNT: compiles again and again in one process, prints the milliseconds of each time.
import { compileOfficial } from "./lib/compile.mjs";

const [file, count] = process.argv.slice(2);
if (!count) {
  console.error("usage: time.mjs FILE.aqua COUNT");
  process.exit(2);
}
for (let i = 0; i < Number(count); i++) {
  const begin = performance.now();
  const result = await compileOfficial(file);
  const took = performance.now() - begin;
  if (!result.ok || result.crash) {
    console.error(result.crash ?? result.errors.join("\n"));
    process.exit(1);
  }
  console.log(took.toFixed(3));
}
