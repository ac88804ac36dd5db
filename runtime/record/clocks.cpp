#include "runtime/record/clocks.h"

#include <algorithm>
#include <unordered_map>

namespace aqua::sim {

namespace {

uint64_t partOf(const Clock& clock, uint32_t peer) {
  auto found = std::lower_bound(clock.begin(), clock.end(), std::pair(peer, uint64_t{0}));
  return found == clock.end() || found->first != peer ? 0 : found->second;
}

/// The greater of both, part by part.
void merge(Clock& into, const Clock& other) {
  Clock merged;
  merged.reserve(std::max(into.size(), other.size()));
  auto a = into.begin();
  auto b = other.begin();
  while (a != into.end() || b != other.end()) {
    if (b == other.end() || (a != into.end() && a->first < b->first)) {
      merged.push_back(*a++);
    } else if (a == into.end() || b->first < a->first) {
      merged.push_back(*b++);
    } else {
      merged.emplace_back(a->first, std::max(a->second, b->second));
      ++a;
      ++b;
    }
  }
  into = std::move(merged);
}

}  // namespace

uint32_t clockPeerOf(const Recording& recording, const Event& event) {
  return event.peer == kNobody ? static_cast<uint32_t>(recording.header.peers.size()) : event.peer;
}

bool isBefore(const Clock& first, uint32_t peer, const Clock& second) {
  uint64_t own = partOf(first, peer);
  return own > 0 && own <= partOf(second, peer);
}

void forEachClock(const Recording& recording, const std::function<void(const Event&, const Clock&)>& visit) {
  // Only what is a cause on another peer is asked for again, and not after its last time.
  auto crosses = [&](const Event& event) -> const Event* {
    const Event* cause = recording.find(event.because);
    return cause && cause->peer != event.peer ? cause : nullptr;
  };
  std::unordered_map<uint64_t, uint64_t> uses;
  for (const Event& event : recording.events)
    if (const Event* cause = crosses(event)) ++uses[cause->id];
  std::vector<Clock> now(recording.header.peers.size() + 1);
  std::unordered_map<uint64_t, Clock> kept;
  for (const Event& event : recording.events) {
    uint32_t peer = clockPeerOf(recording, event);
    Clock& clock = now[peer];
    if (const Event* cause = crosses(event)) {
      merge(clock, kept[cause->id]);
      if (--uses[cause->id] == 0) kept.erase(cause->id);
    }
    auto own = std::lower_bound(clock.begin(), clock.end(), std::pair(peer, uint64_t{0}));
    if (own == clock.end() || own->first != peer) own = clock.emplace(own, peer, 0);
    ++own->second;
    if (uses.contains(event.id)) kept[event.id] = clock;
    visit(event, clock);
  }
}

}  // namespace aqua::sim
