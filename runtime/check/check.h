// Judges runs: does everything hold that their scenario expects?
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "runtime/scenario/checks.h"
#include "runtime/sim/schedule.h"
#include "runtime/sim/services.h"
#include "runtime/sim/sim.h"

namespace aqua::sim {

/// A file that a result is compared with, and what it would have to be.
struct Golden {
  std::string path;  // as the scenario has it
  std::string text;
};

/// What came of one check, property or call.
struct Verdict {
  enum class Kind : uint8_t {
    Pass,
    Fail,
    Vacuous,  // nothing was there to be judged: fails as well
  };
  Kind kind = Kind::Pass;
  std::string name;           // what is checked, for people: that of the scenario, or made from the check
  diagnostics::Span place{};  // in the scenario, or of an assertion; empty for what is always checked
  std::string expected, actual;
  uint64_t decidedBy = 0;                   // id of the event that did; 0: none
  std::optional<diagnostics::Code> code{};  // what `aqua explain` says more about
  std::optional<Golden> golden{};           // what was compared with a file
};

/// A run, for those who judge it.
struct Evidence {
  const Scenario& scenario;
  const PeerBook& book;
  const RunResult& run;
  std::span<const Event> events;  // all of them, in order
  size_t warnings = 0;            // of the program
  /// Where in the program a place in the script of a call comes from; an empty span: nowhere. May be empty.
  std::function<diagnostics::Span(uint32_t call, air::Place place)> spanOf;
  /// Do data of these two peers contradict each other, and how? May be empty.
  std::function<std::optional<std::string>(uint32_t a, uint32_t b)> conflict;
  std::string_view recording;  // of the run, up to what was checked
  /// Where the run went otherwise than by itself; null: nowhere.
  const Schedule* schedule = nullptr;
  /// All values of the streams called so in the program that a peer knows; nothing, and why, when there are none of
  /// that name, or the peer never ran. May be empty.
  std::function<std::optional<Value>(const std::string& peer, const std::string& name, std::string& why)> stream;
  /// The text of a file that the scenario names. May be empty.
  std::function<std::optional<std::string>(const std::string& path)> read;
};

/// All that is said about one run: assertions of the program; then, in the order of the scenario, `expect` of calls,
/// `[[expect]]`, properties but `sometimes`; and what is always checked.
std::vector<Verdict> judge(const Evidence& evidence);
/// Does `expect` bind this run? Always without loss and crash, else under each of `survives`. No script sends anything
/// again, so hardly any has an answer when something is lost.
bool binds(const Expected* expected, const Schedule* schedule, const Scenario& scenario);
/// One check alone, as properties need it for each run.
Verdict judge(const Check& check, const Evidence& evidence);

/// Parts of a scenario that did nothing in all the runs that `usage` adds up: events that never happened, probabilities
/// that were never hit, services, replies and cases that were never used. `optional` ones are left out, and services of
/// the file that this one extends, which is for others as well.
std::vector<Verdict> neverHappened(const Scenario& scenario, std::span<const BehaviourPlace> behaviours,
                                   const Usage& usage, const ScenarioPlaces& places);
/// Adds up what two runs used.
void addUsage(Usage& sum, const Usage& usage);

// ---------------------------------------------------------------------------------------------------- patterns.cpp

/// Does the event fit? Of service calls that are judged by their answers, the answer.
bool fits(const Pattern& pattern, const Event& event, const Evidence& evidence);
/// `voter.choose on ann`, `messages from a to b lost`
std::string textOf(const Pattern& pattern);

}  // namespace aqua::sim
