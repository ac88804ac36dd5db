// The one layout of Aqua text. Two spaces a level; one space around operators and after commas; one blank line around
// items with a body, elsewhere at most one and only where the author has one; line breaks within brackets stay where
// they are useful; comments stay where they are; lines end in CR LF where most of the text's lines do, else in LF.
// (LANGUAGE.md 1.5, 1.6.)
#pragma once

#include <optional>
#include <string>

#include "compiler/diagnostics/diagnostic.h"
#include "compiler/syntax/tree.h"

namespace aqua::format {

/// The tree's text, laid out. The tree must come from a text without errors.
std::string format(const syntax::SyntaxTree& tree);

/// Both texts have the same tokens, the same comments between them, and the same lines at the same levels.
bool sameProgram(const syntax::SyntaxTree& a, const syntax::SyntaxTree& b);

struct Formatted {
  std::optional<std::string> text;     // none: there are errors, and the text has to stay as it is
  diagnostics::DiagnosticList issues;  // they point into `source`
};
/// Parses, lays out, and proves that the result is still the same program.
Formatted formatSource(const diagnostics::SourceFilePtr& source);

}  // namespace aqua::format
