#include "tools/cli/inputs.h"

#include <algorithm>
#include <istream>
#include <set>

#include <fmt/format.h>

namespace aqua::cli {

modules::ReadResult InputFiles::read(const std::string& path) const {
  if (path != kStandardInput) return files_.read(path);
  if (!input_) input_ = modules::readAll(in_);
  return *input_;
}

std::optional<UsageError> nameStandardInput(Arguments& arguments) {
  size_t uses = 0;
  auto name = [&](std::string& word, std::string_view before) {
    if (word != std::string(before) + "-") return;
    word = std::string(before) + std::string(kStandardInput);
    ++uses;
  };
  for (std::string& word : arguments.positionals) name(word, "");
  for (const OptionInfo& option : allOptions())
    for (std::string& word : arguments.values[static_cast<size_t>(option.id)]) {
      if (option.value == "FILE") name(word, "");
      if (option.value.ends_with("@FILE")) name(word, "@");
    }
  if (arguments.has(OptionId::Batch)) ++uses;
  if (uses < 2) return std::nullopt;
  return UsageError{"`-` stands for two files, but there is one standard input", ""};
}

std::vector<std::string> Inputs::paths() const {
  std::vector<std::string> paths;
  for (const Input& file : files) paths.push_back(file.path);
  return paths;
}

namespace {

class Walk {
 public:
  Walk(const Session& session, const project::Project* project, const std::vector<std::string_view>& endings,
       bool foreign, Inputs& inputs)
      : session_(session), files_(*session.environment().files), endings_(endings), foreign_(foreign), inputs_(inputs) {
    if (!project) return;
    for (const project::Build& build : project->builds)
      if (std::none_of(build.inputs.begin(), build.inputs.end(),
                       [&](const std::string& input) { return input.starts_with(build.output + "/"); }))
        written_.push_back(build.output);
  }

  void add(const std::string& path, const std::string& folder) {
    if (known_.insert(modules::normalizePath(path)).second) inputs_.files.push_back({path, folder});
  }

  void addFolder(const std::string& folder, const std::string& root) {
    modules::Listing listing = files_.list(folder);
    if (!listing.reason.empty())
      inputs_.issues.report(diagnostics::Code::FileNotFound, {}).arg("path", folder).arg("reason", listing.reason);
    for (const std::string& name : listing.names) {
      std::string path = folder == "." ? name : fmt::format("{}/{}", folder == "/" ? "" : folder, name);
      if (path.ends_with('/')) {
        path.pop_back();
        if (!isPassedOver(name, path)) addFolder(path, root);
      } else if (std::any_of(endings_.begin(), endings_.end(), [&](auto ending) { return name.ends_with(ending); })) {
        add(path, root);
      }
    }
  }

 private:
  bool isPassedOver(const std::string& name, const std::string& path) const {
    if (name.starts_with('.') || name == "node_modules/") return true;
    if (std::find(written_.begin(), written_.end(), path) != written_.end()) return true;
    if (foreign_ || !files_.isFile(fmt::format("{}/{}", path, project::kManifestName))) return false;
    session_.say(fmt::format("passed over {}, a project of its own", path));
    return true;
  }

  const Session& session_;
  const modules::FileSystem& files_;
  const std::vector<std::string_view>& endings_;
  bool foreign_;
  Inputs& inputs_;
  std::vector<std::string> written_;  // folders of builds
  std::set<std::string> known_;
};

bool isFolder(const modules::FileSystem& files, const std::string& path) {
  return !files.isFile(path) && files.list(path).reason.empty();
}

}  // namespace

Inputs inputsOf(const Session& session, const std::vector<std::string_view>& endings, bool foreign) {
  return inputsOf(session, session.arguments().positionals, endings, foreign);
}

Inputs inputsOf(const Session& session, std::vector<std::string> words, const std::vector<std::string_view>& endings,
                bool foreign) {
  const modules::FileSystem& files = *session.environment().files;
  const VerbInfo& verb = info(*session.arguments().verb);
  Inputs inputs;
  const project::Project* project = session.project();
  project::Read read;
  if (!project) {  // a verb that a manifest has nothing to say to, but where the project is and what it writes
    project::Found found = project::findManifest(files, words.empty() ? "" : words.front() + "/");
    if ((kProgram & on(verb.verb)) == 0) session.reportSearch(found.issues);
    if (found.manifest) {
      read = project::read(files, *found.manifest);
      project = &read.project;
    }
  }
  if (words.empty()) {
    if (!project || !project->file) {
      inputs.error = {fmt::format("no file and no `aqua.toml`, expected `aqua {} FILE...`, or a project", verb.name),
                      fmt::format("`aqua {} .` takes the files of this folder", verb.name)};
      return inputs;
    }
    words.push_back(modules::normalizePath(project->folder));
  }
  Walk walk(session, project, endings, foreign, inputs);
  for (const std::string& word : words) {
    if (!isFolder(files, word)) {
      walk.add(word, "");
      continue;
    }
    size_t before = inputs.files.size();
    std::string folder = modules::normalizePath(word);
    walk.addFolder(folder, folder);
    if (inputs.files.size() == before && inputs.issues.empty())
      inputs.error = {fmt::format("no file in `{}` ends with `{}`", word, fmt::join(endings, "` or `")), ""};
  }
  return inputs;
}

}  // namespace aqua::cli
