#include "tools/lsp/features/hover.h"

#include "tools/lsp/answers/answers.h"

namespace aqua::lsp {

Answer hover(Context& context, Params params) {
  Answer answer;
  auto place = context.placeOf(params, answer);
  if (!place) return answer;
  const Snapshot& snapshot = context.snapshot(*place->document);
  if (auto found = hover(snapshot, context.workspace.hops(*place->document), place->document->path, place->offset))
    answer.result =
        json::Object{{"contents", json::Object{{"kind", "markdown"}, {"value", json::fixUTF8(found->markdown)}}},
                     {"range", context.rangeOf(found->span)}};
  return answer;
}

}  // namespace aqua::lsp
