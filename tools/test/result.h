// What came of tests, as data that any thread may read: no values, texts only.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "compiler/diagnostics/diagnostic.h"
#include "tools/test/coverage.h"

namespace aqua::test {

/// A place for people and machines; line 0: none.
struct Place {
  std::string path;
  size_t line = 0, column = 0;
};

/// A file that a result was compared with.
struct Golden {
  std::string path;
  std::string text;  // that it would have to have; empty where it has
};

struct CheckResult {
  enum class Kind : uint8_t { Pass, Fail, Vacuous };
  Kind kind = Kind::Pass;
  std::string name, expected, actual;
  Place place;
  uint64_t decidedBy = 0;  // line of the recording
  std::string code;        // such as AQ7021, for `aqua explain`; may be empty
  std::optional<Golden> golden;
};

/// A property, and in how many runs it held. The second run of a case, which has to be the same, does not count.
struct PropertyCount {
  std::string name;
  uint64_t runs = 0;
};
/// Names that are there already are counted there.
void add(std::vector<PropertyCount>& counts, const PropertyCount& more);

/// A declared event that could as well not be there.
struct InertEvent {
  std::string name;
  Place place;
};

/// `pass`, `fail`, `vacuous`
std::string_view wordOf(CheckResult::Kind kind);

/// How a case came out; the reason is what machines read.
enum class Verdict : uint8_t { Pass, Fail, Error, Skipped };
std::string_view wordOf(Verdict verdict);

struct CaseResult {
  std::string file, name, variant;
  Place place;
  std::vector<std::string> tags;
  uint64_t seed = 0;
  std::string schedule;  // that the command line gave
  Verdict verdict = Verdict::Skipped;
  std::string reason;  // Fail, Error: `check`, `vacuous`, `stuck`, `expired`, `error`, `nondeterministic`
  std::vector<CheckResult> checks;
  std::vector<PropertyCount> properties;            // of all its seeds
  diagnostics::DiagnosticList issues;               // of the scenario, the program, the run
  std::vector<diagnostics::SourceFilePtr> sources;  // that `issues` point into
  std::shared_ptr<const void> owner;                // of other files that they point into
  bool hermetic = true;                             // no process outside took part
  std::string outcome;                              // `value`, `stuck`, ... of the first call
  uint64_t steps = 0, hops = 0, runs = 0;
  uint64_t virtualMicros = 0;
  uint64_t realMicros = 0;  // shown to people, and in JUnit
  std::string recording;    // JSON lines; empty when nobody wants it
  std::string recordingPath;
  std::vector<InertEvent> inert;             // looked for with `--why-faults` only
  std::shared_ptr<const Coverage> coverage;  // of all cases of the file, with its first one; null: not asked for
  std::vector<std::string> scripts;          // AIR of each call, for reports
  std::string reportPath;

  /// `file::name::variant`, as `aqua test` takes it.
  std::string id() const;
  /// A name for a file about it, without ending: what is no letter or digit becomes `-`.
  std::string fileName() const;
  /// `name › variant`, and `(not hermetic)` behind it where that is so
  std::string title() const;
  bool failed() const { return verdict == Verdict::Fail || verdict == Verdict::Error; }
  /// What to tell first: the first check that does not hold, or the first error.
  const CheckResult* firstFailure() const;
};

struct Summary {
  uint64_t cases = 0, passed = 0, failed = 0, errors = 0, skipped = 0, runs = 0, steps = 0, notHermetic = 0;
};
Summary summaryOf(const std::vector<CaseResult>& results);
/// `40 cases: 38 passed, 1 failed, 1 skipped · 312 runs`
std::string textOf(const Summary& summary);

}  // namespace aqua::test
