// Applies the fixes of diagnostics to a text.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "compiler/diagnostics/diagnostic.h"

namespace aqua::format {

struct AppliedFixes {
  std::string text;
  size_t count = 0;
};
/// Says which fix of a diagnostic to apply; null: none.
using ChooseFix = std::function<const diagnostics::Fix*(const diagnostics::Diagnostic&)>;
/// The first certain fix.
const diagnostics::Fix* certainFix(const diagnostics::Diagnostic& diagnostic);

/// The chosen fix of every diagnostic, when all its edits are in the file of that path, whose text is `text`. Of fixes
/// that touch the same place the one reported first is applied; the others may be reported again for the new text.
AppliedFixes applyFixes(std::string_view path, std::string_view text, const diagnostics::DiagnosticList& issues,
                        const ChooseFix& choose);

}  // namespace aqua::format
