// Messages: who gets them, when, and what becomes of them on the way.
#include <algorithm>

#include "runtime/data/codec/codec.h"
#include "runtime/sim/random.h"
#include "runtime/sim/turn.h"

namespace aqua::sim {

namespace {

/// Counter of draws for a message: copies of one shift no other message.
uint64_t counterOf(const MessageKey& key) {
  constexpr unsigned kCopyBits = 48;
  return (uint64_t{key.copy} << kCopyBits) | (key.number - 1);
}

/// The first message of each sender to a receiver explains why that one waits.
void keep(const Turn& turn, uint32_t particle, const std::string& id, LostMessage lost) {
  std::vector<LostMessage>& known = turn.state.lost[{particle, id}];
  if (std::none_of(known.begin(), known.end(), [&](const LostMessage& one) { return one.from == lost.from; }))
    known.push_back(std::move(lost));
}

void note(const Turn& turn, uint32_t particle, const std::string& id, LostMessage lost) {
  ++turn.state.result.stats.lost;
  if (!turn.state.result.lost) turn.state.result.lost = lost;
  turn.state.budget->keep(id.size());
  keep(turn, particle, id, std::move(lost));
}

/// A message that never got onto a wire, or was lost on it.
void lose(const Turn& turn, const Pending& message, const std::string& id, Loss loss, uint32_t rule, uint64_t because) {
  uint32_t from = message.from(), to = message.message.to;
  LostMessage lost{
      turn.image.name(from), to == kNobody ? id : turn.image.name(to), loss, turn.state.now, message.message, rule};
  if (turn.watching()) {
    Event event = turn.event(EventKind::ParticleLost, from, because);
    event.particle = message.particle;
    event.other = to;
    event.message = message.message;
    event.data = turn.printOf(message.data);
    event.loss = loss;
    event.rule = rule;
    event.text = id;
    lost.event = turn.tell(std::move(event));
  }
  const auto& actors = turn.peer(from).actors;
  if (auto sender = actors.find(message.particle); sender != actors.end()) lost.carried = sender->second.told;
  note(turn, message.particle, id, std::move(lost));
}

bool queueIsFull(const Turn& turn, uint32_t peer) {
  const std::optional<uint32_t>& queue = turn.image.peer(peer).queue;
  if (!queue || *queue == 0) return false;
  PeerState& state = turn.peer(peer);
  if (state.sentAt != turn.state.now) state.sent = 0;
  state.sentAt = turn.state.now;
  return state.sent++ >= *queue;
}

/// Hits of probabilities, for checks that want to know that there were any.
bool hits(const Turn& turn, Chance chance, uint32_t rule, LinkFault fault, uint64_t bits) {
  if (chance.never() || !chance.holds(bits)) return false;
  auto& links = turn.state.result.usage.links;
  ++links[rule == kNobody ? links.size() - 1 : rule][static_cast<size_t>(fault)];
  return true;
}

/// Connections that a peer could not make (PEERS.md 2.5).
constexpr uint32_t kMostFailures = 3;
constexpr Micros kLookup = 3 * kSecond, kBan = 60 * kSecond;

class Sending {
 public:
  Sending(const Turn& turn, Pending message, const std::string& id, Micros later, uint64_t because)
      : turn_(turn),
        message_(std::move(message)),
        id_(id),
        later_(later),
        because_(because),
        from_(message_.from()),
        to_(message_.peer) {}

  void operator()() {
    if (turn_.watching()) {
      Event sent = turn_.event(EventKind::ParticleSent, from_, because_);
      sent.particle = message_.particle;
      sent.other = to_;
      sent.message = message_.message;
      sent.data = turn_.printOf(message_.data);
      message_.because = because_ = turn_.tell(std::move(sent));
    }
    if (from_ == to_) return onItsWay(turn_, std::move(message_), 0, nullptr);
    ++turn_.state.result.stats.hops;
    if (isBanned()) return lose(turn_, message_, id_, Loss::Banned, kNobody, because_);
    Interference events = interfere(turn_, message_);
    if (events.undialed != kNobody) return dialInVain(events.undialed);
    if (!turn_.state.dials.empty()) turn_.state.dials.erase(wire());
    if (events.drop != kNobody) return lose(turn_, message_, id_, events.loss, events.drop, because_);
    std::vector<uint32_t> changed = changedLinks(turn_.state, turn_.image.scenario());
    Passage passage = turn_.image.wires().passage(from_, to_, changed);
    if (hits(turn_, passage.drop, passage.dropRule, LinkFault::Drop, bits(Purpose::Drop)))
      return lose(turn_, message_, id_, Loss::Dropped, passage.dropRule, because_);
    change(events, passage);
    if (events.hold != kNobody) {
      turn_.state.held.push_back({events.hold, std::move(message_)});
      return;
    }
    bool twice = events.duplicate != kNobody ||
                 hits(turn_, passage.duplicate, passage.duplicateRule, LinkFault::Duplicate, bits(Purpose::Duplicate));
    goOn(message_, passage, events);
    if (!twice) return;
    Pending copy = std::move(message_);
    ++copy.message.copy;
    goOn(std::move(copy), passage, events);
  }

 private:
  /// What it carries is not what was sent.
  void change(Interference& events, const Passage& passage) {
    if (events.data) message_.data = std::move(events.data);
    if (events.corrupt != kNobody) {
      message_.damaged = true;
      message_.part = events.part;
    } else if (hits(turn_, passage.corrupt, passage.corruptRule, LinkFault::Corrupt, bits(Purpose::Corrupt))) {
      message_.damaged = true;
      constexpr unsigned kParts = 4, kShift = 40;
      message_.part = static_cast<CorruptPart>(bits(Purpose::Corrupt) >> kShift & (kParts - 1));
    }
  }

  uint64_t wire() const { return Wires::wire(from_, to_); }
  uint64_t bits(Purpose purpose) const { return draw(turn_.state.seed, purpose, wire(), counterOf(message_.message)); }

  bool isBanned() const {
    if (turn_.state.dials.empty()) return false;
    return turn_.state.now < turn_.state.dials.lookup(wire()).second;
  }

  /// A node looks for the peer before it gives up, a client knows its relay.
  void dialInVain(uint32_t event) {
    if (turn_.image.flavour(from_) == Flavour::Js) return lose(turn_, message_, id_, Loss::Dial, event, because_);
    uint64_t tie = tieOf(turn_.image, turn_.state.seed, wire(), counterOf(message_.message));
    message_.kind = Pending::Kind::Lookup;
    message_.peer = from_;
    message_.index = event;
    turn_.state.agenda.push(std::move(message_), turn_.state.now + kLookup, tie);
  }

  void goOn(Pending message, const Passage& passage, const Interference& events) {
    constexpr uint64_t kSecondMicros = kSecond;
    Micros extra = later_ + events.delay;
    if (passage.bandwidth != 0) extra += data::encode(*message.data).size() * kSecondMicros / passage.bandwidth;
    Range slowed;
    const Range* latency = passage.latency;
    if (events.slower > 1) {
      slowed = *latency;
      slowed.least *= events.slower;
      slowed.most *= events.slower;
      for (Range::Quantile& quantile : slowed.quantiles) quantile.value *= events.slower;
      latency = &slowed;
    }
    if (passage.reorder) return onItsWay(turn_, std::move(message), extra, latency);
    // First in, first out: not before the one ahead of it.
    message.follows = true;
    Micros drawn = latency->at(draw(turn_.state.seed, Purpose::Latency, wire(), counterOf(message.message)));
    Micros& ahead = turn_.state.arrivedOn[wire()];
    ahead = std::max(ahead, turn_.state.now + drawn + extra);
    onItsWay(turn_, std::move(message), ahead - turn_.state.now, nullptr);
  }

  const Turn& turn_;
  Pending message_;
  const std::string& id_;
  Micros later_;
  uint64_t because_;
  uint32_t from_, to_;
};

Pending messageOf(const Turn& turn, uint32_t from, uint32_t to, uint32_t particle, const data::DataPtr& data) {
  Pending message;
  message.kind = Pending::Kind::Particle;
  message.peer = to;
  message.particle = particle;
  message.message = {from, to, 0, 0};
  if (const Particle& own = particleOn(turn.state, from, particle); own.changedBy != kNobody)
    message.changed = turn.peer(from).actors.at(particle).changed;
  if (to != kNobody) message.message.number = ++turn.state.messagesOn[Wires::wire(from, to)];
  message.data = data;
  return message;
}

}  // namespace

void onItsWay(const Turn& turn, Pending message, Micros extra, const Range* latency) {
  uint64_t wire = Wires::wire(message.from(), message.peer), counter = counterOf(message.message);
  Micros takes = extra;
  bool sameHost = turn.image.wires().home(message.from()) == turn.image.wires().home(message.peer);
  auto name = [&] { return EventName::message(message.message); };
  if (auto decided = turn.decided(DecisionKind::Delay, name)) {
    takes = static_cast<Micros>(*decided);
  } else if (latency && !sameHost) {
    bool drawn = !latency->fixed() && !turn.image.manner().corners;
    takes += drawn ? latency->at(draw(turn.state.seed, Purpose::Latency, wire, counter)) : latency->least;
    if (!latency->fixed() && !drawn)
      turn.state.met.push_back(
          {{DecisionKind::Delay, name()}, static_cast<int64_t>(takes), {static_cast<int64_t>(extra + latency->most)}});
  }
  turn.state.agenda.push(std::move(message), turn.state.now + takes, tieOf(turn.image, turn.state.seed, wire, counter));
}

void loseMessage(const Turn& turn, const Pending& message, Loss loss, uint32_t rule) {
  lose(turn, message, turn.image.key(message.peer).peerId(), loss, rule, message.because);
}

void endLookup(const Turn& turn, const Pending& message) {
  auto& [failures, end] = turn.state.dials[Wires::wire(message.from(), message.message.to)];
  if (++failures == kMostFailures) {
    failures = 0;
    end = turn.state.now + kBan;
  }
  const std::string& id = turn.image.key(message.message.to).peerId();
  lose(turn, message, id, Loss::Dial, message.index, message.because);
}

void noteExpired(const Turn& turn, const Pending& message, int64_t late, uint64_t event) {
  const std::string& to = turn.image.name(message.peer);
  LostMessage lost{turn.image.name(message.from()), to, Loss::None, turn.state.now, message.message, kNobody};
  lost.late = late;
  lost.event = event;
  keep(turn, message.particle, turn.image.key(message.peer).peerId(), std::move(lost));
}

bool givesUp(const Turn& turn, uint32_t peer, const std::vector<std::string>& ids) {
  if (turn.image.flavour(peer) == Flavour::Js) return false;
  return std::any_of(ids.begin(), ids.end(),
                     [&](const std::string& id) { return turn.image.find(id) == kNobody && !crypto::publicKeyOf(id); });
}

void loseAll(const Turn& turn, uint32_t peer, uint32_t particle, const std::vector<std::string>& ids,
             uint64_t because) {
  for (const std::string& id : ids) {
    uint32_t to = turn.image.find(id);
    Loss loss = to == kNobody ? Loss::NoPeer : Loss::BadPeerId;
    lose(turn, messageOf(turn, peer, to, particle, nullptr), id, loss, kNobody, because);
  }
}

namespace {

/// Tells of a message that is not sent, as its time is over; false when it is not.
bool expires(const Turn& turn, const Pending& message, uint64_t because) {
  uint32_t from = message.from(), to = message.peer;
  int64_t late = 0;
  if (to == from || !isExpired(turn, from, particleOn(turn.state, from, message.particle), Expiry::Send, &late))
    return false;
  if (!turn.watching()) return true;
  Event expired = turn.event(EventKind::ParticleExpired, from, because);
  expired.particle = message.particle;
  expired.other = to;
  expired.message = message.message;
  expired.expiry = Expiry::Send;
  expired.late = late;
  turn.tell(std::move(expired));
  return true;
}

/// To a peer that is not in this process.
void sendElsewhere(const Turn& turn, const Pending& message, const std::string& id, uint64_t because) {
  uint32_t from = message.from();
  if (turn.watching()) {
    Event sent = turn.event(EventKind::ParticleSent, from, because);
    sent.particle = message.particle;
    sent.other = message.message.to;
    sent.message = message.message;
    sent.text = id;
    because = turn.tell(std::move(sent));
  }
  ++turn.state.result.stats.hops;
  const Particle& particle = particleOn(turn.state, from, message.particle);
  Letter letter{from,
                id,
                message.particle,
                particle.id,
                initiatorOf(turn.image, particle),
                scriptText(turn.image, particle),
                particle.timestamp,
                particle.ttlMilliseconds(),
                signatureOf(turn.image, turn.particle(message.particle)),
                message.data ? data::encode(*message.data) : data::Bytes()};
  Loss loss = turn.state.gate->send(letter);
  if (loss != Loss::None) lose(turn, message, id, loss, kNobody, because);
}

}  // namespace

void sendData(const Turn& turn, uint32_t peer, uint32_t particle, const Mail& mail, uint64_t because) {
  std::optional<Guise> guise = guiseOf(turn, peer);
  for (size_t i = 0; i < mail.ids.size(); ++i) {
    const std::string& id = mail.ids[i];
    uint32_t to = turn.image.find(id);
    Pending message = messageOf(turn, peer, to, particle, mail.data);
    if (const Gate* gate = turn.state.gate; gate && (to == kNobody || !gate->isHere(to))) {
      if (!expires(turn, message, because)) sendElsewhere(turn, message, id, because);
      continue;
    }
    bool reached = to != kNobody && turn.image.wires().reach(peer, to);
    if (reached && expires(turn, message, because)) continue;
    if (to == kNobody) lose(turn, message, id, Loss::NoPeer, kNobody, because);
    else if (!reached) lose(turn, message, id, Loss::Unreachable, kNobody, because);
    else if (to != peer && queueIsFull(turn, peer)) lose(turn, message, id, Loss::QueueFull, kNobody, because);
    else {
      Micros later = 0;
      if (guise && to != peer) {
        Crooked crooked{*guise, message, mail.before, i, i + 1 == mail.ids.size(), because};
        if (!misbehave(turn, crooked)) continue;
        later = crooked.later;
      }
      Sending(turn, std::move(message), id, later, because)();
    }
  }
}

}  // namespace aqua::sim
