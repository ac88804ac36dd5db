#include "runtime/sim/sim.h"

#include <algorithm>

#include "runtime/sim/world.h"

namespace aqua::sim {

namespace {

Rest loop(World& world, const SimOptions& options) {
  const Limits& limits = world.image().scenario().limits;
  while (!world.quiet()) {
    if (options.interrupt && options.interrupt->load(std::memory_order_relaxed) != 0) return Rest::Interrupted;
    if (options.stopWhenAnswered && world.settled()) return Rest::Answered;
    if (world.stats().steps >= limits.steps) return Rest::StepLimit;
    if (world.stats().hops > limits.hops) return Rest::HopLimit;
    Enabled next = world.next();
    Micros at = std::max(world.now(), next.at);
    if (at > world.image().ttl()) return Rest::Expired;
    if (limits.time != 0 && at > limits.time) return Rest::TimeLimit;
    world.take(next, options.onEvent);
    if (world.overBudget()) return Rest::OverBudget;
  }
  return Rest::Quiet;
}

}  // namespace

RunResult runToEnd(World& world, const SimOptions& options) {
  Event event;
  event.peer = world.image().initiator();
  event.kind = EventKind::Called;
  event.at = world.now();
  if (options.onEvent) options.onEvent(event);
  Rest why = loop(world, options);
  RunResult result = world.result(why);
  event.kind = EventKind::Ended;
  event.at = world.now();
  if (options.onEvent) options.onEvent(event);
  return result;
}

RunResult simulate(const Scenario& scenario, const Invocation& invocation, const SimOptions& options) {
  ScenarioImage image(scenario, invocation, options);
  World world(image, scenario.seed);
  return runToEnd(world, options);
}

}  // namespace aqua::sim
