// "Did you mean": names that are spelled almost like a given one.
#pragma once

#include <string_view>
#include <vector>

#include "compiler/diagnostics/diagnostic.h"
#include "compiler/ir/ir.h"

namespace aqua::sema {

struct Candidate {
  std::string_view name;
  bool fits = true;  // its type would be right; preferred
  ir::SymbolKind kind = ir::SymbolKind::Variable;
  const ir::Type* type = nullptr;  // of the value, or the named type; null: has none
  diagnostics::Span definition{};  // null: built in
};

/// The candidate closest to `name` (base/words.h), or empty when none is close.
std::string_view closest(std::string_view name, const std::vector<Candidate>& candidates);

/// Adds the closest candidate as help, and as a fix of the name at `at`; false: none is close.
bool suggest(diagnostics::Reported& reported, diagnostics::Span at, std::string_view name,
             const std::vector<Candidate>& candidates);

}  // namespace aqua::sema
