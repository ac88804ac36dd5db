// Outlines and symbols of the project.
#include "tools/lsp/answers/answers.h"
#include "tools/lsp/features/outline.h"

namespace aqua::lsp {

namespace {

/// Numbers of the protocol.
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

json::Object symbolOf(Context& context, const OutlineEntry& entry) {
  json::Object fields{{"name", json::fixUTF8(llvm::StringRef(entry.name))}, {"kind", symbolNumber(entry.kind)}};
  if (context.editor.hierarchicalSymbols) {
    if (!entry.detail.empty()) fields["detail"] = json::fixUTF8(entry.detail);
    fields["range"] = context.rangeOf(entry.whole);
    fields["selectionRange"] = context.rangeOf(entry.nameSpan);
  } else {
    fields["location"] = context.locationOf(entry.nameSpan);
  }
  return fields;
}

}  // namespace

Answer documentSymbol(Context& context, Params params) {
  Answer answer;
  Document* document = context.programOf(params, answer);
  if (!document) return answer;
  const bool nested = context.editor.hierarchicalSymbols;
  json::Array symbols;
  syntax::SyntaxTreePtr parsed = context.tree(*document);
  for (const OutlineEntry& entry : outline(*parsed)) {
    json::Object item = symbolOf(context, entry);
    json::Array members;
    for (const OutlineEntry& member : entry.members) {
      json::Object inner = symbolOf(context, member);
      if (!nested) inner["containerName"] = json::fixUTF8(llvm::StringRef(entry.name));
      (nested ? members : symbols).push_back(std::move(inner));
    }
    if (!members.empty()) item["children"] = std::move(members);
    symbols.push_back(std::move(item));
  }
  answer.result = std::move(symbols);
  return answer;
}

Answer workspaceSymbol(Context& context, Params params) {
  constexpr size_t kMaxSymbols = 200;
  auto query = string(params, "query");
  if (!query) return fail(ErrorCode::InvalidParams, "no `query`");
  json::Array symbols;
  for (const std::shared_ptr<const Snapshot>& project : context.projects())
    for (const FoundSymbol& each : findSymbols(*project, *query, kMaxSymbols)) {
      json::Value location = context.locationOf(each.place);
      if (location == nullptr) continue;
      json::Object item{{"name", json::fixUTF8(llvm::StringRef(each.name))},
                        {"kind", symbolNumber(each.kind)},
                        {"location", std::move(location)}};
      if (!each.container.empty()) item["containerName"] = json::fixUTF8(llvm::StringRef(each.container));
      symbols.push_back(std::move(item));
    }
  Answer answer;
  answer.result = std::move(symbols);
  return answer;
}

}  // namespace aqua::lsp
