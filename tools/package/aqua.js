#!/usr/bin/env node
// `aqua` of the platform: signals go there, the exit code comes from there.
"use strict";
const { spawn } = require("node:child_process");

const name = `aqua-cli-${process.platform}-${process.arch}`;
let binary;
try {
  binary = require.resolve(`${name}/bin/aqua`);
} catch {
  console.error(`error: there is no aqua for ${process.platform} ${process.arch}: the package ${name} is not installed`);
  process.exit(3);
}
const child = spawn(binary, process.argv.slice(2), { stdio: "inherit" });
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
child.on("error", (error) => {
  console.error(`error: ${binary}: ${error.message}`);
  process.exit(3);
});
child.on("exit", (code, signal) => {
  if (!signal) process.exit(code);
  process.removeAllListeners(signal);
  process.kill(process.pid, signal);
});
