#include "tools/test/result.h"

#include <algorithm>

#include <fmt/format.h>

#include "compiler/base/words.h"
#include "tools/test/runner.h"

namespace aqua::test {

std::string_view wordOf(Verdict verdict) {
  switch (verdict) {
  case Verdict::Pass: return "pass";
  case Verdict::Fail: return "fail";
  case Verdict::Error: return "error";
  case Verdict::Skipped: return "skipped";
  }
  return {};
}

std::string_view wordOf(CheckResult::Kind kind) {
  switch (kind) {
  case CheckResult::Kind::Pass: return "pass";
  case CheckResult::Kind::Fail: return "fail";
  case CheckResult::Kind::Vacuous: return "vacuous";
  }
  return {};
}

std::string CaseResult::id() const {
  return variant.empty() ? fmt::format("{}::{}", file, name) : fmt::format("{}::{}::{}", file, name, variant);
}

std::string CaseResult::fileName() const {
  // A scenario has variants, a native test a name.
  const std::string& part = file.ends_with(kScenarioEnding) ? variant : name;
  std::string text = fmt::format("{}-{}-{}", file, part, seed);
  for (char& c : text)
    if (!(c >= '0' && c <= '9') && !((c | 0x20) >= 'a' && (c | 0x20) <= 'z')) c = '-';
  return text;
}

std::string CaseResult::title() const {
  return fmt::format("{}{}{}{}", name, variant.empty() ? "" : " › ", variant, hermetic ? "" : " (not hermetic)");
}

const CheckResult* CaseResult::firstFailure() const {
  auto failed = std::find_if(checks.begin(), checks.end(),
                             [](const CheckResult& check) { return check.kind != CheckResult::Kind::Pass; });
  return failed == checks.end() ? nullptr : &*failed;
}

void add(std::vector<PropertyCount>& counts, const PropertyCount& more) {
  auto found =
      std::find_if(counts.begin(), counts.end(), [&](const PropertyCount& one) { return one.name == more.name; });
  if (found == counts.end()) counts.push_back(more);
  else found->runs += more.runs;
}

Summary summaryOf(const std::vector<CaseResult>& results) {
  Summary summary;
  for (const CaseResult& result : results) {
    ++summary.cases;
    summary.runs += result.runs;
    summary.steps += result.steps;
    summary.notHermetic += !result.hermetic;
    switch (result.verdict) {
    case Verdict::Pass: ++summary.passed; break;
    case Verdict::Fail: ++summary.failed; break;
    case Verdict::Error: ++summary.errors; break;
    case Verdict::Skipped: ++summary.skipped; break;
    }
  }
  return summary;
}

std::string textOf(const Summary& summary) {
  std::string text = fmt::format("{}: {} passed", base::plural(summary.cases, "case"), summary.passed);
  if (summary.failed > 0) text += fmt::format(", {} failed", summary.failed);
  if (summary.errors > 0) text += fmt::format(", {}", base::plural(summary.errors, "error"));
  if (summary.skipped > 0) text += fmt::format(", {} skipped", summary.skipped);
  text += fmt::format(" · {}", base::plural(summary.runs, "run"));
  return summary.notHermetic == 0 ? text : text + fmt::format(" · {} not hermetic", summary.notHermetic);
}

}  // namespace aqua::test
