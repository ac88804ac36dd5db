// When the events and calls of a scenario happen.
#include <algorithm>

#include "runtime/sim/turn.h"

namespace aqua::sim {

namespace {

bool isMessage(EventKind kind) {
  return kind == EventKind::ParticleSent || kind == EventKind::ParticleReceived || kind == EventKind::ParticleLost ||
         kind == EventKind::ParticleExpired;
}

EventKind kindOf(Trigger::Sees sees) {
  switch (sees) {
  case Trigger::Sees::ParticleSent: return EventKind::ParticleSent;
  case Trigger::Sees::ParticleReceived: return EventKind::ParticleReceived;
  case Trigger::Sees::ParticleLost: return EventKind::ParticleLost;
  case Trigger::Sees::ParticleExpired: return EventKind::ParticleExpired;
  case Trigger::Sees::StepStarted: return EventKind::StepStarted;
  case Trigger::Sees::StepEnded: return EventKind::StepEnded;
  case Trigger::Sees::ServiceCalled: return EventKind::ServiceCalled;
  case Trigger::Sees::ServiceReturned: return EventKind::ServiceReturned;
  case Trigger::Sees::CallStarted: return EventKind::CallStarted;
  case Trigger::Sees::CallEnded: return EventKind::CallEnded;
  case Trigger::Sees::Fault: return EventKind::Fault;
  }
  return EventKind::Fault;
}

bool fits(const Turn& turn, const Trigger& trigger, const Event& event) {
  if (event.kind != kindOf(trigger.sees) || !turn.image.means(trigger.peer, event.peer)) return false;
  if (!trigger.service.empty() && trigger.service != event.service) return false;
  if (!trigger.function.empty() && trigger.function != event.function) return false;
  if (!isMessage(event.kind)) return trigger.from.empty() && trigger.to.empty();
  return turn.image.means(trigger.from, event.message.from) && turn.image.means(trigger.to, event.message.to);
}

/// `then` after what it waited for; at once where that is nothing.
struct Due {
  Armed armed;
  Micros then;
  uint64_t number;
};

}  // namespace

void plan(const Turn& turn, Pending::Kind kind, uint32_t index, uint64_t number, Micros at, uint64_t because) {
  Pending what;
  what.kind = kind;
  what.index = index;
  what.number = number;
  what.because = because;
  turn.state.agenda.push(std::move(what), at, 0);
}

void planCall(const Turn& turn, uint32_t index, Micros at, uint64_t because) {
  plan(turn, Pending::Kind::Call, index, ++turn.state.begun[index], at, because);
}

void planEvents(const Turn& turn) {
  const Scenario& scenario = turn.image.scenario();
  for (uint32_t i = 0; i < scenario.events.size(); ++i) {
    const PlannedEvent& event = scenario.events[i];
    Micros at = event.every ? std::max(event.at, *event.every) : event.at;
    if (event.after) turn.state.armed.push_back({i, false, 0});
    else plan(turn, Pending::Kind::Planned, i, 1, at, 0);
  }
  for (uint32_t i = 0; i < turn.image.calls().size(); ++i) {
    const Call* call = turn.image.calls()[i].call;
    if (call && call->onDemand) continue;
    if (call && call->after) turn.state.armed.push_back({i, true, 0});
    else planCall(turn, i, call ? call->at : 0, 0);
  }
}

void pullTriggers(const Turn& turn, const Event& event) {
  if (turn.state.armed.empty()) return;
  std::vector<Due> due;
  const Scenario& scenario = turn.image.scenario();
  std::erase_if(turn.state.armed, [&](Armed& armed) {
    const Trigger& trigger = armed.call ? *scenario.calls[armed.index].after : *scenario.events[armed.index].after;
    if (!fits(turn, trigger, event)) return false;
    ++armed.seen;
    if (armed.seen % trigger.count != 0) return false;
    uint64_t number = armed.seen / trigger.count;
    due.push_back({armed, trigger.then, number});
    return armed.call || number >= scenario.events[armed.index].times;
  });
  for (const Due& one : due) {
    uint32_t index = one.armed.index;
    Micros at = turn.state.now + one.then;
    if (one.armed.call) planCall(turn, index, at, event.id);
    else if (one.then > 0) plan(turn, Pending::Kind::Planned, index, one.number, at, event.id);
    else happen(turn, index, one.number, event.id);
  }
}

}  // namespace aqua::sim
