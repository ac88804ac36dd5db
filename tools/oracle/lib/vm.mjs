// The official AquaVM: its Wasm module is given bytes directly in its memory.
import { readFileSync } from "node:fs";
import { createHash, randomFillSync } from "node:crypto";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

const require = createRequire(import.meta.url);
const msgpack = require("msgpack-lite");
const wasmFile = () => join(dirname(require.resolve("@fluencelabs/avm/package.json")), "dist", "avm.wasm");

const LIMIT = 4294967296; // bytes; the package's default of all three limits
const MEMORY = 1 << 28;
const TAG_U8 = 1;
const utf8 = new TextEncoder();
let compiled;

/** One instance of the VM. Not tied to a peer: every invocation carries the peer's parameters. */
export class Vm {
  #x = null;

  constructor() {
    this.#start();
  }

  #start() {
    compiled ??= new WebAssembly.Module(readFileSync(wasmFile()));
    let x;
    const mem = () => new DataView(x.memory.buffer);
    const wasi = {
      clock_time_get: (_id, _precision, at) => (mem().setBigUint64(at, BigInt(Date.now()) * 1000000n, true), 0),
      fd_write: (_fd, iovs, n, at) => {
        let size = 0;
        for (let i = 0; i < n; i++) size += mem().getUint32(iovs + 8 * i + 4, true);
        mem().setUint32(at, size, true);
        return 0;
      },
      sched_yield: () => 0,
      random_get: (at, size) => (randomFillSync(new Uint8Array(x.memory.buffer, at, size)), 0),
      environ_get: () => 0,
      environ_sizes_get: (count, size) => (mem().setUint32(count, 0, true), mem().setUint32(size, 0, true), 0),
      proc_exit: (code) => {
        throw new Error(`proc_exit ${code}`);
      },
    };
    x = new WebAssembly.Instance(compiled, {
      wasi_snapshot_preview1: wasi,
      __marine_host_api_v3: { log_utf8_string: () => {} },
    }).exports;
    x._initialize();
    x._start();
    this.#x = x;
  }

  #put(bytes) {
    const at = this.#x.allocate(bytes.length, TAG_U8);
    if (bytes.length > 0) new Uint8Array(this.#x.memory.buffer, at, bytes.length).set(bytes);
    return [at, bytes.length];
  }

  #bytes(at) {
    const v = new DataView(this.#x.memory.buffer);
    const [from, size] = [v.getUint32(at, true), v.getUint32(at + 4, true)];
    return Buffer.from(new Uint8Array(this.#x.memory.buffer, from, size).slice().buffer);
  }

  /**
   * One run. `callResults`: [[id, {retCode, result}]]. `params` may have `airSizeLimit`, `particleSizeLimit`,
   * `callResultSizeLimit` (bytes) and `hardLimits`, and `keyFormat` (0, Ed25519). Next peers and requests come sorted: the VM keeps them
   * in hash tables. After a trap the instance is replaced, and the trap is thrown. `resultBytes`: in place of
   * `callResults`, as the VM gets them.
   */
  invoke({ air, prevData = [], data = [], params, callResults = [], resultBytes }) {
    const results = {};
    for (const [id, r] of callResults) results[id] = { ret_code: r.retCode, result: r.result };
    return this.#guarded(() =>
      this.#invoke(air, prevData, data, params, resultBytes ?? Buffer.concat([Buffer.from([0x81, 0x04]), msgpack.encode(results)])),
    );
  }

  /** What the VM says that data contains: {data: {trace, cid_info, lcid, signatures}, versions}, or null. */
  decode(bytes) {
    return this.#guarded(() => {
      const x = this.#x;
      x.to_human_readable_data(...this.#put(bytes));
      const text = Buffer.from(new Uint8Array(x.memory.buffer, x.get_result_ptr(), x.get_result_size())).toString("utf8");
      x.release_objects();
      return text.startsWith("{") ? JSON.parse(text) : null;
    });
  }

  /** A used instance keeps all the memory that it ever needed. */
  #guarded(run) {
    try {
      if (this.#x.memory.buffer.byteLength > MEMORY) this.#start();
      return run();
    } catch (e) {
      this.#start();
      throw e;
    }
  }

  #invoke(air, prevData, data, p, results) {
    const x = this.#x;
    const script = this.#put(utf8.encode(air));
    const prev = this.#put(prevData);
    const cur = this.#put(data);
    const init = this.#put(utf8.encode(p.initPeerId));
    const current = this.#put(utf8.encode(p.currentPeerId));
    const key = this.#put(p.secretKeyBytes);
    const particle = this.#put(utf8.encode(p.particleId));
    const body = Buffer.alloc(70);
    let at = 0;
    const u32 = (n) => (at = body.writeUInt32LE(n, at));
    const u64 = (n) => (at = body.writeBigUInt64LE(BigInt(n), at));
    const u8 = (n) => (at = body.writeUInt8(n, at));
    const ref = ([start, size]) => (u32(start), u32(size));
    ref(init);
    ref(current);
    u64(p.timestamp);
    u32(p.ttl);
    u8(p.keyFormat ?? 0);
    ref(key);
    ref(particle);
    u64(p.airSizeLimit ?? LIMIT);
    u64(p.particleSizeLimit ?? LIMIT);
    u64(p.callResultSizeLimit ?? LIMIT);
    u8(p.hardLimits ? 1 : 0);
    const [block] = this.#put(body.subarray(0, at));
    x.invoke(...script, ...prev, ...cur, block, ...this.#put(results));

    const r = x.get_result_ptr();
    const view = new DataView(x.memory.buffer);
    const next = [];
    for (let i = 0, from = view.getUint32(r + 24, true); i < view.getUint32(r + 28, true); i++)
      next.push(this.#bytes(from + 8 * i).toString("utf8"));
    const requests = this.#bytes(r + 32);
    const out = {
      retCode: Number(view.getBigInt64(r, true)),
      errorMessage: this.#bytes(r + 8).toString("utf8"),
      data: new Uint8Array(this.#bytes(r + 16)),
      nextPeerPks: next.sort(),
      exceeded: ["air_size", "particle_size", "call_result_size"].filter(
        (_name, i) => new Uint8Array(x.memory.buffer)[r + 40 + i] !== 0,
      ),
    };
    x.release_objects();
    const decoded = requests.length === 0 ? {} : msgpack.decode(requests.subarray(2));
    out.callRequests = Object.entries(decoded)
      .map(([id, q]) => [
        Number(id),
        {
          serviceId: q.service_id,
          functionName: q.function_name,
          arguments: msgpack.decode(q.arguments),
          tetraplets: msgpack.decode(q.tetraplets),
          argumentsMp: Buffer.from(q.arguments),
          tetrapletsMp: Buffer.from(q.tetraplets),
        },
      ])
      .sort((m, n) => m[0] - n[0]);
    return out;
  }
}

const REMEMBERED = 1 << 28; // bytes of answers

/** A VM for the runs of one script in one world. It is a function of what it gets, so nothing is computed twice. */
export function remembering(vm) {
  const known = new Map();
  let size = 0;
  return {
    invoke(step) {
      const hash = createHash("sha1").update(step.params.currentPeerId).update(JSON.stringify(step.callResults));
      for (const data of [step.prevData ?? [], step.data]) hash.update(`${data.length} `).update(new Uint8Array(data));
      const key = hash.digest("latin1");
      const found = known.get(key);
      if (found) return found;
      const answer = vm.invoke(step);
      size += answer.data.length;
      if (size < REMEMBERED) known.set(key, answer);
      return answer;
    },
  };
}
