// Declarations and types as a program would write them.
#pragma once

#include <string>

#include "tools/lsp/index.h"

namespace aqua::lsp {

/// `a: string`; of a parameter without a name the type.
std::string parameterText(const ir::TypeField& parameter);
/// ` -> u32, string`; empty: there is no result.
std::string resultsText(const ir::Type& arrow);
/// `(a: string, b: u8) -> u32`
std::string signature(const ir::Type& arrow);
/// `func f(a: string)`, `x: u32`, `data D:` with a line for each field.
std::string describe(const Symbol& symbol, std::string_view name);
/// The comment above the declaration, without its marks; empty: there is none.
std::string documentation(const Symbol& symbol);

}  // namespace aqua::lsp
