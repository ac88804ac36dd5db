#include "runtime/scenario/problems.h"

#include <algorithm>
#include <set>

#include "compiler/base/words.h"
#include "compiler/tables/reader.h"
#include "runtime/scenario/placeholders.h"

namespace aqua::sim {

using diagnostics::Code;

namespace {

enum class Allowed : uint8_t { PeersOnly, Replies };

class Checker {
 public:
  explicit Checker(const Scenario& scenario) : scenario_(scenario) {
    for (const Peer& peer : scenario.peers) names_.push_back(peer.name);
  }

  std::vector<Problem> check() {
    peers();
    for (size_t i = 0; i < scenario_.services.size(); ++i) service(scenario_.services[i], i);
    network();
    if (const auto& call = scenario_.call) {
      if (!call->from.empty()) known(call->from, "call.from");
      for (const auto& [name, behaviour] : call->callbacks) this->behaviour(behaviour, "call.callbacks." + name);
      if (call->args) texts(*call->args, "call.args", Allowed::PeersOnly);
    }
    return std::move(problems_);
  }

 private:
  using Args = std::vector<Problem::Argument>;
  void report(Code code, std::string path, Args args, std::string help = {}) {
    problems_.push_back({code, std::move(path), std::move(args), std::move(help)});
  }

  bool known(std::string_view name, std::string path) {
    if (scenario_.find(name)) return true;
    std::string meant(base::nearest(name, names_));
    report(Code::ScenarioUnknownPeer, std::move(path), {{"name", std::string(name)}},
           meant.empty() ? "" : "did you mean `" + meant + "`?");
    return false;
  }

  void peers() {
    if (scenario_.peers.empty()) report(Code::ScenarioNoPeer, "peers", {});
    std::set<std::string_view> seen;
    std::map<std::string, std::string_view> ids;
    for (const Peer& peer : scenario_.peers) {
      std::string path = "peers." + peer.name;
      if (peer.name.empty() || peer.name == "*" || peer.name.find('}') != std::string::npos)
        report(Code::TomlBadValue, path, {{"value", peer.name}, {"expected", "the name of a peer"}});
      if (!seen.insert(peer.name).second)
        report(Code::ScenarioSamePeer, path, {{"first", peer.name}, {"second", peer.name}, {"what", "name"}});
      else if (peer.seed)
        if (auto [other, fresh] = ids.emplace(keyOf(peer).peerId(), peer.name); !fresh)
          report(Code::ScenarioSamePeer, path + ".key",
                 {{"first", std::string(other->second)}, {"second", peer.name}, {"what", "key"}});
      if (peer.relay.empty() || !known(peer.relay, path + ".relay")) continue;
      const Peer& relay = *scenario_.find(peer.relay);
      if (&relay == &peer || relay.kind == PeerKind::Client)
        report(Code::ScenarioRelay, path + ".relay",
               {{"name", peer.relay}, {"what", &relay == &peer ? "the peer itself" : "a client"}});
    }
  }

  void service(const Service& service, size_t index) {
    std::string path = "service[" + std::to_string(index) + "]";
    texts(Value::string(service.id), path + ".id", Allowed::PeersOnly);
    for (size_t i = 0; i < service.on.size(); ++i)
      if (service.on[i] != "*") known(service.on[i], path + ".on[" + std::to_string(i) + "]");
    for (const auto& [name, behaviour] : service.functions)
      this->behaviour(behaviour, name == "*" ? path + ".behaviour" : path + ".function." + name);
  }

  // Recursion: replies and cases contain neither, so two levels.
  void behaviour(const Behaviour& behaviour, const std::string& path) {
    switch (behaviour.kind) {
    case Behaviour::Kind::Returns: return texts(behaviour.value, path + ".returns", Allowed::Replies);
    case Behaviour::Kind::Error:
      return texts(Value::string(behaviour.message), path + ".error.message", Allowed::Replies);
    case Behaviour::Kind::Replies:
      if (behaviour.replies.empty())
        report(Code::TomlBadValue, path + ".replies", {{"value", "[]"}, {"expected", "at least one reply"}});
      for (size_t i = 0; i < behaviour.replies.size(); ++i)
        this->behaviour(behaviour.replies[i], path + ".replies[" + std::to_string(i) + "]");
      return;
    case Behaviour::Kind::Cases:
      for (size_t i = 0; i < behaviour.cases.size(); ++i) {
        std::string at = path + ".cases[" + std::to_string(i) + "]";
        const auto& one = behaviour.cases[i];
        if (one.args) texts(Value::array(*one.args), at + ".args", Allowed::PeersOnly);
        this->behaviour(one.behaviour, at);
      }
      return;
    case Behaviour::Kind::Echo:
    case Behaviour::Kind::FirstArg:
    case Behaviour::Kind::Unit:
    case Behaviour::Kind::Tetraplets:
    case Behaviour::Kind::Silent: return;
    }
  }

  void network() {
    const Network& network = scenario_.network;
    if (network.topology == Topology::Star) known(network.center, "network.topology");
    for (size_t i = 0; i < network.links.size(); ++i) {
      std::string path = "network.link[" + std::to_string(i) + "].between";
      const Link& link = network.links[i];
      bool first = known(link.from, path + "[0]"), second = known(link.to, path + "[1]");
      if (first && second && link.from == link.to)
        report(Code::TomlBadValue, path, {{"value", link.from}, {"expected", "two different peers"}});
    }
  }

  // Recursion: as deep as the value, which the reader of JSON or TOML bounds.
  void texts(const Value& value, const std::string& path, Allowed allowed) {
    if (value.isString()) return text(value.asString(), path, allowed);
    if (value.isArray())
      for (const Value& item : value.asArray()) texts(item, path, allowed);
    if (value.isObject())
      for (const auto& [key, member] : value.asObject()) {
        text(key, path, allowed);
        texts(member, path, allowed);
      }
  }

  void text(std::string_view text, const std::string& path, Allowed allowed) {
    eachPlaceholder(
        text, [](std::string_view, bool) {},
        [&](std::string_view inside, std::string_view whole) {
          Placeholder placeholder = readPlaceholder(inside);
          if (placeholder.kind == PlaceholderKind::Peer) {
            known(placeholder.name, path);
          } else if (placeholder.kind == PlaceholderKind::Unknown || allowed == Allowed::PeersOnly) {
            std::string_view expected =
                allowed == Allowed::PeersOnly ? "`${peer.NAME}`" : "`${peer.NAME}`, `${arg.N}`, `${self}` or `${n}`";
            report(Code::ScenarioPlaceholder, path, {{"text", std::string(whole)}, {"expected", std::string(expected)}},
                   "`$$` is a dollar");
          }
        });
  }

  const Scenario& scenario_;
  std::vector<std::string_view> names_;
  std::vector<Problem> problems_;
};

}  // namespace

std::vector<Problem> problemsOf(const Scenario& scenario) { return Checker(scenario).check(); }

base::Result<base::Done> validate(const Scenario& scenario) {
  std::vector<Problem> problems = problemsOf(scenario);
  if (problems.empty()) return base::Done();
  diagnostics::Diagnostic diagnostic;
  diagnostic.code = problems.front().code;
  for (const Problem::Argument& arg : problems.front().args) diagnostic.args.emplace_back(arg.key.text(), arg.value);
  const std::string& help = problems.front().help;
  return base::Failure{diagnostic.message() + (help.empty() ? "" : "; " + help)};
}

}  // namespace aqua::sim
