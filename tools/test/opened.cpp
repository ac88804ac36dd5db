#include "tools/test/opened.h"

#include "tools/run/artifacts.h"
#include "tools/run/compiling.h"

namespace aqua::test {

using diagnostics::Code;
using diagnostics::DiagnosticList;

namespace {

run::ReadWorld readScenario(const modules::FileSystem& files, const std::string& path) {
  run::WorldOptions world;
  world.scenario = path;
  world.triesCode = false;
  world.replays = true;
  return run::readWorld(files, world);
}

}  // namespace

std::string nameOf(const sim::Scenario& scenario, const std::string& path) {
  if (!scenario.name.empty()) return scenario.name;
  size_t slash = path.find_last_of('/');
  return path.substr(slash == std::string::npos ? 0 : slash + 1);
}

Opened::Opened(const modules::FileSystem& files, const std::string& path, const SuiteOptions& options)
    : files_(files), options_(options), read_(readScenario(files, path)), name_(nameOf(read_.world.scenario, path)) {}

bool Opened::isTest() {
  const sim::Scenario& scenario = read_.world.scenario;
  auto missing = [&](std::string_view where, std::string_view key) {
    read_.issues.report(Code::TomlMissingKey, {read_.world.scenarioFile.get(), 0, 0})
        .arg("where", where)
        .arg("key", key);
  };
  if (scenario.program.empty()) missing("a test", "program");
  if (scenario.calls.empty()) missing("a test", "call");
  for (const sim::Call& call : scenario.calls)
    if (call.function.empty()) missing("a call", "func");
  return !read_.issues.hasErrors();
}

bool Opened::compile() {
  if (read_.refused || read_.issues.hasErrors() || !isTest()) return false;
  run::tryArtifacts(read_.world.scenario, read_.world.places, read_.issues);
  if (read_.issues.hasErrors()) return false;
  driver::Options options = options_.compile;
  run::addOwn(read_.world, options);
  session_.emplace(files_, options, options_.manifest);
  program_ = read_.world.besideScenario(read_.world.scenario.program);
  compiled_ = session_->compile(program_);
  if (compiled_.ok() && options_.coverage) coverage_ = std::make_unique<ProgramCoverage>(compiled_);
  return compiled_.ok();
}

DiagnosticList Opened::takeIssues() {
  return read_.issues.hasErrors() ? std::move(read_.issues) : std::move(compiled_.issues);
}

std::vector<sim::Scenario> Opened::scenarios() const {
  std::vector<sim::Scenario> all{read_.world.scenario};
  all.insert(all.end(), read_.world.variants.begin(), read_.world.variants.end());
  return all;
}

run::World Opened::worldOf(const sim::Scenario& scenario) const {
  run::World world;
  world.sources = read_.world.sources;
  world.scenarioFile = read_.world.scenarioFile;
  world.places = read_.world.places;
  world.artifacts = read_.world.artifacts;
  world.tape = read_.world.tape;
  world.scenario = scenario;
  world.callbacks = run::callbacksOf(scenario);
  return world;
}

}  // namespace aqua::test
