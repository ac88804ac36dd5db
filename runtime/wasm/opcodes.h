// The instructions as an enum and as a table.
#pragma once

#include <cstdint>
#include <string_view>

namespace aqua::wasm {

/// The value is the code, with its prefix in the upper byte.
enum class Op : uint16_t {
#define AQUA_WASM_OP(code, id, ...) id = code,
#define AQUA_WASM_SPECIAL(code, id, ...) id = code,
#include "runtime/wasm/opcodes.def"
};

/// What follows the code.
enum class Immediates : uint8_t {
  None,
  Block,       // type of a block
  Label,       // depth
  Labels,      // depths, and that of the default
  Function,    // index
  Indirect,    // type, table
  Types,       // of `select`
  Local,       // index
  Global,      // index
  Table,       // index
  Memory,      // a zero
  Access,      // alignment, offset
  AccessLane,  // alignment, offset, lane
  I32,         // a number, here and below
  I64,
  F32,
  F64,
  V128,
  Shuffle,  // 16 lanes
  Lane,
  RefType,
  Data,          // segment
  DataMemory,    // segment, a zero
  TwoMemories,   // two zeros
  Segment,       // element segment
  SegmentTable,  // element segment, table
  TwoTables,
};

/// How the types are checked: by the operands and results in the table, or by a rule of its own.
enum class Rule : uint8_t {
  Fixed,
#define AQUA_WASM_SPECIAL(code, id, ...) id,
#include "runtime/wasm/opcodes.def"
};

enum class Nan : uint8_t { None, F32, F64, F32x4, F64x2 };

struct OpInfo {
  Op op = Op::Nop;
  std::string_view text;  // empty: there is no such instruction
  Immediates immediates = Immediates::None;
  Rule rule = Rule::Fixed;
  std::string_view operands, results;  // letters of opcodes.def
  uint8_t width = 0;
  Nan nan = Nan::None;
};

/// `prefix` is 0, 0xfc or 0xfd. Null: there is no such instruction.
const OpInfo* findOp(uint8_t prefix, uint32_t code);
const OpInfo& opInfo(Op op);

}  // namespace aqua::wasm
