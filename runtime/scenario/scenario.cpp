// The scenario file as a whole.
#include "runtime/scenario/scenario.h"

#include <algorithm>
#include <set>
#include <tuple>

#include "runtime/scenario/placeholders.h"
#include "runtime/scenario/reading.h"
#include "runtime/scenario/shape.h"

namespace aqua::sim {

using diagnostics::Code;
using diagnostics::Span;

std::optional<Value> Reading::fill(std::optional<Value> value, const std::string& path) {
  if (!value || !hasPlaceholders(*value)) return value;
  std::vector<Problem> found = problemsOf(scenario_, *value, Placeholders::Peers, path);
  problems_.insert(problems_.end(), found.begin(), found.end());
  if (!found.empty()) return std::nullopt;
  if (!book_) book_.emplace(scenario_);
  return book_->fill(*value);
}

std::optional<Value> Reading::filled(const toml::table& table, std::string_view key, const std::string& path) {
  return fill(valueIn(table, key), under(path, key));
}

std::string Reading::filledText(const toml::table& table, std::string_view key, const std::string& path) {
  auto text = textIn(table, key);
  auto value = text ? fill(Value::string(*text), under(path, key)) : std::nullopt;
  return value ? std::string(value->asString()) : std::string();
}

std::optional<Matcher> Reading::matcher(const toml::node& node, const std::string& path) {
  BadPart bad;
  auto written = fill(toValue(node, bad, true), path);
  std::string problem;
  return written ? Matcher::read(*written, problem) : std::nullopt;
}

std::optional<Matcher> Reading::matcher(const toml::table& table, std::string_view key, const std::string& path) {
  const toml::node* node = table.get(key);
  return node ? matcher(*node, under(path, key)) : std::nullopt;
}

std::optional<std::vector<Matcher>> Reading::matchers(const toml::table& table, std::string_view key,
                                                      const std::string& path) {
  const toml::node* node = table.get(key);
  if (!node || !node->is_array()) return std::nullopt;
  std::vector<Matcher> result;
  for (const toml::node& item : *node->as_array())
    if (auto matcher = this->matcher(item, under(under(path, key), result.size()))) result.push_back(*matcher);
    else return std::nullopt;
  return result;
}

namespace {

constexpr uint64_t kMemoryWithModules = uint64_t{2} << 30;

class ScenarioReader {
 public:
  ScenarioReader(const OtherFile& other, ScenarioParsed& result) : other_(other), result_(result) {}

  void read(const diagnostics::SourceFilePtr& file) {
    own_ = parsed(file);
    if (!own_) return;
    result_.places.root(own_);
    const toml::table& top = own_->top;
    if (!extend(top)) return result_.issues.sort();  // names of peers would be unknown for that reason alone
    Scenario& scenario = result_.scenario;
    ids();
    settings(top);
    Reading reading(*own_, scenario);
    if (base_) readWorld(reading, *base_, ownPeers_);
    readWorld(reading, *own_, {});
    addClient();
    if (base_) readServices(reading, *base_, ownServices_);
    readServices(reading, *own_, {});
    if (base_) readSpells(reading, *base_);
    readSpells(reading, *own_);
    makeRoomForModules();
    scenario.calls = readCalls(reading, top);
    scenario.events = readEvents(reading, top, "event");
    scenario.expectations = readExpectations(reading, top);
    scenario.properties = readProperties(reading, top);
    result_.variants = readVariants(reading, top);
    finish(reading);
  }

 private:
  /// A file of the right shape or, reported, not quite.
  std::shared_ptr<const TomlTree> parsed(const diagnostics::SourceFilePtr& file) {
    result_.files.push_back(file);
    auto top = tables::parse(*file, result_.issues);
    if (!top) return nullptr;
    tables::Reader toml(*file, result_.issues);
    auto members = toml.members(*top);
    const toml::node* version = top->get("scenario");
    if (!version || version->value<int64_t>() != 1 || members.front().second != version)
      result_.issues.report(Code::ScenarioVersion,
                            version ? toml.spanOf(*version) : toml.spanOf(toml::source_region{}));
    checkShape(*top, toml);
    return std::make_shared<const TomlTree>(file, std::move(*top));
  }

  /// False, and a report, when the other file is not there, or nothing to be extended.
  bool extend(const toml::table& top) {
    auto path = textIn(top, "extends");
    if (!path) return true;
    Span span = result_.places.of("extends");
    std::string reason = "nothing is known about other files here";
    diagnostics::SourceFilePtr file = other_ ? other_(*path, reason) : nullptr;
    if (!file) {
      result_.issues.report(Code::FileNotFound, span).arg("path", *path).arg("reason", reason);
      return false;
    }
    base_ = parsed(file);
    if (!base_ || !base_->top.contains("extends")) return base_ != nullptr;
    result_.issues.report(Code::TomlBadValue, span)
        .arg("value", *path)
        .arg("expected", "a scenario that does not extend another one itself");
    return false;
  }

  /// Own peers and services take the place of those with the same name or id.
  void ids() {
    if (const toml::table* peers = tableIn(own_->top, "peers"))
      for (const auto& [key, node] : *peers) ownPeers_.emplace_back(key.str());
    for (const toml::table* service : tablesIn(own_->top, "service")) ownServices_.push_back(textAt(*service, "id"));
  }

  void settings(const toml::table& top) {
    Scenario& scenario = result_.scenario;
    scenario.name = textAt(top, "name");
    scenario.program = textAt(top, "program");
    scenario.seed = wholeIn(top, "seed").value_or(scenario.seed);
    if (const toml::node* start = top.get("start")) scenario.start = toMoment(*start).value_or(scenario.start);
    scenario.schedule = wordIn<DueOrder>(top, "schedule", WordSet::Schedule).value_or(scenario.schedule);
    scenario.tags = textsIn(top, "tags");
    scenario.imports = textsIn(top, "imports");
    if (const toml::table* constants = tableIn(top, "const"))
      for (const auto& [key, node] : *constants)
        if (auto value = valueIn(*constants, key.str())) scenario.constants.emplace_back(key.str(), *value);
    if (const toml::table* explore = tableIn(top, "explore")) scenario.explore = readExploration(*explore);
  }

  /// Peers, network and limits of one file.
  void readWorld(Reading& reading, const TomlTree& tree, const std::vector<std::string>& skipped) {
    reading.turnTo(tree);
    Scenario& scenario = result_.scenario;
    bool isBase = &tree != own_.get();
    if (const toml::table* limits = tableIn(tree.top, "limits")) readLimits(*limits, scenario.limits);
    if (const toml::table* effects = tableIn(tree.top, "effects")) {
      scenario.effects = readEffects(reading, *effects);
      result_.places.lead("effects", isBase ? base_ : own_, "effects");
    }
    if (const toml::table* peers = tableIn(tree.top, "peers")) {
      size_t before = scenario.peers.size();
      readPeers(reading, *peers, skipped);
      for (size_t i = before; isBase && i < scenario.peers.size(); ++i) lead("peers." + scenario.peers[i].name);
    }
    const toml::table* network = tableIn(tree.top, "network");
    if (!network) return;
    size_t before = scenario.network.links.size();
    readNetwork(*network, scenario.network);
    for (size_t i = before; i < scenario.network.links.size(); ++i)
      result_.places.lead(under("network.link", i), isBase ? base_ : own_, under("network.link", i - before));
    if (isBase) lead("network.topology");
    else if (network->contains("topology")) result_.places.lead("network.topology", own_, "network.topology");
  }
  void lead(const std::string& path) { result_.places.lead(path, base_, path); }

  void readServices(Reading& reading, const TomlTree& tree, const std::vector<std::string>& skipped) {
    reading.turnTo(tree);
    std::vector<Service>& services = result_.scenario.services;
    size_t index = 0;
    for (const toml::table* table : tablesIn(tree.top, "service")) {
      std::string there = under("service", index++);
      if (std::find(skipped.begin(), skipped.end(), textAt(*table, "id")) != skipped.end()) continue;
      std::string path = under("service", services.size());
      result_.places.lead(path, &tree == own_.get() ? own_ : base_, there);
      services.push_back(readService(reading, *table, path));
    }
  }

  /// Whose limit nobody wrote: memories of modules are as large as they ask for, whatever they use of them.
  void makeRoomForModules() {
    auto says = [](const std::shared_ptr<const TomlTree>& tree) {
      const toml::table* limits = tree ? tableIn(tree->top, "limits") : nullptr;
      return limits && limits->contains("memory");
    };
    auto isModule = [](const auto& one) { return one.second.kind == Behaviour::Kind::Computed && !one.second.script; };
    if (says(own_) || says(base_)) return;
    for (const Service& service : result_.scenario.services)
      if (std::any_of(service.functions.begin(), service.functions.end(), isModule))
        result_.scenario.limits.run.memory = kMemoryWithModules;
  }

  void readSpells(Reading& reading, const TomlTree& tree) {
    reading.turnTo(tree);
    std::vector<SpellSetup>& spells = result_.scenario.spells;
    size_t index = 0;
    for (const toml::table* table : tablesIn(tree.top, "spell")) {
      std::string path = under("spell", spells.size());
      result_.places.lead(path, &tree == own_.get() ? own_ : base_, under("spell", index++));
      spells.push_back(readSpell(reading, *table, path));
    }
  }

  // A world in which nobody can call anything is not worth describing.
  void addClient() {
    std::vector<Peer>& peers = result_.scenario.peers;
    auto isClient = [](const Peer& peer) { return peer.kind == PeerKind::Client; };
    auto isRelay = [](const Peer& peer) { return peer.kind == PeerKind::Relay; };
    std::vector<Peer> plain = plainScenario().peers;
    if (std::any_of(peers.begin(), peers.end(), isClient) || result_.scenario.find(plain[0].name)) return;
    if (auto relay = std::find_if(peers.begin(), peers.end(), isRelay); relay != peers.end())
      plain[0].relay = relay->name;
    if (result_.scenario.find(plain[0].relay)) plain.pop_back();
    peers.insert(peers.begin(), plain.begin(), plain.end());
  }

  void finish(Reading& reading) {
    for (const auto& [path, there] : reading.ways()) result_.places.lead(path, own_, there);
    auto add = [&](const std::vector<Problem>& more) {
      for (const Problem& problem : more) report(problem);
    };
    for (const diagnostics::Diagnostic& one : result_.issues.items())
      reported_.emplace(one.primary.file, one.primary.begin, one.message());
    add(reading.problems());
    add(problemsOf(result_.scenario));
    add(problemsOf(result_.scenario, result_.variants));
    result_.issues.sort();
  }

  void report(const Problem& problem) {
    Span span = result_.places.of(problem.path);
    if (!span) span = {own_->file.get(), 0, 0};
    // The shape of the value may have been wrong already.
    if (!reported_.emplace(span.file, span.begin, messageOf(problem)).second) return;
    auto reported = result_.issues.report(problem.code, span);
    for (const auto& [key, value] : problem.args) reported.arg(key, value);
    if (!problem.help.empty()) reported.help(problem.help);
    if (!problem.first.empty())
      if (const Span first = result_.places.of(problem.first)) reported.label(first, "the first is here");
  }

  const OtherFile& other_;
  ScenarioParsed& result_;
  std::shared_ptr<const TomlTree> own_, base_;
  std::vector<std::string> ownPeers_, ownServices_;
  std::set<std::tuple<const diagnostics::SourceFile*, uint32_t, std::string>> reported_;
};

}  // namespace

ScenarioParsed parseScenario(const diagnostics::SourceFilePtr& file, const OtherFile& other) {
  ScenarioParsed result;
  ScenarioReader(other, result).read(file);
  return result;
}

}  // namespace aqua::sim
