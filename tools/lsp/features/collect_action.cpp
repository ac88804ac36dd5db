// A `for ... par` whose rounds give a value each: the values are collected in a stream, and `join` waits for all of
// them.
#include <fmt/format.h>

#include "tools/lsp/features/edit_text.h"
#include "tools/lsp/features/places.h"

namespace aqua::lsp {

namespace {

using diagnostics::Span;

/// The result of a round: that of the call with which the body ends, inside of what surrounds it alone.
const syntax::Ident* resultOf(syntax::Block body) {
  while (!body.empty()) {
    const syntax::Statement& last = *body.back();
    if (const auto* call = syntax::as<syntax::CallStatement>(&last))
      return call->results.size() == 1 ? &call->results.front() : nullptr;
    if (!syntax::as<syntax::On>(&last)) return nullptr;
    body = syntax::blockOf(last);
  }
  return nullptr;
}

/// What is iterated, when it is a name whose length can be asked.
const syntax::Name* listOf(const Selection& selection, const syntax::For& loop) {
  const auto* name = syntax::as<syntax::Name>(loop.iterable);
  const Occurrence* here = name ? selection.snapshot.index.at(selection.path(), name->span.begin) : nullptr;
  const ir::Type* type = here ? selection.snapshot.index[here->symbol].type : nullptr;
  return type && type->kind == ir::TypeKind::Array ? name : nullptr;
}

}  // namespace

void addCollect(const Selection& selection, std::vector<Action>& found) {
  const syntax::Func* function = functionAt(selection.tree, selection.span.begin);
  if (!function) return;
  const std::vector<const syntax::Statement*> path = statementsAt(function->body, selection.span.begin);
  const auto* loop = path.empty() ? nullptr : syntax::as<syntax::For>(path.back());
  if (!loop || loop->mode != syntax::ForMode::Par || !loop->second.text.empty()) return;
  const syntax::Name* list = listOf(selection, *loop);
  const syntax::Ident* result = list ? resultOf(loop->body) : nullptr;
  const Occurrence* here = result ? selection.snapshot.index.at(selection.path(), result->span.begin) : nullptr;
  if (!here || !here->isDefinition) return;
  const Symbol& symbol = selection.snapshot.index[here->symbol];
  const bool collects = symbol.kind == ir::SymbolKind::Variable && symbol.type && !symbol.type->isStream();
  if (!collects || !isWritable(selection, symbol.type)) return;
  const std::string name = freshName(selection, "collected");
  const syntax::Statement* const statement = loop;
  const Span lines = linesOf({&statement, 1});
  const std::string indent(loop->span.begin - lines.begin, ' ');
  const std::string_view text = lines.file->text();
  const auto column = static_cast<uint32_t>(text.rfind('\n', result->span.begin) + 1);
  const std::string inner(result->span.begin - column, ' ');
  const Span before{lines.file, lines.begin, lines.begin}, behind{lines.file, loop->span.end, loop->span.end};
  found.push_back({fmt::format("Collect `{}` of all rounds", result->text),
                   "refactor.rewrite",
                   {{before, fmt::format("{}{}: *{}\n", indent, name, typeText(*symbol.type))},
                    {behind, fmt::format("\n{}{} <<- {}\n{}join {}[{}.length - 1]", inner, name, result->text, indent,
                                         name, list->name.text)}}});
}

}  // namespace aqua::lsp
