// Runs the cases of `use.js` in the folder given on an in-memory network of the official client: a relay and two peers
// behind it. One line a case; exit code 1 if any fails.
import { deepEqual } from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { resolve } from 'node:path';

const folder = resolve(process.argv[2]);
const inside = (path) => import(pathToFileURL(resolve(folder, 'node_modules/@fluencelabs/js-client/dist', path)).href);
const { EphemeralNetwork, defaultConfig } = await inside('ephemeral/network.js');
const { EphemeralNetworkClient } = await inside('ephemeral/client.js');
const { MarineBackgroundRunner } = await inside('marine/worker/index.js');
const { loadMarineDeps } = await inside('marine/loader.js');
const { fromOpts } = await inside('keypair/index.js');

const network = new EphemeralNetwork(defaultConfig);
await network.up();

async function client(relay) {
  const marine = new MarineBackgroundRunner(...(await loadMarineDeps('/')));
  const keys = await fromOpts({ type: 'Ed25519', source: 'random' });
  const config = { defaultTtlMs: 10000, debug: { printParticleId: false } };
  const made = new EphemeralNetworkClient(config, keys, marine, network, relay);
  await made.start();
  // What the public interface has, and the network of tests leaves out.
  made.getRelayPeerId = () => relay;
  return made;
}

const relay = defaultConfig.peers[0].peerId;
const near = await client(relay);
const far = await client(relay);
// The definitions as JSON serve the same call.
const { v5_callFunction } = await import(pathToFileURL(resolve(folder, 'node_modules/@fluencelabs/js-client/dist/index.js')).href);
const { functions } = JSON.parse(readFileSync(resolve(folder, 'tour.json'), 'utf8'));
const fromJson = ['definitions as JSON', async () => {
  const { funcDef, script } = functions.options;
  deepEqual(await v5_callFunction([near, 'a', null], funcDef, script), ['a', null]);
}];
const { cases } = await import(pathToFileURL(resolve(folder, 'use.js')).href);
let failed = 0;
for (const [name, run] of [...cases(near, far), fromJson]) {
  try {
    await run();
    console.log(`ok ${name}`);
  } catch (error) {
    failed += 1;
    console.log(`FAILED ${name}:`, error);
  }
}
await near.stop();
await far.stop();
await network.down();
console.log(`${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
