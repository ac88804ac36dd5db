#include "runtime/sim/world.h"

#include <algorithm>

#include <fmt/format.h>

#include "runtime/sim/explain.h"
#include "runtime/sim/turn.h"
#include "runtime/vm/observer.h"

namespace aqua::sim {

Event Turn::event(EventKind kind, uint32_t peer, uint64_t because) const {
  Event event;
  event.kind = kind;
  event.at = state.now;
  event.peer = peer;
  event.because = because;
  return event;
}

uint64_t Turn::tell(Event event) const {
  event.id = ++state.result.stats.events;
  if (sink) sink(event);
  pullTriggers(*this, event);
  return event.id;
}

World::World(const ScenarioImage& image, Schedule schedule, std::shared_ptr<Outside> outside) : image_(&image) {
  state_.seed = schedule.seed;
  state_.came.resize(schedule.orders.size());
  state_.schedule = std::make_shared<const Schedule>(std::move(schedule));
  state_.outside = std::move(outside);
  state_.budget = std::make_shared<values::Budget>(image.scenario().limits.run);
  state_.peers.resize(image.peers());
  state_.begun.resize(image.calls().size());
  constexpr size_t kLinkFaults = 3;
  Usage& usage = state_.result.usage;
  usage.events.resize(image.scenario().events.size());
  usage.behaviours.resize(image.behaviours().size());
  usage.links.assign(image.scenario().network.links.size() + 1, std::vector<uint64_t>(kLinkFaults));
  Turn turn{state_, image, {}};
  for (uint32_t i = 0; i < image.peers(); ++i) furnish(turn, i);
  planEvents(turn);
}

namespace {

std::vector<ModuleMemory> modulesOf(const Turn& turn) {
  std::vector<ModuleMemory> all;
  for (uint32_t i = 0; i < turn.state.peers.size(); ++i)
    for (auto& [service, bytes] : turn.peer(i).computed.memory())
      if (bytes > 0) all.push_back({turn.image.name(i), service, bytes});
  std::stable_sort(all.begin(), all.end(), [](const auto& a, const auto& b) { return a.bytes > b.bytes; });
  return all;
}

}  // namespace

bool World::quiet() const {
  if (state_.agenda.empty() || overBudget()) return true;
  if (state_.agenda.busy()) return false;
  // Only the plan of the scenario is left. Does it bring anything back?
  bool parked = !state_.held.empty() || std::any_of(state_.peers.begin(), state_.peers.end(),
                                                    [](const PeerState& peer) { return !peer.waiting.empty(); });
  bool spells = image_->scenario().limits.time != 0 && hasSpells(state_);
  for (const Enabled& one : state_.agenda.all()) {
    const Pending& what = state_.agenda[one.slot];
    if (spells && isLasting(what)) return false;
    if (what.kind == Pending::Kind::Alarm) continue;
    const PlannedEvent& event = image_->scenario().events[what.index];
    bool begins =
        what.kind == Pending::Kind::Planned && !event.every && (event.deed == Deed::Call || event.deed == Deed::Stale);
    bool frees = what.kind == Pending::Kind::End || event.deed == Deed::Heal || event.deed == Deed::ResumePeer;
    if (begins || (parked && frees)) return false;
  }
  return true;
}

bool World::settled() const {
  bool any = false;
  for (size_t i = 0; i < state_.particles.size(); ++i) {
    if (!state_.settled[i]) return false;
    any |= state_.particles[i]->call != kNobody;
  }
  return any;
}

void World::take(const Enabled& event, const EventSink& sink) {
  Turn turn{state_, *image_, sink};
  uint32_t place = placeOf(event);
  Micros now = timeOf(event, place);
  state_.met.clear();
  try {
    expireCalls(turn, now, place);
    state_.now = now;
    state_.latest = std::max(state_.latest, now);
    if (place != kNobody) state_.peers[place].now = now;
    Pending what = state_.agenda.take(event.slot);
    const std::vector<Before>& orders = state_.schedule->orders;
    if (!orders.empty())
      for (const EventName& name : namesOf(what))
        for (size_t i = 0; i < orders.size(); ++i) state_.came[i] = state_.came[i] || orders[i].first == name;
    react(turn, event, std::move(what));
    if (std::exchange(state_.wiresChanged, false)) noteConnections(turn);
  } catch (const vm::Exceeded& exceeded) {
    state_.result.exceeded = exceeded;
  } catch (const values::OverBudget& over) {
    state_.result.exceeded = vm::Exceeded{over, {}};
  }
  if (overBudget() && state_.result.exceeded->resource == values::Resource::Memory)
    state_.result.modules = modulesOf(turn);
}

void World::react(const Turn& turn, const Enabled& event, Pending what) {
  switch (what.kind) {
  case Pending::Kind::Planned: return happen(turn, what.index, what.number, what.because);
  case Pending::Kind::End: return endOf(turn, what.index);
  case Pending::Kind::Flood: return flood(turn, what.index, what.number);
  case Pending::Kind::Call:
    state_.result.exceededOn = image_->name(image_->calls()[what.index].initiator);
    return beginCall(turn, what);
  case Pending::Kind::Results: {
    auto together = state_.gathering.find({{what.peer, what.particle}, event.at});
    if (together != state_.gathering.end() && together->second == event.slot) state_.gathering.erase(together);
    [[fallthrough]];
  }
  case Pending::Kind::Particle:
    state_.result.exceededOn = image_->name(what.peer);
    return arrive(turn, std::move(what));
  case Pending::Kind::Lookup: return endLookup(turn, what);
  case Pending::Kind::Alarm:
    state_.result.exceededOn = image_->name(image_->wires().home(what.peer));
    return ring(turn, std::move(what));
  }
}

uint32_t World::placeOf(const Enabled& event) const {
  const Pending& what = state_.agenda[event.slot];
  switch (event.kind) {
  case Pending::Kind::Planned:
  case Pending::Kind::End:
  case Pending::Kind::Flood:
  case Pending::Kind::Alarm: return kNobody;
  case Pending::Kind::Call: return image_->calls()[what.index].initiator;
  case Pending::Kind::Results:
  case Pending::Kind::Particle:
  case Pending::Kind::Lookup: return event.peer;
  }
  return kNobody;
}

Micros World::timeOf(const Enabled& event, uint32_t place) const {
  switch (state_.schedule->timing) {
  case Timing::Clock: return std::max(state_.now, event.at);
  case Timing::Free: return place == kNobody ? event.at : std::max(state_.peers[place].now, event.at);
  }
  return event.at;
}

std::optional<Rest> World::limited(const Enabled& next) const {
  const Limits& limits = image_->scenario().limits;
  if (overBudget()) return Rest::OverBudget;
  if (stats().steps >= limits.steps) return Rest::StepLimit;
  if (stats().hops > limits.hops) return Rest::HopLimit;
  if (stats().events >= limits.events) return Rest::EventLimit;
  if (limits.time != 0 && std::max(state_.latest, next.at) > limits.time)
    return hasSpells(state_) && !isWaiting() ? Rest::Quiet : Rest::TimeLimit;  // what spells do has no other end
  return std::nullopt;
}

bool World::isWaiting() const {
  for (size_t i = 0; i < state_.particles.size(); ++i)
    if (!state_.settled[i]) return true;
  std::vector<Enabled> all = enabled();
  return std::any_of(all.begin(), all.end(), [](const Enabled& one) { return one.kind == Pending::Kind::Call; });
}

bool World::isLasting(const Pending& what) const {
  return what.kind == Pending::Kind::Alarm ||
         (what.kind == Pending::Kind::Planned && image_->scenario().events[what.index].deed == Deed::Block);
}

bool World::waits(const Pending& what) const {
  const std::vector<Before>& orders = state_.schedule->orders;
  for (const EventName& name : namesOf(what))
    for (size_t i = 0; i < orders.size(); ++i)
      if (!state_.came[i] && orders[i].second == name) return true;
  return false;
}

bool World::queued(const Enabled& event) const {
  const Pending& own = (*this)[event];
  if (event.kind != Pending::Kind::Particle || !own.follows) return false;
  std::vector<Enabled> all = enabled();
  return std::any_of(all.begin(), all.end(), [&](const Enabled& one) {
    const Pending& other = (*this)[one];
    return one.kind == event.kind && other.follows && other.message.from == own.message.from &&
           other.message.to == own.message.to && one.name < event.name &&
           std::pair(other.message.number, other.message.copy) < std::pair(own.message.number, own.message.copy);
  });
}

Enabled World::next() const {
  if (state_.schedule->orders.empty()) return state_.agenda.first();
  std::vector<Enabled> all = enabled();
  for (const Enabled& event : all)
    if (!waits((*this)[event])) return event;
  return all.front();
}

void World::decide(const DecisionKey& key, int64_t value) {
  auto schedule = std::make_shared<Schedule>(*state_.schedule);
  schedule->deviations[key] = value;
  state_.schedule = std::move(schedule);
  if (key.kind == DecisionKind::Batch) splitOff(key.about);
}

void World::heal(const EventSink& sink) {
  state_.now = state_.latest;
  Turn turn{state_, *image_, sink};
  healAll(turn);
  if (std::exchange(state_.wiresChanged, false)) noteConnections(turn);
}

void World::splitOff(const EventName& answer) {
  for (const auto& [key, slot] : state_.gathering) {
    const std::vector<Delivery>& together = state_.agenda[slot].results;
    auto is = [&](const Delivery& one) {
      return answer == EventName::answer(key.first.first, one.service, one.function, one.number);
    };
    if (together.size() < 2 || std::none_of(together.begin(), together.end(), is)) continue;
    auto tie = [&](const Pending& what) {
      const Delivery& first = what.results.front();
      return tieOf(*image_, state_.seed, callSubject(what.peer, first.service, first.function), first.number);
    };
    Micros at = key.second;
    Pending rest = state_.agenda.take(slot), alone = rest;
    std::erase_if(rest.results, is);
    std::erase_if(alone.results, [&](const Delivery& one) { return !is(one); });
    uint64_t tieOfRest = tie(rest), tieOfOne = tie(alone);
    state_.gathering[key] = state_.agenda.push(std::move(rest), at, tieOfRest);
    state_.agenda.push(std::move(alone), at, tieOfOne);
    return;
  }
}

void World::end(Outcome& outcome, uint32_t particle, Rest why, bool limited) const {
  if (state_.settled[particle]) {
    if (outcome.ending == Ending::Expired) outcome.waits = Explanation(*this, particle).waits();
    return;
  }
  if (why != Rest::Quiet) outcome.at = state_.latest;
  // Nobody waits for a function without results. It did its work when the script ended on some peer: the last step of a
  // workflow happens anywhere. What was begun beside it (`par`, `co`) may be left undone by design.
  bool answers = image_->calls()[outcome.call].invocation->answers;
  bool cutOff = (limited && why != Rest::TimeLimit) || why == Rest::Interrupted;
  if (!answers && isComplete(state_, particle) && !cutOff) {
    outcome.ending = Ending::Value;
    return;
  }
  outcome.ending = why == Rest::Interrupted ? Ending::Interrupted : limited ? Ending::Budget : Ending::Stuck;
  if (why == Rest::OverBudget) return;  // to find out who waits would need more
  outcome.waits = Explanation(*this, particle).waits();
}

RunResult World::result(Rest why) const {
  RunResult result = state_.result;
  result.rest = why;
  result.stats.time = state_.latest;
  bool limited = false;
  switch (why) {
  case Rest::Quiet:
  case Rest::Answered:
  case Rest::Interrupted: break;
  case Rest::StepLimit:
  case Rest::HopLimit:
  case Rest::TimeLimit:
  case Rest::EventLimit:
  case Rest::OverBudget: limited = true; break;
  }
  if (image_->manner().recordTruth) result.forged = forgedValues(state_, *image_);
  bool first = true;
  for (uint32_t particle : called()) {
    Outcome outcome = state_.outcomes[particle];
    end(outcome, particle, why, limited);
    if (!std::exchange(first, false)) result.others.push_back(std::move(outcome));
    else static_cast<Outcome&>(result) = std::move(outcome);
  }
  return result;
}

std::vector<uint32_t> World::called() const {
  std::vector<uint32_t> particles;
  for (uint32_t i = 0; i < state_.particles.size(); ++i)
    if (state_.particles[i]->call != kNobody) particles.push_back(i);
  return particles;
}

namespace {

/// The streams of a run, in the order in which they begin.
class Streams : public vm::Observer {
 public:
  struct One {
    std::string_view name;
    std::vector<Value> values;
  };
  void begins(const air::Instr& instr) override {
    if (instr.kind != air::Kind::New) return;
    open_.push_back(all_.size());
    all_.emplace_back();
  }
  void ends(const air::Instr& instr, End) override {
    if (instr.kind == air::Kind::New) open_.pop_back();
  }
  void streamEnds(const air::Instr& scope, std::span<const Value> values) override {
    all_[open_.back()] = {static_cast<const air::New&>(scope).variable.text, {values.begin(), values.end()}};
  }
  const std::vector<One>& all() const { return all_; }

 private:
  std::vector<One> all_;  // without a name: of something else
  std::vector<size_t> open_;
};

}  // namespace

void World::eachStream(uint32_t peer, const EachStream& each) const {
  for (const auto& [particle, actor] : state_.peers[peer].actors) {
    if (!actor.data) continue;
    uint32_t call = state_.particles[particle]->call;
    if (call == kNobody) continue;
    Streams streams;
    vm::run(*image_->calls()[call].script, actor.data, nullptr, paramsOf(state_, *image_, peer, particle), {},
            {.budget = state_.budget, .observer = &streams});
    for (const Streams::One& one : streams.all())
      if (!one.name.empty()) each(call, one.name, one.values);
  }
}

std::optional<std::string> World::conflict(uint32_t a, uint32_t b) const {
  for (const auto& [particle, own] : state_.peers[a].actors) {
    auto other = state_.peers[b].actors.find(particle);
    if (other == state_.peers[b].actors.end() || !own.data || !other->second.data) continue;
    const vm::Prepared& script = scriptOf(*image_, particleOn(state_, a, particle));
    vm::Outcome merged = vm::run(script, own.data, other->second.data, paramsOf(state_, *image_, a, particle), {},
                                 {.budget = state_.budget});
    if (vm::isRefusal(merged.code))
      return fmt::format("{} refuses the data of {} with {}: {}", image_->name(a), image_->name(b), merged.code,
                         merged.message);
  }
  return std::nullopt;
}

RunResult World::finish(Rest why, const EventSink& sink) {
  RunResult result = this->result(why);
  Turn turn{state_, *image_, sink};
  if (!sink) return result;
  auto tell = [&](uint32_t particle, const Outcome& outcome) {
    if (state_.settled[particle]) return;
    Event ended = turn.event(EventKind::CallEnded, state_.particles[particle]->initiator, 0);
    ended.id = ++state_.result.stats.events;
    ended.particle = particle;
    ended.call = outcome.call;
    ended.outcome = outcome.ending;
    sink(ended);
  };
  size_t next = 0;
  for (uint32_t particle : called()) {
    tell(particle, next == 0 ? result : result.others[next - 1]);
    ++next;
  }
  return result;
}

std::string_view limitKey(const RunResult& run) {
  switch (run.rest) {
  case Rest::StepLimit: return "steps";
  case Rest::HopLimit: return "hops";
  case Rest::TimeLimit: return "time";
  case Rest::EventLimit: return "events";
  case Rest::OverBudget: return vm::resourceName(run.exceeded->resource);
  case Rest::Quiet:
  case Rest::Answered:
  case Rest::Interrupted: break;
  }
  return {};
}

}  // namespace aqua::sim
