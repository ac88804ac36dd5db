// `aqua test`: scenarios as tests.
#include <algorithm>
#include <csignal>
#include <thread>

#include <fmt/format.h>

#include "compiler/base/numbers.h"
#include "compiler/base/numbers.h"
#include "compiler/base/printable.h"
#include "tools/cli/inputs.h"
#include "tools/cli/version.h"
#include "tools/test/annotations.h"
#include "tools/test/runner.h"
#include "tools/test/writers.h"

namespace aqua::cli {

namespace {

using diagnostics::Code;
using diagnostics::DiagnosticList;
using diagnostics::Format;

/// A case that a word of the command line names: `FILE::NAME::VARIANT`.
struct Chosen {
  std::string file, name, variant;
};

struct Plan {
  test::RunnerOptions runner;
  std::vector<std::string> files;
  std::vector<Chosen> chosen;
  std::optional<test::Filter> filter;
};

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

/// Every N-th file, so that files that stand together come into different parts.
std::optional<UsageError> takeShard(const Arguments& arguments, std::vector<std::string>& files) {
  if (!arguments.has(OptionId::Shard)) return std::nullopt;
  const std::string& text = arguments.of(OptionId::Shard).back();
  size_t slash = text.find('/');
  auto part = base::parse<uint64_t>(text.substr(0, slash));
  auto parts = slash == std::string::npos ? std::nullopt : base::parse<uint64_t>(text.substr(slash + 1));
  if (!part || !parts || *part == 0 || *part > *parts)
    return UsageError{fmt::format("`--shard {}`, expected for example `1/3`", text), ""};
  std::vector<std::string> own;
  for (size_t i = *part - 1; i < files.size(); i += *parts) own.push_back(files[i]);
  files = std::move(own);
  return std::nullopt;
}

std::optional<UsageError> readPlan(const Session& session, Plan& plan, DiagnosticList& issues) {
  const Arguments& arguments = session.arguments();
  test::SuiteOptions& suite = plan.runner.suite;
  std::vector<std::string> words;
  for (const std::string& word : arguments.positionals) {
    plan.chosen.push_back(chosenOf(word));
    words.push_back(plan.chosen.back().file);
  }
  if (std::none_of(plan.chosen.begin(), plan.chosen.end(), [](const Chosen& one) { return !one.name.empty(); }))
    plan.chosen.clear();
  Inputs inputs = inputsOf(session, words, {test::kScenarioEnding, test::kNativeEnding}, false);
  issues.append(inputs.issues);
  if (inputs.error && !arguments.has(OptionId::AllowNone)) return inputs.error;
  plan.files = inputs.paths();
  uint64_t seed = 0, jobs = 0, failures = arguments.has(OptionId::FailFast) ? 1 : 0;
  if (auto wrong = readNumberOf(arguments, OptionId::Seed, "--seed", 0, seed)) return wrong;
  if (arguments.has(OptionId::Seed)) suite.seed = seed;
  if (auto wrong = readNumberOf(arguments, OptionId::Repeat, "--repeat", 1, suite.repeat)) return wrong;
  if (auto wrong = readNumberOf(arguments, OptionId::Jobs, "--jobs", 0, jobs)) return wrong;
  if (auto wrong = readNumberOf(arguments, OptionId::MaxFailures, "--max-failures", 1, failures)) return wrong;
  constexpr uint64_t kMostJobs = 256;
  plan.runner.jobs = std::min(jobs == 0 ? std::max(1U, std::thread::hardware_concurrency()) : jobs, kMostJobs);
  plan.runner.maxFailures = failures;
  suite.once = arguments.has(OptionId::Once);
  suite.record = arguments.has(OptionId::RecordDir) && arguments.has(OptionId::RecordAll);
  suite.version = kVersion;
  suite.compile = session.settings().compile;
  if (const project::Project* project = session.project(); project && project->file)
    suite.manifest = project->file->path();
  if (arguments.has(OptionId::Select)) {
    const std::string& text = arguments.of(OptionId::Select).back();
    std::string problem;
    plan.filter = test::Filter::parse(text, problem);
    if (!plan.filter) return UsageError{fmt::format("`-k {}`: {}", text, problem), ""};
  }
  return takeShard(arguments, plan.files);
}

bool selects(const Plan& plan, const test::CaseId& id) {
  if (plan.filter && !plan.filter->matches(id)) return false;
  if (plan.chosen.empty()) return true;
  return std::any_of(plan.chosen.begin(), plan.chosen.end(), [&](const Chosen& one) {
    bool file = one.file == id.file || id.file.starts_with(one.file + "/");
    return file && (one.name.empty() || one.name == id.name) && (one.variant.empty() || one.variant == id.variant);
  });
}

/// A name for a file: what is no letter or digit becomes `-`.
std::string fileNameOf(const test::CaseResult& result) {
  std::string name = result.file + "-" + result.variant + "-" + std::to_string(result.seed);
  for (char& c : name)
    if (!(c >= '0' && c <= '9') && !((c | 0x20) >= 'a' && (c | 0x20) <= 'z')) c = '-';
  return name + ".aqrec";
}

class Teller {
 public:
  Teller(const Session& session, DiagnosticList& issues) : session_(session), issues_(issues) {
    text_.text.palette = session.settings().errColors;
    text_.text.width = session.environment().width;
    live_ = session.environment().errIsTerminal && !session.settings().quiet && format() == Format::Text;
  }

  void progress(size_t done, size_t all) const {
    if (live_) *session_.environment().err << fmt::format("\r\x1b[K[{}/{}]", done, all) << std::flush;
  }

  void file(std::vector<test::CaseResult>& results) {
    if (live_) *session_.environment().err << "\r\x1b[K";
    for (test::CaseResult& result : results) {
      record(result);
      if (format() == Format::Jsonl) session_.result(test::jsonlStarted(result) + test::jsonlEnded(result));
      if (format() != Format::Text) continue;
      if (session_.settings().verbose && !result.failed())
        *session_.environment().err << test::lineText(result, text_.text.palette) << '\n';
      *session_.environment().err << test::failureText(result, text_);
    }
  }

  void end(const std::vector<test::CaseResult>& results) {
    const Arguments& arguments = session_.arguments();
    auto write = [&](OptionId id, const std::string& text) {
      if (arguments.has(id)) this->write(arguments.of(id).back(), text);
    };
    write(OptionId::Junit, test::writeJunit(results, kVersion));
    write(OptionId::Ctrf, test::writeCtrf(results, kVersion));
    summary(results);
    switch (format()) {
    case Format::Json: session_.result(test::writeJson(results)); break;
    case Format::Jsonl: session_.result(test::jsonlSummary(test::summaryOf(results))); break;
    case Format::Github: session_.result(test::writeGithub(results)); break;
    case Format::Text:
    case Format::Sarif:
    case Format::Gnu: break;
    }
    session_.say(fmt::format("{} in {}", test::textOf(test::summaryOf(results)), session_.elapsed()));
  }

 private:
  Format format() const { return session_.settings().format; }

  void write(const std::string& path, const std::string& text) {
    session_.write(path, text, base::Worth::Generated, issues_);
  }

  void summary(const std::vector<test::CaseResult>& results) {
    const Arguments& arguments = session_.arguments();
    if (!arguments.has(OptionId::SummaryFile)) return;
    std::string path = arguments.of(OptionId::SummaryFile).back();
    if (path == "auto") {
      const auto& variables = session_.environment().variables;
      auto found = variables.find("GITHUB_STEP_SUMMARY");
      if (found == variables.end()) return;
      path = found->second;
    }
    write(path, test::writeSummary(results));
  }

  void record(test::CaseResult& result) {
    const Arguments& arguments = session_.arguments();
    if (!arguments.has(OptionId::RecordDir) || result.recording.empty()) return;
    result.recordingPath = fmt::format("{}/{}", arguments.of(OptionId::RecordDir).back(), fileNameOf(result));
    write(result.recordingPath, result.recording);
  }

  const Session& session_;
  DiagnosticList& issues_;
  test::TextOptions text_;
  bool live_ = false;
};

ExitCode list(const Session& session, const Plan& plan) {
  bool any = false;
  for (const std::string& file : plan.files)
    for (const test::CaseId& id : test::casesOf(*session.environment().files, file)) {
      if (!selects(plan, id)) continue;
      any = true;
      std::string text = fmt::format("{}::{}", id.file, id.name);
      if (!id.variant.empty()) text += "::" + id.variant;
      session.result(base::printable(text) + "\n");
    }
  return any || session.arguments().has(OptionId::AllowNone)
             ? ExitCode::Done
             : session.usage({"no case is selected", "`aqua test --list` without `-k` shows all"});
}

ExitCode exitCodeOf(const std::vector<test::CaseResult>& results) {
  ExitCode code = ExitCode::Done;
  for (const test::CaseResult& result : results) {
    if (result.reason == "nondeterministic") return ExitCode::Diverged;
    switch (result.verdict) {
    case test::Verdict::Pass:
    case test::Verdict::Skipped: break;
    case test::Verdict::Fail: code = worst(code, ExitCode::ProgramFault); break;
    case test::Verdict::Error: {
      // The scenario belongs to the command line, its program to the user.
      bool scenario = std::all_of(result.issues.items().begin(), result.issues.items().end(), [](const auto& one) {
        constexpr uint16_t kFirst = 7000, kEnd = 7100;
        uint16_t number = diagnostics::info(one.code).number;
        return number >= kFirst && number < kEnd;
      });
      code = worst(code, scenario ? ExitCode::UsageFault : cli::exitCodeOf(result.issues));
    }
    }
  }
  return code;
}

}  // namespace

ExitCode runTest(const Session& session) {
  Plan plan;
  DiagnosticList issues;
  Format format = session.settings().format;
  if (format == Format::Sarif || format == Format::Gnu)
    return session.usage({fmt::format("`--format {}`, expected text, json, jsonl or github", formatName(format)), ""});
  if (auto wrong = readPlan(session, plan, issues)) {
    session.report(issues, true);
    return session.usage(*wrong);
  }
  plan.runner.suite.selects = [&](const test::CaseId& id) { return selects(plan, id); };
  if (session.arguments().has(OptionId::List)) return list(session, plan);
  Teller teller(session, issues);
  std::vector<test::CaseResult> results;
  plan.runner.onProgress = [&](size_t done, size_t all) { teller.progress(done, all); };
  plan.runner.onFile = [&](std::vector<test::CaseResult>& file) { teller.file(file); };
  results = test::runTests(*session.environment().files, plan.files, plan.runner);
  if (results.empty() && !session.arguments().has(OptionId::AllowNone))
    return session.usage(
        {fmt::format("no case is selected in {}", plural(plan.files.size(), "file")), "`aqua test --list` shows all"});
  teller.end(results);
  if (!issues.empty()) session.report(issues, true);
  return worst(exitCodeOf(results), cli::exitCodeOf(issues));
}

}  // namespace aqua::cli
