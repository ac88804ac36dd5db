// Makes a schedule that fails as small as it gets, and says it as a sentence.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "runtime/sim/schedule.h"

namespace aqua::sim {

/// Messages and answers that reached peers, one after the other.
using History = std::vector<EventName>;

/// What a run under some schedule showed.
struct Trial {
  bool fails = false;  // in the way that is looked for
  History history;
  std::vector<EventName> lost;  // messages that were lost because a peer was down
};
using Rerun = std::function<Trial(const Schedule&)>;

struct Shrunk {
  Schedule schedule;
  bool fails = false;    // what was given does
  bool minimal = false;  // every proper subset of its parts was tried, and nothing failed: "iff"
  uint32_t tries = 0;    // runs
};

/// Orders of events at a peer that differ: `first` is handled before `second` in `then`, and after it in `now`. Events
/// that only one of the two has are left out. The latest come first.
std::vector<Before> inversions(const History& now, const History& then);

/// How many runs shrinking may take.
inline constexpr uint32_t kShrinkTries = 300;

/// Removes from a schedule that fails what is not needed, and replaces the rest by what is weaker, until nothing
/// changes or `most` runs were made. What it gives fails, if what it got does.
Shrunk shrink(const Schedule& found, const Rerun& rerun, uint32_t most = kShrinkTries);
/// The same for a run of which all that happened is known: its orders are those that differ from what happens by
/// itself, in place of those of `found`.
Shrunk shrink(const Schedule& found, const History& history, const Rerun& rerun, uint32_t most = kShrinkTries);

/// Arguments of a call, with shorter lists: elements that `fails` does not need are left out, half of them at a time at
/// first. Only lists that are arguments themselves. `fails` should also ask whether all is in order without a schedule,
/// as a shorter list may be wrong in itself; it is asked at most `most` times.
using Arguments = std::vector<std::pair<std::string, Value>>;
Arguments shorten(Arguments args, const std::function<bool(const Arguments&)>& fails, uint32_t most = kShrinkTries);

/// `fails iff bob>client#1 is handled before ann>client#1 at client, and relay>bob#2 is lost`; `if` unless it is
/// minimal.
std::string sentenceOf(const Shrunk& shrunk, const Scenario& scenario);

}  // namespace aqua::sim
