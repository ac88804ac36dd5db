// Checking what a command line names: programs, manifests and scenarios.
#pragma once

#include <string>
#include <vector>

#include "tools/cli/session.h"

namespace aqua::cli {

struct CheckedInputs {
  diagnostics::DiagnosticList issues;              // in reading order
  std::vector<syntax::SyntaxTreePtr> trees;        // of files with native tests
  driver::Checked programs;                        // `issues` point into them,
  std::vector<diagnostics::SourceFilePtr> tables;  // and into these
};
/// `compiler` reads from `files`.
CheckedInputs checkInputs(const Session& session, driver::Session& compiler, const modules::FileSystem& files,
                          const std::vector<std::string>& paths);

}  // namespace aqua::cli
