// The declarations of a file, and those of a project by name.
#pragma once

#include <string>
#include <vector>

#include "tools/lsp/index.h"

namespace aqua::lsp {

enum class OutlineKind : uint8_t { Constant, Alias, Data, Service, Ability, Function, Field, Method };
struct OutlineEntry {
  std::string_view name;
  std::string detail;  // the type
  OutlineKind kind;
  diagnostics::Span whole, nameSpan;
  std::vector<OutlineEntry> members;
};
std::vector<OutlineEntry> outline(const syntax::SyntaxTree& tree);

/// What a request for symbols of a project finds.
struct FoundSymbol {
  std::string_view name, container;  // empty container: of the file
  OutlineKind kind;
  diagnostics::Span place;
};
/// Declarations whose names have the letters of `query` in this order, case apart; those that begin with it first.
std::vector<FoundSymbol> findSymbols(const Snapshot& snapshot, std::string_view query, size_t limit);

}  // namespace aqua::lsp
