#include "tools/run/world.h"

#include <algorithm>

#include <fmt/format.h>
#include <llvm/ADT/StringRef.h>

#include "runtime/scenario/supported.h"
#include "tools/run/artifacts.h"
#include "tools/run/engines.h"
#include "tools/run/surroundings.h"

namespace aqua::run {

namespace {

using diagnostics::Code;
using diagnostics::SourceFile;
using values::Value;

class WorldReader {
 public:
  WorldReader(const modules::FileSystem& files, const WorldOptions& options, ReadWorld& result)
      : files_(files), options_(options), result_(result), scenario_(result.world.scenario) {}

  void read() {
    scenario_ = sim::plainScenario();
    if (!options_.scenario.empty() && !scenarioFile()) return;
    if (options_.replays && !tape()) return;
    if (!relay()) return;
    for (const std::string& name : options_.peers) {
      sim::Peer peer;
      peer.name = name;
      scenario_.peers.push_back(std::move(peer));
    }
    std::vector<sim::Service> services;
    for (const std::string& option : options_.services)
      if (!service(option, services)) return;
    for (const std::string& option : options_.callbacks)
      if (!callback(option)) return;
    for (DescribedCallback& described : callbacksOf(scenario_)) result_.world.callbacks.push_back(std::move(described));
    // What the options say comes before what the scenario says.
    scenario_.services.insert(scenario_.services.begin(), services.begin(), services.end());
    if (options_.seed) scenario_.seed = *options_.seed;
    if (auto valid = sim::validate(scenario_); !valid) {
      refuse(valid.error());
      return;
    }
    for (const std::string& text : options_.data)
      if (!data(text)) return;
  }

 private:
  bool refuse(std::string message, std::string hint = {}) {
    result_.refused = Refusal{std::move(message), std::move(hint)};
    return false;
  }

  std::optional<std::string> textOf(const std::string& path) {
    modules::ReadResult read = files_.read(path);
    if (!read.text) result_.issues.report(Code::FileNotFound, {}).arg("path", path).arg("reason", read.reason);
    return std::move(read.text);
  }

  bool scenarioFile() {
    auto text = textOf(options_.scenario);
    if (!text) return false;
    const auto& file = result_.world.scenarioFile =
        result_.world.sources.emplace_back(std::make_shared<SourceFile>(options_.scenario, std::move(*text)));
    sim::ScenarioParsed parsed = sim::parseScenario(file, filesBeside(options_.scenario, files_));
    result_.issues.append(parsed.issues);
    if (!parsed.issues.hasErrors()) {
      sim::reportUnsupported(parsed, result_.issues);
      readEngines(files_, parsed.scenario, parsed.places, result_.issues);
      readEffects(files_, parsed.scenario, parsed.places, result_.world.artifacts, result_.issues);
      result_.world.variants = sim::variantsOf(parsed);
    }
    result_.world.places = std::move(parsed.places);
    for (auto& source : parsed.files) result_.world.sources.push_back(source);
    scenario_ = std::move(parsed.scenario);
    if (!result_.issues.hasErrors()) artifacts();
    return !result_.issues.hasErrors();
  }

  void artifacts() {
    ArtifactReader reader(files_, result_.issues);
    const sim::ScenarioPlaces& places = result_.world.places;
    reader.read(scenario_, places);
    for (sim::Scenario& variant : result_.world.variants) reader.read(variant, places);
    result_.world.artifacts.insert(result_.world.artifacts.end(), reader.files().begin(), reader.files().end());
    for (const auto& source : reader.sources()) result_.world.sources.push_back(source);
    if (options_.triesCode) tryArtifacts(scenario_, places, result_.issues);
  }

  /// False: there has to be one, and that was reported.
  bool tape() {
    World& world = result_.world;
    bool given = !options_.tape.empty();
    const std::string path = given ? options_.tape : world.tapePath();
    if (path.empty()) return true;
    diagnostics::Span place = given ? diagnostics::Span{} : world.places.of("effects.tape");
    world.tape = readTape(files_, path, place, world.artifacts, result_.issues);
    return world.tape.has_value();
  }

  bool relay() {
    const std::string& name = options_.relay;
    if (!name.empty() && !scenario_.find(name)) {
      // The relay of a world that nobody described is renamed; a described world has its own peers.
      auto relay = std::find_if(scenario_.peers.begin(), scenario_.peers.end(),
                                [](const sim::Peer& peer) { return peer.kind == sim::PeerKind::Relay; });
      if (relay == scenario_.peers.end() || !options_.scenario.empty())
        return refuse(fmt::format("`--relay {}`: the scenario has no such peer", name));
      for (sim::Peer& peer : scenario_.peers)
        if (peer.relay == relay->name) peer.relay = name;
      relay->name = name;
    } else if (!name.empty()) {
      for (sim::Peer& peer : scenario_.peers)
        if (peer.kind == sim::PeerKind::Client) peer.relay = name;
    }
    if (options_.noRelay)
      for (sim::Peer& peer : scenario_.peers)
        if (peer.kind == sim::PeerKind::Client) peer.relay.clear();
    return true;
  }

  std::optional<sim::Behaviour> reply(std::string_view name, std::string_view option, std::string_view reply) {
    using sim::Behaviour;
    if (reply == "echo") return Behaviour::of(Behaviour::Kind::FirstArg);
    if (reply == "silent") return Behaviour::of(Behaviour::Kind::Silent);
    if (reply.starts_with("error:")) {
      std::string_view rest = reply.substr(6);
      int32_t code = 0;
      size_t colon = rest.find(':');
      if (colon != std::string_view::npos && !llvm::StringRef(rest.substr(0, colon)).getAsInteger(10, code) && code > 0)
        return Behaviour::error(code, std::string(rest.substr(colon + 1)));
      return Behaviour::error(1, std::string(rest));
    }
    auto value = values::parseJson(reply);
    if (value) return Behaviour::returns(std::move(*value));
    refuse(fmt::format("`{} {}`: `{}` is no reply: {}", name, option, reply, value.error().message()),
           "expected JSON (texts in double quotes), echo, error:TEXT, error:CODE:TEXT or silent");
    return std::nullopt;
  }

  /// `ID.FUNCTION=REPLY` or `ID.FUNCTION@PEER=REPLY`.
  bool service(std::string_view option, std::vector<sim::Service>& services) {
    size_t equals = option.find('=');
    std::string_view name = option.substr(0, equals);
    size_t at = name.rfind('@');
    std::string_view path = name.substr(0, at);
    size_t dot = path.rfind('.');
    if (equals == std::string_view::npos || dot == std::string_view::npos || dot == 0 || dot + 1 == path.size())
      return refuse(fmt::format("`--service {}`, expected ID.FUNCTION=REPLY", option),
                    "for example --service 'bank.move=true'");
    sim::Service service;
    service.id = path.substr(0, dot);
    if (at != std::string_view::npos) service.on.emplace_back(name.substr(at + 1));
    auto behaviour = reply("--service", option, option.substr(equals + 1));
    if (!behaviour) return false;
    result_.world.fromOptions.push_back(placeIn("--service", option, equals + 1));
    service.functions.emplace_back(path.substr(dot + 1), std::move(*behaviour));
    services.push_back(std::move(service));
    return true;
  }

  /// `NAME=REPLY`.
  bool callback(std::string_view option) {
    size_t equals = option.find('=');
    if (equals == std::string_view::npos || equals == 0)
      return refuse(fmt::format("`--callback {}`, expected NAME=REPLY", option),
                    "for example --callback 'confirm=true'");
    auto behaviour = reply("--callback", option, option.substr(equals + 1));
    if (!behaviour) return false;
    result_.world.callbacks.push_back(
        {std::string(option.substr(0, equals)), std::move(*behaviour), "", placeIn("--callback", option, equals + 1)});
    return true;
  }

  /// What is said in an option has a place as well: its text.
  diagnostics::Span placeIn(std::string_view name, std::string_view option, size_t begin) {
    const auto& file = result_.world.sources.emplace_back(
        std::make_shared<SourceFile>(fmt::format("<{}>", name), std::string(option)));
    return {file.get(), static_cast<uint32_t>(begin), static_cast<uint32_t>(option.size())};
  }

  bool data(std::string_view option) {
    std::string content(option);
    if (option.starts_with('@')) {
      auto text = textOf(content.substr(1));
      if (!text) return false;
      content = std::move(*text);
    }
    auto value = values::parseJson(content);
    if (!value) return refuse(fmt::format("`--data` is no JSON: {}", value.error().message()));
    if (!value->isObject())
      return refuse("`--data` is no JSON object, expected values by name", "for example --data '{\"name\": \"Ada\"}'");
    if (const auto& before = result_.world.data) {
      std::vector<std::pair<std::string, Value>> both(before->asObject());
      both.insert(both.end(), value->asObject().begin(), value->asObject().end());
      value = Value::object(std::move(both));
    }
    result_.world.data = std::move(*value);
    return true;
  }

  const modules::FileSystem& files_;
  const WorldOptions& options_;
  ReadWorld& result_;
  sim::Scenario& scenario_;
};

}  // namespace

diagnostics::Span World::placeOf(size_t service, const std::string& function, std::string_view part) const {
  if (service < fromOptions.size()) return fromOptions[service];
  return places.of(fmt::format("service[{}].function.{}{}", service - fromOptions.size(), function, part));
}

diagnostics::Span World::placeOfCode(size_t service) const {
  const std::string path = fmt::format("service[{}]", service - fromOptions.size());
  for (const auto& [name, behaviour] : scenario.services[service].functions)
    if (behaviour.kind == sim::Behaviour::Kind::Computed) return places.of(path + (behaviour.script ? ".js" : ".wasm"));
  return places.of(path);
}

sim::OtherFile filesBeside(const std::string& path, const modules::FileSystem& files) {
  std::string folder = path.substr(0, path.rfind('/') + 1);
  return [folder, &files](const std::string& other, std::string& reason) -> diagnostics::SourceFilePtr {
    std::string place = modules::normalizePath(other.starts_with('/') ? other : folder + other);
    modules::ReadResult read = files.read(place);
    reason = read.reason;
    return read.text ? std::make_shared<const SourceFile>(place, std::move(*read.text)) : nullptr;
  };
}

std::vector<DescribedCallback> callbacksOf(const sim::Scenario& scenario) {
  std::vector<DescribedCallback> result;
  for (size_t i = 0; i < scenario.calls.size(); ++i)
    for (const auto& [name, behaviour] : scenario.calls[i].callbacks)
      result.push_back({name, behaviour, fmt::format("call[{}].callbacks.{}", i, name), {}, i});
  return result;
}

std::string World::tapePath() const {
  const sim::Effects& effects = scenario.effects;
  if (effects.tape.empty() || effects.tape.starts_with('/')) return effects.tape;
  return modules::normalizePath(effects.folder + effects.tape);
}

std::string World::besideScenario(const std::string& path) const {
  std::string_view file = scenarioFile ? std::string_view(scenarioFile->path()) : std::string_view();
  size_t slash = file.rfind('/');
  if (path.starts_with('/') || slash == std::string_view::npos) return path;
  return modules::normalizePath(fmt::format("{}/{}", file.substr(0, slash), path));
}

ReadWorld readWorld(const modules::FileSystem& files, const WorldOptions& options) {
  ReadWorld result;
  WorldReader(files, options, result).read();
  return result;
}

}  // namespace aqua::run
