#include "tools/run/artifacts.h"

#include <set>

#include <fmt/format.h>

#include "runtime/marine/config.h"
#include "compiler/air/parse.h"
#include "runtime/builtins/artifact.h"
#include "runtime/crypto/keys.h"
#include "runtime/marine/outside.h"
#include "runtime/sim/computed.h"
#include "runtime/wasm/script.h"

namespace aqua::run {

namespace {

using diagnostics::Code;
using sim::Behaviour;

/// `greeting` for `lib/greeting.wasm`.
std::string stemOf(const std::string& path) {
  std::string name = path.substr(path.rfind('/') + 1);
  return name.substr(0, name.find_last_of('.'));
}

/// What is written at `wasm` or `js`.
diagnostics::Span placeOf(const sim::ScenarioPlaces& places, const std::string& service, const Behaviour& computed) {
  return places.of(fmt::format("{}.{}", service, computed.script ? "js" : "wasm"));
}

/// Everything that is computed, with the path of its service.
template <class Scenario, class Each> void eachComputed(Scenario& scenario, Each&& each) {
  auto service = [&](auto& one, const std::string& path) {
    for (auto& [name, behaviour] : one.functions)
      if (behaviour.kind == Behaviour::Kind::Computed) each(behaviour, path);
  };
  for (size_t i = 0; i < scenario.services.size(); ++i) service(scenario.services[i], fmt::format("service[{}]", i));
  for (size_t i = 0; i < scenario.events.size(); ++i)
    if (auto& replaced = scenario.events[i].service)
      service(*replaced, fmt::format("{}[{}].service", scenario.eventsPath, i));
}

}  // namespace

void ArtifactReader::read(sim::Scenario& scenario, const sim::ScenarioPlaces& places) {
  eachComputed(scenario, [&](Behaviour& computed, const std::string& service) {
    auto pathOf = [&](const std::string& file) {
      return file.empty() ? file : modules::normalizePath(file.starts_with('/') ? file : computed.folder + file);
    };
    const Files files{pathOf(computed.file), pathOf(computed.facade)};
    auto [known, fresh] = known_.try_emplace(files);
    if (fresh) known->second = open(files, computed.script, placeOf(places, service, computed));
    computed.artifact = known->second;
  });
  for (size_t i = 0; i < scenario.spells.size(); ++i)
    spellScript(scenario.spells[i], fmt::format("spell[{}].script", i), places);
  for (size_t i = 0; i < scenario.calls.size(); ++i) callFiles(scenario.calls[i], fmt::format("call[{}]", i), places);
}

void ArtifactReader::spellScript(sim::SpellSetup& spell, const std::string& path, const sim::ScenarioPlaces& places) {
  if (spell.file.empty()) return;
  std::string file = modules::normalizePath(spell.file);
  auto text = textOf(file, places.of(path));
  if (!text) return;
  spell.script = *text;
  const auto& source = sources_.emplace_back(std::make_shared<const diagnostics::SourceFile>(file, *std::move(text)));
  issues_.append(air::parse(source).issues);
}

void ArtifactReader::callFiles(sim::Call& call, const std::string& path, const sim::ScenarioPlaces& places) {
  if (call.files.empty()) return;
  values::Value args = call.args.value_or(values::Value::object({}));
  if (!args.isObject()) {
    issues_.report(Code::TomlBadValue, places.of(path + ".args"))
        .arg("value", args.text())
        .arg("expected", "a table, beside `files`");
    return;
  }
  values::Object members = args.asObject();
  for (const auto& [parameter, file] : call.files) {
    auto content = textOf(modules::normalizePath(file), places.of(fmt::format("{}.files.{}", path, parameter)));
    if (!content) continue;
    std::vector<uint8_t> bytes(content->begin(), content->end());
    members.emplace_back(parameter, values::Value::string(crypto::base64(bytes)));
  }
  call.args = values::Value::object(std::move(members));
}

std::optional<std::string> ArtifactReader::textOf(const std::string& path, diagnostics::Span span) {
  modules::ReadResult file = files_.read(path);
  if (file.text) read_.push_back({path, sim::hashOf(*file.text)});
  else issues_.report(Code::FileNotFound, span).arg("path", path).arg("reason", file.reason);
  return std::move(file.text);
}

std::shared_ptr<const sim::Artifact> ArtifactReader::open(const Files& files, bool script, diagnostics::Span span) {
  auto text = textOf(files.first, span);
  if (!text) return nullptr;
  auto artifact = std::make_shared<sim::Artifact>();
  artifact->file = files.first;
  if (script) {
    artifact->script = *std::move(text);
    return artifact;
  }
  bool configured = files.first.ends_with(".toml");
  if (!(configured ? configuration(*artifact, *std::move(text), files.second) : module(*artifact, *text, span)))
    return nullptr;
  const marine::ModuleConfig& last = artifact->service->modules.back();
  auto facade = marine::readMarine(last.code, last.name);
  if (facade) {
    artifact->facade = *std::move(facade);
    return artifact;
  }
  issues_.report(Code::WasmNotMarine, span).arg("path", files.first).arg("reason", facade.error());
  return nullptr;
}

bool ArtifactReader::module(sim::Artifact& artifact, const std::string& bytes, diagnostics::Span span) {
  auto module = wasm::Module::read(wasm::Bytes(bytes.begin(), bytes.end()));
  if (module)
    marine::mountImports(
        artifact.service.emplace(marine::singleModule(stemOf(artifact.file), *module)).modules.front());
  else issues_.report(Code::WasmInvalid, span).arg("path", artifact.file).arg("reason", wasm::badText(module.error()));
  return artifact.service.has_value();
}

bool ArtifactReader::configuration(sim::Artifact& artifact, std::string text, const std::string& facade) {
  const auto& source =
      sources_.emplace_back(std::make_shared<const diagnostics::SourceFile>(artifact.file, std::move(text)));
  auto described = marine::readServiceFile(*source, issues_);
  if (!described) return false;
  if (!facade.empty()) described->modules.back().path = facade;
  artifact.memory = described->memory;
  auto read = [&](const std::string& path) -> base::Result<std::string> {
    modules::ReadResult file = files_.read(path);
    if (!file.text) return base::Failure{file.reason};
    read_.push_back({path, sim::hashOf(*file.text)});
    return *std::move(file.text);
  };
  artifact.service = marine::loadModules(*described, read, issues_);
  return artifact.service.has_value();
}

void tryArtifacts(const sim::Scenario& scenario, const sim::ScenarioPlaces& places,
                  diagnostics::DiagnosticList& issues) {
  std::set<const sim::Artifact*> tried;
  eachComputed(scenario, [&](const Behaviour& computed, const std::string& service) {
    const sim::Artifact* artifact = computed.artifact.get();
    if (!artifact || !tried.insert(artifact).second) return;
    diagnostics::Span span = placeOf(places, service, computed);
    if (artifact->service) {
      if (auto engine = wasm::threadEngine(sim::instancesOf(scenario.peers.size())); !engine)
        issues.report(Code::WasmEngine, span).arg("reason", engine.error());
    } else if (auto script = wasm::makeScript(artifact->script, artifact->file, 0); !script) {
      issues.report(Code::ScriptInvalid, span).arg("path", artifact->file).arg("reason", script.error());
    }
  });
}

}  // namespace aqua::run
