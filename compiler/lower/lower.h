// A function of the typed program as an AIR script.
#pragma once

#include <memory>
#include <vector>

#include "compiler/air/air.h"
#include "compiler/diagnostics/diagnostic.h"
#include "compiler/ir/ir.h"

namespace aqua::lower {

struct Options {
  bool noRelay = false;
  bool noXor = false;              // no error propagation from `on`, no guards of `if`
  bool noEmptyResponse = true;     // functions without results send no response
};

struct Lowered {
  std::unique_ptr<air::Script> script;             // null when there are errors
  std::vector<diagnostics::Span> origins;          // air::OriginId -> place in the source; index 0 is "none"
  diagnostics::DiagnosticList issues;
};

/// Lowers one exported function with its wrapper (Aqua-to-AIR spec, sections 2-4).
Lowered lower(const ir::Program& program, const ir::Function& function, std::string_view name, const Options& options);

}  // namespace aqua::lower
