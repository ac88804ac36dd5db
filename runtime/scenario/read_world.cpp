// Peers, services, network and limits.
#include <algorithm>

#include "runtime/scenario/reading.h"

namespace aqua::sim {

using diagnostics::Code;

namespace {

void readKey(Reading& reading, Peer& peer, const std::string& text) {
  auto bytes = crypto::fromBase58(text);
  if (!bytes || (bytes->size() != 32 && bytes->size() != 64)) return;
  peer.seed.emplace();
  std::copy_n(bytes->begin(), 32, peer.seed->begin());
  // 64 bytes: the seed and the public key that follows from it.
  if (bytes->size() == 64 && !std::equal(bytes->begin() + 32, bytes->end(), keyOf(peer).publicKey().begin()))
    reading.report({Code::TomlBadValue,
                    "peers." + peer.name + ".key",
                    {{"value", text}, {"expected", "a secret key followed by its public key"}},
                    {}});
}

Peer readPeer(Reading& reading, const std::string& name, const toml::table& table) {
  Peer peer;
  peer.name = name;
  peer.kind = wordIn<PeerKind>(table, "kind", WordSet::Kind).value_or(peer.kind);
  peer.relay = textAt(table, "relay");
  peer.host = textAt(table, "host");
  peer.own = wordIn<Flavour>(table, "flavour", WordSet::Flavour);
  peer.skew = skewIn(table, "clock_skew").value_or(0);
  peer.drift = integerIn(table, "clock_drift").value_or(0);
  peer.slow = static_cast<uint32_t>(wholeIn(table, "slow").value_or(1));
  peer.stepTime = rangeIn(table, "step_time").value_or(Range());
  auto queue = wholeIn(table, "queue");
  if (queue) peer.queue = *queue == 0 ? std::nullopt : std::optional(static_cast<uint32_t>(*queue));
  peer.keeps = truthIn(table, "disk");
  peer.verifies = truthIn(table, "verify").value_or(true);
  if (const toml::table* engine = tableIn(table, "engine")) {
    peer.avm = textAt(*engine, "avm");
    if (!peer.avm.starts_with('/')) peer.avm.insert(0, folderOf(reading, table));
  }
  peer.manager = textAt(table, "manager");
  peer.deal = textAt(table, "deal");
  peer.vacant = truthIn(table, "vacant").value_or(false);
  if (auto key = textIn(table, "key")) readKey(reading, peer, *key);
  return peer;
}

Behaviour::Kind kindOf(size_t word) {
  constexpr Behaviour::Kind kKinds[] = {Behaviour::Kind::Echo, Behaviour::Kind::FirstArg, Behaviour::Kind::Unit,
                                        Behaviour::Kind::Tetraplets};
  return kKinds[word];
}

std::optional<Behaviour> readBehaviour(Reading& reading, const toml::table& table, const std::string& path);

/// The answer that one of the keys describes; nothing when none does. Lists keep their length, as places count.
std::optional<Behaviour> readAnswer(Reading& reading, const toml::table& table, const std::string& path) {
  if (auto value = valueIn(table, "returns")) return Behaviour::returns(*value);
  if (const toml::table* error = tableIn(table, "error"))
    return Behaviour::error(static_cast<int32_t>(integerIn(*error, "code").value_or(1)), textAt(*error, "message"));
  if (truthIn(table, "silent")) return Behaviour::of(Behaviour::Kind::Silent);
  if (auto word = wordIn(table, "behaviour", WordSet::Behaviour)) return Behaviour::of(kindOf(*word));
  if (const toml::node* choices = table.get("one_of"); choices && choices->is_array()) {
    Behaviour result = Behaviour::of(Behaviour::Kind::OneOf);
    BadPart bad;
    for (const toml::node& item : *choices->as_array())
      if (auto value = toValue(item, bad)) result.choices.push_back(*value);
    return result;
  }
  // Recursion: replies and cases have no replies and cases, so two levels.
  if (table.contains("replies")) {
    Behaviour result = Behaviour::of(Behaviour::Kind::Replies);
    for (const toml::table* reply : tablesIn(table, "replies"))
      result.replies.push_back(
          readBehaviour(reading, *reply, under(under(path, "replies"), result.replies.size())).value_or(Behaviour()));
    return result;
  }
  if (!table.contains("cases")) return std::nullopt;
  Behaviour result = Behaviour::of(Behaviour::Kind::Cases);
  for (const toml::table* one : tablesIn(table, "cases")) {
    std::string at = under(under(path, "cases"), result.cases.size());
    result.cases.push_back(
        {reading.matchers(*one, "args", at), readBehaviour(reading, *one, at).value_or(Behaviour())});
  }
  return result;
}

std::optional<Behaviour> readBehaviour(Reading& reading, const toml::table& table, const std::string& path) {
  auto result = readAnswer(reading, table, path);
  if (!result) return std::nullopt;
  result->takes = rangeIn(table, "takes");
  result->times = wholeIn(table, "times").value_or(1);
  result->once = truthIn(table, "once").value_or(false);
  return result;
}

void readQuality(const toml::table& table, Quality& quality) {
  auto set = [](auto& member, auto value) {
    if (value) member = *value;
  };
  set(quality.latency, rangeIn(table, "latency"));
  set(quality.drop, chanceIn(table, "drop"));
  set(quality.duplicate, chanceIn(table, "duplicate"));
  set(quality.corrupt, chanceIn(table, "corrupt"));
  set(quality.reorder, truthIn(table, "reorder"));
  set(quality.bandwidth, wholeIn(table, "bandwidth"));
}

}  // namespace

SpellSetup readSpell(Reading& reading, const toml::table& table, const std::string& path) {
  SpellSetup spell;
  spell.on = textsIn(table, "on");
  spell.function = textAt(table, "func");
  if (auto script = textIn(table, "script")) spell.file = folderOf(reading, table) + *script;
  spell.alias = textAt(table, "alias");
  spell.values = reading.filled(table, "values", path).value_or(Value::object({}));
  spell.every = durationIn(table, "every");
  spell.at = durationIn(table, "at");
  spell.until = durationIn(table, "until");
  spell.connect = truthIn(table, "connect").value_or(false);
  spell.disconnect = truthIn(table, "disconnect").value_or(false);
  spell.fromBlock = static_cast<uint32_t>(wholeIn(table, "from_block").value_or(0));
  spell.toBlock = static_cast<uint32_t>(wholeIn(table, "to_block").value_or(0));
  return spell;
}

std::string folderOf(const Reading& reading, const toml::table& table) {
  const std::string& file = reading.spanOf(table).file->path();
  return file.substr(0, file.find_last_of('/') + 1);
}

void readPeers(Reading& reading, const toml::table& peers, const std::vector<std::string>& skipped) {
  for (const auto& [key, node] : reading.members(peers)) {
    std::string name(key->str());
    if (node->is_table() && std::find(skipped.begin(), skipped.end(), name) == skipped.end())
      reading.scenario().peers.push_back(readPeer(reading, name, *node->as_table()));
  }
}

std::vector<std::pair<std::string, Behaviour>> readFunctions(Reading& reading, const toml::table& functions,
                                                             const std::string& path) {
  std::vector<std::pair<std::string, Behaviour>> result;
  for (const auto& [key, node] : reading.members(functions)) {
    std::string name(key->str());
    auto behaviour = node->is_table() ? readBehaviour(reading, *node->as_table(), under(path, name)) : std::nullopt;
    if (behaviour) result.emplace_back(std::move(name), std::move(*behaviour));
  }
  return result;
}

Behaviour readComputed(const toml::table& table, std::string_view key) {
  Behaviour computed = Behaviour::of(Behaviour::Kind::Computed);
  computed.script = key == "js";
  computed.file = textAt(table, key);
  if (const toml::table* modules = tableIn(table, key)) {
    computed.file = textAt(*modules, "config");
    (computed.file.empty() ? computed.file : computed.facade) = textAt(*modules, "module");
  }
  Work work = workIn(table, "takes").value_or(Work());
  computed.takes = std::move(work.time);
  computed.pace = work.pace;
  return computed;
}

Service readService(Reading& reading, const toml::table& table, const std::string& path) {
  Service service;
  service.id = textAt(table, "id");
  service.on = textsIn(table, "on");
  service.optional = truthIn(table, "optional").value_or(false);
  if (auto word = wordIn(table, "behaviour", WordSet::Behaviour))
    service.functions.emplace_back("*", Behaviour::of(kindOf(*word)));
  if (auto command = textsIn(table, "exec"); !command.empty()) {
    Behaviour process = Behaviour::of(Behaviour::Kind::Process);
    process.command = std::move(command);
    process.folder = folderOf(reading, table);
    service.functions.emplace_back("*", std::move(process));
  }
  for (std::string_view key : {"wasm", "js"})
    if (table.contains(key)) {
      Behaviour computed = readComputed(table, key);
      computed.folder = folderOf(reading, table);
      service.functions.emplace_back("*", std::move(computed));
    }
  if (const toml::table* functions = tableIn(table, "function"))
    for (auto& function : readFunctions(reading, *functions, under(path, "function")))
      service.functions.push_back(std::move(function));
  return service;
}

void readLimits(const toml::table& table, Limits& limits) {
  limits.time = durationIn(table, "time").value_or(limits.time);
  limits.steps = wholeIn(table, "steps").value_or(limits.steps);
  limits.hops = wholeIn(table, "hops").value_or(limits.hops);
  limits.events = wholeIn(table, "events").value_or(limits.events);
  limits.run.instructions = wholeIn(table, "instructions").value_or(limits.run.instructions);
  WasmLimits& wasm = limits.wasm;
  wasm.fuel = wholeIn(table, "wasm_fuel").value_or(wasm.fuel);
  wasm.startFuel = wholeIn(table, "wasm_start_fuel").value_or(wasm.startFuel);
  wasm.stack = static_cast<uint32_t>(wholeIn(table, "wasm_stack").value_or(wasm.stack));
  wasm.memory = values::parseSize(textAt(table, "wasm_memory")).value_or(wasm.memory);
  wasm.files = values::parseSize(textAt(table, "wasm_files")).value_or(wasm.files);
  limits.run.memory = values::parseSize(textAt(table, "memory")).value_or(limits.run.memory);
}

Effects readEffects(const Reading& reading, const toml::table& table) {
  Effects effects;
  effects.folder = folderOf(reading, table);
  effects.http = textsIn(table, "http");
  effects.environment = textsIn(table, "env");
  effects.realClock = wordIn(table, "clock", WordSet::Clock).value_or(0) != 0;
  effects.tape = textAt(table, "tape");
  if (const toml::table* programs = tableIn(table, "programs"))
    for (const auto& [key, node] : reading.members(*programs)) {
      const toml::table* list = node->as_table();
      std::string name(key->str());
      effects.programs.push_back({name, textAt(*programs, name), list ? textAt(*list, "answers") : std::string()});
    }
  if (const toml::table* windows = tableIn(table, "files"))
    for (const auto& [key, node] : reading.members(*windows)) {
      std::string guest(key->str()), host = textAt(*windows, guest);
      bool readOnly = host.ends_with(kReadOnly);
      if (readOnly) host.resize(host.size() - kReadOnly.size());
      effects.windows.push_back({std::move(guest), std::move(host), readOnly});
    }
  return effects;
}

Link readLink(const toml::table& table) {
  Link link;
  readQuality(table, link.quality);
  link.optional = truthIn(table, "optional").value_or(false);
  std::vector<std::string> between = textsIn(table, "between");
  link.both = between.size() == 2;
  link.from = link.both ? std::vector{between[0]} : textsIn(table, "from");
  link.to = link.both ? std::vector{between[1]} : textsIn(table, "to");
  return link;
}

void readNetwork(const toml::table& table, Network& network) {
  readQuality(table, network.quality);
  network.transfer = wordIn<Transfer>(table, "transfer", WordSet::Transfer).value_or(network.transfer);
  if (auto topology = textIn(table, "topology")) {
    constexpr std::string_view kStar = "star:";
    bool star = topology->starts_with(kStar);
    network.topology = star ? Topology::Star : *topology == "explicit" ? Topology::Explicit : Topology::Full;
    network.center = star ? topology->substr(kStar.size()) : "";
  }
  for (const toml::table* link : tablesIn(table, "link")) network.links.push_back(readLink(*link));
}

}  // namespace aqua::sim
