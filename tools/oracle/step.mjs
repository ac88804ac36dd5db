#!/usr/bin/env node
// The official VM as a service: one JSON request a line on stdin, one answer a line on stdout.
//   {"air", "prev_data", "data": base64, "call_results": {"1": {"ret_code": 0, "result": JSON}}, or "raw": text,
//    "params": {"init_peer_id", "current_peer_id", "timestamp", "ttl", "particle_id", "secret_key": base64 seed}, "id"}
// The three limits and `hard_limit_enabled` may be among `params`; `decode: true` adds what the VM says the data contains.
//   {"id", "ret_code", "error_message", "data": base64, "next_peer_pks", "call_requests"} or {"id", "crash"}
import { createInterface } from "node:readline";
import { Vm } from "./lib/vm.mjs";

const vm = new Vm();
const bytes = (text) => Buffer.from(text ?? "", "base64");

function answer(q) {
  try {
    const p = q.params;
    const r = vm.invoke({
      air: q.air,
      prevData: bytes(q.prev_data),
      data: bytes(q.data),
      callResults: Object.entries(q.call_results ?? {}).map(([id, c]) => [
        Number(id),
        { retCode: c.ret_code ?? 0, result: c.raw ?? JSON.stringify(c.result ?? null) },
      ]),
      params: {
        initPeerId: p.init_peer_id,
        currentPeerId: p.current_peer_id,
        timestamp: p.timestamp,
        ttl: p.ttl,
        particleId: p.particle_id,
        secretKeyBytes: bytes(p.secret_key),
        airSizeLimit: p.air_size_limit,
        particleSizeLimit: p.particle_size_limit,
        callResultSizeLimit: p.call_result_size_limit,
        hardLimits: p.hard_limit_enabled,
      },
    });
    return {
      id: q.id,
      ret_code: r.retCode,
      error_message: r.errorMessage,
      data: Buffer.from(r.data).toString("base64"),
      next_peer_pks: r.nextPeerPks,
      call_requests: Object.fromEntries(
        r.callRequests.map(([id, c]) => [
          id,
          { service_id: c.serviceId, function_name: c.functionName, arguments: c.arguments, tetraplets: c.tetraplets },
        ]),
      ),
      ...(r.exceeded.length > 0 ? { limits_exceeded: r.exceeded } : {}),
      ...(q.decode ? { decoded: r.data.length === 0 ? null : vm.decode(r.data) } : {}),
    };
  } catch (e) {
    return { id: q.id, crash: String(e.message ?? e) };
  }
}

for await (const line of createInterface({ input: process.stdin }))
  if (line.trim() !== "") process.stdout.write(JSON.stringify(answer(JSON.parse(line))) + "\n");
