// `aqua key`: files with the secret key of a peer.
#include <filesystem>

#include <fmt/format.h>

#include "runtime/crypto/channel.h"
#include "tools/cli/network.h"

namespace aqua::cli {

ExitCode runKeyNew(const Session& session) {
  const std::string& path = session.arguments().positionals[0];
  diagnostics::DiagnosticList issues;
  if (session.environment().files->isFile(path)) {
    issues.report(diagnostics::Code::FileNotWritten, {}).arg("path", path).arg("reason", "it is there already");
    session.report(issues, true);
    return exitCodeOf(issues);
  }
  const crypto::Key seed = crypto::randomKey();
  if (session.write(path, crypto::base64(seed) + "\n", base::Worth::Source, issues)) {
    std::error_code ignored;  // of file systems that have no modes
    std::filesystem::permissions(path, std::filesystem::perms::owner_read | std::filesystem::perms::owner_write,
                                 ignored);
    session.result(crypto::KeyPair::fromSeed(seed).peerId() + "\n");
  }
  session.report(issues, true);
  return exitCodeOf(issues);
}

ExitCode runKeyShow(const Session& session) {
  diagnostics::DiagnosticList issues;
  auto seed = readKey(session, session.arguments().positionals[0], issues);
  if (seed) session.result(crypto::KeyPair::fromSeed(*seed).peerId() + "\n");
  else session.report(issues, true);
  return exitCodeOf(issues);
}

}  // namespace aqua::cli
