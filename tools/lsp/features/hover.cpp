#include "tools/lsp/features/hover.h"

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
std::optional<HoverText> statementHover(const Snapshot& snapshot, const std::vector<HiddenHop>& hops,
                                        const syntax::SyntaxTree& tree, uint32_t offset) {
  const Where where = whereAt(snapshot, tree, offset);
  if (!where.function) return std::nullopt;
  std::vector<const syntax::Statement*> path = statementsAt(where.function->body, offset);
  if (path.empty()) return std::nullopt;
  const Span word = firstWordOf(*path.back());
  if (offset > word.end) return std::nullopt;
  // An `on` leads elsewhere than it stands.
  const uint32_t inside =
      syntax::blockOf(*path.back()).empty() ? offset : syntax::blockOf(*path.back()).front()->span.begin;
  const Where there = whereAt(snapshot, tree, inside);
  std::string text = sentence(there) + "\n" + because(there);
  for (const HiddenHop& hop : hops)
    if (hop.cause.file->path() == tree.source->path() && hop.cause.begin == word.begin)
      text += fmt::format("In `{}` the particle passes `{}` {}.\n", hop.function, hop.peer, reasonOf(hop.reason));
  return HoverText{word, std::move(text)};
}

}  // namespace

std::optional<HoverText> hover(const Snapshot& snapshot, const std::vector<HiddenHop>& hops, std::string_view path,
                               uint32_t offset) {
  const syntax::SyntaxTree* tree = snapshot.index.tree(path);
  const Occurrence* here = snapshot.index.at(path, offset);
  if (!here) return tree ? statementHover(snapshot, hops, *tree, offset) : std::nullopt;
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
