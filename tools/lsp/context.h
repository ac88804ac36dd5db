// What the answer to a request is made with: the documents, what the editor can do, and places as the protocol has
// them.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "tools/lsp/json.h"
#include "tools/lsp/workspace.h"

namespace aqua::lsp {

/// JSON-RPC and LSP error codes.
enum class ErrorCode : int {
  ParseError = -32700,
  InvalidRequest = -32600,
  MethodNotFound = -32601,
  InvalidParams = -32602,
  InternalError = -32603,
  ServerNotInitialized = -32002,
  RequestFailed = -32803,
  RequestCancelled = -32800,
};

/// The result of a request, or an error.
struct Answer {
  json::Value result = nullptr;
  std::optional<ErrorCode> error{};
  std::string message{};
};
inline Answer fail(ErrorCode code, std::string message) { return {nullptr, code, std::move(message)}; }

using Params = const json::Object*;  // may be null

/// What the editor said about itself.
struct Editor {
  Encoding encoding = Encoding::Utf16;
  bool hierarchicalSymbols = false;
  bool snippets = false;
  bool registersWatchers = false;  // it watches files when it is asked to
  bool pullsDiagnostics = false;   // it asks for them, and need not be told
  bool refreshesDiagnostics = false;
  bool linksCodes = false;     // codes of diagnostics lead to pages
  bool createsFiles = false;   // edits may make files
  bool showsProgress = false;  // of work that nobody has asked for
};
Editor editorOf(const json::Object* capabilities);
std::string_view encodingName(Encoding encoding);

/// A text edit before it is told: `span` becomes `text`.
struct TextEdit {
  diagnostics::Span span;
  std::string text;
};

class Context {
 public:
  /// Makes a file of the standard library, by its path below the import root, one that an editor can open. Returns its
  /// absolute path, or nothing where that is not possible.
  using ShowLibraryFile = std::function<std::string(std::string_view)>;

  /// Makes a page about a code one that an editor can open, as above.
  using ShowPage = std::function<std::string(diagnostics::Code)>;
  /// What goes on while a request is answered.
  struct Work {
    std::function<bool()> cancelled;  // the editor does not want the answer any more
    std::function<void(const json::Value& token, json::Object value)> tell;  // `$/progress`
  };

  Context(const modules::FileSystem& disk, ShowLibraryFile show, ShowPage page, Work work)
      : workspace(disk), showLibraryFile_(std::move(show)), showPage_(std::move(page)), work_(std::move(work)) {}

  Workspace workspace;
  Editor editor;

  /// A document and a place in it.
  struct Place {
    Document* document;
    uint32_t offset;
  };
  /// The Aqua that a request is about, open or not. Null: `answer` is the answer, an error or, for other files,
  /// nothing.
  Document* programOf(Params params, Answer& answer);
  Document* documentOf(Params params, Answer& answer);  // also what is no Aqua
  std::optional<Place> placeOf(Params params, Answer& answer);
  /// As `placeOf`, when the document is a scenario or a manifest; else nothing.
  std::optional<Place> tablesOf(Params params);
  /// The part of `document` that a request is about.
  std::optional<diagnostics::Span> spanOf(Params range, const diagnostics::SourceFile& file);

  // What the compiler says; positions that were told before are forgotten.
  const Check& checked(Document& document);
  const Snapshot& snapshot(Document& document);
  std::shared_ptr<const Snapshot> project(const Document& document);
  std::vector<std::shared_ptr<const Snapshot>> projects();
  syntax::SyntaxTreePtr tree(const Document& document);

  Position at(const diagnostics::SourceFile& file, uint32_t offset);
  uint32_t offsetOf(const diagnostics::SourceFile& file, Position position);
  json::Value rangeOf(const diagnostics::Span& span);
  /// Null: it is in a file that cannot be shown.
  json::Value locationOf(const diagnostics::Span& span);
  json::Array locationsOf(const std::vector<diagnostics::Span>& spans);
  json::Value diagnosticOf(const diagnostics::Diagnostic& diagnostic, const std::string& path);
  json::Value editOf(const TextEdit& edit);
  /// None: a part of it lies where the editor cannot write.
  std::optional<json::Value> workspaceEdit(const std::vector<TextEdit>& edits);
  std::string uriOf(const std::string& path);
  /// Where an editor finds the file: the standard library is inside the binary. Empty: nowhere.
  std::string shownPath(const std::string& path) const;
  /// The colours that the editor was told last for a file; null: none.
  struct Told {
    std::string id;
    std::vector<uint32_t> numbers;
  };
  const Told* told(const std::string& path) const;
  const Told& tell(const std::string& path, std::vector<uint32_t> numbers);
  void forget(const std::string& path) { told_.erase(path); }
  bool cancelled() const { return work_.cancelled(); }
  /// Tells how far the answer to a request is, if its parameters ask for that.
  void progress(Params params, json::Object value) const;
  /// Texts may change now.
  void forgetPositions() { positions_.clear(); }

 private:
  const Positions& positionsOf(const diagnostics::SourceFile& file);

  ShowLibraryFile showLibraryFile_;
  ShowPage showPage_;
  Work work_;
  std::map<diagnostics::Code, std::string> pages_;  // paths; empty: there is none
  std::map<std::string, Told> told_;                // by path
  uint64_t lastTold_ = 0;
  /// Line tables of the texts that the answer being made has places in. They look into texts, so they are dropped
  /// before anything is checked or parsed anew.
  std::map<const diagnostics::SourceFile*, Positions> positions_;
};

/// Names of the colours of tokens, for `initialize`.
json::Object tokenLegend();

/// Files that belong to others: the standard library and installed packages.
bool isForeign(std::string_view path);

}  // namespace aqua::lsp
