// Runs one workflow in many ways: all orders of what happens at each peer, or many at random, with as many losses,
// duplicates and crashes as one likes; and tells what came of it.
//
// The report does not depend on the number of threads: a search is cut into tasks by counting what was done, never by
// who did it or when.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "runtime/check/check.h"
#include "runtime/sim/schedule.h"
#include "runtime/sim/world.h"

namespace aqua::explore {

/// A run that has ended, for those who judge it.
struct Ended {
  const sim::World& world;
  const sim::RunResult& run;
  std::span<const sim::Event> events;  // empty, unless a check needs them
};

/// What is searched. Values belong to one thread, so each thread makes one of its own.
class Ground {
 public:
  virtual ~Ground() = default;
  virtual const sim::Scenario& scenario() const = 0;
  virtual std::span<const sim::Invocation> invocations() const = 0;
  /// What checks look at; refers to `ended`.
  virtual sim::Evidence evidence(const Ended& ended) const = 0;
};
/// Called in each thread that works, with the same result.
using MakeGround = std::function<std::unique_ptr<Ground>()>;

/// A way in which runs ended.
struct Seen {
  std::string text;    // `value ["yes"]`, `stuck`; of several calls with `; ` between them
  uint64_t count = 0;  // endings
  sim::Schedule schedule;
};

/// A check that does not hold.
struct Violation {
  std::string check;
  std::string file;  // of the scenario; empty: it is not written there
  size_t line = 0;
  std::string expected, actual, outcome;
  uint64_t count = 0;      // endings in which it does not hold
  sim::Schedule schedule;  // of the one with the fewest deviations, then the fewest orders
  std::string sentence;    // what the schedule says, once it was made small: `fails iff ...`
  bool vacuous = false;    // there was nothing to be judged, in any run
  bool again = true;       // its schedule fails again; else that is an error of ours
};

struct Options {
  sim::Exploration::Strategy strategy = sim::Exploration::Strategy::Auto;
  sim::Exploration::Timing timing = sim::Exploration::Timing::Free;
  uint64_t runs = 2000;     // random, pct
  uint64_t states = 20000;  // dfs
  uint64_t depth = 3;       // pct: orderings that a bug needs
  uint64_t seed = 1;
  std::vector<sim::Deviation> faults;
  size_t jobs = 1;
  bool sleepSets = true, fingerprints = true;     // without, the same is found, later
  bool shrink = false;                            // make the schedules of violations small (shrink.h)
  std::function<void(const Violation&)> onFound;  // before it is made small, in the thread that called; may be empty
  std::function<bool()> stop;                     // asked from time to time, in the thread that called; may be empty
};
/// As `[explore]` of a scenario says.
Options optionsOf(const sim::Scenario& scenario);

struct Report {
  bool exhausted = false;    // nothing within the bounds is left
  uint64_t states = 0;       // that were told apart
  uint64_t transitions = 0;  // events that were let happen
  uint64_t endings = 0;
  uint64_t open = 0;                   // choices that are left
  uint64_t deepest = 0;                // events of the longest run
  uint64_t sampled = 0;                // of the endings, those of random runs and of pct
  uint64_t limited = 0;                // endings by a limit of the scenario
  bool stopped = false;                // by Options::stop
  bool unmerged = false;               // a check asks how a state came about, so equal states are not visited once
  bool coupled = false;                // events of the scenario concern several peers, so no order may be left out
  std::vector<Seen> outcomes;          // most frequent first
  std::vector<Violation> violations;   // in the order of the scenario
  std::vector<std::string> sometimes;  // names of properties that held in no run
  bool faultless = false;              // something is violated, but in no order without faults, and all were tried
  sim::Usage usage;
};

Report explore(const MakeGround& make, const Options& options);

/// Judges `eventually` after faults have stopped and everything works again, in place of what `verdicts` say.
void judgeEventually(const Ground& ground, const Ended& ended, std::vector<sim::Verdict>& verdicts);
/// Does a run that is judged like this violate anything? What shrinking and its tests ask.
std::vector<sim::Verdict> violationsOf(const Ground& ground, const Ended& ended);

/// Runs the schedule to its end and judges it.
struct Judged {
  sim::RunResult run;
  std::string outcome;
  std::vector<sim::Verdict> violations;
  values::Fingerprint end{};  // of the world at its end
};
Judged judgeSchedule(const Ground& ground, const sim::ScenarioImage& image, const sim::Schedule& schedule);

/// What came of all calls, with names of peers.
std::string outcomeText(const sim::RunResult& run, const sim::PeerBook& book);
/// `exhausted: every order of the events at each peer (timing free, at most 1 loss): 545 states, ...`
std::string conclusion(const Report& report, const Options& options);

}  // namespace aqua::explore
