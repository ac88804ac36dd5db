// Peers that get the same data, and know nothing of the particle yet, execute the same branches with the same outcome,
// but for those that concern them. In a fan-out over 1,000 peers that is all but one of 1,000 branches.
//
// When such peers are many, the script is executed once as a peer that nobody means. Each of them takes that outcome
// and executes alone the leaves of `par` (warm.h) in which it was meant. Where a peer is meant elsewhere, or others
// notice what its leaves do, it executes the script as a whole. What comes out is the same in any case.
#pragma once

#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "runtime/vm/warm.h"

namespace aqua::vm {

/// Belongs to the data that came; made by the first peer that gets it.
struct Newcomers : Data::Memo {
  Newcomers(const Prepared& of, const Params& params)
      : script(of.number()), initPeerId(params.initPeerId), timestamp(params.timestamp), ttl(params.ttl) {}
  bool fits(const Prepared& of, const Params& params) const {
    return script == of.number() && timestamp == params.timestamp && ttl == params.ttl &&
           initPeerId == params.initPeerId;
  }

  /// Called during the run of nobody: this peer would have gone another way here. `leaf`: or kElsewhere.
  void meant(std::string_view peer, uint32_t leaf) {
    if (leaf == kElsewhere) elsewhere.emplace(peer);
    else if (auto& list = leaves[std::string(peer)]; list.empty() || list.back() != leaf) list.push_back(leaf);
  }

  static constexpr uint32_t kElsewhere = UINT32_MAX;
  uint64_t script;
  std::string initPeerId;
  uint64_t timestamp;
  uint32_t ttl;
  uint64_t peers = 0, spared = 0;         // that came; that did not execute the script as a whole
  DataPtr outcome;                        // null pointer: not known yet, or every peer does something of its own
  RunMemory memory;                       // of that run
  mutable bool goOn = true;               // their second runs are short
  std::shared_ptr<const Machine> asleep;  // not null: it went to sleep in a fold over a stream
  std::unordered_map<std::string, std::vector<uint32_t>> leaves;  // by id of the peer
  std::unordered_set<std::string> elsewhere;                      // ids
};

/// Belongs to the outcome of a peer that shared a run with others: it is that of nobody, but for some leaves.
struct Shared : Data::Memo {
  struct Leaf {
    uint32_t leaf = 0;    // of nobody's memory
    uint32_t length = 0;  // states that it has here
  };
  std::shared_ptr<const Newcomers> with;
  std::vector<Leaf> leaves;  // ascending

  /// The same, and these leaves.
  static std::shared_ptr<Shared> from(std::shared_ptr<const Newcomers> with, const Shared* before,
                                      const std::vector<Again>& done);
  /// Nothing but these leaves, and what a fold does with values that they added, differs.
  bool fits(const std::vector<Again>& done) const;
  /// Part of the trace, of one of `leaves`.
  Span partOf(const Leaf& leaf) const;
  /// Where nobody's trace has what this one has at `position`, and the other way round.
  uint32_t nobodys(uint32_t position) const;
  uint32_t here(uint32_t nobodysPosition) const;
};

}  // namespace aqua::vm
