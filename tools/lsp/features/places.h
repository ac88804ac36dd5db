// Ways through a syntax tree that several features go.
#pragma once

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

}  // namespace aqua::lsp
