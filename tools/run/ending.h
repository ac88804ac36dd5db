// What a run came to, for people.
#pragma once

#include <string>
#include <vector>

#include "compiler/diagnostics/diagnostic.h"
#include "runtime/record/recording.h"
#include "runtime/sim/sim.h"
#include "tools/run/places.h"

namespace aqua::run {

/// What sentences lead to; null: they do without.
struct Telling {
  const Places* places = nullptr;             // of the script that waits
  const sim::RecordedRules* rules = nullptr;  // of the scenario
};
/// `relay waits for the answer of bank.move, which never comes`; ids of peers are not replaced.
std::string waitText(const sim::Wait& wait, const Telling& telling);

/// What a run that gave no result ended with, as a diagnostic in the user's source; nothing after a result. `ttl`: the
/// life time that the run had.
void reportEnding(const sim::RunResult& run, const sim::PeerBook& book, const Places& places, sim::Micros ttl,
                  diagnostics::DiagnosticList& issues, const sim::RecordedRules* rules = nullptr);

/// What else went wrong and was not told to the caller: messages that were lost, calls that failed and nobody caught,
/// callbacks that nobody described, interpreters that failed beside a result. Warnings. Returns how many calls failed
/// and were not caught, without the one that ended the run.
uint64_t reportLosses(const sim::RunResult& run, const sim::PeerBook& book, const Places& places,
                      diagnostics::DiagnosticList& issues);

/// JSON of what the function returns, and a line end: nothing for no result, a list for several.
std::string valuesText(const std::vector<values::Value>& values);

/// Lines of the timeline that tell a person something: where the particle goes, what is asked and answered.
bool isTold(const sim::Event& event);

}  // namespace aqua::run
