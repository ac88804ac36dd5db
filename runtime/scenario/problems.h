// What can be wrong with a scenario as a whole: names that nobody has, placeholders that stand for nothing.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "compiler/diagnostics/diagnostic.h"
#include "runtime/scenario/scenario.h"

namespace aqua::sim {

struct Problem {
  struct Argument {
    diagnostics::ArgKey key;
    std::string value;
  };
  diagnostics::Code code{};
  std::string path;  // as in ScenarioPlaces
  std::vector<Argument> args;
  std::string help;   // may be empty
  std::string first;  // path of what was there before, if that is the problem
};
std::string messageOf(const Problem& problem);
std::vector<Problem> problemsOf(const Scenario& scenario);
/// What is wrong with its variants.
std::vector<Problem> problemsOf(const Scenario& scenario, const std::vector<Variant>& variants);

/// Does the peer have this spell? `*` means all nodes.
bool isOn(const SpellSetup& spell, const Peer& peer);

enum class Placeholders : uint8_t { Peers, Replies };
/// What is wrong with the placeholders in the texts of a value.
std::vector<Problem> problemsOf(const Scenario& scenario, const Value& value, Placeholders allowed,
                                const std::string& path);

}  // namespace aqua::sim
