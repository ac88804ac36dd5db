// One instruction of a body, as validation and metering read it.
#pragma once

#include <vector>

#include "runtime/wasm/cursor.h"
#include "runtime/wasm/opcodes.h"

namespace aqua::wasm {

struct Instruction {
  Range place;  // its bytes
  const OpInfo* info = nullptr;
  uint32_t first = 0;            // index, depth or alignment; of Labels the depth of the default
  uint32_t second = 0;           // the other index, or the lane
  int64_t number = 0;            // of I32 and I64; of Block a type: an index, or the negative code of the binary format
  std::vector<uint32_t> labels;  // of Labels, without the default
  std::vector<Type> types;       // of Types and RefType
  std::span<const uint8_t> lanes;  // of Shuffle
};

/// Keeps the memory of `into`. What is unknown or broken fails `in`, and is then not to be looked at.
void readInstruction(Cursor& in, Instruction& into);
/// A value type; what is none fails `in`.
Type readType(Cursor& in);
Type readReferenceType(Cursor& in);

/// Block types that are no index.
inline constexpr int64_t kNoType = -64;  // 0x40

}  // namespace aqua::wasm
