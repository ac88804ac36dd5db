#include "tools/lsp/workspace.h"

#include "compiler/project/project.h"
#include "tools/lsp/uri.h"

namespace aqua::lsp {

Language languageOf(std::string_view path, std::string_view editorsName) {
  std::string_view name = path.substr(path.rfind('/') + 1);
  if (name == project::kManifestName) return Language::Manifest;
  if (name.ends_with(".aqua")) return Language::Aqua;
  if (name.ends_with(".toml") || name.ends_with(".air")) return Language::Other;
  return editorsName == "aqua" ? Language::Aqua : Language::Other;
}

void Workspace::configure(Settings settings) {
  settings_ = std::move(settings);
  sessions_.clear();
  allStale();
}

void Workspace::allStale() {
  for (auto& [path, document] : documents_) document.stale = true;
}

Document& Workspace::open(std::string uri, std::string_view editorsLanguage, int64_t version, std::string text) {
  std::string path = pathOfUri(uri);
  Document& document = documents_[path];
  document.uri = std::move(uri);
  document.path = path;
  document.language = languageOf(path, editorsLanguage);
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

Document* Workspace::findOrRead(const std::string& path) {
  if (Document* document = find(path)) return document;
  if (!path.starts_with('/')) return nullptr;
  modules::ReadResult now = files_.read(path);
  if (!now.text) return nullptr;
  visited_ = {.uri = uriOfPath(path), .path = path, .text = std::move(*now.text), .language = languageOf(path, "")};
  return &visited_;
}

project::Found Workspace::manifestOf(const std::string& path) const {
  // What was never saved belongs to no project.
  if (settings_.manifest || !path.starts_with('/')) return {settings_.manifest, {}};
  return project::findManifest(files_, path);
}

driver::Session& Workspace::sessionOf(const project::Found& found) {
  std::unique_ptr<driver::Session>& session = sessions_[found.manifest.value_or("")];
  if (session && session->isCurrent()) return *session;
  if (session) allStale();
  session = std::make_unique<driver::Session>(files_, settings_.options, found.manifest);
  return *session;
}

const Check& Workspace::checked(Document& document) {
  if (!document.stale && document.check) return *document.check;
  auto check = std::make_shared<Check>();
  check->files.insert(document.path);
  if (document.language != Language::Other) {
    project::Found found = manifestOf(document.path);
    driver::Session& session = sessionOf(found);
    check->issues = std::move(found.issues);
    check->issues.append(session.manifestIssues());
    if (const project::Project* project = session.project(); project && project->file) {
      check->manifest = project->file;
      check->files.insert(project->file->path());
    }
    if (document.language == Language::Aqua) {
      sema::Analyzed analyzed = session.analyze(document.path);
      check->program = std::move(analyzed.program);
      check->issues.append(analyzed.issues);
      for (const syntax::SyntaxTreePtr& tree : check->program->trees) check->files.insert(tree->source->path());
    }
    check->issues.sort();
  }
  document.check = std::move(check);
  document.stale = false;
  document.lowered = 0;
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
    if (document.stale || !document.check || !document.check->program) continue;
    const Check& check = *document.check;
    if (document.lowered == check.program->exports.size() || (document.lowered == 0 && check.issues.hasErrors()))
      continue;
    const ir::Export& exported = check.program->exports[document.lowered++];
    if (diagnostics::DiagnosticList found = sessionOf(path).checkInlined(*check.program, exported); !found.empty()) {
      auto more = std::make_shared<Check>(check);
      more->issues.append(found);
      document.check = std::move(more);
    }
    return &document;
  }
  return nullptr;
}

syntax::SyntaxTreePtr Workspace::tree(const Document& document) { return sessionOf(document.path).tree(document.path); }

std::optional<std::string> Workspace::importedFile(const Document& document, std::string_view import) {
  return sessionOf(document.path).importedFile(document.path, import);
}

}  // namespace aqua::lsp
