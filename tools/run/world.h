// The world of a run: a scenario, and what was said beside it.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "compiler/diagnostics/diagnostic.h"
#include "compiler/modules/file_system.h"
#include "runtime/scenario/scenario.h"

namespace aqua::run {

/// What people say about a world besides a scenario file, and before it.
struct WorldOptions {
  std::string scenario;               // path; empty: a client behind a relay
  std::string relay;                  // empty: that of the scenario
  bool noRelay = false;               // clients are reached directly
  std::vector<std::string> peers;     // names of more nodes
  std::vector<std::string> services;  // `ID.FUNCTION=REPLY`, see `readService`
  std::vector<std::string> data;      // JSON objects of values by name, or `@FILE`
  std::optional<uint64_t> seed;       // else that of the scenario
};

/// An option whose value cannot be understood: what is wrong, and what might have been meant.
struct Refusal {
  std::string message;
  std::string hint;  // may be empty
};

struct World {
  std::vector<diagnostics::SourceFilePtr> sources;  // what issues point into
  sim::Scenario scenario;
  std::optional<values::Value> data;  // an object
};

/// `world` is good when nothing was refused and `issues` has no errors.
struct ReadWorld {
  World world;
  diagnostics::DiagnosticList issues;
  std::optional<Refusal> refused;
};
ReadWorld readWorld(const modules::FileSystem& files, const WorldOptions& options);

}  // namespace aqua::run
