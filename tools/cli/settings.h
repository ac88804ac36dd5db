// What the options say, checked and typed.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "compiler/diagnostics/writers.h"
#include "compiler/driver/driver.h"
#include "runtime/values/budget.h"
#include "tools/cli/arguments.h"
#include "tools/cli/cli.h"

namespace aqua::cli {

struct Settings {
  driver::Options compile;  // from the command line alone; see Session::compiler
  diagnostics::Format format = diagnostics::Format::Text;
  diagnostics::Palette outColors, errColors;
  size_t errorLimit = 100;  // 0: none
  bool quiet = false;
  bool verbose = false;
};

struct ReadSettings {
  Settings settings;
  std::optional<UsageError> error;
};
/// Options of every verb, and those of the compiler.
ReadSettings readSettings(const Arguments& arguments, const Environment& environment);

/// The manifest that governs what the command line names: that of `--manifest`, whoever owns it, or the first upwards
/// from there. Tables that are to be checked have none above them.
project::Found manifestOf(const Arguments& arguments, const modules::FileSystem& files);

/// What `--max-memory` and `--max-instructions` say, over `limits`.
std::optional<UsageError> readLimits(const Arguments& arguments, values::BudgetLimits& limits);

}  // namespace aqua::cli
