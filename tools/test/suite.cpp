#include "tools/test/suite.h"

#include <algorithm>

#include <fmt/format.h>

#include "tools/test/annotations.h"
#include "tools/test/case.h"
#include "tools/test/ground.h"
#include "tools/test/native.h"
#include "tools/test/opened.h"

namespace aqua::test {

namespace {

using diagnostics::Code;
using diagnostics::DiagnosticList;

class Suite {
 public:
  Suite(const modules::FileSystem& files, const std::string& path, const SuiteOptions& options)
      : files_(files), path_(path), options_(options), opened_(files, path, options) {}

  std::vector<CaseResult> operator()() {
    std::vector<sim::Scenario> scenarios = opened_.scenarios();
    size_t known = scenarios.size();
    std::erase_if(scenarios, [&](const sim::Scenario& one) { return !selects(one); });
    // A file that cannot be read may be that which was meant.
    if (scenarios.empty() && !opened_.read().issues.hasErrors()) return {};
    bool all = scenarios.size() == known;
    if (!opened_.compile()) return {broken(opened_.takeIssues())};
    for (const sim::Scenario& one : scenarios) runScenario(one);
    if (all && !results_.empty() && usage_) {
      sometimes();
      vacuity();
    }
    for (CaseResult& result : results_) decide(result, options_);
    if (opened_.coverage() && !results_.empty())
      results_.front().coverage = std::make_shared<Coverage>(opened_.coverage()->result());
    return std::move(results_);
  }

 private:
  bool selects(const sim::Scenario& one) const {
    return !options_.selects || options_.selects({path_, opened_.name(), one.variant, one.tags});
  }

  CaseResult fresh(const std::string& variant) const {
    CaseResult result;
    result.file = path_;
    result.name = opened_.name();
    result.variant = variant;
    result.tags = opened_.read().world.scenario.tags;
    result.place = {path_, 1, 1};
    result.sources = opened_.read().world.sources;
    return result;
  }

  CaseResult broken(DiagnosticList issues) {
    CaseResult result = fresh("");
    result.verdict = Verdict::Error;
    result.reason = "error";
    result.issues = std::move(issues);
    // Places of the program's issues point into its files.
    if (opened_.compiled().program) keep_ = opened_.compiled().program;
    result.owner = keep_;
    if (opened_.read().refused)
      result.checks.push_back(
          {CheckResult::Kind::Fail, opened_.read().refused->message, "", "", result.place, 0, {}, {}});
    return result;
  }

  void runScenario(const sim::Scenario& scenario) {
    Prepared prepared(opened_.worldOf(scenario), opened_.compiled(), opened_.program(), opened_.coverage());
    DiagnosticList issues;
    if (!prepared.prepare(options_, issues)) {
      results_.push_back(broken(std::move(issues)));
      results_.back().variant = scenario.variant;
      return;
    }
    CaseResult result = fresh(scenario.variant);
    result.owner = opened_.compiled().program;
    CaseRun run = runCase(prepared, std::move(result), options_, files_);
    held_.insert(held_.end(), run.held.begin(), run.held.end());
    if (options_.orders || scenario.explore.inTest == sim::Exploration::InTest::Orders)
      for (CheckResult& one : ordersOf(prepared, files_)) run.result.checks.push_back(std::move(one));
    results_.push_back(std::move(run.result));
    if (options_.whyFaults && !results_.back().firstFailure()) whyFaults(scenario, results_.back());
    events(prepared, scenario, std::move(run.usage));
  }

  /// What is checked about the scenario, and what comes of its calls. Nothing: it cannot be run.
  std::optional<std::string> effectOf(const sim::Scenario& scenario, uint64_t seed) {
    Prepared prepared(opened_.worldOf(scenario), opened_.compiled(), opened_.program(), nullptr);
    DiagnosticList issues;
    if (!prepared.prepare(options_, issues)) return std::nullopt;
    Run run = prepared.run(seed, options_, files_, std::nullopt);
    std::string effect;
    for (const sim::Verdict& verdict : prepared.judge(run, files_))
      effect += fmt::format("{} {}\n", verdict.name, static_cast<int>(verdict.kind));
    auto add = [&](const sim::Outcome& outcome) {
      effect += fmt::format("{} {} {}\n", wordOf(outcome.ending), sim::Value::array(outcome.values).text(),
                            outcome.error.text());
    };
    add(run.result);
    for (const sim::Outcome& outcome : run.result.others) add(outcome);
    return effect;
  }

  /// Leaves out each event in turn.
  void whyFaults(const sim::Scenario& scenario, CaseResult& result) {
    auto effect = effectOf(scenario, result.seed);
    for (size_t i = 0; i < scenario.events.size(); ++i) {
      sim::Scenario without = scenario;
      without.events.erase(without.events.begin() + static_cast<std::ptrdiff_t>(i));
      if (effectOf(without, result.seed) != effect) continue;
      const sim::PlannedEvent& event = scenario.events[i];
      result.inert.push_back({event.name.empty() ? fmt::format("event {} `{}`", i + 1, wordOf(event.deed)) : event.name,
                              placeOf(opened_.read().world.places.of(fmt::format("{}[{}]", scenario.eventsPath, i)))});
    }
  }

  /// Properties that have to hold in one of all the runs, at least.
  void sometimes() {
    for (const sim::Property& property : opened_.read().world.scenario.properties) {
      if (property.mode != sim::Property::Mode::Sometimes) continue;
      bool held = std::find(held_.begin(), held_.end(), property.check.place) != held_.end();
      results_.front().checks.push_back({held ? CheckResult::Kind::Pass : CheckResult::Kind::Vacuous,
                                         property.check.name.empty() ? "sometimes" : property.check.name,
                                         "holds in one run at least",
                                         held ? "it does" : "in none",
                                         placeOf(property.check.place),
                                         0,
                                         held ? "" : diagnostics::codeText(Code::CheckVacuous),
                                         {}});
    }
  }

  /// Events belong to one variant; what else was used adds up over all of them.
  void events(const Prepared& prepared, const sim::Scenario& scenario, sim::Usage own) {
    sim::Scenario onlyEvents;
    onlyEvents.events = scenario.events;
    onlyEvents.eventsPath = scenario.eventsPath;
    sim::Usage usage;
    usage.events = own.events;
    for (sim::Verdict& verdict : sim::neverHappened(onlyEvents, {}, usage, opened_.read().world.places))
      results_.back().checks.push_back(resultOf(std::move(verdict)));
    own.events.clear();
    if (!usage_) {
      usage_.emplace();
      behaviours_.assign(prepared.behaviours().begin(), prepared.behaviours().end());
    }
    sim::addUsage(*usage_, own);
  }

  void vacuity() {
    sim::Scenario rest = opened_.read().world.scenario;
    for (sim::PlannedEvent& event : rest.events) event.optional = true;
    for (sim::Verdict& verdict : sim::neverHappened(rest, behaviours_, *usage_, opened_.read().world.places))
      results_.front().checks.push_back(resultOf(std::move(verdict)));
  }

  const modules::FileSystem& files_;
  const std::string& path_;
  const SuiteOptions& options_;
  Opened opened_;
  std::shared_ptr<const void> keep_;
  std::vector<CaseResult> results_;
  std::vector<diagnostics::Span> held_;  // of properties that held once
  std::optional<sim::Usage> usage_;
  std::vector<sim::BehaviourPlace> behaviours_;
};

}  // namespace

std::vector<CaseId> casesOf(const modules::FileSystem& files, const std::string& path,
                            std::optional<CaseResult>* broken) {
  if (path.ends_with(kNativeEnding)) return nativeCases(files, path);
  run::WorldOptions options;
  options.scenario = path;
  options.triesCode = false;
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
  if (path.ends_with(kNativeEnding)) return runNative(files, path, options);
  return Suite(files, path, options)();
}

}  // namespace aqua::test
