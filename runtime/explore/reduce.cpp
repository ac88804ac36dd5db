#include "runtime/explore/reduce.h"

#include <algorithm>
#include <bit>
#include <numeric>

namespace aqua::explore {

namespace {

/// Leaves out what can be left out `size` items at a time. False: nothing.
bool leaveOut(Subset& items, size_t size, const std::function<bool(const Subset&)>& holds) {
  bool any = false;
  for (size_t at = 0; at < items.size();) {
    Subset fewer = items;
    auto first = fewer.begin() + static_cast<std::ptrdiff_t>(at);
    fewer.erase(first, first + static_cast<std::ptrdiff_t>(std::min(size, items.size() - at)));
    if (holds(fewer)) {
      items = std::move(fewer);
      any = true;
    } else {
      at += size;
    }
  }
  return any;
}

}  // namespace

Subset needed(uint32_t count, const std::function<bool(const Subset&)>& holds) {
  Subset items(count);
  std::iota(items.begin(), items.end(), 0);
  for (size_t size = items.size(); size > 1; size /= 2) leaveOut(items, size, holds);
  while (leaveOut(items, 1, holds)) {
  }
  return items;
}

bool isMinimal(uint32_t count, const std::function<bool(const Subset&)>& holds) {
  for (uint32_t size = 0; size < count; ++size)
    for (uint64_t bits = 0; bits < uint64_t{1} << count; ++bits) {
      if (static_cast<uint32_t>(std::popcount(bits)) != size) continue;
      Subset items;
      for (uint32_t i = 0; i < count; ++i)
        if ((bits >> i & 1) != 0) items.push_back(i);
      if (holds(items)) return false;
    }
  return true;
}

}  // namespace aqua::explore
