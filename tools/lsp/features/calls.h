// Who calls whom, over the whole project.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "tools/lsp/index.h"

namespace aqua::lsp {

/// Functions, closures, and functions of services and abilities can be called.
struct Callable {
  SymbolId symbol;
  diagnostics::Span whole;  // its declaration
};
struct CallSite {
  Callable callable;
  std::vector<diagnostics::Span> places;  // of the calls
};

std::optional<Callable> callableAt(const Snapshot& snapshot, std::string_view path, uint32_t offset);
/// Functions that call it, with where they do.
std::vector<CallSite> callers(const Snapshot& snapshot, SymbolId symbol);
/// What it calls, with where.
std::vector<CallSite> callees(const Snapshot& snapshot, SymbolId symbol);

}  // namespace aqua::lsp
