// The shape of a file: what folds, what a growing selection takes in, links.
#pragma once

#include <string_view>
#include <vector>

#include "compiler/syntax/tree.h"

namespace aqua::lsp {

enum class FoldKind : uint8_t { Block, Comment, Imports };
struct Fold {
  diagnostics::Span span;  // more than one line
  FoldKind kind;
};
std::vector<Fold> folds(const syntax::SyntaxTree& tree);

/// What is around a place, innermost first: a word, values, statements, a block, an item, the file.
std::vector<diagnostics::Span> selections(const syntax::SyntaxTree& tree, uint32_t offset);

}  // namespace aqua::lsp
