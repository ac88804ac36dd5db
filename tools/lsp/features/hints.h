// What stands beside the text: types that are not written, peers that execute calls, hops that nobody sees.
#pragma once

#include <string>
#include <vector>

#include "tools/lsp/features/hops.h"
#include "tools/lsp/index.h"

namespace aqua::lsp {

struct Hint {
  enum class Kind : uint8_t { Type, Peer, Hop };
  Kind kind;
  const diagnostics::SourceFile* file;
  uint32_t offset;  // it stands before this place
  std::string text, tooltip;
};
/// Hints within `range`, in reading order.
std::vector<Hint> hints(const Snapshot& snapshot, const std::vector<HiddenHop>& hops, diagnostics::Span range);

}  // namespace aqua::lsp
