// What happened before what: vector clocks from the causes of events.
#pragma once

#include <functional>

#include "runtime/record/recording.h"

namespace aqua::sim {

/// How many events of each peer happened before an event, itself included; by peer, without zeros. Events of no peer
/// count as those of one more, `Header::peers.size()`.
using Clock = std::vector<std::pair<uint32_t, uint64_t>>;

/// Visits the events in order with their clocks, which are good during the visit only: those of a long run would not
/// fit into memory.
void forEachClock(const Recording& recording, const std::function<void(const Event&, const Clock&)>& visit);

/// The peer whose part of the clocks an event counts in.
uint32_t clockPeerOf(const Recording& recording, const Event& event);
/// Did the event of peer `peer` with clock `first` happen before the one with clock `second`, or is it the same?
bool isBefore(const Clock& first, uint32_t peer, const Clock& second);

}  // namespace aqua::sim
