// The same in Node: node visit.mjs [NAME]
import { readFile } from 'node:fs/promises';
import { Fluence } from '@fluencelabs/js-client';
import { sign, registerVisitor } from './out/guestbook.js';

const relay = JSON.parse(await readFile(new URL('./out/relay.json', import.meta.url)));
await Fluence.connect(relay.multiaddr);
registerVisitor({
  shown(entry) {
    console.log(`shown: ${entry.number}: ${entry.text}`);
  },
});
const entry = await sign(relay.peers.host, process.argv[2] ?? 'Ada');
console.log(`signed as number ${entry.number}`);
await Fluence.disconnect();
process.exit(0); // its timers live on
