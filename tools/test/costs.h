// Shards: parts of the test files that run elsewhere, by number or by what the files cost.
#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "compiler/base/result.h"
#include "tools/test/result.h"

namespace aqua::test {

/// Steps of interpreters by file: the same on every machine, unlike time.
using Costs = std::map<std::string, uint64_t>;
Costs costsOf(std::span<const CaseResult> results);
/// A document `aqua/costs/1`.
std::string writeCosts(const Costs& costs);
base::Result<Costs> readCosts(std::string_view text);

/// The `part`-th, from 1, of `parts` parts, which are disjoint, complete, and in the order of `files`. Without costs
/// files that stand together come into different parts; with costs the longest come first, each into the part that has
/// the least. A file without costs counts as the mean.
std::vector<std::string> shardOf(const std::vector<std::string>& files, uint64_t part, uint64_t parts,
                                 const Costs& costs);

}  // namespace aqua::test
