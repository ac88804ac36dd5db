#include "tools/test/suite.h"

#include <algorithm>
#include <chrono>

#include <fmt/format.h>

#include "compiler/base/words.h"
#include "runtime/check/check.h"
#include "runtime/sim/world.h"
#include "tools/run/agreement.h"
#include "tools/run/ending.h"
#include "tools/run/job.h"
#include "tools/run/recording.h"
#include "tools/run/world.h"

namespace aqua::test {

namespace {

using diagnostics::Code;
using diagnostics::DiagnosticList;

Place placeOf(diagnostics::Span span) {
  if (!span) return {};
  diagnostics::LineColumn at = span.file->lineColumn(span.begin);
  return {span.file->path(), at.line, at.column};
}

CheckResult resultOf(sim::Verdict verdict) {
  CheckResult::Kind kind{};
  switch (verdict.kind) {
  case sim::Verdict::Kind::Pass: kind = CheckResult::Kind::Pass; break;
  case sim::Verdict::Kind::Fail: kind = CheckResult::Kind::Fail; break;
  case sim::Verdict::Kind::Vacuous: kind = CheckResult::Kind::Vacuous; break;
  }
  return {kind,
          std::move(verdict.name),
          std::move(verdict.expected),
          std::move(verdict.actual),
          placeOf(verdict.place),
          verdict.decidedBy};
}

std::string nameOf(const sim::Scenario& scenario, const std::string& path) {
  if (!scenario.name.empty()) return scenario.name;
  size_t slash = path.find_last_of('/');
  return path.substr(slash == std::string::npos ? 0 : slash + 1);
}

/// One run of a case with all that it left.
struct Run {
  std::optional<sim::World> world;  // as it was at the end
  sim::RunResult result;
  std::vector<sim::Event> events;
  std::string recording;
};

/// A scenario that is ready to be run with any seed.
class Prepared {
 public:
  Prepared(run::World world, const driver::Compiled& compiled, const std::string& program)
      : world_(std::move(world)), book_(world_.scenario), compiled_(compiled), program_(program) {}

  /// False: `issues` say why.
  bool prepare(DiagnosticList& issues) {
    const std::vector<sim::Call>& calls = world_.scenario.calls;
    for (size_t i = 0; i < calls.size(); ++i) {
      auto job =
          run::prepareJob(compiled_, program_, calls[i].function, nullptr, world_, i, book_, std::nullopt, issues);
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

  Run run(uint64_t seed, std::string_view version) {
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

  std::vector<sim::Verdict> judge(const Run& run, const modules::FileSystem& files) const {
    sim::Evidence evidence{world_.scenario, book_, run.result, run.events, warnings(), {}, {}, {}, {}};
    evidence.recording = run.recording;
    evidence.conflict = [&](uint32_t a, uint32_t b) { return run.world->conflict(a, b); };
    evidence.lineOf = [&](uint32_t call, air::Place place) -> std::optional<uint64_t> {
      diagnostics::Span span = jobs_[call]->places.of(place);
      if (!span) return std::nullopt;
      return span.file->lineColumn(span.begin).line;
    };
    evidence.read = [&](const std::string& path) { return files.read(world_.besideScenario(path)).text; };
    return sim::judge(evidence);
  }

  size_t warnings() const {
    return static_cast<size_t>(
        std::count_if(compiled_.issues.items().begin(), compiled_.issues.items().end(),
                      [](const auto& one) { return one.severity == diagnostics::Severity::Warning; }));
  }

  const run::World& world() const { return world_; }
  const sim::PeerBook& book() const { return book_; }
  const run::Job& job() const { return *jobs_.front(); }
  std::span<const sim::BehaviourPlace> behaviours() const { return image_->behaviours(); }

 private:
  run::World world_;
  sim::PeerBook book_;
  const driver::Compiled& compiled_;
  const std::string& program_;
  std::vector<std::unique_ptr<run::Job>> jobs_;
  std::vector<sim::Invocation> invocations_;
  std::optional<sim::ScenarioImage> image_;
};

class Suite {
 public:
  Suite(const modules::FileSystem& files, const std::string& path, const SuiteOptions& options)
      : files_(files), path_(path), options_(options) {}

  std::vector<CaseResult> operator()() {
    run::WorldOptions world;
    world.scenario = path_;
    read_ = run::readWorld(files_, world);
    const sim::Scenario& scenario = read_.world.scenario;
    name_ = nameOf(scenario, path_);
    if (read_.refused || read_.issues.hasErrors() || !isTest(read_.issues)) return {broken(std::move(read_.issues))};
    if (!compile()) return {broken(std::move(compiled_.issues))};
    std::vector<sim::Scenario> scenarios{read_.world.scenario};
    for (const sim::Scenario& one : read_.world.variants) scenarios.push_back(one);
    bool all = true;
    for (const sim::Scenario& one : scenarios) {
      CaseId id{path_, name_, one.variant, one.tags};
      if (options_.selects && !options_.selects(id)) {
        all = false;
        continue;
      }
      runCase(one);
    }
    if (all && !results_.empty() && usage_) {
      sometimes();
      vacuity();
    }
    for (CaseResult& result : results_) decide(result);
    return std::move(results_);
  }

 private:
  bool isTest(DiagnosticList& issues) const {
    const sim::Scenario& scenario = read_.world.scenario;
    auto missing = [&](std::string_view where, std::string_view key) {
      issues.report(Code::TomlMissingKey, {read_.world.scenarioFile.get(), 0, 0}).arg("where", where).arg("key", key);
    };
    if (scenario.program.empty()) missing("a test", "program");
    if (scenario.calls.empty()) missing("a test", "call");
    for (const sim::Call& call : scenario.calls)
      if (call.function.empty()) missing("a call", "func");
    return !issues.hasErrors();
  }

  bool compile() {
    driver::Options options = options_.compile;
    for (const auto& [name, value] : read_.world.scenario.constants)
      options.constants.push_back(fmt::format("{} = {}", name, value.text()));
    for (const std::string& folder : read_.world.scenario.imports)
      options.importDirs.push_back(read_.world.besideScenario(folder));
    session_.emplace(files_, options, options_.manifest);
    program_ = read_.world.besideScenario(read_.world.scenario.program);
    compiled_ = session_->compile(program_);
    return compiled_.ok();
  }

  CaseResult fresh(const std::string& variant) const {
    CaseResult result;
    result.file = path_;
    result.name = name_;
    result.variant = variant;
    result.tags = read_.world.scenario.tags;
    result.place = {path_, 1, 1};
    result.sources = read_.world.sources;
    return result;
  }

  CaseResult broken(DiagnosticList issues) {
    CaseResult result = fresh("");
    result.verdict = Verdict::Error;
    result.reason = "error";
    result.issues = std::move(issues);
    // Places of the program's issues point into its files.
    if (compiled_.program) keep_ = compiled_.program;
    result.owner = keep_;
    if (read_.refused)
      result.checks.push_back({CheckResult::Kind::Fail, read_.refused->message, "", "", result.place, 0});
    return result;
  }

  void runCase(const sim::Scenario& scenario) {
    run::World world;
    world.sources = read_.world.sources;
    world.scenarioFile = read_.world.scenarioFile;
    world.places = read_.world.places;
    world.scenario = scenario;
    world.callbacks = run::callbacksOf(scenario);
    Prepared prepared(std::move(world), compiled_, program_);
    DiagnosticList issues;
    if (!prepared.prepare(issues)) {
      results_.push_back(broken(std::move(issues)));
      results_.back().variant = scenario.variant;
      return;
    }
    uint64_t first = options_.seed.value_or(scenario.seed);
    for (uint64_t i = 0; i < options_.repeat; ++i) {
      CaseResult result = fresh(scenario.variant);
      result.owner = compiled_.program;
      result.seed = first + i;
      runOnce(prepared, result);
      bool failed = std::any_of(result.checks.begin(), result.checks.end(),
                                [](const CheckResult& check) { return check.kind != CheckResult::Kind::Pass; });
      // Of many seeds the first that fails is told, else the first.
      if (i == 0 || failed) {
        uint64_t runs = i == 0 ? 0 : results_.back().runs, steps = i == 0 ? 0 : results_.back().steps;
        if (i > 0) results_.pop_back();
        result.runs += runs;
        result.steps += steps;
        results_.push_back(std::move(result));
      } else {
        results_.back().runs += result.runs;
        results_.back().steps += result.steps;
      }
      if (failed) break;
    }
    events(prepared, scenario);
  }

  void runOnce(Prepared& prepared, CaseResult& result) {
    auto begin = std::chrono::steady_clock::now();
    Run run = prepared.run(result.seed, options_.version);
    result.runs = 1;
    result.steps = run.result.stats.steps;
    if (!options_.once) {
      Run again = prepared.run(result.seed, options_.version);
      ++result.runs;
      if (again.recording != run.recording)
        result.checks.push_back({CheckResult::Kind::Fail,
                                 "the same run twice",
                                 "equal recordings",
                                 differenceOf(run.recording, again.recording),
                                 {},
                                 0});
    }
    for (sim::Verdict& verdict : prepared.judge(run, files_)) result.checks.push_back(resultOf(std::move(verdict)));
    result.outcome = wordOf(run.result.ending);
    result.hops = run.result.stats.hops;
    result.virtualMicros = run.result.at;
    run::reportEnding(run.result, prepared.book(), prepared.job().places, prepared.job().ttl, result.issues);
    run::reportLosses(run.result, prepared.book(), prepared.job().places, result.issues);
    result.recording = std::move(run.recording);
    for (const sim::Property& property : prepared.world().scenario.properties)
      if (property.mode == sim::Property::Mode::Sometimes) {
        sim::Evidence evidence{
            prepared.world().scenario, prepared.book(), run.result, run.events, prepared.warnings(), {}, {}, {}, {}};
        if (sim::judge(property.check, evidence).kind == sim::Verdict::Kind::Pass)
          held_.push_back(property.check.place);
      }
    caseUsage_ = caseUsage_ ? *caseUsage_ : sim::Usage();
    sim::addUsage(*caseUsage_, run.result.usage);
    auto took = std::chrono::steady_clock::now() - begin;
    result.realMicros = static_cast<uint64_t>(std::chrono::duration_cast<std::chrono::microseconds>(took).count());
  }

  static std::string differenceOf(std::string_view a, std::string_view b) {
    size_t same = static_cast<size_t>(std::mismatch(a.begin(), a.end(), b.begin(), b.end()).first - a.begin());
    size_t line = static_cast<size_t>(std::count(a.begin(), a.begin() + static_cast<std::ptrdiff_t>(same), '\n')) + 1;
    return fmt::format("they differ in line {}: this is an error of aqua", line);
  }

  /// Properties that have to hold in one of all the runs, at least.
  void sometimes() {
    for (const sim::Property& property : read_.world.scenario.properties) {
      if (property.mode != sim::Property::Mode::Sometimes) continue;
      bool held = std::find(held_.begin(), held_.end(), property.check.place) != held_.end();
      results_.front().checks.push_back({held ? CheckResult::Kind::Pass : CheckResult::Kind::Vacuous,
                                         property.check.name.empty() ? "sometimes" : property.check.name,
                                         "holds in one run at least", held ? "it does" : "in none",
                                         placeOf(property.check.place), 0});
    }
  }

  /// Events belong to one variant; what else was used adds up over all of them.
  void events(const Prepared& prepared, const sim::Scenario& scenario) {
    sim::Usage own = *caseUsage_;
    caseUsage_.reset();
    sim::Scenario onlyEvents;
    onlyEvents.events = scenario.events;
    onlyEvents.eventsPath = scenario.eventsPath;
    sim::Usage usage;
    usage.events = own.events;
    for (sim::Verdict& verdict : sim::neverHappened(onlyEvents, {}, usage, read_.world.places))
      results_.back().checks.push_back(resultOf(std::move(verdict)));
    own.events.clear();
    if (!usage_) {
      usage_.emplace();
      behaviours_.assign(prepared.behaviours().begin(), prepared.behaviours().end());
    }
    sim::addUsage(*usage_, own);
  }

  void vacuity() {
    sim::Scenario rest = read_.world.scenario;
    for (sim::PlannedEvent& event : rest.events) event.optional = true;
    for (sim::Verdict& verdict : sim::neverHappened(rest, behaviours_, *usage_, read_.world.places))
      results_.front().checks.push_back(resultOf(std::move(verdict)));
  }

  void decide(CaseResult& result) const {
    if (result.verdict == Verdict::Error) return;
    const CheckResult* failure = result.firstFailure();
    result.verdict = failure ? Verdict::Fail : Verdict::Pass;
    if (!failure) {
      if (!options_.record) result.recording.clear();
      result.issues = {};
      return;
    }
    bool ended = result.outcome == "stuck" || result.outcome == "expired" || result.outcome == "budget";
    result.reason = failure->name == "the same run twice"           ? "nondeterministic"
                    : failure->kind == CheckResult::Kind::Vacuous   ? "vacuous"
                    : ended && failure->name.ends_with(": outcome") ? result.outcome
                                                                    : "check";
  }

  const modules::FileSystem& files_;
  const std::string& path_;
  const SuiteOptions& options_;
  run::ReadWorld read_;
  std::string name_, program_;
  std::optional<driver::Session> session_;
  driver::Compiled compiled_;
  std::shared_ptr<const void> keep_;
  std::vector<CaseResult> results_;
  std::vector<diagnostics::Span> held_;  // of properties that held once
  std::optional<sim::Usage> usage_, caseUsage_;
  std::vector<sim::BehaviourPlace> behaviours_;
};

}  // namespace

std::vector<CaseId> casesOf(const modules::FileSystem& files, const std::string& path,
                            std::optional<CaseResult>* broken) {
  run::WorldOptions options;
  options.scenario = path;
  run::ReadWorld read = run::readWorld(files, options);
  std::vector<CaseId> cases;
  std::string name = nameOf(read.world.scenario, path);
  if (read.refused || read.issues.hasErrors()) {
    cases.push_back({path, name, "", {}});
    if (broken) {
      CaseResult& result = broken->emplace();
      result.file = path;
      result.name = name;
      result.verdict = Verdict::Error;
      result.issues = std::move(read.issues);
      result.sources = read.world.sources;
    }
    return cases;
  }
  cases.push_back({path, name, "", read.world.scenario.tags});
  for (const sim::Scenario& one : read.world.variants) cases.push_back({path, name, one.variant, one.tags});
  return cases;
}

std::vector<CaseResult> runSuite(const modules::FileSystem& files, const std::string& path,
                                 const SuiteOptions& options) {
  return Suite(files, path, options)();
}

}  // namespace aqua::test
