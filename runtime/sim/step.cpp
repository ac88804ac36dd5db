// A run of an interpreter, and what follows from it at that instant: answers recorded, data stored, messages in the
// order of the script, calls by id (PEERS.md 2.2, 2.3, 2.8).
#include <algorithm>

#include "runtime/crypto/channel.h"
#include "runtime/sim/interpreter.h"
#include "runtime/sim/random.h"
#include "runtime/sim/turn.h"

namespace aqua::sim {

namespace {

/// A UUID of version 4 that belongs to the number-th time of a call.
std::string particleIdOf(std::string_view call, uint64_t number) { return uuidOf(callSubject(0, call, ""), number); }

class Step {
 public:
  Step(const Turn& turn, uint32_t peer, uint32_t particle, uint64_t because)
      : turn_(turn), peer_(peer), particle_(particle), because_(because) {}

  void run(Pending what) {
    Stats& stats = turn_.state.result.stats;
    ++stats.steps;
    if (actor().runs == 0) actor().changed = std::move(what.changed);
    if (actor().runs++ == 0) ++stats.peers;
    if (turn_.watching()) {
      Event started = turn_.event(EventKind::StepStarted, peer_, because_);
      started.particle = particle_;
      started.data = turn_.printOf(actor().data);
      started.arrived = turn_.printOf(what.data);
      for (const Delivery& delivery : what.results) started.results.push_back(delivery.id);
      because_ = turn_.tell(std::move(started));
      if (!isUp()) return;
    }
    bool answersOnly = what.kind == Pending::Kind::Results;
    bool foreign = what.kind == Pending::Kind::Particle && what.from() != peer_;
    vm::Outcome outcome = execute(what, foreign);
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

  vm::Outcome execute(Pending& what, bool foreign) {
    StepWork work{turn_.image, particleOn(turn_.state, peer_, particle_), actor(), std::move(what.data), foreign};
    if (what.bytes) work.damaged = *what.bytes;
    if (what.damaged) {
      uint64_t bits = draw(turn_.state.seed, Purpose::Corrupt, Wires::wire(what.from(), peer_), ~what.message.number);
      work.damaged = corrupted(*work.current, what.part, bits);
    }
    for (Delivery& delivery : what.results) work.results.emplace(delivery.id, std::move(delivery.result));
    work.params = paramsOf(turn_.state, turn_.image, peer_, particle_);
    work.budget = turn_.state.budget;
    return turn_.image.interpreter(peer_).run(work);
  }

  void ended(const vm::Outcome& outcome) {
    if (!turn_.watching()) return;
    Event ran = turn_.event(EventKind::StepEnded, peer_, because_);
    ran.particle = particle_;
    ran.code = outcome.code;
    ran.text = outcome.message;
    ran.complete = outcome.complete;
    ran.data = turn_.printOf(outcome.data);
    for (const vm::CallRequest& request : outcome.requests) ran.requests.push_back(request.id);
    for (const std::string& id : outcome.nextPeers) {
      uint32_t next = turn_.image.find(id);
      ran.next.push_back(next == kNobody ? id : turn_.image.name(next));
    }
    because_ = turn_.tell(std::move(ran));
  }

  void refused(const Pending& what, int64_t code, const std::string& message) {
    uint64_t event = 0;
    if (turn_.watching()) {
      Event refused = turn_.event(EventKind::ParticleRefused, peer_, because_);
      refused.particle = particle_;
      refused.other = what.from();
      refused.message = what.message;
      refused.code = code;
      refused.text = message;
      event = turn_.tell(std::move(refused));
    }
    turn_.state.refused[{particle_, peer_}].push_back(
        {turn_.image.name(what.from()), code, what.message, turn_.state.now, event});
  }

  void goOn(vm::Outcome outcome, bool answersOnly) {
    data::DataPtr before = std::exchange(actor().data, outcome.data);
    actor().complete = outcome.complete;
    // A timer that rings and changes nothing is not the end of the work.
    bool idle = answersOnly && outcome.nextPeers.empty() && outcome.requests.empty();
    Micros& at = turn_.state.outcomes[particle_].at;
    if (!turn_.state.settled[particle_] && !idle) at = std::max(at, turn_.state.now);
    if (crashesAt(turn_, peer_, CrashPoint::Stored, because_)) return lostCalls(outcome);
    if (givesUp(turn_, peer_, outcome.nextPeers)) {
      loseAll(turn_, peer_, particle_, outcome.nextPeers, because_);
      return lostCalls(outcome);
    }
    sendData(turn_, peer_, particle_, {outcome.nextPeers, outcome.data, before}, because_);
    if (crashesAt(turn_, peer_, CrashPoint::Sent, because_)) return lostCalls(outcome);
    callServices(turn_, peer_, particle_, std::move(outcome.requests), because_);
    crashesAt(turn_, peer_, CrashPoint::Call, because_);
  }

  /// The data says that these were asked for, so nobody asks again.
  void lostCalls(const vm::Outcome& outcome) {
    for (const vm::CallRequest& request : outcome.requests)
      neverAnswered(turn_, peer_, particle_, request, Cause::ServiceCrashed);
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

}  // namespace

std::string uuidOf(uint64_t subject, uint64_t number) {
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

vm::Params paramsOf(const State& state, const ScenarioImage& image, uint32_t peer, uint32_t particle) {
  const Particle& what = particleOn(state, peer, particle);
  vm::Params params;
  params.initPeerId = initiatorOf(image, what);
  params.currentPeerId = image.key(peer).peerId();
  params.timestamp = what.timestamp;
  params.ttl = what.ttlMilliseconds();
  params.particleId = what.id;
  params.key = &image.key(peer);
  return params;
}

void runStep(const Turn& turn, Pending what) {
  uint32_t peer = what.peer, particle = what.particle;
  uint64_t because = what.because;
  Step(turn, peer, particle, because).run(std::move(what));
}

uint32_t addParticle(const Turn& turn, std::shared_ptr<const Particle> particle, bool settled) {
  State& state = turn.state;
  Outcome& outcome = state.outcomes.emplace_back();
  outcome.call = particle->call;
  outcome.particle = particle->id;
  outcome.at = state.now;
  state.settled.push_back(settled);
  state.abandoned.push_back(false);
  state.particles.push_back(std::move(particle));
  return static_cast<uint32_t>(state.particles.size() - 1);
}

void beginCall(const Turn& turn, const Pending& what) {
  const PreparedCall& call = turn.image.calls()[what.index];
  auto particle = std::make_shared<Particle>();
  particle->call = what.index;
  particle->initiator = call.initiator;
  std::string_view id = call.call ? std::string_view(call.call->id) : std::string_view();
  particle->id =
      turn.state.gate ? uuidOf(turn.state.gate->draw(), 1) : particleIdOf(id.empty() ? "main" : id, what.number);
  particle->timestamp = clockOf(turn, call.initiator) / kMillisecond;
  particle->ttl = call.ttl;
  particle->deadline = turn.state.now + call.ttl;
  uint32_t index = addParticle(turn, particle, false);
  uint64_t because = what.because;
  if (turn.watching()) {
    Event started = turn.event(EventKind::CallStarted, call.initiator, because);
    started.particle = index;
    started.call = what.index;
    for (const auto& [name, value] : call.invocation->args) started.args.push_back(value);
    started.function = call.invocation->function;
    because = turn.tell(std::move(started));
    Event created = turn.event(EventKind::ParticleCreated, call.initiator, because);
    created.particle = index;
    created.text = particle->id;
    created.timestamp = particle->timestamp;
    created.ttl = particle->ttl;
    because = turn.tell(std::move(created));
  }
  if (!turn.peer(call.initiator).up) return;  // nobody runs it; its caller waits for ever
  Step(turn, call.initiator, index, because).run(what);
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

void expireCalls(const Turn& turn, Micros at, uint32_t peer) {
  State& state = turn.state;
  bool own = state.schedule->timing == Timing::Free;
  auto concerns = [&](uint32_t particle) {  // whether the script has ended elsewhere, another clock would have to say
    return !own || (turn.particle(particle).initiator == peer && turn.callOf(particle).invocation->answers);
  };
  while (state.settledFrom < state.particles.size() && state.settled[state.settledFrom]) ++state.settledFrom;
  for (;;) {
    uint32_t first = kNobody;
    for (uint32_t i = state.settledFrom; i < state.particles.size(); ++i)
      if (!state.settled[i] && state.particles[i]->deadline < at && concerns(i) &&
          (first == kNobody || state.particles[i]->deadline < state.particles[first]->deadline))
        first = i;
    if (first == kNobody) return;
    // A function without results did its work when its script ended somewhere.
    bool done = !turn.callOf(first).invocation->answers && isComplete(state, first);
    Micros when = state.outcomes[first].at;
    state.now = own ? state.particles[first]->deadline : std::max(state.now, state.particles[first]->deadline);
    settle(turn, first, done ? Ending::Value : Ending::Expired, 0);
    if (done) state.outcomes[first].at = when;
  }
}

}  // namespace aqua::sim
