// Ways through a syntax tree that several features go.
#pragma once

#include <functional>
#include <optional>
#include <vector>

#include "compiler/syntax/tree.h"

namespace aqua::lsp {

/// The function that a place is in; null: none.
inline const syntax::Func* functionAt(const syntax::SyntaxTree& tree, uint32_t offset) {
  const syntax::Func* function = nullptr;
  for (const syntax::Item* item : tree.root->items)
    if (const auto* func = syntax::as<syntax::Func>(item);
        func && func->span.begin <= offset && offset <= func->span.end)
      function = func;
  return function;
}

/// The statements around a place, outermost first; `par` and `co` with what they stand before as one.
inline std::vector<const syntax::Statement*> statementsAt(syntax::Block block, uint32_t offset) {
  std::vector<const syntax::Statement*> path;
  for (bool deeper = true; deeper;) {
    deeper = false;
    for (const syntax::Statement* statement : block) {
      if (offset < statement->span.begin || offset > statement->span.end) continue;
      path.push_back(statement);
      block = syntax::blockOf(*statement);
      deeper = true;
      break;
    }
  }
  return path;
}

/// The word that a statement begins with.
diagnostics::Span firstWordOf(const syntax::Statement& statement);

/// Calls `visit` with every block of statements, outer ones first. Blocks are nested no deeper than the parser allows.
template <class Visit> void forEachBlock(syntax::Block block, Visit&& visit) {
  if (block.empty()) return;
  visit(block);
  for (const syntax::Statement* statement : block) forEachBlock(syntax::blockOf(*statement), visit);
}
template <class Visit> void forEachBlock(const syntax::SyntaxTree& tree, Visit&& visit) {
  for (const syntax::Item* item : tree.root->items)
    if (const auto* func = syntax::as<syntax::Func>(item)) forEachBlock(func->body, visit);
}

/// A call around a place, and in which of its arguments (those in braces first) the place is.
struct CallAt {
  syntax::Ident name;
  uint32_t argument = 0;
};
std::optional<CallAt> callAt(const syntax::SyntaxTree& tree, uint32_t offset);

/// Calls `visit` with every value that a statement has itself, not with those of statements inside of it.
void forEachValue(const syntax::Statement& statement, const std::function<void(const syntax::Value&)>& visit);
/// Calls `visit` with every part of a value that is a value, and before them with the value.
void forEachPart(const syntax::Value& value, const std::function<void(const syntax::Value&)>& visit);

}  // namespace aqua::lsp
