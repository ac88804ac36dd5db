// `aqua lsp`: the language server on standard input and output.
#include "tools/lsp/loop.h"

#include "tools/cli/session.h"
#include "tools/cli/version.h"

namespace aqua::cli {

ExitCode runLsp(const Session& session) {
  if (!session.arguments().positionals.empty()) return session.usage({"`aqua lsp` has no arguments", "an editor speaks with it"});
  lsp::ServerOptions options;
  options.version = kVersion;
  options.compile.importDirs = session.settings().compile.importDirs;
  options.compile.importPrefixes = session.settings().compile.importPrefixes;
  options.compile.lints = session.settings().compile.lints;
  options.compile.constants = session.settings().compile.constants;
  const Environment& environment = session.environment();
  int code = lsp::serve(*environment.in, *environment.out, *environment.files, std::move(options));
  return code == 0 ? ExitCode::Done : ExitCode::ProgramFault;
}

}  // namespace aqua::cli
