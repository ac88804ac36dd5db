#include "compiler/modules/graph.h"

#include <algorithm>
#include <memory>
#include <unordered_map>

#include <fmt/format.h>

namespace aqua::modules {

namespace {

using diagnostics::Code;

std::string joined(const std::string& folder, std::string_view name) {
  if (folder == "." || folder.empty()) return normalizePath(name);
  return normalizePath(fmt::format("{}/{}", folder, name));
}

class Loader {
 public:
  Loader(const FileSystem& files, const LoadOptions& options)
      : files_(files), options_(options), workingFolder_(files.workingFolder()) {}

  Graph load(std::span<const std::string> rootPaths) {
    for (const std::string& rootPath : rootPaths) {
      std::string path = normalizePath(rootPath);
      auto [known, fresh] = state_.try_emplace(keyOf(path), kOpen);
      if (fresh) {
        ReadResult root = files_.read(path);
        if (!root.text) graph_.issues.report(Code::RootNotRead, {}).arg("path", path).arg("reason", root.reason);
        enter(path, root.text.value_or(std::string()));
        while (!open_.empty()) step();
      }
      graph_.roots.push_back(state_.at(keyOf(path)));
    }
    return std::move(graph_);
  }

 private:
  /// A file whose imports are being followed.
  struct Frame {
    std::string key;
    ModuleFile file;
    size_t next = 0;
  };
  static constexpr uint32_t kOpen = kNoFile - 1;

  /// One file by whatever path it is reached.
  std::string keyOf(const std::string& path) const {
    if (path.starts_with('/') || workingFolder_.empty()) return path;
    return normalizePath(fmt::format("{}/{}", workingFolder_, path));
  }

  void enter(const std::string& path, std::string text) {
    Frame frame;
    frame.key = keyOf(path);
    frame.file.path = path;
    syntax::Parsed fresh;
    auto parseHere = [&]() -> const syntax::Parsed& {
      auto source = std::make_shared<const diagnostics::SourceFile>(path, std::move(text));
      return fresh = syntax::parse(std::move(source), options_.limits);
    };
    const syntax::Parsed& parsed =
        options_.cache ? options_.cache->parse(path, std::move(text), options_.limits) : parseHere();
    frame.file.tree = parsed.tree;
    frame.file.broken = parsed.issues.hasErrors();
    graph_.issues.append(parsed.issues);
    for (const syntax::HeaderItem* item : parsed.tree->root->headers)
      if (const auto* import = syntax::as<syntax::Import>(item)) frame.file.imports.push_back({import, kNoFile});
    state_[frame.key] = kOpen;
    open_.push_back(std::move(frame));
  }

  void step() {
    if (open_.back().next == open_.back().file.imports.size()) {
      state_[open_.back().key] = static_cast<uint32_t>(graph_.files.size());
      graph_.files.push_back(std::move(open_.back().file));
      open_.pop_back();
      return;
    }
    ImportLink& link = open_.back().file.imports[open_.back().next];
    const syntax::Import& import = *link.node;
    auto path = resolve(open_.back().file.path, import);
    if (!path) {
      ++open_.back().next;
      return;
    }
    auto state = state_.find(keyOf(*path));
    if (state != state_.end()) {
      if (state->second == kOpen) reportCycle(state->first, import);
      else link.file = state->second;
      ++open_.back().next;
      return;
    }
    ReadResult read = files_.read(*path);
    if (!read.text) {
      graph_.issues.report(Code::ImportNotRead, import.pathSpan).arg("path", *path).arg("reason", read.reason);
      ++open_.back().next;
      return;
    }
    enter(*path, std::move(*read.text));  // this import is looked at again when the file is done
  }

  std::optional<std::string> resolve(const std::string& importingFile, const syntax::Import& import) {
    if (import.path.empty()) {
      graph_.issues.report(Code::ImportEmpty, import.pathSpan);
      return std::nullopt;
    }
    std::vector<std::string> candidates = importCandidates(importingFile, import.path, options_, workingFolder_);
    for (std::string& candidate : candidates)
      if (files_.isFile(candidate)) return std::move(candidate);
    constexpr size_t kShown = 6;
    std::string tried;
    for (size_t i = 0; i < std::min(kShown, candidates.size()); ++i)
      tried += (i == 0 ? "`" : ", `") + candidates[i] + "`";
    if (candidates.size() > kShown) tried += fmt::format(" and {} more", candidates.size() - kShown);
    auto reported = graph_.issues.report(Code::ImportNotFound, import.pathSpan)
                        .arg("path", import.path)
                        .note("looked for " + tried);
    if (import.path.starts_with('@'))
      reported.help("packages are found in `node_modules` beside the file or above it, or with `-I FOLDER`");
    return std::nullopt;
  }

  void reportCycle(const std::string& key, const syntax::Import& import) {
    auto first = std::find_if(open_.begin(), open_.end(), [&](const Frame& frame) { return frame.key == key; });
    std::string cycle;
    for (auto frame = first; frame != open_.end(); ++frame) cycle += "`" + frame->file.path + "` imports ";
    cycle += "`" + first->file.path + "`";
    auto reported = graph_.issues.report(Code::ImportCycle, import.pathSpan).arg("cycle", cycle);
    for (auto frame = first; frame + 1 != open_.end(); ++frame)
      reported.label(frame->file.imports[frame->next].node->pathSpan, "imports the next file");
  }

  const FileSystem& files_;
  const LoadOptions& options_;
  std::string workingFolder_;
  Graph graph_;
  std::vector<Frame> open_;
  std::unordered_map<std::string, uint32_t> state_;  // index in Graph::files, or kOpen
};

}  // namespace

std::vector<std::string> foldersAbove(const std::string& path, std::string_view workingFolder) {
  std::vector<std::string> folders;
  std::string folder = folderOf(path);
  if (folder.starts_with('/')) {
    for (;; folder = folderOf(folder)) {
      folders.push_back(folder);
      if (folder == "/") return folders;
    }
  }
  auto climbed = static_cast<size_t>(0);  // how far above the working folder the path is already
  while (folder != "." && !folder.starts_with("..")) {
    folders.push_back(folder);
    folder = folderOf(folder);
  }
  while (folder != ".") {  // `../../lib`
    if (folder == ".." || folder.ends_with("/..")) break;
    folders.push_back(folder);
    folder = folderOf(folder);
  }
  if (folder != ".") climbed = static_cast<size_t>(std::count(folder.begin(), folder.end(), '/')) + 1;
  auto above = static_cast<size_t>(std::count(workingFolder.begin(), workingFolder.end(), '/'));
  if (workingFolder == "/") above = 0;
  for (folders.push_back(folder); climbed < above; ++climbed) {
    folder = folder == "." ? ".." : folder + "/..";
    folders.push_back(folder);
  }
  return folders;
}

std::vector<std::string> importCandidates(const std::string& importingFile, std::string_view import,
                                          const LoadOptions& options, std::string_view workingFolder) {
  std::string name(import);
  if (!name.ends_with(".aqua")) name += ".aqua";
  if (name.starts_with('/')) return {normalizePath(name)};
  std::vector<std::string> candidates;
  auto addIn = [&](const std::string& folder, std::string_view file) {
    std::string path = joined(folder, file);
    if (std::find(candidates.begin(), candidates.end(), path) == candidates.end())
      candidates.push_back(std::move(path));
  };
  auto add = [&](const std::string& folder) { addIn(folder, name); };
  add(folderOf(importingFile));
  size_t longest = 0;
  for (const ImportPrefix& each : options.importPrefixes)
    if (import.starts_with(each.prefix)) longest = std::max(longest, each.prefix.size());
  for (const ImportPrefix& each : options.importPrefixes)
    if (longest > 0 && each.prefix.size() == longest && import.starts_with(each.prefix))
      addIn(each.folder, std::string_view(name).substr(longest));
  if (longest == 0)
    for (const std::string& folder : options.importDirs) add(folder);
  bool relative = name.starts_with("./") || name.starts_with("../");
  if (!relative)
    for (const std::string& folder : foldersAbove(importingFile, workingFolder))
      if (folder != "node_modules" && !folder.ends_with("/node_modules")) add(joined(folder, "node_modules"));
  for (const std::string& folder : options.fallbackDirs) add(folder);
  return candidates;
}

Graph load(const FileSystem& files, std::span<const std::string> rootPaths, const LoadOptions& options) {
  return Loader(files, options).load(rootPaths);
}

}  // namespace aqua::modules
