// Results of tests as text for people and as data for machines. Pure functions; what is real time is said where it is.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "compiler/diagnostics/writers.h"
#include "tools/test/result.h"

namespace aqua::test {

struct TextOptions {
  diagnostics::TextOptions text;
  std::string recordings;  // folder; empty: failures are not kept
};

/// A failed case in full; nothing for others.
std::string failureText(const CaseResult& result, const TextOptions& options);
/// What the case could do without (`--why-faults`); may be empty.
std::string inertText(const CaseResult& result, const diagnostics::Palette& palette);
/// `pass  tests/a.scenario.toml › name`
std::string lineText(const CaseResult& result, const diagnostics::Palette& palette);

/// JUnit, as two public schemas have it (that of Jenkins and junit-4.xsd).
std::string writeJunit(const std::vector<CaseResult>& results, std::string_view version);
/// Common Test Report Format, specification 1.0.0.
std::string writeCtrf(const std::vector<CaseResult>& results, std::string_view version);
/// One document `aqua/test/1`, without real times.
std::string writeJson(const std::vector<CaseResult>& results);
/// One event a line, without real times.
std::string jsonlStarted(const CaseResult& result);
std::string jsonlEnded(const CaseResult& result);
std::string jsonlSummary(const Summary& summary);
/// Workflow commands for the places of failed checks. GitHub shows ten of them and drops the rest, so the tenth says
/// how many there are.
std::string writeGithub(const std::vector<CaseResult>& results);
/// Markdown for a job's page, worst first, at most 900 KB.
std::string writeSummary(const std::vector<CaseResult>& results);

}  // namespace aqua::test
