#include "tools/lsp/workspace.h"

#include <algorithm>

#include "compiler/project/project.h"
#include "tools/lsp/uri.h"

namespace aqua::lsp {

Language languageOf(std::string_view path, std::string_view editorsName) {
  std::string_view name = path.substr(path.rfind('/') + 1);
  if (name == project::kManifestName) return Language::Manifest;
  if (name.ends_with(".aqua")) return Language::Aqua;
  if (name.ends_with(kScenarioEnding)) return Language::Scenario;
  if (name.ends_with(".toml") || name.ends_with(".air")) return Language::Other;
  return editorsName == "aqua" ? Language::Aqua : Language::Other;
}

void Workspace::configure(Settings settings) {
  settings_ = std::move(settings);
  sessions_.clear();
  allStale();
}

void Workspace::open(std::vector<std::string> folders) {
  settings_.folders = std::move(folders);
  allStale();
}

void Workspace::allStale() {
  projects_.clear();
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
  for (auto& [folder, project] : projects_) project.snapshot = nullptr;
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

void Workspace::checkScenario(const Document& document, Check& check) const {
  auto other = [&](const std::string& path, std::string& reason) -> diagnostics::SourceFilePtr {
    const std::string place =
        modules::normalizePath(path.starts_with('/') ? path : modules::folderOf(document.path) + "/" + path);
    modules::ReadResult read = files_.read(place);
    reason = read.reason;
    check.files.insert(place);
    return read.text ? std::make_shared<const diagnostics::SourceFile>(place, std::move(*read.text)) : nullptr;
  };
  auto file = std::make_shared<const diagnostics::SourceFile>(document.path, document.text);
  check.scenario = sim::parseScenario(file, other);
  check.scenario.files.push_back(file);
  check.issues.append(check.scenario.issues);
  check.issues.sort();
}

const Check& Workspace::checked(Document& document) {
  if (!document.stale && document.check) return *document.check;
  auto check = std::make_shared<Check>();
  check->files.insert(document.path);
  if (document.language == Language::Scenario) {
    checkScenario(document, *check);
  } else if (document.language != Language::Other) {
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
  document.snapshot = nullptr;
  document.hops.reset();
  document.stale = false;
  document.lowered = 0;
  return *document.check;
}

const Snapshot& Workspace::snapshot(Document& document) {
  const Check& check = checked(document);
  if (!document.snapshot) document.snapshot = std::make_shared<const Snapshot>(check.program);
  return *document.snapshot;
}

std::shared_ptr<const ir::Program> Workspace::probe(const Document& document, std::string text, sema::Probe& probe) {
  driver::Session& session = sessionOf(document.path);
  files_.set(document.path, std::move(text));
  std::shared_ptr<const ir::Program> program = session.analyze(document.path, probe).program;
  if (find(document.path)) files_.set(document.path, document.text);
  else files_.erase(document.path);
  return program;
}

const std::vector<HiddenHop>& Workspace::hops(Document& document) {
  const Check& check = checked(document);
  if (document.hops) return *document.hops;
  document.hops.emplace();
  if (check.issues.hasErrors()) return *document.hops;
  driver::Session& session = sessionOf(document.path);
  driver::Options options = session.options();
  options.keepPlans = true;
  auto compiled = std::make_shared<const driver::Compiled>(session.compile(document.path, options));
  document.hops = hiddenHops(*compiled);
  document.compiled = std::move(compiled);
  return *document.hops;
}

// ---- projects ------------------------------------------------------------------------------------------------

namespace {

constexpr std::string_view kAquaEnding = ".aqua";
constexpr size_t kMaxFiles = 20'000;
constexpr size_t kMaxFolders = 64;  // inside of each other

/// Adds the files with this ending below `folder`, in order.
void addFiles(const modules::FileSystem& files, const std::string& folder, std::string_view ending, size_t depth,
              std::vector<std::string>& paths) {
  const std::string before = folder == "/" ? folder : folder + "/";
  if (depth > 0 && files.isFile(before + std::string(project::kManifestName))) return;
  for (const std::string& name : files.list(folder).names) {
    if (paths.size() >= kMaxFiles || name.starts_with('.') || name == "node_modules/") continue;
    if (name.ends_with(ending)) paths.push_back(before + name);
    if (name.ends_with('/') && depth < kMaxFolders)
      addFiles(files, before + name.substr(0, name.size() - 1), ending, depth + 1, paths);
  }
}

}  // namespace

std::string Workspace::folderOf(const std::string& path) const {
  if (std::optional<std::string> manifest = manifestOf(path).manifest) return modules::folderOf(*manifest);
  for (const std::string& folder : settings_.folders)
    if (path.starts_with(folder == "/" ? folder : folder + "/")) return folder;
  return {};
}

Workspace::Project& Workspace::projectOf(const Document& document) {
  const std::string folder = folderOf(document.path);
  Project& project = projects_[folder.empty() ? document.path : folder];
  if (project.files) {
    auto& known = *project.files;
    auto place = std::lower_bound(known.begin(), known.end(), document.path);
    if (place == known.end() || *place != document.path) {
      known.insert(place, document.path);
      project.snapshot = nullptr;
    }
    return project;
  }
  std::vector<std::string> paths;
  if (!folder.empty()) addFiles(files_, folder, kAquaEnding, 0, paths);
  std::set<std::string, std::less<>> known(paths.begin(), paths.end());
  // What was never saved, and what is alone, belongs to the files that are open.
  for (const auto& [path, other] : documents_)
    if (other.language == Language::Aqua && folderOf(path) == folder) known.insert(path);
  known.insert(document.path);
  project.files.emplace(known.begin(), known.end());
  return project;
}

const std::vector<std::string>& Workspace::filesOf(const Document& document) { return *projectOf(document).files; }

std::shared_ptr<const Snapshot> Workspace::project(const Document& document) {
  Project& project = projectOf(document);
  if (!project.snapshot) {
    sema::AnalyzedRoots analyzed = sessionOf(document.path).analyze(*project.files);
    project.snapshot = std::make_shared<const Snapshot>(std::move(analyzed.program), std::move(analyzed.issues));
  }
  return project.snapshot;
}

std::vector<std::shared_ptr<const Snapshot>> Workspace::projects() {
  std::vector<std::shared_ptr<const Snapshot>> all;
  auto add = [&](const Document& document) {
    if (auto snapshot = project(document); std::find(all.begin(), all.end(), snapshot) == all.end())
      all.push_back(std::move(snapshot));
  };
  for (const auto& [path, document] : documents_)
    if (document.language == Language::Aqua) add(document);
  for (const std::string& folder : settings_.folders) {
    // A folder is represented by the first file in it; one whose files are known is not walked through again.
    std::vector<std::string> paths;
    if (auto known = projects_.find(folder); known != projects_.end() && known->second.files)
      paths.push_back(known->second.files->front());
    else addFiles(files_, folder, kAquaEnding, 0, paths);
    if (!paths.empty()) add({.uri = {}, .path = paths.front(), .text = {}});
  }
  return all;
}

std::vector<std::string> Workspace::scenariosOf(const Document& document) {
  std::vector<std::string> paths;
  if (const std::string folder = folderOf(document.path); !folder.empty())
    addFiles(files_, folder, kScenarioEnding, 0, paths);
  return paths;
}

std::unique_ptr<driver::Session> Workspace::sessionOver(const modules::FileSystem& files,
                                                        const Document& document) const {
  return std::make_unique<driver::Session>(files, settings_.options, manifestOf(document.path).manifest);
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
      document.check = std::move(more);  // of the same program
    }
    return &document;
  }
  return nullptr;
}

bool Workspace::readNext() {
  for (const auto& [path, document] : documents_) {
    if (document.language != Language::Aqua) continue;
    Project& project = projectOf(document);
    if (project.read >= project.files->size()) continue;
    tree(document, (*project.files)[project.read++]);
    return true;
  }
  return false;
}

Workspace::Reading Workspace::reading() const {
  Reading all;
  for (const auto& [folder, project] : projects_) {
    if (!project.files) continue;
    all.read += std::min(project.read, project.files->size());
    all.files += project.files->size();
  }
  return all;
}

syntax::SyntaxTreePtr Workspace::tree(const Document& document) { return sessionOf(document.path).tree(document.path); }

syntax::SyntaxTreePtr Workspace::tree(const Document& document, const std::string& path) {
  return sessionOf(document.path).tree(path);
}

std::optional<std::string> Workspace::importedFile(const Document& document, std::string_view import) {
  return sessionOf(document.path).importedFile(document.path, import);
}

}  // namespace aqua::lsp
