#include "tools/lsp/workspace.h"

#include "compiler/driver/driver.h"
#include "compiler/lower/lower.h"
#include "compiler/modules/graph.h"
#include "tools/lsp/uri.h"

namespace aqua::lsp {

Workspace::Workspace(const modules::FileSystem& disk) : library_(driver::withLibrary(disk)), files_(&library_) {
  setOptions({});
}

void Workspace::setOptions(sema::Options options) {
  options_ = std::move(options);
  options_.fallbackDirs = {std::string(driver::kLibraryRoot)};
  options_.cache = &cache_;
  allStale();
}

void Workspace::allStale() {
  for (auto& [path, document] : documents_) document.stale = true;
}

Document& Workspace::open(std::string uri, int64_t version, std::string text) {
  std::string path = pathOfUri(uri);
  Document& document = documents_[path];
  document.uri = std::move(uri);
  document.path = path;
  document.version = version;
  document.text = std::move(text);
  changed(document);
  allStale();  // an import that was not found may be found now
  return document;
}

void Workspace::changed(Document& document) {
  files_.set(document.path, document.text);
  lastChanged_ = document.path;
  document.stale = true;
  for (auto& [path, other] : documents_)
    if (other.check && other.check->files.contains(document.path)) other.stale = true;
}

void Workspace::close(const std::string& path) {
  files_.erase(path);
  documents_.erase(path);
  allStale();
}

void Workspace::filesChanged() { allStale(); }

Document* Workspace::find(std::string_view path) {
  auto found = documents_.find(path);
  return found == documents_.end() ? nullptr : &found->second;
}

const Check& Workspace::checked(Document& document) {
  if (!document.stale && document.check) return *document.check;
  sema::Analyzed analyzed = sema::analyze(files_, document.path, options_);
  auto check = std::make_shared<Check>();
  check->program = std::move(analyzed.program);
  check->issues = std::move(analyzed.issues);
  check->issues.sort();
  for (const syntax::SyntaxTreePtr& tree : check->program->trees) check->files.insert(tree->source->path());
  document.check = std::move(check);
  document.stale = false;
  return *document.check;
}

Document* Workspace::nextStale() {
  Document* last = find(lastChanged_);
  if (last && last->stale) return last;
  for (auto& [path, document] : documents_)
    if (document.stale) return &document;
  return nullptr;
}

Document* Workspace::lowerNext() {
  for (auto& [path, document] : documents_) {
    if (document.stale || !document.check) continue;
    Check& check = *document.check;
    if (check.lowered == check.program->exports.size() || (check.lowered == 0 && check.issues.hasErrors())) continue;
    const ir::Export& exported = check.program->exports[check.lowered++];
    if (exported.function)
      check.issues.append(lower::lower(*check.program, *exported.function, exported.name, {}).issues);
    return &document;
  }
  return nullptr;
}

const syntax::SyntaxTree& Workspace::tree(const Document& document) {
  return *cache_.parse(document.path, document.text).tree;
}

std::optional<std::string> Workspace::importedFile(const Document& document, std::string_view import) const {
  modules::LoadOptions load;
  load.importDirs = options_.importDirs;
  load.fallbackDirs = options_.fallbackDirs;
  for (const std::string& candidate : modules::importCandidates(document.path, import, load))
    if (files_.isFile(candidate)) return candidate;
  return std::nullopt;
}

}  // namespace aqua::lsp
