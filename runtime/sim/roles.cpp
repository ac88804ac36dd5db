// Peers that are no longer honest: what they answer, and what they make of the messages that they send.
#include <algorithm>
#include <array>

#include "runtime/sim/forge.h"
#include "runtime/sim/turn.h"

namespace aqua::sim {

namespace {

const PlannedEvent& become(const Turn& turn, uint32_t event) { return turn.image.scenario().events[event]; }

bool isTarget(const Turn& turn, const Guise& guise, uint32_t peer) { return turn.image.means(guise.target, peer); }

/// The peer does something that no honest one would.
void act(const Turn& turn, const Guise& guise, uint32_t peer, uint32_t other, uint64_t because) {
  if (guise.event != kNobody) ++turn.state.result.usage.events[guise.event];
  if (!turn.watching()) return;
  Event deed = turn.event(EventKind::Fault, peer, because);
  deed.deed = Deed::Become;
  deed.rule = guise.event;
  deed.other = other;
  deed.text = wordOf(guise.role);
  turn.tell(std::move(deed));
}

/// The same script with another function in the call at `place`. Null pointer: there is no call, or its function is a
/// variable. The text stays as long, so all places stay.
std::shared_ptr<const OwnScript> withOtherFunction(std::string text, air::Place place) {
  constexpr std::string_view kCall = "(call ";
  if (!std::string_view(text).substr(place.begin).starts_with(kCall)) return nullptr;
  size_t end = text.find(") [", place.begin);  // of `("service" "function") [`
  if (end == std::string::npos || end + 2 >= place.end || text[end - 1] != '"' || text[end - 2] == '"') return nullptr;
  char& last = text[end - 2];
  last = last == 'x' ? 'y' : 'x';
  return ownScript(std::move(text));
}

class Crook {
 public:
  Crook(const Turn& turn, Crooked& crooked)
      : turn_(turn),
        crooked_(crooked),
        message_(crooked.message),
        from_(message_.from()),
        to_(message_.peer),
        key_(turn.image.key(from_)),
        particle_(particleOn(turn.state, from_, message_.particle)) {}

  bool operator()() {
    switch (crooked_.guise.role) {
    case Role::Forger: return send(withForgedResult(*message_.data, victim(), key_, particle_.id));
    case Role::Editor: return send(withEditedValue(*message_.data, victim()));
    case Role::Equivocator: return equivocate();
    case Role::Replayer: return isTo() ? send(replayed()) : true;
    case Role::ScriptEditor: return isTo() ? changeScript() : true;
    case Role::HeaderEditor: return isTo() ? changeHeader() : true;
    case Role::Impersonator: return impersonate();
    case Role::Stripper: return isTo() ? strip() : true;
    case Role::Selective: return !withholds();
    case Role::Late: return isTo() ? wait() : true;
    case Role::Liar:
    case Role::Flooder:
    case Role::AddressThief: return true;
    }
    return true;
  }

 private:
  bool isTo() const { return isTarget(turn_, crooked_.guise, to_); }
  bool act() {
    sim::act(turn_, crooked_.guise, from_, to_, crooked_.because);
    return true;
  }

  /// Whose results change: those of the target, else of anybody else.
  Whose victim() const {
    return [this](std::string_view id) {
      uint32_t peer = turn_.image.find(id);
      return peer != from_ && isTarget(turn_, crooked_.guise, peer);
    };
  }

  bool send(data::DataPtr data) {
    if (!data) return true;
    message_.data = std::move(data);
    return act();
  }
  bool send(Particle changed) {
    changed.changedBy = crooked_.guise.event;
    message_.changed = std::make_shared<Particle>(std::move(changed));
    return act();
  }

  bool equivocate() {
    bool aimed = !crooked_.guise.target.empty();
    if (aimed ? !isTo() : crooked_.index == 0) return true;
    auto answered = [&](const data::Tetraplet& origin, std::string_view text) {
      rememberAnswer(turn_, from_, origin.service, origin.function, {0, std::string(text)});
    };
    uint64_t version = aimed ? 1 : crooked_.index;
    return send(otherVersion(*message_.data, crooked_.before.get(), key_, particle_.id, version, answered));
  }

  data::DataPtr replayed() const {
    for (const auto& [particle, actor] : turn_.peer(from_).actors)
      if (particle != message_.particle && actor.data && !actor.data->signatures.empty()) return untrusted(*actor.data);
    return nullptr;
  }

  /// The first call that somebody else has to make, best the receiver.
  bool changeScript() {
    auto text = ownScript(scriptText(turn_.image, particle_));  // places are those of the text that travels
    if (!text) return true;
    vm::RunOptions options;
    options.explainWaiting = true;
    options.budget = turn_.state.budget;
    vm::Params params = paramsOf(turn_.state, turn_.image, from_, message_.particle);
    std::vector<vm::Waiting> waiting = vm::run(*text->prepared, message_.data, nullptr, params, {}, options).waiting;
    const std::string& receiver = turn_.image.key(to_).peerId();
    std::stable_partition(waiting.begin(), waiting.end(),
                          [&](const vm::Waiting& wait) { return wait.detail == receiver; });
    for (const vm::Waiting& wait : waiting) {
      if (wait.what != vm::Waiting::For::Peer) continue;
      Particle changed = particle_;
      changed.script = withOtherFunction(text->text, wait.place);
      if (changed.script) return send(std::move(changed));
    }
    return true;
  }

  bool changeHeader() {
    constexpr uint64_t kParts = 3, kEarlier = 1000;
    Particle changed = particle_;
    switch (message_.message.number % kParts) {
    case 0: changed.id += "~"; break;
    case 1: changed.ttl *= 2; break;
    default: changed.timestamp += kEarlier; break;
    }
    return send(std::move(changed));
  }

  bool impersonate() {
    Particle changed = particle_;
    changed.initiator = from_;
    for (uint32_t peer = 0; peer < turn_.image.peers(); ++peer)
      if (turn_.image.name(peer) == crooked_.guise.target) changed.initiator = peer;
    return changed.initiator == particle_.initiator || send(std::move(changed));
  }

  bool strip() {
    data::DataPtr& told = turn_.state.told[{from_, message_.particle}];
    if (told && told != message_.data) return send(told);
    told = message_.data;
    return true;
  }

  bool withholds() {
    bool aimed = !crooked_.guise.target.empty();
    if (aimed ? !isTo() : !crooked_.last) return false;
    act();
    message_.because = crooked_.because;
    loseMessage(turn_, message_, Loss::Withheld, crooked_.guise.event);
    return true;
  }

  bool wait() {
    constexpr int64_t kBefore = kMillisecond;
    auto end = static_cast<int64_t>((particle_.timestamp + particle_.ttl / kMillisecond) * kMillisecond);
    int64_t left = end - static_cast<int64_t>(clockOf(turn_, from_)) - kBefore;
    if (left <= 0) return true;
    crooked_.later = static_cast<Micros>(left);
    return act();
  }

  const Turn& turn_;
  Crooked& crooked_;
  Pending& message_;
  uint32_t from_, to_;
  const crypto::KeyPair& key_;
  const Particle& particle_;  // as the sender has it
};

/// What an address thief says in place of a true answer; nothing: it leaves that one.
std::optional<Value> stolen(const vm::CallRequest& request, const Value& truth, std::string_view id) {
  constexpr int64_t kYear = int64_t{365} * 24 * 3600, kThousand = 1000;
  auto is = [&](std::string_view service, std::string_view function) {
    return request.service == service && request.function == function;
  };
  if (is("kad", "neighborhood")) return Value::array({Value::string(id)});
  if (is("peer", "is_connected") && truth.isBool()) return Value::boolean(!truth.asBool());
  auto time = truth.asInt64();
  if (time && is("peer", "timestamp_sec")) return Value::integer(*time + kYear);
  if (time && is("peer", "timestamp_ms")) return Value::integer(*time + kYear * kThousand);
  return std::nullopt;
}

bool someoneWaits(const State& state) {
  for (uint32_t i = 0; i < state.particles.size(); ++i)
    if (!state.settled[i]) return true;
  std::vector<Enabled> all = state.agenda.all();
  return std::any_of(all.begin(), all.end(), [](const Enabled& one) { return one.kind == Pending::Kind::Call; });
}

/// A particle of a flooder's own, which asks the target for an answer.
void floodOne(const Turn& turn, uint32_t peer, uint32_t target, uint64_t number) {
  auto particle = std::make_shared<Particle>();
  const std::string& id = turn.image.key(target).peerId();
  particle->initiator = peer;
  particle->id = "flood-" + turn.image.name(peer) + "-" + std::to_string(number);
  particle->timestamp = clockOf(turn, peer) / kMillisecond;
  particle->ttl = kDefaultTtl;
  particle->deadline = turn.state.now + kDefaultTtl;
  particle->script =
      ownScript("(seq (call \"" + id + "\" (\"op\" \"noop\") []) (call %init_peer_id% (\"op\" \"noop\") []))");
  Pending begin;
  begin.peer = peer;
  begin.particle = addParticle(turn, std::move(particle), true);
  runStep(turn, std::move(begin));
}

}  // namespace

std::optional<Guise> guiseOf(const Turn& turn, uint32_t peer) {
  for (auto one = turn.state.active.rbegin(); one != turn.state.active.rend(); ++one) {
    const PlannedEvent& planned = become(turn, one->event);
    if (planned.deed != Deed::Become) continue;
    const std::vector<uint32_t>& peers = turn.image.peersOf(one->event);
    if (std::find(peers.begin(), peers.end(), peer) != peers.end())
      return Guise{planned.role, planned.target, one->event};
  }
  if (const std::optional<Role>& role = turn.peer(peer).plays) return Guise{*role, {}, kNobody};
  return std::nullopt;
}

void misanswer(const Turn& turn, uint32_t peer, uint32_t particle, const vm::CallRequest& request, Answer& answer,
               uint64_t because) {
  std::optional<Guise> guise = guiseOf(turn, peer);
  if (!guise || answer.code != 0 || answer.silent) return;
  std::optional<Value> other;
  if (guise->role == Role::AddressThief) {
    std::string_view named = turn.image.book().idOf(guise->target);
    other = stolen(request, answer.value, named.empty() ? turn.image.key(peer).peerId() : named);
  }
  bool own = answer.rule != kNobody;
  if (guise->role == Role::Liar && own && isTarget(turn, *guise, turn.particle(particle).initiator))
    other = otherValue(answer.value);
  if (!other || *other == answer.value) return;
  answer.value = std::move(*other);
  act(turn, *guise, peer, kNobody, because);
}

bool misbehave(const Turn& turn, Crooked& crooked) { return Crook(turn, crooked)(); }

void flood(const Turn& turn, uint32_t event, uint64_t number) {
  const PlannedEvent& planned = become(turn, event);
  const std::vector<Active>& active = turn.state.active;
  bool lasts = std::any_of(active.begin(), active.end(), [&](const Active& one) { return one.event == event; });
  if (!lasts || !someoneWaits(turn.state)) return;
  for (uint32_t peer : turn.image.peersOf(event)) {
    std::optional<Guise> guise = guiseOf(turn, peer);
    if (!guise || guise->event != event || !turn.peer(peer).up) continue;
    turn.state.result.exceededOn = turn.image.name(peer);
    std::vector<uint32_t> targets;
    for (uint32_t target = 0; target < turn.image.peers(); ++target)
      if (target != peer && isTarget(turn, *guise, target) && turn.image.wires().reach(peer, target))
        targets.push_back(target);
    if (targets.empty()) continue;
    for (uint64_t i = 0; i < planned.rate; ++i)
      floodOne(turn, peer, targets[i % targets.size()], number * planned.rate + i);
    act(turn, *guise, peer, targets.front(), 0);
  }
  plan(turn, Pending::Kind::Flood, event, number + 1, turn.state.now + kSecond, 0);
}

}  // namespace aqua::sim
