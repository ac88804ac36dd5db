// What is known about a place: the declaration, its comment, the peer.
#pragma once

#include <optional>
#include <string>

#include "tools/lsp/index.h"

namespace aqua::lsp {

struct HoverText {
  diagnostics::Span span;
  std::string markdown;
};
/// The declaration as a program would write it, the peer that executes calls of services, and the comment above the
/// declaration. On the word with which a statement begins, the peer that executes it and why.
std::optional<HoverText> hover(const Snapshot& snapshot, std::string_view path, uint32_t offset);

}  // namespace aqua::lsp
