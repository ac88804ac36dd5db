// One scenario with its program, ready to be run with any seed, and judged.
#pragma once

#include <chrono>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "compiler/driver/driver.h"
#include "runtime/check/check.h"
#include "runtime/sim/world.h"
#include "tools/run/job.h"
#include "tools/run/processes.h"
#include "tools/run/world.h"
#include "tools/test/program_coverage.h"
#include "tools/test/suite.h"

namespace aqua::test {

using TestClock = std::chrono::steady_clock;

/// One run of a case with all that it left.
struct Run {
  std::optional<sim::World> world;  // as it was at the end
  sim::RunResult result;
  std::vector<sim::Event> events;
  std::string recording;
  bool timedOut = false;  // broken off
};

class Prepared {
 public:
  /// `compiled` and `program`, the path of its file, outlive this.
  /// So does `coverage`, which hears what is executed, and may be null.
  Prepared(run::World world, const driver::Compiled& compiled, const std::string& program, ProgramCoverage* coverage)
      : world_(std::move(world)), book_(world_.scenario), compiled_(compiled), program_(program), coverage_(coverage) {}

  /// False: `issues` say why, and nothing can be run.
  bool prepare(diagnostics::DiagnosticList& issues);
  /// Processes that serve in it live as long as the run, so that checks come first.
  /// It is broken off at `until`, if that is given.
  Run run(uint64_t seed, const SuiteOptions& options, const std::optional<TestClock::time_point>& until);
  /// All that the scenario says about the run.
  std::vector<sim::Verdict> judge(const Run& run, const modules::FileSystem& files) const;
  /// One check of it alone.
  sim::Verdict judge(const sim::Check& check, const Run& run) const;

  const run::World& world() const { return world_; }
  const sim::PeerBook& book() const { return book_; }
  ProgramCoverage* coverage() const { return coverage_; }
  /// That of the first call.
  const run::Job& job() const { return *jobs_.front(); }
  std::span<const sim::BehaviourPlace> behaviours() const { return image_->behaviours(); }

 private:
  sim::Evidence evidence(const Run& run) const;
  std::optional<values::Value> streamOf(const Run& run, const std::string& peer, const std::string& name,
                                        std::string& why) const;

  run::World world_;
  sim::PeerBook book_;
  const driver::Compiled& compiled_;
  const std::string& program_;
  ProgramCoverage* coverage_;
  std::vector<std::unique_ptr<run::Job>> jobs_;
  std::vector<sim::Invocation> invocations_;
  std::optional<sim::ScenarioImage> image_;
};

}  // namespace aqua::test
