#include "runtime/sim/explain.h"

#include <algorithm>
#include <iterator>
#include <set>
#include <unordered_map>

#include <llvm/ADT/Hashing.h>
#include <llvm/ADT/StringRef.h>

#include "runtime/sim/turn.h"

namespace aqua::sim {

namespace {

bool samePlace(air::Place a, air::Place b) { return a.begin == b.begin && a.end == b.end; }

Wait* samePlace(std::vector<Wait>& waits, const Wait& wait) {
  auto found = std::find_if(waits.begin(), waits.end(), [&](const Wait& other) {
    return other.what.what == wait.what.what && samePlace(other.what.place, wait.what.place);
  });
  return found == waits.end() ? nullptr : &*found;
}

Cause causeOf(Loss loss) {
  switch (loss) {
  case Loss::None: return Cause::MessageExpired;
  case Loss::NoPeer: return Cause::PeerUnknown;
  case Loss::Unreachable: return Cause::PeerUnreachable;
  case Loss::Dropped:
  case Loss::Event:
  case Loss::Partition:
  case Loss::Crashed:
  case Loss::QueueFull:
  case Loss::Inactive:
  case Loss::Dial:
  case Loss::BadPeerId:
  case Loss::Schedule:
  case Loss::Banned:
  case Loss::BadSignature:
  case Loss::Withheld: return Cause::MessageLost;
  }
  return Cause::None;
}

}  // namespace

const Actor* Explanation::actorOf(uint32_t peer) const {
  const auto& actors = world_.peers[peer].actors;
  auto found = actors.find(particle_);
  return found == actors.end() ? nullptr : &found->second;
}

// A message that was lost says why its sender waits; a peer that cannot be reached, why everybody does.
const LostMessage* Explanation::lostBetween(const std::string& from, const std::string& id) const {
  auto lost = world_.lost.find({particle_, id});
  if (lost == world_.lost.end()) return nullptr;
  for (const LostMessage& one : lost->second)
    if (one.from == from) return &one;
  for (const LostMessage& one : lost->second)
    if (one.loss == Loss::NoPeer || one.loss == Loss::Unreachable) return &one;
  return nullptr;
}

namespace {

void tellRefused(const Refused& refused, const std::string& by, Wait& wait) {
  wait.cause = Cause::MessageRefused;
  wait.via = refused.from;
  wait.route = by;
  wait.code = refused.code;
  wait.message = refused.message;
  wait.at = refused.at;
  wait.because = refused.event;
}

}  // namespace

const Refused* Explanation::refusedBy(uint32_t peer, const std::string& from) const {
  auto refused = world_.refused.find({particle_, peer});
  uint32_t sender = image_.find(from);
  if (refused == world_.refused.end() || sender == kNobody) return nullptr;
  for (const Refused& one : refused->second)
    if (one.from == image_.name(sender)) return &one;
  return nullptr;
}

std::optional<Micros> Explanation::endOf(uint32_t event) const {
  const PlannedEvent& planned = image_.scenario().events[event];
  bool isInstant = !planned.after && !planned.every;
  return isInstant ? planned.until : std::nullopt;
}

void Explanation::tellFall(const PeerState& peer, Wait& wait) {
  wait.at = peer.fellAt;
  wait.rule = peer.fellBy;
  wait.because = peer.fall;
}

std::string Explanation::routeTo(uint32_t from, uint32_t to) const {
  if (from == kNobody) return {};
  for (uint32_t by = 0; by < image_.peers(); ++by)
    if (by != from && by != to && image_.wires().reach(from, by) && image_.wires().reach(by, to))
      return image_.name(by);
  return {};
}

namespace {

/// Calls whose results come into a stream, by their own output or by way of an `ap`.
std::vector<air::Place> callsInto(const air::Script& script, std::string_view stream) {
  std::vector<const air::Instr*> all = air::instructionsOf(*script.root);
  std::vector<std::string_view> names{stream};
  for (const air::Instr* instr : all) {
    if (instr->kind != air::Kind::Ap) continue;
    const auto& ap = *static_cast<const air::Ap*>(instr);
    if (ap.target.text == stream) names.push_back(ap.value.text);
  }
  std::vector<air::Place> places;
  for (const air::Instr* instr : all) {
    if (instr->kind != air::Kind::Call) continue;
    const air::Operand* output = static_cast<const air::Call*>(instr)->output;
    if (output && std::find(names.begin(), names.end(), output->text) != names.end()) places.push_back(instr->place);
  }
  return places;
}

}  // namespace

std::vector<Asked> Explanation::askedFor(std::string_view stream) const {
  const PreparedCall& call = image_.calls()[world_.particles[particle_]->call];
  std::vector<air::Place> places = callsInto(*call.invocation->script, stream);
  std::set<std::string_view> losers;  // peers whose messages were lost
  for (const auto& [whose, messages] : world_.lost)
    for (const LostMessage& message : messages)
      if (whose.first == particle_) losers.insert(message.from);
  std::vector<Asked> result;
  for (const AskedCall& one : world_.asked) {
    auto into =
        std::any_of(places.begin(), places.end(), [&](air::Place place) { return samePlace(place, one.place); });
    if (one.particle != particle_ || !into) continue;
    Asked& asked = result.emplace_back(Asked{image_.name(one.peer), one.place, Asked::State::Open, one.code});
    if (!one.answered) continue;
    bool lost = losers.contains(asked.peer);
    asked.state = one.code != 0 ? Asked::State::Failed : lost ? Asked::State::Lost : Asked::State::Answered;
  }
  return result;
}

void Explanation::forPeer(uint32_t peer, vm::Waiting& what, Wait& wait) const {
  if (const LostMessage* lost = lostBetween(wait.peer, what.detail)) {
    wait.cause = causeOf(lost->loss);
    wait.via = lost->from;
    wait.loss = lost->loss;
    wait.message = lost->message;
    wait.rule = lost->rule;
    wait.at = lost->at;
    wait.because = lost->event;
    wait.carried = lost->carried;
    wait.late = lost->late;
    if (wait.loss == Loss::Partition && wait.rule != kNobody) wait.until = endOf(wait.rule);
  } else if (const Refused* refused = refusedBy(peer, what.detail)) {
    tellRefused(*refused, image_.name(peer), wait);
  }
  if (uint32_t found = image_.find(what.detail); found != kNobody) {
    const Actor* actor = actorOf(found);
    const PeerState& state = world_.peers[found];
    auto refused = world_.refused.find({particle_, found});
    if (wait.cause == Cause::None && actor && actor->failed) {
      wait.cause = Cause::PeerFailed;
      if (refused != world_.refused.end()) tellRefused(refused->second.front(), image_.name(found), wait);
    }
    if (wait.cause == Cause::None && (!state.up || !state.waiting.empty())) {
      wait.cause = Cause::PeerDown;
      if (!state.up) tellFall(state, wait);
    }
    if (wait.cause == Cause::PeerUnreachable) wait.route = routeTo(wait.message.from, found);
    if (wait.cause == Cause::MessageExpired) wait.ahead = image_.peer(found).skew + state.moved;
    what.detail = image_.name(found);
  } else {
    wait.cause = Cause::PeerUnknown;
  }
}

Wait Explanation::waitOf(uint32_t peer, vm::Waiting what) const {
  Wait wait;
  wait.peer = image_.name(peer);
  switch (what.what) {
  case vm::Waiting::For::Peer: forPeer(peer, what, wait); break;
  case vm::Waiting::For::Result:
    for (const Unanswered& call : unanswered_)
      if (call.peer == peer && call.particle == particle_ && samePlace(call.place, what.place)) {
        wait.cause = call.cause;
        wait.service = call.service;
        wait.function = call.function;
        wait.at = call.at;
        wait.rule = call.rule;
        if (wait.cause == Cause::ServiceCrashed) tellFall(world_.peers[peer], wait);
        break;
      }
    break;
  case vm::Waiting::For::Stream:
  case vm::Waiting::For::Variable:
  case vm::Waiting::For::Never: break;
  }
  wait.what = std::move(what);
  return wait;
}

namespace {

/// A peer that waits for another one which has run. There may be as many of these as pairs of peers, and they are told
/// only when nothing else is known.
struct PassedOn {
  uint32_t peer, target;
  air::Place place;
  uint64_t times;
};

struct Repeated {
  const vm::Waiting* what;
  uint64_t times = 0;
};

Wait passedOnWait(const PassedOn& one, const ScenarioImage& image) {
  Wait wait;
  wait.peer = image.name(one.peer);
  wait.what = {vm::Waiting::For::Peer, image.name(one.target), one.place};
  wait.times = one.times;
  return wait;
}

/// Each once, in order of the first.
std::vector<Repeated> counted(const std::vector<vm::Waiting>& waiting) {
  auto hash = [](const vm::Waiting* one) {
    return llvm::hash_combine(one->what, one->place.begin, one->place.end, one->have, llvm::StringRef(one->detail));
  };
  auto same = [](const vm::Waiting* a, const vm::Waiting* b) {
    return a->what == b->what && samePlace(a->place, b->place) && a->have == b->have && a->detail == b->detail;
  };
  std::unordered_map<const vm::Waiting*, size_t, decltype(hash), decltype(same)> places(waiting.size(), hash, same);
  std::vector<Repeated> all;
  for (const vm::Waiting& what : waiting) {
    auto [found, added] = places.try_emplace(&what, all.size());
    if (added) all.push_back({&what});
    ++all[found->second].times;
  }
  return all;
}

}  // namespace

// The interpreter runs once more on the initiator's data, then on that of the peers it waits for, and so on. What a
// peer says about its own calls and its lost messages is true. What it says about streams and variables may be old news
// when it is not the initiator: other peers may have been told more since. So of several peers that wait at one place
// the one with the most values counts, and what the initiator does not wait for is told only when nothing else is
// known.
std::vector<Wait> Explanation::waits() {
  findUnanswered();
  uint32_t initiator = world_.particles[particle_]->initiator;
  std::vector<uint32_t> order{initiator};
  std::vector<bool> asked(image_.peers(), false);
  asked[initiator] = true;
  std::vector<Wait> causes, own, others;
  if (world_.abandoned[particle_] || !world_.peers[initiator].up) {
    Wait& gone = causes.emplace_back();
    gone.peer = image_.name(initiator);
    gone.what.what = vm::Waiting::For::Never;
    gone.cause = Cause::CallerCrashed;
    tellFall(world_.peers[initiator], gone);
  }
  std::vector<PassedOn> passedOn;
  for (size_t next = 0; next < order.size(); ++next) {
    uint32_t peer = order[next];
    // What a peer has from before its failure is no news, and it will do nothing with more.
    const Actor* actor = actorOf(peer);
    if (!actor || actor->failed) continue;
    std::vector<vm::Waiting> waiting = waitingOf(peer);
    for (const Repeated& one : counted(waiting)) {
      bool forPeer = one.what->what == vm::Waiting::For::Peer;
      uint32_t target = forPeer ? image_.find(one.what->detail) : kNobody;
      bool ran = target != kNobody && actorOf(target);
      if (ran && !asked[target]) {
        asked[target] = true;
        order.push_back(target);
      }
      Wait wait = waitOf(peer, *one.what);
      wait.times = one.times;
      if (wait.cause != Cause::None) {
        causes.push_back(std::move(wait));
      } else if (forPeer) {
        if (causes.empty() && own.empty() && others.empty())
          passedOn.push_back({peer, target, wait.what.place, wait.times});
      } else if (peer == initiator) {
        own.push_back(std::move(wait));
      } else if (Wait* same = samePlace(own, wait)) {
        if (wait.what.have > same->what.have) *same = std::move(wait);
      } else if (Wait* other = samePlace(others, wait)) {
        if (wait.what.have > other->what.have) *other = std::move(wait);
      } else {
        others.push_back(std::move(wait));
      }
    }
  }
  std::vector<Wait> result = std::move(causes);
  std::move(own.begin(), own.end(), std::back_inserter(result));
  if (result.empty()) result = std::move(others);
  if (result.empty())
    for (const PassedOn& one : passedOn) result.push_back(passedOnWait(one, image_));
  for (Wait& wait : result)
    if (wait.what.what == vm::Waiting::For::Stream) wait.asked = askedFor(wait.what.detail);
  return result;
}

void Explanation::findUnanswered() {
  unanswered_ = world_.silent;
  for (const Enabled& pending : world_.agenda.all()) {
    const Pending& what = world_.agenda[pending.slot];
    for (const Delivery& delivery : what.results)
      unanswered_.push_back(
          {what.peer, what.particle, delivery.place, delivery.service, delivery.function, Cause::ServiceSlow});
  }
}

std::vector<vm::Waiting> Explanation::waitingOf(uint32_t peer) const {
  vm::RunOptions options;
  options.explainWaiting = true;
  options.budget = world_.budget;
  return vm::run(scriptOf(image_, particleOn(world_, peer, particle_)), actorOf(peer)->data, nullptr,
                 paramsOf(world_, image_, peer, particle_), {}, options)
      .waiting;
}

}  // namespace aqua::sim
