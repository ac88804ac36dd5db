#include "tools/run/report.h"

#include <algorithm>
#include <optional>

#include <fmt/format.h>

#include "compiler/air/print.h"
#include "compiler/base/assert.h"
#include "compiler/base/words.h"
#include "compiler/driver/driver.h"
#include "runtime/record/reader.h"
#include "runtime/report/report.h"

namespace aqua::run {

namespace {

std::string titleOf(const sim::Header& header) {
  if (header.scenario.empty()) return header.scripts.empty() ? header.program : header.scripts.front().function;
  return header.variant.empty() ? header.scenario : fmt::format("{} › {}", header.scenario, header.variant);
}

const sim::RecordedCheck* firstFailure(const sim::Recording& recording) {
  auto failed = std::find_if(recording.checks.begin(), recording.checks.end(),
                             [](const sim::RecordedCheck& check) { return check.verdict != "pass"; });
  return failed == recording.checks.end() ? nullptr : &*failed;
}

std::string verdictOf(const sim::Recording& recording) {
  if (!recording.checks.empty()) return firstFailure(recording) ? "fail" : "pass";
  return recording.outcome ? recording.outcome->outcome : "cut off";
}

std::string outcomeText(const sim::Recording& recording) {
  if (!recording.outcome) return "The recording was cut off.";
  const sim::RecordedOutcome& outcome = *recording.outcome;
  std::string what, more;
  if (outcome.outcome == "value") what = "ended with a value";
  else if (outcome.outcome == "error") what = "ended with an error";
  else if (outcome.outcome == "stuck")
    what = "is stuck", more = ": nothing can happen any more, and there is no result";
  else if (outcome.outcome == "expired") what = "did not end within its life time";
  else if (outcome.outcome == "budget") what = fmt::format("was ended by the limit {}", outcome.limit);
  else what = fmt::format("was {}", outcome.outcome);
  std::string text = fmt::format("{} {} after {}{}.", outcome.function, what, sim::durationText(outcome.at), more);
  if (!recording.waits.empty()) text += fmt::format(" First cause: {}.", recording.waits.front().text);
  return text;
}

std::string sentenceOf(const sim::Recording& recording) {
  std::string outcome = outcomeText(recording);
  if (recording.checks.empty()) return outcome;
  if (const sim::RecordedCheck* check = firstFailure(recording))
    return fmt::format("{}: expected {}, found {}. {}", check->name, check->expected, check->actual, outcome);
  return fmt::format("All {} hold. {}", base::plural(recording.checks.size(), "check"), outcome);
}

std::optional<sim::Recording> readBack(const diagnostics::SourceFile& file) {
  diagnostics::DiagnosticList issues;
  return sim::readRecording(file, issues);
}

}  // namespace

std::string airText(const air::Script& script) { return air::printDense(*script.root, nullptr); }

std::string reportOf(const std::string& text, const ReportWords& words, const std::vector<std::string>& scripts,
                     const modules::FileSystem& files) {
  const diagnostics::SourceFile file("recording", text);
  const std::optional<sim::Recording> recording = readBack(file);
  AQUA_ASSERT(recording, "recordings that were just written can be read");
  report::Page page{*recording, text, words.title, words.verdict, words.sentence, words.file, {}, {}};
  if (page.title.empty()) page.title = titleOf(recording->header);
  if (page.verdict.empty()) page.verdict = verdictOf(*recording);
  if (page.sentence.empty()) page.sentence = sentenceOf(*recording);
  for (const sim::RecordedFile& source : recording->header.sources) {
    modules::ReadResult read = files.read(source.path);
    bool isText = read.text && read.text->find('\0') == std::string::npos;  // modules are none
    if (isText && sim::hashOf(*read.text) == source.hash) page.sources.push_back({source.path, std::move(*read.text)});
  }
  const auto& expected = recording->header.scripts;
  for (size_t i = 0; i < expected.size(); ++i)
    page.scripts.push_back(i < scripts.size() && sim::hashOf(scripts[i]) == expected[i].hash ? scripts[i] : "");
  return report::page(page);
}

std::string reportOf(const std::string& text, const ReportWords& words, const modules::FileSystem& files) {
  const diagnostics::SourceFile file("recording", text);
  const std::optional<sim::Recording> recording = readBack(file);
  AQUA_ASSERT(recording, "recordings that were just written can be read");
  std::vector<std::string> scripts;
  const driver::Compiled compiled = driver::compile(files, recording->header.program, {});
  for (const sim::RecordedScript& script : recording->header.scripts) {
    const driver::CompiledFunction* function = compiled.find(script.function);
    scripts.push_back(function ? function->airCompact() : "");
  }
  return reportOf(text, words, scripts, files);
}

}  // namespace aqua::run
