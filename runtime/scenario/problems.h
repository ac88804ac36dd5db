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
  std::string path;  // `peers.NAME.relay`, `service[0].function.NAME.replies[1].returns`, ...
  std::vector<Argument> args;
  std::string help;  // may be empty
};
std::vector<Problem> problemsOf(const Scenario& scenario);

}  // namespace aqua::sim
