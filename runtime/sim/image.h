// What stays the same while workflows run: keys, services, wires, scripts. Made once, for as many runs as one likes.
#pragma once

#include <deque>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "runtime/sim/services.h"
#include "runtime/sim/sim.h"
#include "runtime/sim/wires.h"

namespace aqua::sim {

/// A call of the scenario, or of `aqua run`.
struct PreparedCall {
  const Invocation* invocation = nullptr;
  const Call* call = nullptr;  // of the scenario; null without
  std::shared_ptr<const vm::Prepared> script;
  uint32_t initiator = 0;
  Micros ttl = 0;
  std::unordered_map<std::string_view, const Value*> args;
  std::unordered_map<std::string_view, const DescribedServices::Prepared*> callbacks;  // null: nothing describes it
};

/// Immutable after construction; belongs to one thread, as all values do. `scenario` and `invocations` outlive it.
class ScenarioImage {
 public:
  ScenarioImage(const Scenario& scenario, std::span<const Invocation> invocations, Manner manner = {});
  ScenarioImage(const Scenario& scenario, const Invocation& invocation, Manner manner = {})
      : ScenarioImage(scenario, std::span(&invocation, 1), manner) {}
  ScenarioImage(const ScenarioImage&) = delete;
  ScenarioImage& operator=(const ScenarioImage&) = delete;

  const Scenario& scenario() const { return scenario_; }
  const Manner& manner() const { return manner_; }
  std::span<const PreparedCall> calls() const { return calls_; }
  const PeerBook& book() const { return book_; }
  const Wires& wires() const { return wires_; }
  const DescribedServices& services() const { return services_; }
  /// The service that a `set_service` describes; null for other events.
  const DescribedServices* serviceOf(uint32_t event) const { return replaced_[event].get(); }
  /// Everything that may answer, in the order of the scenario.
  std::span<const BehaviourPlace> behaviours() const { return behaviours_; }
  uint32_t peers() const { return static_cast<uint32_t>(hosts_.size()); }
  Host host(uint32_t peer) const { return hosts_[peer]; }
  Flavour flavour(uint32_t peer) const { return flavours_[peer]; }
  /// Who executes its steps.
  const Interpreter& interpreter(uint32_t peer) const;
  const Peer& peer(uint32_t peer) const { return scenario_.peers[peer]; }
  /// kNobody: of somebody who is no peer of the scenario.
  const std::string& name(uint32_t peer) const;
  const crypto::KeyPair& key(uint32_t peer) const { return book_.keys()[peer]; }
  /// kNobody for an id that no peer has.
  uint32_t find(std::string_view peerId) const;
  /// Is a trigger's, or an event's, text a fit for this peer? Empty fits all.
  bool means(std::string_view name, uint32_t peer) const {
    return name.empty() || name == "*" || (peer != kNobody && name == this->name(peer));
  }
  /// Workers that live in this node, or have room there.
  const std::vector<uint32_t>& workersOf(uint32_t host) const { return workers_[host]; }
  /// Peers that an event is about.
  const std::vector<uint32_t>& peersOf(uint32_t event) const { return eventPeers_[event]; }
  std::span<const std::string_view> nodes() const { return nodes_; }  // ids of all peers that are no clients
  /// Null pointer: not built in.
  Builtin builtin(Host host, std::string_view service, std::string_view function) const;
  /// For runs that nobody gave a way out of the simulation. It denies everything, and so it never changes.
  effects::Hub& closed() const { return *closed_; }
  /// Some event delivers old messages again.
  bool remembersMessages() const { return remembersMessages_; }

 private:
  void prepareCall(const Invocation& invocation, uint32_t index);

  const Scenario& scenario_;
  Manner manner_;
  PeerBook book_;
  Wires wires_;
  std::vector<BehaviourPlace> behaviours_;
  DescribedServices services_;
  std::vector<std::unique_ptr<DescribedServices>> replaced_;  // by event
  std::vector<PreparedCall> calls_;
  std::vector<Host> hosts_;
  std::vector<Flavour> flavours_;
  std::unordered_map<std::string_view, uint32_t> byId_;
  std::vector<std::vector<uint32_t>> eventPeers_;  // by event
  std::vector<std::vector<uint32_t>> workers_;     // by host
  std::vector<std::string_view> nodes_;
  std::unordered_map<std::string_view, Builtin> builtins_[2];  // by host; "service\0function"
  std::deque<std::string> builtinNames_;
  std::unique_ptr<effects::Hub> closed_;
  bool remembersMessages_ = false;
};

}  // namespace aqua::sim
