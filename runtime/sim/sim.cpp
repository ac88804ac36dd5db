#include "runtime/sim/sim.h"

#include <algorithm>

#include <fmt/format.h>

#include "runtime/record/text.h"
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

std::string eventText(const Event& event, const Scenario& scenario, const PeerBook& book) {
  std::string text = eventText(event, [&](uint32_t peer) { return std::string_view(scenario.peers[peer].name); });
  return fmt::format("{:>8}  {}", durationText(event.at), book.withNames(text));
}

std::string_view wordOf(Cause cause) {
  switch (cause) {
  case Cause::None: return "";
  case Cause::PeerUnknown: return "peer_unknown";
  case Cause::PeerUnreachable: return "peer_unreachable";
  case Cause::PeerFailed: return "peer_failed";
  case Cause::PeerDown: return "peer_down";
  case Cause::MessageLost: return "message_lost";
  case Cause::MessageExpired: return "message_expired";
  case Cause::ServiceSilent: return "service_silent";
  case Cause::ServiceSlow: return "service_slow";
  case Cause::ServiceCrashed: return "service_crashed";
  case Cause::CallerCrashed: return "caller_crashed";
  case Cause::MessageRefused: return "message_refused";
  }
  return {};
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
