#include "tools/lsp/server.h"

#include <algorithm>
#include <set>
#include <tuple>

#include <fmt/format.h>

#include "tools/lsp/answers/answers.h"
#include "tools/lsp/uri.h"

namespace aqua::lsp {

using diagnostics::Diagnostic;

constexpr const char* kReading = "aqua-reading";  // token of progress

namespace {

/// The folders that the editor has open.
std::vector<std::string> foldersOf(const json::Object* params) {
  std::vector<std::string> folders;
  auto add = [&](std::optional<std::string> uri) {
    std::string folder = uri ? pathOfUri(*uri) : std::string();
    if (folder.starts_with('/')) folders.push_back(std::move(folder));
  };
  if (const json::Array* several = array(params, "workspaceFolders"))
    for (const json::Value& each : *several) add(string(each.getAsObject(), "uri"));
  if (folders.empty()) add(string(params, "rootUri"));
  return folders;
}

/// Places are told to editors as URIs, which know no working folder.
void makeAbsolute(driver::Options& options, const std::string& folder) {
  auto place = [&](std::string& path) {
    if (!path.starts_with('/') && !folder.empty()) path = modules::normalizePath(folder + "/" + path);
  };
  for (std::string& path : options.importDirs) place(path);
  for (modules::ImportPrefix& prefix : options.importPrefixes) place(prefix.folder);
}

bool readStrings(const json::Object* from, std::string_view key, std::vector<std::string>& out) {
  const json::Array* items = array(from, key);
  if (!items) return false;
  out.clear();
  for (const json::Value& item : *items)
    if (auto text = item.getAsString()) out.push_back(text->str());
  return true;
}

}  // namespace

Server::Server(const modules::FileSystem& disk, ServerOptions options, std::function<void(json::Value)> send)
    : options_(std::move(options)),
      send_(std::move(send)),
      context_(disk, options_.showLibraryFile, options_.showPage,
               {options_.cancelled,
                [this](const json::Value& token, json::Object value) { progress(token, std::move(value)); }}),
      workspace_(context_.workspace),
      folder_(disk.workingFolder()) {
  makeAbsolute(options_.settings.options, folder_);
  std::optional<std::string>& manifest = options_.settings.manifest;
  if (manifest && !manifest->starts_with('/') && !folder_.empty())
    manifest = modules::normalizePath(folder_ + "/" + *manifest);
  workspace_.configure(options_.settings);
}

// ---- messages -----------------------------------------------------------------------------------------------

namespace {

using Handler = Answer (*)(Context&, Params);
struct Request {
  std::string_view method;
  Handler handler;
  std::string_view capability;
};
constexpr Request kRequests[] = {
#define LSP_REQUEST(method, handler, capability) {method, handler, capability},
#include "tools/lsp/methods.def"
#undef LSP_REQUEST
};

Handler handlerOf(std::string_view method) {
  for (const Request& row : kRequests)
    if (row.method == method) return row.handler;
  return nullptr;
}

/// What all rows announce.
json::Object capabilities(const Editor& editor) {
  std::string text = fmt::format(
      R"({{"positionEncoding": "{}", "textDocumentSync": {{"openClose": true, "change": 2, "save": true}}, )"
      R"("workspace": {{"workspaceFolders": {{"supported": true, "changeNotifications": true}}, )"
      R"("fileOperations": {{"willRename": {{"filters": [{{"pattern": {{"glob": "**/*.aqua"}}}}, )"
      R"({{"pattern": {{"glob": "**", "matches": "folder"}}}}]}}}}}})",
      encodingName(editor.encoding));
  for (const Request& row : kRequests) {
    // Who does not ask for diagnostics is told them.
    const bool other = row.method == "textDocument/diagnostic" && !editor.pullsDiagnostics;
    if (!row.capability.empty() && !other) text.append(", ").append(row.capability);
  }
  json::Value all = cantFail(json::parse(text + "}"));
  (*all.getAsObject()->getObject("semanticTokensProvider"))["legend"] = tokenLegend();
  return std::move(*all.getAsObject());
}

}  // namespace

Server::Notification Server::notificationOf(std::string_view method) {
  static constexpr std::pair<std::string_view, Notification> kRows[] = {
      {"initialized", &Server::initialized},
      {"exit", &Server::exit},
      {"textDocument/didOpen", &Server::didOpen},
      {"textDocument/didChange", &Server::didChange},
      {"textDocument/didClose", &Server::didClose},
      {"textDocument/didSave", &Server::didSave},
      {"workspace/didChangeWatchedFiles", &Server::didChangeWatchedFiles},
      {"workspace/didChangeConfiguration", &Server::didChangeConfiguration},
      {"workspace/didChangeWorkspaceFolders", &Server::didChangeWorkspaceFolders},
  };
  for (const auto& [name, notification] : kRows)
    if (name == method) return notification;
  return nullptr;
}

void Server::handle(const json::Value& message) {
  context_.forgetPositions();
  const json::Object* fields = message.getAsObject();
  if (!fields) return reply(nullptr, fail(ErrorCode::InvalidRequest, "a message is an object"));
  const json::Value* id = fields->get("id");
  auto method = string(fields, "method");
  if (!method) {
    bool answer = id && (fields->get("result") || fields->get("error"));
    if (const json::Object* error = object(fields, "error"); answer && error)
      log(fmt::format("the editor refused: {}", string(error, "message").value_or("no reason given")));
    if (answer && fields->get("result") && id->getAsString() == llvm::StringRef(kReading) && telling_ == Telling::Asked)
      telling_ = Telling::Granted;
    if (!answer) reply(id ? *id : nullptr, fail(ErrorCode::InvalidRequest, "a message has a method"));
    return;
  }
  if (id && !id->getAsInteger() && !id->getAsString())
    return reply(nullptr, fail(ErrorCode::InvalidRequest, "an id is a number or a string"));
  const json::Object* params = object(fields, "params");
  if (id) return reply(*id, answerTo(*method, params));
  // What is not known, or comes at the wrong time, is no reason to stop: notifications have no answer.
  Notification notification = notificationOf(*method);
  if (!notification || (!started_ && *method != "exit")) return;
  if (!(this->*notification)(params)) log(fmt::format("`{}` has wrong parameters and was ignored", *method));
}

Answer Server::answerTo(const std::string& method, Params params) {
  Handler handler = handlerOf(method);
  const bool life = method == "initialize" || method == "shutdown";
  if (!handler && !life) return fail(ErrorCode::MethodNotFound, fmt::format("unknown method `{}`", method));
  if (!started_ && method != "initialize") return fail(ErrorCode::ServerNotInitialized, "`initialize` comes first");
  if (shutdown_) return fail(ErrorCode::InvalidRequest, "only `exit` can follow `shutdown`");
  if (method == "initialize") return initialize(params);
  if (handler) return handler(context_, params);
  shutdown_ = true;
  return {};
}

void Server::malformed(std::string_view problem) { reply(nullptr, fail(ErrorCode::ParseError, std::string(problem))); }

void Server::reply(json::Value id, Answer answer) {
  json::Object message{{"jsonrpc", "2.0"}, {"id", std::move(id)}};
  if (answer.error)
    message["error"] =
        json::Object{{"code", static_cast<int>(*answer.error)}, {"message", json::fixUTF8(answer.message)}};
  else message["result"] = std::move(answer.result);
  send_(std::move(message));
}

void Server::notify(std::string_view method, json::Value params) {
  send_(json::Object{{"jsonrpc", "2.0"}, {"method", llvm::StringRef(method).str()}, {"params", std::move(params)}});
}

void Server::ask(std::string_view id, std::string_view method, json::Value params) {
  send_(json::Object{{"jsonrpc", "2.0"},
                     {"id", llvm::StringRef(id).str()},
                     {"method", llvm::StringRef(method).str()},
                     {"params", std::move(params)}});
}

void Server::progress(const json::Value& token, json::Object value) {
  notify("$/progress", json::Object{{"token", token}, {"value", std::move(value)}});
}

/// Of the files that are read ahead, when there are many.
void Server::tellReading() {
  constexpr size_t kMany = 20;
  const auto [read, files] = workspace_.reading();
  const bool done = read == files;
  if (telling_ == Telling::Nothing && context_.editor.showsProgress && files - read > kMany) {
    telling_ = Telling::Asked;
    ask(kReading, "window/workDoneProgress/create", json::Object{{"token", kReading}});
  }
  if (telling_ == Telling::Granted && !done) {
    telling_ = Telling::Begun;
    progress(kReading, json::Object{{"kind", "begin"}, {"title", "Reading the project"}, {"percentage", 0}});
  }
  if (telling_ != Telling::Begun) return;
  const size_t percent = files == 0 ? 100 : read * 100 / files;
  if (done) {
    telling_ = Telling::Granted;
    progress(kReading, json::Object{{"kind", "end"}, {"message", fmt::format("{} files", files)}});
  } else if (percent != told_) {
    told_ = percent;
    progress(kReading, json::Object{{"kind", "report"}, {"percentage", static_cast<int64_t>(percent)}});
  }
}

void Server::log(const std::string& message) {
  notify("window/logMessage", json::Object{{"type", 2}, {"message", json::fixUTF8(message)}});
}

// ---- life ---------------------------------------------------------------------------------------------------

Answer Server::initialize(Params params) {
  if (started_) return fail(ErrorCode::InvalidRequest, "`initialize` comes once");
  context_.editor = editorOf(object(params, "capabilities"));
  folders_ = foldersOf(params);
  if (!folders_.empty()) folder_ = folders_.front();
  if (!readSettings(object(params, "initializationOptions"))) configure(options_.settings);
  started_ = true;
  Answer answer;
  answer.result = json::Object{{"capabilities", capabilities(context_.editor)},
                               {"serverInfo", json::Object{{"name", "aqua"}, {"version", options_.version}}}};
  return answer;
}

bool Server::initialized(Params) {
  if (context_.editor.registersWatchers) watchFiles();
  return true;
}

void Server::watchFiles() {
  json::Array watchers;
  for (const char* pattern : {"**/*.aqua", "**/aqua.toml", "**/*.scenario.toml"})
    watchers.push_back(json::Object{{"globPattern", pattern}});
  json::Object registration{{"id", "aqua-files"},
                            {"method", "workspace/didChangeWatchedFiles"},
                            {"registerOptions", json::Object{{"watchers", std::move(watchers)}}}};
  ask("aqua-files", "client/registerCapability", json::Object{{"registrations", json::Array{std::move(registration)}}});
}

bool Server::exit(Params) {
  exited_ = true;
  return true;
}

/// `{"imports": ["dir"], "constants": ["NAME = 1"]}`; what is not named stays as it is on the command line.
bool Server::readSettings(const json::Object* object) {
  Settings settings = options_.settings;
  bool imports = readStrings(object, "imports", settings.options.importDirs);
  bool constants = readStrings(object, "constants", settings.options.constants);
  if (imports || constants) configure(std::move(settings));
  return imports || constants;
}

void Server::configure(Settings settings) {
  makeAbsolute(settings.options, folder_);
  settings.folders = folders_;
  workspace_.configure(std::move(settings));
}

bool Server::didChangeWorkspaceFolders(Params params) {
  const json::Object* event = object(params, "event");
  const json::Array *added = array(event, "added"), *removed = array(event, "removed");
  if (!added || !removed) return false;
  for (const json::Value& each : *removed)
    if (auto uri = string(each.getAsObject(), "uri")) std::erase(folders_, pathOfUri(*uri));
  for (const json::Value& each : *added)
    if (auto uri = string(each.getAsObject(), "uri"); uri && pathOfUri(*uri).starts_with('/'))
      folders_.push_back(pathOfUri(*uri));
  workspace_.open(folders_);
  return true;
}

bool Server::didChangeConfiguration(Params params) {
  const json::Object* settings = object(params, "settings");
  if (const json::Object* ours = object(settings, "aqua")) readSettings(ours);
  return settings != nullptr;
}

// ---- documents ----------------------------------------------------------------------------------------------

Document* Server::openDocument(Params params) {
  auto uri = string(object(params, "textDocument"), "uri");
  return uri ? workspace_.find(pathOfUri(*uri)) : nullptr;
}

bool Server::didOpen(Params params) {
  const json::Object* document = object(params, "textDocument");
  auto uri = string(document, "uri"), text = string(document, "text");
  if (!uri || uri->empty() || !text) return false;
  workspace_.open(*uri, string(document, "languageId").value_or(""), integer(document, "version").value_or(0), *text);
  return true;
}

bool Server::didChange(Params params) {
  Document* document = openDocument(params);
  const json::Array* changes = array(params, "contentChanges");
  if (!document || !changes) return false;
  std::string text = document->text;
  for (const json::Value& change : *changes) {
    const json::Object* fields = change.getAsObject();
    auto inserted = string(fields, "text");
    if (!inserted) return false;
    if (!fields->get("range")) {
      text = std::move(*inserted);
      continue;
    }
    auto where = range(object(fields, "range"));
    if (!where) return false;
    Positions positions(text);
    uint32_t begin = positions.offset(where->start, context_.editor.encoding),
             end = positions.offset(where->end, context_.editor.encoding);
    text.replace(begin, end - begin, *inserted);
  }
  document->text = std::move(text);
  document->version = integer(object(params, "textDocument"), "version").value_or(document->version);
  workspace_.changed(*document);
  return true;
}

bool Server::didClose(Params params) {
  Document* document = openDocument(params);
  if (!document) return false;
  std::string path = document->path, uri = document->uri;
  std::set<std::string, std::less<>> files;
  if (document->check) files = document->check->files;
  workspace_.close(path);
  published_.erase(path);
  context_.forget(path);
  notify("textDocument/publishDiagnostics", json::Object{{"uri", uri}, {"diagnostics", json::Array()}});
  for (const std::string& file : files)
    if (file != path) publish(file);
  return true;
}

bool Server::didSave(Params params) {
  workspace_.filesChanged();
  return openDocument(params) != nullptr;
}

bool Server::didChangeWatchedFiles(Params) {
  workspace_.filesChanged();
  if (context_.editor.refreshesDiagnostics) ask("aqua-diagnostics", "workspace/diagnostic/refresh", nullptr);
  return true;
}

// ---- diagnostics --------------------------------------------------------------------------------------------

bool Server::idle() {
  context_.forgetPositions();
  Document* document = workspace_.nextStale();
  if (!document) {
    Document* lowered = workspace_.lowerNext();
    if (!lowered) {
      const bool more = workspace_.readNext();
      tellReading();
      return more;
    }
    for (const std::string& file : lowered->check->files) publish(file);
    return true;
  }
  std::set<std::string, std::less<>> files;
  if (document->check) files = document->check->files;  // also those that are not imported any more
  const Check& check = context_.checked(*document);
  files.insert(check.files.begin(), check.files.end());
  files.insert(document->path);
  for (const std::string& file : files) publish(file);
  return true;
}

/// Tells the editor what all open files say about this one, when that is news.
void Server::publish(const std::string& path) {
  const Document* document = workspace_.find(path);
  if (document && context_.editor.pullsDiagnostics) return;
  std::vector<const Check*> checks;
  if (document && document->check) checks.push_back(document->check.get());
  for (const auto& [otherPath, other] : workspace_.documents())
    if (other.check && otherPath != path && other.check->files.contains(path)) checks.push_back(other.check.get());

  json::Array list;
  std::set<std::tuple<diagnostics::Code, uint32_t, uint32_t, std::string>> seen;
  for (size_t i = 0; i < checks.size(); ++i) {
    bool own = i == 0 && document;
    for (const Diagnostic& diagnostic : checks[i]->issues.items()) {
      bool here = diagnostic.primary ? diagnostic.primary.file->path() == path : own;
      if (!here ||
          !seen.emplace(diagnostic.code, diagnostic.primary.begin, diagnostic.primary.end, diagnostic.message()).second)
        continue;
      list.push_back(context_.diagnosticOf(diagnostic, path));
    }
  }
  json::Object params{{"uri", context_.uriOf(path)}, {"diagnostics", std::move(list)}};
  if (document) params["version"] = document->version;
  auto known = published_.find(path);
  bool quiet = known == published_.end() && !document && params.getArray("diagnostics")->empty();
  if (quiet || (known != published_.end() && known->second == json::Value(json::Object(params)))) return;
  published_.insert_or_assign(path, json::Object(params));
  notify("textDocument/publishDiagnostics", std::move(params));
}

}  // namespace aqua::lsp
