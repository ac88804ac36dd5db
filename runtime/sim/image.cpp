#include "runtime/sim/image.h"

#include <algorithm>

#include "runtime/sim/interpreter.h"

namespace aqua::sim {

namespace {

std::string joined(std::string_view service, std::string_view function) {
  std::string name(service);
  name += '\0';
  return name.append(function);
}

uint32_t initiatorOf(const Scenario& scenario, std::string_view name) {
  for (uint32_t i = 0; i < scenario.peers.size(); ++i)
    if (name.empty() ? scenario.peers[i].kind == PeerKind::Client : scenario.peers[i].name == name) return i;
  return 0;
}

/// In the order of the scenario; "*" names all.
std::vector<uint32_t> peersNamed(const Scenario& scenario, const std::vector<std::string>& names) {
  std::vector<uint32_t> result;
  if (names.empty()) return result;
  PeerSet set(scenario, names);
  for (uint32_t i = 0; i < scenario.peers.size(); ++i)
    if (set.has(i)) result.push_back(i);
  return result;
}

}  // namespace

ScenarioImage::ScenarioImage(const Scenario& scenario, std::span<const Invocation> invocations, Manner manner)
    : scenario_(scenario),
      manner_(manner),
      book_(scenario),
      wires_(scenario),
      services_(scenario.peers, book_, behaviours_) {
  workers_.resize(scenario.peers.size());
  for (uint32_t i = 0; i < scenario.peers.size(); ++i) {
    if (scenario.peers[i].kind == PeerKind::Worker) workers_[wires_.home(i)].push_back(i);
    std::string_view id = key(i).peerId();
    byId_.emplace(id, i);
    bool client = scenario.peers[i].kind == PeerKind::Client;
    hosts_.push_back(client ? Host::Client : Host::Node);
    flavours_.push_back(scenario.peers[i].flavour());
    if (!client) nodes_.push_back(id);
  }
  for (const BuiltinInfo& builtin : allBuiltins()) {
    const std::string& name = builtinNames_.emplace_back(joined(builtin.service, builtin.function));
    builtins_[static_cast<size_t>(builtin.host)].emplace(name, builtin.run);
  }
  for (uint32_t i = 0; i < scenario.services.size(); ++i) services_.add(scenario.services[i], {i, kNobody, kNobody});
  for (uint32_t i = 0; i < scenario.events.size(); ++i) {
    auto& own = replaced_.emplace_back();
    const PlannedEvent& event = scenario.events[i];
    eventPeers_.push_back(peersNamed(scenario, event.peers));
    remembersMessages_ |= event.deed == Deed::Stale;
    if (!event.service) continue;
    own = std::make_unique<DescribedServices>(scenario.peers, book_, behaviours_);
    own->add(*event.service, {kNobody, i, kNobody});
  }
  for (uint32_t i = 0; i < invocations.size(); ++i) prepareCall(invocations[i], i);
  closed_ = std::make_unique<effects::Hub>(effects::Mode::Deny, allowedBy(scenario.effects));
}

void ScenarioImage::prepareCall(const Invocation& invocation, uint32_t i) {
  PreparedCall& prepared = calls_.emplace_back();
  prepared.invocation = &invocation;
  prepared.call = i < scenario_.calls.size() ? &scenario_.calls[i] : nullptr;
  prepared.script = vm::prepare(*invocation.script);
  std::string_view from = invocation.from;
  if (from.empty() && prepared.call) from = prepared.call->from;
  prepared.initiator = initiatorOf(scenario_, from);
  prepared.ttl = invocation.ttl  ? *invocation.ttl
                 : prepared.call ? prepared.call->ttl.value_or(kDefaultTtl)
                                 : kDefaultTtl;
  for (const auto& [name, value] : invocation.args) prepared.args.emplace(name, &value);
  for (const Callback& callback : invocation.callbacks)
    prepared.callbacks.emplace(
        callback.name,
        callback.behaviour ? services_.own(*callback.behaviour, callback.name, {kNobody, kNobody, i}) : nullptr);
}

uint32_t ScenarioImage::find(std::string_view peerId) const {
  auto found = byId_.find(peerId);
  return found == byId_.end() ? kNobody : found->second;
}

const std::string& ScenarioImage::name(uint32_t peer) const {
  static const std::string kStranger = "a stranger";
  return peer == kNobody ? kStranger : scenario_.peers[peer].name;
}

const Interpreter& ScenarioImage::interpreter(uint32_t peer) const {
  const std::shared_ptr<const Interpreter>& other = this->peer(peer).interpreter;
  return other ? *other : ownInterpreter();
}

Builtin ScenarioImage::builtin(Host host, std::string_view service, std::string_view function) const {
  const auto& builtins = builtins_[static_cast<size_t>(host)];
  auto found = builtins.find(joined(service, function));
  if (found == builtins.end()) found = builtins.find(joined(service, "*"));
  return found == builtins.end() ? nullptr : found->second;
}

}  // namespace aqua::sim
