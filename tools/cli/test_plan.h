// What `aqua test` is asked to do.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "tools/cli/session.h"
#include "tools/test/runner.h"

namespace aqua::cli {

/// A case that a word of the command line names: `FILE::NAME::VARIANT`.
struct Chosen {
  std::string file, name, variant;
};

struct TestPlan {
  test::RunnerOptions runner;
  std::vector<std::string> words;  // files and folders; empty: the project
  std::vector<std::string> files;
  bool whole = true;  // of what the words mean: nothing was left out
  std::vector<Chosen> chosen;
  std::optional<test::Filter> filter;
  bool update = false;
  bool refused = false;      // a file that says how tests run cannot be read, as was reported
  uint64_t minCoverage = 0;  // of lines, in percent

  bool selects(const test::CaseId& id) const;
};

/// Somebody else than a person runs this.
bool isContinuousIntegration(const Session& session);

std::optional<UsageError> readTestPlan(const Session& session, TestPlan& plan, diagnostics::DiagnosticList& issues);

}  // namespace aqua::cli
