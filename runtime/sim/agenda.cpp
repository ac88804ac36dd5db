// Order of events, and the network.
#include <algorithm>

#include "runtime/sim/random.h"
#include "runtime/sim/simulation.h"

namespace aqua::sim {

bool Agenda::later(const Entry& a, const Entry& b) {
  if (a.at != b.at) return a.at > b.at;
  return a.tie != b.tie ? a.tie > b.tie : a.number > b.number;
}

uint32_t Agenda::push(Pending what, Micros at) {
  uint32_t slot = 0;
  if (free_.empty()) {
    slot = static_cast<uint32_t>(slots_.size());
    slots_.push_back(std::move(what));
  } else {
    slot = free_.back();
    free_.pop_back();
    slots_[slot] = std::move(what);
  }
  uint64_t tie = schedule_ == Schedule::Random ? draw(seed_, Purpose::Order, 0, pushed_) : 0;
  heap_.push_back({at, tie, pushed_++, slot});
  std::push_heap(heap_.begin(), heap_.end(), later);
  return slot;
}

Pending Agenda::pop() {
  std::pop_heap(heap_.begin(), heap_.end(), later);
  uint32_t slot = heap_.back().slot;
  heap_.pop_back();
  free_.push_back(slot);
  return std::move(slots_[slot]);
}

Wires::Wires(const Scenario& scenario) : scenario_(scenario), relay_(scenario.peers.size(), kNobody) {
  std::unordered_map<std::string_view, uint32_t> index;
  for (uint32_t i = 0; i < scenario.peers.size(); ++i) index.emplace(scenario.peers[i].name, i);
  auto find = [&](std::string_view name) {
    auto found = index.find(name);
    return found == index.end() ? kNobody : found->second;
  };
  for (uint32_t i = 0; i < scenario.peers.size(); ++i)
    if (!scenario.peers[i].relay.empty()) relay_[i] = find(scenario.peers[i].relay);
  if (scenario.network.topology == Topology::Star) center_ = find(scenario.network.center);
  for (const Link& link : scenario.network.links) {
    uint32_t a = find(link.from), b = find(link.to);
    if (a == kNobody || b == kNobody) continue;
    for (uint64_t key : {pair(a, b), pair(b, a)}) {
      Wire& wire = wires_[key];
      wire.linked = true;
      if (link.latency) wire.latency = link.latency;
    }
  }
}

bool Wires::reach(uint32_t from, uint32_t to) const {
  if (from == to) return true;
  if (relay_[from] == to || relay_[to] == from) return true;
  if (relay_[from] != kNobody || relay_[to] != kNobody) return false;
  switch (scenario_.network.topology) {
  case Topology::Full: return true;
  case Topology::Star: return from == center_ || to == center_;
  case Topology::Explicit: {
    auto wire = wires_.find(pair(from, to));
    return wire != wires_.end() && wire->second.linked;
  }
  }
  return false;
}

Micros Wires::latency(uint32_t from, uint32_t to) {
  if (from == to) return 0;
  const Range& usual = scenario_.network.latency;
  if (wires_.empty() && usual.least == usual.most) return usual.least;
  Wire& wire = wires_[pair(from, to)];
  const Range& range = wire.latency ? *wire.latency : usual;
  if (range.least == range.most) return range.least;
  return drawBetween(range.least, range.most, draw(scenario_.seed, Purpose::Latency, pair(from, to), wire.draws++));
}

}  // namespace aqua::sim
