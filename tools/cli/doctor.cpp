// `aqua doctor`: what a project resolves to, and what the machine has.
#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "compiler/base/printable.h"
#include "tools/cli/check.h"
#include "tools/cli/inputs.h"
#include "tools/cli/version.h"
#include "tools/kit/toolchain.h"
#include "tools/test/annotations.h"
#include "tools/test/runner.h"

namespace aqua::cli {

namespace {

constexpr std::string_view kProgramEnding = ".aqua";

std::string pathOf(const Environment& environment) {
  auto path = environment.variables.find("PATH");
  return path == environment.variables.end() ? std::string() : path->second;
}

/// The first folder of PATH that has the program.
std::optional<std::string> findProgram(const Environment& environment, std::string_view name) {
  const std::string path = pathOf(environment);
  for (std::string_view rest = path; !rest.empty();) {
    const size_t end = std::min(rest.find(':'), rest.size());
    std::string file = fmt::format("{}/{}", rest.substr(0, end), name);
    if (end > 0 && environment.files->isFile(file)) return file;
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return std::nullopt;
}

/// The page: sections of rows, whose right halves stand below each other.
class Page {
 public:
  void title(std::string_view text) { rows_.push_back({std::string(text), std::nullopt}); }
  void row(std::string_view left, std::string_view right) {
    rows_.push_back({base::printable(left), base::printable(right)});
  }
  std::string text() const {
    size_t width = 0;
    for (const Row& row : rows_)
      if (row.right) width = std::max(width, row.left.size());
    std::string text;
    for (const Row& row : rows_)
      text += row.right ? fmt::format("  {:<{}}  {}\n", row.left, width, *row.right)
                        : fmt::format("{}{}\n", text.empty() ? "" : "\n", row.left);
    return text;
  }

 private:
  struct Row {
    std::string left;
    std::optional<std::string> right;  // nothing: a title
  };
  std::vector<Row> rows_;
};

std::string targetsText(const project::Build& build) {
  std::vector<std::string_view> names;
  for (project::Target target : build.targets) names.push_back(project::kTargetNames[static_cast<size_t>(target)]);
  return fmt::format("{}", fmt::join(names, ", "));
}

void showImports(const Session& session, const std::vector<std::string>& programs, Page& page) {
  const driver::Options& options = session.compiler().options();
  const modules::FileSystem& files = *session.environment().files;
  auto folder = [&](std::string_view left, const std::string& path) {
    page.row(left, files.list(path).reason.empty() ? path : path + ", which is missing");
  };
  for (const std::string& each : options.importDirs) folder("searched", each);
  for (const modules::ImportPrefix& each : options.importPrefixes) folder(each.prefix, each.folder);
  std::set<std::pair<std::string, std::string>> known;
  for (const std::string& program : programs)
    for (const syntax::HeaderItem* item : session.compiler().tree(program)->root->headers) {
      const auto* import = syntax::as<syntax::Import>(item);
      if (!import) continue;
      std::string file = session.compiler().importedFile(program, import->path).value_or("not found");
      if (known.emplace(import->path, file).second) page.row(import->path, file);
    }
}

void showManifest(const project::Project& project, Page& page) {
  page.row("manifest", project.file->path());
  if (!project.name.empty())
    page.row("name", project.version.empty() ? project.name : project.name + " " + project.version);
  for (const std::string& constant : project.constants) page.row("constant", constant);
  for (const project::Build& build : project.builds)
    page.row("build", fmt::format("{} to {}: {}", fmt::join(build.inputs, ", "), build.output, targetsText(build)));
}

void showPrograms(const driver::Checked& checked, Page& page) {
  page.title("programs");
  for (const driver::CheckedRoot& root : checked.roots)
    page.row(root.path, !root.ok ? "is broken"
                                 : fmt::format("exports {}, {}", plural(root.functions, "function"),
                                               plural(root.services, "service")));
}

/// The files of tests, as `aqua test` finds them.
std::vector<std::string> testsOf(const Session& session) {
  std::vector<std::string> words = session.arguments().positionals;
  if (words.empty() && session.project()) words = session.project()->test.scenarios;
  std::vector<std::string> paths =
      inputsOf(session, words, {test::kScenarioEnding, test::kNativeEnding}, false).paths();
  std::erase_if(paths, [](const std::string& path) {  // files that were named
    return !path.ends_with(test::kScenarioEnding) && !path.ends_with(test::kNativeEnding);
  });
  return paths;
}

/// Programs, scenarios and native tests, checked; what is wrong is reported.
ExitCode showProject(const Session& session, Page& page) {
  const modules::FileSystem& files = *session.environment().files;
  Inputs inputs = inputsOf(session, {kProgramEnding, test::kScenarioEnding}, false);
  std::vector<std::string> paths = inputs.paths();
  const std::vector<std::string> tests = testsOf(session);
  for (const std::string& path : tests)
    if (std::find(paths.begin(), paths.end(), path) == paths.end()) paths.push_back(path);
  CheckedInputs checked = checkInputs(session, session.compiler(), files, paths);
  std::vector<std::string> programs;
  for (const driver::CheckedRoot& root : checked.programs.roots) programs.push_back(root.path);

  page.title("project");
  if (session.project() && session.project()->file) showManifest(*session.project(), page);
  else page.row("manifest", "none");
  page.title("imports");
  showImports(session, programs, page);
  page.row("standard library", "in the binary");
  showPrograms(checked.programs, page);
  page.title("tests");
  for (const std::string& path : tests) page.row(path, path.ends_with(kProgramEnding) ? "native tests" : "scenario");
  if (tests.empty()) page.row("none", "files `*.scenario.toml` and `*.test.aqua` are tests");
  diagnostics::DiagnosticList issues = std::move(inputs.issues);
  issues.append(checked.issues);
  session.report(issues, false);
  return exitCodeOf(issues);
}

void showMachine(const Environment& environment, Page& page) {
  page.title("machine");
  const std::string engine = environment.computeEngine ? environment.computeEngine() : "not looked for";
  page.row("JavaScriptCore", engine.empty() ? "is there; executes compute modules" : engine);
  for (bool cpp : {false, true}) {
    const auto toolchain = kit::findToolchain(pathOf(environment), cpp);
    page.row(cpp ? "modules of C++" : "modules of C",
             toolchain ? toolchain->clang : fmt::format("missing (Debian: {})", fmt::join(toolchain.error(), ", ")));
  }
  const auto node = findProgram(environment, "node");
  page.row("Node", node ? *node : "missing (Debian: nodejs); compares with the official compiler and VM");
}

}  // namespace

ExitCode runDoctor(const Session& session) {
  Page page;
  page.title(fmt::format("aqua {}", kVersion));
  const bool named = !session.arguments().positionals.empty();
  ExitCode code = ExitCode::Done;
  if (named || (session.project() && session.project()->file)) {
    code = showProject(session, page);
  } else {
    page.title("project");
    page.row("none", "no `aqua.toml` here or in a folder above");
  }
  showMachine(session.environment(), page);
  session.result(page.text());
  return code;
}

}  // namespace aqua::cli
