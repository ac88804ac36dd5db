// A run of an interpreter, and what follows from it at that instant: answers recorded, data stored, messages in the
// order of the script, calls by id (PEERS.md 2.2, 2.3, 2.8).
#include <algorithm>

#include "runtime/sim/random.h"
#include "runtime/sim/turn.h"
#include "runtime/vm/invoke.h"

namespace aqua::sim {

namespace {

/// A UUID of version 4 that belongs to the number-th time of a call.
std::string particleIdOf(std::string_view call, uint64_t number) {
  uint64_t subject = callSubject(0, call, "");
  uint64_t bits[2] = {draw(0, Purpose::Identity, subject, 2 * number),
                      draw(0, Purpose::Identity, subject, 2 * number + 1)};
  constexpr char kDigits[] = "0123456789abcdef";
  std::string text;
  for (unsigned i = 0; i < 32; ++i) {
    uint64_t digit = bits[i / 16] >> (4 * (i % 16)) & 15;
    if (i == 12) digit = 4;
    if (i == 16) digit = 8 | (digit & 3);
    if (i == 8 || i == 12 || i == 16 || i == 20) text += '-';
    text += kDigits[digit];
  }
  return text;
}

class Step {
 public:
  Step(const Turn& turn, uint32_t peer, uint32_t particle, uint64_t because)
      : turn_(turn), peer_(peer), particle_(particle), because_(because) {}

  void run(Pending what) {
    Stats& stats = turn_.state.result.stats;
    ++stats.steps;
    // Most peers run a particle twice, when it arrives and with the answer of a service: nothing to remember for these.
    if (actor().runs++ == 0) ++stats.peers;
    else if (actor().runs >= 3 && !actor().warm.get() && turn_.image.manner().warm) actor().warm.begin();
    std::map<uint32_t, vm::CallResult> results;
    if (turn_.watching()) {
      Event started = turn_.event(EventKind::StepStarted, peer_, because_);
      started.particle = particle_;
      for (const Delivery& delivery : what.results) started.results.push_back(delivery.id);
      because_ = turn_.tell(std::move(started));
      if (!isUp()) return;
    }
    for (Delivery& delivery : what.results) results.emplace(delivery.id, std::move(delivery.result));
    bool answersOnly = what.kind == Pending::Kind::Results;
    bool foreign = what.kind == Pending::Kind::Particle && what.from() != peer_;
    if (foreign && !read(what)) return;
    vm::Outcome outcome = vm::run(*turn_.callOf(particle_).script, actor().data, what.data,
                                  paramsOf(turn_.state, turn_.image, peer_, particle_), results,
                                  {.budget = turn_.state.budget}, actor().warm.get());
    if (outcome.exceeded) throw vm::Exceeded(*outcome.exceeded);
    ended(outcome);
    if (!isUp()) return;  // before it stored anything
    bool error = outcome.code != 0;
    actor().failed = error;
    if (error && vm::isRefusal(outcome.code)) {
      if (foreign) refused(what, outcome.code, outcome.message);
      return noteFailure(outcome.code, outcome.message);
    }
    if (error) noteFailure(outcome.code, outcome.message);
    if (error && turn_.image.flavour(peer_) == Flavour::Js) return;
    if (isUp()) goOn(std::move(outcome), answersOnly);
  }

 private:
  // A crash in the middle takes actors away, so nobody keeps one.
  Actor& actor() const { return turn_.peer(peer_).actors[particle_]; }
  bool isUp() const { return turn_.peer(peer_).up; }

  /// Data that came as bytes is read and verified; false when it is refused.
  bool read(Pending& what) {
    if (!what.damaged && turn_.image.scenario().network.transfer != Transfer::Encoded) return true;
    const std::string& id = turn_.particle(particle_).id;
    vm::Transferred arrived;
    if (what.damaged) {
      uint64_t bits = draw(turn_.state.seed, Purpose::Corrupt, Wires::wire(what.from(), peer_), ~what.message.number);
      arrived = vm::received(corrupted(*what.data, what.part, bits), id);
    } else {
      arrived = vm::transfer(*what.data, id);
    }
    if (arrived.fault) {
      vm::Outcome outcome;
      outcome.code = arrived.fault->code;
      outcome.message = arrived.fault->message;
      actor().failed = true;
      ended(outcome);
      refused(what, outcome.code, outcome.message);
      noteFailure(outcome.code, outcome.message);
      return false;
    }
    what.data = std::move(arrived.data);
    constexpr uint64_t kDecoded = 3;  // bytes of records for one on the wire, about
    actor().foreign = values::Kept();
    actor().foreign = values::Kept(turn_.state.budget, kDecoded * arrived.bytes);
    return true;
  }

  void ended(const vm::Outcome& outcome) {
    if (!turn_.watching()) return;
    Event ran = turn_.event(EventKind::StepEnded, peer_, because_);
    ran.particle = particle_;
    ran.code = outcome.code;
    ran.text = outcome.message;
    ran.complete = outcome.complete;
    for (const vm::CallRequest& request : outcome.requests) ran.requests.push_back(request.id);
    because_ = turn_.tell(std::move(ran));
  }

  void refused(const Pending& what, int64_t code, const std::string& message) {
    if (!turn_.watching()) return;
    Event refused = turn_.event(EventKind::ParticleRefused, peer_, because_);
    refused.particle = particle_;
    refused.other = what.from();
    refused.message = what.message;
    refused.code = code;
    refused.text = message;
    turn_.tell(std::move(refused));
  }

  void goOn(vm::Outcome outcome, bool answersOnly) {
    actor().data = outcome.data;
    actor().complete = outcome.complete;
    // A timer that rings and changes nothing is not the end of the work.
    bool idle = answersOnly && outcome.nextPeers.empty() && outcome.requests.empty();
    if (!turn_.state.settled[particle_] && !idle) turn_.state.outcomes[particle_].at = turn_.state.now;
    if (crashesAt(turn_, peer_, CrashPoint::Stored, because_)) return lostCalls(outcome);
    if (givesUp(turn_, peer_, outcome.nextPeers)) {
      loseAll(turn_, peer_, particle_, outcome.nextPeers, because_);
      return lostCalls(outcome);
    }
    sendData(turn_, peer_, particle_, outcome.nextPeers, outcome.data, because_);
    if (crashesAt(turn_, peer_, CrashPoint::Sent, because_)) return lostCalls(outcome);
    callServices(turn_, peer_, particle_, std::move(outcome.requests), because_);
    crashesAt(turn_, peer_, CrashPoint::Call, because_);
  }

  /// The data says that these were asked for, so nobody asks again.
  void lostCalls(const vm::Outcome& outcome) {
    for (const vm::CallRequest& request : outcome.requests)
      turn_.state.silent.push_back(
          {peer_, particle_, request.place, request.service, request.function, Cause::ServiceCrashed});
  }

  // The caller is told of an error on the first peer.
  void noteFailure(int64_t code, const std::string& message) {
    turn_.state.result.failures.push_back({turn_.image.name(peer_), code, message});
    if (peer_ != turn_.particle(particle_).initiator || turn_.state.settled[particle_]) return;
    if (turn_.state.abandoned[particle_]) return;
    turn_.state.outcomes[particle_].error =
        Value::object({{"error_code", Value::integer(code)},
                       {"message", Value::string(message)},
                       {"peer_id", Value::string(turn_.image.key(peer_).peerId())}});
    settle(turn_, particle_, Ending::Error, because_);
  }

  const Turn& turn_;
  uint32_t peer_, particle_;
  uint64_t because_;
};

/// Whoever waits for these answers learns why they do not come.
void giveUp(const Turn& turn, const Pending& what, Cause cause) {
  for (const Delivery& delivery : what.results)
    turn.state.silent.push_back({what.peer, what.particle, delivery.place, delivery.service, delivery.function, cause});
}

/// False when the life time of the particle is over, as `when` looks at it.
bool isAlive(const Turn& turn, const Pending& what, Expiry when) {
  int64_t late = 0;
  if (!isExpired(turn, what.peer, what.particle, when, &late)) return true;
  if (when == Expiry::Arrival) noteExpired(turn, what);
  else turn.peer(what.peer).actors[what.particle].expired = true;
  giveUp(turn, what, Cause::ServiceSlow);
  if (!turn.watching()) return false;
  Event expired = turn.event(EventKind::ParticleExpired, what.peer, what.because);
  expired.particle = what.particle;
  expired.other = what.from();
  expired.message = what.message;
  expired.expiry = when;
  expired.late = late;
  turn.tell(std::move(expired));
  return false;
}

/// Tells of a message; false when the peer crashes with it in hand, or it came too late.
bool receiveMessage(const Turn& turn, Pending& what) {
  uint32_t peer = what.peer;
  if (what.from() != peer && !isAlive(turn, what, Expiry::Arrival)) return false;
  if (turn.image.remembersMessages())
    turn.peer(peer).last = std::make_shared<Received>(Received{what.message, what.particle, what.data});
  if (turn.watching()) {
    Event received = turn.event(EventKind::ParticleReceived, peer, what.because);
    received.particle = what.particle;
    received.other = what.from();
    received.message = what.message;
    what.because = turn.tell(std::move(received));
  }
  if (!turn.peer(peer).up) loseMessage(turn, what, Loss::Crashed, kNobody);
  return turn.peer(peer).up;
}

/// Tells of answers; false when the peer crashes with them in hand.
bool receiveAnswers(const Turn& turn, Pending& what) {
  for (const Delivery& delivery : what.results) {
    if (!turn.watching()) break;
    Event answered = turn.event(EventKind::ServiceReturned, what.peer, delivery.because);
    answered.particle = what.particle;
    answered.request = delivery.id;
    answered.code = delivery.result.code;
    answered.text = delivery.result.result;
    answered.service = delivery.service;
    answered.function = delivery.function;
    answered.place = delivery.place.begin;
    answered.rule = delivery.rule;
    answered.takes = delivery.takes;
    what.because = turn.tell(std::move(answered));
  }
  if (!crashesAt(turn, what.peer, CrashPoint::Answer, what.because)) return true;
  giveUp(turn, what, Cause::ServiceCrashed);
  return false;
}

bool receive(const Turn& turn, Pending& what) {
  return what.kind == Pending::Kind::Particle ? receiveMessage(turn, what) : receiveAnswers(turn, what);
}

/// A worker that was deactivated takes particles of its host only.
bool isTurnedAway(const Turn& turn, const Pending& what) {
  if (turn.peer(what.peer).active) return false;
  if (turn.image.name(turn.particle(what.particle).initiator) == turn.image.peer(what.peer).host) return false;
  if (what.kind == Pending::Kind::Particle) loseMessage(turn, what, Loss::Inactive, kNobody);
  return true;
}

/// The interpreter takes time, which begins now.
void beginRun(const Turn& turn, Pending what, const Peer& described) {
  Actor& actor = turn.peer(what.peer).actors[what.particle];
  uint64_t bits = draw(turn.state.seed, Purpose::StepTime, what.peer, actor.runs);
  Micros until = actor.busyUntil = turn.state.now + described.stepTime.at(bits) * described.slow;
  what.running = true;
  turn.state.agenda.push(std::move(what), until, 0);
}

/// The peer works on this particle; what came waits for the end of that.
bool isBusy(const Turn& turn, Pending& what) {
  PeerState& peer = turn.peer(what.peer);
  auto actor = peer.actors.find(what.particle);
  if (actor == peer.actors.end() || actor->second.busyUntil <= turn.state.now) return false;
  Micros until = actor->second.busyUntil;
  turn.state.agenda.push(std::move(what), until, 0);
  return true;
}

}  // namespace

vm::Params paramsOf(const State& state, const ScenarioImage& image, uint32_t peer, uint32_t particle) {
  const Particle& what = *state.particles[particle];
  vm::Params params;
  params.initPeerId = image.key(what.initiator).peerId();
  params.currentPeerId = image.key(peer).peerId();
  params.timestamp = what.timestamp;
  params.ttl = static_cast<uint32_t>(std::min<Micros>(what.ttl / kMillisecond, UINT32_MAX));
  params.particleId = what.id;
  params.key = &image.key(peer);
  return params;
}

void beginCall(const Turn& turn, const Pending& what) {
  const PreparedCall& call = turn.image.calls()[what.index];
  State& state = turn.state;
  auto particle = std::make_shared<Particle>();
  particle->call = what.index;
  particle->initiator = call.initiator;
  std::string_view id = call.call ? std::string_view(call.call->id) : std::string_view();
  particle->id = particleIdOf(id.empty() ? "main" : id, what.number);
  particle->timestamp = clockOf(turn, call.initiator) / kMillisecond;
  particle->ttl = call.ttl;
  particle->deadline = state.now + call.ttl;
  auto index = static_cast<uint32_t>(state.particles.size());
  Outcome& outcome = state.outcomes.emplace_back();
  outcome.call = what.index;
  outcome.particle = particle->id;
  outcome.at = state.now;
  state.settled.push_back(false);
  state.abandoned.push_back(false);
  uint64_t because = what.because;
  if (turn.watching()) {
    Event started = turn.event(EventKind::CallStarted, call.initiator, because);
    started.particle = index;
    started.call = what.index;
    for (const auto& [name, value] : call.invocation->args) started.args.push_back(value);
    started.text = particle->id;
    state.particles.push_back(particle);
    because = turn.tell(std::move(started));
    Event created = turn.event(EventKind::ParticleCreated, call.initiator, because);
    created.particle = index;
    created.text = particle->id;
    because = turn.tell(std::move(created));
  } else {
    state.particles.push_back(particle);
  }
  if (!turn.peer(call.initiator).up) return;  // nobody runs it; its caller waits for ever
  Step(turn, call.initiator, index, because).run(what);
}

void arrive(const Turn& turn, Pending what) {
  PeerState& peer = turn.peer(what.peer);
  if (what.kind == Pending::Kind::Results) turn.state.gathering.erase({{what.peer, what.particle}, turn.state.now});
  if (!peer.up)
    return what.kind == Pending::Kind::Particle ? loseMessage(turn, what, Loss::Crashed, kNobody)
                                                : giveUp(turn, what, Cause::ServiceCrashed);
  if (peer.paused > 0) {
    peer.waiting.push_back(std::move(what));
    return;
  }
  if (isTurnedAway(turn, what)) return;
  if (!what.running && (isBusy(turn, what) || !receive(turn, what))) return;
  if (!isAlive(turn, what, Expiry::Run)) return;
  const Peer& described = turn.image.peer(what.peer);
  if (described.stepTime.most > 0 && !what.running) return beginRun(turn, std::move(what), described);
  uint32_t on = what.peer, particle = what.particle;
  uint64_t because = what.because;
  Step(turn, on, particle, because).run(std::move(what));
}

bool isComplete(const State& state, uint32_t particle) {
  return std::any_of(state.peers.begin(), state.peers.end(), [&](const PeerState& peer) {
    auto actor = peer.actors.find(particle);
    return actor != peer.actors.end() && actor->second.complete;
  });
}

void settle(const Turn& turn, uint32_t particle, Ending ending, uint64_t because) {
  State& state = turn.state;
  state.settled[particle] = true;
  Outcome& outcome = state.outcomes[particle];
  outcome.ending = ending;
  outcome.at = ending == Ending::Expired ? turn.particle(particle).deadline : state.now;
  if (!turn.watching()) return;
  Event ended = turn.event(EventKind::CallEnded, turn.particle(particle).initiator, because);
  ended.at = outcome.at;
  ended.particle = particle;
  ended.call = outcome.call;
  ended.outcome = ending;
  ended.values = outcome.values;
  if (ending == Ending::Error) ended.text = outcome.error.text();
  turn.tell(std::move(ended));
}

void expireCalls(const Turn& turn, Micros at) {
  State& state = turn.state;
  for (;;) {
    uint32_t first = kNobody;
    for (uint32_t i = 0; i < state.particles.size(); ++i)
      if (!state.settled[i] && state.particles[i]->deadline < at &&
          (first == kNobody || state.particles[i]->deadline < state.particles[first]->deadline))
        first = i;
    if (first == kNobody) return;
    // A function without results did its work when its script ended somewhere.
    bool done = !turn.callOf(first).invocation->answers && isComplete(state, first);
    Micros when = state.outcomes[first].at;
    state.now = std::max(state.now, state.particles[first]->deadline);
    settle(turn, first, done ? Ending::Value : Ending::Expired, 0);
    if (done) state.outcomes[first].at = when;
  }
}

}  // namespace aqua::sim
