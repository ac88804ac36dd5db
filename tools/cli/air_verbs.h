// The verbs below `aqua air`.
#pragma once

#include <string>
#include <vector>

#include "compiler/air/parse.h"
#include "tools/cli/session.h"

namespace aqua::cli {

using Paths = std::vector<std::string>;

/// A script as it is in a file; `-` is standard input. Null: that was reported.
diagnostics::SourceFilePtr readScript(const Session& session, const std::string& path,
                                      diagnostics::DiagnosticList& issues);

ExitCode runAirStats(const Session& session, const Paths& paths);
ExitCode runAirDiff(const Session& session, const Paths& paths);
ExitCode runAirStep(const Session& session, const Paths& paths);

}  // namespace aqua::cli
