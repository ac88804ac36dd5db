// Words of the language among the proposals.
#pragma once

#include <utility>
#include <vector>

#include "tools/lsp/features/completion.h"

namespace aqua::lsp {

/// Adds the words that can stand at the cursor, each with its score: the lower the better.
void addWords(const Cursor& cursor, const Asked& asked, std::vector<std::pair<int, Proposal>>& ranked);

}  // namespace aqua::lsp
