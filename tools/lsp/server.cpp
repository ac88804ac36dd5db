#include "tools/lsp/server.h"

#include <algorithm>
#include <set>
#include <tuple>

#include <fmt/format.h>

#include "compiler/diagnostics/writers.h"
#include "compiler/driver/driver.h"
#include "compiler/format/format.h"
#include "compiler/format/line_diff.h"
#include "tools/lsp/features.h"
#include "tools/lsp/uri.h"

namespace aqua::lsp {

using diagnostics::Diagnostic;
using diagnostics::Severity;
using diagnostics::Span;

namespace {

/// Numbers of the protocol.
int severityNumber(Severity severity) {
  switch (severity) {
  case Severity::Error: return 1;
  case Severity::Warning: return 2;
  case Severity::Note: return 3;
  }
  return 1;
}

int symbolNumber(OutlineKind kind) {
  switch (kind) {
  case OutlineKind::Constant: return 14;
  case OutlineKind::Alias: return 26;    // type parameter, the nearest to another name of a type
  case OutlineKind::Data: return 23;     // struct
  case OutlineKind::Service: return 11;  // interface
  case OutlineKind::Ability: return 11;
  case OutlineKind::Function: return 12;
  case OutlineKind::Field: return 8;
  case OutlineKind::Method: return 6;
  }
  return 12;
}

std::string_view encodingName(Encoding encoding) {
  switch (encoding) {
  case Encoding::Utf8: return "utf-8";
  case Encoding::Utf16: return "utf-16";
  case Encoding::Utf32: return "utf-32";
  }
  return "utf-16";
}

/// The cheapest that the client offers; UTF-16 is always understood.
Encoding chooseEncoding(const json::Array* offered) {
  for (Encoding encoding : {Encoding::Utf8, Encoding::Utf32})
    for (const json::Value& each : offered ? *offered : json::Array())
      if (each.getAsString() == llvm::StringRef(encodingName(encoding))) return encoding;
  return Encoding::Utf16;
}

/// The folder that the editor has open; empty: none.
std::string rootFolder(const json::Object* params) {
  std::optional<std::string> uri = string(params, "rootUri");
  const json::Array* folders = array(params, "workspaceFolders");
  if (!uri && folders && !folders->empty()) uri = string(folders->front().getAsObject(), "uri");
  return uri ? pathOfUri(*uri) : std::string();
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

base::Result<json::Value> parseMessage(std::string_view body) {
  constexpr int kMaxDepth = 200;
  int depth = 0;
  bool inString = false;
  for (size_t i = 0; i < body.size(); ++i) {
    char c = body[i];
    if (inString) {
      if (c == '\\') ++i;
      if (c == '"') inString = false;
      continue;
    }
    if (c == '"') inString = true;
    if (c == '[' || c == '{') ++depth;
    if (c == ']' || c == '}') --depth;
    if (depth > kMaxDepth) return base::Failure{fmt::format("the message is nested deeper than {} levels", kMaxDepth)};
  }
  llvm::Expected<json::Value> parsed = json::parse(llvm::StringRef(body.data(), body.size()));
  if (parsed) return std::move(*parsed);
  return base::Failure{llvm::toString(parsed.takeError())};
}

Server::Server(const modules::FileSystem& disk, ServerOptions options, std::function<void(json::Value)> send)
    : options_(std::move(options)), send_(std::move(send)), workspace_(disk), folder_(disk.workingFolder()) {
  makeAbsolute(options_.settings.options, folder_);
  std::optional<std::string>& manifest = options_.settings.manifest;
  if (manifest && !manifest->starts_with('/') && !folder_.empty())
    manifest = modules::normalizePath(folder_ + "/" + *manifest);
  workspace_.configure(options_.settings);
}

// ---- messages -----------------------------------------------------------------------------------------------

const Server::Row* Server::rowOf(std::string_view method) {
  static constexpr Row kRows[] = {
      {"initialize", &Server::initialize, nullptr},
      {"shutdown", &Server::shutdown, nullptr},
      {"textDocument/hover", &Server::hover, nullptr},
      {"textDocument/definition", &Server::definition, nullptr},
      {"textDocument/references", &Server::references, nullptr},
      {"textDocument/documentSymbol", &Server::documentSymbol, nullptr},
      {"textDocument/formatting", &Server::formatting, nullptr},
      {"textDocument/codeAction", &Server::codeAction, nullptr},
      {"initialized", nullptr, &Server::initialized},
      {"exit", nullptr, &Server::exit},
      {"textDocument/didOpen", nullptr, &Server::didOpen},
      {"textDocument/didChange", nullptr, &Server::didChange},
      {"textDocument/didClose", nullptr, &Server::didClose},
      {"textDocument/didSave", nullptr, &Server::didSave},
      {"workspace/didChangeWatchedFiles", nullptr, &Server::didChangeWatchedFiles},
      {"workspace/didChangeConfiguration", nullptr, &Server::didChangeConfiguration},
  };
  for (const Row& row : kRows)
    if (row.method == method) return &row;
  return nullptr;
}

void Server::handle(const json::Value& message) {
  positions_.clear();
  const json::Object* fields = message.getAsObject();
  if (!fields) return reply(nullptr, fail(ErrorCode::InvalidRequest, "a message is an object"));
  const json::Value* id = fields->get("id");
  auto method = string(fields, "method");
  if (!method) {
    bool answer = id && (fields->get("result") || fields->get("error"));
    if (const json::Object* error = object(fields, "error"); answer && error)
      log(fmt::format("the editor refused: {}", string(error, "message").value_or("no reason given")));
    if (!answer) reply(id ? *id : nullptr, fail(ErrorCode::InvalidRequest, "a message has a method"));
    return;
  }
  if (id && !id->getAsInteger() && !id->getAsString())
    return reply(nullptr, fail(ErrorCode::InvalidRequest, "an id is a number or a string"));

  const Row* row = rowOf(*method);
  const json::Object* params = object(fields, "params");
  if (!id) {
    // What is not known, or comes at the wrong time, is no reason to stop: notifications have no answer.
    if (!row || !row->notification || (!started_ && *method != "exit")) return;
    if (!(this->*row->notification)(params)) log(fmt::format("`{}` has wrong parameters and was ignored", *method));
    return;
  }
  if (!row || !row->request)
    return reply(*id, fail(ErrorCode::MethodNotFound, fmt::format("unknown method `{}`", *method)));
  if (!started_ && *method != "initialize")
    return reply(*id, fail(ErrorCode::ServerNotInitialized, "`initialize` comes first"));
  if (shutdown_) return reply(*id, fail(ErrorCode::InvalidRequest, "only `exit` can follow `shutdown`"));
  reply(*id, (this->*row->request)(params));
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

void Server::log(const std::string& message) {
  notify("window/logMessage", json::Object{{"type", 2}, {"message", json::fixUTF8(message)}});
}

// ---- life ---------------------------------------------------------------------------------------------------

Server::Answer Server::initialize(Params params) {
  if (started_) return fail(ErrorCode::InvalidRequest, "`initialize` comes once");
  const json::Object* capabilities = object(params, "capabilities");
  encoding_ = chooseEncoding(array(object(capabilities, "general"), "positionEncodings"));
  const json::Object* symbols = object(object(capabilities, "textDocument"), "documentSymbol");
  hierarchicalSymbols_ = symbols && symbols->getBoolean("hierarchicalDocumentSymbolSupport").value_or(false);
  const json::Object* watching = object(object(capabilities, "workspace"), "didChangeWatchedFiles");
  registersWatchers_ = watching && watching->getBoolean("dynamicRegistration").value_or(false);
  if (std::string folder = rootFolder(params); folder.starts_with('/')) folder_ = std::move(folder);
  readSettings(object(params, "initializationOptions"));
  started_ = true;

  json::Object provides{
      {"positionEncoding", llvm::StringRef(encodingName(encoding_)).str()},
      {"textDocumentSync", json::Object{{"openClose", true}, {"change", 2}, {"save", true}}},
      {"hoverProvider", true},
      {"definitionProvider", true},
      {"referencesProvider", true},
      {"documentSymbolProvider", true},
      {"documentFormattingProvider", true},
      {"codeActionProvider", json::Object{{"codeActionKinds", json::Array{"quickfix"}}}},
  };
  Answer answer;
  answer.result = json::Object{{"capabilities", std::move(provides)},
                               {"serverInfo", json::Object{{"name", "aqua"}, {"version", options_.version}}}};
  return answer;
}

Server::Answer Server::shutdown(Params) {
  shutdown_ = true;
  return {};
}

bool Server::initialized(Params) {
  if (registersWatchers_) watchFiles();
  return true;
}

void Server::watchFiles() {
  json::Array watchers;
  for (const char* pattern : {"**/*.aqua", "**/aqua.toml"}) watchers.push_back(json::Object{{"globPattern", pattern}});
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
  makeAbsolute(settings.options, folder_);
  if (imports || constants) workspace_.configure(std::move(settings));
  return imports || constants;
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
    uint32_t begin = positions.offset(where->start, encoding_), end = positions.offset(where->end, encoding_);
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
  return true;
}

// ---- diagnostics --------------------------------------------------------------------------------------------

bool Server::idle() {
  positions_.clear();
  Document* document = workspace_.nextStale();
  if (!document) {
    Document* lowered = workspace_.lowerNext();
    if (!lowered) return false;
    for (const std::string& file : lowered->check->files) publish(file);
    return true;
  }
  std::set<std::string, std::less<>> files;
  if (document->check) files = document->check->files;  // also those that are not imported any more
  const Check& check = checked(*document);
  files.insert(check.files.begin(), check.files.end());
  files.insert(document->path);
  for (const std::string& file : files) publish(file);
  return true;
}

std::string Server::shownPath(const std::string& path) const {
  if (!path.starts_with(driver::kLibraryRoot)) return path;
  return options_.showLibraryFile(std::string_view(path).substr(driver::kLibraryRoot.size() + 1));
}

std::string Server::uriOf(const std::string& path) {
  const Document* document = workspace_.find(path);
  return document ? document->uri : uriOfPath(path);
}

const Check& Server::checked(Document& document) {
  positions_.clear();
  return workspace_.checked(document);
}

syntax::SyntaxTreePtr Server::tree(const Document& document) {
  positions_.clear();
  return workspace_.tree(document);
}

json::Value Server::rangeOf(const Span& span) {
  const Positions& positions = positions_.try_emplace(span.file, span.file->text()).first->second;
  return json::Object{{"start", toJson(positions.position(span.begin, encoding_))},
                      {"end", toJson(positions.position(span.end, encoding_))}};
}

namespace {

/// What can be deleted: editors fade it (DiagnosticTag.Unnecessary).
bool isUnnecessary(diagnostics::Code code) {
  using diagnostics::Code;
  return code == Code::UnusedResult || code == Code::UnusedVariable || code == Code::UnusedImport ||
         code == Code::UnusedFunction || code == Code::UnusedDefinition;
}

}  // namespace

json::Value Server::locationOf(const Span& span) {
  std::string path = shownPath(span.file->path());
  if (path.empty()) return nullptr;
  return json::Object{{"uri", uriOf(path)}, {"range", rangeOf(span)}};
}

json::Value Server::diagnosticOf(const Diagnostic& diagnostic, const std::string& path) {
  std::string text = diagnostic.message();
  for (const std::string& note : diagnostic.notes) text += "\nnote: " + note;
  for (const std::string& help : diagnostic.help) text += "\nhelp: " + help;
  json::Object fields{
      {"severity", severityNumber(diagnostic.severity)},
      {"code", diagnostics::codeText(diagnostic.code)},
      {"source", "aqua"},
      {"message", json::fixUTF8(text)},
  };
  if (diagnostic.primary && diagnostic.primary.file->path() == path) fields["range"] = rangeOf(diagnostic.primary);
  else fields["range"] = json::Object{{"start", toJson({})}, {"end", toJson({})}};
  json::Array related;
  for (const diagnostics::Label& label : diagnostic.labels)
    if (json::Value location = label.span ? locationOf(label.span) : json::Value(nullptr); location != nullptr)
      related.push_back(json::Object{{"location", std::move(location)}, {"message", json::fixUTF8(label.text)}});
  if (!related.empty()) fields["relatedInformation"] = std::move(related);
  if (isUnnecessary(diagnostic.code)) fields["tags"] = json::Array{1};
  return fields;
}

/// Tells the editor what all open files say about this one, when that is news.
void Server::publish(const std::string& path) {
  std::vector<const Check*> checks;
  Document* document = workspace_.find(path);
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
      list.push_back(diagnosticOf(diagnostic, path));
    }
  }
  json::Object params{{"uri", uriOf(path)}, {"diagnostics", std::move(list)}};
  if (document) params["version"] = document->version;
  auto known = published_.find(path);
  bool quiet = known == published_.end() && !document && params.getArray("diagnostics")->empty();
  if (quiet || (known != published_.end() && known->second == json::Value(json::Object(params)))) return;
  published_.insert_or_assign(path, json::Object(params));
  notify("textDocument/publishDiagnostics", std::move(params));
}

// ---- requests about a place ---------------------------------------------------------------------------------

Document* Server::programOf(Params params, Answer& answer) {
  auto uri = string(object(params, "textDocument"), "uri");
  Document* document = uri ? workspace_.findOrRead(pathOfUri(*uri)) : nullptr;
  if (!uri) answer = fail(ErrorCode::InvalidParams, "no `textDocument` with a `uri`");
  else if (!document) answer = fail(ErrorCode::InvalidParams, fmt::format("`{}` is not open and cannot be read", *uri));
  return document && document->language == Language::Aqua ? document : nullptr;
}

std::optional<Server::Place> Server::placeOf(Params params, Answer& answer) {
  auto where = position(object(params, "position"));
  if (!where) {
    answer = fail(ErrorCode::InvalidParams, "no `position`");
    return std::nullopt;
  }
  Document* document = programOf(params, answer);
  if (!document) return std::nullopt;
  return Place{document, Positions(document->text).offset(*where, encoding_)};
}

Server::Answer Server::hover(Params params) {
  Answer answer;
  auto place = placeOf(params, answer);
  if (!place) return answer;
  const Check& check = checked(*place->document);
  auto found = lsp::hover(*check.program, place->document->path, place->offset);
  if (found)
    answer.result =
        json::Object{{"contents", json::Object{{"kind", "markdown"}, {"value", json::fixUTF8(found->markdown)}}},
                     {"range", rangeOf(found->span)}};
  return answer;
}

Server::Answer Server::definition(Params params) {
  Answer answer;
  auto place = placeOf(params, answer);
  if (!place) return answer;
  syntax::SyntaxTreePtr parsed = tree(*place->document);
  if (const syntax::Import* import = importAt(*parsed, place->offset)) {
    auto file = workspace_.importedFile(*place->document, import->path);
    std::string shown = file ? shownPath(*file) : std::string();
    if (shown.starts_with('/'))
      answer.result =
          json::Object{{"uri", uriOf(shown)}, {"range", json::Object{{"start", toJson({})}, {"end", toJson({})}}}};
    return answer;
  }
  const Check& check = checked(*place->document);
  const ir::Use* use = useAt(*check.program, place->document->path, place->offset);
  if (use && use->definition) answer.result = locationOf(use->definition);
  return answer;
}

Server::Answer Server::references(Params params) {
  Answer answer;
  auto place = placeOf(params, answer);
  if (!place) return answer;
  const json::Object* context = object(params, "context");
  bool withDefinition = context && context->getBoolean("includeDeclaration").value_or(false);
  std::set<std::tuple<std::string, uint32_t, uint32_t>> seen;
  json::Array places;
  const ir::Use* use = useAt(*checked(*place->document).program, place->document->path, place->offset);
  if (use && use->definition) {
    Span definition = use->definition;
    std::shared_ptr<const Check> keep = place->document->check;  // `definition` points into it
    std::vector<Document*> documents{place->document};
    for (const auto& [path, document] : workspace_.documents())
      if (document.language == Language::Aqua) documents.push_back(workspace_.find(path));
    for (Document* document : documents)
      for (const Span& span : lsp::references(*checked(*document).program, definition)) {
        bool itself = span.file->path() == definition.file->path() && span.begin == definition.begin;
        if ((itself && !withDefinition) || span.file->path().starts_with(driver::kLibraryRoot)) continue;
        if (seen.emplace(span.file->path(), span.begin, span.end).second) places.push_back(locationOf(span));
      }
  }
  answer.result = std::move(places);
  return answer;
}

Server::Answer Server::documentSymbol(Params params) {
  Answer answer;
  Document* document = programOf(params, answer);
  if (!document) return answer;
  auto whole = [&](const OutlineEntry& entry) {
    json::Object fields{{"name", json::fixUTF8(llvm::StringRef(entry.name))}, {"kind", symbolNumber(entry.kind)}};
    if (hierarchicalSymbols_) {
      if (!entry.detail.empty()) fields["detail"] = json::fixUTF8(entry.detail);
      fields["range"] = rangeOf(entry.whole);
      fields["selectionRange"] = rangeOf(entry.nameSpan);
    } else {
      fields["location"] = locationOf(entry.nameSpan);
    }
    return fields;
  };
  json::Array symbols;
  syntax::SyntaxTreePtr parsed = tree(*document);
  for (const OutlineEntry& entry : outline(*parsed)) {
    json::Object item = whole(entry);
    json::Array members;
    for (const OutlineEntry& member : entry.members) {
      json::Object inner = whole(member);
      if (!hierarchicalSymbols_) inner["containerName"] = json::fixUTF8(llvm::StringRef(entry.name));
      (hierarchicalSymbols_ ? members : symbols).push_back(std::move(inner));
    }
    if (!members.empty()) item["children"] = std::move(members);
    symbols.push_back(std::move(item));
  }
  answer.result = std::move(symbols);
  return answer;
}

Server::Answer Server::formatting(Params params) {
  Answer answer;
  Document* document = programOf(params, answer);
  if (!document) return answer;
  auto source = std::make_shared<const diagnostics::SourceFile>(document->path, document->text);
  format::Formatted formatted = format::formatSource(source);
  positions_.clear();
  if (!formatted.text) return answer;  // the errors are shown already
  auto before = format::splitLines(source->text()), after = format::splitLines(*formatted.text);
  std::vector<uint32_t> starts{0};
  for (std::string_view line : before) starts.push_back(starts.back() + static_cast<uint32_t>(line.size()));
  json::Array edits;
  for (const format::Change& change : format::diffLines(before, after)) {
    std::string text;
    for (uint32_t line = change.newBegin; line < change.newEnd; ++line) text += after[line];
    edits.push_back(json::Object{{"range", rangeOf({source.get(), starts[change.oldBegin], starts[change.oldEnd]})},
                                 {"newText", json::fixUTF8(text)}});
  }
  answer.result = std::move(edits);
  return answer;
}

/// None: a part of it lies where the editor cannot write.
std::optional<json::Value> Server::workspaceEdit(const diagnostics::Fix& fix) {
  json::Object changes;
  for (const diagnostics::Edit& edit : fix.edits) {
    if (!edit.span || edit.span.file->path().starts_with(driver::kLibraryRoot)) return std::nullopt;
    json::Value& list =
        changes.try_emplace(json::ObjectKey(uriOf(edit.span.file->path())), json::Array()).first->second;
    list.getAsArray()->push_back(
        json::Object{{"range", rangeOf(edit.span)}, {"newText", json::fixUTF8(edit.replacement)}});
  }
  return json::Object{{"changes", std::move(changes)}};
}

Server::Answer Server::codeAction(Params params) {
  auto where = range(object(params, "range"));
  if (!where) return fail(ErrorCode::InvalidParams, "no `range`");
  Answer answer;
  Document* document = programOf(params, answer);
  if (!document) return answer;
  Positions positions(document->text);
  uint32_t begin = positions.offset(where->start, encoding_), end = positions.offset(where->end, encoding_);
  json::Array actions;
  for (const Diagnostic& diagnostic : checked(*document).issues.items()) {
    bool here = diagnostic.primary && diagnostic.primary.file->path() == document->path &&
                diagnostic.primary.begin <= end && diagnostic.primary.end >= begin;
    if (!here) continue;
    for (const diagnostics::Fix& fix : diagnostic.fixes) {
      auto edit = workspaceEdit(fix);
      if (!edit) continue;
      actions.push_back(json::Object{{"title", json::fixUTF8(fix.title)},
                                     {"kind", "quickfix"},
                                     {"isPreferred", fix.applicability == diagnostics::Applicability::Certain},
                                     {"diagnostics", json::Array{diagnosticOf(diagnostic, document->path)}},
                                     {"edit", std::move(*edit)}});
    }
  }
  answer.result = std::move(actions);
  return answer;
}

}  // namespace aqua::lsp
