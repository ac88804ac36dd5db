// The checks that follow parsing (EXECUTION.md 1.4, 1.4.1).
#pragma once

#include "compiler/air/air.h"
#include "compiler/diagnostics/diagnostic.h"

namespace aqua::air {

/// Reports what the production VM refuses in a script of correct grammar. Works on built scripts, too: their
/// diagnostics have places only if the instructions have. `file` may be null.
void validate(const Script& script, const diagnostics::SourceFile* file, diagnostics::DiagnosticList& issues);

}  // namespace aqua::air
