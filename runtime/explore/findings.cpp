#include "runtime/explore/findings.h"

#include <algorithm>
#include <tuple>

#include <fmt/format.h>

namespace aqua::explore {

using sim::Property;
using sim::Verdict;

namespace {

bool isSimpler(const sim::Schedule& a, const sim::Schedule& b, const sim::Scenario* scenario) {
  auto size = [](const sim::Schedule& s) { return std::pair(s.deviations.size(), s.orders.size()); };
  if (size(a) != size(b) || !scenario) return size(a) < size(b);
  return sim::textOf(a, *scenario) < sim::textOf(b, *scenario);
}

Findings::CheckKey keyOf(const Verdict& verdict) { return {verdict.place.begin, verdict.name}; }

std::string endingText(const sim::Outcome& outcome, const sim::PeerBook& book) {
  switch (outcome.ending) {
  case sim::Ending::Value: {
    std::string text = "value";
    for (const sim::Value& value : outcome.values) text += " " + value.text();
    return book.withNames(text);
  }
  case sim::Ending::Error: {
    const sim::Value* message = outcome.error.find("message");
    return book.withNames("error " + (message ? message->text() : outcome.error.text()));
  }
  case sim::Ending::Stuck:
  case sim::Ending::Expired:
  case sim::Ending::Budget:
  case sim::Ending::Interrupted: return std::string(wordOf(outcome.ending));
  }
  return {};
}

std::vector<Verdict> eventually(const Ground& ground, const Ended& ended) {
  const std::vector<Property>& properties = ground.scenario().properties;
  auto isEventual = [](const Property& property) { return property.mode == Property::Mode::Eventually; };
  if (std::none_of(properties.begin(), properties.end(), isEventual)) return {};
  sim::World world = ended.world;
  std::vector<sim::Event> events(ended.events.begin(), ended.events.end());
  sim::SimOptions options;
  options.onEvent = [&](const sim::Event& event) { events.push_back(event); };
  world.heal(options.onEvent);
  sim::RunResult run = runToEnd(world, options);
  Ended healed{world, run, events};
  sim::Evidence evidence = ground.evidence(healed);
  std::vector<Verdict> verdicts;
  for (const Property& property : properties)
    if (isEventual(property)) verdicts.push_back(sim::judge(property.check, evidence));
  return verdicts;
}

std::vector<Verdict> verdictsOf(const Ground& ground, const Ended& ended) {
  sim::Evidence evidence = ground.evidence(ended);
  evidence.schedule = &ended.world.schedule();
  std::vector<Verdict> verdicts = sim::judge(evidence);
  judgeEventually(ground, ended, verdicts);
  for (const Property& property : ground.scenario().properties)
    if (property.mode == Property::Mode::Sometimes) {
      Verdict verdict = sim::judge(property.check, evidence);
      if (verdict.kind == Verdict::Kind::Pass) verdicts.push_back(std::move(verdict));
    }
  return verdicts;
}

}  // namespace

void judgeEventually(const Ground& ground, const Ended& ended, std::vector<Verdict>& verdicts) {
  for (Verdict& verdict : eventually(ground, ended)) {
    auto early = std::find_if(verdicts.begin(), verdicts.end(),
                              [&](const Verdict& one) { return keyOf(one) == keyOf(verdict); });
    if (early != verdicts.end()) *early = std::move(verdict);
    else verdicts.push_back(std::move(verdict));
  }
}

std::string outcomeText(const sim::RunResult& run, const sim::PeerBook& book) {
  std::string text = endingText(run, book);
  for (const sim::Outcome& other : run.others) text += "; " + endingText(other, book);
  return text;
}

std::vector<Verdict> violationsOf(const Ground& ground, const Ended& ended) {
  std::vector<Verdict> verdicts = verdictsOf(ground, ended);
  std::erase_if(verdicts, [](const Verdict& one) { return one.kind != Verdict::Kind::Fail; });
  return verdicts;
}

Judged judgeSchedule(const Ground& ground, const sim::ScenarioImage& image, const sim::Schedule& schedule) {
  sim::World world(image, schedule);
  std::vector<sim::Event> events;
  sim::SimOptions options;
  options.onEvent = [&](const sim::Event& event) { events.push_back(event); };
  Judged judged;
  judged.run = runToEnd(world, options);
  judged.end = world.fingerprint();
  judged.outcome = outcomeText(judged.run, image.book());
  judged.violations = violationsOf(ground, {world, judged.run, events});
  return judged;
}

namespace {

void describe(Violation& violation, Verdict&& verdict, const std::string& outcome) {
  violation.check = verdict.name;
  violation.file = verdict.place ? verdict.place.file->path() : std::string();
  violation.line = verdict.place ? verdict.place.file->lineColumn(verdict.place.begin).line : 0;
  violation.expected = std::move(verdict.expected);
  violation.actual = std::move(verdict.actual);
  violation.outcome = outcome;
  violation.vacuous = verdict.kind == Verdict::Kind::Vacuous;
}

}  // namespace

void noteEnd(const Walker& walker, Walk&& walk, sim::Rest why, const std::set<std::string>& known, Findings& findings) {
  ++findings.endings;
  findings.limited += why != sim::Rest::Quiet;
  findings.deepest = std::max<uint64_t>(findings.deepest, walk.trail.size());
  sim::EventSink sink;
  std::vector<sim::Event> events = walk.trail.events();
  if (walker.needs().events) sink = [&](const sim::Event& event) { events.push_back(event); };
  sim::RunResult run = walk.world.finish(why, sink);
  sim::addUsage(findings.usage, run.usage);
  std::string text = outcomeText(run, walker.image().book());
  std::optional<sim::Schedule> schedule;  // costs some runs
  auto scheduleOfWalk = [&]() -> const sim::Schedule& {
    if (!schedule) schedule = walker.scheduleOf(walk.trail.steps());
    return *schedule;
  };
  Seen& seen = findings.outcomes[text];
  if (seen.count++ == 0) {
    seen.text = text;
    if (!known.contains(text)) seen.schedule = scheduleOfWalk();
  }
  const sim::Scenario& scenario = walker.ground().scenario();
  for (Verdict& verdict : verdictsOf(walker.ground(), {walk.world, run, events})) {
    Findings::CheckKey key = keyOf(verdict);
    if (verdict.kind == Verdict::Kind::Pass) {
      findings.held.insert(std::move(key));
      continue;
    }
    auto& list = verdict.kind == Verdict::Kind::Fail ? findings.violations : findings.vacuous;
    auto [found, fresh] = list.try_emplace(key);
    Violation& violation = found->second;
    ++violation.count;
    constexpr uint64_t kTries = 16;  // so many are looked at for the simplest
    if (!fresh && violation.count > kTries &&
        walk.world.schedule().deviations.size() >= violation.schedule.deviations.size())
      continue;
    if (!fresh && !isSimpler(scheduleOfWalk(), violation.schedule, &scenario)) continue;
    describe(violation, std::move(verdict), text);
    violation.schedule = scheduleOfWalk();
  }
}

void Findings::merge(Findings&& other) {
  transitions += other.transitions;
  endings += other.endings;
  limited += other.limited;
  deepest = std::max(deepest, other.deepest);
  for (auto& [text, seen] : other.outcomes) {
    auto [found, fresh] = outcomes.try_emplace(text, seen);
    if (!fresh) found->second.count += seen.count;
  }
  auto add = [](auto& to, auto& from) {
    for (auto& [key, violation] : from) {
      auto [found, fresh] = to.try_emplace(key, violation);
      if (fresh) continue;
      uint64_t count = found->second.count + violation.count;
      if (isSimpler(violation.schedule, found->second.schedule, nullptr)) found->second = std::move(violation);
      found->second.count = count;
    }
  };
  add(violations, other.violations);
  add(vacuous, other.vacuous);
  held.merge(other.held);
  sim::addUsage(usage, other.usage);
}

}  // namespace aqua::explore
