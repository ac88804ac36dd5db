// A world that is not alone: particles that come from other processes and go there, and the time of this machine.
#include <algorithm>

#include "runtime/sim/turn.h"

namespace aqua::sim {

std::optional<Micros> World::due() const {
  if (state_.agenda.empty() || overBudget()) return std::nullopt;
  return state_.agenda.first().at;
}

void World::pass(Micros now, const EventSink& sink) {
  Turn turn{state_, *image_, sink};
  expireCalls(turn, now, kNobody);
  state_.now = std::max(state_.now, now);
}

uint32_t World::admit(Particle particle) {
  static const EventSink kNoSink;
  Turn turn{state_, *image_, kNoSink};
  auto shared = std::make_shared<const Particle>(std::move(particle));
  if (state_.forgotten.empty()) return addParticle(turn, std::move(shared), true);
  uint32_t index = state_.forgotten.back();
  state_.forgotten.pop_back();
  state_.particles[index] = std::move(shared);
  return index;
}

void World::deliver(uint32_t to, uint32_t from, uint32_t particle, data::Bytes bytes) {
  Pending message;
  message.kind = Pending::Kind::Particle;
  message.peer = to;
  message.particle = particle;
  message.message = {from, to, ++state_.messagesOn[Wires::wire(from, to)], 0};
  if (!bytes.empty()) message.bytes = std::make_shared<const data::Bytes>(std::move(bytes));
  state_.agenda.push(std::move(message), state_.now, 0);
}

void World::forget(const std::vector<bool>& particles) {
  auto isGone = [&](uint32_t particle) { return particle < particles.size() && particles[particle]; };
  auto isOf = [&](const Pending& what) {
    return (what.kind == Pending::Kind::Particle || what.kind == Pending::Kind::Results ||
            what.kind == Pending::Kind::Lookup) &&
           isGone(what.particle);
  };
  state_.agenda.takeAll(isOf);
  bool idle = state_.agenda.empty();
  for (PeerState& peer : state_.peers) {
    std::erase_if(peer.actors, [&](const auto& one) { return isGone(one.first); });
    std::erase_if(peer.waiting, isOf);
    idle &= peer.actors.empty() && peer.waiting.empty();
  }
  std::erase_if(state_.held, [&](const Held& one) { return isOf(one.what); });
  std::erase_if(state_.gathering, [&](const auto& one) { return isGone(one.first.first.second); });
  std::erase_if(state_.told, [&](const auto& one) { return isGone(one.first.second); });
  static const auto kNone = std::make_shared<const Particle>();
  for (uint32_t i = 0; i < state_.particles.size(); ++i) {
    if (!isGone(i)) continue;
    state_.introduced.erase(std::exchange(state_.particles[i], kNone));
    state_.outcomes[i] = Outcome();
    state_.forgotten.push_back(i);
  }
  forgetNotes();
  // What it counted and nobody gives back is a few bytes for each message that was lost.
  if (idle && state_.held.empty()) state_.budget = std::make_shared<values::Budget>(state_.budget->limits());
}

/// What is kept for a result that nobody will ask for.
void World::forgetNotes() {
  state_.lost.clear();
  state_.silent.clear();
  state_.refused.clear();
  state_.failedAt.clear();
  RunResult& result = state_.result;
  result.failures.clear();
  result.printed.clear();
  result.failedCalls.clear();
  result.twice.clear();
  result.inapplicable.clear();
  result.assertions.clear();
}

std::optional<vm::Exceeded> World::recover() { return std::exchange(state_.result.exceeded, std::nullopt); }

void World::letGo(const EventSink& sink) {
  Turn turn{state_, *image_, sink};
  for (uint32_t i = 0; i < state_.particles.size(); ++i)
    if (!state_.settled[i] && !turn.callOf(i).invocation->answers) settle(turn, i, Ending::Value, 0);
}

}  // namespace aqua::sim
