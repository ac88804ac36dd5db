// node marine.mjs NAME=MODULE.wasm...: makes the calls of standard input, one JSON object {"function", "args"} a line, on the service of
// these modules in the official runtime (marine-js), and prints one line {"result"} or {"error"} each. The last module is the one
// that is called. Needs the packages of tools/oracle.
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const oracle = createRequire(join(dirname(new URL(import.meta.url).pathname), "../../tools/oracle/package.json"));
const folder = dirname(oracle.resolve("@fluencelabs/marine-js"));
const { MarineService } = await import(pathToFileURL(join(folder, "MarineService.js")));

const given = process.argv.slice(2).map((word) => word.split("="));
const modules = Object.fromEntries(given.map(([name, file]) => [name, new Uint8Array(readFileSync(file))]));
const settings = { logger_enabled: true, logging_mask: 0, wasi: { envs: {}, preopened_files: new Set(), mapped_dirs: new Map() } };
const config = { modules_config: given.map(([name]) => ({ import_name: name, config: settings })) };
const control = await WebAssembly.compile(readFileSync(join(folder, "marine-js.wasm")));
const service = new MarineService(control, "service", () => {}, config, modules, {});
await service.init();

const parameters = {
  particle: { id: "", init_peer_id: "", timestamp: 0, ttl: 0, script: "", signature: [], token: "" },
  service_id: "", service_creator_peer_id: "", host_id: "", worker_id: "", tetraplets: [],
};
console.log = console.error = () => {}; // stacks of traps
for (const line of readFileSync(0, "utf8").split("\n").filter(Boolean)) {
  const { function: name, args } = JSON.parse(line);
  let answer;
  try {
    answer = { result: service.call(name, args, parameters) };
  } catch (error) {
    answer = { error: String(error.message ?? error) };
  }
  process.stdout.write(JSON.stringify(answer) + "\n");
}
