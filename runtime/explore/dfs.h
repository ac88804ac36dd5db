// Depth first through all orders.
#pragma once

#include <map>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include "runtime/explore/findings.h"

namespace aqua::explore {

struct FingerprintHash {
  size_t operator()(const Fingerprint& fingerprint) const { return static_cast<size_t>(fingerprint[0]); }
};
/// States that were visited, with the ids of the actions that were left out there: what they lead to, was or will be
/// seen elsewhere.
using Visited = std::unordered_map<Fingerprint, std::vector<uint64_t>, FingerprintHash>;

/// A state of which some actions are left. Means the same in every thread.
struct Open {
  struct Item {
    size_t action = 0;
    Step step;  // of the action, or of a variant of it
  };
  Path path;                    // to the state
  std::vector<Action> actions;  // that are explored here
  std::vector<Item> items;      // in reverse order
  std::vector<ActionId> sleep;  // actions that are left out after those that they commute with
};

struct DfsResult {
  Findings findings;
  Visited fresh;           // states that `visited` does not have, or with fewer actions left out
  std::vector<Open> open;  // in the order in which they would be explored
};

/// Lets at most `transitions` events happen, and finds at most `states` fresh states. Only reads `visited`.
DfsResult dfs(const Walker& walker, Open&& from, const Visited& visited, const std::set<std::string>& known,
              uint64_t transitions, uint64_t states);
/// Where a search begins.
Open beginning(const Walker& walker);

}  // namespace aqua::explore
