#include "tools/test/coverage.h"

#include <algorithm>

#include <fmt/format.h>

namespace aqua::test {

namespace {

/// Percent, rounded down: 100 means all.
uint64_t percent(uint64_t part, uint64_t whole) { return whole == 0 ? 100 : part * 100 / whole; }

}  // namespace

void add(Coverage& sum, const Coverage& more) {
  for (const auto& [path, from] : more) {
    FileCoverage& to = sum[path];
    for (const auto& [line, runs] : from.lines) to.lines[line] += runs;
    for (const auto& [line, function] : from.functions) {
      to.functions[line].name = function.name;
      to.functions[line].runs += function.runs;
    }
    for (const auto& [line, branches] : from.branches)
      for (const auto& [number, runs] : branches) to.branches[line][number] += runs;
  }
}

CoverageTotals totalsOf(const Coverage& coverage) {
  CoverageTotals totals;
  auto count = [](uint64_t runs, uint64_t& all, uint64_t& hit) {
    ++all;
    hit += runs > 0;
  };
  for (const auto& [path, file] : coverage) {
    for (const auto& [line, runs] : file.lines) count(runs, totals.lines, totals.linesHit);
    for (const auto& [line, function] : file.functions) count(function.runs, totals.functions, totals.functionsHit);
    for (const auto& [line, branches] : file.branches)
      for (const auto& [number, runs] : branches) count(runs, totals.branches, totals.branchesHit);
  }
  return totals;
}

std::string textOf(const CoverageTotals& totals) {
  return fmt::format("{} of {} lines ({} %), {} of {} branches, {} of {} functions", totals.linesHit, totals.lines,
                     percent(totals.linesHit, totals.lines), totals.branchesHit, totals.branches, totals.functionsHit,
                     totals.functions);
}

std::string writeLcov(const Coverage& coverage) {
  std::string out;
  for (const auto& [path, file] : coverage) {
    CoverageTotals totals = totalsOf({{path, file}});
    out += fmt::format("TN:\nSF:{}\n", path);
    for (const auto& [line, function] : file.functions) out += fmt::format("FN:{},{}\n", line, function.name);
    for (const auto& [line, function] : file.functions)
      out += fmt::format("FNDA:{},{}\n", function.runs, function.name);
    out += fmt::format("FNF:{}\nFNH:{}\n", totals.functions, totals.functionsHit);
    for (const auto& [line, branches] : file.branches) {
      bool reached = std::any_of(branches.begin(), branches.end(), [](const auto& one) { return one.second > 0; });
      for (const auto& [number, runs] : branches)
        out += fmt::format("BRDA:{},0,{},{}\n", line, number, reached ? fmt::format("{}", runs) : "-");
    }
    out += fmt::format("BRF:{}\nBRH:{}\n", totals.branches, totals.branchesHit);
    for (const auto& [line, runs] : file.lines) out += fmt::format("DA:{},{}\n", line, runs);
    out += fmt::format("LF:{}\nLH:{}\nend_of_record\n", totals.lines, totals.linesHit);
  }
  return out;
}

}  // namespace aqua::test
