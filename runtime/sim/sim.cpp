#include "runtime/sim/sim.h"

#include <algorithm>

#include "runtime/sim/world.h"

namespace aqua::sim {

namespace {

Rest loop(World& world, const SimOptions& options) {
  while (!world.quiet()) {
    if (options.interrupt && options.interrupt->load(std::memory_order_relaxed) != 0) return Rest::Interrupted;
    if (options.stopWhenAnswered && world.settled()) return Rest::Answered;
    Enabled next = world.next();
    if (auto limit = world.limited(next)) return *limit;
    world.take(next, options.onEvent);
    if (world.overBudget()) return Rest::OverBudget;
  }
  return Rest::Quiet;
}

}  // namespace

RunResult runToEnd(World& world, const SimOptions& options) {
  Rest why = loop(world, options);
  return world.finish(why, options.onEvent);
}

RunResult simulate(const Scenario& scenario, std::span<const Invocation> invocations, const SimOptions& options) {
  ScenarioImage image(scenario, invocations, options);
  World world(image, scenario.seed, options.outside);
  return runToEnd(world, options);
}

RunResult simulate(const Scenario& scenario, const Invocation& invocation, const SimOptions& options) {
  return simulate(scenario, std::span(&invocation, 1), options);
}

}  // namespace aqua::sim
