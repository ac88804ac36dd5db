// `aqua explore`: all orders of the cases of a scenario, or many at random.
#include <algorithm>
#include <thread>

#include <fmt/format.h>
#include <llvm/Support/FormatVariadic.h>
#include <llvm/Support/JSON.h>

#include "compiler/base/numbers.h"
#include "compiler/base/printable.h"
#include "runtime/explore/explore.h"
#include "runtime/scenario/format.h"
#include "runtime/scenario/toml_values.h"
#include "tools/cli/session.h"
#include "tools/test/ground.h"

namespace aqua::cli {

namespace {

using diagnostics::DiagnosticList;
using diagnostics::Format;
using sim::Exploration;

/// What the command line says instead of the scenario's `[explore]`.
struct Wanted {
  std::string path, name, variant;  // name empty: every case of the file
  std::optional<Exploration::Strategy> strategy;
  std::optional<Exploration::Timing> timing;
  std::optional<uint64_t> runs, states, depth, seed;
  std::optional<std::vector<sim::Deviation>> faults;
  size_t jobs = 1;
};

template <class Enum>
std::optional<UsageError> readWord(const Arguments& arguments, OptionId id, std::string_view name, sim::WordSet set,
                                   std::optional<Enum>& into) {
  if (!arguments.has(id)) return std::nullopt;
  const std::string& text = arguments.of(id).back();
  std::span<const std::string_view> words = sim::wordsOf(set);
  auto found = std::find(words.begin(), words.end(), text);
  if (found == words.end())
    return UsageError{fmt::format("`{} {}`, expected one of: {}", name, text, fmt::join(words, ", ")), ""};
  into = static_cast<Enum>(found - words.begin());
  return std::nullopt;
}

std::optional<UsageError> readNumber(const Arguments& arguments, OptionId id, std::string_view name,
                                     std::optional<uint64_t>& into) {
  if (!arguments.has(id)) return std::nullopt;
  const std::string& text = arguments.of(id).back();
  into = base::parse<uint64_t>(text);
  if (into) return std::nullopt;
  return UsageError{fmt::format("`{} {}`, expected a number", name, text), ""};
}

std::optional<UsageError> readFaults(const Arguments& arguments, Wanted& wanted) {
  if (!arguments.has(OptionId::Faults)) return std::nullopt;
  wanted.faults.emplace();
  for (const std::string& text : arguments.of(OptionId::Faults)) {
    for (std::string_view rest = text; !rest.empty();) {
      size_t end = rest.find(',');
      std::string_view one = rest.substr(0, end);
      rest = end == std::string_view::npos ? std::string_view() : rest.substr(end + 1);
      std::optional<sim::Deviation> fault = sim::toDeviation(one);
      if (!fault || fault->kind == sim::Deviation::Kind::Become)
        return UsageError{fmt::format("`--faults {}`, expected for example `drop:1,duplicate:1,crash:1`", text), ""};
      wanted.faults->push_back(std::move(*fault));
    }
  }
  return std::nullopt;
}

std::optional<UsageError> readWanted(const Session& session, Wanted& wanted) {
  const Arguments& arguments = session.arguments();
  wanted.path = arguments.positionals.front();
  if (size_t first = wanted.path.find("::"); first != std::string::npos) {
    wanted.name = wanted.path.substr(first + 2);
    wanted.path.resize(first);
    if (size_t second = wanted.name.find("::"); second != std::string::npos) {
      wanted.variant = wanted.name.substr(second + 2);
      wanted.name.resize(second);
    }
  }
  std::optional<uint64_t> jobs;
  if (auto wrong = readWord(arguments, OptionId::Strategy, "--strategy", sim::WordSet::Strategy, wanted.strategy))
    return wrong;
  if (auto wrong = readWord(arguments, OptionId::Timing, "--timing", sim::WordSet::Timing, wanted.timing)) return wrong;
  if (auto wrong = readNumber(arguments, OptionId::Runs, "--runs", wanted.runs)) return wrong;
  if (auto wrong = readNumber(arguments, OptionId::States, "--states", wanted.states)) return wrong;
  if (auto wrong = readNumber(arguments, OptionId::Depth, "--depth", wanted.depth)) return wrong;
  if (auto wrong = readNumber(arguments, OptionId::Seed, "--seed", wanted.seed)) return wrong;
  if (auto wrong = readNumber(arguments, OptionId::ExploreJobs, "--jobs", jobs)) return wrong;
  constexpr uint64_t kMostJobs = 256;
  wanted.jobs =
      std::min(jobs.value_or(0) == 0 ? std::max<uint64_t>(1, std::thread::hardware_concurrency()) : *jobs, kMostJobs);
  return readFaults(arguments, wanted);
}

explore::Options optionsOf(const sim::Scenario& scenario, const Wanted& wanted) {
  explore::Options options = explore::optionsOf(scenario);
  options.strategy = wanted.strategy.value_or(options.strategy);
  options.timing = wanted.timing.value_or(options.timing);
  options.runs = wanted.runs.value_or(options.runs);
  options.states = wanted.states.value_or(options.states);
  options.depth = wanted.depth.value_or(options.depth);
  options.seed = wanted.seed.value_or(options.seed);
  if (wanted.faults) options.faults = *wanted.faults;
  options.jobs = wanted.jobs;
  if (scenario.explore.time) {
    auto end = std::chrono::steady_clock::now() + std::chrono::microseconds(*scenario.explore.time);
    options.stop = [end] { return std::chrono::steady_clock::now() >= end; };
  }
  return options;
}

bool isFailed(const explore::Report& report, const sim::Scenario& scenario) {
  return !report.violations.empty() || !report.sometimes.empty() || (scenario.explore.mustExhaust && !report.exhausted);
}

std::string placeText(const explore::Violation& one) {
  return one.line == 0 ? std::string() : fmt::format("{}:{}", one.file, one.line);
}

/// One search, for people.
std::string textOf(const explore::Report& report, const explore::Options& options, const sim::Scenario& scenario,
                   const std::string& title) {
  std::string text = title + "\n";
  auto line = [&](const std::string& words) { text += base::printable(words) + "\n"; };
  constexpr size_t kShown = 20;
  for (size_t i = 0; i < std::min(report.outcomes.size(), kShown); ++i) {
    const explore::Seen& seen = report.outcomes[i];
    line(fmt::format("  {} × {}", seen.count, seen.text));
    line(fmt::format("      {}", sim::textOf(seen.schedule, scenario)));
  }
  if (report.outcomes.size() > kShown) line(fmt::format("  and {} more outcomes", report.outcomes.size() - kShown));
  for (const explore::Violation& one : report.violations) {
    line(fmt::format("  FAIL {}: in {} of {}", one.check, one.count, plural(report.endings, "ending")));
    if (std::string place = placeText(one); !place.empty()) line("      at        " + place);
    line("      expected  " + one.expected);
    line("      happened  " + one.actual);
    line("      outcome   " + one.outcome);
    if (!one.sentence.empty()) line("      shrunk    " + one.sentence);
    line("      schedule  " + sim::textOf(one.schedule, scenario));
  }
  for (const std::string& name : report.sometimes) line(fmt::format("  FAIL sometimes: `{}` held in no run", name));
  if (scenario.explore.mustExhaust && !report.exhausted) line("  FAIL must_exhaust: choices are left");
  line("  " + explore::conclusion(report, options));
  return text;
}

llvm::json::Object jsonOf(const explore::Report& report, const explore::Options& options, const sim::Scenario& scenario,
                          const std::string& name) {
  auto number = [](uint64_t n) { return static_cast<int64_t>(n); };
  llvm::json::Array outcomes, violations, sometimes;
  for (const explore::Seen& seen : report.outcomes)
    outcomes.push_back(llvm::json::Object{{"outcome", llvm::json::fixUTF8(seen.text)},
                                          {"count", number(seen.count)},
                                          {"schedule", sim::textOf(seen.schedule, scenario)}});
  for (const explore::Violation& one : report.violations)
    violations.push_back(llvm::json::Object{{"check", one.check},
                                            {"place", placeText(one)},
                                            {"expected", llvm::json::fixUTF8(one.expected)},
                                            {"actual", llvm::json::fixUTF8(one.actual)},
                                            {"outcome", llvm::json::fixUTF8(one.outcome)},
                                            {"count", number(one.count)},
                                            {"schedule", sim::textOf(one.schedule, scenario)},
                                            {"sentence", one.sentence}});
  for (const std::string& one : report.sometimes) sometimes.push_back(one);
  return llvm::json::Object{{"name", name},
                            {"variant", scenario.variant},
                            {"exhausted", report.exhausted},
                            {"failed", isFailed(report, scenario)},
                            {"states", number(report.states)},
                            {"transitions", number(report.transitions)},
                            {"endings", number(report.endings)},
                            {"open", number(report.open)},
                            {"deepest", number(report.deepest)},
                            {"conclusion", explore::conclusion(report, options)},
                            {"outcomes", std::move(outcomes)},
                            {"violations", std::move(violations)},
                            {"never_sometimes", std::move(sometimes)}};
}

}  // namespace

ExitCode runExplore(const Session& session) {
  Format format = session.settings().format;
  if (format != Format::Text && format != Format::Json)
    return session.usage({fmt::format("`--format {}`, expected text or json", formatName(format)), ""});
  Wanted wanted;
  if (auto wrong = readWanted(session, wanted)) return session.usage(*wrong);
  const modules::FileSystem& files = *session.environment().files;
  DiagnosticList issues;
  if (!session.read(wanted.path, issues)) {
    session.report(issues, true);
    return exitCodeOf(issues);
  }
  test::SuiteOptions suite;
  suite.compile = session.settings().compile;
  if (const project::Project* project = session.project(); project && project->file)
    suite.manifest = project->file->path();
  test::Opened opened(files, wanted.path, suite);
  bool good = opened.compile();
  if (opened.read().refused) return session.usage({opened.read().refused->message, opened.read().refused->hint});
  bool scenarioIsWrong = opened.read().issues.hasErrors();
  if (!good) {
    issues = opened.takeIssues();
    session.report(issues, true);
    return scenarioIsWrong ? ExitCode::UsageFault : exitCodeOf(issues);
  }
  bool failed = false;
  llvm::json::Array searches;
  size_t searched = 0;
  for (const sim::Scenario& scenario : opened.scenarios()) {
    if (!wanted.name.empty() && (wanted.name != opened.name() || wanted.variant != scenario.variant)) continue;
    test::Prepared prepared(opened.worldOf(scenario), opened.compiled(), opened.program(), nullptr);
    if (!prepared.prepare(suite, issues)) {
      session.report(issues, true);
      return ExitCode::UsageFault;
    }
    ++searched;
    if (!sim::isHermetic(scenario))
      return session.usage({"a process serves in this scenario (`exec`), so no run of it can be had again", ""});
    explore::Options options = optionsOf(scenario, wanted);
    options.onFound = [&](const explore::Violation& found) {
      session.say(fmt::format("found: {}: {}; making it small", base::printable(found.check),
                              base::printable(sim::textOf(found.schedule, scenario))));
    };
    std::string title = opened.name() + (scenario.variant.empty() ? "" : " › " + scenario.variant);
    explore::Report report = explore::explore(test::groundOf(files, wanted.path, scenario.variant, suite), options);
    failed |= isFailed(report, scenario);
    if (format == Format::Json) searches.push_back(jsonOf(report, options, scenario, opened.name()));
    else session.result(textOf(report, options, scenario, base::printable(title)));
  }
  if (searched == 0)
    return session.usage(
        {fmt::format("no case of {} is called `{}`", wanted.path, wanted.name), "`aqua test --list` shows all"});
  if (format == Format::Json)
    session.result(
        llvm::formatv("{0:2}\n", llvm::json::Value(llvm::json::Object{{"searches", std::move(searches)}})).str());
  session.say(fmt::format("{} searched in {}", plural(searched, "case"), session.elapsed()));
  return failed ? ExitCode::ProgramFault : ExitCode::Done;
}

}  // namespace aqua::cli
