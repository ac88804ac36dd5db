// The protocol: messages in, messages out. One thread; see loop.h for the streams.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "compiler/base/result.h"
#include "tools/lsp/context.h"

namespace aqua::lsp {

struct ServerOptions {
  std::string version;  // of the tool
  Settings settings;    // from the command line
  Context::ShowLibraryFile showLibraryFile = [](std::string_view) { return std::string(); };
  Context::ShowPage showPage = [](diagnostics::Code) { return std::string(); };
  /// Asked while a request is answered: the editor has cancelled it.
  std::function<bool()> cancelled = [] { return false; };
};

class Server {
 public:
  /// `send` gets every outgoing message. `disk` has to outlive the server.
  Server(const modules::FileSystem& disk, ServerOptions options, std::function<void(json::Value)> send);

  /// Answers requests at once; documents that changed are checked by `idle`.
  void handle(const json::Value& message);
  /// For what is no message at all.
  void malformed(std::string_view problem);
  /// Checks one document that changed and publishes what came out, or reads a file ahead; false: nothing is left to do.
  bool idle();

  bool exited() const { return exited_; }
  int exitCode() const { return shutdown_ ? 0 : 1; }

 private:
  using Notification = bool (Server::*)(Params);  // false: the parameters are wrong

  void request(const json::Value& id, const std::string& method, Params params);
  Answer answerTo(const std::string& method, Params params);
  Answer initialize(Params);
  static Notification notificationOf(std::string_view method);
  bool initialized(Params);
  bool exit(Params);
  bool didOpen(Params);
  bool didChange(Params);
  bool didClose(Params);
  bool didSave(Params);
  bool didChangeWatchedFiles(Params);
  bool didChangeConfiguration(Params);
  bool didChangeWorkspaceFolders(Params);

  Document* openDocument(Params params);
  bool readSettings(const json::Object* settings);
  void watchFiles();
  void configure(Settings settings);
  void publish(const std::string& path);

  void reply(json::Value id, Answer answer);
  void notify(std::string_view method, json::Value params);
  void progress(const json::Value& token, json::Object value);
  void tellReading();
  /// A request to the editor; of its answer only an error matters, which is logged.
  void ask(std::string_view id, std::string_view method, json::Value params);
  void log(const std::string& message);

  ServerOptions options_;
  std::function<void(json::Value)> send_;
  Context context_;
  Workspace& workspace_;
  std::string folder_;                // that relative paths in settings of the editor start from; may be empty
  std::vector<std::string> folders_;  // that the editor has open
  bool started_ = false;              // `initialize` was answered
  bool shutdown_ = false;
  bool exited_ = false;
  enum class Telling : uint8_t { Nothing, Asked, Granted, Begun };
  Telling telling_ = Telling::Nothing;                         // how files are read ahead
  size_t told_ = 0;                                            // percent of them
  std::map<std::string, json::Value, std::less<>> published_;  // by path: what the editor was told last
};

}  // namespace aqua::lsp
