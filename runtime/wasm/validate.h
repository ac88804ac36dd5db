// The types of instructions.
#pragma once

#include "runtime/wasm/instruction.h"

namespace aqua::wasm {

/// How much work the check of a module may be; what real compilers write needs a fraction of it.
class Effort {
 public:
  explicit Effort(uint64_t bytes) : left_(bytes * 16 + (uint64_t{1} << 22)) {}
  bool take(uint64_t steps) {
    if (steps > left_) return false;
    left_ -= steps;
    return true;
  }

 private:
  uint64_t left_;
};

/// Why the body of `function` is not valid; nothing: it is, and `body` knows its operands. `declared`: functions that
/// `ref.func` may name.
std::optional<Bad> validateBody(const Contents& module, uint32_t function, Body& body,
                                const std::vector<bool>& declared, Effort& effort);

/// Reads a constant expression of type `wanted` and its `end`. Functions that it names are added to `declared`.
void readConstant(Cursor& in, const Contents& module, Type wanted, std::vector<bool>& declared);

}  // namespace aqua::wasm
