#include "tools/lsp/context.h"

#include <algorithm>

#include <fmt/format.h>

#include "tools/lsp/uri.h"

namespace aqua::lsp {

using diagnostics::Diagnostic;
using diagnostics::Severity;
using diagnostics::SourceFile;
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

/// What can be deleted: editors fade it (DiagnosticTag.Unnecessary).
bool isUnnecessary(diagnostics::Code code) {
  using diagnostics::Code;
  return code == Code::UnusedResult || code == Code::UnusedVariable || code == Code::UnusedImport ||
         code == Code::UnusedFunction || code == Code::UnusedDefinition;
}

/// The cheapest that the client offers; UTF-16 is always understood.
Encoding chooseEncoding(const json::Array* offered) {
  for (Encoding encoding : {Encoding::Utf8, Encoding::Utf32})
    for (const json::Value& each : offered ? *offered : json::Array())
      if (each.getAsString() == llvm::StringRef(encodingName(encoding))) return encoding;
  return Encoding::Utf16;
}

}  // namespace

std::string_view encodingName(Encoding encoding) {
  switch (encoding) {
  case Encoding::Utf8: return "utf-8";
  case Encoding::Utf16: return "utf-16";
  case Encoding::Utf32: return "utf-32";
  }
  return "utf-16";
}

Editor editorOf(const json::Object* capabilities) {
  const json::Object* text = object(capabilities, "textDocument");
  const json::Object* workspace = object(capabilities, "workspace");
  auto can = [](const json::Object* from, std::string_view key) {
    return from && from->getBoolean(llvm::StringRef(key)).value_or(false);
  };
  Editor editor;
  editor.encoding = chooseEncoding(array(object(capabilities, "general"), "positionEncodings"));
  editor.hierarchicalSymbols = can(object(text, "documentSymbol"), "hierarchicalDocumentSymbolSupport");
  editor.snippets = can(object(object(text, "completion"), "completionItem"), "snippetSupport");
  editor.registersWatchers = can(object(workspace, "didChangeWatchedFiles"), "dynamicRegistration");
  editor.pullsDiagnostics = object(text, "diagnostic") != nullptr;
  editor.linksCodes = can(object(text, "publishDiagnostics"), "codeDescriptionSupport");
  const json::Object* edits = object(workspace, "workspaceEdit");
  if (const json::Array* operations = array(edits, "resourceOperations"); operations && can(edits, "documentChanges"))
    editor.createsFiles = std::find(operations->begin(), operations->end(), json::Value("create")) != operations->end();
  editor.showsProgress = can(object(capabilities, "window"), "workDoneProgress");
  editor.refreshesDiagnostics = can(object(workspace, "diagnostics"), "refreshSupport");
  return editor;
}

bool isForeign(std::string_view path) {
  return path.starts_with(driver::kLibraryRoot) || path.find("/node_modules/") != std::string_view::npos;
}

// ---- what a request is about ---------------------------------------------------------------------------------

Document* Context::documentOf(Params params, Answer& answer) {
  auto uri = string(object(params, "textDocument"), "uri");
  Document* document = uri ? workspace.findOrRead(pathOfUri(*uri)) : nullptr;
  if (!uri) answer = fail(ErrorCode::InvalidParams, "no `textDocument` with a `uri`");
  else if (!document) answer = fail(ErrorCode::InvalidParams, fmt::format("`{}` is not open and cannot be read", *uri));
  return document;
}

Document* Context::programOf(Params params, Answer& answer) {
  Document* document = documentOf(params, answer);
  return document && document->language == Language::Aqua ? document : nullptr;
}

std::optional<Context::Place> Context::placeOf(Params params, Answer& answer) {
  auto where = position(object(params, "position"));
  if (!where) {
    answer = fail(ErrorCode::InvalidParams, "no `position`");
    return std::nullopt;
  }
  Document* document = programOf(params, answer);
  if (!document) return std::nullopt;
  return Place{document, Positions(document->text).offset(*where, editor.encoding)};
}

std::optional<Context::Place> Context::tablesOf(Params params) {
  Answer ignored;
  auto where = position(object(params, "position"));
  Document* document = where ? documentOf(params, ignored) : nullptr;
  if (!document || (document->language != Language::Manifest && document->language != Language::Scenario))
    return std::nullopt;
  return Place{document, Positions(document->text).offset(*where, editor.encoding)};
}

std::optional<Span> Context::spanOf(Params params, const SourceFile& file) {
  auto where = range(params);
  if (!where) return std::nullopt;
  const Positions& positions = positionsOf(file);
  return Span{&file, positions.offset(where->start, editor.encoding), positions.offset(where->end, editor.encoding)};
}

// ---- what the compiler says ----------------------------------------------------------------------------------

const Check& Context::checked(Document& document) {
  forgetPositions();
  return workspace.checked(document);
}

const Snapshot& Context::snapshot(Document& document) {
  forgetPositions();
  return workspace.snapshot(document);
}

std::shared_ptr<const Snapshot> Context::project(const Document& document) {
  forgetPositions();
  return workspace.project(document);
}

std::vector<std::shared_ptr<const Snapshot>> Context::projects() {
  forgetPositions();
  return workspace.projects();
}

syntax::SyntaxTreePtr Context::tree(const Document& document) {
  forgetPositions();
  return workspace.tree(document);
}

// ---- places and edits ----------------------------------------------------------------------------------------

const Positions& Context::positionsOf(const SourceFile& file) {
  return positions_.try_emplace(&file, file.text()).first->second;
}

Position Context::at(const SourceFile& file, uint32_t offset) {
  return positionsOf(file).position(offset, editor.encoding);
}

uint32_t Context::offsetOf(const SourceFile& file, Position position) {
  return positionsOf(file).offset(position, editor.encoding);
}

json::Value Context::rangeOf(const Span& span) {
  return json::Object{{"start", toJson(at(*span.file, span.begin))}, {"end", toJson(at(*span.file, span.end))}};
}

const Context::Told* Context::told(const std::string& path) const {
  auto found = told_.find(path);
  return found == told_.end() ? nullptr : &found->second;
}

const Context::Told& Context::tell(const std::string& path, std::vector<uint32_t> numbers) {
  return told_.insert_or_assign(path, Told{std::to_string(++lastTold_), std::move(numbers)}).first->second;
}

std::string Context::shownPath(const std::string& path) const {
  if (!path.starts_with(driver::kLibraryRoot)) return path;
  return showLibraryFile_(std::string_view(path).substr(driver::kLibraryRoot.size() + 1));
}

std::string Context::uriOf(const std::string& path) {
  const Document* document = workspace.find(path);
  return document ? document->uri : uriOfPath(path);
}

json::Value Context::locationOf(const Span& span) {
  std::string path = shownPath(span.file->path());
  if (path.empty()) return nullptr;
  return json::Object{{"uri", uriOf(path)}, {"range", rangeOf(span)}};
}

json::Array Context::locationsOf(const std::vector<Span>& spans) {
  json::Array locations;
  for (const Span& span : spans)
    if (json::Value location = locationOf(span); location != nullptr) locations.push_back(std::move(location));
  return locations;
}

json::Value Context::diagnosticOf(const Diagnostic& diagnostic, const std::string& path) {
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
  if (editor.linksCodes) {
    auto [page, fresh] = pages_.try_emplace(diagnostic.code);
    if (fresh) page->second = showPage_(diagnostic.code);
    if (!page->second.empty()) fields["codeDescription"] = json::Object{{"href", uriOfPath(page->second)}};
  }
  if (isUnnecessary(diagnostic.code)) fields["tags"] = json::Array{1};
  return fields;
}

void Context::progress(Params params, json::Object value) const {
  if (const json::Value* token = params ? params->get("workDoneToken") : nullptr) work_.tell(*token, std::move(value));
}

json::Value Context::editOf(const TextEdit& edit) {
  return json::Object{{"range", rangeOf(edit.span)}, {"newText", json::fixUTF8(edit.text)}};
}

std::optional<json::Value> Context::workspaceEdit(const std::vector<TextEdit>& edits) {
  json::Object changes;
  for (const TextEdit& edit : edits) {
    if (!edit.span || isForeign(edit.span.file->path())) return std::nullopt;
    json::Value& list =
        changes.try_emplace(json::ObjectKey(uriOf(edit.span.file->path())), json::Array()).first->second;
    list.getAsArray()->push_back(editOf(edit));
  }
  return json::Object{{"changes", std::move(changes)}};
}

}  // namespace aqua::lsp
