#include "tools/test/prepared.h"

#include <algorithm>

#include "tools/run/agreement.h"
#include "tools/run/recording.h"

namespace aqua::test {

using diagnostics::Code;
using diagnostics::DiagnosticList;

bool Prepared::prepare(DiagnosticList& issues) {
  const std::vector<sim::Call>& calls = world_.scenario.calls;
  for (size_t i = 0; i < calls.size(); ++i) {
    auto job = run::prepareJob(compiled_, program_, calls[i].function, nullptr, world_, i, book_, std::nullopt, issues);
    if (!job) return false;
    jobs_.push_back(std::make_unique<run::Job>(std::move(*job)));
  }
  std::vector<run::Scripted> scripts;
  for (const auto& job : jobs_) scripts.push_back({*job->invocation.script, job->places});
  DiagnosticList agreement;
  run::agreeOnServices(world_, book_, compiled_, scripts, agreement);
  // Services that nobody calls are a verdict of their own here.
  for (const diagnostics::Diagnostic& one : agreement.items())
    if (one.code != Code::ServiceNotCalled) issues.add(one);
  for (const auto& job : jobs_) invocations_.push_back(job->invocation);
  return !issues.hasErrors();
}

Run Prepared::run(uint64_t seed, std::string_view version) {
  sim::SimOptions options;
  options.recordTruth = true;
  if (!image_) image_.emplace(world_.scenario, invocations_, options);
  Run run;
  sim::Scenario& scenario = world_.scenario;
  scenario.seed = seed;
  run::Recording recording(scenario, book_, version);
  options.onEvent = [&](const sim::Event& event) {
    recording.add(event);
    run.events.push_back(event);
  };
  run.world.emplace(*image_, seed);
  run.result = runToEnd(*run.world, options);
  recording.finish(scenario.calls.front().function, run.result);
  run.recording = recording.take();
  return run;
}

sim::Evidence Prepared::evidence(const Run& run) const {
  const auto& issues = compiled_.issues.items();
  auto warnings = static_cast<size_t>(std::count_if(
      issues.begin(), issues.end(), [](const auto& one) { return one.severity == diagnostics::Severity::Warning; }));
  sim::Evidence evidence{world_.scenario, book_, run.result, run.events, warnings, {}, {}, {}, {}};
  evidence.recording = run.recording;
  evidence.conflict = [&run](uint32_t a, uint32_t b) { return run.world->conflict(a, b); };
  evidence.spanOf = [this](uint32_t call, air::Place place) { return jobs_[call]->places.of(place); };
  return evidence;
}

std::vector<sim::Verdict> Prepared::judge(const Run& run, const modules::FileSystem& files) const {
  sim::Evidence evidence = this->evidence(run);
  evidence.read = [&](const std::string& path) { return files.read(world_.besideScenario(path)).text; };
  return sim::judge(evidence);
}

sim::Verdict Prepared::judge(const sim::Check& check, const Run& run) const { return sim::judge(check, evidence(run)); }

}  // namespace aqua::test
