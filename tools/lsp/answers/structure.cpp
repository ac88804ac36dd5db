// Folding, selection ranges, links.
#include "tools/lsp/features/structure.h"

#include "tools/lsp/answers/answers.h"
#include "tools/lsp/uri.h"

namespace aqua::lsp {

Answer foldingRange(Context& context, Params params) {
  Answer answer;
  Document* document = context.programOf(params, answer);
  if (!document) return answer;
  syntax::SyntaxTreePtr tree = context.tree(*document);
  json::Array list;
  for (const Fold& fold : folds(*tree)) {
    json::Object item{{"startLine", context.at(*fold.span.file, fold.span.begin).line},
                      {"endLine", context.at(*fold.span.file, fold.span.end).line}};
    switch (fold.kind) {
    case FoldKind::Block: break;
    case FoldKind::Comment: item["kind"] = "comment"; break;
    case FoldKind::Imports: item["kind"] = "imports"; break;
    }
    list.push_back(std::move(item));
  }
  answer.result = std::move(list);
  return answer;
}

Answer selectionRange(Context& context, Params params) {
  Answer answer;
  Document* document = context.programOf(params, answer);
  if (!document) return answer;
  const json::Array* positions = array(params, "positions");
  if (!positions) return fail(ErrorCode::InvalidParams, "no `positions`");
  syntax::SyntaxTreePtr tree = context.tree(*document);
  json::Array list;
  for (const json::Value& each : *positions) {
    auto where = position(each.getAsObject());
    if (!where) return fail(ErrorCode::InvalidParams, "no position");
    std::vector<diagnostics::Span> around = selections(*tree, context.offsetOf(*tree->source, *where));
    json::Value range = nullptr;
    for (auto span = around.rbegin(); span != around.rend(); ++span) {
      json::Object outer{{"range", context.rangeOf(*span)}};
      if (range != nullptr) outer["parent"] = std::move(range);
      range = std::move(outer);
    }
    list.push_back(std::move(range));
  }
  answer.result = std::move(list);
  return answer;
}

Answer documentLink(Context& context, Params params) {
  Answer answer;
  Document* document = context.programOf(params, answer);
  if (!document) return answer;
  syntax::SyntaxTreePtr tree = context.tree(*document);
  json::Array list;
  for (const syntax::HeaderItem* item : tree->root->headers) {
    const auto* import = syntax::as<syntax::Import>(item);
    if (!import || !import->pathSpan) continue;
    auto file = context.workspace.importedFile(*document, import->path);
    std::string shown = file ? context.shownPath(*file) : std::string();
    if (!shown.starts_with('/')) continue;
    diagnostics::Span inside = import->pathSpan;
    if (inside.end - inside.begin > 2) inside = {inside.file, inside.begin + 1, inside.end - 1};
    list.push_back(json::Object{{"range", context.rangeOf(inside)}, {"target", context.uriOf(shown)}});
  }
  answer.result = std::move(list);
  return answer;
}

}  // namespace aqua::lsp
