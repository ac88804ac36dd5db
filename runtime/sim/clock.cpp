// Clocks of peers, and the end of particles (PEERS.md 1.2).
#include <algorithm>

#include "runtime/sim/random.h"
#include "runtime/sim/turn.h"

namespace aqua::sim {

uint64_t clockOf(const Turn& turn, uint32_t peer) {
  constexpr int64_t kMillion = 1'000'000;
  const Peer& described = turn.image.peer(peer);
  auto now = static_cast<int64_t>(turn.state.now);
  int64_t drifted = now / kMillion * described.drift + now % kMillion * described.drift / kMillion;
  int64_t moved = described.skew + turn.state.peers[peer].moved;
  int64_t clock = static_cast<int64_t>(turn.image.scenario().start * kMillisecond) + now + drifted + moved;
  return static_cast<uint64_t>(std::max<int64_t>(clock, 0));
}

bool isExpired(const Turn& turn, uint32_t peer, const Particle& particle, Expiry when, int64_t* late) {
  uint64_t now = clockOf(turn, peer) / kMillisecond, end = particle.timestamp + particle.ttl / kMillisecond;
  if (late) *late = (static_cast<int64_t>(now) - static_cast<int64_t>(end)) * static_cast<int64_t>(kMillisecond);
  switch (turn.image.flavour(peer)) {
  case Flavour::Js: return now > end;
  case Flavour::Node:
    constexpr uint64_t kPrecision = 1000;  // whole seconds
    return when == Expiry::Run ? now / kPrecision * kPrecision > end : now > end;
  }
  return false;
}

uint64_t tieOf(const ScenarioImage& image, uint64_t seed, uint64_t subject, uint64_t counter) {
  switch (image.scenario().schedule) {
  case DueOrder::Fifo: return 0;
  case DueOrder::Random: return draw(seed, Purpose::Tie, subject, counter);
  case DueOrder::Pct: {
    // A wire or a function goes before others or after them, until it comes behind all that did not change yet.
    constexpr uint64_t kLongest = 16, kBehind = uint64_t{1} << 63;
    bool changed = counter > draw(seed, Purpose::Priority, subject, 1) % kLongest;
    uint64_t priority = draw(seed, Purpose::Priority, subject, changed ? 2 : 0) / 2;
    return changed ? priority | kBehind : priority;
  }
  }
  return 0;
}

}  // namespace aqua::sim
