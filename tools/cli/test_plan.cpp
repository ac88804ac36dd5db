#include "tools/cli/test_plan.h"

#include <algorithm>
#include <thread>

#include <fmt/format.h>

#include "compiler/base/numbers.h"
#include "tools/cli/inputs.h"
#include "tools/cli/version.h"
#include "tools/test/annotations.h"
#include "tools/test/costs.h"

namespace aqua::cli {

namespace {

using diagnostics::DiagnosticList;

Chosen chosenOf(const std::string& word) {
  Chosen chosen;
  size_t first = word.find("::");
  chosen.file = word.substr(0, first);
  if (first == std::string::npos) return chosen;
  size_t second = word.find("::", first + 2);
  chosen.name = word.substr(first + 2, second == std::string::npos ? second : second - first - 2);
  if (second != std::string::npos) chosen.variant = word.substr(second + 2);
  return chosen;
}

std::optional<UsageError> readNumberOf(const Arguments& arguments, OptionId id, std::string_view name, uint64_t least,
                                       uint64_t& into) {
  if (!arguments.has(id)) return std::nullopt;
  const std::string& text = arguments.of(id).back();
  auto number = base::parse<uint64_t>(text);
  if (!number || *number < least)
    return UsageError{fmt::format("`{} {}`, expected a number{}", name, text,
                                  least > 0 ? fmt::format(" from {}", least) : std::string()),
                      ""};
  into = *number;
  return std::nullopt;
}

/// The part of the files that this machine takes.
std::optional<UsageError> takeShard(const Session& session, TestPlan& plan, DiagnosticList& issues) {
  const Arguments& arguments = session.arguments();
  bool byCosts = arguments.has(OptionId::Costs);
  if (!arguments.has(OptionId::Shard)) {
    if (byCosts) return UsageError{"`--costs` says how `--shard` parts the files, and there is no `--shard`", ""};
    return std::nullopt;
  }
  const std::string& text = arguments.of(OptionId::Shard).back();
  size_t slash = text.find('/');
  auto part = base::parse<uint64_t>(text.substr(0, slash));
  auto parts = slash == std::string::npos ? std::nullopt : base::parse<uint64_t>(text.substr(slash + 1));
  if (!part || !parts || *part == 0 || *part > *parts)
    return UsageError{fmt::format("`--shard {}`, expected for example `1/3`", text), ""};
  test::Costs costs;
  if (byCosts) {
    const std::string& path = arguments.of(OptionId::Costs).back();
    auto content = session.read(path, issues);
    plan.refused = !content;
    if (!content) return std::nullopt;
    auto read = test::readCosts(*content);
    if (!read)
      return UsageError{fmt::format("`--costs {}`: {}", path, read.error()), "`--write-costs` writes such a file"};
    costs = std::move(*read);
  }
  plan.files = test::shardOf(plan.files, *part, *parts, costs);
  plan.whole = false;
  return std::nullopt;
}

std::optional<UsageError> readTimeout(const Arguments& arguments, test::SuiteOptions& suite) {
  if (!arguments.has(OptionId::Timeout)) return std::nullopt;
  const std::string& text = arguments.of(OptionId::Timeout).back();
  auto duration = sim::parseDuration(text);
  if (!duration || *duration == 0)
    return UsageError{fmt::format("`--timeout {}`, expected for example `10s`", text), ""};
  suite.timeout = std::chrono::milliseconds(std::max<uint64_t>(*duration / sim::kMillisecond, 1));
  return std::nullopt;
}

/// Which cases run, of the files of the plan.
std::optional<UsageError> readSelection(const Arguments& arguments, TestPlan& plan) {
  if (!plan.chosen.empty()) plan.whole = false;
  if (!arguments.has(OptionId::Select)) return std::nullopt;
  const std::string& text = arguments.of(OptionId::Select).back();
  std::string problem;
  plan.filter = test::Filter::parse(text, problem);
  plan.whole = false;
  if (plan.filter) return std::nullopt;
  return UsageError{fmt::format("`-k {}`: {}", text, problem), ""};
}

/// Numbers; those of the command line come before those of `aqua.toml`.
std::optional<UsageError> readNumbers(const Arguments& arguments, const project::Test& own, TestPlan& plan) {
  test::SuiteOptions& suite = plan.runner.suite;
  suite.seed = own.seed;
  uint64_t seed = 0, jobs = own.jobs.value_or(0), failures = arguments.has(OptionId::FailFast) ? 1 : 0;
  plan.minCoverage = own.minCoverage.value_or(0);
  if (auto wrong = readNumberOf(arguments, OptionId::Seed, "--seed", 0, seed)) return wrong;
  if (arguments.has(OptionId::Seed)) suite.seed = seed;
  if (auto wrong = readNumberOf(arguments, OptionId::Repeat, "--repeat", 1, suite.repeat)) return wrong;
  if (auto wrong = readNumberOf(arguments, OptionId::Jobs, "--jobs", 0, jobs)) return wrong;
  if (auto wrong = readNumberOf(arguments, OptionId::MaxFailures, "--max-failures", 1, failures)) return wrong;
  if (auto wrong = readNumberOf(arguments, OptionId::MinCoverage, "--min-coverage", 0, plan.minCoverage)) return wrong;
  constexpr uint64_t kPercent = 100, kMostJobs = 256;
  if (plan.minCoverage > kPercent)
    return UsageError{fmt::format("`--min-coverage {}`, expected a number up to 100", plan.minCoverage), ""};
  plan.runner.jobs = std::min(jobs == 0 ? std::max(1U, std::thread::hardware_concurrency()) : jobs, kMostJobs);
  plan.runner.maxFailures = failures;
  return std::nullopt;
}

}  // namespace

bool TestPlan::selects(const test::CaseId& id) const {
  if (filter && !filter->matches(id)) return false;
  if (chosen.empty()) return true;
  return std::any_of(chosen.begin(), chosen.end(), [&](const Chosen& one) {
    bool file = one.file == id.file || id.file.starts_with(one.file + "/");
    return file && (one.name.empty() || one.name == id.name) && (one.variant.empty() || one.variant == id.variant);
  });
}

bool isContinuousIntegration(const Session& session) {
  const auto& variables = session.environment().variables;
  auto found = variables.find("CI");
  return found != variables.end() && !found->second.empty() && found->second != "false" && found->second != "0";
}

std::optional<UsageError> readTestPlan(const Session& session, TestPlan& plan, DiagnosticList& issues) {
  const Arguments& arguments = session.arguments();
  test::SuiteOptions& suite = plan.runner.suite;
  const project::Project* project = session.project();
  const project::Test own = project ? project->test : project::Test();
  for (const std::string& word : arguments.positionals) {
    plan.chosen.push_back(chosenOf(word));
    plan.words.push_back(plan.chosen.back().file);
  }
  if (std::none_of(plan.chosen.begin(), plan.chosen.end(), [](const Chosen& one) { return !one.name.empty(); }))
    plan.chosen.clear();
  if (plan.words.empty()) plan.words = own.scenarios;
  Inputs inputs = inputsOf(session, plan.words, {test::kScenarioEnding, test::kNativeEnding}, false);
  issues.append(inputs.issues);
  if (inputs.error && !arguments.has(OptionId::AllowNone)) return inputs.error;
  plan.files = inputs.paths();
  plan.update = arguments.has(OptionId::Update);
  if (plan.update && isContinuousIntegration(session))
    return UsageError{"`--update` writes nothing where `CI` is set", "goldens are written, and read, by people"};
  if (auto wrong = readNumbers(arguments, own, plan)) return wrong;
  if (auto wrong = readTimeout(arguments, suite)) return wrong;
  suite.once = arguments.has(OptionId::Once);
  suite.orders = arguments.has(OptionId::Orders);
  suite.whyFaults = arguments.has(OptionId::WhyFaults);
  suite.coverage = arguments.has(OptionId::CoverageFile) || plan.minCoverage > 0;
  suite.record = arguments.has(OptionId::RecordDir) && arguments.has(OptionId::RecordAll);
  suite.report = arguments.has(OptionId::ReportDir);
  suite.version = kVersion;
  if (arguments.has(OptionId::ScheduleText)) suite.schedule = arguments.of(OptionId::ScheduleText).back();
  suite.words = recordedWords(arguments, session.environment().files->workingFolder());
  suite.words.erase(suite.words.begin());  // the verb
  suite.processes = processOptions(session);
  suite.compile = session.settings().compile;
  if (project && project->file) suite.manifest = project->file->path();
  if (auto wrong = readSelection(arguments, plan)) return wrong;
  return takeShard(session, plan, issues);
}

}  // namespace aqua::cli
