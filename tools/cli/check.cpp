// `aqua check`: everything that is wrong in some files, and nothing else.
#include <fmt/format.h>

#include "runtime/scenario/scenario.h"
#include "tools/cli/inputs.h"

namespace aqua::cli {

namespace {

/// Manifests and scenarios; their issues point into `sources`.
void checkTable(const Session& session, const std::string& path, std::vector<diagnostics::SourceFilePtr>& sources,
                diagnostics::DiagnosticList& issues) {
  modules::ReadResult read = session.environment().files->read(path);
  if (!read.text) {
    issues.report(diagnostics::Code::FileNotFound, {}).arg("path", path).arg("reason", read.reason);
    return;
  }
  sources.push_back(std::make_shared<const diagnostics::SourceFile>(path, std::move(*read.text)));
  bool manifest = project::isManifest(*sources.back());
  diagnostics::DiagnosticList found;
  if (manifest) {
    project::Read result = readManifest(*session.environment().files, path);
    sources.push_back(result.project.file);
    found = std::move(result.issues);
  } else {
    found = sim::parseScenario(sources.back()).issues;
  }
  session.tell(found.hasErrors() ? fmt::format("FAIL {}", path)
                                 : fmt::format("ok {} → {}", path, manifest ? "a manifest" : "a scenario"));
  issues.append(found);
}

}  // namespace

ExitCode runCheck(const Session& session) {
  Inputs inputs = inputsOf(session, {".aqua", ".scenario.toml"}, false);
  if (inputs.error) return session.usage(*inputs.error);
  std::vector<std::string> programs;
  std::vector<diagnostics::SourceFilePtr> sources;
  diagnostics::DiagnosticList issues = std::move(inputs.issues);
  for (const Input& input : inputs.files) {
    if (input.path.ends_with(".toml")) checkTable(session, input.path, sources, issues);
    else programs.push_back(input.path);
  }

  driver::Checked checked = driver::check(*session.environment().files, programs, session.settings().compile);
  for (const driver::CheckedRoot& root : checked.roots) {
    if (!root.ok) session.tell(fmt::format("FAIL {}", root.path));
    else if (root.functions == 0 && root.services == 0) session.tell(fmt::format("ok {} → exports nothing", root.path));
    else
      session.tell(fmt::format("ok {} → {}, {}", root.path, plural(root.functions, "function"),
                               plural(root.services, "service")));
  }
  issues.append(checked.issues);
  issues.sort();
  session.report(issues, false);
  session.say(fmt::format("checked {}, {} in {}", plural(inputs.files.size(), "file"), session.counts(issues),
                          session.elapsed()));
  return exitCodeOf(issues);
}

}  // namespace aqua::cli
