// What stays the same while a workflow runs: keys, services, wires, the script. Made once, for as many runs as one
// likes.
#pragma once

#include <deque>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "runtime/sim/services.h"
#include "runtime/sim/sim.h"

namespace aqua::sim {

/// Who reaches whom, and how long it takes.
class Wires {
 public:
  explicit Wires(const Scenario& scenario);
  bool reach(uint32_t from, uint32_t to) const;
  /// Of the `number`-th message on that wire.
  Micros latency(uint32_t from, uint32_t to, uint64_t seed, uint64_t number) const;
  /// One direction between two peers, as a number.
  static uint64_t wire(uint32_t from, uint32_t to) { return (uint64_t{from} << 32) | to; }

 private:
  struct Wire {
    std::optional<Range> latency;
    bool linked = false;
  };

  const Scenario& scenario_;
  std::vector<uint32_t> relay_;  // per peer, or kNobody
  uint32_t center_ = kNobody;
  std::unordered_map<uint64_t, Wire> wires_;
};

/// Immutable after construction; belongs to one thread, as all values do. `scenario` and `invocation` outlive it.
class ScenarioImage {
 public:
  ScenarioImage(const Scenario& scenario, const Invocation& invocation, Manner manner = {});
  ScenarioImage(const ScenarioImage&) = delete;
  ScenarioImage& operator=(const ScenarioImage&) = delete;

  const Scenario& scenario() const { return scenario_; }
  const Invocation& invocation() const { return invocation_; }
  const Manner& manner() const { return manner_; }
  const vm::Prepared& script() const { return *script_; }
  const PeerBook& book() const { return book_; }
  const Wires& wires() const { return wires_; }
  const DescribedServices& services() const { return services_; }
  uint32_t peers() const { return static_cast<uint32_t>(hosts_.size()); }
  Host host(uint32_t peer) const { return hosts_[peer]; }
  const std::string& name(uint32_t peer) const { return scenario_.peers[peer].name; }
  const crypto::KeyPair& key(uint32_t peer) const { return book_.keys()[peer]; }
  /// kNobody for an id that no peer has.
  uint32_t find(std::string_view peerId) const;
  std::span<const std::string_view> nodes() const { return nodes_; }  // ids of all peers that are no clients
  uint32_t initiator() const { return initiator_; }
  Micros ttl() const { return ttl_; }
  /// Null pointer: not built in.
  Builtin builtin(Host host, std::string_view service, std::string_view function) const;
  /// Null pointers: no such argument; no callback of that name, or it is described.
  const Value* argument(std::string_view name) const;
  const Callback* undescribed(std::string_view callback) const;

 private:
  const Scenario& scenario_;
  const Invocation& invocation_;
  Manner manner_;
  std::shared_ptr<const vm::Prepared> script_;
  PeerBook book_;
  Wires wires_;
  DescribedServices services_;
  std::vector<Host> hosts_;
  std::unordered_map<std::string_view, uint32_t> byId_;
  std::vector<std::string_view> nodes_;
  std::unordered_map<std::string_view, Builtin> builtins_[2];  // by host; "service\0function"
  std::deque<std::string> builtinNames_;
  uint32_t initiator_ = 0;
  Micros ttl_ = 0;
};

}  // namespace aqua::sim
