// A function of the typed program as a plan: everything inlined, with the wrapper around it.
#pragma once

#include <cstdint>
#include <memory>

#include "compiler/diagnostics/diagnostic.h"
#include "compiler/ir/ir.h"
#include "compiler/plan/plan.h"

namespace aqua::lower {

/// Steps of one plan: inlining can double with every function.
inline constexpr uint32_t kMaxSteps = 400'000;

struct Options {
  bool noXor = false;             // no error propagation from `on`, no guards of `if`
  bool noEmptyResponse = true;    // functions without results send no response
  bool tracing = false;           // calls of tracingSrv around every arrow
  bool bindings = false;          // note what variables stand for, for debuggers
  uint32_t maxSteps = kMaxSteps;  // what the build has left; fewer than kMaxSteps: the plans before took the rest
};

struct Lowered {
  std::unique_ptr<plan::Function> plan;  // null when there are errors
  diagnostics::DiagnosticList issues;
};

/// Lowers one exported function with its wrapper (RULES.md 2 and 4). Names and texts of the plan
/// may point into `program`, which has to outlive it.
Lowered lower(const ir::Program& program, const ir::Function& function, std::string_view name, const Options& options);

}  // namespace aqua::lower
