// The verbs below `aqua air`.
#pragma once

#include <string>
#include <vector>

#include "compiler/air/parse.h"
#include "tools/cli/session.h"

namespace aqua::cli {

/// A script as it is in a file. Null: that was reported.
diagnostics::SourceFilePtr readScript(const Session& session, const std::string& path,
                                      diagnostics::DiagnosticList& issues);

}  // namespace aqua::cli
