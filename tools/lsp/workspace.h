// What the editor has open, and what the compiler says about it. Paths are normalised, places are byte offsets.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "compiler/diagnostics/diagnostic.h"
#include "compiler/driver/driver.h"
#include "compiler/ir/ir.h"
#include "compiler/modules/file_system.h"
#include "runtime/scenario/scenario.h"
#include "tools/lsp/features/hops.h"
#include "tools/lsp/index.h"

namespace aqua::lsp {

/// What a file is for the server.
enum class Language : uint8_t {
  Aqua,
  Manifest,  // `aqua.toml`
  Scenario,  // `*.scenario.toml`
  Other,     // AIR, whatever else an editor opens: there is nothing to say about it
};
inline constexpr std::string_view kScenarioEnding = ".scenario.toml";
/// By the name of the file; where that tells nothing, by what the editor calls the language.
Language languageOf(std::string_view path, std::string_view editorsName);

/// One check of a file and all that it imports, and of the manifest that governs it. Never changes.
struct Check {
  std::shared_ptr<const ir::Program> program;  // keeps alive what `issues` point into; null: the file is no Aqua
  sim::ScenarioParsed scenario;                // as `program`, of a scenario
  diagnostics::SourceFilePtr manifest;         // as `program`; null: there is none, or it cannot be read
  diagnostics::DiagnosticList issues;
  std::set<std::string, std::less<>> files;  // that took part
};

struct Document {
  std::string uri;
  std::string path;
  std::string text;
  int64_t version = 0;
  Language language = Language::Aqua;
  std::shared_ptr<const Check> check = nullptr;                // null: not checked yet
  std::shared_ptr<const Snapshot> snapshot = nullptr;          // of `check`; null: not made yet
  std::optional<std::vector<HiddenHop>> hops = std::nullopt;   // of `check`; nothing: not looked at yet
  std::shared_ptr<const driver::Compiled> compiled = nullptr;  // keeps alive what `hops` points into
  bool stale = true;                                           // it or something that it needs has changed since
  size_t lowered = 0;  // so many exports of `check` were looked at by the back end, too
};

/// What governs all documents besides their manifests.
struct Settings {
  driver::Options options;              // stronger than manifests
  std::optional<std::string> manifest;  // of all documents; else each has the nearest above it
  std::vector<std::string> folders;     // that the editor has open, absolute
};

class Workspace {
 public:
  /// `disk` is what lies below the open files and has to outlive the workspace.
  explicit Workspace(const modules::FileSystem& disk) : files_(&disk) {}

  void configure(Settings settings);
  /// The folders that the editor has open now, absolute.
  void open(std::vector<std::string> folders);
  Document& open(std::string uri, std::string_view editorsLanguage, int64_t version, std::string text);
  /// After `document.text` was changed.
  void changed(Document& document);
  void close(const std::string& path);
  /// Files outside of the editor changed, or might have.
  void filesChanged();

  /// An open document.
  Document* find(std::string_view path);
  /// An open document, or a file as it is on the disk now, until the next call. Null: there is neither.
  Document* findOrRead(const std::string& path);
  const std::map<std::string, Document, std::less<>>& documents() const { return documents_; }

  /// The check of this document as it is now.
  const Check& checked(Document& document);
  /// What exported functions of the document pass without showing it; none when there are errors.
  const std::vector<HiddenHop>& hops(Document& document);
  /// Names of the document and of all that it imports. A document that is no Aqua has none.
  const Snapshot& snapshot(Document& document);
  /// Checks the document as if it had another text, for the answer to a question about it.
  std::shared_ptr<const ir::Program> probe(const Document& document, std::string text, sema::Probe& probe);
  /// Names of all files of the project that the document belongs to, and of all that they import.
  std::shared_ptr<const Snapshot> project(const Document& document);
  /// Those of all files that are open, and of the folders; each once.
  std::vector<std::shared_ptr<const Snapshot>> projects();
  /// Paths of the Aqua files of that project: those below the folder of its manifest, or, without one, below the folder
  /// that the editor has open; those of projects further below, of hidden folders and of packages are left out.
  const std::vector<std::string>& filesOf(const Document& document);
  /// A session for the project of the document over `files`.
  std::unique_ptr<driver::Session> sessionOver(const modules::FileSystem& files, const Document& document) const;
  const modules::FileSystem& files() const { return files_; }
  /// Paths of the scenarios of the project of the document.
  std::vector<std::string> scenariosOf(const Document& document);
  /// The next document that has to be checked; the one that was changed last comes first.
  Document* nextStale();

  /// One more export that was not looked at yet: what only inlining finds goes to the check of its document. Null:
  /// there is none. A step is short, so that messages can be read in between.
  Document* lowerNext();

  /// Reads one more file of the projects that are open, so that their names are known soon when somebody asks. False:
  /// all are read.
  bool readNext();
  struct Reading {
    size_t read = 0, files = 0;
  };
  /// How far that is.
  Reading reading() const;

  /// The tree of a document as it is now.
  syntax::SyntaxTreePtr tree(const Document& document);
  /// The tree of another file of the same project.
  syntax::SyntaxTreePtr tree(const Document& document, const std::string& path);
  /// Where imports of the document are looked for besides its own folder.
  const std::vector<std::string>& importFolders(const Document& document) {
    return sessionOf(document.path).options().importDirs;
  }
  /// The file that an import of `document` means; none when there is none.
  std::optional<std::string> importedFile(const Document& document, std::string_view import);

 private:
  void allStale();
  void checkScenario(const Document& document, Check& check) const;
  project::Found manifestOf(const std::string& path) const;
  /// Of the project that a file belongs to, as its manifest is now.
  driver::Session& sessionOf(const std::string& path) { return sessionOf(manifestOf(path)); }
  driver::Session& sessionOf(const project::Found& found);

  modules::OverlayFileSystem files_;  // open documents over the disk
  Settings settings_;
  std::map<std::string, std::unique_ptr<driver::Session>> sessions_;  // by path of the manifest; "": without one
  /// What is known of a project as long as nothing changes.
  struct Project {
    std::optional<std::vector<std::string>> files;
    size_t read = 0;  // so many of `files` are in the cache of the session
    std::shared_ptr<const Snapshot> snapshot;
  };
  Project& projectOf(const Document& document);
  std::string folderOf(const std::string& path) const;
  std::map<std::string, Project> projects_;  // by folder
  std::map<std::string, Document, std::less<>> documents_;
  Document visited_;  // see findOrRead
  std::string lastChanged_;
};

}  // namespace aqua::lsp
