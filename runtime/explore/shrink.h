// Makes a schedule that fails as small as it gets, and says it as a sentence.
#pragma once

#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "runtime/explore/explore.h"

namespace aqua::explore {

/// Messages and answers that reached peers, one after the other.
using History = std::vector<sim::EventName>;

/// What a run under some schedule showed.
struct Trial {
  bool fails = false;  // in the way that is looked for
  History history;
  std::vector<sim::EventName> lost;  // messages that were lost because a peer was down
};
using Rerun = std::function<Trial(const sim::Schedule&)>;

struct Shrunk {
  sim::Schedule schedule;
  bool fails = false;    // what was given does
  bool minimal = false;  // every proper subset of its parts was tried, and nothing failed: "iff"
  uint32_t tries = 0;    // runs
};

/// How many runs shrinking may take.
inline constexpr uint32_t kShrinkTries = 300;

/// Removes from a schedule that fails what is not needed, and replaces the rest by what is weaker, until nothing
/// changes or `most` runs were made. What it gives fails, if what it got does.
Shrunk shrink(const sim::Schedule& found, const Rerun& rerun, uint32_t most = kShrinkTries);

/// Arguments of a call, with shorter lists: elements that `fails` does not need are left out, half of them at a time at
/// first. Only lists that are arguments themselves. `fails` should also ask whether all is in order without a schedule,
/// as a shorter list may be wrong in itself; it is asked at most `most` times.
using Arguments = std::vector<std::pair<std::string, sim::Value>>;
Arguments shorten(Arguments args, const std::function<bool(const Arguments&)>& fails, uint32_t most = kShrinkTries);

/// `fails iff bob>client#1 is handled before ann>client#1 at client, and relay>bob#2 is lost`; `if` unless it is
/// minimal.
std::string sentenceOf(const Shrunk& shrunk, const sim::Scenario& scenario);

// ------------------------------------------------------------------------------------------------------- smaller.cpp

/// A violation, made small.
struct Smaller {
  Shrunk shrunk;
  std::vector<Arguments::value_type> shorter;  // arguments of the first call that may be shorter
  std::string sentence;                        // with these
  std::string actual, outcome;                 // what happens under the small schedule
};
/// Runs the schedule of the violation, and smaller ones, until only what the violation needs is left. `image` is of the
/// scenario and the invocations of `ground`.
Smaller smallerOf(const Ground& ground, const sim::ScenarioImage& image, const Violation& violation);

}  // namespace aqua::explore
