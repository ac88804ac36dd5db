// Completion and signature help.
#include "tools/lsp/features/completion.h"

#include <algorithm>

#include <fmt/format.h>

#include "compiler/base/utf8.h"
#include "tools/lsp/answers/answers.h"
#include "tools/lsp/features/describe.h"
#include "tools/lsp/features/tables.h"

namespace aqua::lsp {

namespace {

/// Numbers of the protocol.
int kindNumber(const Proposal& proposal) {
  if (proposal.kind == ProposalKind::Word) return 14;
  if (proposal.kind == ProposalKind::File) return 17;
  using ir::SymbolKind;
  switch (proposal.symbol) {
  case SymbolKind::Function: return 3;
  case SymbolKind::Closure: return 3;
  case SymbolKind::Parameter: return 6;
  case SymbolKind::Variable: return 6;
  case SymbolKind::Stream: return 6;
  case SymbolKind::Constant: return 21;
  case SymbolKind::Service: return 8;
  case SymbolKind::Data: return 22;
  case SymbolKind::Ability: return 8;
  case SymbolKind::Alias: return 25;
  case SymbolKind::Field: return 5;
  case SymbolKind::Method: return 2;
  case SymbolKind::Module: return 9;
  }
  return 1;
}

json::Object itemOf(Context& context, const Document& document, const Proposal& proposal, size_t rank,
                    const json::Value& range) {
  const bool snippet = proposal.snippet && context.editor.snippets;
  json::Object item{{"label", json::fixUTF8(proposal.label)},
                    {"kind", kindNumber(proposal)},
                    {"sortText", fmt::format("{:05}", rank)},
                    {"filterText", json::fixUTF8(proposal.label)},
                    {"textEdit", json::Object{{"range", range},
                                              {"newText", json::fixUTF8(snippet ? proposal.insert : proposal.label)}}}};
  if (snippet) item["insertTextFormat"] = 2;
  if (!proposal.about.empty())
    item["documentation"] = json::Object{{"kind", "markdown"}, {"value", json::fixUTF8(proposal.about)}};
  if (!proposal.detail.empty()) item["detail"] = json::fixUTF8(proposal.detail);
  if (!proposal.source.empty()) item["labelDetails"] = json::Object{{"description", json::fixUTF8(proposal.source)}};
  if (!proposal.more.empty()) {
    json::Array edits;
    for (const TextEdit& edit : proposal.more) edits.push_back(context.editOf(edit));
    item["additionalTextEdits"] = std::move(edits);
  }
  if (!proposal.definition.empty())
    item["data"] = json::Object{{"uri", document.uri}, {"path", proposal.definition}, {"offset", proposal.offset}};
  return item;
}

/// Of a scenario or a manifest.
Answer completionOfTables(Context& context, const Document& document, uint32_t offset) {
  const TableProposals found = completeTables(context.workspace, document, offset);
  context.forgetPositions();
  const diagnostics::SourceFile text(document.path, document.text);
  const json::Value range = context.rangeOf({&text, found.begin, found.end});
  json::Array items;
  for (const Proposal& each : found.proposals) items.push_back(itemOf(context, document, each, items.size(), range));
  context.forgetPositions();
  Answer answer;
  answer.result = json::Object{{"isIncomplete", false}, {"items", std::move(items)}};
  return answer;
}

}  // namespace

Answer completion(Context& context, Params params) {
  Answer answer;
  if (auto place = context.tablesOf(params)) {
    const Document document = *place->document;
    return completionOfTables(context, document, place->offset);
  }
  auto place = context.placeOf(params, answer);
  if (!place) return answer;
  const Document document = *place->document;
  context.forgetPositions();
  std::vector<Proposal> proposals = complete(context.workspace, document, place->offset);
  const diagnostics::SourceFile text(document.path, document.text);
  const Cursor cursor = cursorAt(document.text, place->offset);
  uint32_t begin = cursor.begin, end = cursor.end;
  if (!proposals.empty() && proposals.front().kind == ProposalKind::File) {
    begin = static_cast<uint32_t>(document.text.rfind('"', place->offset - 1) + 1);
    end = static_cast<uint32_t>(std::min(document.text.find_first_of("\"\r\n", place->offset), document.text.size()));
  }
  const json::Value range = context.rangeOf({&text, begin, end});
  json::Array items;
  for (const Proposal& each : proposals) items.push_back(itemOf(context, document, each, items.size(), range));
  context.forgetPositions();
  // With more letters there may be more names to import.
  answer.result = json::Object{{"isIncomplete", place->offset == cursor.begin}, {"items", std::move(items)}};
  return answer;
}

Answer completionResolve(Context& context, Params params) {
  Answer answer;
  if (!params) return fail(ErrorCode::InvalidParams, "no item");
  json::Object item(*params);
  const json::Object* data = object(params, "data");
  auto path = string(data, "path");
  auto offset = integer(data, "offset");
  const json::Object about{{"textDocument", json::Object{{"uri", string(data, "uri").value_or("")}}}};
  Document* document = data ? context.programOf(&about, answer) : nullptr;
  if (document && path && offset && *offset >= 0) {
    const Snapshot& snapshot = context.snapshot(*document);
    if (const Occurrence* here = snapshot.index.at(*path, static_cast<uint32_t>(*offset)))
      if (std::string text = documentation(snapshot.index[here->symbol]); !text.empty())
        item["documentation"] = json::Object{{"kind", "markdown"}, {"value", json::fixUTF8(text)}};
  }
  answer = {};
  answer.result = std::move(item);
  return answer;
}

Answer signatureHelp(Context& context, Params params) {
  Answer answer;
  auto place = context.placeOf(params, answer);
  if (!place) return answer;
  const Document document = *place->document;
  context.forgetPositions();
  auto help = signatureHelp(context.workspace, document, place->offset);
  if (!help) return answer;
  json::Array parameters;
  auto units = [&](uint32_t bytes) {
    return static_cast<int64_t>(base::countUtf16(std::string_view(help->label).substr(0, bytes)));
  };
  for (auto [begin, end] : help->parameters)
    parameters.push_back(json::Object{{"label", json::Array{units(begin), units(end)}}});
  json::Object signature{{"label", json::fixUTF8(help->label)}, {"parameters", std::move(parameters)}};
  if (!help->documentation.empty())
    signature["documentation"] = json::Object{{"kind", "markdown"}, {"value", json::fixUTF8(help->documentation)}};
  answer.result = json::Object{
      {"signatures", json::Array{std::move(signature)}}, {"activeSignature", 0}, {"activeParameter", help->active}};
  return answer;
}

}  // namespace aqua::lsp
