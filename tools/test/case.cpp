#include "tools/test/case.h"

#include <algorithm>
#include <chrono>

#include <fmt/format.h>

#include "tools/run/ending.h"

namespace aqua::test {

namespace {

constexpr std::string_view kTwice = "the same run twice";

std::string differenceOf(std::string_view a, std::string_view b) {
  auto same = std::mismatch(a.begin(), a.end(), b.begin(), b.end()).first;
  return fmt::format("they differ in line {}: this is an error of aqua", std::count(a.begin(), same, '\n') + 1);
}

bool hasFailed(const CaseResult& result) { return result.firstFailure() != nullptr; }

CaseResult timedOut(CaseResult result, std::chrono::milliseconds timeout, const Run& run) {
  result.verdict = Verdict::Error;
  result.reason = "timeout";
  result.checks.push_back({CheckResult::Kind::Fail,
                           "timeout",
                           fmt::format("an end within {} ms of real time", timeout.count()),
                           fmt::format("still running after {} steps", run.result.stats.steps),
                           result.place,
                           0,
                           {},
                           {}});
  return result;
}

/// The same run twice comes to the same recording.
void runAgain(Prepared& prepared, Run& run, const SuiteOptions& options, const modules::FileSystem& files,
              const std::optional<TestClock::time_point>& until, CaseResult& result) {
  Run again = prepared.run(result.seed, options, files, until);
  ++result.runs;
  run.timedOut |= again.timedOut;
  if (again.recording == run.recording || run.timedOut) return;
  result.checks.push_back({CheckResult::Kind::Fail,
                           std::string(kTwice),
                           "equal recordings",
                           differenceOf(run.recording, again.recording),
                           {},
                           0,
                           {},
                           {}});
}

/// The properties that held in a run with these checks.
void countProperties(const sim::Scenario& scenario, const std::vector<CheckResult>& checks, CaseResult& result) {
  for (const sim::Property& property : scenario.properties) {
    const Place place = placeOf(property.check.place);
    for (const CheckResult& check : checks)
      if (check.kind == CheckResult::Kind::Pass && check.place.line == place.line && check.place.path == place.path)
        add(result.properties, {check.name, 1});
  }
}

/// One seed.
CaseResult runOnce(Prepared& prepared, CaseResult result, const SuiteOptions& options, const modules::FileSystem& files,
                   CaseRun& sums) {
  auto begin = std::chrono::steady_clock::now();
  std::optional<TestClock::time_point> until;
  if (options.timeout) until = begin + *options.timeout;
  if (prepared.coverage()) prepared.coverage()->begin();
  Run run = prepared.run(result.seed, options, files, until);
  if (prepared.coverage()) prepared.coverage()->endRun();
  result.hermetic = sim::isHermetic(prepared.world().scenario);
  result.runs = 1;
  result.schedule = options.schedule;
  result.steps = run.result.stats.steps;
  // A process may answer differently each time.
  if (!options.once && result.hermetic && !run.timedOut) runAgain(prepared, run, options, files, until, result);
  if (run.timedOut) return timedOut(std::move(result), *options.timeout, run);
  std::vector<CheckResult> checks;
  for (sim::Verdict& verdict : prepared.judge(run, files)) {
    CheckResult& check = checks.emplace_back(resultOf(std::move(verdict)));
    if (check.golden) check.golden->path = prepared.world().besideScenario(check.golden->path);
  }
  countProperties(prepared.world().scenario, checks, result);
  if (const auto& untaped = run.outside->effects().failure())
    checks.push_back({CheckResult::Kind::Fail,
                      "effects",
                      "an answer of the tape",
                      *untaped,
                      placeOf(prepared.world().places.of("effects.tape")),
                      0,
                      diagnostics::codeText(diagnostics::Code::EffectTape),
                      {}});
  result.recording = prepared.finish(run, checks);
  if (options.report) result.scripts = prepared.scripts();
  std::move(checks.begin(), checks.end(), std::back_inserter(result.checks));
  result.outcome = wordOf(run.result.ending);
  result.hops = run.result.stats.hops;
  result.virtualMicros = run.result.at;
  run::reportEnding(run.result, prepared.book(), prepared.job().places, prepared.job().ttl, result.issues,
                    &prepared.rules());
  run::reportLosses(run.result, prepared.book(), prepared.job().places, result.issues);
  for (const sim::Property& property : prepared.world().scenario.properties)
    if (property.mode == sim::Property::Mode::Sometimes &&
        prepared.judge(property.check, run).kind == sim::Verdict::Kind::Pass)
      sums.held.push_back(property.check.place);
  sim::addUsage(sums.usage, run.result.usage);
  sums.asserted += run.result.assertions.size();
  auto took = std::chrono::steady_clock::now() - begin;
  result.realMicros = static_cast<uint64_t>(std::chrono::duration_cast<std::chrono::microseconds>(took).count());
  return result;
}

/// A golden that has the right text needs no copy of it.
std::optional<Golden> goldenOf(CheckResult::Kind kind, std::optional<sim::Golden> golden) {
  if (!golden) return std::nullopt;
  return Golden{std::move(golden->path), kind == CheckResult::Kind::Pass ? std::string() : std::move(golden->text)};
}

}  // namespace

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
          verdict.decidedBy,
          kind != CheckResult::Kind::Pass && verdict.code ? diagnostics::codeText(*verdict.code) : std::string(),
          goldenOf(kind, std::move(verdict.golden))};
}

CaseRun runCase(Prepared& prepared, const CaseResult& fresh, const SuiteOptions& options,
                const modules::FileSystem& files) {
  CaseRun sums;
  uint64_t first = options.seed.value_or(prepared.world().scenario.seed);
  uint64_t runs = 0, steps = 0;
  std::vector<PropertyCount> properties;
  for (uint64_t i = 0; i < options.repeat; ++i) {
    CaseResult own = fresh;
    own.seed = first + i;
    CaseResult result = runOnce(prepared, std::move(own), options, files, sums);
    runs += result.runs;
    steps += result.steps;
    for (const PropertyCount& one : result.properties) add(properties, one);
    bool failed = hasFailed(result);
    if (i == 0 || failed) sums.result = std::move(result);
    if (failed) break;
  }
  sums.result.runs = runs;
  sums.result.steps = steps;
  sums.result.properties = std::move(properties);
  return sums;
}

void decide(CaseResult& result, const SuiteOptions& options) {
  if (result.verdict == Verdict::Error) return;
  const CheckResult* failure = result.firstFailure();
  result.verdict = failure ? Verdict::Fail : Verdict::Pass;
  if (!failure) {
    if (!options.record && !options.report) result.recording.clear();
    result.issues = {};
    return;
  }
  bool ended = result.outcome == "stuck" || result.outcome == "expired" || result.outcome == "budget";
  result.reason = failure->name == kTwice                         ? "nondeterministic"
                  : failure->kind == CheckResult::Kind::Vacuous   ? "vacuous"
                  : ended && failure->name.ends_with(": outcome") ? result.outcome
                                                                  : "check";
}

}  // namespace aqua::test
