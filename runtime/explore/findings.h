// What runs that ended have shown. Texts and numbers only, so it may cross threads.
#pragma once

#include <map>
#include <set>
#include <string>
#include <utility>

#include "runtime/explore/walker.h"

namespace aqua::explore {

struct Findings {
  uint64_t transitions = 0, endings = 0, limited = 0, deepest = 0;
  std::map<std::string, Seen> outcomes;
  /// By place in the scenario and name.
  using CheckKey = std::pair<uint32_t, std::string>;
  std::map<CheckKey, Violation> violations;
  std::map<CheckKey, Violation> vacuous;  // had nothing to judge in some run
  std::set<CheckKey> held;                // in some run
  sim::Usage usage;

  void merge(Findings&& other);
};

/// The run ended: what came of it, and what it violates. `known`: outcomes that have a schedule already.
void noteEnd(const Walker& walker, Walk&& walk, sim::Rest why, const std::set<std::string>& known, Findings& findings);

}  // namespace aqua::explore
