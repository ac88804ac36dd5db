// The two VMs in one form: answers {retCode, errorMessage, data, nextPeerPks, callRequests} or {crash}.
import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { Vm } from "./vm.mjs";

const base64 = (bytes) => Buffer.from(bytes).toString("base64");

/** A request as `aqua air run --batch` and step.mjs read it. */
export const requestLine = ({ air, params: p, results }, { prev, cur }) => ({
  air,
  prev_data: base64(prev),
  data: base64(cur),
  call_results: Object.fromEntries(results.map(([id, r]) => [id, { ret_code: r.retCode, raw: r.result }])),
  params: { init_peer_id: p.initPeerId, current_peer_id: p.currentPeerId, timestamp: p.timestamp, ttl: p.ttl, particle_id: p.particleId, secret_key: base64(p.secretKeyBytes) },
  raw_calls: true,
});

/** The official VM, in this process. */
export class Official {
  vm = new Vm();
  async run(step, { prev, cur }) {
    try {
      return this.vm.invoke({ air: step.air, prevData: prev, data: cur, params: step.params, callResults: step.results });
    } catch (e) {
      return { crash: String(e.message ?? e) };
    }
  }
}

/** A process that stays: `aqua air run --batch`. Answers have `ms`, the time of the run alone. */
export class Ours {
  #waiting = [];
  constructor(command) {
    this.process = spawn("/bin/sh", ["-c", `exec ${command}`], { stdio: ["pipe", "pipe", "inherit"] });
    createInterface({ input: this.process.stdout }).on("line", (line) => this.#waiting.shift()?.(JSON.parse(line)));
    this.process.on("exit", () => {
      for (const done of this.#waiting.splice(0)) done({ crash: "the process ended" });
    });
  }
  async run(step, lane) {
    const reply = await new Promise((done) => {
      this.#waiting.push(done);
      this.process.stdin.write(JSON.stringify({ ...requestLine(step, lane), timing: true }) + "\n");
    });
    if (reply.crash ?? reply.error) return { crash: reply.crash ?? reply.error };
    return {
      ms: reply.ms,
      retCode: reply.ret_code,
      errorMessage: reply.error_message,
      data: Buffer.from(reply.data, "base64"),
      nextPeerPks: [...reply.next_peer_pks].sort(),
      callRequests: Object.entries(reply.call_requests)
        .map(([id, c]) => [Number(id), { serviceId: c.service_id, functionName: c.function_name, arguments: c.arguments, tetraplets: c.tetraplets,
          argumentsMp: Buffer.from(c.arguments_mp, "base64"), tetrapletsMp: Buffer.from(c.tetraplets_mp, "base64") }])
        .sort((m, n) => m[0] - n[0]),
    };
  }
  end() {
    this.process.stdin.end();
  }
}

/** JSON text with sorted keys. */
export const stable = (x) =>
  JSON.stringify(x, (_key, v) =>
    v && typeof v === "object" && !Array.isArray(v) && !Buffer.isBuffer(v) ? Object.fromEntries(Object.entries(v).sort(([k], [l]) => (k < l ? -1 : 1))) : v,
  );

const callsText = (calls) =>
  calls.map(([id, c]) => `${id} ${c.serviceId}.${c.functionName} ${c.argumentsMp.toString("hex")} ${c.tetrapletsMp.toString("hex")}`);

/** Scripts see the texts of errors that can be caught. The others quote internals, in the order of hash tables. */
const messageOf = (a) => (a.retCode >= 10000 && a.retCode < 20000 ? a.errorMessage : a.errorMessage.split(/["'`]/)[0]);

/** What two answers do not have in common: [[what, one, other]]. `decode`: data to JSON. */
export function differences(one, other, decode) {
  const out = [];
  const put = (what, x, y) => x !== y && out.push([what, x, y]);
  if (one.crash !== undefined || other.crash !== undefined) {
    put("crash", one.crash, other.crash);
    return out;
  }
  put("code", one.retCode, other.retCode);
  put("message", messageOf(one), messageOf(other));
  put("next peers", one.nextPeerPks.join(), other.nextPeerPks.join());
  put("requests", callsText(one.callRequests).join("\n"), callsText(other.callRequests).join("\n"));
  if (!Buffer.from(one.data).equals(Buffer.from(other.data))) {
    const [x, y] = [decode(one.data), decode(other.data)];
    if (stable(x) !== stable(y))
      for (const part of ["trace", "lcid", "signatures", "cid_info"]) put(`data: ${part}`, stable(x?.data?.[part]), stable(y?.data?.[part]));
  }
  return out;
}
