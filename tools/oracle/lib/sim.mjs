// Simulated peers over the official VM, in virtual time and in one thread.
import { Vm } from "./vm.mjs";
import { makePeer } from "./peers.mjs";
import { builtins, notFound } from "./builtins.mjs";
import { makeBehaviour } from "./behaviour.mjs";
import { rng } from "./rng.mjs";

const LIMITS = { steps: 3000, hops: 3000, dataBytes: 64 * 1024 * 1024 };
const START = 1704067200000; // Unix milliseconds
const TTL = 120000;

let shared;
/** One VM for all peers and runs. */
export const sharedVm = () => (shared ??= new Vm());

function makeWorld(scenario) {
  const byName = {};
  const byId = {};
  for (const [name, def] of Object.entries(scenario.peers)) {
    const p = { ...makePeer(name), kind: def.kind === "client" ? "client" : "node", relay: def.relay ?? null };
    if (name === scenario.init && scenario.noRelay) p.relay = null;
    byName[name] = p;
    byId[p.id] = p;
  }
  const all = Object.values(byName);
  /** `${peer.NAME}` -> id, in every text of a JSON value. */
  const expand = (v) => {
    if (typeof v === "string") return v.replace(/\$\{peer\.([\w-]+)\}/g, (m, n) => byName[n]?.id ?? m);
    if (Array.isArray(v)) return v.map(expand);
    if (v && typeof v === "object") return Object.fromEntries(Object.entries(v).map(([k, x]) => [expand(k), expand(x)]));
    return v;
  };
  /** The way back. */
  const symbolic = (v) => {
    if (typeof v === "string") {
      if (v.includes("12D3")) for (const p of all) v = v.replaceAll(p.id, `\${peer.${p.name}}`);
      return v;
    }
    if (Array.isArray(v)) return v.map(symbolic);
    if (v && typeof v === "object")
      return Object.fromEntries(Object.entries(v).map(([k, x]) => [symbolic(k), symbolic(x)]));
    return v;
  };
  return { byName, byId, all, init: byName[scenario.init], expand, symbolic };
}

/** {service: {function: {peer or "*": behaviour}}}; `fn@peer` is that peer's own. */
function serviceTable(services, expand) {
  const table = {};
  for (const [service, functions] of Object.entries(services)) {
    const entry = (table[expand(service)] ??= {});
    for (const [key, spec] of Object.entries(functions)) {
      const [fn, peer = "*"] = key.split("@");
      (entry[fn] ??= {})[peer] = makeBehaviour(expand(spec));
    }
  }
  return table;
}

/**
 * Runs one particle until nothing is left to do or a limit is hit.
 * policy: {order: "fifo"|"random", seed, hopLatency: ms or [from, to], serviceLatency}
 * inject: {service, fn}: every call of that function fails with code 99
 * open: every peer reaches every other, whatever its relay
 * vm: what runs the steps
 */
export function simulate({ air, scenario, policy = {}, inject = null, open = false, vm = sharedVm() }) {
  const world = makeWorld(scenario);
  const { byName, byId, all, init, symbolic } = world;
  const relay = scenario.noRelay ? null : byName[scenario.peers[scenario.init].relay];
  const { order = "fifo", seed = 0, hopLatency = 5, serviceLatency = 0 } = policy;
  const random = rng(seed);
  const args = world.expand(scenario.args);
  const services = serviceTable(scenario.services, world.expand);
  const callbacks = Object.fromEntries(
    Object.entries(scenario.callbacks ?? {}).map(([name, spec]) => [name, makeBehaviour(world.expand(spec))]),
  );
  const nodes = all.filter((p) => p.kind !== "client").map((p) => p.id);

  const out = {
    outcome: { kind: "none", value: null },
    responses: [],
    vmErrors: [],
    calls: [],
    undeliverable: [],
    stats: { steps: 0, hops: 0, sentBytes: 0, maxDataBytes: 0, vmMs: 0 },
    finished: "quiet",
  };
  let settled = false;
  const settle = (kind, value) => {
    if (!settled) out.outcome = { kind, value };
    settled = true;
  };

  const perform = (peer, service, fn, callArgs, env) => {
    if (inject && inject.service === service && inject.fn === fn) return { code: 99, value: "injected" };
    const own = services[service]?.[fn];
    const described = own?.[peer.name] ?? own?.["*"];
    if (described) return described(callArgs, env);
    if (peer === init) {
      if (service === "getDataSrv") {
        if (Object.hasOwn(args, fn)) return { code: 0, value: args[fn] };
        if (fn === "-relay-" && relay) return { code: 0, value: relay.id };
      }
      if (service === "callbackSrv" && fn === "response") {
        out.responses.push(symbolic(callArgs));
        settle("response", symbolic(callArgs));
        return { code: 0, value: {} };
      }
      if (service === "callbackSrv") return callbacks[fn] ? callbacks[fn](callArgs, env) : { code: 0, value: null };
      if (service === "errorHandlingSrv" && fn === "error") {
        settle("error", symbolic(callArgs[0] ?? null));
        return { code: 0, value: {} };
      }
    }
    const builtin = service === peer.id ? builtins.client.sig[fn] : builtins[peer.kind][service]?.[fn];
    return builtin ? builtin(callArgs, env) : notFound(peer.kind, service, fn, callArgs);
  };

  let now = 0;
  let serial = 0;
  const queue = [];
  const latency = (spec) => (Array.isArray(spec) ? spec[0] + Math.floor(random() * (spec[1] - spec[0] + 1)) : spec);
  const push = (event, delay) => queue.push({ ...event, time: now + delay, serial: serial++ });
  const pick = () => {
    const first = queue.reduce((m, e) => Math.min(m, e.time), Infinity);
    const ready = queue.filter((e) => e.time === first);
    const chosen =
      order === "random"
        ? ready[Math.floor(random() * ready.length)]
        : ready.reduce((a, b) => (b.serial < a.serial ? b : a));
    queue.splice(queue.indexOf(chosen), 1);
    return chosen;
  };
  /** A peer with a relay is reachable through that relay only, but in an open network. */
  const reachable = (from, to) =>
    open || from === to || ((!from.relay || byName[from.relay] === to) && (!to.relay || byName[to.relay] === from));

  const previous = {};
  const step = (peer, data, callResults) => {
    out.stats.steps++;
    let r;
    const began = performance.now();
    try {
      r = vm.invoke({
        air,
        prevData: previous[peer.name],
        data,
        callResults,
        params: {
          initPeerId: init.id,
          currentPeerId: peer.id,
          timestamp: START,
          ttl: TTL,
          particleId: "aqua-oracle",
          secretKeyBytes: peer.seed,
        },
      });
    } catch (e) {
      out.vmErrors.push({ peer: peer.name, code: "trap", message: String(e.message ?? e) });
      if (peer === init) settle("vm-error", { code: "trap" });
      return;
    }
    out.stats.vmMs += performance.now() - began;
    // As on production peers: a run with an error changes nothing.
    if (r.retCode !== 0) {
      out.vmErrors.push({ peer: peer.name, code: r.retCode, message: symbolic(r.errorMessage) });
      if (peer === init) settle("vm-error", { code: r.retCode });
      return;
    }
    previous[peer.name] = r.data;
    out.stats.maxDataBytes = Math.max(out.stats.maxDataBytes, r.data.length);
    for (const id of r.nextPeerPks) {
      const to = byId[id];
      if (!to || !reachable(peer, to)) {
        out.undeliverable.push({ from: peer.name, to: to?.name ?? id });
        continue;
      }
      if (to !== peer) {
        out.stats.hops++;
        out.stats.sentBytes += r.data.length;
      }
      push({ to, data: r.data, results: [] }, latency(hopLatency));
    }
    for (const [id, q] of r.callRequests) {
      const env = {
        now: START + now,
        peer,
        kind: peer.kind,
        service: q.serviceId,
        fn: q.functionName,
        tetraplets: q.tetraplets,
        initPeerId: init.id,
        nodes,
        print: () => {},
      };
      const record = { peer: peer.name, service: symbolic(q.serviceId), fn: q.functionName, args: symbolic(q.arguments) };
      out.calls.push(record);
      const answer = perform(peer, q.serviceId, q.functionName, q.arguments, env);
      if (answer.code !== 0) record.failed = answer.code;
      if (answer.hang) continue;
      const result = JSON.stringify(answer.value ?? null);
      push({ to: peer, data: [], results: [[id, { retCode: answer.code, result }]] }, (answer.delay ?? 0) + latency(serviceLatency));
    }
  };

  push({ to: init, data: [], results: [] }, 0);
  while (queue.length > 0) {
    if (out.stats.steps >= LIMITS.steps) out.finished = "step limit";
    if (out.stats.hops > LIMITS.hops) out.finished = "hop limit";
    if (out.stats.maxDataBytes > LIMITS.dataBytes) out.finished = "data limit";
    const event = pick();
    now = event.time;
    if (now > TTL) out.finished = "expired";
    if (out.finished !== "quiet") break;
    step(event.to, event.data, event.results);
  }
  out.stats.virtualMs = now;
  return out;
}
