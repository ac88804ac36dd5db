// What the events of a scenario do.
#include <algorithm>

#include "runtime/sim/forge.h"
#include "runtime/sim/random.h"
#include "runtime/sim/turn.h"

namespace aqua::sim {

namespace {

/// Messages that came while the peer was paused are there now.
void releaseWaiting(const Turn& turn, PeerState& state) {
  for (Pending& what : std::exchange(state.waiting, {})) turn.state.agenda.push(std::move(what), turn.state.now, 0);
}

/// What one event does, once.
class Happening {
 public:
  Happening(const Turn& turn, uint32_t index, uint64_t number)
      : turn_(turn), index_(index), event_(turn.image.scenario().events[index]), number_(number) {}

  void operator()(uint64_t because) {
    const std::vector<uint32_t>& peers = turn_.image.peersOf(index_);
    because_ = because;
    if (turn_.watching()) {
      Event fault = turn_.event(EventKind::Fault, peers.empty() ? kNobody : peers.front(), because);
      fault.deed = event_.deed;
      fault.rule = index_;
      fault.text = wordOf(event_.deed);
      because_ = turn_.tell(std::move(fault));
    }
    if (lasts(event_.deed)) turn_.state.active.push_back({index_, 0});
    if (peers.empty()) return network();
    for (uint32_t peer : peers) this->peer(peer);
  }

 private:
  void refuse(std::string reason) {
    turn_.state.result.inapplicable.push_back({index_, turn_.state.now, std::move(reason)});
  }

  void peer(uint32_t peer) {
    PeerState& state = turn_.peer(peer);
    switch (event_.deed) {
    case Deed::Crash:
      if (!state.up) return refuse(turn_.image.name(peer) + " is down already");
      state.crashes = index_;
      state.point = event_.point;
      crashesAt(turn_, peer, CrashPoint::Receive, because_);
      return;
    case Deed::Restart: return restart(peer, state);
    case Deed::ClockSkew: state.moved += event_.by; return clock(peer);
    case Deed::PausePeer: ++state.paused; return;
    case Deed::ResumePeer:
      if (state.paused == 0) return refuse(turn_.image.name(peer) + " is not paused");
      return resume(peer, state);
    case Deed::Deactivate: return setActive(turn_, peer, false);
    case Deed::Become: return;
    case Deed::Stale: return stale(peer, state);
    case Deed::Partition:
    case Deed::Heal:
    case Deed::Isolate:
    case Deed::SetLink:
    case Deed::DropNext:
    case Deed::DuplicateNext:
    case Deed::DelayNext:
    case Deed::CorruptNext:
    case Deed::Tamper:
    case Deed::SetService:
    case Deed::Call:
    case Deed::Block:
    case Deed::DialFailure: return network();
    }
  }

  void network() {
    switch (event_.deed) {
    case Deed::Heal: return heal();
    case Deed::DropNext:
    case Deed::DuplicateNext:
    case Deed::DelayNext:
    case Deed::CorruptNext:
    case Deed::Tamper:
    case Deed::DialFailure: turn_.state.active.push_back({index_, event_.count}); return;
    case Deed::Call: return call();
    case Deed::Block: return makeBlock(turn_, event_.with);
    case Deed::Partition:
    case Deed::Isolate:
    case Deed::SetLink:
    case Deed::SetService:
    case Deed::Become:
    case Deed::Crash:
    case Deed::Restart:
    case Deed::Stale:
    case Deed::ClockSkew:
    case Deed::PausePeer:
    case Deed::ResumePeer:
    case Deed::Deactivate: return;
    }
  }

  void restart(uint32_t peer, PeerState& state) {
    if (state.up) return refuse(turn_.image.name(peer) + " is up");
    state.up = true;
    if (!event_.keepData || !turn_.image.peer(peer).disk()) {
      state.actors.clear();
      state.computed.crash(computedWorld(turn_), false);
      return loseHome(turn_, peer);
    }
    wakeSpells(turn_, peer);
  }

  void clock(uint32_t peer) {
    if (!turn_.watching()) return;
    Event moved = turn_.event(EventKind::Clock, peer, because_);
    moved.late = event_.by;
    moved.timestamp = clockOf(turn_, peer) / kMillisecond;
    turn_.tell(std::move(moved));
  }

  void resume(uint32_t peer, PeerState& state) {
    std::erase_if(turn_.state.active, [&](const Active& active) {
      const PlannedEvent& event = turn_.image.scenario().events[active.event];
      return event.deed == Deed::PausePeer && turn_.image.peersOf(active.event) == std::vector<uint32_t>{peer};
    });
    state.paused = 0;
    releaseWaiting(turn_, state);
  }

  void stale(uint32_t peer, PeerState& state) {
    if (!state.last) return refuse(turn_.image.name(peer) + " has not got a message yet");
    constexpr uint32_t kStale = 1U << 15;  // copies that wires make have small numbers
    Pending again;
    again.kind = Pending::Kind::Particle;
    again.peer = peer;
    again.particle = state.last->particle;
    again.message = state.last->message;
    again.message.copy = kStale + static_cast<uint32_t>(number_);
    again.data = state.last->data;
    again.changed = state.last->changed;
    again.because = because_;
    turn_.state.agenda.push(std::move(again), turn_.state.now + static_cast<Micros>(std::max<int64_t>(event_.by, 0)),
                            0);
  }

  void heal() {
    std::vector<uint32_t> ended;
    for (const Active& active : turn_.state.active) {
      const PlannedEvent& event = turn_.image.scenario().events[active.event];
      bool cut = event.deed == Deed::Partition || event.deed == Deed::Isolate;
      if (cut && (event_.groups.empty() || event.groups == event_.groups)) ended.push_back(active.event);
    }
    if (ended.empty()) return refuse("there is no partition");
    for (uint32_t event : ended) endOf(turn_, event);
  }

  void call() {
    const std::vector<Call>& calls = turn_.image.scenario().calls;
    for (uint32_t i = 0; i < calls.size(); ++i)
      if (calls[i].id == event_.call) planCall(turn_, i, turn_.state.now, because_);
  }

  const Turn& turn_;
  uint32_t index_;
  const PlannedEvent& event_;
  uint64_t number_;
  uint64_t because_ = 0;
};

/// The data of a message with a part of one of its values replaced; null: there is no such part.
data::DataPtr tampered(const Turn& turn, const PlannedEvent& event, const Pending& message) {
  auto path = Path::parse(event.path);
  if (!path || !message.data) return nullptr;
  return withPartReplaced(*message.data, *path, turn.image.book().fill(event.with));
}

/// One of the next messages that an event waits for: its counter goes down, and it ends at zero.
bool countsDown(const Turn& turn, Active& active, uint32_t from, uint32_t to) {
  if (active.left == 0 || !turn.image.wires().concerns(active.event, from, to)) return false;
  --active.left;
  ++turn.state.result.usage.events[active.event];
  return true;
}

}  // namespace

void happen(const Turn& turn, uint32_t index, uint64_t number, uint64_t because) {
  const PlannedEvent& event = turn.image.scenario().events[index];
  switch (event.deed) {
  case Deed::DropNext:
  case Deed::DuplicateNext:
  case Deed::DelayNext:
  case Deed::CorruptNext:
  case Deed::Tamper:
  case Deed::Become:
  case Deed::DialFailure: break;  // counted when they concern a message, or an answer
  case Deed::Crash:
  case Deed::Restart:
  case Deed::Partition:
  case Deed::Heal:
  case Deed::Isolate:
  case Deed::SetLink:
  case Deed::Stale:
  case Deed::ClockSkew:
  case Deed::SetService:
  case Deed::Call:
  case Deed::Block:
  case Deed::PausePeer:
  case Deed::ResumePeer:
  case Deed::Deactivate: ++turn.state.result.usage.events[index];
  }
  if (event.until) {
    Micros end = event.after || event.every ? turn.state.now + *event.until : std::max(turn.state.now, *event.until);
    plan(turn, Pending::Kind::End, index, number, end, because);
  }
  bool endless = event.every && event.times == 1;
  if (event.every && (endless || number < event.times))
    plan(turn, Pending::Kind::Planned, index, number + 1, turn.state.now + *event.every, 0);
  Happening(turn, index, number)(because);
  turn.state.wiresChanged = true;
  if (event.deed != Deed::Become || event.role != Role::Flooder) return;
  auto same = [&](const Active& one) { return one.event == index; };
  bool begins = std::count_if(turn.state.active.begin(), turn.state.active.end(), same) == 1;
  if (begins) flood(turn, index, 0);
}

void endOf(const Turn& turn, uint32_t index) {
  auto found = std::find_if(turn.state.active.begin(), turn.state.active.end(),
                            [&](const Active& active) { return active.event == index; });
  if (found == turn.state.active.end()) return;  // something else ended it
  turn.state.active.erase(found);
  const PlannedEvent& event = turn.image.scenario().events[index];
  if (event.deed == Deed::PausePeer || event.deed == Deed::Deactivate)
    for (uint32_t peer : turn.image.peersOf(index)) {
      PeerState& state = turn.peer(peer);
      if (event.deed == Deed::Deactivate) setActive(turn, peer, true);
      else if (state.paused > 0 && --state.paused == 0) releaseWaiting(turn, state);
    }
  std::vector<Held> held = std::exchange(turn.state.held, {});
  for (Held& one : held) {
    if (one.event != index) {
      turn.state.held.push_back(std::move(one));
      continue;
    }
    std::vector<uint32_t> changed = changedLinks(turn.state, turn.image.scenario());
    Passage passage = turn.image.wires().passage(one.what.from(), one.what.peer, changed);
    onItsWay(turn, std::move(one.what), 0, passage.latency);
  }
  turn.state.wiresChanged = true;
}

void healAll(const Turn& turn) {
  State& state = turn.state;
  std::erase_if(state.armed, [](const Armed& armed) { return !armed.call; });
  state.agenda.takeAll(
      [](const Pending& what) { return what.kind == Pending::Kind::Planned || what.kind == Pending::Kind::End; });
  while (!state.active.empty()) {
    uint32_t event = state.active.back().event;
    if (lasts(turn.image.scenario().events[event].deed)) endOf(turn, event);
    else state.active.pop_back();
  }
  for (uint32_t i = 0; i < state.peers.size(); ++i) {
    PeerState& peer = state.peers[i];
    if (!std::exchange(peer.up, true)) wakeSpells(turn, i);
    peer.active = true;
    peer.crashes = kNobody;
    peer.paused = 0;
    releaseWaiting(turn, peer);
  }
  turn.state.wiresChanged = true;
}

bool crashesAt(const Turn& turn, uint32_t peer, CrashPoint point, uint64_t because) {
  PeerState& state = turn.peer(peer);
  if (!state.up) return true;  // it crashed meanwhile
  if (state.crashes == kNobody || state.point != point) return false;
  state.fellBy = state.crashes;
  state.fellAt = turn.state.now;
  state.fall = 0;
  state.crashes = kNobody;
  state.up = false;
  state.waiting.clear();
  endInstances(turn, peer);
  for (auto& [particle, actor] : state.actors) {
    actor.warm.forget();
    actor.busyUntil = 0;
  }
  if (!turn.image.peer(peer).disk()) state.actors.clear();
  for (uint32_t i = 0; i < turn.state.particles.size(); ++i)
    if (turn.particle(i).initiator == peer && !turn.state.settled[i]) turn.state.abandoned[i] = true;
  // Running calls end with the process; what is under way to the peer is lost when it arrives.
  for (const Pending& lost : turn.state.agenda.takeAll(
           [&](const Pending& what) { return what.kind == Pending::Kind::Results && what.peer == peer; }))
    giveUp(turn, lost, Cause::ServiceCrashed);
  std::erase_if(turn.state.gathering, [&](const auto& entry) { return entry.first.first.first == peer; });
  silenceSpells(turn, peer);
  turn.state.wiresChanged = true;
  if (!turn.watching()) return true;
  Event down = turn.event(EventKind::Fault, peer, because);
  down.deed = Deed::Crash;
  down.text = "down";
  down.rule = state.fellBy;
  state.fall = turn.tell(std::move(down));
  return true;
}

std::vector<uint32_t> changedLinks(const State& state, const Scenario& scenario) {
  std::vector<uint32_t> result;
  for (const Active& active : state.active)
    if (scenario.events[active.event].deed == Deed::SetLink) result.push_back(active.event);
  return result;
}

namespace {

/// What a cut between two peers does to a message.
void cut(uint32_t index, const PlannedEvent& event, Interference& result) {
  switch (event.mode) {
  case CutMode::Drop:
    result.drop = index;
    result.loss = Loss::Partition;
    return;
  case CutMode::Hold: result.hold = index; return;
  case CutMode::Slow: result.slower *= static_cast<uint64_t>(std::max<int64_t>(event.by, 1)); return;
  }
}

}  // namespace

Interference interfere(const Turn& turn, const Pending& message) {
  uint32_t from = message.from(), to = message.peer;
  Interference result;
  std::vector<Active>& active = turn.state.active;
  for (Active& one : active) {
    const PlannedEvent& event = turn.image.scenario().events[one.event];
    if (event.deed == Deed::Partition || event.deed == Deed::Isolate) {
      if (turn.image.wires().cuts(one.event, from, to)) cut(one.event, event, result);
      if (result.drop != kNobody) return result;
      continue;
    }
    data::DataPtr other = event.deed == Deed::Tamper ? tampered(turn, event, message) : nullptr;
    if ((event.deed == Deed::Tamper && !other) || !countsDown(turn, one, from, to)) continue;
    if (other) result.data = std::move(other);
    if (event.deed == Deed::DropNext) {
      result.drop = one.event;
      result.loss = Loss::Event;
      break;
    }
    if (event.deed == Deed::DialFailure) {
      result.undialed = one.event;
      break;
    }
    if (event.deed == Deed::DuplicateNext) result.duplicate = one.event;
    if (event.deed == Deed::DelayNext) result.delay += static_cast<Micros>(std::max<int64_t>(event.by, 0));
    if (event.deed == Deed::CorruptNext) {
      result.corrupt = one.event;
      result.part = event.part;
    }
  }
  std::erase_if(
      active, [&](const Active& one) { return one.left == 0 && !lasts(turn.image.scenario().events[one.event].deed); });
  return result;
}

}  // namespace aqua::sim
