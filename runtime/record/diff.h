// Compares two recordings by what happened, not by numbers of events.
#pragma once

#include "runtime/record/recording.h"

namespace aqua::sim {

/// How closely events are compared.
enum class Closeness : uint8_t {
  Exact,    // all but the numbers of events
  Content,  // what was asked, answered, sent and printed, in which order at each peer: not when, nor by which step
};

/// What an event says, without the numbers of events: equal texts, equal events.
std::string contentOf(const Recording& recording, const Event& event, Closeness closeness);

struct Divergence {
  const Event* first = nullptr;   // null: that recording has nothing more on this peer
  const Event* second = nullptr;  // the same of the other
};

struct Difference {
  std::optional<Divergence> first;                  // where a peer does something else, of all peers the earliest
  std::vector<const Event*> onlyFirst, onlySecond;  // in order; an event that both have equally often is in neither
  uint64_t same = 0;                                // events that both have
  bool none() const { return onlyFirst.empty() && onlySecond.empty() && !first; }
};
/// Both outlive the result.
Difference differenceOf(const Recording& first, const Recording& second, Closeness closeness);

}  // namespace aqua::sim
