// "Did you mean": names that are spelled almost like a given one.
#pragma once

#include <string_view>
#include <vector>

#include "compiler/diagnostics/diagnostic.h"

namespace aqua::sema {

struct Candidate {
  std::string_view name;
  bool fits = true;  // its type would be right; preferred
};

/// The candidate closest to `name` (base/words.h), or empty when none is close.
std::string_view closest(std::string_view name, const std::vector<Candidate>& candidates);

/// Adds the closest candidate as help, and as a fix of the name at `at`; false: none is close.
bool suggest(diagnostics::Reported& reported, diagnostics::Span at, std::string_view name,
             const std::vector<Candidate>& candidates);

}  // namespace aqua::sema
