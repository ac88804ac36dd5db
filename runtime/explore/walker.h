// One step after the other through the ways a workflow may go.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "runtime/explore/explore.h"

namespace aqua::explore {

using values::Fingerprint;

/// One event that happened, and what was decided about it. Means the same in every thread.
struct Step {
  sim::PendingName name;
  std::vector<std::pair<sim::DecisionKey, int64_t>> decisions;
};
using Path = std::vector<Step>;

/// What is to be known of an action to say which others it commutes with.
struct ActionId {
  uint64_t id = 0;  // the same wherever it may happen
  uint32_t place = sim::kNobody;
  bool deviates = false;  // needs a share of a budget
  bool begins = false;    // a call, which gets a number among all calls
};

/// Something that may happen next.
struct Action : ActionId {
  Step step;
};

/// What a check needs to know of the way to a state, beside the state.
struct Needs {
  bool events = false;  // which events happened
  bool order = false;   // and when, or in which order
};
Needs needsOf(const sim::Scenario& scenario);

/// What happened, step by step. Copies share it.
class Trail {
 public:
  Trail() = default;
  Trail(const Trail&) = default;
  Trail(Trail&&) = default;
  Trail& operator=(const Trail& other) { return *this = Trail(other); }
  Trail& operator=(Trail&& other) noexcept {
    std::swap(last_, other.last_);
    return *this;
  }
  ~Trail();

  void add(Step step, std::vector<sim::Event> events);
  size_t size() const { return last_ ? last_->number : 0; }
  Path steps() const;
  std::vector<sim::Event> events() const;

 private:
  struct Node {
    Step step;
    std::vector<sim::Event> events;
    size_t number = 0;
    std::shared_ptr<Node> before;
  };
  std::shared_ptr<Node> last_;
};

/// A world on its way.
struct Walk {
  sim::World world;
  Trail trail;
  values::UnorderedDigest happened;  // of the events
};

class Walker {
 public:
  Walker(std::unique_ptr<Ground> ground, const Options& options);

  const Ground& ground() const { return *ground_; }
  const sim::ScenarioImage& image() const { return image_; }
  const Options& options() const { return options_; }
  Needs needs() const { return needs_; }
  /// Two events may not be swapped, wherever they happen: an event of the scenario may lie between them.
  bool coupled() const { return coupled_; }

  Walk begin() const;
  /// In a fixed order; the first is what happens by itself.
  std::vector<Action> actionsOf(const sim::World& world) const;
  /// False: a crash was decided, and the event did not come to that point.
  bool take(Walk& walk, const Step& step) const;
  /// Again from the beginning.
  Walk replay(const Path& path) const;
  /// May both happen in any order, with the same result?
  bool independent(const ActionId& a, const ActionId& b) const;
  /// What may still come, and what checks will say of it, depends on this.
  Fingerprint fingerprintOf(const Walk& walk) const;
  /// Nothing may happen any more, or a limit of the scenario says so.
  static std::optional<sim::Rest> endOf(const sim::World& world);
  /// Names of the path: the events at each peer in their order, and what was decided.
  sim::Schedule scheduleOf(const Path& path) const;

 private:
  void addDeviations(const sim::World& world, const sim::Enabled& event, const Action& plain,
                     std::vector<Action>& actions) const;
  /// Messages may be late, never early: what is due later than a timer at its peer comes after it.
  std::vector<sim::Enabled> inTime(const sim::World& world) const;
  uint64_t left(const sim::World& world, sim::Deviation::Kind kind) const;
  sim::Schedule emptySchedule() const;
  uint32_t placeIn(const sim::World& world, const sim::Enabled& event) const;

  std::unique_ptr<Ground> ground_;
  Options options_;
  Needs needs_;
  bool coupled_ = false;
  sim::ScenarioImage image_;
};

/// Steps that the one before could have been as well, by what it met: values of `one_of`, latencies.
std::vector<Step> variantsOf(const Step& step, std::span<const sim::Met> met);

}  // namespace aqua::explore
