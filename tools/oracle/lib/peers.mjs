// Peer identities. The key of a peer follows from its name in the same way as in aqua's scenarios.
import { createHash, createPrivateKey, createPublicKey, sign, verify } from "node:crypto";
import { createRequire } from "node:module";

const bs58mod = createRequire(import.meta.url)("bs58");
export const bs58 = bs58mod.default ?? bs58mod;

const PKCS8_PREFIX = Buffer.from("302e020100300506032b657004220420", "hex");
// identity multihash (0x00), 36 bytes, protobuf {type: Ed25519, data: 32 bytes}
const PEER_ID_PREFIX = Buffer.from("002408011220", "hex");

const made = new Map();

export function makePeer(name) {
  let peer = made.get(name);
  if (peer) return peer;
  const seed = createHash("sha256").update(`aqua-scenario/1/${name}`).digest();
  const privateKey = createPrivateKey({ key: Buffer.concat([PKCS8_PREFIX, seed]), format: "der", type: "pkcs8" });
  const publicKey = createPublicKey(privateKey);
  const raw = publicKey.export({ format: "der", type: "spki" }).subarray(-32);
  peer = {
    name,
    id: bs58.encode(Buffer.concat([PEER_ID_PREFIX, raw])),
    seed: new Uint8Array(seed),
    sign: (bytes) => new Uint8Array(sign(null, bytes, privateKey)),
    verify: (bytes, signature) => verify(null, bytes, publicKey, signature),
  };
  made.set(name, peer);
  return peer;
}
