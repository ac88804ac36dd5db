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
#include "tools/cli/version.h"
#include "tools/run/report.h"
#include "tools/test/case.h"
#include "tools/test/ground.h"

namespace aqua::cli {

namespace {

using diagnostics::DiagnosticList;
using diagnostics::Format;
using sim::Exploration;

/// What the command line says instead of the scenario's `[explore]`.
struct ExploreOptions {
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

std::optional<UsageError> readFaults(const Arguments& arguments, ExploreOptions& wanted) {
  if (!arguments.has(OptionId::Faults)) return std::nullopt;
  wanted.faults.emplace();
  for (const std::string& text : arguments.of(OptionId::Faults)) {
    for (std::string_view rest = text; !rest.empty();) {
      size_t end = rest.find(',');
      std::string_view one = rest.substr(0, end);
      rest = end == std::string_view::npos ? std::string_view() : rest.substr(end + 1);
      std::optional<sim::Deviation> fault = sim::toDeviation(one);
      if (!fault)
        return UsageError{
            fmt::format("`--faults {}`, expected for example `drop:1,duplicate:1,crash:1,become:liar@bob`", text), ""};
      wanted.faults->push_back(std::move(*fault));
    }
  }
  return std::nullopt;
}

std::optional<UsageError> readExploreOptions(const Session& session, ExploreOptions& wanted) {
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

/// `become:ROLE@PEER` that this scenario cannot have.
std::optional<UsageError> impossibleIn(const std::vector<sim::Deviation>& faults, const sim::Scenario& scenario) {
  for (const sim::Deviation& one : faults) {
    if (one.kind != sim::Deviation::Kind::Become) continue;
    if (one.role == sim::Role::Flooder)
      return UsageError{"`--faults become:flooder`: a search does not support that role yet", ""};
    if (std::none_of(scenario.peers.begin(), scenario.peers.end(),
                     [&](const sim::Peer& peer) { return peer.name == one.peer; }))
      return UsageError{fmt::format("`--faults become:…@{}`: no peer is called so", one.peer), ""};
  }
  return std::nullopt;
}

explore::Options optionsOf(const sim::Scenario& scenario, const ExploreOptions& wanted) {
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
    if (!one.again) line("      note      it does not fail again under this schedule: that is an error of aqua");
  }
  if (report.faultless) line("  without faults every order passes");
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
                                            {"sentence", one.sentence},
                                            {"reproduces", one.again}});
  for (const std::string& one : report.sometimes) sometimes.push_back(one);
  return llvm::json::Object{{"name", name},
                            {"variant", scenario.variant},
                            {"exhausted", report.exhausted},
                            {"passes_without_faults", report.faultless},
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

/// Writes a recording and a page of the run in which each violation happens, as `aqua test` would.
class Keeper {
 public:
  Keeper(const Session& session, const test::Opened& opened, test::SuiteOptions options, DiagnosticList& issues)
      : session_(session), opened_(opened), options_(std::move(options)), issues_(issues) {
    options_.once = options_.record = true;
    options_.report = session.arguments().has(OptionId::ReportDir);
    options_.version = kVersion;
  }

  void operator()(const explore::Report& report, test::Prepared& prepared) {
    if (!options_.report && !session_.arguments().has(OptionId::RecordDir)) return;
    for (size_t i = 0; i < report.violations.size(); ++i) keep(report.violations[i], i + 1, prepared);
  }

 private:
  void keep(const explore::Violation& violation, size_t number, test::Prepared& prepared) {
    const sim::Scenario& scenario = prepared.world().scenario;
    options_.schedule = sim::textOf(violation.schedule, scenario);
    options_.words = {"--schedule", options_.schedule};
    test::CaseResult fresh;
    fresh.file = prepared.world().scenarioFile->path();
    fresh.name = opened_.name();
    fresh.variant = scenario.variant;
    const test::CaseResult result =
        test::runCase(prepared, std::move(fresh), options_, *session_.environment().files).result;
    const std::string name = fmt::format("{}-{}", result.fileName(), number);
    std::string recorded;
    if (session_.arguments().has(OptionId::RecordDir)) {
      recorded = fmt::format("{}/{}.aqrec", session_.arguments().of(OptionId::RecordDir).back(), name);
      write(recorded, result.recording);
    }
    if (!options_.report) return;
    run::ReportWords words{fmt::format("{} › {}", result.file, result.title()), "fail",
                           fmt::format("{}: {}", violation.check, violation.sentence), recorded};
    write(fmt::format("{}/{}.html", session_.arguments().of(OptionId::ReportDir).back(), name),
          run::reportOf(result.recording, words, result.scripts, *session_.environment().files));
  }

  void write(const std::string& path, const std::string& text) {
    if (session_.write(path, text, base::Worth::Generated, issues_)) session_.say(fmt::format("wrote {}", path));
  }

  const Session& session_;
  const test::Opened& opened_;
  test::SuiteOptions options_;
  DiagnosticList& issues_;
};

/// The searches of a file, one after the other.
class Searches {
 public:
  Searches(const Session& session, const ExploreOptions& wanted, const test::SuiteOptions& suite,
           const test::Opened& opened)
      : session_(session), wanted_(wanted), suite_(suite), opened_(opened) {}

  ExitCode operator()() {
    for (const sim::Scenario& scenario : opened_.scenarios()) {
      if (!wanted_.name.empty() && (wanted_.name != opened_.name() || wanted_.variant != scenario.variant)) continue;
      if (std::optional<ExitCode> wrong = search(scenario)) return *wrong;
    }
    if (searched_ == 0)
      return session_.usage(
          {fmt::format("no case of {} is called `{}`", wanted_.path, wanted_.name), "`aqua test --list` shows all"});
    if (isJson())
      session_.result(
          llvm::formatv("{0:2}\n", llvm::json::Value(llvm::json::Object{{"searches", std::move(found_)}})).str());
    if (!issues_.items().empty()) session_.report(issues_, false);
    session_.say(fmt::format("{} searched in {}", plural(searched_, "case"), session_.elapsed()));
    return worst(code_, exitCodeOf(issues_));
  }

 private:
  bool isJson() const { return session_.settings().format == Format::Json; }

  /// What stops everything; nothing: the search came to an end.
  std::optional<ExitCode> search(const sim::Scenario& scenario) {
    const modules::FileSystem& files = *session_.environment().files;
    if (!sim::isHermetic(scenario))
      return session_.usage({"a process serves in this scenario (`exec`), so no run of it can be had again", ""});
    if (!run::isRepeatable(scenario, effects::Mode::Deny))
      return session_.usage({"modules reach outside of this scenario (`effects`), so no run of it can be had again",
                             "a tape knows one order of events only"});
    test::Prepared prepared(opened_.worldOf(scenario), opened_.compiled(), opened_.program(), nullptr);
    if (!prepared.prepare(suite_, issues_)) {
      session_.report(issues_, true);
      return ExitCode::UsageFault;
    }
    ++searched_;
    explore::Options options = optionsOf(scenario, wanted_);
    if (auto wrong = impossibleIn(options.faults, scenario)) return session_.usage(*wrong);
    options.onFound = [&](const explore::Violation& found) {
      session_.say(fmt::format("found: {}: {}; making it small", base::printable(found.check),
                               base::printable(sim::textOf(found.schedule, scenario))));
    };
    std::string title = opened_.name() + (scenario.variant.empty() ? "" : " › " + scenario.variant);
    explore::Report report = explore::explore(test::groundOf(files, wanted_.path, scenario.variant, suite_), options);
    if (isJson()) found_.push_back(jsonOf(report, options, scenario, opened_.name()));
    else session_.result(textOf(report, options, scenario, base::printable(title)));
    Keeper(session_, opened_, suite_, issues_)(report, prepared);
    code_ = worst(code_, codeOf(report, scenario));
    return std::nullopt;
  }

  static ExitCode codeOf(const explore::Report& report, const sim::Scenario& scenario) {
    bool again = std::all_of(report.violations.begin(), report.violations.end(),
                             [](const explore::Violation& one) { return one.again; });
    if (!again) return ExitCode::Internal;
    return isFailed(report, scenario) ? ExitCode::ProgramFault : ExitCode::Done;
  }

  const Session& session_;
  const ExploreOptions& wanted_;
  const test::SuiteOptions& suite_;
  const test::Opened& opened_;
  DiagnosticList issues_;
  ExitCode code_ = ExitCode::Done;
  llvm::json::Array found_;
  size_t searched_ = 0;
};

}  // namespace

ExitCode runExplore(const Session& session) {
  Format format = session.settings().format;
  if (format != Format::Text && format != Format::Json)
    return session.usage({fmt::format("`--format {}`, expected text or json", formatName(format)), ""});
  ExploreOptions wanted;
  if (auto wrong = readExploreOptions(session, wanted)) return session.usage(*wrong);
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
  return Searches(session, wanted, suite, opened)();
}

}  // namespace aqua::cli
