// `aqua check`: everything that is wrong in some files, and nothing else.
#include "tools/cli/check.h"

#include <fmt/format.h>

#include "compiler/format/apply_fixes.h"
#include "runtime/scenario/supported.h"
#include "tools/cli/inputs.h"
#include "tools/run/artifacts.h"
#include "tools/run/world.h"
#include "tools/test/annotations.h"

namespace aqua::cli {

namespace {

/// A manifest or a scenario.
void checkTable(const Session& session, const modules::FileSystem& files, const std::string& path,
                CheckedInputs& checked) {
  modules::ReadResult read = files.read(path);
  if (!read.text) {
    checked.issues.report(diagnostics::Code::FileNotFound, {}).arg("path", path).arg("reason", read.reason);
    return;
  }
  checked.tables.push_back(std::make_shared<const diagnostics::SourceFile>(path, std::move(*read.text)));
  bool manifest = project::isManifest(*checked.tables.back());
  diagnostics::DiagnosticList found;
  if (manifest) {
    project::Read result = project::read(files, path);
    checked.tables.push_back(result.project.file);
    found = std::move(result.issues);
  } else {
    sim::ScenarioParsed result = sim::parseScenario(checked.tables.back(), run::filesBeside(path, files));
    checked.tables.insert(checked.tables.end(), result.files.begin(), result.files.end());
    found = std::move(result.issues);
    if (!found.hasErrors()) sim::reportUnsupported(result, found);
    if (!found.hasErrors()) {
      run::ArtifactReader artifacts(files, found);
      artifacts.read(result.scenario, result.places);
      checked.tables.insert(checked.tables.end(), artifacts.sources().begin(), artifacts.sources().end());
    }
  }
  session.tell(found.hasErrors() ? fmt::format("FAIL {}", path)
                                 : fmt::format("ok {} → {}", path, manifest ? "a manifest" : "a scenario"));
  checked.issues.append(found);
}

/// How many errors and warnings `aqua fix` would correct, for certain or likely.
std::string fixesText(const diagnostics::DiagnosticList& issues) {
  size_t certain = 0, likely = 0;
  for (const diagnostics::Diagnostic& issue : issues.items()) {
    if (issue.fixes.empty()) continue;
    format::certainFix(issue) ? ++certain : ++likely;
  }
  if (certain + likely == 0) return {};
  std::string text = certain > 0 ? fmt::format("`aqua fix` corrects {}", certain) : std::string();
  if (likely > 0 && certain > 0) text += fmt::format(", `aqua fix --likely` {} more", likely);
  else if (likely > 0) text = fmt::format("`aqua fix --likely` corrects {}", likely);
  return text;
}

}  // namespace

CheckedInputs checkInputs(const Session& session, driver::Session& compiler, const modules::FileSystem& files,
                          const std::vector<std::string>& paths) {
  CheckedInputs checked;
  std::vector<std::string> programs;
  for (const std::string& path : paths) {
    if (path.ends_with(".toml")) checkTable(session, files, path, checked);
    else programs.push_back(path);
  }
  checked.programs = compiler.check(programs);
  checked.issues.append(checked.programs.issues);
  for (const driver::CheckedRoot& root : checked.programs.roots)
    if (root.ok && root.path.ends_with(test::kNativeEnding))
      test::nativeTests(*checked.trees.emplace_back(compiler.tree(root.path)), checked.issues);
  checked.issues.sort();
  return checked;
}

ExitCode runCheck(const Session& session) {
  Inputs inputs = inputsOf(session, {".aqua", ".scenario.toml"}, false);
  if (inputs.error) return session.usage(*inputs.error);
  CheckedInputs checked = checkInputs(session, session.compiler(), *session.environment().files, inputs.paths());
  for (const driver::CheckedRoot& root : checked.programs.roots) {
    if (!root.ok) session.tell(fmt::format("FAIL {}", root.path));
    else if (root.functions == 0 && root.services == 0) session.tell(fmt::format("ok {} → exports nothing", root.path));
    else
      session.tell(fmt::format("ok {} → {}, {}", root.path, plural(root.functions, "function"),
                               plural(root.services, "service")));
  }
  diagnostics::DiagnosticList issues = std::move(inputs.issues);
  issues.append(checked.issues);
  session.report(issues, false);
  session.say(fmt::format("checked {}, {} in {}", plural(inputs.files.size(), "file"), session.counts(issues),
                          session.elapsed()));
  if (std::string fixes = fixesText(issues); !fixes.empty()) session.say(fixes);
  return exitCodeOf(issues);
}

}  // namespace aqua::cli
