#include "tools/test/writers.h"

#include <algorithm>

#include <fmt/format.h>
#include <llvm/Support/JSON.h>
#include <llvm/Support/raw_ostream.h>

#include "compiler/base/printable.h"
#include "compiler/base/words.h"
#include "runtime/scenario/scenario.h"
#include "tools/test/runner.h"

namespace aqua::test {

namespace {

using base::printable;

std::string placeText(const Place& place) {
  return place.line == 0 ? place.path : fmt::format("{}:{}", place.path, place.line);
}

/// Checks that do not hold; one line of each for people.
std::vector<const CheckResult*> failedChecks(const CaseResult& result) {
  std::vector<const CheckResult*> failed;
  for (const CheckResult& check : result.checks)
    if (check.kind != CheckResult::Kind::Pass) failed.push_back(&check);
  return failed;
}

std::string actualText(const CheckResult& check) {
  return check.kind == CheckResult::Kind::Vacuous ? fmt::format("{} (vacuous)", check.actual) : check.actual;
}

/// `name: expected A, happened B`
std::string sentence(const CheckResult& check) {
  std::string name = check.code.empty() ? check.name : fmt::format("{} [{}]", check.name, check.code);
  if (check.expected.empty()) return name;
  return fmt::format("{}: expected {}, happened {}", name, check.expected, actualText(check));
}

/// What to tell about a failed case in one line.
std::string headline(const CaseResult& result) {
  if (const CheckResult* check = result.firstFailure()) return sentence(*check);
  for (const diagnostics::Diagnostic& one : result.issues.items())
    if (one.severity == diagnostics::Severity::Error) return one.message();
  return "error";
}

std::string replayCommand(const CaseResult& result) {
  // One file may hold many native tests.
  const std::string what = result.file.ends_with(kScenarioEnding) ? result.file : result.id();
  std::string command = fmt::format("aqua test {} --seed {}", base::shellWord(what), result.seed);
  if (!result.schedule.empty()) command += " --schedule " + base::shellWord(result.schedule);
  if (!result.recordingPath.empty()) command += fmt::format("    recording  {}", result.recordingPath);
  if (!result.reportPath.empty()) command += fmt::format("    report  {}", result.reportPath);
  return command;
}

std::string seconds(uint64_t micros) { return fmt::format("{}.{:03}", micros / 1'000'000, micros / 1'000 % 1'000); }

/// Text inside XML; what XML cannot say at all is written as people see it.
std::string xml(std::string_view text) {
  std::string out;
  for (char c : base::printableLines(text)) {
    switch (c) {
    case '&': out += "&amp;"; break;
    case '<': out += "&lt;"; break;
    case '>': out += "&gt;"; break;
    case '"': out += "&quot;"; break;
    case '\'': out += "&apos;"; break;
    case '\n': out += "&#10;"; break;
    case '\r': out += "&#13;"; break;
    default: out += c;
    }
  }
  return out;
}

std::string plainText(const CaseResult& result) {
  TextOptions options;
  return failureText(result, options);
}

llvm::json::Object placeJson(const Place& place) {
  return llvm::json::Object{
      {"path", place.path}, {"line", static_cast<int64_t>(place.line)}, {"column", static_cast<int64_t>(place.column)}};
}

llvm::json::Object checkJson(const CheckResult& check) {
  std::string_view verdict = check.kind == CheckResult::Kind::Pass   ? "pass"
                             : check.kind == CheckResult::Kind::Fail ? "fail"
                                                                     : "vacuous";
  llvm::json::Object object{{"name", check.name},
                            {"verdict", std::string(verdict)},
                            {"expected", check.expected},
                            {"actual", check.actual},
                            {"decided_by", static_cast<int64_t>(check.decidedBy)}};
  if (check.place.line != 0) object["place"] = placeJson(check.place);
  if (!check.code.empty()) object["code"] = check.code;
  return object;
}

llvm::json::Object caseJson(const CaseResult& result, bool checks) {
  llvm::json::Object object{{"file", result.file},
                            {"scenario", result.name},
                            {"variant", result.variant},
                            {"verdict", std::string(wordOf(result.verdict))},
                            {"reason", result.reason},
                            {"seed", static_cast<int64_t>(result.seed)},
                            {"hermetic", result.hermetic},
                            {"outcome", result.outcome},
                            {"steps", static_cast<int64_t>(result.steps)},
                            {"hops", static_cast<int64_t>(result.hops)},
                            {"runs", static_cast<int64_t>(result.runs)},
                            {"virtual_us", static_cast<int64_t>(result.virtualMicros)}};
  if (!result.recordingPath.empty()) object["recording"] = result.recordingPath;
  if (!result.reportPath.empty()) object["report"] = result.reportPath;
  if (!result.inert.empty()) {
    llvm::json::Array inert;
    for (const InertEvent& event : result.inert)
      inert.push_back(llvm::json::Object{{"name", event.name}, {"place", placeJson(event.place)}});
    object["inert"] = std::move(inert);
  }
  if (!checks) return object;
  llvm::json::Array list;
  for (const CheckResult& check : result.checks) list.push_back(checkJson(check));
  object["checks"] = std::move(list);
  return object;
}

std::string textOfJson(llvm::json::Value value) {
  // What is not UTF-8 has been made printable before.
  std::string out;
  llvm::raw_string_ostream stream(out);
  stream << value;
  return out;
}

llvm::json::Object summaryJson(const Summary& summary) {
  auto number = [](uint64_t n) { return static_cast<int64_t>(n); };
  return llvm::json::Object{{"cases", number(summary.cases)},     {"passed", number(summary.passed)},
                            {"failed", number(summary.failed)},   {"errors", number(summary.errors)},
                            {"skipped", number(summary.skipped)}, {"runs", number(summary.runs)},
                            {"steps", number(summary.steps)},     {"not_hermetic", number(summary.notHermetic)}};
}

/// Results of one file, which stand together.
template <class Each> void eachFile(const std::vector<CaseResult>& results, Each&& each) {
  for (size_t begin = 0; begin < results.size();) {
    size_t end = begin;
    while (end < results.size() && results[end].file == results[begin].file) ++end;
    each(std::span(results).subspan(begin, end - begin));
    begin = end;
  }
}

}  // namespace

std::string lineText(const CaseResult& result, const diagnostics::Palette& palette) {
  std::string word(wordOf(result.verdict));
  word.resize(7, ' ');
  std::string colored = result.failed() ? palette.severity(diagnostics::Severity::Error, word) : palette.good(word);
  return printable(fmt::format("{} › {}", result.file, result.title())).insert(0, colored + " ");
}

std::string inertText(const CaseResult& result, const diagnostics::Palette& palette) {
  std::string out;
  for (const InertEvent& event : result.inert)
    out += fmt::format("{} {}: {} does nothing: same verdicts and values without it\n",
                       palette.severity(diagnostics::Severity::Warning, "inert"), printable(placeText(event.place)),
                       printable(event.name));
  return out;
}

std::string failureText(const CaseResult& result, const TextOptions& options) {
  if (!result.failed()) return {};
  const diagnostics::Palette& palette = options.text.palette;
  std::string out = fmt::format("{} {}", palette.severity(diagnostics::Severity::Error, "FAIL"),
                                palette.strong(printable(fmt::format("{} › {}", result.file, result.title()))));
  if (result.verdict == Verdict::Fail) out += fmt::format("    seed {}", result.seed);
  out += '\n';
  for (const CheckResult* check : failedChecks(result)) {
    std::string place = check->place.line == 0 ? "" : palette.faint(printable(placeText(check->place)));
    std::string code = check->code.empty() ? "" : fmt::format(" [{}]", check->code);
    out += fmt::format("  {}{}  {}\n", printable(check->name), code, place);
    if (check->expected.empty()) continue;
    out += fmt::format("    expected  {}\n", base::shortened(printable(check->expected), 400));
    out += fmt::format("    happened  {}\n", base::shortened(printable(actualText(*check)), 400));
  }
  if (!result.issues.empty()) out += diagnostics::writeText(result.issues, options.text);
  if (result.verdict == Verdict::Fail) out += fmt::format("  again     {}\n", printable(replayCommand(result)));
  return out;
}

std::string writeJunit(const std::vector<CaseResult>& results, std::string_view version) {
  std::string out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>\n";
  eachFile(results, [&](std::span<const CaseResult> cases) {
    uint64_t failures = 0, skipped = 0, micros = 0;
    for (const CaseResult& one : cases) {
      failures += one.failed();
      skipped += one.verdict == Verdict::Skipped;
      micros += one.realMicros;
    }
    out +=
        fmt::format("  <testsuite name=\"{}\" tests=\"{}\" failures=\"{}\" errors=\"0\" skipped=\"{}\" time=\"{}\">\n",
                    xml(cases.front().file), cases.size(), failures, skipped, seconds(micros));
    out += fmt::format(
        "    <properties>\n      <property name=\"seed\" value=\"{}\"/>\n"
        "      <property name=\"aqua\" value=\"{}\"/>\n    </properties>\n",
        cases.front().seed, xml(version));
    for (const CaseResult& one : cases) {
      out += fmt::format("    <testcase name=\"{}\" classname=\"{}\" time=\"{}\">\n", xml(one.title()), xml(one.file),
                         seconds(one.realMicros));
      if (one.verdict == Verdict::Skipped) out += "      <skipped/>\n";
      if (one.failed()) {
        const CheckResult* check = one.firstFailure();
        const Place& place = check && check->place.line != 0 ? check->place : one.place;
        // Errors are called differently in the two schemas, failures are not.
        out += fmt::format("      <failure type=\"{}\" message=\"{}\">{}:{}:{}&#10;{}</failure>\n", xml(one.reason),
                           xml(headline(one)), xml(place.path), place.line, place.column, xml(plainText(one)));
        std::string attachment;
        for (const std::string& path : {one.recordingPath, one.reportPath})
          if (!path.empty()) attachment += fmt::format("[[ATTACHMENT|{}]]\n", path);
        if (one.verdict == Verdict::Fail)
          out += fmt::format("      <system-out>{}</system-out>\n", xml(attachment + replayCommand(one)));
      }
      out += "    </testcase>\n";
    }
    out += "  </testsuite>\n";
  });
  return out + "</testsuites>\n";
}

std::string writeCtrf(const std::vector<CaseResult>& results, std::string_view version) {
  Summary summary = summaryOf(results);
  llvm::json::Array tests;
  for (const CaseResult& one : results) {
    std::string_view status = one.failed() ? "failed" : one.verdict == Verdict::Pass ? "passed" : "skipped";
    llvm::json::Object test{{"name", one.title()},
                            {"status", std::string(status)},
                            {"duration", static_cast<int64_t>(one.realMicros / 1000)},
                            {"suite", llvm::json::Array{one.file}},
                            {"filePath", one.file},
                            {"extra", caseJson(one, true)}};
    if (one.failed()) {
      test["message"] = headline(one);
      test["trace"] = plainText(one);
    }
    tests.push_back(std::move(test));
  }
  auto number = [](uint64_t n) { return static_cast<int64_t>(n); };
  llvm::json::Object document{
      {"reportFormat", "CTRF"},
      {"specVersion", "1.0.0"},
      {"results", llvm::json::Object{{"tool", llvm::json::Object{{"name", "aqua"}, {"version", std::string(version)}}},
                                     {"summary", llvm::json::Object{{"tests", number(summary.cases)},
                                                                    {"passed", number(summary.passed)},
                                                                    {"failed", number(summary.failed + summary.errors)},
                                                                    {"pending", 0},
                                                                    {"skipped", number(summary.skipped)},
                                                                    {"other", 0},
                                                                    {"start", 0},
                                                                    {"stop", 0}}},
                                     {"tests", std::move(tests)}}}};
  return textOfJson(std::move(document)) + "\n";
}

std::string writeJson(const std::vector<CaseResult>& results) {
  llvm::json::Array cases;
  for (const CaseResult& one : results) cases.push_back(caseJson(one, true));
  return textOfJson(llvm::json::Object{
             {"format", "aqua/test/1"}, {"cases", std::move(cases)}, {"summary", summaryJson(summaryOf(results))}}) +
         "\n";
}

std::string jsonlStarted(const CaseResult& result) {
  return textOfJson(llvm::json::Object{{"event", "case_started"},
                                       {"file", result.file},
                                       {"scenario", result.name},
                                       {"variant", result.variant}}) +
         "\n";
}

std::string jsonlEnded(const CaseResult& result) {
  std::string out;
  for (const CheckResult& check : result.checks) {
    llvm::json::Object line = checkJson(check);
    line["event"] = "check";
    line["file"] = result.file;
    line["scenario"] = result.name;
    line["variant"] = result.variant;
    out += textOfJson(std::move(line)) + "\n";
  }
  llvm::json::Object ended = caseJson(result, false);
  ended["event"] = "case_ended";
  return out + textOfJson(std::move(ended)) + "\n";
}

std::string jsonlSummary(const Summary& summary) {
  llvm::json::Object line = summaryJson(summary);
  line["event"] = "summary";
  return textOfJson(std::move(line)) + "\n";
}

std::string writeGithub(const std::vector<CaseResult>& results) {
  // Workflow commands escape these.
  auto escaped = [](std::string_view text, bool property) {
    std::string out;
    for (char c : base::printableLines(text)) {
      if (c == '%') out += "%25";
      else if (c == '\n') out += "%0A";
      else if (c == '\r') out += "%0D";
      else if (property && c == ':') out += "%3A";
      else if (property && c == ',') out += "%2C";
      else out += c;
    }
    return out;
  };
  constexpr size_t kShown = 9;
  std::vector<std::string> lines;
  auto annotate = [&](const Place& place, const CaseResult& result, const std::string& text) {
    lines.push_back(fmt::format("::error file={},line={},col={},title={}::{}\n", escaped(place.path, true),
                                std::max<size_t>(place.line, 1), std::max<size_t>(place.column, 1),
                                escaped(result.title(), true), escaped(text, false)));
  };
  for (const CaseResult& result : results) {
    if (!result.failed()) continue;
    std::vector<const CheckResult*> failed = failedChecks(result);
    for (const CheckResult* check : failed)
      annotate(check->place.line != 0 ? check->place : result.place, result, sentence(*check));
    if (failed.empty()) annotate(result.place, result, headline(result));
  }
  std::string out;
  size_t shown = lines.size() <= kShown + 1 ? lines.size() : kShown;
  for (size_t i = 0; i < shown; ++i) out += lines[i];
  if (shown < lines.size()) out += fmt::format("::error::and {} more, see the summary\n", lines.size() - shown);
  return out;
}

std::string writeSummary(const std::vector<CaseResult>& results) {
  constexpr size_t kMost = 900'000;
  std::vector<const CaseResult*> order;
  for (const CaseResult& result : results) order.push_back(&result);
  std::stable_sort(order.begin(), order.end(),
                   [](const CaseResult* a, const CaseResult* b) { return a->failed() > b->failed(); });
  // Markdown in tables: a bar would end the cell.
  auto cell = [](std::string_view text) {
    std::string out;
    for (char c : printable(text)) {
      if (c == '|' || c == '\\' || c == '`' || c == '*' || c == '_' || c == '[' || c == '<') out += '\\';
      out += c;
    }
    return out;
  };
  std::string out =
      fmt::format("### aqua test: {}\n\n| verdict | case | why |\n|---|---|---|\n", textOf(summaryOf(results)));
  size_t left = 0;
  for (const CaseResult* result : order) {
    std::string row =
        fmt::format("| {} | {} › {} | {} |\n", wordOf(result->verdict), cell(result->file), cell(result->title()),
                    result->failed() ? cell(base::shortened(headline(*result), 500)) : "");
    if (out.size() + row.size() > kMost) ++left;
    else out += row;
  }
  if (left > 0) out += fmt::format("\nand {} more\n", left);
  return out;
}

}  // namespace aqua::test
