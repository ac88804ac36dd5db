// The scenario file.
#include "runtime/scenario/scenario.h"

#include <algorithm>
#include <chrono>

#include "runtime/scenario/problems.h"
#include "runtime/scenario/toml_reader.h"

namespace aqua::sim {

using diagnostics::Code;
using diagnostics::Span;

namespace {

std::optional<uint64_t> unixMilliseconds(const toml::date_time& moment) {
  using namespace std::chrono;
  const toml::time& time = moment.time;
  auto result = sys_days(year(moment.date.year) / moment.date.month / moment.date.day) + hours(time.hour) +
                minutes(time.minute) - minutes(moment.offset ? moment.offset->minutes : 0) + seconds(time.second) +
                floor<milliseconds>(nanoseconds(time.nanosecond));
  if (result.time_since_epoch() < milliseconds::zero()) return std::nullopt;
  return static_cast<uint64_t>(result.time_since_epoch().count());
}

class ScenarioReader {
 public:
  ScenarioReader(const diagnostics::SourceFile& file, ScenarioParsed& result)
      : toml_(file, result.issues), scenario_(result.scenario), places_(result.places) {}

  void read(const toml::table& top) {
    version(top);
    toml_.checkKeys(top, TableKind::Top, "a scenario");
    if (auto name = toml_.text(top, "name")) scenario_.name = *name;
    if (auto program = toml_.text(top, "program")) scenario_.program = *program;
    if (auto seed = toml_.number(top, "seed")) scenario_.seed = *seed;
    start(top);
    schedule(top);
    if (const auto* limits = toml_.table(top, "limits")) this->limits(*limits);
    if (const auto* peers = toml_.table(top, "peers")) this->peers(*peers);
    addClient();
    if (const auto* services = toml_.array(top, "service"))
      for (const toml::node& one : *services) service(one);
    if (const auto* network = toml_.table(top, "network")) this->network(*network);
    if (const auto* calls = toml_.array(top, "call")) this->calls(*calls);
    std::vector<Problem> problems = problemsOf(scenario_);
    for (const Problem& problem : problems) report(problem);
    if (problems.empty() && scenario_.call && scenario_.call->args)
      scenario_.call->args = PeerBook(scenario_).fill(*scenario_.call->args);
  }

 private:
  void place(const std::string& path, const toml::node& node) { places_.add(path, toml_.spanOf(node)); }

  void report(const Problem& problem) {
    Span span = places_.of(problem.path);
    auto reported = toml_.issues().report(problem.code, span ? span : toml_.spanOf(toml::source_region{}));
    for (const auto& [key, value] : problem.args) reported.arg(key, value);
    if (!problem.help.empty()) reported.help(problem.help);
  }

  void version(const toml::table& top) {
    auto members = toml_.members(top);
    const toml::node* node = top.get("scenario");
    bool good = node && node->is_integer() && node->as_integer()->get() == 1 && members.front().second == node;
    if (!good)
      toml_.issues().report(Code::ScenarioVersion, node ? toml_.spanOf(*node) : toml_.spanOf(toml::source_region{}));
  }

  void start(const toml::table& top) {
    const toml::node* node = top.get("start");
    if (!node) return;
    constexpr std::string_view kExpected = "a date with time and zone such as `2024-01-01T00:00:00Z`";
    const auto* moment = node->as_date_time();
    if (!moment || !moment->get().offset) return toml_.wrongType(*node, "start", kExpected);
    if (auto time = unixMilliseconds(moment->get())) scenario_.start = *time;
    else toml_.badValue(*node, toml_.spanOf(*node).text(), "a date from 1970");
  }

  void schedule(const toml::table& top) {
    auto word = toml_.word(top, "schedule", {"fifo", "random", "pct"});
    if (!word) return;
    if (*word == 2) return later(*top.get("schedule"), "pct", "`schedule`");
    scenario_.schedule = *word == 0 ? Schedule::Fifo : Schedule::Random;
  }

  void later(const toml::node& node, std::string_view key, std::string_view where) {
    toml_.issues().report(Code::TomlLater, toml_.spanOf(node)).arg("key", key).arg("where", where);
  }

  void limits(const toml::table& table) {
    toml_.checkKeys(table, TableKind::Limits, "`limits`");
    if (auto time = toml_.duration(table, "time")) scenario_.limits.time = *time;
    if (auto steps = toml_.number(table, "steps")) scenario_.limits.steps = *steps;
    if (auto hops = toml_.number(table, "hops")) scenario_.limits.hops = *hops;
    if (auto instructions = toml_.number(table, "instructions")) scenario_.limits.run.instructions = *instructions;
    if (auto memory = toml_.text(table, "memory")) {
      auto size = values::parseSize(*memory);
      if (size) scenario_.limits.run.memory = *size;
      else toml_.badValue(*table.get("memory"), *memory, "a size such as `512MiB` or `2GiB`");
    }
  }

  void peers(const toml::table& table) {
    place("peers", table);
    for (const auto& [key, node] : toml_.members(table)) {
      std::string name(key->str());
      places_.add("peers." + name, toml_.spanOf(key->source()));
      const toml::table* members = toml_.asTable(*node, name);
      if (!members) continue;
      toml_.checkKeys(*members, TableKind::Peer, "a peer");
      Peer& peer = scenario_.peers.emplace_back();
      peer.name = name;
      if (auto kind = toml_.word(*members, "kind", {"node", "relay", "client", "worker"})) {
        if (*kind == 3) later(*members->get("kind"), "worker", "`kind`");
        else peer.kind = static_cast<PeerKind>(*kind);
      }
      if (auto relay = toml_.text(*members, "relay")) {
        peer.relay = *relay;
        place("peers." + name + ".relay", *members->get("relay"));
      }
      if (auto text = toml_.text(*members, "key")) key32(peer, *members->get("key"), *text);
    }
  }

  // A world in which nobody can call anything is not worth describing.
  void addClient() {
    std::vector<Peer>& peers = scenario_.peers;
    auto isClient = [](const Peer& peer) { return peer.kind == PeerKind::Client; };
    auto isRelay = [](const Peer& peer) { return peer.kind == PeerKind::Relay; };
    std::vector<Peer> plain = plainScenario().peers;
    if (std::any_of(peers.begin(), peers.end(), isClient) || scenario_.find(plain[0].name)) return;
    if (auto relay = std::find_if(peers.begin(), peers.end(), isRelay); relay != peers.end())
      plain[0].relay = relay->name;
    if (scenario_.find(plain[0].relay)) plain.pop_back();
    peers.insert(peers.begin(), plain.begin(), plain.end());
  }

  void key32(Peer& peer, const toml::node& node, const std::string& text) {
    place("peers." + peer.name + ".key", node);
    constexpr size_t kLongest = 128;  // 64 bytes have 88 digits
    auto bytes = text.size() > kLongest ? std::nullopt : crypto::fromBase58(text);
    // 64 bytes: the seed and the public key that follows from it.
    if (!bytes || (bytes->size() != 32 && bytes->size() != 64))
      return toml_.badValue(node, text, "the base58 text of a secret Ed25519 key, 32 or 64 bytes");
    peer.seed.emplace();
    std::copy_n(bytes->begin(), 32, peer.seed->begin());
    if (bytes->size() == 64 && !std::equal(bytes->begin() + 32, bytes->end(), keyOf(peer).publicKey().begin()))
      toml_.badValue(node, text, "a secret key followed by its public key");
  }

  void service(const toml::node& node) {
    size_t index = scenario_.services.size();
    std::string path = "service[" + std::to_string(index) + "]";
    Service& service = scenario_.services.emplace_back();
    place(path, node);
    const toml::table* table = toml_.asTable(node, "service");
    if (!table) return;
    toml_.checkKeys(*table, TableKind::Service, "a service");
    if (auto id = toml_.text(*table, "id")) {
      service.id = *id;
      place(path + ".id", *table->get("id"));
    } else if (!table->contains("id")) {
      toml_.missing(node, "a service", "id");
    }
    if (const auto* on = toml_.array(*table, "on"))
      for (const toml::node& name : *on)
        if (auto text = toml_.asText(name, "on")) {
          place(path + ".on[" + std::to_string(service.on.size()) + "]", name);
          service.on.push_back(*text);
        }
    if (auto kind = behaviourWord(*table)) {
      service.functions.emplace_back("*", Behaviour::of(*kind));
      place(path + ".behaviour", *table->get("behaviour"));
    }
    if (const auto* functions = toml_.table(*table, "function"))
      this->functions(*functions, path + ".function", "a function", service.functions);
  }

  void functions(const toml::table& table, const std::string& path, std::string_view where,
                 std::vector<std::pair<std::string, Behaviour>>& result) {
    for (const auto& [key, function] : toml_.members(table)) {
      std::string name(key->str());
      const toml::table* members = toml_.asTable(*function, name);
      if (!members) continue;
      auto behaviour = this->behaviour(*members, TableKind::Function, where, path + "." + name);
      if (behaviour) result.emplace_back(name, std::move(*behaviour));
    }
  }

  std::optional<Behaviour::Kind> behaviourWord(const toml::table& table) {
    auto word = toml_.word(table, "behaviour", {"echo", "unit", "first_arg", "tetraplets"});
    if (!word) return std::nullopt;
    constexpr Behaviour::Kind kKinds[] = {Behaviour::Kind::Echo, Behaviour::Kind::Unit, Behaviour::Kind::FirstArg,
                                          Behaviour::Kind::Tetraplets};
    return kKinds[*word];
  }

  // Recursion: replies and cases have no replies and cases, so two levels.
  std::optional<Behaviour> behaviour(const toml::table& table, TableKind kind, std::string_view where,
                                     const std::string& path) {
    toml_.checkKeys(table, kind, where);
    place(path, table);
    std::string_view chosen;
    for (std::string_view key : {"returns", "error", "silent", "replies", "cases", "behaviour"}) {
      const toml::node* node = table.get(key);
      if (!node) continue;
      if (!chosen.empty())
        toml_.issues().report(Code::ScenarioExclusive, toml_.spanOf(*node)).arg("first", chosen).arg("second", key);
      chosen = key;
      place(path + "." + std::string(key), *node);
    }
    if (chosen.empty()) {
      bool whole = kind == TableKind::Function;
      bool laterOnly = table.contains("wasm") || table.contains("exec");
      if (!laterOnly)
        toml_.missing(table, where,
                      whole ? "returns`, `error`, `silent`, `replies`, `cases` or `behaviour"
                            : "returns`, `error`, `silent` or `behaviour");
      return std::nullopt;
    }
    Behaviour result;
    bool good = fillBehaviour(result, table, *table.get(chosen), chosen, path);
    if (auto takes = toml_.range(table, "takes")) result.takes = takes;
    return good ? std::optional(std::move(result)) : std::nullopt;
  }

  bool fillBehaviour(Behaviour& result, const toml::table& table, const toml::node& node, std::string_view key,
                     const std::string& path) {
    if (key == "returns") {
      auto value = toml_.value(node, key);
      if (!value) return false;
      result = Behaviour::returns(std::move(*value));
      return true;
    }
    if (key == "error") return error(result, node);
    if (key == "silent") {
      const auto* silent = node.as_boolean();
      if (!silent || !silent->get()) toml_.badValue(node, toml_.spanOf(node).text(), "`true`");
      result = Behaviour::of(Behaviour::Kind::Silent);
      return true;
    }
    if (key == "behaviour") {
      auto kind = behaviourWord(table);
      if (kind) result = Behaviour::of(*kind);
      return kind.has_value();
    }
    if (const toml::array* list = node.as_array()) return fillList(result, *list, key, path);
    toml_.wrongType(node, key, "a list of tables");
    return false;
  }

  /// Replies in turn, or cases by arguments.
  bool fillList(Behaviour& result, const toml::array& list, std::string_view key, const std::string& path) {
    bool replies = key == "replies";
    result = Behaviour::of(replies ? Behaviour::Kind::Replies : Behaviour::Kind::Cases);
    size_t index = 0;
    bool good = true;
    for (const toml::node& item : list) {
      const toml::table* one = toml_.asTable(item, replies ? "a reply" : "a case");
      good &= one != nullptr;
      if (!one) continue;
      std::string at = path + "." + std::string(key) + "[" + std::to_string(index++) + "]";
      auto behaviour =
          this->behaviour(*one, replies ? TableKind::Reply : TableKind::Case, replies ? "a reply" : "a case", at);
      Behaviour::Case found;
      bool read = (replies || caseArgs(found, *one, at)) && behaviour;
      good &= read;
      if (!read) continue;
      if (replies) {
        result.replies.push_back(std::move(*behaviour));
      } else {
        found.behaviour = std::move(*behaviour);
        result.cases.push_back(std::move(found));
      }
    }
    return good;
  }

  bool caseArgs(Behaviour::Case& result, const toml::table& table, const std::string& path) {
    const auto* args = toml_.array(table, "args");
    if (!args) return !table.contains("args");
    place(path + ".args", *args);
    auto value = toml_.value(*args, "args");
    if (!value) return false;
    result.args.emplace(value->asArray());
    return true;
  }

  bool error(Behaviour& result, const toml::node& node) {
    const toml::table* table = toml_.asTable(node, "error");
    if (!table) return false;
    toml_.checkKeys(*table, TableKind::Error, "an error");
    auto message = toml_.text(*table, "message");
    if (!table->contains("message")) toml_.missing(node, "an error", "message");
    int32_t code = 1;
    if (const toml::node* given = table->get("code")) {
      const auto* number = given->as_integer();
      if (!number || number->get() == 0 || number->get() < INT32_MIN || number->get() > INT32_MAX)
        toml_.badValue(*given, toml_.spanOf(*given).text(), "a whole number of 32 bits other than 0");
      else code = static_cast<int32_t>(number->get());
    }
    result = Behaviour::error(code, message.value_or(""));
    return message.has_value();
  }

  void network(const toml::table& table) {
    toml_.checkKeys(table, TableKind::Network, "`network`");
    Network& network = scenario_.network;
    if (auto latency = toml_.range(table, "latency")) network.latency = *latency;
    if (auto transfer = toml_.text(table, "transfer")) {
      if (*transfer == "encoded") network.transfer = Transfer::Encoded;
      else if (*transfer != "shared") toml_.badValue(*table.get("transfer"), *transfer, "`shared` or `encoded`");
    }
    if (auto topology = toml_.text(table, "topology")) {
      place("network.topology", *table.get("topology"));
      if (*topology == "explicit") {
        network.topology = Topology::Explicit;
      } else if (topology->starts_with("star:")) {
        network.topology = Topology::Star;
        network.center = topology->substr(5);
      } else if (*topology != "full") {
        toml_.badValue(*table.get("topology"), *topology, "`full`, `explicit` or `star:PEER`");
      }
    }
    const auto* links = toml_.array(table, "link");
    if (!links) return;
    for (const toml::node& node : *links) {
      const toml::table* link = toml_.asTable(node, "link");
      if (!link) continue;
      toml_.checkKeys(*link, TableKind::Link, "a link");
      this->link(*link);
    }
  }

  void link(const toml::table& table) {
    std::string path = "network.link[" + std::to_string(scenario_.network.links.size()) + "].between";
    const auto* between = toml_.array(table, "between");
    if (!between) {
      if (!table.contains("between")) toml_.missing(table, "a link", "between");
      return;
    }
    place(path, *between);
    if (between->size() != 2) return toml_.badValue(*between, toml_.spanOf(*between).text(), "two peers");
    std::vector<std::string> names;
    for (const toml::node& name : *between)
      if (auto text = toml_.asText(name, "between")) {
        place(path + "[" + std::to_string(names.size()) + "]", name);
        names.push_back(*text);
      }
    if (names.size() == 2) scenario_.network.links.push_back({names[0], names[1], toml_.range(table, "latency")});
  }

  void calls(const toml::array& calls) {
    if (calls.size() > 1) later(calls[1], "a second call", "a scenario");
    if (calls.empty()) return;
    const toml::table* table = toml_.asTable(calls[0], "call");
    if (!table) return;
    toml_.checkKeys(*table, TableKind::Call, "`call`");
    Call& call = scenario_.call.emplace();
    call.id = toml_.text(*table, "id").value_or("");
    call.function = toml_.text(*table, "func").value_or("");
    call.from = toml_.text(*table, "from").value_or("");
    call.ttl = toml_.duration(*table, "ttl");
    if (const toml::node* from = table->get("from")) place("call.from", *from);
    if (const auto* callbacks = toml_.table(*table, "callbacks"))
      functions(*callbacks, "call.callbacks", "a callback", call.callbacks);
    const toml::node* args = table->get("args");
    if (!args) return;
    place("call.args", *args);
    if (!args->is_table() && !args->is_array())
      return toml_.wrongType(*args, "args", "a table of values by parameter, or a list");
    call.args = toml_.value(*args, "args");
  }

  TomlReader toml_;
  Scenario& scenario_;
  ScenarioPlaces& places_;
};

}  // namespace

Span ScenarioPlaces::of(std::string_view path) const {
  auto found = spans_.find(path);
  while (found == spans_.end() && !path.empty()) {
    size_t cut = path.find_last_of(".[");
    path = cut == std::string_view::npos ? std::string_view{} : path.substr(0, cut);
    found = spans_.find(path);
  }
  return found == spans_.end() ? Span{} : found->second;
}

ScenarioParsed parseScenario(const diagnostics::SourceFilePtr& file) {
  ScenarioParsed result;
  std::optional<toml::table> top = tables::parse(*file, result.issues);
  if (!top) return result;
  ScenarioReader(*file, result).read(*top);
  result.issues.sort();
  return result;
}

}  // namespace aqua::sim
