#include "runtime/sim/image.h"

#include <algorithm>

#include "runtime/sim/random.h"

namespace aqua::sim {

namespace {

std::string joined(std::string_view service, std::string_view function) {
  std::string name(service);
  name += '\0';
  return name.append(function);
}

uint32_t initiatorOf(const Scenario& scenario, const Invocation& invocation) {
  std::string_view name = invocation.from;
  if (name.empty() && scenario.call) name = scenario.call->from;
  for (uint32_t i = 0; i < scenario.peers.size(); ++i)
    if (name.empty() ? scenario.peers[i].kind == PeerKind::Client : scenario.peers[i].name == name) return i;
  return 0;
}

}  // namespace

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
    for (uint64_t key : {wire(a, b), wire(b, a)}) {
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
    auto found = wires_.find(wire(from, to));
    return found != wires_.end() && found->second.linked;
  }
  }
  return false;
}

Micros Wires::latency(uint32_t from, uint32_t to, uint64_t seed, uint64_t number) const {
  if (from == to) return 0;
  auto found = wires_.find(wire(from, to));
  bool own = found != wires_.end() && found->second.latency;
  const Range& range = own ? *found->second.latency : scenario_.network.latency;
  if (range.least == range.most) return range.least;
  return drawBetween(range.least, range.most, draw(seed, Purpose::Latency, wire(from, to), number));
}

ScenarioImage::ScenarioImage(const Scenario& scenario, const Invocation& invocation, Manner manner)
    : scenario_(scenario),
      invocation_(invocation),
      manner_(manner),
      script_(vm::prepare(*invocation.script)),
      book_(scenario),
      wires_(scenario),
      services_(scenario.peers, book_),
      initiator_(initiatorOf(scenario, invocation)) {
  for (uint32_t i = 0; i < scenario.peers.size(); ++i) {
    std::string_view id = key(i).peerId();
    byId_.emplace(id, i);
    bool client = scenario.peers[i].kind == PeerKind::Client;
    hosts_.push_back(client ? Host::Client : Host::Node);
    if (!client) nodes_.push_back(id);
  }
  for (const BuiltinInfo& builtin : allBuiltins()) {
    const std::string& name = builtinNames_.emplace_back(joined(builtin.service, builtin.function));
    builtins_[static_cast<size_t>(builtin.host)].emplace(name, builtin.run);
  }
  // What is said about a callback comes before what is said about services.
  Service callbacks{"callbackSrv", {name(initiator_)}, {}};
  for (const Callback& callback : invocation.callbacks)
    if (callback.behaviour) callbacks.functions.emplace_back(callback.name, *callback.behaviour);
  services_.add(callbacks);
  for (const Service& service : scenario.services) services_.add(service);
  ttl_ = invocation.ttl ? *invocation.ttl : scenario.call ? scenario.call->ttl.value_or(kDefaultTtl) : kDefaultTtl;
}

uint32_t ScenarioImage::find(std::string_view peerId) const {
  auto found = byId_.find(peerId);
  return found == byId_.end() ? kNobody : found->second;
}

Builtin ScenarioImage::builtin(Host host, std::string_view service, std::string_view function) const {
  const auto& builtins = builtins_[static_cast<size_t>(host)];
  auto found = builtins.find(joined(service, function));
  return found == builtins.end() ? nullptr : found->second;
}

const Value* ScenarioImage::argument(std::string_view name) const {
  for (const auto& [param, value] : invocation_.args)
    if (param == name) return &value;
  return nullptr;
}

const Callback* ScenarioImage::undescribed(std::string_view callback) const {
  for (const Callback& one : invocation_.callbacks)
    if (one.name == callback && !one.behaviour) return &one;
  return nullptr;
}

}  // namespace aqua::sim
