#include "tools/lsp/features/hover.h"

#include "tools/lsp/answers/answers.h"
#include "tools/lsp/features/tables.h"

namespace aqua::lsp {

namespace {

json::Object hoverOf(Context& context, const HoverText& found, diagnostics::Span span) {
  return json::Object{{"contents", json::Object{{"kind", "markdown"}, {"value", json::fixUTF8(found.markdown)}}},
                      {"range", context.rangeOf(span)}};
}

}  // namespace

Answer hover(Context& context, Params params) {
  Answer answer;
  if (auto place = context.tablesOf(params)) {
    const Document document = *place->document;
    auto found = hoverTables(context.workspace, document, place->offset);
    context.forgetPositions();
    const diagnostics::SourceFile text(document.path, document.text);
    if (found) answer.result = hoverOf(context, *found, {&text, found->span.begin, found->span.end});
    context.forgetPositions();
    return answer;
  }
  auto place = context.placeOf(params, answer);
  if (!place) return answer;
  const Snapshot& snapshot = context.snapshot(*place->document);
  if (auto found = hover(snapshot, context.workspace.hops(*place->document), place->document->path, place->offset))
    answer.result = hoverOf(context, *found, found->span);
  return answer;
}

}  // namespace aqua::lsp
