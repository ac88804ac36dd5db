// Reading and validating AIR text.
#pragma once

#include <memory>
#include <vector>

#include "compiler/air/air.h"
#include "compiler/diagnostics/diagnostic.h"

namespace aqua::air {

struct Parsed {
  std::unique_ptr<Script> script;  // null when there are errors
  diagnostics::DiagnosticList issues;
  std::vector<Place> comments;  // in reading order, each from `;` to the end of its line
};

/// Parses and validates (EXECUTION.md 1.1-1.4.1). All problems are reported, at the place where they are.
Parsed parse(const diagnostics::SourceFilePtr& source);

/// The script of `text`, which has to live as long. Null pointer: there are errors, and `parse` tells which.
std::unique_ptr<Script> parseInPlace(std::string_view text);

}  // namespace aqua::air
