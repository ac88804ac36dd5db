#include "runtime/scenario/problems.h"

#include <algorithm>
#include <map>
#include <set>

#include <fmt/format.h>

#include "compiler/base/words.h"
#include "runtime/scenario/paths.h"
#include "runtime/scenario/placeholders.h"

namespace aqua::sim {

using diagnostics::Code;

namespace {

class Checker {
 public:
  explicit Checker(const Scenario& scenario) : scenario_(scenario) {
    for (const Peer& peer : scenario.peers) {
      names_.push_back(peer.name);
      known_.insert(peer.name);
    }
    for (const Call& call : scenario.calls) calls_.push_back(call.id);
  }

  void all() {
    peers();
    for (size_t i = 0; i < scenario_.services.size(); ++i) service(scenario_.services[i], under("service", i));
    for (size_t i = 0; i < scenario_.spells.size(); ++i) spell(scenario_.spells[i], under("spell", i));
    aliases();
    network(scenario_.network, "network");
    events(scenario_.events, "event");
    calls();
    for (size_t i = 0; i < scenario_.expectations.size(); ++i) check(scenario_.expectations[i], under("expect", i));
    for (size_t i = 0; i < scenario_.properties.size(); ++i) property(scenario_.properties[i], under("property", i));
    for (size_t i = 0; i < scenario_.explore.faults.size(); ++i)
      deviation(scenario_.explore.faults[i], under("explore.faults", i));
  }

  void variants(const std::vector<Variant>& variants) {
    Seen seen;
    for (size_t i = 0; i < variants.size(); ++i) {
      const Variant& variant = variants[i];
      std::string path = under("variant", i);
      single(seen, variant.name, path + ".name", "a variant");
      if (variant.network) network(*variant.network, path + ".network");
      if (variant.events) events(*variant.events, path + ".event");
      if (variant.expect) expected(*variant.expect, path + ".expect");
    }
  }

  // Recursion: as deep as the value, which the reader of JSON or TOML bounds.
  void texts(const Value& value, const std::string& path, Placeholders allowed) {
    if (value.isString()) return text(value.asString(), path, allowed);
    if (value.isArray())
      for (const Value& item : value.asArray()) texts(item, path, allowed);
    if (value.isObject())
      for (const auto& [key, member] : value.asObject()) {
        text(key, path, allowed);
        texts(member, path, allowed);
      }
  }

  std::vector<Problem> problems;

 private:
  using Args = std::vector<Problem::Argument>;
  void report(Code code, std::string path, Args args, std::string help = {}) {
    problems.push_back({code, std::move(path), std::move(args), std::move(help), {}});
  }
  /// Looking for it costs; the first errors of many are enough.
  std::string meant(std::string_view word, const std::vector<std::string_view>& words) const {
    constexpr size_t kMost = 100;
    if (problems.size() > kMost) return {};
    std::string_view found = base::nearest(word, words);
    return found.empty() ? "" : "did you mean `" + std::string(found) + "`?";
  }

  bool known(std::string_view name, std::string path) {
    if (known_.contains(name)) return true;
    report(Code::ScenarioUnknownPeer, std::move(path), {{"name", std::string(name)}}, meant(name, names_));
    return false;
  }
  /// Nothing, or the name of a peer.
  void knownIfAny(std::string_view name, std::string path) {
    if (!name.empty()) known(name, std::move(path));
  }
  /// Names of peers, or `*`.
  void knownAll(const std::vector<std::string>& names, const std::string& path) {
    for (size_t i = 0; i < names.size(); ++i)
      if (names[i] != "*") known(names[i], under(path, i));
  }
  void knownCall(const std::string& id, std::string path) {
    if (calls_.empty() || std::find(calls_.begin(), calls_.end(), id) != calls_.end()) return;
    report(Code::TomlBadValue, std::move(path), {{"value", id}, {"expected", "the id of a call"}}, meant(id, calls_));
  }
  using Seen = std::map<std::string_view, std::string>;  // paths of what was there before, by id
  void single(Seen& seen, std::string_view id, std::string path, std::string_view what) {
    if (id.empty()) return;
    if (auto [first, fresh] = seen.emplace(id, path); !fresh) twice(what, id, std::move(path), first->second);
  }
  void twice(std::string_view what, std::string_view id, std::string path, std::string first) {
    report(Code::ScenarioSameId, std::move(path), {{"what", std::string(what)}, {"id", std::string(id)}});
    problems.back().first = std::move(first);
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
      relayOf(peer, path + ".relay");
      hostOf(peer, path);
      hostingOf(peer, path);
    }
  }

  void hostingOf(const Peer& peer, const std::string& path) {
    auto refuse = [&](std::string_view key, std::string_view value, std::string_view expected) {
      report(Code::TomlBadValue, under(path, key),
             {{"value", std::string(value)}, {"expected", std::string(expected)}});
    };
    knownIfAny(peer.manager, path + ".manager");
    bool node = peer.kind == PeerKind::Node || peer.kind == PeerKind::Relay, worker = peer.kind == PeerKind::Worker;
    if (!peer.manager.empty() && !node) refuse("manager", peer.manager, "no manager: only nodes have one");
    if (!peer.deal.empty() && !worker) refuse("deal", peer.deal, "no deal: only workers have one");
    if (peer.vacant && !worker) refuse("vacant", "true", "`false`: only rooms for workers are vacant");
    if (peer.vacant && !peer.deal.empty()) refuse("deal", peer.deal, "no deal: whoever makes the worker says it");
  }

  void spell(const SpellSetup& spell, const std::string& path) {
    auto refuse = [&](std::string_view key, std::string value, std::string_view expected) {
      report(Code::TomlBadValue, under(path, key), {{"value", std::move(value)}, {"expected", std::string(expected)}});
    };
    knownAll(spell.on, path + ".on");
    for (size_t i = 0; i < spell.on.size(); ++i) {
      const Peer* peer = scenario_.find(spell.on[i]);
      if (peer && (peer->kind == PeerKind::Client || peer->vacant))
        refuse(under("on", i), spell.on[i], "a node, or a worker that is there from the start");
    }
    constexpr Micros kMost = Micros{50} * 365 * 24 * 3600 * kSecond;  // seconds of Unix time have 32 bits
    for (const auto& [key, time] : {std::pair("every", spell.every), {"at", spell.at}, {"until", spell.until}})
      if (time && (*time % kSecond != 0 || *time > kMost))
        refuse(key, fmt::format("{}ms", *time / kMillisecond), "whole seconds, 50 years at most");
    if (spell.until && *spell.until < spell.at.value_or(0))
      refuse("until", fmt::format("{}ms", *spell.until / kMillisecond), "no time before `at`");
    if (spell.toBlock != 0 && spell.toBlock < spell.fromBlock)
      refuse("to_block", std::to_string(spell.toBlock), "no block before `from_block`");
  }

  /// An alias names one service of a peer.
  void aliases() {
    using Owned = std::pair<std::string_view, std::string_view>;  // a peer and an alias
    std::map<Owned, size_t> owners;
    for (size_t i = 0; i < scenario_.spells.size(); ++i) {
      const SpellSetup& spell = scenario_.spells[i];
      if (spell.alias.empty()) continue;
      for (const Peer& peer : scenario_.peers) {
        if (!isOn(spell, peer)) continue;
        const size_t first = owners.emplace(Owned(peer.name, spell.alias), i).first->second;
        if (first == i) continue;
        twice(fmt::format("a spell on `{}` with the alias", peer.name), spell.alias, under("spell", i) + ".alias",
              under("spell", first) + ".alias");
        break;
      }
    }
  }

  void relayOf(const Peer& peer, const std::string& path) {
    if (peer.relay.empty() || !known(peer.relay, path)) return;
    const Peer& relay = *scenario_.find(peer.relay);
    std::string_view what;
    if (&relay == &peer) what = "the peer itself";
    else if (relay.kind == PeerKind::Client) what = "a client";
    else if (relay.kind == PeerKind::Worker) what = "a worker";
    if (!what.empty()) report(Code::ScenarioRelay, path, {{"name", peer.relay}, {"what", std::string(what)}});
  }

  void hostOf(const Peer& peer, const std::string& path) {
    if (peer.kind == PeerKind::Worker && peer.host.empty())
      report(Code::TomlMissingKey, path, {{"where", "a worker"}, {"key", "host"}});
    if (peer.kind != PeerKind::Worker && !peer.host.empty())
      report(Code::TomlBadValue, path + ".host",
             {{"value", peer.host}, {"expected", "no host: only workers have one"}});
    if (peer.kind != PeerKind::Worker || peer.host.empty() || !known(peer.host, path + ".host")) return;
    PeerKind kind = scenario_.find(peer.host)->kind;
    if (kind == PeerKind::Client || kind == PeerKind::Worker)
      report(Code::TomlBadValue, path + ".host", {{"value", peer.host}, {"expected", "a node or a relay"}});
  }

  void service(const Service& service, const std::string& path) {
    texts(Value::string(service.id), path + ".id", Placeholders::Peers);
    knownAll(service.on, path + ".on");
    for (const auto& [name, behaviour] : service.functions)
      this->behaviour(behaviour, name == "*" ? path + ".behaviour" : path + ".function." + name);
  }

  // Recursion: replies and cases contain neither, so two levels.
  void behaviour(const Behaviour& behaviour, const std::string& path) {
    switch (behaviour.kind) {
    case Behaviour::Kind::Returns: return texts(behaviour.value, path + ".returns", Placeholders::Replies);
    case Behaviour::Kind::OneOf: return texts(Value::array(behaviour.choices), path + ".one_of", Placeholders::Replies);
    case Behaviour::Kind::Error:
      return texts(Value::string(behaviour.message), path + ".error.message", Placeholders::Replies);
    case Behaviour::Kind::Replies:
      if (behaviour.replies.empty())
        report(Code::TomlBadValue, path + ".replies", {{"value", "[]"}, {"expected", "a list that is not empty"}});
      for (size_t i = 0; i < behaviour.replies.size(); ++i)
        this->behaviour(behaviour.replies[i], under(path + ".replies", i));
      return;
    case Behaviour::Kind::Cases:
      for (size_t i = 0; i < behaviour.cases.size(); ++i)
        this->behaviour(behaviour.cases[i].behaviour, under(path + ".cases", i));
      return;
    case Behaviour::Kind::Echo:
    case Behaviour::Kind::FirstArg:
    case Behaviour::Kind::Unit:
    case Behaviour::Kind::Tetraplets:
    case Behaviour::Kind::Silent:
    case Behaviour::Kind::Process:
    case Behaviour::Kind::Computed: return;
    }
  }

  void network(const Network& network, const std::string& path) {
    if (network.topology == Topology::Star) known(network.center, path + ".topology");
    for (size_t i = 0; i < network.links.size(); ++i) link(network.links[i], under(path + ".link", i));
  }

  void link(const Link& link, const std::string& path) {
    if (link.from.size() == 1 && link.to.size() == 1 && link.both) {
      bool first = link.from[0] == "*" || known(link.from[0], path + ".between[0]");
      bool second = link.to[0] == "*" || known(link.to[0], path + ".between[1]");
      if (first && second && link.from == link.to && link.from[0] != "*")
        report(Code::TomlBadValue, path + ".between", {{"value", link.from[0]}, {"expected", "two different peers"}});
    } else {
      knownAll(link.from, path + ".from");
      knownAll(link.to, path + ".to");
    }
  }

  void trigger(const Trigger& trigger, const std::string& path) {
    knownIfAny(trigger.peer, path + ".peer");
    knownIfAny(trigger.from, path + ".from");
    knownIfAny(trigger.to, path + ".to");
  }

  void events(const std::vector<PlannedEvent>& events, const std::string& path) {
    Seen seen;
    for (size_t i = 0; i < events.size(); ++i) {
      single(seen, events[i].name, under(path, i) + ".name", "an event");
      event(events[i], under(path, i));
      applies(events, events[i], under(path, i));
    }
  }

  void event(const PlannedEvent& event, const std::string& path) {
    if (event.after) trigger(*event.after, path + ".after");
    if (event.until && !event.after && !event.every && *event.until <= event.at)
      report(Code::TomlBadValue, path + ".until",
             {{"value", durationText(*event.until)}, {"expected", "an instant after `at`"}});
    knownAll(event.peers, path + (event.peers.size() == 1 ? ".peer" : ".peers"));
    knownAll(event.from, path + ".from");
    knownAll(event.to, path + ".to");
    for (size_t i = 0; i < event.groups.size(); ++i) knownAll(event.groups[i], under(path + ".groups", i));
    knownIfAny(event.target, path + ".target");
    if (!event.message.empty()) {
      size_t arrow = event.message.find('>'), hash = event.message.rfind('#');
      known(event.message.substr(0, arrow), path + ".message");
      known(event.message.substr(arrow + 1, hash - arrow - 1), path + ".message");
    }
    if (event.service) service(*event.service, path + ".service");
    if (event.link) link(*event.link, path + ".link");
    if (event.deed == Deed::Call) {
      if (calls_.empty()) calls_.emplace_back();
      knownCall(event.call, path + ".call");
    }
  }

  /// What no run can make possible.
  void applies(const std::vector<PlannedEvent>& events, const PlannedEvent& event, const std::string& path) {
    auto reason = [&]() -> std::string {
      auto has = [&](Deed deed) {
        return std::any_of(events.begin(), events.end(), [&](const PlannedEvent& one) { return one.deed == deed; });
      };
      auto meets = [&](Deed deed) {
        return std::any_of(events.begin(), events.end(),
                           [&](const PlannedEvent& one) { return one.deed == deed && meet(one.peers, event.peers); });
      };
      const auto& faults = scenario_.explore.faults;
      bool searched = std::any_of(faults.begin(), faults.end(),
                                  [](const Deviation& one) { return one.kind == Deviation::Kind::Crash; });
      if (event.deed == Deed::Heal && !has(Deed::Partition) && !has(Deed::Isolate))
        return "there is no `partition` and no `isolate`";
      if (event.deed == Deed::Restart && !searched && !meets(Deed::Crash)) return "nothing crashes this peer";
      if (event.deed == Deed::ResumePeer && !meets(Deed::PausePeer)) return "nothing pauses this peer";
      if (event.deed == Deed::Crash && crashedBefore(events, event))
        return "the peer has crashed before, and nothing restarts it";
      if (event.deed != Deed::Deactivate) return {};
      for (const std::string& name : event.peers)
        if (const Peer* peer = scenario_.find(name); peer && peer->kind != PeerKind::Worker)
          return "`" + name + "` is no worker";
      return {};
    }();
    if (!reason.empty())
      report(Code::ScenarioCannotApply, path + ".do", {{"do", std::string(wordOf(event.deed))}, {"reason", reason}});
  }

  /// Do two lists of peers have one in common?
  static bool meet(const std::vector<std::string>& a, const std::vector<std::string>& b) {
    auto all = [](const std::vector<std::string>& names) {
      return std::find(names.begin(), names.end(), "*") != names.end();
    };
    return all(a) || all(b) || std::any_of(a.begin(), a.end(), [&](const std::string& name) {
             return std::find(b.begin(), b.end(), name) != b.end();
           });
  }

  /// Both at given instants, and no restart at all.
  static bool crashedBefore(const std::vector<PlannedEvent>& events, const PlannedEvent& event) {
    bool earlier = false;
    for (const PlannedEvent& one : events) {
      if (!meet(one.peers, event.peers)) continue;
      if (one.deed == Deed::Restart) return false;
      bool before = one.at < event.at || (one.at == event.at && &one < &event);
      earlier |= one.deed == Deed::Crash && !one.after && !one.every && !event.after && !event.every && before;
    }
    return earlier && event.peers.size() == 1 && event.peers[0] != "*";
  }

  void calls() {
    Seen seen;
    for (size_t i = 0; i < scenario_.calls.size(); ++i) {
      const Call& call = scenario_.calls[i];
      std::string path = under("call", i);
      single(seen, call.id, path + ".id", "a call");
      knownIfAny(call.from, path + ".from");
      if (call.after) trigger(*call.after, path + ".after");
      for (const auto& [name, behaviour] : call.callbacks) this->behaviour(behaviour, path + ".callbacks." + name);
      if (call.expect) expected(*call.expect, path + ".expect");
    }
  }

  void expected(const Expected& expected, const std::string& path) {
    if (expected.error) knownIfAny(expected.error->peer, path + ".error.peer");
    for (size_t i = 0; i < expected.waits.size(); ++i)
      knownIfAny(expected.waits[i].peer, under(path + ".waits", i) + ".peer");
    for (size_t i = 0; i < expected.survives.size(); ++i) deviation(expected.survives[i], under(path + ".survives", i));
    bool list = expected.returns && expected.returns->written().isArray();
    if (expected.unordered && expected.returns && !list)
      report(Code::TomlBadValue, path + ".returns",
             {{"value", expected.returns->written().text()}, {"expected", "a list, beside `unordered`"}});
    refuted(expected, path);
  }

  /// Members that belong to another outcome than the expected one.
  void refuted(const Expected& expected, const std::string& path) {
    if (!expected.outcome) return;
    auto only = [&](bool there, Ending ending, std::string_view key) {
      if (there && *expected.outcome != ending)
        report(
            Code::ScenarioExclusive, under(path, key),
            {{"first", "outcome = \"" + std::string(wordOf(*expected.outcome)) + "\""}, {"second", std::string(key)}});
    };
    only(expected.returns.has_value(), Ending::Value, "returns");
    only(!expected.golden.empty(), Ending::Value, "golden");
    only(expected.error.has_value(), Ending::Error, "error");
    only(!expected.waits.empty(), Ending::Stuck, "waits");
  }

  void deviation(const Deviation& deviation, const std::string& path) { knownIfAny(deviation.peer, path); }

  void pattern(const Pattern& pattern, const std::string& path) {
    std::string_view key = "service";
    switch (pattern.kind) {
    case Pattern::Kind::Service: break;
    case Pattern::Kind::Message: key = "message"; break;
    case Pattern::Kind::Step: key = "step"; break;
    case Pattern::Kind::Log: key = "log"; break;
    case Pattern::Kind::Fault: key = "fault"; break;
    case Pattern::Kind::Call:
      if (!pattern.call.empty()) knownCall(pattern.call, path + ".call.id");
      break;
    }
    knownIfAny(pattern.peer, under(under(path, key), "peer"));
    knownIfAny(pattern.from, under(under(path, key), "from"));
    knownIfAny(pattern.to, under(under(path, key), "to"));
  }

  void source(const ValueSource& source, const std::string& path) {
    using Kind = ValueSource::Kind;
    if (source.kind == Kind::Stream) known(source.peer, path);
    if (source.kind == Kind::Result || source.kind == Kind::Errors) knownCall(source.name, path);
  }

  void check(const Check& check, const std::string& path) {
    switch (check.kind) {
    case Check::Kind::Events: pattern(check.pattern, path); break;
    case Check::Kind::Value: source(check.value.of, path + ".value.of"); break;
    case Check::Kind::Conserved: source(check.value.of, path + ".conserved.of"); break;
    case Check::Kind::Order:
      for (size_t i = 0; i < check.order.size(); ++i) knownIfAny(check.order[i].peer, under(path + ".order", i));
      break;
    case Check::Kind::Visited:
      if (check.only) knownAll(*check.only, path + ".visited.only");
      knownAll(check.peers, path + ".visited.all");
      break;
    case Check::Kind::Converged: knownAll(check.peers, path + ".converged"); break;
    case Check::Kind::NoWarnings:
    case Check::Kind::MaxHops:
    case Check::Kind::MaxParticles:
    case Check::Kind::MaxVirtualTime:
    case Check::Kind::Recording:
    case Check::Kind::Signatures: break;
    }
    if (check.within) pattern(check.within->from, path + ".within.from");
  }

  void property(const Property& property, const std::string& path) {
    std::string_view mode;
    switch (property.mode) {
    case Property::Mode::Always: mode = "always"; break;
    case Property::Mode::Never: mode = "never"; break;
    case Property::Mode::Eventually: mode = "eventually"; break;
    case Property::Mode::Sometimes: mode = "sometimes"; break;
    }
    single(propertyNames_, property.check.name, path + ".name", "a property");
    check(property.check, under(path, mode));
  }

  void text(std::string_view text, const std::string& path, Placeholders allowed) {
    eachPlaceholder(
        text, [](std::string_view, bool) {},
        [&](std::string_view inside, std::string_view whole) {
          Placeholder placeholder = readPlaceholder(inside);
          bool peersOnly = allowed == Placeholders::Peers;
          if (placeholder.kind == PlaceholderKind::Peer) {
            known(placeholder.name, path);
          } else if (placeholder.kind == PlaceholderKind::Unknown || peersOnly) {
            std::string_view expected =
                peersOnly ? "`${peer.NAME}`" : "`${peer.NAME}`, `${arg.N}`, `${self}` or `${n}`";
            report(Code::ScenarioPlaceholder, path, {{"text", std::string(whole)}, {"expected", std::string(expected)}},
                   "`$$` is a dollar");
          }
        });
  }

  const Scenario& scenario_;
  std::vector<std::string_view> names_, calls_;
  std::set<std::string_view> known_;
  Seen propertyNames_;
};

}  // namespace

std::vector<Problem> problemsOf(const Scenario& scenario) {
  Checker checker(scenario);
  checker.all();
  return std::move(checker.problems);
}

std::vector<Problem> problemsOf(const Scenario& scenario, const std::vector<Variant>& variants) {
  Checker checker(scenario);
  checker.variants(variants);
  return std::move(checker.problems);
}

bool isOn(const SpellSetup& spell, const Peer& peer) {
  const bool node = peer.kind == PeerKind::Node || peer.kind == PeerKind::Relay;
  return std::any_of(spell.on.begin(), spell.on.end(),
                     [&](const std::string& name) { return name == peer.name || (name == "*" && node); });
}

std::vector<Problem> problemsOf(const Scenario& scenario, const Value& value, Placeholders allowed,
                                const std::string& path) {
  Checker checker(scenario);
  checker.texts(value, path, allowed);
  return std::move(checker.problems);
}

std::string messageOf(const Problem& problem) {
  diagnostics::Diagnostic diagnostic;
  diagnostic.code = problem.code;
  for (const Problem::Argument& arg : problem.args) diagnostic.args.emplace_back(arg.key.text(), arg.value);
  return diagnostic.message();
}

base::Result<base::Done> validate(const Scenario& scenario) {
  std::vector<Problem> problems = problemsOf(scenario);
  if (problems.empty()) return base::Done();
  const std::string& help = problems.front().help;
  return base::Failure{messageOf(problems.front()) + (help.empty() ? "" : "; " + help)};
}

}  // namespace aqua::sim
