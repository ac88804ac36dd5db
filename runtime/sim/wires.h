// Who reaches whom, and what a wire does to messages.
#pragma once

#include <span>
#include <unordered_map>
#include <vector>

#include "runtime/record/event.h"
#include "runtime/scenario/scenario.h"

namespace aqua::sim {

/// Peers by number, or all of them.
class PeerSet {
 public:
  PeerSet() = default;  // all
  PeerSet(const Scenario& scenario, const std::vector<std::string>& names);
  bool has(uint32_t peer) const { return all_ || members_[peer]; }
  bool all() const { return all_; }

 private:
  bool all_ = true;
  std::vector<bool> members_;
};

/// What is said about one direction between two peers, and by whom: an index into Network::links, or kNobody for the
/// network as a whole and events.
struct Passage {
  const Range* latency = nullptr;
  Chance drop, duplicate, corrupt;
  uint32_t dropRule = kNobody, duplicateRule = kNobody, corruptRule = kNobody;
  bool reorder = true;
  uint64_t bandwidth = 0;  // bytes a second; 0: no limit
};

class Wires {
 public:
  explicit Wires(const Scenario& scenario);

  bool reach(uint32_t from, uint32_t to) const;
  /// The peer that has the connection: a worker's host, else the peer itself.
  uint32_t home(uint32_t peer) const { return home_[peer]; }
  /// Of a client; kNobody: it has none.
  uint32_t relay(uint32_t peer) const { return relay_[peer]; }
  /// `events`: indices of the `set_link` that last, in the order in which they began.
  Passage passage(uint32_t from, uint32_t to, std::span<const uint32_t> events) const;
  /// Does an event about `from` and `to` mean this wire?
  bool concerns(uint32_t event, uint32_t from, uint32_t to) const;
  /// Does a partition or an isolated peer cut this wire?
  bool cuts(uint32_t event, uint32_t from, uint32_t to) const;
  /// One direction between two peers, as a number.
  static uint64_t wire(uint32_t from, uint32_t to) { return (uint64_t{from} << 32) | to; }

 private:
  struct Rule {
    PeerSet from, to;
    bool both = true;
    const Quality* quality = nullptr;

    bool fits(uint32_t a, uint32_t b) const { return (from.has(a) && to.has(b)) || (both && from.has(b) && to.has(a)); }
  };
  /// An event of the scenario, where it is about wires.
  struct Cut {
    Rule rule;                     // from and to; the link of `set_link`
    std::vector<uint32_t> groups;  // of a partition, by peer; 0: in none
    PeerSet isolated;
  };
  class Finder;

  Cut cutOf(const PlannedEvent& event, const Finder& find) const;

  const Scenario& scenario_;
  std::vector<uint32_t> relay_;  // per peer, or kNobody
  std::vector<uint32_t> home_;
  uint32_t center_ = kNobody;
  std::vector<Rule> rules_;                                     // by link
  std::vector<uint32_t> wide_;                                  // links between more than two peers
  std::unordered_map<uint64_t, std::vector<uint32_t>> narrow_;  // the others, by wire
  std::vector<Cut> cuts_;                                       // by event
};

}  // namespace aqua::sim
