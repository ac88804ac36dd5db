#include "tools/lsp/features/hover.h"

#include <algorithm>

#include <fmt/format.h>

#include "tools/lsp/features/describe.h"
#include "tools/lsp/features/places.h"
#include "tools/lsp/features/where.h"

namespace aqua::lsp {

namespace {

using diagnostics::Span;
using ir::SymbolKind;

/// Why a statement runs where it does.
std::string because(const Where& where) {
  if (!where.cause || !where.peer) return {};
  const Span span = where.cause->span;
  std::string_view line = span.text().substr(0, span.text().find_first_of(":\n"));
  return fmt::format("Because of `{}` in line {}.\n", line, span.file->lineColumn(span.begin).line);
}

/// The word that the innermost statement around the place begins with.
std::optional<HoverText> statementHover(const Snapshot& snapshot, const syntax::SyntaxTree& tree, uint32_t offset) {
  const Where where = whereAt(snapshot, tree, offset);
  if (!where.function) return std::nullopt;
  std::vector<const syntax::Statement*> path = statementsAt(where.function->body, offset);
  if (path.empty()) return std::nullopt;
  Span word = path.back()->span;
  word.end = word.begin + static_cast<uint32_t>(std::min(word.text().find_first_of(" \t:\n"), word.text().size()));
  if (offset > word.end) return std::nullopt;
  return HoverText{word, sentence(where) + "\n" + because(where)};
}

}  // namespace

std::optional<HoverText> hover(const Snapshot& snapshot, std::string_view path, uint32_t offset) {
  const syntax::SyntaxTree* tree = snapshot.index.tree(path);
  const Occurrence* here = snapshot.index.at(path, offset);
  if (!here) return tree ? statementHover(snapshot, *tree, offset) : std::nullopt;
  const Symbol& symbol = snapshot.index[here->symbol];
  if (!symbol.type && symbol.kind != SymbolKind::Module) return std::nullopt;
  std::string_view name = symbol.kind == SymbolKind::Module ? symbol.name : here->place.text();
  std::string markdown = fmt::format("```aqua\n{}\n```\n", describe(symbol, name));
  if (symbol.kind == SymbolKind::Method && tree)
    if (std::string text = sentence(whereAt(snapshot, *tree, offset)); !text.empty()) markdown += "\n" + text + "\n";
  if (std::string text = documentation(symbol); !text.empty()) markdown += "\n" + text;
  return HoverText{here->place, std::move(markdown)};
}

}  // namespace aqua::lsp
