#include "runtime/sim/wires.h"

#include <algorithm>

namespace aqua::sim {

namespace {

constexpr Range kUsualLatency{5 * kMillisecond, 5 * kMillisecond, {}};

void apply(Passage& passage, const Quality& quality, uint32_t rule) {
  if (quality.latency) passage.latency = &*quality.latency;
  if (quality.reorder) passage.reorder = *quality.reorder;
  if (quality.bandwidth) passage.bandwidth = *quality.bandwidth;
  auto take = [&](const std::optional<Chance>& chance, Chance& own, uint32_t& ownRule) {
    if (!chance) return;
    own = *chance;
    ownRule = rule;
  };
  take(quality.drop, passage.drop, passage.dropRule);
  take(quality.duplicate, passage.duplicate, passage.duplicateRule);
  take(quality.corrupt, passage.corrupt, passage.corruptRule);
}

}  // namespace

PeerSet::PeerSet(const Scenario& scenario, const std::vector<std::string>& names)
    : all_(names.empty() || std::find(names.begin(), names.end(), "*") != names.end()) {
  if (all_) return;
  members_.resize(scenario.peers.size());
  for (size_t i = 0; i < members_.size(); ++i)
    members_[i] = std::find(names.begin(), names.end(), scenario.peers[i].name) != names.end();
}

/// Peers by name, while wires are laid.
class Wires::Finder {
 public:
  explicit Finder(const Scenario& scenario) {
    for (uint32_t i = 0; i < scenario.peers.size(); ++i) index_.emplace(scenario.peers[i].name, i);
  }
  uint32_t operator()(std::string_view name) const {
    auto found = index_.find(name);
    return found == index_.end() ? kNobody : found->second;
  }

 private:
  std::unordered_map<std::string_view, uint32_t> index_;
};

Wires::Wires(const Scenario& scenario)
    : scenario_(scenario), relay_(scenario.peers.size(), kNobody), home_(scenario.peers.size()) {
  Finder find(scenario);
  for (uint32_t i = 0; i < scenario.peers.size(); ++i) {
    const Peer& peer = scenario.peers[i];
    if (!peer.relay.empty()) relay_[i] = find(peer.relay);
    home_[i] = peer.kind == PeerKind::Worker && find(peer.host) != kNobody ? find(peer.host) : i;
  }
  if (scenario.network.topology == Topology::Star) center_ = find(scenario.network.center);
  for (const Link& link : scenario.network.links) {
    auto number = static_cast<uint32_t>(rules_.size());
    auto one = [&](const std::vector<std::string>& names) { return names.size() == 1 ? find(names[0]) : kNobody; };
    uint32_t a = one(link.from), b = one(link.to);
    bool narrow = a != kNobody && b != kNobody;
    auto set = [&](const std::vector<std::string>& names) { return narrow ? PeerSet() : PeerSet(scenario, names); };
    rules_.push_back({set(link.from), set(link.to), link.both, &link.quality});
    if (!narrow) {
      wide_.push_back(number);
      continue;
    }
    narrow_[wire(a, b)].push_back(number);
    if (link.both) narrow_[wire(b, a)].push_back(number);
  }
  for (const PlannedEvent& event : scenario.events) cuts_.push_back(cutOf(event, find));
}

Wires::Cut Wires::cutOf(const PlannedEvent& event, const Finder& find) const {
  Cut cut;
  const Link* link = event.link ? &*event.link : nullptr;
  cut.rule = {PeerSet(scenario_, link ? link->from : event.from), PeerSet(scenario_, link ? link->to : event.to),
              link && link->both, link ? &link->quality : nullptr};
  if (event.deed == Deed::Isolate) cut.isolated = PeerSet(scenario_, event.peers);
  if (event.groups.empty()) return cut;
  cut.groups.assign(scenario_.peers.size(), 0);
  for (uint32_t group = 0; group < event.groups.size(); ++group)
    for (const std::string& name : event.groups[group])
      if (uint32_t peer = find(name); peer != kNobody) cut.groups[peer] = group + 1;
  return cut;
}

bool Wires::reach(uint32_t from, uint32_t to) const {
  if (from == to) return true;
  from = home_[from];
  if (from == home_[to]) return true;
  if (home_[to] != to) return false;
  if (relay_[from] == to || relay_[to] == from) return true;
  if (relay_[from] != kNobody || relay_[to] != kNobody) return false;
  switch (scenario_.network.topology) {
  case Topology::Full: return true;
  case Topology::Star: return from == center_ || to == center_;
  case Topology::Explicit:
    return narrow_.contains(wire(from, to)) ||
           std::any_of(wide_.begin(), wide_.end(), [&](uint32_t link) { return rules_[link].fits(from, to); });
  }
  return false;
}

Passage Wires::passage(uint32_t from, uint32_t to, std::span<const uint32_t> events) const {
  Passage passage;
  passage.latency = &kUsualLatency;
  apply(passage, scenario_.network.quality, kNobody);
  from = home_[from];
  to = home_[to];
  auto found = narrow_.find(wire(from, to));
  std::span<const uint32_t> narrow = found == narrow_.end() ? std::span<const uint32_t>() : found->second;
  // Both lists ascend; the last link that says something counts.
  for (size_t i = 0, k = 0; i < narrow.size() || k < wide_.size();) {
    bool isNarrow = k == wide_.size() || (i < narrow.size() && narrow[i] < wide_[k]);
    uint32_t link = isNarrow ? narrow[i++] : wide_[k++];
    if (isNarrow || rules_[link].fits(from, to)) apply(passage, *rules_[link].quality, link);
  }
  for (uint32_t event : events)
    if (const Rule& rule = cuts_[event].rule; rule.quality && rule.fits(from, to))
      apply(passage, *rule.quality, kNobody);
  return passage;
}

bool Wires::concerns(uint32_t event, uint32_t from, uint32_t to) const {
  return cuts_[event].rule.fits(home_[from], home_[to]);
}

bool Wires::cuts(uint32_t event, uint32_t from, uint32_t to) const {
  from = home_[from];
  to = home_[to];
  if (from == to) return false;
  const Cut& cut = cuts_[event];
  const PlannedEvent& planned = scenario_.events[event];
  if (planned.deed == Deed::Partition)
    return !cut.groups.empty() && cut.groups[from] != 0 && cut.groups[to] != 0 && cut.groups[from] != cut.groups[to];
  if (planned.deed != Deed::Isolate) return false;
  bool out = planned.direction != Direction::In && cut.isolated.has(from);
  bool in = planned.direction != Direction::Out && cut.isolated.has(to);
  return in || out;
}

}  // namespace aqua::sim
