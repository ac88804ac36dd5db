// On which peer what stands at a place runs, and how the particle gets there, as far as the text tells it.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "tools/lsp/index.h"

namespace aqua::lsp {

/// The innermost `on` or `parseq` around a place decides; a closure written with `func` runs where it is called.
struct Where {
  const syntax::Func* function = nullptr;    // around the place; null: nothing runs here
  const syntax::Statement* cause = nullptr;  // the `on` or `parseq`
  const syntax::Value* peer = nullptr;       // null: where the function, or the closure, is called
  std::span<const syntax::Value* const> via;
  bool inClosure = false;
  bool exported = false;  // the function begins on the initiator
};
/// The function is one that the initiator can call.
bool isExported(const Snapshot& snapshot, const syntax::Func& function);
Where whereAt(const Snapshot& snapshot, const syntax::SyntaxTree& tree, uint32_t offset);

/// ``Runs on `p`, reached via `r`.``; empty where nothing runs.
std::string sentence(const Where& where);

}  // namespace aqua::lsp
