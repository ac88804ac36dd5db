#include "runtime/wasm/instruction.h"

#include <fmt/format.h>

namespace aqua::wasm {

namespace {

/// What later versions of the format added and Marine has not. Empty: nothing has this code.
std::string_view laterFeature(uint8_t prefix, uint32_t code) {
  constexpr uint32_t kRelaxed = 0x100, kLastRelaxed = 0x113;
  if (prefix == 0xfd) return code >= kRelaxed && code <= kLastRelaxed ? "relaxed SIMD" : "";
  if (prefix != 0) return "";
  if (code == 0xfe) return "threads";
  if (code == 0xfb) return "garbage collection";
  if (code == 0x12 || code == 0x13 || code == 0x15) return "tail calls";
  if (code == 0x14 || (code >= 0xd3 && code <= 0xd6)) return "typed references";
  if ((code >= 0x06 && code <= 0x0a) || code == 0x18 || code == 0x19 || code == 0x1f) return "exceptions";
  return "";
}

void unknown(Cursor& in, uint32_t at, uint8_t prefix, uint32_t code) {
  std::string_view feature = laterFeature(prefix, code);
  std::string text = prefix == 0 ? fmt::format("0x{:02x}", code) : fmt::format("0x{:02x} {}", prefix, code);
  in.fail(at, feature.empty() ? fmt::format("illegal opcode {}", text)
                              : fmt::format("uses {}, which Marine has not (opcode {})", feature, text));
}

void zero(Cursor& in) {
  uint32_t at = in.at();
  if (in.byte() != 0) in.fail(at, "zero byte expected");
}

void access(Cursor& in, Instruction& into) {
  constexpr uint32_t kManyMemories = 64;
  uint32_t at = in.at();
  into.first = in.u32();
  if (into.first >= kManyMemories && into.first < 2 * kManyMemories)
    in.fail(at, "uses several memories, which Marine has not");
  in.u32();
}

void labels(Cursor& in, Instruction& into) {
  into.labels.clear();
  uint32_t count = in.count(kMostLabels, "labels");
  for (uint32_t i = 0; i < count && !in.failed(); ++i) into.labels.push_back(in.u32());
  into.first = in.u32();
}

void types(Cursor& in, Instruction& into) {
  into.types.clear();
  uint32_t count = in.count(kMostArity, "types");
  for (uint32_t i = 0; i < count && !in.failed(); ++i) into.types.push_back(readType(in));
}

void two(Cursor& in, Instruction& into) {
  into.first = in.u32();
  into.second = in.u32();
}

void accessLane(Cursor& in, Instruction& into) {
  access(in, into);
  into.second = in.byte();
}

void immediates(Cursor& in, Instruction& into) {
  constexpr uint32_t kF32Bytes = 4, kF64Bytes = 8, kV128Bytes = 16;
  switch (into.info->immediates) {
  case Immediates::None: return;
  case Immediates::Label:
  case Immediates::Function:
  case Immediates::Local:
  case Immediates::Global:
  case Immediates::Table:
  case Immediates::Data:
  case Immediates::Segment: into.first = in.u32(); return;
  case Immediates::Indirect:
  case Immediates::SegmentTable:
  case Immediates::TwoTables: return two(in, into);
  case Immediates::Block: into.number = in.s33(); return;
  case Immediates::I32: into.number = in.s32(); return;
  case Immediates::I64: into.number = in.s64(); return;
  case Immediates::F32: in.part(kF32Bytes); return;
  case Immediates::F64: in.part(kF64Bytes); return;
  case Immediates::V128: in.part(kV128Bytes); return;
  case Immediates::Shuffle: into.lanes = in.bytes(kV128Bytes); return;
  case Immediates::Labels: return labels(in, into);
  case Immediates::Types: return types(in, into);
  case Immediates::RefType: into.types.assign(1, readReferenceType(in)); return;
  case Immediates::Access: return access(in, into);
  case Immediates::AccessLane: return accessLane(in, into);
  case Immediates::Lane: into.second = in.byte(); return;
  case Immediates::TwoMemories: zero(in); return zero(in);
  case Immediates::DataMemory: into.first = in.u32(); return zero(in);
  case Immediates::Memory: return zero(in);
  }
}

bool isValueType(uint8_t code) {
  return (code >= static_cast<uint8_t>(Type::V128) && code <= static_cast<uint8_t>(Type::I32)) ||
         code == static_cast<uint8_t>(Type::FuncRef) || code == static_cast<uint8_t>(Type::ExternRef);
}

}  // namespace

void readInstruction(Cursor& in, Instruction& into) {
  into.place.begin = in.at();
  uint8_t prefix = 0;
  uint32_t code = in.byte();
  if (code == 0xfc || code == 0xfd) {
    prefix = static_cast<uint8_t>(code);
    code = in.u32();
  }
  if (in.failed()) return;
  into.info = findOp(prefix, code);
  if (!into.info) return unknown(in, into.place.begin, prefix, code);
  immediates(in, into);
  into.place.end = in.at();
}

Type readType(Cursor& in) {
  uint32_t at = in.at();
  uint8_t code = in.byte();
  if (!in.failed() && !isValueType(code)) in.fail(at, fmt::format("malformed value type 0x{:02x}", code));
  return in.failed() ? Type::I32 : static_cast<Type>(code);
}

Type readReferenceType(Cursor& in) {
  uint32_t at = in.at();
  Type type = readType(in);
  if (!in.failed() && type != Type::FuncRef && type != Type::ExternRef)
    in.fail(at, fmt::format("malformed reference type: {}", typeName(type)));
  return in.failed() ? Type::FuncRef : type;
}

}  // namespace aqua::wasm
