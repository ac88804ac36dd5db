// One particle among a few peers, in a random order of events: who runs when, with which data and results, is drawn from
// a seed, so that the same schedule can be given to several sets of VMs ("lanes") side by side.
import { rng } from "./rng.mjs";
import { makePeer } from "./peers.mjs";
import { SERVICES } from "./scripts.mjs";

const EMPTY = Buffer.alloc(0);

/**
 * @param {{seed:number, air:string, peers:string[], lanes:number, steps:number, bytes:number}} o
 * @param {(step:{peer, air, params, results, lanes:{prev:Buffer, cur:Buffer}[], cause:string}) => Promise<object[]|null>} execute
 *   gives the answers of all lanes ({retCode, data, nextPeerPks, callRequests}), or null to stop. The first decides what happens.
 * @returns {Promise<number>} number of steps
 */
export async function playParticle(o, execute) {
  const random = rng(o.seed * 2 + 1);
  const int = (n) => Math.floor(random() * n);
  const ids = o.peers.map((name) => makePeer(name).id);
  const air = o.air.replace(/\{\{(\w+)\}\}/g, (_m, name) => makePeer(name).id);
  // Some peers keep what a failed run produced, as nodes do; others do as the JavaScript client.
  const keepsFailed = random() < 0.6;
  const batch = random() < 0.5;
  const [lost, repeated, garbled] = [random() < 0.2 ? 0.1 : 0, random() < 0.3 ? 0.15 : 0, random() < 0.1 ? 0.1 : 0];
  const none = () => Array.from({ length: o.lanes }, () => EMPTY);
  const state = new Map(o.peers.map((name) => [makePeer(name).id, { peer: makePeer(name), prev: none(), asked: [], calls: {} }]));
  const events = [{ to: ids[0], data: none() }];
  const sent = [];

  const answerOf = (at, { serviceId, functionName, arguments: args }) => {
    const n = (at.calls[functionName] = (at.calls[functionName] ?? 0) + 1);
    const service = serviceId === "s" && Object.hasOwn(SERVICES, functionName) ? SERVICES[functionName] : null;
    const value = service ? service(args, at.peer, n, ids) : { code: 1, raw: `no service ${serviceId}.${functionName}` };
    return value !== null && typeof value === "object" && typeof value.raw === "string" && "code" in value
      ? { retCode: value.code, result: value.raw }
      : { retCode: 0, result: JSON.stringify(value) };
  };

  let steps = 0;
  while (events.length > 0 && steps < o.steps) {
    const [event] = events.splice(int(events.length), 1);
    const at = state.get(event.to);
    let results = [];
    let data = none();
    let cause = "arrival";
    if (event.data) {
      if (random() < lost) continue;
      data = event.data;
    } else {
      if (at.asked.length === 0) continue;
      results = batch ? at.asked.splice(0) : at.asked.splice(int(at.asked.length), 1);
      if (at.asked.length > 0) events.push({ to: event.to });
      if (random() < garbled) results.push([1000 + int(5), { retCode: 0, result: "1" }]);
      cause = "results";
    }
    const params = { initPeerId: ids[0], currentPeerId: at.peer.id, timestamp: 1700000000000, ttl: 120000, particleId: `particle-${o.seed}`, secretKeyBytes: at.peer.seed };
    const lanes = data.map((cur, i) => ({ prev: at.prev[i], cur }));
    const answers = await execute({ peer: at.peer, air, params, results, lanes, cause });
    steps++;
    if (!answers) break;
    const [answer] = answers;
    if (answer.retCode !== 0 && !keepsFailed) continue;
    at.prev = answers.map((x) => Buffer.from(x.data));
    if (answer.data.length > o.bytes) break;
    for (const to of answer.nextPeerPks)
      if (state.has(to)) {
        events.push({ to, data: at.prev });
        sent.push({ to, data: at.prev });
      }
    for (const [id, request] of answer.callRequests) at.asked.push([id, answerOf(at, request)]);
    if (answer.callRequests.length > 0) events.push({ to: at.peer.id });
    if (sent.length > 0 && random() < repeated) events.push(sent[int(sent.length)]);
  }
  return steps;
}
