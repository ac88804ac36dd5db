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
#include "runtime/record/writer.h"
#include "runtime/sim/world.h"
#include "tools/run/job.h"
#include "tools/run/surroundings.h"
#include "tools/run/world.h"
#include "tools/test/program_coverage.h"
#include "tools/test/suite.h"

namespace aqua::test {

using TestClock = std::chrono::steady_clock;

/// One run of a case with all that it left.
struct Run {
  std::optional<sim::World> world;  // as it was at the end
  std::shared_ptr<run::Surroundings> outside;
  sim::RunResult result;
  std::vector<sim::Event> events;
  std::unique_ptr<sim::RecordingWriter> writer;
  std::string recording;  // up to what was checked
  bool timedOut = false;  // broken off
};

class Prepared {
 public:
  /// `compiled` and `program`, the path of its file, outlive this.
  /// So does `coverage`, which hears what is executed, and may be null.
  Prepared(run::World world, const driver::Compiled& compiled, const std::string& program, ProgramCoverage* coverage)
      : world_(std::move(world)), book_(world_.scenario), compiled_(compiled), program_(program), coverage_(coverage) {}

  /// False: `issues` say why, and nothing can be run.
  bool prepare(const SuiteOptions& options, diagnostics::DiagnosticList& issues);
  /// Processes that serve in it live as long as the run, so that checks come first.
  /// It is broken off at `until`, if that is given.
  Run run(uint64_t seed, const SuiteOptions& options, const modules::FileSystem& files,
          const std::optional<TestClock::time_point>& until);
  /// The whole recording of the run, with what came of the checks.
  std::string finish(Run& run, std::span<const CheckResult> checks) const;
  /// All that the scenario says about the run.
  std::vector<sim::Verdict> judge(const Run& run, const modules::FileSystem& files) const;
  /// One check of it alone.
  sim::Verdict judge(const sim::Check& check, const Run& run) const;
  /// What checks look at, of any run of it. All of it outlives the evidence.
  sim::Evidence evidence(const sim::World& world, const sim::RunResult& run, std::span<const sim::Event> events) const;
  /// A file beside the scenario.
  std::optional<std::string> textOf(const std::string& path, const modules::FileSystem& files) const {
    return files.read(world_.besideScenario(path)).text;
  }

  const run::World& world() const { return world_; }
  std::span<const sim::Invocation> invocations() const { return invocations_; }
  const sim::PeerBook& book() const { return book_; }
  ProgramCoverage* coverage() const { return coverage_; }
  /// That of the first call.
  const run::Job& job() const { return *jobs_.front(); }
  /// Where the scenario says what happens.
  const sim::RecordedRules& rules() const { return header_.rules; }
  /// The AIR of each call.
  std::vector<std::string> scripts() const;
  std::span<const sim::BehaviourPlace> behaviours() const { return image_->behaviours(); }

 private:
  /// Reports effects that would not be the same in each run. True: there are none.
  bool answersEffects(diagnostics::DiagnosticList& issues) const;
  sim::Evidence evidence(const Run& run) const;
  std::optional<values::Value> streamOf(const sim::World& world, const std::string& peer, const std::string& name,
                                        std::string& why) const;
  std::vector<const run::Job*> jobs() const;
  sim::Header header(const SuiteOptions& options, const modules::FileSystem& files) const;

  run::World world_;
  sim::PeerBook book_;
  const driver::Compiled& compiled_;
  const std::string& program_;
  ProgramCoverage* coverage_;
  std::vector<std::unique_ptr<run::Job>> jobs_;
  std::vector<sim::Invocation> invocations_;
  std::optional<sim::ScenarioImage> image_;
  sim::Header header_;  // once there is an image
};

}  // namespace aqua::test
