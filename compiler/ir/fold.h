// Integers that are known while compiling.
#pragma once

#include <cstdint>
#include <optional>

#include "compiler/ir/ir.h"

namespace aqua::ir {

/// Arithmetic that wraps around at 64 bits, as officially. Nothing for division by 0 and negative exponents, which are
/// left to run time, and for other operators.
std::optional<int64_t> fold(syntax::Operator op, int64_t left, int64_t right);

/// The value of an integer literal that fits into 64 bits, or of arithmetic on such values. Nothing for all that is
/// known at run time only.
std::optional<int64_t> foldInteger(const Value* value);

}  // namespace aqua::ir
