// What is debugged: a program with the calls that it gets, in its world.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "compiler/driver/driver.h"
#include "runtime/debug/timeline.h"
#include "tools/run/job.h"
#include "tools/run/world.h"

namespace aqua::debug {

struct Wanted {
  std::string program;                   // path; empty: that of the scenario
  std::string call;                      // `f(1)`; empty: the calls of the scenario
  run::WorldOptions world;               // its seed, too
  std::function<run::ReadWorld()> read;  // the world, where options do not say it; may be empty
  std::string variant;                   // of the scenario
  std::string schedule;                  // what goes otherwise than by itself
  std::optional<sim::Micros> ttl;
  bool test = true;  // as `aqua test` runs a scenario: all its calls, with its constants; else as `aqua run` does
  std::function<void(values::BudgetLimits&)> limit;  // changes the limits of the scenario; may be empty
  driver::Options compile;
  std::optional<std::string> manifest;  // nothing: the one around the program
};

/// Stays where it is: all of it refers to itself.
class Target {
 public:
  Target(const modules::FileSystem& files, Wanted wanted) : files_(files), wanted_(std::move(wanted)) {}
  Target(const Target&) = delete;
  Target& operator=(const Target&) = delete;

  /// False: `issues` or `refused` say why, and nothing can be run.
  bool open();
  const diagnostics::DiagnosticList& issues() const { return issues_; }
  const std::optional<run::Refusal>& refused() const { return refused_; }

  const run::World& world() const { return read_.world; }
  const driver::Compiled& compiled() const { return compiled_; }
  const std::string& program() const { return program_; }
  const sim::ScenarioImage& image() const { return *image_; }
  const run::Job& job(uint32_t call) const { return *jobs_[call]; }
  const driver::CompiledFunction& functionOf(uint32_t call) const { return *compiled_.find(jobs_[call]->name); }
  uint32_t calls() const { return static_cast<uint32_t>(jobs_.size()); }
  /// The run, from its beginning; once. `outside` answers for processes.
  std::unique_ptr<Timeline> begin(std::shared_ptr<sim::Outside> outside);

 private:
  bool chooseVariant();
  bool compile();
  bool makeJobs();
  bool addJob(const std::string& name, const run::CallText* text, size_t index);
  bool refuse(std::string message, std::string hint = {});

  const modules::FileSystem& files_;
  Wanted wanted_;
  run::ReadWorld read_;
  std::string program_;
  std::optional<driver::Session> session_;
  driver::Compiled compiled_;
  std::optional<run::CallText> text_;
  std::optional<sim::PeerBook> book_;
  std::vector<std::unique_ptr<run::Job>> jobs_;
  std::vector<sim::Invocation> invocations_;
  Recorder recorder_;
  std::optional<sim::ScenarioImage> image_;
  sim::Schedule schedule_;
  diagnostics::DiagnosticList issues_;
  std::optional<run::Refusal> refused_;
};

}  // namespace aqua::debug
