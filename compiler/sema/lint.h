// Lints that look at whole functions: streams, waiting, parallel branches, peers, conditions.
#pragma once

#include <unordered_set>

#include "compiler/diagnostics/diagnostic.h"
#include "compiler/ir/ir.h"

namespace aqua::sema {

/// Adds to `issues` what is suspicious in the functions of `files`. `noRelay`: the client is reached directly.
void lint(const ir::Program& program, const std::unordered_set<const diagnostics::SourceFile*>& files, bool noRelay,
          diagnostics::DiagnosticList& issues);

}  // namespace aqua::sema
