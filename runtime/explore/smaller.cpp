// Shrinking with a world: the run of a violation again, under other schedules and with other arguments.
#include <algorithm>

#include <fmt/format.h>

#include "runtime/explore/shrink.h"
#include "runtime/explore/walker.h"

namespace aqua::explore {

namespace {

const sim::Verdict* find(const std::vector<sim::Verdict>& verdicts, const Violation& violation) {
  auto found = std::find_if(verdicts.begin(), verdicts.end(), [&](const sim::Verdict& verdict) {
    return verdict.name == violation.check && verdict.expected == violation.expected;
  });
  return found == verdicts.end() ? nullptr : &*found;
}

/// Runs under schedules, and asks for one violation.
class Reruns {
 public:
  Reruns(const Ground& ground, const sim::ScenarioImage& image, const Violation& violation)
      : ground_(ground), image_(image), violation_(violation) {}

  Trial operator()(const sim::Schedule& schedule) const {
    using Kind = sim::EventName::Kind;
    Trial trial;
    std::vector<sim::Event> events;
    auto sink = [&](const sim::Event& event) {
      if (event.kind == sim::EventKind::ParticleLost && event.loss == sim::Loss::Crashed)
        trial.lost.push_back(sim::EventName::message(event.message));
      events.push_back(event);
    };
    sim::World world(image_, schedule);
    std::optional<sim::Rest> why;
    while (!(why = Walker::endOf(world))) {
      sim::Enabled next = world.next();
      for (sim::EventName& name : sim::namesOf(world[next]))
        if (name.kind == Kind::Message || name.kind == Kind::Answer) trial.history.push_back(std::move(name));
      world.take(next, sink);
    }
    const sim::RunResult run = world.finish(*why, sink);
    trial.fails = find(violationsOf(ground_, {world, run, events}), violation_) != nullptr;
    return trial;
  }

 private:
  const Ground& ground_;
  const sim::ScenarioImage& image_;
  const Violation& violation_;
};

/// Arguments of the first call with which the schedule still fails, and nothing does without it.
Arguments shorterFor(const Ground& ground, const sim::ScenarioImage& image, const Violation& violation,
                     const sim::Schedule& schedule) {
  constexpr uint32_t kMost = 60;  // each needs keys and services again
  std::span<const sim::Invocation> invocations = ground.invocations();
  sim::Schedule none = schedule;
  none.deviations.clear();
  none.orders.clear();
  auto fails = [&](const Arguments& args) {
    std::vector<sim::Invocation> others(invocations.begin(), invocations.end());
    others.front().args = args;
    const sim::ScenarioImage other(ground.scenario(), others, image.manner());
    const Reruns rerun(ground, other, violation);
    return rerun(schedule).fails && !rerun(none).fails;
  };
  return shorten(invocations.front().args, fails, kMost);
}

}  // namespace

Smaller smallerOf(const Ground& ground, const sim::ScenarioImage& image, const Violation& violation) {
  Smaller smaller;
  smaller.shrunk = shrink(violation.schedule, Reruns(ground, image, violation));
  smaller.sentence = sentenceOf(smaller.shrunk, ground.scenario());
  const sim::Schedule& schedule = smaller.shrunk.schedule;
  if (!smaller.shrunk.fails) return smaller;
  const Judged judged = judgeSchedule(ground, image, schedule);
  smaller.outcome = judged.outcome;
  if (const sim::Verdict* verdict = find(judged.violations, violation)) smaller.actual = verdict->actual;
  if (schedule.empty()) return smaller;
  const Arguments args = shorterFor(ground, image, violation, schedule);
  for (size_t i = 0; i < args.size(); ++i)
    if (!(args[i].second == ground.invocations().front().args[i].second)) smaller.shorter.push_back(args[i]);
  for (const auto& [name, value] : smaller.shorter)
    smaller.sentence += fmt::format(", also with {} = {}", name, image.book().withNames(value.text()));
  return smaller;
}

}  // namespace aqua::explore
