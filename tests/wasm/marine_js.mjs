// Calls of a service in the official runtime for browsers: node marine_js.mjs PACKAGES < {"modules": [[name, path]], "calls": [[function, args]]}
// Prints one line each: {"result"} or {"error"}; {"load"} where the service cannot be made.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const root = join(process.argv[2], "@fluencelabs", "marine-js", "dist");
const { MarineService } = await import(pathToFileURL(join(root, "MarineService.js")));
const { defaultCallParameters } = await import(pathToFileURL(join(root, "types.js")));
for (const name of ["log", "error", "warn", "info"]) console[name] = () => {}; // it tells every trap
const say = (value) => process.stdout.write(JSON.stringify(value) + "\n");

const control = new WebAssembly.Module(readFileSync(join(root, "marine-js.wasm")));
for (const story of JSON.parse(readFileSync(0, "utf8"))) {
  const config = { modules_config: story.modules.map(([name]) => ({ import_name: name, config: { logger_enabled: true, logging_mask: 0, wasi: { envs: {}, preopened_files: [], mapped_dirs: {} } } })) };
  const modules = Object.fromEntries(story.modules.map(([name, path]) => [name, new Uint8Array(readFileSync(path))]));
  const service = new MarineService(control, "service", () => {}, config, modules, {});
  try {
    await service.init();
  } catch (error) {
    say({ load: String(error.message ?? error) });
    continue;
  }
  for (const [name, args] of story.calls) {
    try {
      say({ result: service.call(name, args, defaultCallParameters) });
    } catch (error) {
      say({ error: String(error.message ?? error) });
    }
  }
}
