// The first answer of a process, by marine-js: node wasm_first.mjs PACKAGES MODULE FUNCTION JSON; for wasm.mjs.
import { readFileSync } from "node:fs";
import { join } from "node:path";

const [packages, file, fn, args] = process.argv.slice(2);
const root = join(packages, "marine-js", "dist");
const { MarineService } = await import(join(root, "MarineService.js"));
const { defaultCallParameters } = await import(join(root, "types.js"));
const wasi = { envs: {}, preopened_files: new Set(), mapped_dirs: new Map() };
const config = { modules_config: [{ import_name: "m", config: { logger_enabled: true, logging_mask: 0, wasi } }] };
const control = new WebAssembly.Module(readFileSync(join(root, "marine-js.wasm")));
const service = new MarineService(control, "m", () => {}, config, { m: new Uint8Array(readFileSync(file)) }, {});
await service.init();
console.log(JSON.stringify(service.call(fn, JSON.parse(args), defaultCallParameters)));
