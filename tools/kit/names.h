// Names and types as C and C++ have them.
#pragma once

#include <string>
#include <string_view>

#include "compiler/ir/types.h"
#include "runtime/marine/interface.h"

namespace aqua::kit {

/// `uint32_t`; of scalars only.
std::string scalarName(marine::Kind kind);
/// A name of Aqua, with `_` behind it where C or C++ has another use for it.
std::string safeName(std::string_view name);
/// A text as a literal.
std::string literal(std::string_view text);
/// What carries an argument or result over the border: `int32_t`.
std::string_view coreName(marine::Kind core);

}  // namespace aqua::kit
