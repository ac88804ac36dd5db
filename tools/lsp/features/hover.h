// What is known about a place: the declaration, its comment, the peer.
#pragma once

#include <optional>
#include <string>

#include "tools/lsp/features/hops.h"
#include "tools/lsp/index.h"

namespace aqua::lsp {

struct HoverText {
  diagnostics::Span span;
  std::string markdown;
};
/// The declaration as a program would write it, the peer that executes calls of services, and the comment above the
/// declaration. On the word with which a statement begins, the peer that executes it, why, and the
/// relays on the way.
std::optional<HoverText> hover(const Snapshot& snapshot, const std::vector<HiddenHop>& hops, std::string_view path,
                               uint32_t offset);

}  // namespace aqua::lsp
