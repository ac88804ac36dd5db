// Plans as text, for people and tests; the same text reads back.
#pragma once

#include <memory>
#include <string>

#include "compiler/diagnostics/diagnostic.h"
#include "compiler/plan/plan.h"

namespace aqua::plan {

/// One step a line, two spaces per level; names as their hint, with `~N` where hints would collide.
std::string print(const Function& function);

struct Read {
  std::unique_ptr<Function> function;  // null when there are errors
  diagnostics::DiagnosticList issues;
};
/// Reads what `print` wrote.
Read read(const diagnostics::SourceFilePtr& source);

}  // namespace aqua::plan
