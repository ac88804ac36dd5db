// Listens to interpreters, and finds out what of a program they execute.
#pragma once

#include <map>
#include <optional>
#include <unordered_map>
#include <utility>
#include <vector>

#include "compiler/driver/driver.h"
#include "runtime/vm/observer.h"
#include "tools/run/places.h"
#include "tools/test/coverage.h"

namespace aqua::test {

/// What runs of one program cover. Lines are those of calls, pushes, conditions and loops; a branch is each outcome of
/// an `if`, a `try` and an `otherwise`, and of a `for` some turns and no turn at all, where that can be told.
class ProgramCoverage : public vm::Observer {
 public:
  /// A statement that decides.
  enum class Decides : uint8_t { If, Try, For };

  /// Whatever the program has counts, whether a test calls it or not. `compiled` outlives this.
  explicit ProgramCoverage(const driver::Compiled& compiled);
  /// The scripts of another case are going to run; those of the one before may be gone.
  void beginCase() { points_.clear(); }
  /// A script of this case.
  void watch(const run::Places& places);

  /// What follows belongs to one more run.
  void begin();
  void endRun();
  const Coverage& result() const { return coverage_; }

  void begins(const air::Instr& instr) override;
  void ends(const air::Instr& instr, End how) override;

 private:
  struct Statement {
    Decides what{};
    size_t line = 0;
  };
  /// A part of a script that counts: the line, and the branches that it decides about.
  struct Point {
    FileCoverage* file = nullptr;
    size_t line = 0, function = 0;  // 0: none
    std::optional<Decides> decides;
    const air::Instr* body = nullptr;  // that of a loop or comparison, the right part of a `xor`
  };
  struct Seen {
    bool line = false, branches[2] = {false, false};
  };
  struct Open {
    const air::Instr* instr;
    bool body = false;  // has begun
  };

  void add(const syntax::SyntaxTree& tree);
  void addFunction(FileCoverage& file, const syntax::Func& func);
  std::optional<Point> pointOf(const air::Instr& instr, const run::Places& places, const Statement* around);
  const Statement* statementAt(diagnostics::Span span) const;
  size_t functionAt(diagnostics::Span span) const;  // its line; 0: none

  Coverage coverage_;
  std::map<std::pair<const diagnostics::SourceFile*, uint32_t>, Statement> statements_;                   // by begin
  std::map<std::pair<const diagnostics::SourceFile*, uint32_t>, std::pair<uint32_t, size_t>> functions_;  // by begin:
                                                                                                          // end, line
  std::unordered_map<const air::Instr*, Point> points_;
  std::unordered_map<const air::Instr*, Seen> seen_;  // in this run
  std::vector<Open> open_;
};

}  // namespace aqua::test
