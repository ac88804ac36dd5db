// A scenario file as a text in a test.
#pragma once

#include <memory>
#include <string>

#include "runtime/scenario/scenario.h"

namespace aqua {

/// Keeps what the scenario points into.
struct ScenarioText {
  explicit ScenarioText(std::string text)
      : file(std::make_shared<diagnostics::SourceFile>("s.toml", std::move(text))), parsed(sim::parseScenario(file)) {}

  diagnostics::SourceFilePtr file;
  sim::ScenarioParsed parsed;
};

}  // namespace aqua
