// `aqua test`: scenarios as tests.
#include <algorithm>

#include <fmt/format.h>

#include "compiler/base/printable.h"
#include "runtime/values/value.h"
#include "tools/cli/inputs.h"
#include "tools/cli/test_plan.h"
#include "tools/cli/version.h"
#include "tools/run/report.h"
#include "tools/test/case.h"
#include "tools/test/costs.h"
#include "tools/test/goldens.h"
#include "tools/test/writers.h"

namespace aqua::cli {

namespace {

using diagnostics::Code;
using diagnostics::DiagnosticList;
using diagnostics::Format;

class Teller {
 public:
  Teller(const Session& session, const TestPlan& plan, DiagnosticList& issues)
      : session_(session), plan_(plan), issues_(issues) {
    text_.text.palette = session.settings().errColors;
    text_.text.width = session.environment().width;
    live_ = session.environment().errIsTerminal && !session.settings().quiet && format() == Format::Text;
  }

  void progress(size_t done, size_t all) const {
    if (!live_) return;
    std::string line = fmt::format("[{}/{}] {}", done, all, plural(std::min(plan_.runner.jobs, all), "worker"));
    if (failures_ > 0) line += fmt::format(" · {} failed", failures_);
    *session_.environment().err << "\r\x1b[K" << line << std::flush;
  }

  void file(std::vector<test::CaseResult>& results) {
    if (live_) *session_.environment().err << "\r\x1b[K";
    for (test::CaseResult& result : results) {
      if (plan_.update && goldens_.take(result)) test::decide(result, plan_.runner.suite);
      failures_ += result.failed();
      if (result.coverage) test::add(coverage_, *result.coverage);
      record(result);
      report(result);
      if (format() == Format::Jsonl) session_.result(test::jsonlStarted(result) + test::jsonlEnded(result));
      if (format() != Format::Text) continue;
      if (session_.settings().verbose && !result.failed())
        *session_.environment().err << test::lineText(result, text_.text.palette) << '\n';
      *session_.environment().err << test::failureText(result, text_) << test::inertText(result, text_.text.palette);
    }
  }

  void end(const std::vector<test::CaseResult>& results) {
    const Arguments& arguments = session_.arguments();
    for (const auto& [path, text] : goldens_.files())
      if (session_.write(path, text, base::Worth::Source, issues_)) session_.say(fmt::format("wrote {}", path));
    auto write = [&](OptionId id, const std::string& text) {
      if (arguments.has(id)) this->write(arguments.of(id).back(), text);
    };
    write(OptionId::Junit, test::writeJunit(results, kVersion));
    write(OptionId::Ctrf, test::writeCtrf(results, kVersion));
    write(OptionId::WriteCosts, test::writeCosts(test::costsOf(results)));
    write(OptionId::CoverageFile, test::writeLcov(coverage_));
    summary(results);
    switch (format()) {
    case Format::Json: session_.result(test::writeJson(results)); break;
    case Format::Jsonl: session_.result(test::jsonlSummary(test::summaryOf(results))); break;
    case Format::Github: session_.result(test::writeGithub(results)); break;
    case Format::Text:
    case Format::Sarif:
    case Format::Gnu: break;
    }
    if (plan_.runner.suite.coverage) session_.say("executed " + test::textOf(test::totalsOf(coverage_)));
    properties(results);
    session_.say(fmt::format("{} in {}", test::textOf(test::summaryOf(results)), session_.elapsed()));
  }

  /// Is enough of the programs executed? If not, that is said.
  bool coversEnough() const {
    test::CoverageTotals totals = test::totalsOf(coverage_);
    if (totals.linesHit * 100 >= plan_.minCoverage * totals.lines) return true;
    session_.complain(fmt::format("fewer than {} % of the lines were executed", plan_.minCoverage));
    return false;
  }

 private:
  Format format() const { return session_.settings().format; }

  void write(const std::string& path, const std::string& text) {
    session_.write(path, text, base::Worth::Generated, issues_);
  }

  /// Each property of all files, once: one that was never looked at is not among them.
  void properties(const std::vector<test::CaseResult>& results) const {
    if (!session_.settings().verbose || format() != Format::Text) return;
    std::vector<test::PropertyCount> counts;
    for (const test::CaseResult& result : results)
      for (const test::PropertyCount& one : result.properties) test::add(counts, one);
    for (const auto& [name, runs] : counts)
      session_.say(fmt::format("held    {}: in {}", base::printable(name), plural(runs, "run")));
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
    const bool wanted = result.failed() || arguments.has(OptionId::RecordAll);
    if (!arguments.has(OptionId::RecordDir) || result.recording.empty() || !wanted) return;
    result.recordingPath = fmt::format("{}/{}.aqrec", arguments.of(OptionId::RecordDir).back(), result.fileName());
    write(result.recordingPath, result.recording);
  }

  void report(test::CaseResult& result) {
    const Arguments& arguments = session_.arguments();
    if (!arguments.has(OptionId::ReportDir) || result.recording.empty()) return;
    result.reportPath = fmt::format("{}/{}.html", arguments.of(OptionId::ReportDir).back(), result.fileName());
    run::ReportWords words{fmt::format("{} › {}", result.file, result.title()), std::string(wordOf(result.verdict)), "",
                           result.recordingPath};
    if (const test::CheckResult* failure = result.firstFailure())
      words.sentence = fmt::format("{}: expected {}, found {}", failure->name, failure->expected, failure->actual);
    write(result.reportPath, run::reportOf(result.recording, words, result.scripts, *session_.environment().files));
  }

  const Session& session_;
  const TestPlan& plan_;
  DiagnosticList& issues_;
  test::TextOptions text_;
  bool live_ = false;
  size_t failures_ = 0;
  test::GoldenUpdates goldens_;
  test::Coverage coverage_;
};

/// Goldens beside the tests that no test reads any more. Nobody can tell when only some tests ran.
void findUnusedGoldens(const Session& session, const TestPlan& plan, const std::vector<test::CaseResult>& results,
                       DiagnosticList& issues) {
  bool broken = std::any_of(results.begin(), results.end(), [](const test::CaseResult& result) {
    return result.verdict == test::Verdict::Error || result.verdict == test::Verdict::Skipped;
  });
  if (!plan.whole || broken) return;
  std::vector<std::string> folders;  // a file that is named stands for itself
  for (const std::string& word : plan.words)
    if (!session.environment().files->isFile(word)) folders.push_back(word);
  if (folders.empty() && !plan.words.empty()) return;
  std::vector<std::string_view> endings(std::begin(test::kGoldenEndings), std::end(test::kGoldenEndings));
  for (const std::string& path : test::unusedGoldens(inputsOf(session, folders, endings, false).paths(), results)) {
    if (isContinuousIntegration(session)) issues.report(Code::GoldenUnused, {}).arg("path", path);
    else session.say(fmt::format("no test reads {}", path));
  }
}

/// The ids of the cases that would run: one a line, or a list for machines.
ExitCode list(const Session& session, const TestPlan& plan) {
  std::vector<std::string> ids;
  for (const std::string& file : plan.files)
    for (const test::CaseId& id : test::casesOf(*session.environment().files, file)) {
      if (!plan.selects(id)) continue;
      std::string& text = ids.emplace_back(fmt::format("{}::{}", id.file, id.name));
      if (!id.variant.empty()) text += "::" + id.variant;
    }
  if (session.settings().format == Format::Json) {
    std::string json;
    for (const std::string& id : ids) {
      json += json.empty() ? "[" : ",";
      values::appendJsonString(json, base::printable(id));
    }
    session.result((json.empty() ? "[" : json) + "]\n");
  } else {
    for (const std::string& id : ids) session.result(base::printable(id) + "\n");
  }
  return !ids.empty() || session.arguments().has(OptionId::AllowNone)
             ? ExitCode::Done
             : session.usage({"no case is selected", "`aqua test --list` without `-k` shows all"});
}

ExitCode endedWith(const std::vector<test::CaseResult>& results) {
  ExitCode code = ExitCode::Done;
  for (const test::CaseResult& result : results) {
    if (result.reason == "nondeterministic") return ExitCode::Diverged;
    switch (result.verdict) {
    case test::Verdict::Pass:
    case test::Verdict::Skipped: break;
    case test::Verdict::Fail: code = worst(code, ExitCode::ProgramFault); break;
    case test::Verdict::Error: {
      if (result.reason == "timeout") {
        code = worst(code, ExitCode::ProgramFault);
        break;
      }
      // The scenario belongs to the command line, its program to the user.
      bool scenario = std::all_of(result.issues.items().begin(), result.issues.items().end(), [](const auto& one) {
        constexpr uint16_t kFirst = 7000, kEnd = 7100;
        uint16_t number = diagnostics::info(one.code).number;
        return number >= kFirst && number < kEnd;
      });
      code = worst(code, scenario ? ExitCode::UsageFault : exitCodeOf(result.issues));
    }
    }
  }
  return code;
}

}  // namespace

ExitCode runTest(const Session& session) {
  TestPlan plan;
  DiagnosticList issues;
  Format format = session.settings().format;
  if (format == Format::Sarif || format == Format::Gnu)
    return session.usage({fmt::format("`--format {}`, expected text, json, jsonl or github", formatName(format)), ""});
  if (auto wrong = readTestPlan(session, plan, issues)) {
    session.report(issues, true);
    return session.usage(*wrong);
  }
  plan.runner.suite.selects = [&](const test::CaseId& id) { return plan.selects(id); };
  if (session.arguments().has(OptionId::List)) return list(session, plan);
  if (plan.refused) {
    session.report(issues, true);
    return exitCodeOf(issues);
  }
  Teller teller(session, plan, issues);
  std::vector<test::CaseResult> results;
  plan.runner.onProgress = [&](size_t done, size_t all) { teller.progress(done, all); };
  plan.runner.onFile = [&](std::vector<test::CaseResult>& file) { teller.file(file); };
  results = test::runTests(*session.environment().files, plan.files, plan.runner);
  if (results.empty() && !session.arguments().has(OptionId::AllowNone))
    return session.usage(
        {fmt::format("no case is selected in {}", plural(plan.files.size(), "file")), "`aqua test --list` shows all"});
  findUnusedGoldens(session, plan, results, issues);
  teller.end(results);
  if (!issues.empty()) session.report(issues, true);
  ExitCode code = worst(endedWith(results), exitCodeOf(issues));
  return teller.coversEnough() ? code : worst(code, ExitCode::ProgramFault);
}

}  // namespace aqua::cli
