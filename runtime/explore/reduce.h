// Which of many items are needed for something to go on happening?
#pragma once

#include <cstdint>
#include <functional>
#include <vector>

namespace aqua::explore {

/// Numbers of items, ascending.
using Subset = std::vector<uint32_t>;

/// A subset of 0 ... `count` - 1 of which no single item can be left out. `holds` is asked about subsets; it has to
/// hold for the whole, and does for the result. The first items are left out first, so of two that can replace each
/// other the later one stays. About 2·k·log(count) questions for a result of k items (Zeller, Hildebrandt 2002,
/// complements only).
Subset needed(uint32_t count, const std::function<bool(const Subset&)>& holds);

/// Does `holds` say no to every proper subset of `count` items, the empty one included? Asks 2^count - 1 times at most;
/// smaller subsets first.
bool isMinimal(uint32_t count, const std::function<bool(const Subset&)>& holds);

}  // namespace aqua::explore
