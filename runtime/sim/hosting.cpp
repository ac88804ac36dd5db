// Nodes that keep services, workers and spells, and what starts spells (PEERS.md 3.2, 4).
#include <algorithm>

#include <fmt/format.h>

#include "runtime/scenario/problems.h"
#include "runtime/sim/turn.h"

namespace aqua::sim {

namespace {

constexpr std::string_view kWorkerSpell = "worker-spell";

uint32_t hostOf(const Turn& turn, uint32_t peer) { return turn.image.wires().home(peer); }

/// The node first, then its workers that are there.
std::vector<uint32_t> scopesOf(const Turn& turn, uint32_t host) {
  std::vector<uint32_t> scopes{host};
  for (uint32_t worker : turn.image.workersOf(host))
    if (turn.peer(worker).life == Life::There) scopes.push_back(worker);
  return scopes;
}

/// What nobody changes.
const Home* lookAt(const Turn& turn, uint32_t peer) { return turn.peer(peer).home.get(); }
const Home& homeOrNone(const Turn& turn, uint32_t peer) {
  static const Home kNone{};
  const Home* home = lookAt(turn, peer);
  return home ? *home : kNone;
}

Subscription* subscriptionOf(Home& home, uint64_t number) {
  auto found =
      std::find_if(home.bus.begin(), home.bus.end(), [&](const Subscription& one) { return one.number == number; });
  return found == home.bus.end() ? nullptr : &*found;
}

void setAlarm(const Turn& turn, uint32_t peer, const Subscription& subscription, uint64_t number) {
  Pending what;
  what.kind = Pending::Kind::Alarm;
  what.peer = peer;
  what.index = static_cast<uint32_t>(subscription.number);
  what.number = number;
  turn.state.agenda.push(std::move(what), subscription.alarm->at, 0);
}

void dropAlarms(const Turn& turn, uint32_t peer, const std::function<bool(const Pending&)>& fits) {
  turn.state.agenda.takeAll(
      [&](const Pending& what) { return what.kind == Pending::Kind::Alarm && what.peer == peer && fits(what); });
}

void unsubscribe(const Turn& turn, uint32_t peer, std::string_view spell) {
  Home& home = homeOf(turn, peer);
  auto found =
      std::find_if(home.bus.begin(), home.bus.end(), [&](const Subscription& one) { return one.spell == spell; });
  if (found == home.bus.end()) return;
  uint64_t number = found->number;
  home.bus.erase(found);
  dropAlarms(turn, peer, [&](const Pending& what) { return what.index == number; });
}

/// Peers that have a connection to the node.
std::vector<bool> connectionsOf(const Turn& turn, uint32_t host) {
  std::vector<bool> connected(turn.image.peers());
  const Wires& wires = turn.image.wires();
  auto cut = [&](uint32_t from, uint32_t to) {
    return std::any_of(turn.state.active.begin(), turn.state.active.end(), [&](const Active& one) {
      const PlannedEvent& event = turn.image.scenario().events[one.event];
      bool cuts = event.deed == Deed::Partition || event.deed == Deed::Isolate;
      return cuts && event.mode != CutMode::Slow && wires.cuts(one.event, from, to);
    });
  };
  for (uint32_t i = 0; i < turn.image.peers(); ++i)
    connected[i] =
        hostOf(turn, i) == i && i != host && turn.peer(i).up && wires.reach(host, i) && !cut(host, i) && !cut(i, host);
  return connected;
}

void subscribe(const Turn& turn, uint32_t peer, std::string_view spell, bool again) {
  unsubscribe(turn, peer, spell);
  Home& home = homeOf(turn, peer);
  Subscription subscription{std::string(spell), *home.spells.at(std::string(spell)).trigger, ++home.numbers, {}};
  const spells::Trigger& trigger = subscription.trigger;
  uint32_t host = hostOf(turn, peer);
  uint64_t clock = clockOf(turn, host), now = turn.state.now;
  subscription.alarm = again ? spells::alarmAfterRestart(trigger, clock, now) : spells::firstAlarm(trigger, clock, now);
  if (subscription.alarm) setAlarm(turn, peer, subscription, 1);
  if ((trigger.connect || trigger.disconnect) && homeOf(turn, host).connected.empty())
    homeOf(turn, host).connected = connectionsOf(turn, host);
  home.bus.push_back(std::move(subscription));
}

/// For whoever looks after the node.
void warn(const Turn& turn, uint32_t host, std::string_view text) {
  std::vector<Value> args{Value::string(text)};
  turn.state.result.printed.push_back({turn.image.name(host), args});
  if (!turn.watching()) return;
  Event log = turn.event(EventKind::Log, host, 0);
  log.args = std::move(args);
  turn.tell(std::move(log));
}

std::shared_ptr<const OwnScript> spellScript(const Turn& turn, const std::string& text) {
  auto known = turn.state.spellScripts.find(text);
  if (known == turn.state.spellScripts.end()) known = turn.state.spellScripts.emplace(text, ownScript(text)).first;
  return known->second;
}

/// Particles of spells whose life time is over are forgotten, or a spell would fill the memory.
void forgetExpired(const Turn& turn, uint32_t peer) {
  std::erase_if(turn.peer(peer).actors, [&](const auto& entry) {
    const Particle& particle = turn.particle(entry.first);
    return particle.call == kNobody && particle.deadline + kSecond < turn.state.now;
  });
}

/// The particle of a run (PEERS.md 4.4).
std::shared_ptr<const Particle> particleOf(const Turn& turn, uint32_t peer, std::string id,
                                           std::shared_ptr<const OwnScript> script) {
  auto particle = std::make_shared<Particle>();
  particle->initiator = peer;
  particle->id = std::move(id);
  particle->timestamp = clockOf(turn, hostOf(turn, peer)) / kMillisecond;
  particle->ttl = kDefaultTtl;
  particle->deadline = turn.state.now + kDefaultTtl;
  particle->script = std::move(script);
  return particle;
}

/// A run of a spell begins: on the node, which leads a worker's to the worker.
void fire(const Turn& turn, uint32_t peer, const std::string& id, const Value& cause, uint64_t because) {
  uint32_t host = hostOf(turn, peer);
  spells::Spell& spell = homeOf(turn, peer).spells.at(id);
  uint32_t number = spells::countRun(spell);
  auto script = spellScript(turn, spell.script);
  if (!script)
    return warn(turn, host,
                fmt::format("Failed to execute spell script id: {}, error: the script cannot be parsed", id));
  spells::noteCause(spell, cause);
  for (uint32_t one : {host, peer}) forgetExpired(turn, one);
  Pending begin;
  begin.peer = host;
  begin.particle =
      addParticle(turn, particleOf(turn, peer, fmt::format("spell_{}_{}", id, number), std::move(script)), true);
  if (turn.watching()) {
    const Particle& particle = turn.particle(begin.particle);
    Event created = turn.event(EventKind::ParticleCreated, peer, because);
    created.particle = begin.particle;
    created.text = particle.id;
    created.timestamp = particle.timestamp;
    created.ttl = particle.ttl;
    begin.because = turn.tell(std::move(created));
  }
  if (turn.peer(host).up) runStep(turn, std::move(begin));
}

/// All that the script is told of its start; one of the three has an entry.
Value causeOf(std::string_view what, std::optional<Value> entry) {
  auto list = [&](std::string_view name) {
    return Value::array(name == what ? values::Array{*entry} : values::Array{});
  };
  return Value::object({{"timer", list("timer")}, {"peer", list("peer")}, {"blockchain", list("blockchain")}});
}

/// Starts all spells of the node, and of its workers, that want it.
void fireAll(const Turn& turn, uint32_t host, const Value& cause,
             const std::function<bool(const spells::Trigger&)>& wants) {
  for (uint32_t peer : scopesOf(turn, host)) {
    std::vector<std::string> started;
    if (const Home* home = lookAt(turn, peer))
      for (const Subscription& one : home->bus)
        if (wants(one.trigger)) started.push_back(one.spell);
    for (const std::string& spell : started)
      if (homeOf(turn, peer).spells.contains(spell)) fire(turn, peer, spell, cause, 0);
  }
}

Value secondOf(const Turn& turn, uint32_t host) { return Value::unsignedInteger(clockOf(turn, host) / kSecond); }

void forget(const Turn& turn, uint32_t peer) {
  dropAlarms(turn, peer, [](const Pending&) { return true; });
  turn.peer(peer).home.reset();
  turn.peer(peer).computed.crash(computedWorld(turn), false);
}

}  // namespace

Home& homeOf(const Turn& turn, uint32_t peer) {
  std::shared_ptr<Home>& home = turn.peer(peer).home;
  if (!home) home = std::make_shared<Home>();
  else if (home.use_count() > 1) home = std::make_shared<Home>(*home);
  return *home;
}

namespace {

spells::Trigger triggerOf(const SpellSetup& setup, uint64_t start) {
  auto second = [&](Micros at) {
    return static_cast<uint32_t>(std::min<uint64_t>(start / 1000 + at / kSecond, UINT32_MAX));
  };
  spells::Trigger trigger;
  if (setup.every || setup.at) trigger.startSec = setup.at.value_or(0) > 0 ? second(*setup.at) : 1;
  trigger.periodSec = static_cast<uint32_t>(setup.every.value_or(0) / kSecond);
  if (setup.until) trigger.endSec = second(*setup.until);
  trigger.connect = setup.connect;
  trigger.disconnect = setup.disconnect;
  trigger.startBlock = setup.fromBlock;
  trigger.endBlock = setup.toBlock;
  return trigger;
}

/// As `spell.install` by the node itself, which is asked by nobody.
void install(const Turn& turn, uint32_t peer, const SpellSetup& setup) {
  Home& home = homeOf(turn, peer);
  std::string id = uuidOf(callSubject(peer, "uuid", ""), ++home.ids);
  spells::Spell spell;
  spell.script = setup.script;
  spell.trigger = triggerOf(setup, turn.image.scenario().start);
  spells::setFields(spell, setup.values);
  Instance instance{id, "spell", turn.image.key(peer).peerId(), true, {}, nullptr};
  for (Instance& other : home.services) std::erase(other.aliases, setup.alias);
  if (!setup.alias.empty()) instance.aliases.push_back(setup.alias);
  home.services.push_back(std::move(instance));
  bool waits = !spell.trigger->isEmpty();
  home.spells.emplace(id, std::move(spell));
  if (waits) subscribe(turn, peer, id, false);
}

}  // namespace

void furnish(const Turn& turn, uint32_t host) {
  for (uint32_t worker : turn.image.workersOf(host)) {
    const Peer& peer = turn.image.peer(worker);
    if (peer.vacant) {
      if (turn.peer(worker).life == Life::There) turn.peer(worker).life = Life::Vacant;
      continue;
    }
    turn.peer(worker).life = Life::There;
    homeOf(turn, host)
        .workers.push_back({turn.image.key(worker).peerId(), turn.image.key(host).peerId(), peer.deal, true});
  }
  if (hostOf(turn, host) != host) return;
  for (uint32_t peer : scopesOf(turn, host))
    for (const SpellSetup& setup : turn.image.scenario().spells)
      if (isOn(setup, turn.image.peer(peer))) install(turn, peer, setup);
}

void setActive(const Turn& turn, uint32_t worker, bool active) {
  constexpr uint32_t kPeriod = 900;
  turn.peer(worker).active = active;
  for (Worker& one : homeOf(turn, hostOf(turn, worker)).workers)
    if (one.id == turn.image.key(worker).peerId()) one.active = active;
  Home& home = homeOf(turn, worker);
  if (active) {
    const Instance* spell = home.find(kWorkerSpell);
    if (!spell) return;
    spells::Trigger trigger;
    trigger.startSec = 1;
    trigger.periodSec = kPeriod;
    home.spells.at(spell->id).trigger = trigger;
    return subscribe(turn, worker, spell->id, false);
  }
  for (auto& [id, spell] : home.spells) {
    unsubscribe(turn, worker, id);
    spell.trigger = spells::Trigger();
  }
}

void ring(const Turn& turn, Pending what) {
  uint32_t host = hostOf(turn, what.peer);
  Home& home = homeOf(turn, what.peer);
  Subscription* subscription = subscriptionOf(home, what.index);
  if (!subscription || !turn.peer(host).up) return;
  if (turn.peer(host).paused > 0) return turn.peer(host).waiting.push_back(std::move(what));
  std::string spell = subscription->spell;
  subscription->alarm = spells::nextAlarm(*subscription->alarm, turn.state.now);
  if (subscription->alarm) setAlarm(turn, what.peer, *subscription, what.number + 1);
  fire(turn, what.peer, spell, causeOf("timer", Value::object({{"timestamp", secondOf(turn, host)}})), what.because);
}

void noteConnections(const Turn& turn) {
  for (uint32_t host = 0; host < turn.image.peers(); ++host) {
    const Home* known = lookAt(turn, host);
    if (!known || known->connected.empty() || !turn.peer(host).up) continue;
    std::vector<bool> before = known->connected, after = connectionsOf(turn, host);
    if (before == after) continue;
    homeOf(turn, host).connected = after;
    for (uint32_t i = 0; i < after.size(); ++i) {
      if (before[i] == after[i]) continue;
      Value entry = Value::object(
          {{"peer_id", Value::string(turn.image.key(i).peerId())}, {"connected", Value::boolean(after[i])}});
      fireAll(turn, host, causeOf("peer", entry),
              [&](const spells::Trigger& trigger) { return after[i] ? trigger.connect : trigger.disconnect; });
    }
  }
}

void makeBlock(const Turn& turn, const Value& events) {
  uint32_t block = ++turn.state.blocks;
  for (uint32_t host = 0; host < turn.image.peers(); ++host) {
    if (hostOf(turn, host) != host || turn.image.host(host) == Host::Client || !turn.peer(host).up) continue;
    Value entry = Value::object({{"block", Value::unsignedInteger(block)},
                                 {"timestamp", secondOf(turn, host)},
                                 {"events", events.isArray() ? events : Value::array({})}});
    fireAll(turn, host, causeOf("blockchain", entry),
            [&](const spells::Trigger& trigger) { return trigger.wants(block); });
  }
}

void silenceSpells(const Turn& turn, uint32_t host) {
  if (hostOf(turn, host) != host) return;
  for (uint32_t peer : scopesOf(turn, host)) {
    if (!lookAt(turn, peer)) continue;
    dropAlarms(turn, peer, [](const Pending&) { return true; });
    homeOf(turn, peer).bus.clear();
    homeOf(turn, peer).connected.clear();
  }
}

void endInstances(const Turn& turn, uint32_t host) {
  for (uint32_t peer : scopesOf(turn, host))
    turn.peer(peer).computed.crash(computedWorld(turn), turn.image.peer(host).disk());
}

void wakeSpells(const Turn& turn, uint32_t host) {
  if (hostOf(turn, host) != host) return;
  for (uint32_t peer : scopesOf(turn, host)) {
    if (!lookAt(turn, peer)) continue;
    std::vector<Instance> services = lookAt(turn, peer)->services;
    for (const Instance& one : services) {
      if (!one.isSpell) continue;
      const std::optional<spells::Trigger>& trigger = lookAt(turn, peer)->spells.at(one.id).trigger;
      if (trigger && !trigger->isEmpty()) subscribe(turn, peer, one.id, true);
    }
  }
}

void loseHome(const Turn& turn, uint32_t host) {
  if (hostOf(turn, host) != host) return;
  for (uint32_t peer : scopesOf(turn, host)) {
    forget(turn, peer);
    if (peer != host && turn.image.peer(peer).vacant) turn.peer(peer).life = Life::Gone;
  }
  furnish(turn, host);
}

bool hasSpells(const State& state) {
  return std::any_of(state.peers.begin(), state.peers.end(),
                     [](const PeerState& peer) { return peer.home && !peer.home->spells.empty(); });
}

// ---------------------------------------------------------------------------------------------------------- Estate

uint32_t Estate::hostPeer() const { return hostOf(turn_, peer_); }
Home& Estate::home() { return sim::homeOf(turn_, peer_); }
Home& Estate::host() { return sim::homeOf(turn_, hostPeer()); }
const Home& Estate::look() const { return homeOrNone(turn_, peer_); }
const Home& Estate::lookAtHost() const { return homeOrNone(turn_, hostPeer()); }
const std::string& Estate::hostId() const { return turn_.image.key(hostPeer()).peerId(); }

const Home* Estate::homeOf(std::string_view worker) const {
  uint32_t peer = turn_.image.find(worker);
  bool own = peer != kNobody && hostOf(turn_, peer) == hostPeer() && peer != hostPeer();
  return own && turn_.peer(peer).life == Life::There ? &homeOrNone(turn_, peer) : nullptr;
}

bool Estate::isManager(std::string_view peer) const {
  const std::string& manager = turn_.image.peer(hostPeer()).manager;
  return !manager.empty() && turn_.image.book().idOf(manager) == peer;
}

std::string_view Estate::particle() const { return turn_.particle(particle_).id; }

std::string Estate::token() const { return parametersOf(turn_, peer_, particle_).token; }

std::string Estate::newId() { return uuidOf(callSubject(peer_, "uuid", ""), ++home().ids); }

std::optional<std::string> Estate::addWorker() {
  for (uint32_t worker : turn_.image.workersOf(hostPeer())) {
    PeerState& state = turn_.peer(worker);
    if (state.life != Life::Vacant) continue;
    state.life = Life::There;
    state.active = true;
    return turn_.image.key(worker).peerId();
  }
  return std::nullopt;
}

void Estate::removeWorker(std::string_view worker) {
  uint32_t peer = turn_.image.find(worker);
  forget(turn_, peer);
  turn_.peer(peer).life = Life::Gone;
  turn_.peer(peer).actors.clear();
}

void Estate::setActive(std::string_view worker, bool active) {
  sim::setActive(turn_, turn_.image.find(worker), active);
}

void Estate::subscribe(std::string_view peer, std::string_view spell) {
  sim::subscribe(turn_, turn_.image.find(peer), spell, false);
}

void Estate::unsubscribe(std::string_view peer, std::string_view spell) {
  sim::unsubscribe(turn_, turn_.image.find(peer), spell);
}

}  // namespace aqua::sim
