// What the command line says of the world of a run.
#pragma once

#include <optional>

#include "compiler/base/result.h"
#include "tools/cli/arguments.h"
#include "tools/run/world.h"

namespace aqua::cli {

/// Or an option whose value cannot be understood.
template <class T> using OrUsage = base::Result<T, UsageError>;
inline base::Failure<UsageError> refuse(std::string message, std::string hint = {}) {
  return {{std::move(message), std::move(hint)}};
}

/// Of an option whose value is a duration; empty: not given.
OrUsage<std::optional<sim::Micros>> readDuration(const Arguments& arguments, OptionId id);
OrUsage<run::WorldOptions> worldOptions(const Arguments& arguments);

}  // namespace aqua::cli
