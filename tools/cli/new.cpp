// `aqua new`: a project to begin with.
#include <fmt/format.h>

#include "tools/cli/session.h"
#include "tools/templates/templates.h"

namespace aqua::cli {

namespace {

constexpr std::string_view kDefaultTemplate = "hello";

/// The folder itself, or the last one of the path: `shop` of `work/shop` and of `.`
std::string projectName(const std::string& folder, const modules::FileSystem& files) {
  std::string path = modules::normalizePath(folder);
  if (path.empty() || path == ".") path = files.workingFolder();
  while (path.size() > 1 && path.ends_with('/')) path.pop_back();
  return path.substr(path.rfind('/') + 1);
}

/// Something is in the way; nothing was written then.
std::optional<UsageError> whatIsThere(const modules::FileSystem& files, const std::string& folder,
                                      const std::vector<templates::ProjectFile>& project) {
  if (files.isFile(folder)) return UsageError{fmt::format("`{}` is a file", folder), ""};
  const modules::Listing listing = files.list(folder);
  if (!listing.names.empty())
    return UsageError{fmt::format("`{}` is not empty: `{}` is there", folder, listing.names.front()),
                      "a new project needs a new folder, or an empty one"};
  if (!listing.reason.empty() && files.read(folder).exists)
    return UsageError{fmt::format("`{}` cannot be looked into: {}", folder, listing.reason), ""};
  for (const templates::ProjectFile& file : project)  // behind links, which are not listed
    if (const std::string path = fmt::format("{}/{}", folder, file.path); files.read(path).exists)
      return UsageError{fmt::format("`{}` is there already", path), ""};
  return std::nullopt;
}

}  // namespace

ExitCode runNew(const Session& session) {
  const Arguments& arguments = session.arguments();
  const modules::FileSystem& files = *session.environment().files;
  const std::string& folder = arguments.positionals.front();
  const std::string wanted = arguments.last(OptionId::Template, std::string(kDefaultTemplate));
  const std::string name = projectName(folder, files);
  if (!templates::isProjectName(name))
    return session.usage({fmt::format("`{}` is no name for a project", name),
                          "letters, digits, `-`, `_` and `.`, beginning with a letter, a digit or `_`"});
  const std::vector<templates::ProjectFile> project = templates::filesOf(wanted, name);
  if (project.empty()) {
    const std::vector<std::string_view> names = templates::names();
    const std::string_view meant = nearest(wanted, names);
    return session.usage({fmt::format("`--template {}`, expected one of {}", wanted, fmt::join(names, ", ")),
                          meant.empty() ? "" : fmt::format("did you mean `{}`?", meant)});
  }
  if (auto wrong = whatIsThere(files, folder, project)) return session.usage(*wrong);
  diagnostics::DiagnosticList issues;
  for (const templates::ProjectFile& file : project) {
    const std::string path = modules::normalizePath(fmt::format("{}/{}", folder, file.path));
    if (!session.write(path, file.text, base::Worth::Source, issues)) break;
    session.tell(fmt::format("wrote {}", path));
  }
  session.report(issues, false);
  if (issues.empty())
    session.say(fmt::format("made the project {} of template {}, {}; next: `cd {} && aqua test`", name, wanted,
                            plural(project.size(), "file"), base::shellWord(folder)));
  return exitCodeOf(issues);
}

}  // namespace aqua::cli
