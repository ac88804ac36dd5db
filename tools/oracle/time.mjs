#!/usr/bin/env node
// node tools/oracle/time.mjs FILE.aqua COUNT [processor]: compiles again and again in one process, prints the milliseconds
// of each time, by the clock or of processor time.
import { compileOfficial } from "./lib/compile.mjs";

const [file, count, processor] = process.argv.slice(2);
if (!count) {
  console.error("usage: time.mjs FILE.aqua COUNT [processor]");
  process.exit(2);
}
function now() {
  const { user, system } = process.cpuUsage();
  return processor ? (user + system) / 1000 : performance.now();
}
for (let i = 0; i < Number(count); i++) {
  const begin = now();
  const result = await compileOfficial(file);
  const took = now() - begin;
  if (!result.ok || result.crash) {
    console.error(result.crash ?? result.errors.join("\n"));
    process.exit(1);
  }
  console.log(took.toFixed(3));
}
