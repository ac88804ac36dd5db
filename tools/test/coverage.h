// Which lines, branches and functions of the programs the tests executed, on whatever peer.
#pragma once

#include <cstdint>
#include <map>
#include <string>

namespace aqua::test {

/// Of one file; numbers are runs.
struct FileCoverage {
  struct Function {
    std::string name;
    uint64_t runs = 0;
  };
  std::map<size_t, uint64_t> lines;                         // by line: in which something of it was completed
  std::map<size_t, Function> functions;                     // by line
  std::map<size_t, std::map<uint32_t, uint64_t>> branches;  // by line, then by number of the branch

  bool operator==(const FileCoverage&) const = default;
};
/// By path, without the tests themselves and the standard library.
using Coverage = std::map<std::string, FileCoverage>;
void add(Coverage& sum, const Coverage& more);

struct CoverageTotals {
  uint64_t lines = 0, linesHit = 0, branches = 0, branchesHit = 0, functions = 0, functionsHit = 0;
};
CoverageTotals totalsOf(const Coverage& coverage);
/// `8 of 10 lines (80 %), 3 of 4 branches, 2 of 2 functions`
std::string textOf(const CoverageTotals& totals);
/// The format of lcov, whose tools merge several of them.
std::string writeLcov(const Coverage& coverage);

}  // namespace aqua::test
