// Call hierarchy.
#include "tools/lsp/features/calls.h"

#include "tools/lsp/answers/answers.h"
#include "tools/lsp/features/describe.h"

namespace aqua::lsp {

namespace {

std::optional<json::Object> itemOf(Context& context, const Snapshot& snapshot, const Callable& callable) {
  const Symbol& symbol = snapshot.index[callable.symbol];
  json::Value location = context.locationOf(symbol.definition);
  if (location == nullptr) return std::nullopt;
  json::Object item{{"name", json::fixUTF8(symbol.name)},
                    {"kind", symbol.kind == ir::SymbolKind::Method ? 6 : 12},
                    {"uri", *location.getAsObject()->get("uri")},
                    {"range", context.rangeOf(callable.whole)},
                    {"selectionRange", context.rangeOf(symbol.definition)}};
  if (symbol.type && symbol.type->kind == ir::TypeKind::Arrow) item["detail"] = json::fixUTF8(signature(*symbol.type));
  return item;
}

using Find = std::vector<CallSite> (*)(const Snapshot&, SymbolId);
Answer calls(Context& context, Params params, Find find, const char* other) {
  const json::Object* item = object(params, "item");
  const json::Object* selection = object(item, "selectionRange");
  auto uri = string(item, "uri");
  if (!uri || !selection || !selection->getObject("start")) return fail(ErrorCode::InvalidParams, "no `item`");
  const json::Object about{{"textDocument", json::Object{{"uri", *uri}}},
                           {"position", json::Object(*selection->getObject("start"))}};
  Answer answer;
  auto place = context.placeOf(&about, answer);
  if (!place) return answer;
  std::shared_ptr<const Snapshot> project = context.project(*place->document);
  auto callable = callableAt(*project, place->document->path, place->offset);
  json::Array list;
  for (const CallSite& site : callable ? find(*project, callable->symbol) : std::vector<CallSite>()) {
    auto shown = itemOf(context, *project, site.callable);
    if (!shown) continue;
    json::Array ranges;
    for (diagnostics::Span span : site.places) ranges.push_back(context.rangeOf(span));
    list.push_back(json::Object{{other, std::move(*shown)}, {"fromRanges", std::move(ranges)}});
  }
  answer.result = std::move(list);
  return answer;
}

}  // namespace

Answer prepareCallHierarchy(Context& context, Params params) {
  Answer answer;
  auto place = context.placeOf(params, answer);
  if (!place) return answer;
  std::shared_ptr<const Snapshot> project = context.project(*place->document);
  auto callable = callableAt(*project, place->document->path, place->offset);
  auto item = callable ? itemOf(context, *project, *callable) : std::nullopt;
  if (item) answer.result = json::Array{std::move(*item)};
  return answer;
}

Answer incomingCalls(Context& context, Params params) { return calls(context, params, callers, "from"); }
Answer outgoingCalls(Context& context, Params params) { return calls(context, params, callees, "to"); }

}  // namespace aqua::lsp
