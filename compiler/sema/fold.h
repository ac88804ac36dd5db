// Integers that are known while compiling.
#pragma once

#include <cstdint>
#include <optional>

#include "compiler/ir/ir.h"

namespace aqua::sema {

/// The value of an integer literal, or of arithmetic on such values, which wraps around at 64 bits as it does when
/// lowered. Nothing for all that is known at run time only.
std::optional<int64_t> foldInteger(const ir::Value* value);

}  // namespace aqua::sema
