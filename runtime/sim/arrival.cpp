// What arrives at a peer, until its interpreter takes it: who is there, whether it is in time, whether it has to wait
// (PEERS.md 1.2, 2.2).
#include <algorithm>

#include <fmt/format.h>

#include "compiler/base/printable.h"
#include "runtime/sim/random.h"
#include "runtime/sim/turn.h"

namespace aqua::sim {

namespace {

/// A message brings its own, answers belong to what the peer runs.
const Particle& particleOf(const Turn& turn, const Pending& what) {
  if (what.kind == Pending::Kind::Results) return particleOn(turn.state, what.peer, what.particle);
  return what.changed ? *what.changed : turn.particle(what.particle);
}

/// False when the life time of the particle is over, as `when` looks at it.
bool isAlive(const Turn& turn, const Pending& what, Expiry when) {
  int64_t late = 0;
  if (!isExpired(turn, what.peer, particleOf(turn, what), when, &late)) return true;
  giveUp(turn, what, Cause::ServiceSlow);
  uint64_t event = 0;
  if (turn.watching()) {
    Event expired = turn.event(EventKind::ParticleExpired, what.peer, what.because);
    expired.particle = what.particle;
    expired.other = what.from();
    expired.message = what.message;
    expired.expiry = when;
    expired.late = late;
    event = turn.tell(std::move(expired));
  }
  if (when == Expiry::Arrival) noteExpired(turn, what, late, event);
  else turn.peer(what.peer).actors[what.particle].expired = true;
  return false;
}

/// Tells of a message; false when the peer crashes with it in hand, or it came too late.
bool receiveMessage(const Turn& turn, Pending& what) {
  uint32_t peer = what.peer;
  if (what.from() != peer && !isAlive(turn, what, Expiry::Arrival)) return false;
  if (turn.image.remembersMessages())
    turn.peer(peer).last = std::make_shared<Received>(Received{what.message, what.particle, what.data, what.changed});
  if (turn.watching()) {
    Event received = turn.event(EventKind::ParticleReceived, peer, what.because);
    received.particle = what.particle;
    received.other = what.from();
    received.message = what.message;
    received.data = turn.printOf(what.data);
    what.because = turn.tell(std::move(received));
  }
  if (!turn.peer(peer).up) loseMessage(turn, what, Loss::Crashed, kNobody);
  return turn.peer(peer).up;
}

/// For those who ask later what a message carried, and whose answer is missing.
void noteAnswer(const Turn& turn, const Pending& what, const Delivery& delivery) {
  constexpr size_t kShown = 60;
  if (delivery.result.code == 0 && delivery.service != "getDataSrv" && delivery.service != "op")
    turn.peer(what.peer).actors[what.particle].told =
        fmt::format("{}.{} = {}", delivery.service, delivery.function, base::shortened(delivery.result.result, kShown));
  if (delivery.asked == kNobody) return;
  AskedCall& call = turn.state.asked[delivery.asked];
  call.answered = true;
  call.code = delivery.result.code;
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
    answered.fuel = delivery.fuel;
    what.because = turn.tell(std::move(answered));
    noteAnswer(turn, what, delivery);
  }
  if (!crashesAt(turn, what.peer, CrashPoint::Answer, what.because)) return true;
  giveUp(turn, what, Cause::ServiceCrashed);
  return false;
}

bool receive(const Turn& turn, Pending& what) {
  return what.kind == Pending::Kind::Particle ? receiveMessage(turn, what) : receiveAnswers(turn, what);
}

/// What the schedule wants of what has just come; false when nothing is left of it.
bool survives(const Turn& turn, Pending& what) {
  PeerState& peer = turn.peer(what.peer);
  ++peer.turns;
  if (peer.crashes == kDecided) peer.crashes = kNobody;  // the turn before did not come to that point
  if (what.kind == Pending::Kind::Particle && what.from() != what.peer) {
    auto name = [&] { return EventName::message(what.message); };
    if (turn.decided(DecisionKind::Drop, name)) {
      loseMessage(turn, what, Loss::Schedule, kNobody);
      return false;
    }
    if (turn.decided(DecisionKind::Duplicate, name)) {
      constexpr uint32_t kOwn = 2;  // wires make 0 and 1
      Pending copy = what;
      copy.message.copy += kOwn;
      turn.state.agenda.push(std::move(copy), turn.state.now, 0);
    }
    if (auto part = turn.decided(DecisionKind::Corrupt, name)) {
      what.damaged = true;
      what.part = static_cast<CorruptPart>(*part);
    }
  }
  auto here = [&] { return EventName::turn(what.peer, peer.turns); };
  if (auto role = turn.decided(DecisionKind::Become, here)) peer.plays = static_cast<Role>(*role);
  auto point = turn.decided(DecisionKind::Crash, here);
  if (!point) return true;
  peer.crashes = kDecided;
  peer.point = static_cast<CrashPoint>(*point);
  if (!crashesAt(turn, what.peer, CrashPoint::Receive, what.because)) return true;
  if (what.kind == Pending::Kind::Particle) loseMessage(turn, what, Loss::Crashed, kNobody);
  else giveUp(turn, what, Cause::ServiceCrashed);
  return false;
}

/// Nobody is there, or a worker that was deactivated, which takes particles of its host and its managers only.
bool isTurnedAway(const Turn& turn, const Pending& what) {
  if (turn.peer(what.peer).life != Life::There) {
    if (what.kind == Pending::Kind::Particle) loseMessage(turn, what, Loss::NoPeer, kNobody);
    else giveUp(turn, what, Cause::ServiceCrashed);
    return true;
  }
  if (turn.peer(what.peer).active) return false;
  const std::string& initiator = initiatorOf(turn.image, particleOf(turn, what));
  const std::string& host = turn.image.peer(what.peer).host;
  auto is = [&](const std::string& name) { return !name.empty() && initiator == turn.image.book().idOf(name); };
  if (is(host) || is(turn.image.scenario().find(host)->manager)) return false;
  if (what.kind == Pending::Kind::Particle) loseMessage(turn, what, Loss::Inactive, kNobody);
  return true;
}

/// Nodes look at the signature of every particle, clients at that of what their relay sends (PEERS.md 1.6). One that
/// nobody changed has a good one.
bool isForged(const Turn& turn, const Pending& what) {
  if (!what.changed || !turn.image.peer(what.peer).verifies) return false;
  bool looks = turn.image.flavour(what.peer) == Flavour::Node || what.from() == turn.image.wires().relay(what.peer);
  return looks && !isSigned(turn.image, turn.particle(what.particle), *what.changed);
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

void arrive(const Turn& turn, Pending what) {
  PeerState& peer = turn.peer(what.peer);
  if (!peer.up)
    return what.kind == Pending::Kind::Particle ? loseMessage(turn, what, Loss::Crashed, kNobody)
                                                : giveUp(turn, what, Cause::ServiceCrashed);
  if (peer.paused > 0) {
    peer.waiting.push_back(std::move(what));
    return;
  }
  if (isTurnedAway(turn, what)) return;
  if (!what.running && (isBusy(turn, what) || !survives(turn, what) || !receive(turn, what))) return;
  if (!isAlive(turn, what, Expiry::Run)) return;
  if (isForged(turn, what)) return loseMessage(turn, what, Loss::BadSignature, what.changed->changedBy);
  const Peer& described = turn.image.peer(what.peer);
  if (described.stepTime.most > 0 && !what.running) return beginRun(turn, std::move(what), described);
  runStep(turn, std::move(what));
}

void giveUp(const Turn& turn, const Pending& what, Cause cause) {
  for (const Delivery& delivery : what.results) neverAnswered(turn, what.peer, what.particle, delivery, cause);
}

}  // namespace aqua::sim
