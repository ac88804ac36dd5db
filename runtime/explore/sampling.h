// Runs at random, for workflows with more orders than can be visited.
#pragma once

#include <set>
#include <string>

#include "runtime/explore/findings.h"

namespace aqua::explore {

/// How one run is chosen.
struct Sample {
  uint64_t number = 0;  // of the run: the same number, the same run
  uint64_t depth = 0;   // 0: partial order sampling; else PCT with so many orderings
  uint64_t events = 1;  // of a usual run, about: PCT changes priorities among so many
};

void sample(const Walker& walker, const Sample& sample, const std::set<std::string>& known, Findings& findings);

}  // namespace aqua::explore
