// What came of tests, as data that any thread may read: no values, texts only.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "compiler/diagnostics/diagnostic.h"

namespace aqua::test {

/// A place for people and machines; line 0: none.
struct Place {
  std::string path;
  size_t line = 0, column = 0;
};

struct CheckResult {
  enum class Kind : uint8_t { Pass, Fail, Vacuous };
  Kind kind = Kind::Pass;
  std::string name, expected, actual;
  Place place;
  uint64_t decidedBy = 0;  // line of the recording
};

/// How a case came out; the reason is what machines read.
enum class Verdict : uint8_t { Pass, Fail, Error, Skipped };
std::string_view wordOf(Verdict verdict);

struct CaseResult {
  std::string file, name, variant;
  Place place;
  std::vector<std::string> tags;
  uint64_t seed = 0;
  Verdict verdict = Verdict::Skipped;
  std::string reason;  // Fail, Error: `check`, `vacuous`, `stuck`, `expired`, `error`, `nondeterministic`
  std::vector<CheckResult> checks;
  diagnostics::DiagnosticList issues;               // of the scenario, the program, the run
  std::vector<diagnostics::SourceFilePtr> sources;  // that `issues` point into
  std::shared_ptr<const void> owner;                // of other files that they point into
  std::string outcome;                              // `value`, `stuck`, ... of the first call
  uint64_t steps = 0, hops = 0, runs = 0;
  uint64_t virtualMicros = 0;
  uint64_t realMicros = 0;  // shown to people, and in JUnit
  std::string recording;    // JSON lines; empty when nobody wants it
  std::string recordingPath;

  /// `file::name::variant`, as `aqua test` takes it.
  std::string id() const;
  /// `name › variant`
  std::string title() const;
  bool failed() const { return verdict == Verdict::Fail || verdict == Verdict::Error; }
  /// What to tell first: the first check that does not hold, or the first error.
  const CheckResult* firstFailure() const;
};

struct Summary {
  uint64_t cases = 0, passed = 0, failed = 0, errors = 0, skipped = 0, runs = 0, steps = 0;
};
Summary summaryOf(const std::vector<CaseResult>& results);
/// `40 cases: 38 passed, 1 failed, 1 skipped · 312 runs`
std::string textOf(const Summary& summary);

}  // namespace aqua::test
