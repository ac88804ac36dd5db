// One case: a scenario, or a variant of it, or a native test, with each of its seeds.
#pragma once

#include <string>
#include <vector>

#include "tools/test/prepared.h"
#include "tools/test/result.h"
#include "tools/test/suite.h"

namespace aqua::test {

Place placeOf(diagnostics::Span span);
CheckResult resultOf(sim::Verdict verdict);

struct CaseRun {
  CaseResult result;                    // of the first seed that fails, else of the first
  sim::Usage usage;                     // of all its runs
  uint64_t asserted = 0;                // assertions that were called in them
  std::vector<diagnostics::Span> held;  // places of the properties that held in some run and have to do so once
};
/// `fresh` says which case it is. Runs it with each seed until one fails, and judges; `decide` is left to do.
CaseRun runCase(Prepared& prepared, const CaseResult& fresh, const SuiteOptions& options,
                const modules::FileSystem& files);

/// The verdict of a case whose checks are complete; what only failures need is dropped.
void decide(CaseResult& result, const SuiteOptions& options);

}  // namespace aqua::test
