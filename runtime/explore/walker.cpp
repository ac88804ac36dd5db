#include "runtime/explore/walker.h"

#include <algorithm>
#include <map>
#include <set>

namespace aqua::explore {

using sim::DecisionKey;
using sim::DecisionKind;
using sim::Deviation;
using sim::Enabled;
using sim::EventName;
using sim::Exploration;
using sim::Pending;
using sim::World;

namespace {

sim::Manner mannerOf(const Options& options) {
  sim::Manner manner;
  manner.recordTruth = true;
  manner.copied = true;
  manner.warm = false;  // forks begin without, so nobody would use it
  manner.corners = options.timing == Exploration::Timing::Corners;
  return manner;
}

/// Workers share their node.
bool isCoupled(const sim::Scenario& scenario) {
  auto isWorker = [](const sim::Peer& peer) { return peer.kind == sim::PeerKind::Worker; };
  return !scenario.events.empty() || std::any_of(scenario.peers.begin(), scenario.peers.end(), isWorker) ||
         std::any_of(scenario.calls.begin(), scenario.calls.end(),
                     [](const sim::Call& call) { return call.after.has_value(); });
}

/// A timer, or an event of the scenario: it comes when it is due, whereas messages may be late.
bool isPunctual(const Pending& what) {
  switch (what.kind) {
  case Pending::Kind::Planned:
  case Pending::Kind::End:
  case Pending::Kind::Flood:
  case Pending::Kind::Alarm: return true;
  case Pending::Kind::Results:
    return std::any_of(what.results.begin(), what.results.end(),
                       [](const sim::Delivery& one) { return one.rule == sim::kNobody && one.takes > 0; });
  case Pending::Kind::Call:
  case Pending::Kind::Particle:
  case Pending::Kind::Lookup: return false;
  }
  return false;
}

uint64_t idOf(const sim::PendingName& name, const Step& step) {
  values::Digest digest;
  digest.add(static_cast<uint64_t>(name.kind)).add(name.a).add(name.b).add(name.c).add(name.n);
  for (const auto& [key, value] : step.decisions)
    digest.add(static_cast<uint64_t>(key.kind)).add(static_cast<uint64_t>(value));
  return digest.done()[0];
}

Fingerprint digestOf(const sim::Event& event) {
  values::Digest digest;
  digest.add(static_cast<uint64_t>(event.kind)).add(event.peer).add(event.other).add(event.particle).add(event.call);
  digest.add(event.message.from).add(event.message.to).add(event.message.number).add(event.message.copy);
  digest.add(static_cast<uint64_t>(event.code)).add(event.service).add(event.function).add(event.text);
  digest.add(static_cast<uint64_t>(event.outcome)).add(static_cast<uint64_t>(event.loss));
  digest.add(static_cast<uint64_t>(event.deed)).add(event.rule);
  for (const sim::Value& value : event.args) digest.add(value.text());
  return digest.done();
}

void addNeeds(const sim::Check& check, Needs& needs) {
  needs.order |= check.by.has_value() || check.within.has_value();
  switch (check.kind) {
  case sim::Check::Kind::Events:
  case sim::Check::Kind::Visited: needs.events = true; return;
  case sim::Check::Kind::Value:
  case sim::Check::Kind::Conserved:
    switch (check.value.of.kind) {
    case sim::ValueSource::Kind::Result:
    case sim::ValueSource::Kind::Errors: return;
    case sim::ValueSource::Kind::Callback:
    case sim::ValueSource::Kind::Stats:
    case sim::ValueSource::Kind::Stream: needs.order = true; return;
    }
    return;
  case sim::Check::Kind::Order:
  case sim::Check::Kind::MaxHops:
  case sim::Check::Kind::MaxParticles:
  case sim::Check::Kind::MaxVirtualTime:
  case sim::Check::Kind::Recording: needs.order = true; return;
  case sim::Check::Kind::Converged:
  case sim::Check::Kind::NoWarnings:
  case sim::Check::Kind::Signatures: return;
  }
}

}  // namespace

Needs needsOf(const sim::Scenario& scenario) {
  Needs needs;
  for (const sim::Check& check : scenario.expectations) addNeeds(check, needs);
  for (const sim::Property& property : scenario.properties) addNeeds(property.check, needs);
  needs.events |= needs.order;
  return needs;
}

Trail::~Trail() {
  // Not by recursion: a trail may be long.
  while (last_ && last_.use_count() == 1) {
    std::shared_ptr<Node> before = std::move(last_->before);
    last_ = std::move(before);
  }
}

void Trail::add(Step step, std::vector<sim::Event> events) {
  last_ = std::make_shared<Node>(Node{std::move(step), std::move(events), size() + 1, last_});
}

Path Trail::steps() const {
  Path path(size());
  for (const Node* node = last_.get(); node; node = node->before.get()) path[node->number - 1] = node->step;
  return path;
}

std::vector<sim::Event> Trail::events() const {
  std::vector<const Node*> nodes(size());
  for (const Node* node = last_.get(); node; node = node->before.get()) nodes[node->number - 1] = node;
  std::vector<sim::Event> events;
  for (const Node* node : nodes) events.insert(events.end(), node->events.begin(), node->events.end());
  return events;
}

Walker::Walker(std::unique_ptr<Ground> ground, const Options& options)
    : ground_(std::move(ground)),
      options_(options),
      needs_(needsOf(ground_->scenario())),
      coupled_(isCoupled(ground_->scenario()) || options.timing == Exploration::Timing::Corners),
      image_(ground_->scenario(), ground_->invocations(), mannerOf(options)) {}

sim::Schedule Walker::emptySchedule() const {
  sim::Schedule schedule;
  schedule.seed = options_.seed;
  switch (options_.timing) {
  case Exploration::Timing::Free: schedule.timing = sim::Timing::Free; break;
  case Exploration::Timing::Corners: schedule.timing = sim::Timing::Clock; break;
  }
  return schedule;
}

Walk Walker::begin() const { return {World(image_, emptySchedule()), {}, {}}; }

uint64_t Walker::left(const World& world, Deviation::Kind kind) const {
  uint64_t most = 0, used = 0;
  for (const Deviation& one : options_.faults)
    if (one.kind == kind) most = std::max(most, one.most);
  if (most == 0) return 0;
  for (const auto& [key, value] : world.schedule().deviations)
    used += (kind == Deviation::Kind::Drop && key.kind == DecisionKind::Drop) ||
            (kind == Deviation::Kind::Duplicate && key.kind == DecisionKind::Duplicate) ||
            (kind == Deviation::Kind::Crash && key.kind == DecisionKind::Crash);
  return most - std::min(most, used);
}

uint32_t Walker::placeIn(const World& world, const Enabled& event) const {
  return coupled_ ? sim::kNobody : world.placeOf(event);
}

void Walker::addDeviations(const World& world, const Enabled& event, const Action& plain,
                           std::vector<Action>& actions) const {
  const Pending& what = world[event];
  auto add = [&](DecisionKey key, int64_t value, bool deviates) {
    Action action = plain;
    action.step.decisions.emplace_back(std::move(key), value);
    action.deviates = deviates;
    action.id = idOf(event.name, action.step);
    actions.push_back(std::move(action));
  };
  bool answers = what.kind == Pending::Kind::Results, message = what.kind == Pending::Kind::Particle;
  if (answers && what.results.size() > 1)
    for (const sim::Delivery& one : what.results) {
      add({DecisionKind::Batch, EventName::answer(what.peer, one.service, one.function, one.number)}, 1, false);
      Action& alone = actions.back();
      alone.step.name.n = one.id;
      alone.id = idOf(alone.step.name, alone.step);
    }
  if (!answers && !message) return;
  if (message && what.from() != what.peer) {
    EventName name = EventName::message(what.message);
    if (left(world, Deviation::Kind::Drop) > 0) add({DecisionKind::Drop, name}, 1, true);
    if (left(world, Deviation::Kind::Duplicate) > 0 && what.message.copy == 0)
      add({DecisionKind::Duplicate, name}, 1, true);
  }
  if (!world.isUp(what.peer)) return;
  EventName turn = EventName::turn(what.peer, world.turnsOf(what.peer) + 1);
  if (!world.plays(what.peer))
    for (const Deviation& one : options_.faults)
      if (one.kind == Deviation::Kind::Become && one.peer == image_.name(what.peer))
        add({DecisionKind::Become, turn}, static_cast<int64_t>(one.role), true);
  if (left(world, Deviation::Kind::Crash) == 0) return;
  for (sim::CrashPoint point : {answers ? sim::CrashPoint::Answer : sim::CrashPoint::Receive, sim::CrashPoint::Stored,
                                sim::CrashPoint::Sent, sim::CrashPoint::Call})
    add({DecisionKind::Crash, turn}, static_cast<int64_t>(point), true);
}

std::vector<Enabled> Walker::inTime(const World& world) const {
  std::vector<Enabled> events = world.enabled();
  std::map<uint32_t, sim::Micros> due;
  for (const Enabled& event : events)
    if (isPunctual(world[event])) due.try_emplace(placeIn(world, event), event.at);  // the first is the earliest
  if (!due.empty())
    std::erase_if(events, [&](const Enabled& event) {
      auto first = due.find(placeIn(world, event));
      if (first == due.end()) return false;
      return (isPunctual(world[event]) ? event.at : world.timeOf(event)) > first->second;
    });
  return events;
}

std::vector<Action> Walker::actionsOf(const World& world) const {
  std::vector<Enabled> events;
  switch (options_.timing) {
  case Exploration::Timing::Free: events = inTime(world); break;
  case Exploration::Timing::Corners: events = {world.next()}; break;
  }
  std::vector<Action> actions;
  for (const Enabled& event : events) {
    if (world.queued(event)) continue;
    Action plain;
    plain.step.name = event.name;
    plain.id = idOf(event.name, plain.step);
    plain.place = placeIn(world, event);
    plain.begins = event.kind == Pending::Kind::Call;
    actions.push_back(plain);
    addDeviations(world, event, plain, actions);
  }
  // What happens by itself comes first, then the other orders, then what is lost or crashes.
  std::stable_partition(actions.begin(), actions.end(), [](const Action& one) { return !one.deviates; });
  return actions;
}

bool Walker::take(Walk& walk, const Step& step) const {
  bool crashes = false;
  for (const auto& [key, value] : step.decisions) {
    walk.world.decide(key, value);
    crashes |= key.kind == DecisionKind::Crash;
  }
  std::optional<Enabled> event = walk.world.find(step.name);
  AQUA_ASSERT(event, "a step of a path may happen where it happened before");
  uint32_t place = walk.world.placeOf(*event);
  sim::EventSink sink;
  std::vector<sim::Event> events;
  if (needs_.events)
    sink = [&](const sim::Event& happened) {
      walk.happened.add(digestOf(happened));
      events.push_back(happened);
    };
  walk.world.take(*event, sink);
  walk.trail.add(step, std::move(events));
  return !crashes || !walk.world.isUp(place);
}

Walk Walker::replay(const Path& path) const {
  Walk walk = begin();
  for (const Step& step : path) take(walk, step);
  return walk;
}

bool Walker::independent(const ActionId& a, const ActionId& b) const {
  if (coupled_ || a.place == sim::kNobody || b.place == sim::kNobody || a.place == b.place) return false;
  return !(a.deviates && b.deviates) && !(a.begins && b.begins);
}

Fingerprint Walker::fingerprintOf(const Walk& walk) const {
  values::Digest digest;
  digest.add(walk.world.fingerprint()).add(walk.happened.sum());
  // Counts of what was lost or crashed: of the budgets, and of which `expect` binds the run.
  std::map<DecisionKind, uint64_t> used;
  for (const auto& [key, value] : walk.world.schedule().deviations)
    if (key.kind == DecisionKind::Drop || key.kind == DecisionKind::Crash || key.kind == DecisionKind::Duplicate)
      ++used[key.kind];
  for (const auto& [kind, count] : used) digest.add(static_cast<uint64_t>(kind)).add(count);
  return digest.done();
}

std::optional<sim::Rest> Walker::endOf(const World& world) {
  if (world.overBudget()) return sim::Rest::OverBudget;
  if (world.quiet()) return sim::Rest::Quiet;
  return world.limited(world.next());
}

sim::Schedule Walker::scheduleOf(const Path& path) const {
  sim::Schedule schedule = emptySchedule();
  // What happened at each place, in its order.
  std::map<uint32_t, std::vector<std::vector<EventName>>> wanted;
  Walk walk = begin();
  for (const Step& step : path) {
    for (const auto& [key, value] : step.decisions) {
      walk.world.decide(key, value);
      schedule.deviations[key] = value;
    }
    std::optional<Enabled> event = walk.world.find(step.name);
    wanted[placeIn(walk.world, *event)].push_back(namesOf(walk.world[*event]));
    walk.world.take(*event);
  }
  if (options_.timing == Exploration::Timing::Corners) return schedule;
  // Where the run of the schedule goes another way, one more order is said, until it goes this way.
  std::set<sim::Before> known;
  for (;;) {
    World world(image_, schedule);
    std::map<uint32_t, size_t> at;
    std::optional<sim::Before> missing;
    while (!missing && !endOf(world)) {
      Enabled event = world.next();
      uint32_t place = placeIn(world, event);
      std::vector<EventName> names = namesOf(world[event]);
      size_t index = at[place]++;
      const auto& here = wanted[place];
      if (index >= here.size()) break;  // the path ends before
      if (here[index] != names) missing = sim::Before{here[index].front(), names.front()};
      else world.take(event);
    }
    if (!missing || !known.insert(*missing).second) return schedule;
    schedule.orders.push_back(std::move(*missing));
  }
}

std::vector<Step> variantsOf(const Step& step, std::span<const sim::Met> met) {
  std::vector<Step> variants;
  Step fixed = step;
  for (const sim::Met& one : met) {
    for (int64_t other : one.others) {
      Step variant = fixed;
      variant.decisions.emplace_back(one.key, other);
      variants.push_back(std::move(variant));
    }
    fixed.decisions.emplace_back(one.key, one.taken);
  }
  return variants;
}

}  // namespace aqua::explore
