// What a world may still do depends on this, and on nothing else: content, never handles, ids of events or the order in
// which things were put somewhere (D7).
#include <algorithm>

#include "runtime/data/fingerprint.h"
#include "runtime/sim/world.h"

namespace aqua::sim {

namespace {

using values::Digest;
using values::Fingerprint;
using values::UnorderedDigest;

void add(Digest& digest, const MessageKey& key) { digest.add(key.from).add(key.to).add(key.number).add(key.copy); }

void add(Digest& digest, const std::vector<Value>& list) {
  digest.add(list.size());
  for (const Value& value : list) digest.add(value.text());
}

void add(Digest& digest, const Particle& particle) {
  digest.add(particle.call).add(particle.initiator).add(particle.id).add(particle.timestamp).add(particle.ttl);
  digest.add(particle.deadline).add(particle.script ? std::string_view(particle.script->text) : std::string_view());
  digest.add(particle.changedBy);
}

/// A copy that somebody changed; null: as it was signed.
void addChanged(Digest& digest, const Particle* changed) {
  digest.add(uint64_t{changed != nullptr});
  if (changed) add(digest, *changed);
}

void add(Digest& digest, const Pending& what) {
  digest.add(static_cast<uint64_t>(what.kind)).add(what.peer).add(what.particle).add(what.index).add(what.number);
  digest.add(uint64_t{what.damaged}).add(static_cast<uint64_t>(what.part)).add(uint64_t{what.running});
  add(digest, what.message);
  addChanged(digest, what.changed.get());
  digest.add(data::fingerprintOf(what.data.get())).add(what.results.size());
  for (const Delivery& answer : what.results)
    digest.add(answer.id).add(static_cast<uint64_t>(answer.result.code)).add(answer.result.result);
}

Fingerprint of(const Pending& what, uint64_t when) {
  Digest digest;
  add(digest, what);
  return digest.add(when).done();
}

void add(Digest& digest, const PeerState& peer) {
  digest.add(peer.actors.size());
  for (const auto& [particle, actor] : peer.actors) {
    digest.add(particle).add(data::fingerprintOf(actor.data.get())).add(actor.busyUntil);
    addChanged(digest, actor.changed.get());
    digest.add(uint64_t{actor.complete} | uint64_t{actor.failed} << 1 | uint64_t{actor.expired} << 2);
  }
  digest.add(static_cast<uint64_t>(peer.life)).add(uint64_t{peer.home != nullptr});
  if (peer.home) sim::add(digest, *peer.home);
  digest.add(uint64_t{peer.up} | uint64_t{peer.active} << 1).add(peer.paused).add(static_cast<uint64_t>(peer.moved));
  digest.add(peer.crashes)
      .add(static_cast<uint64_t>(peer.point))
      .add(peer.plays ? 1 + static_cast<uint64_t>(*peer.plays) : 0)
      .add(peer.now)
      .add(peer.waiting.size());
  for (const Pending& what : peer.waiting) add(digest, what);
  digest.add(peer.computed.content());
  digest.add(peer.sentAt).add(peer.sent);  // of a queue that may be full
  digest.add(uint64_t{peer.last != nullptr});
  if (peer.last) {
    add(digest, peer.last->message);
    addChanged(digest, peer.last->changed.get());
    digest.add(peer.last->particle).add(data::fingerprintOf(peer.last->data.get()));
  }
}

void add(Digest& digest, const Outcome& outcome, bool settled, bool abandoned) {
  digest.add(uint64_t{settled} | uint64_t{abandoned} << 1).add(static_cast<uint64_t>(outcome.ending));
  add(digest, outcome.values);
  digest.add(outcome.error.text()).add(outcome.answers.size());
  for (const std::vector<Value>& answer : outcome.answers) add(digest, answer);
  add(digest, outcome.errors);
  digest.add(outcome.unanswered.size());
}

/// Tables by number, whose order means nothing.
template <class Map, class AddValue> void add(Digest& digest, const Map& map, AddValue&& addValue) {
  UnorderedDigest entries;
  for (const auto& [key, value] : map) {
    Digest entry;
    entry.add(key);
    addValue(entry, value);
    entries.add(entry.done());
  }
  digest.add(entries.sum());
}

}  // namespace

Fingerprint World::fingerprint() const {
  const State& state = state_;
  Digest digest;
  bool oneClock = state.schedule->timing == Timing::Clock;
  digest.add(oneClock ? state.now : 0);
  for (const PeerState& peer : state.peers) add(digest, peer);
  UnorderedDigest pending;
  for (const Enabled& event : state.agenda.all()) pending.add(of(state.agenda[event.slot], event.at));
  digest.add(pending.sum()).add(state.particles.size());
  for (uint32_t i = 0; i < state.particles.size(); ++i) {
    add(digest, *state.particles[i]);
    add(digest, state.outcomes[i], state.settled[i], state.abandoned[i]);
  }
  auto number = [](Digest& entry, uint64_t value) { entry.add(value); };
  add(digest, state.messagesOn, number);
  add(digest, state.arrivedOn, number);
  add(digest, state.callsOf, number);
  add(digest, state.dials,
      [](Digest& entry, const std::pair<uint32_t, Micros>& value) { entry.add(value.first).add(value.second); });
  for (uint64_t times : state.begun) digest.add(times);
  digest.add(state.active.size());
  for (const Active& active : state.active) digest.add(active.event).add(active.left);
  digest.add(state.told.size());
  for (const auto& [whom, data] : state.told)
    digest.add(whom.first).add(whom.second).add(data::fingerprintOf(data.get()));
  UnorderedDigest held;
  for (const Held& one : state.held) held.add(of(one.what, one.event));
  digest.add(held.sum()).add(state.armed.size());
  for (const Armed& armed : state.armed) digest.add(armed.index).add(uint64_t{armed.call}).add(armed.seen);
  UnorderedDigest truth;
  for (uint64_t answer : state.truth) truth.add(answer);
  digest.add(uint64_t{state.blocks});
  digest.add(truth.sum()).add(state.result.twice.size()).add(state.result.inapplicable.size());
  return digest.done();
}

}  // namespace aqua::sim
