// What the editor has open, and what the compiler says about it. Paths are normalised, places are byte offsets.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "compiler/diagnostics/diagnostic.h"
#include "compiler/ir/ir.h"
#include "compiler/modules/file_system.h"
#include "compiler/modules/parse_cache.h"
#include "compiler/sema/analyze.h"

namespace aqua::lsp {

/// One check of an open file and all that it imports.
struct Check {
  std::shared_ptr<const ir::Program> program;  // keeps everything alive that `issues` point into
  diagnostics::DiagnosticList issues;
  std::set<std::string, std::less<>> files;  // that took part
  size_t lowered = 0;                        // so many exports were looked at by the back end, too
};

struct Document {
  std::string uri;
  std::string path;
  std::string text;
  int64_t version = 0;
  std::shared_ptr<Check> check;  // null: not checked yet
  bool stale = true;             // it or something that it needs has changed since
};

class Workspace {
 public:
  /// `disk` is what lies below the open files and has to outlive the workspace.
  explicit Workspace(const modules::FileSystem& disk);

  void setOptions(sema::Options options);
  Document& open(std::string uri, int64_t version, std::string text);
  /// After `document.text` was changed.
  void changed(Document& document);
  void close(const std::string& path);
  /// Files outside of the editor changed, or might have.
  void filesChanged();

  Document* find(std::string_view path);
  const std::map<std::string, Document, std::less<>>& documents() const { return documents_; }

  /// The check of this document as it is now.
  const Check& checked(Document& document);
  /// The next document that has to be checked; the one that was changed last comes first.
  Document* nextStale();

  /// One more export that was not looked at yet: what only inlining finds goes to the check of its document. Null:
  /// there is none. A step is short, so that messages can be read in between.
  Document* lowerNext();

  /// The tree of an open document as it is now.
  const syntax::SyntaxTree& tree(const Document& document);
  /// The file that an import of `document` means; none when there is none.
  std::optional<std::string> importedFile(const Document& document, std::string_view import) const;

 private:
  void allStale();

  modules::OverlayFileSystem library_;  // standard library over the disk
  modules::OverlayFileSystem files_;    // open documents over both
  modules::ParseCache cache_;
  sema::Options options_;
  std::map<std::string, Document, std::less<>> documents_;
  std::string lastChanged_;
};

}  // namespace aqua::lsp
