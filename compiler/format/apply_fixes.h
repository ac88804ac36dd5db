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
/// The first certain fix of every diagnostic that `wanted` accepts, when all its edits are in the file of that path,
/// whose text is `text`. Of fixes that touch the same place the one reported first is applied; the others may be
/// reported again for the new text.
AppliedFixes applyFixes(std::string_view path, std::string_view text, const diagnostics::DiagnosticList& issues,
                        const std::function<bool(const diagnostics::Diagnostic&)>& wanted);

}  // namespace aqua::format
