// One process with the official client: call.mjs MULTIADDR MODULE call FUNCTION ARGS [CALLS], which prints each
// result as JSON behind `result`; or call.mjs MULTIADDR MODULE serve GREETING, which prints its peer id and serves `greeter` until
// its input ends.
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const [relay, path, mode, ...rest] = process.argv.slice(2);
const load = (file) => import(pathToFileURL(resolve(file)).href);
const { Fluence } = await load('node_modules/@fluencelabs/js-client/dist/index.js');
const program = await load(path);

await Fluence.connect(relay, { defaultTtlMs: 20000 });
if (mode === 'serve') {
  program.registerGreeter({ greet: (name) => `${rest[0]}, ${name}` });
  console.log(Fluence.getClient().getPeerId());
  process.stdin.resume();
  await new Promise((done) => process.stdin.on('end', done));
} else {
  const [name, args, calls = '1'] = rest;
  const call = () => program[name](...JSON.parse(args)).catch((error) => ({ error: error.message ?? String(error) }));
  const results = await Promise.all(Array.from({ length: Number(calls) }, call));
  for (const result of results) console.log(`result ${JSON.stringify(result)}`);  // programs print as well
}
await Fluence.disconnect();
process.exit(0);  // its timers live on
