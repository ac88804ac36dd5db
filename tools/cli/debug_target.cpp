#include "tools/cli/debug_target.h"

#include <algorithm>

#include <fmt/format.h>

#include "tools/cli/recorded.h"
#include "tools/test/native.h"

namespace aqua::cli {

namespace {

using base::Failure;
using diagnostics::Code;

/// `FILE[::VARIANT]`; false: the word is no scenario.
bool readScenario(const std::string& word, debug::Wanted& wanted) {
  const size_t end = std::min(word.find("::"), word.size());
  if (!std::string_view(word).substr(0, end).ends_with(".toml")) return false;
  wanted.world.scenario = word.substr(0, end);
  if (end < word.size()) wanted.variant = word.substr(end + 2);
  return true;
}

/// Files that are not what they were when the recording was made.
void changedFiles(const Session& session, const sim::Header& header, const diagnostics::SourceFile& file,
                  diagnostics::DiagnosticList& issues) {
  for (const sim::RecordedFile& source : header.sources) {
    modules::ReadResult now = session.environment().files->read(source.path);
    if (!now.text || sim::hashOf(*now.text) != source.hash)
      issues.report(Code::ReplayChanged, {&file, 0, 0}).arg("path", source.path);
  }
}

/// What a test was, by the words of its recording.
void readTest(const modules::FileSystem& files, const sim::Header& header, const Arguments& arguments,
              debug::Wanted& wanted) {
  const std::string& path = arguments.positionals.front();
  wanted.test = true;
  wanted.program.clear();
  wanted.call.clear();
  wanted.world.seed = header.seed;
  wanted.variant = header.variant;
  wanted.world.scenario = header.scenario;
  if (path.ends_with(".toml")) return;
  wanted.program = path;
  const std::string name = header.scripts.empty() ? std::string() : header.scripts.front().function;
  wanted.read = [&files, path, name, seed = header.seed] {
    run::ReadWorld read = test::nativeWorld(files, path, name);
    read.world.scenario.seed = seed;
    return read;
  };
}

}  // namespace

OrUsage<debug::Wanted> wantedOf(const Arguments& arguments, const driver::Options& compile) {
  auto world = worldOptions(arguments);
  if (!world) return Failure{world.error()};
  auto ttl = readDuration(arguments, OptionId::Ttl);
  if (!ttl) return Failure{ttl.error()};
  values::BudgetLimits limits;
  if (auto wrong = readLimits(arguments, limits)) return Failure{*wrong};
  debug::Wanted wanted;
  wanted.world = std::move(*world);
  wanted.world.replays = true;
  wanted.ttl = *ttl;
  wanted.compile = compile;
  wanted.test = false;
  wanted.limit = [arguments](values::BudgetLimits& own) { static_cast<void>(readLimits(arguments, own)); };
  wanted.schedule = arguments.last(OptionId::ScheduleText);
  if (arguments.has(OptionId::Manifest)) wanted.manifest = arguments.last(OptionId::Manifest);
  for (const std::string& word : arguments.positionals) {
    if (word.find('(') != std::string::npos) wanted.call = word;
    else if (readScenario(word, wanted)) wanted.test = true;
    else if (wanted.program.empty()) wanted.program = word;
    else return Failure{UsageError{fmt::format("found a second file `{}`, expected a call", word), ""}};
  }
  return wanted;
}

RecordedTarget recordedTarget(const Session& session, const std::string& path, diagnostics::DiagnosticList& issues) {
  RecordedTarget target;
  auto text = session.read(path, issues);
  if (!text) return target;
  target.file = std::make_shared<const diagnostics::SourceFile>(path, std::move(*text));
  auto recording = sim::readRecordingHeader(*target.file, issues);
  if (!recording) return target;
  const sim::Header& header = recording->header;
  auto refuse = [&](const std::string& reason) {
    issues.report(Code::RecordingNotReplayed, {target.file.get(), 0, 0}).arg("reason", reason);
    return target;
  };
  if (std::string obstacle = obstacleOf(recording->version, header); !obstacle.empty()) return refuse(obstacle);
  changedFiles(session, header, *target.file, issues);
  if (issues.hasErrors()) return target;
  ParsedArguments parsed = parseArguments(header.command);
  if (parsed.error) return refuse(parsed.error->message);
  ReadSettings settings = readSettings(parsed.arguments, session.environment());
  auto wanted = wantedOf(parsed.arguments, settings.settings.compile);
  if (!wanted) return refuse(wanted.error().message);
  wanted->test = false;
  if (parsed.arguments.verb == Verb::Test) readTest(*session.environment().files, header, parsed.arguments, *wanted);
  target.wanted = std::move(*wanted);
  return target;
}

}  // namespace aqua::cli
