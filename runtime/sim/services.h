// The services that a scenario describes, made ready for lookup.
#pragma once

#include <deque>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "runtime/builtins/builtins.h"
#include "runtime/scenario/scenario.h"

namespace aqua::sim {

class DescribedServices {
 public:
  /// `peers` and `book` outlive this.
  DescribedServices(std::span<const Peer> peers, uint64_t seed, const PeerBook& book);
  /// One more service; the first that describes a function on a peer, or everywhere, counts.
  void add(const Service& service);

  /// The answer of exactly this function, as far as the scenario has one; `peer` is an index into Scenario::peers.
  std::optional<Answer> exact(uint32_t peer, Host host, const CallSite& call);
  /// The answer of "*" functions, and of the service "*".
  std::optional<Answer> fallback(uint32_t peer, Host host, const CallSite& call);

 private:
  // A behaviour with peer ids filled in.
  struct Prepared {
    Behaviour behaviour;
    bool dynamic = false;         // has placeholders left
    std::vector<Prepared> parts;  // of replies and cases
  };
  struct Slot {
    const Prepared* everywhere = nullptr;
    std::unordered_map<uint32_t, const Prepared*> on;
    std::unordered_map<uint32_t, uint64_t> calls;
  };

  Prepared prepare(const Behaviour& behaviour) const;
  std::optional<Answer> answer(std::string_view service, std::string_view function, uint32_t peer, Host host,
                               const CallSite& call);
  Answer perform(const Prepared& prepared, uint64_t number, Host host, const CallSite& call, const Range& takes,
                 uint32_t peer);
  Micros processing(const Range& takes, uint32_t peer);

  const PeerBook& book_;
  uint64_t seed_;
  std::unordered_map<std::string_view, uint32_t> peers_;
  std::deque<Prepared> prepared_;
  std::unordered_map<std::string, Slot> slots_;
  std::vector<uint64_t> draws_;  // per peer
};

}  // namespace aqua::sim
