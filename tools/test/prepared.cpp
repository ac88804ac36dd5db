#include "tools/test/prepared.h"

#include <algorithm>
#include <atomic>
#include <map>

#include <fmt/format.h>

#include "tools/run/agreement.h"
#include "tools/run/recording.h"
#include "tools/test/ground.h"
#include "tools/run/report.h"

namespace aqua::test {

using diagnostics::Code;
using diagnostics::DiagnosticList;

bool Prepared::prepare(const SuiteOptions& options, DiagnosticList& issues) {
  if (!run::scheduleOf(options.schedule, 0, world_.scenario, issues) || !answersEffects(issues)) return false;
  if (!run::prepareSpells(compiled_, program_, world_, book_, issues)) return false;
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
  if (coverage_) coverage_->beginCase();
  for (const auto& job : jobs_) {
    invocations_.push_back(job->invocation);
    if (coverage_) coverage_->watch(job->places);
  }
  return !issues.hasErrors();
}

bool Prepared::answersEffects(DiagnosticList& issues) const {
  const sim::Effects& effects = world_.scenario.effects;
  auto live = [&](std::string_view key, std::string_view reason, std::string help) {
    issues.report(Code::EffectLive, world_.places.of(fmt::format("effects.{}", key)))
        .arg("key", key)
        .arg("reason", reason)
        .help(std::move(help));
  };
  std::string_view key = run::leavingKey(effects);
  if (!key.empty() && !world_.tape)
    live(key, "a test has its answers from a tape only",
         "name one with `tape`; `aqua run` with this scenario writes it");
  if (run::writesDisk(effects))
    live("files", "a test would find what the last one wrote", "`:ro` behind the path of a folder makes it read-only");
  return (key.empty() || world_.tape) && !run::writesDisk(effects);
}

Run Prepared::run(uint64_t seed, const SuiteOptions& own, const modules::FileSystem& files,
                  const std::optional<TestClock::time_point>& until) {
  sim::SimOptions options;
  options.recordTruth = true;
  options.prints = true;
  options.copied = true;  // `eventually` looks at copies
  options.observer = coverage_;
  if (!image_) {
    image_.emplace(world_.scenario, invocations_, options);
    header_ = header(own, files);
  }
  Run run;
  world_.scenario.seed = seed;
  DiagnosticList none;  // `prepare` has reported them
  sim::Schedule schedule = run::scheduleOf(own.schedule, seed, world_.scenario, none).value_or(sim::Schedule{seed});
  run::describe(schedule, world_.scenario, header_);
  run.writer = std::make_unique<sim::RecordingWriter>(header_);
  std::atomic<int> interrupt = 0;
  options.interrupt = &interrupt;
  options.onEvent = [&](const sim::Event& event) {
    run.writer->add(event);
    run.events.push_back(event);
    if (until && TestClock::now() > *until) {
      run.timedOut = true;
      interrupt = 1;
    }
  };
  run.outside = run::surroundingsOn(world_.tape, world_.scenario, own.processes);
  run.world.emplace(*image_, std::move(schedule), run.outside);
  run.result = runToEnd(*run.world, options);
  run::addWaits(*run.writer, run.result, book_, jobs());
  run.recording = run.writer->take();
  return run;
}

std::string Prepared::finish(Run& run, std::span<const CheckResult> checks) const {
  for (const CheckResult& check : checks) {
    const Place& place = check.place;
    run.writer->add(sim::RecordedCheck{
        check.name, std::string(wordOf(check.kind)), check.expected, check.actual,
        place.line == 0 ? "" : fmt::format("{}:{}:{}", place.path, place.line, place.column), check.decidedBy});
  }
  run::finish(*run.writer, job().name, run.result);
  return std::move(run.recording) + run.writer->take();
}

std::vector<const run::Job*> Prepared::jobs() const {
  std::vector<const run::Job*> all;
  for (const auto& job : jobs_) all.push_back(job.get());
  return all;
}

sim::Header Prepared::header(const SuiteOptions& options, const modules::FileSystem& files) const {
  run::Made made{world_, &compiled_, program_, {}, *image_};
  made.jobs = jobs();
  // A native test may have the world of a scenario, which is about another program.
  const std::string& described = world_.scenario.program;
  bool own = world_.scenarioFile && !described.empty() && world_.besideScenario(described) == program_;
  std::vector<std::string> command{"test", own ? world_.scenarioFile->path() : program_};
  command.insert(command.end(), options.words.begin(), options.words.end());
  return run::headerOf(made, options.version, std::move(command), files);
}

std::vector<std::string> Prepared::scripts() const {
  std::vector<std::string> texts;
  for (const auto& job : jobs_) texts.push_back(run::airText(*job->invocation.script));
  return texts;
}

sim::Evidence Prepared::evidence(const Run& run) const {
  sim::Evidence evidence = this->evidence(*run.world, run.result, run.events);
  evidence.recording = run.recording;
  return evidence;
}

sim::Evidence Prepared::evidence(const sim::World& world, const sim::RunResult& run,
                                 std::span<const sim::Event> events) const {
  const auto& issues = compiled_.issues.items();
  auto warnings = static_cast<size_t>(std::count_if(
      issues.begin(), issues.end(), [](const auto& one) { return one.severity == diagnostics::Severity::Warning; }));
  sim::Evidence evidence{world_.scenario, book_, run, events, warnings, {}, {}, {}, {}, {}};
  evidence.schedule = &world.schedule();
  evidence.conflict = [&world](uint32_t a, uint32_t b) { return world.conflict(a, b); };
  evidence.spanOf = [this](uint32_t call, air::Place place) {
    return call < jobs_.size() ? jobs_[call]->places.of(place) : diagnostics::Span{};
  };
  evidence.stream = [this, &world](const std::string& peer, const std::string& name, std::string& why) {
    return streamOf(world, peer, name, why);
  };
  return evidence;
}

// A function that is called twice has its streams twice; the compiler numbers them in the order of the program.
std::optional<values::Value> Prepared::streamOf(const sim::World& world, const std::string& peer,
                                                const std::string& name, std::string& why) const {
  std::map<std::pair<uint32_t, std::string_view>, size_t> known;  // by call and name in the script
  for (uint32_t call = 0; call < jobs_.size(); ++call)
    for (const topology::StreamName& one : compiled_.find(jobs_[call]->name)->streams)
      if (one.source == name) known.emplace(std::pair(call, std::string_view(one.air)), known.size());
  if (known.empty()) {
    why = fmt::format("the program has no stream `{}`", name);
    return std::nullopt;
  }
  const std::vector<sim::Peer>& peers = world_.scenario.peers;
  auto found = std::find_if(peers.begin(), peers.end(), [&](const sim::Peer& one) { return one.name == peer; });
  if (found == peers.end()) {
    why = fmt::format("there is no peer `{}`", peer);
    return std::nullopt;
  }
  std::map<size_t, values::Array> streams;
  world.eachStream(static_cast<uint32_t>(found - peers.begin()),
                   [&](uint32_t call, std::string_view written, std::span<const values::Value> more) {
                     auto own = known.find({call, written});
                     if (own == known.end()) return;
                     values::Array& values = streams[own->second];
                     values.insert(values.end(), more.begin(), more.end());
                   });
  values::Array all;
  for (const auto& [number, values] : streams) all.insert(all.end(), values.begin(), values.end());
  return values::Value::array(std::move(all));
}

std::vector<sim::Verdict> Prepared::judge(const Run& run, const modules::FileSystem& files) const {
  sim::Evidence evidence = this->evidence(run);
  evidence.read = [&](const std::string& path) { return textOf(path, files); };
  std::vector<sim::Verdict> verdicts = sim::judge(evidence);
  if (run.world) explore::judgeEventually(PreparedGround(*this, files), {*run.world, run.result, run.events}, verdicts);
  return verdicts;
}

sim::Verdict Prepared::judge(const sim::Check& check, const Run& run) const { return sim::judge(check, evidence(run)); }

}  // namespace aqua::test
