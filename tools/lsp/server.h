// The protocol: messages in, messages out. One thread; see loop.h for the streams.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "compiler/base/result.h"
#include "tools/lsp/json.h"
#include "tools/lsp/workspace.h"

namespace aqua::lsp {

struct ServerOptions {
  std::string version;  // of the tool
  Settings settings;    // from the command line
  /// Makes a file of the standard library, by its path below the import root, one that an editor can open. Returns its
  /// absolute path, or nothing where that is not possible.
  std::function<std::string(std::string_view)> showLibraryFile = [](std::string_view) { return std::string(); };
};

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

/// Parses one message; refuses nesting so deep that reading it would not end well.
base::Result<json::Value> parseMessage(std::string_view body);

class Server {
 public:
  /// `send` gets every outgoing message. `disk` has to outlive the server.
  Server(const modules::FileSystem& disk, ServerOptions options, std::function<void(json::Value)> send);

  /// Answers requests at once; documents that changed are checked by `idle`.
  void handle(const json::Value& message);
  /// For what is no message at all.
  void malformed(std::string_view problem);
  /// Checks one document that changed and publishes what came out; false: nothing is left to do.
  bool idle();

  bool exited() const { return exited_; }
  int exitCode() const { return shutdown_ ? 0 : 1; }

 private:
  /// The result of a request, or an error.
  struct Answer {
    json::Value result = nullptr;
    std::optional<ErrorCode> error;
    std::string message;
  };
  static Answer fail(ErrorCode code, std::string message) { return {nullptr, code, std::move(message)}; }
  using Params = const json::Object*;  // may be null
  using Request = Answer (Server::*)(Params);
  using Notification = bool (Server::*)(Params);  // false: the parameters are wrong
  struct Row {
    std::string_view method;
    Request request;
    Notification notification;
  };
  static const Row* rowOf(std::string_view method);

  Answer initialize(Params);
  Answer shutdown(Params);
  Answer hover(Params);
  Answer definition(Params);
  Answer references(Params);
  Answer documentSymbol(Params);
  Answer formatting(Params);
  Answer codeAction(Params);

  bool initialized(Params);
  bool exit(Params);
  bool didOpen(Params);
  bool didChange(Params);
  bool didClose(Params);
  bool didSave(Params);
  bool didChangeWatchedFiles(Params);
  bool didChangeConfiguration(Params);

  /// A document and a place in it, of requests about one.
  struct Place {
    Document* document;
    uint32_t offset;
  };
  Document* openDocument(Params params);
  /// The Aqua that a request is about, open or not. Null: `answer` is the answer, an error or, for other files,
  /// nothing.
  Document* programOf(Params params, Answer& answer);
  std::optional<Place> placeOf(Params params, Answer& answer);
  bool readSettings(const json::Object* settings);
  void watchFiles();

  const Check& checked(Document& document);
  syntax::SyntaxTreePtr tree(const Document& document);
  json::Value rangeOf(const diagnostics::Span& span);
  /// Null: it is in a file that cannot be shown.
  json::Value locationOf(const diagnostics::Span& span);
  json::Value diagnosticOf(const diagnostics::Diagnostic& diagnostic, const std::string& path);
  std::optional<json::Value> workspaceEdit(const diagnostics::Fix& fix);
  void publish(const std::string& path);
  std::string uriOf(const std::string& path);
  /// Where an editor finds the file: the standard library is inside the binary. Empty: nowhere.
  std::string shownPath(const std::string& path) const;

  void reply(json::Value id, Answer answer);
  void notify(std::string_view method, json::Value params);
  /// A request to the editor; of its answer only an error matters, which is logged.
  void ask(std::string_view id, std::string_view method, json::Value params);
  void log(const std::string& message);

  ServerOptions options_;
  std::function<void(json::Value)> send_;
  Workspace workspace_;
  Encoding encoding_ = Encoding::Utf16;
  bool hierarchicalSymbols_ = false;
  bool registersWatchers_ = false;  // the editor watches files when it is asked to
  std::string folder_;              // that relative paths in settings of the editor start from; may be empty
  bool started_ = false;            // `initialize` was answered
  bool shutdown_ = false;
  bool exited_ = false;
  /// Line tables of the texts that the answer being made has places in. They look into texts, so they are dropped
  /// before anything is checked or parsed anew.
  std::map<const diagnostics::SourceFile*, Positions> positions_;
  std::map<std::string, json::Value, std::less<>> published_;  // by path: what the editor was told last
};

}  // namespace aqua::lsp
