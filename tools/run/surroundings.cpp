#include "tools/run/surroundings.h"

#include <algorithm>

#include <fmt/format.h>

#include "runtime/effects/programs.h"
#include "runtime/files/disk.h"

namespace aqua::run {

namespace {

using diagnostics::Code;
using sim::Effects;

std::string pathIn(const Effects& effects, const std::string& path) {
  return modules::normalizePath(path.starts_with('/') ? path : effects.folder + path);
}

/// Text: what is wrong with them.
base::Result<values::Value> answersOf(std::string_view text) {
  auto answers = values::parseJson(text);
  if (!answers) return base::Failure{answers.error().message()};
  if (auto good = effects::checkAnswers(*answers); !good) return base::Failure{good.error()};
  return *std::move(answers);
}

}  // namespace

void readEffects(const modules::FileSystem& files, sim::Scenario& scenario, const sim::ScenarioPlaces& places,
                 std::vector<sim::RecordedFile>& read, diagnostics::DiagnosticList& issues) {
  Effects& effects = scenario.effects;
  auto missing = [&](const std::string& key, const std::string& path, const std::string& reason) {
    issues.report(Code::FileNotFound, places.of("effects." + key)).arg("path", path).arg("reason", reason);
  };
  for (Effects::Program& program : effects.programs) {
    if (program.file.empty()) continue;
    program.file = pathIn(effects, program.file);
    modules::ReadResult file = files.read(program.file);
    if (!file.text) {
      missing("programs." + program.name, program.file, file.reason);
      continue;
    }
    read.push_back({program.file, sim::hashOf(*file.text)});
    auto answers = answersOf(*file.text);
    if (answers) program.answers = *std::move(answers);
    else
      issues.report(Code::EffectAnswers, places.of("effects.programs." + program.name))
          .arg("path", program.file)
          .arg("reason", answers.error());
  }
  for (Effects::Window& window : effects.windows) {
    window.host = pathIn(effects, window.host);
    if (!window.readOnly) continue;  // made by the run that needs it
    auto disk = files::Disk::make(window.host, window.readOnly);
    if (!disk) missing("files." + window.guest, window.host, disk.error());
  }
}

std::optional<effects::Tape> readTape(const modules::FileSystem& files, const std::string& path,
                                      diagnostics::Span place, std::vector<sim::RecordedFile>& read,
                                      diagnostics::DiagnosticList& issues) {
  modules::ReadResult file = files.read(path);
  if (!file.text) {
    issues.report(Code::FileNotFound, place).arg("path", path).arg("reason", file.reason);
    return std::nullopt;
  }
  read.push_back({path, sim::hashOf(*file.text)});
  auto tape = effects::Tape::read(*file.text);
  if (tape) return *std::move(tape);
  issues.report(Code::EffectTape, place).arg("reason", fmt::format("`{}`: {}", path, tape.error()));
  return std::nullopt;
}

std::string_view leavingKey(const Effects& effects) {
  if (!effects.http.empty()) return "http";
  bool programs = std::any_of(effects.programs.begin(), effects.programs.end(),
                              [](const Effects::Program& one) { return !one.path.empty(); });
  if (programs) return "programs";
  if (!effects.environment.empty()) return "env";
  return effects.realClock ? "clock" : "";
}

bool writesDisk(const Effects& effects) {
  return std::any_of(effects.windows.begin(), effects.windows.end(),
                     [](const Effects::Window& one) { return !one.readOnly; });
}

bool isRepeatable(const sim::Scenario& scenario, effects::Mode mode) {
  bool taped = mode == effects::Mode::Replay || leavingKey(scenario.effects).empty();
  return sim::isHermetic(scenario) && taped && !writesDisk(scenario.effects);
}

std::shared_ptr<Surroundings> surroundingsOn(const std::optional<effects::Tape>& tape, const sim::Scenario& scenario,
                                             ProcessOptions processes) {
  const effects::Mode mode = tape ? effects::Mode::Replay : effects::Mode::Deny;
  return std::make_shared<Surroundings>(std::move(processes), mode, scenario.effects, tape.value_or(effects::Tape()));
}

}  // namespace aqua::run
