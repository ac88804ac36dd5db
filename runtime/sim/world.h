// A run as a value: a copy is a fork, and neither of the two notices the other, but for the budget of memory, which
// they share.
#pragma once

#include "runtime/sim/state.h"

namespace aqua::sim {

/// Gets every event in order; may be empty, then events are not made.
using EventSink = std::function<void(const Event&)>;

class World {
 public:
  /// Nothing has happened. `image` outlives all worlds that are made from it.
  World(const ScenarioImage& image, uint64_t seed);

  const ScenarioImage& image() const { return *image_; }
  /// Nothing can happen any more that a call could notice.
  bool quiet() const;
  /// What may happen next, in the order of the schedule; the first is what happens by itself.
  std::vector<Enabled> enabled() const { return state_.agenda.all(); }
  Enabled next() const { return state_.agenda.first(); }
  /// Lets it happen: one run of an interpreter, or one event of the scenario, with all that follows at that instant.
  /// Time never goes back. When that comes to the end of the budget, nothing can happen any more.
  void take(const Enabled& event, const EventSink& sink = {});
  /// The end: calls that wait are told that they do.
  RunResult finish(Rest why, const EventSink& sink = {});

  uint64_t seed() const { return state_.seed; }
  Micros now() const { return state_.now; }
  /// The budget has come to its end; forks share it, since what they keep lies in the same memory.
  bool overBudget() const { return state_.result.exceeded.has_value(); }
  /// Every call that began has an outcome, and one did.
  bool settled() const;
  const Stats& stats() const { return state_.result.stats; }
  /// Do two peers know different answers of one call, or refuse each other's data? What they say then; else nothing.
  std::optional<std::string> conflict(uint32_t a, uint32_t b) const;
  /// What came of it; without an outcome, also who waits for what.
  RunResult result(Rest why) const;

 private:
  friend class Explanation;

  /// How a call ended that nothing else ended.
  void end(Outcome& outcome, uint32_t particle, Rest why, bool limited) const;

  const ScenarioImage* image_;
  State state_;
};

/// Lets happen what happens by itself until the world is quiet, or a limit or an option ends it.
RunResult runToEnd(World& world, const SimOptions& options);

}  // namespace aqua::sim
