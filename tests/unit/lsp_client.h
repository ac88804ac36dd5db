// A client for tests: speaks with a server in this process, one message after the other.
#pragma once

#include <map>
#include <string>
#include <vector>

#include <llvm/Support/raw_ostream.h>

#include "compiler/modules/file_system.h"
#include "tools/lsp/server.h"

namespace aqua::lsp {

inline std::string textOf(const json::Value& value) {
  std::string text;
  llvm::raw_string_ostream(text) << value;
  return text;
}

struct Client {
  explicit Client(bool initialized = true, ServerOptions serverOptions = options())
      : server(disk, std::move(serverOptions), [this](json::Value message) { got.push_back(std::move(message)); }) {
    if (initialized) request("initialize", json::Object{{"capabilities", json::Object()}});
  }
  static ServerOptions options() {
    ServerOptions options;
    options.version = "test";
    options.showLibraryFile = [](std::string_view path) { return "/cache/" + std::string(path); };
    return options;
  }

  void send(std::string_view text) {
    auto message = messages::parse(text);
    if (message) server.handle(*message);
    else server.malformed(message.error());
  }
  void notify(std::string_view method, json::Value params) {
    server.handle(
        json::Object{{"jsonrpc", "2.0"}, {"method", llvm::StringRef(method).str()}, {"params", std::move(params)}});
  }
  /// The answer: an object with `result` or `error`.
  json::Object request(std::string_view method, json::Value params) {
    int id = ++lastId;
    server.handle(json::Object{
        {"jsonrpc", "2.0"}, {"id", id}, {"method", llvm::StringRef(method).str()}, {"params", std::move(params)}});
    json::Object answer = *got.back().getAsObject();
    got.pop_back();
    return answer;
  }

  void open(const std::string& uri, const std::string& text, const std::string& language = "aqua") {
    notify("textDocument/didOpen",
           json::Object{
               {"textDocument", json::Object{{"uri", uri}, {"languageId", language}, {"version", 1}, {"text", text}}}});
  }
  void close(const std::string& uri) {
    notify("textDocument/didClose", json::Object{{"textDocument", json::Object{{"uri", uri}}}});
  }
  /// A file changes behind the editor's back, and the editor notices.
  void write(const std::string& path, const std::string& text) {
    disk.set(path, text);
    notify("workspace/didChangeWatchedFiles", json::Object{{"changes", json::Array()}});
  }
  void change(const std::string& uri, json::Array changes) {
    notify("textDocument/didChange", json::Object{{"textDocument", json::Object{{"uri", uri}, {"version", ++version}}},
                                                  {"contentChanges", std::move(changes)}});
  }
  /// Everything that is stale is checked; by document, the last diagnostics as `line:character-line:character code`.
  std::map<std::string, std::vector<std::string>> settle() {
    while (server.idle()) {
    }
    std::map<std::string, std::vector<std::string>> published;
    for (const json::Value& message : got) {
      const json::Object& fields = *message.getAsObject();
      if (fields.getString("method") != llvm::StringRef("textDocument/publishDiagnostics")) continue;
      const json::Object& params = *fields.getObject("params");
      std::vector<std::string>& list = published[params.getString("uri")->str()];
      list.clear();
      for (const json::Value& each : *params.getArray("diagnostics")) {
        const json::Object& diagnostic = *each.getAsObject();
        list.push_back(rangeText(*diagnostic.getObject("range")) + " " + diagnostic.getString("code")->str());
      }
    }
    got.clear();
    return published;
  }

  static json::Object at(const std::string& uri, int64_t line, int64_t character) {
    return json::Object{{"textDocument", json::Object{{"uri", uri}}},
                        {"position", json::Object{{"line", line}, {"character", character}}}};
  }
  static json::Object edit(int64_t line, int64_t character, int64_t endLine, int64_t endCharacter,
                           const std::string& text) {
    return json::Object{{"range", json::Object{{"start", json::Object{{"line", line}, {"character", character}}},
                                               {"end", json::Object{{"line", endLine}, {"character", endCharacter}}}}},
                        {"text", text}};
  }
  static std::string rangeText(const json::Object& range) {
    std::string text;
    for (const char* end : {"start", "end"}) {
      const json::Object& position = *range.getObject(end);
      text += (text.empty() ? "" : "-") + std::to_string(*position.getInteger("line")) + ":" +
              std::to_string(*position.getInteger("character"));
    }
    return text;
  }

  modules::OverlayFileSystem disk;
  std::vector<json::Value> got;
  Server server;
  int lastId = 0;
  int version = 1;
};

}  // namespace aqua::lsp
