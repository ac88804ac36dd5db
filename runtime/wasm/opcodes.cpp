#include "runtime/wasm/opcodes.h"

#include <array>

namespace aqua::wasm {

namespace {

constexpr uint32_t kCodes = 256, kPlain = 0, kFc = 1, kFd = 2;

constexpr uint32_t slot(uint32_t code) {
  uint32_t prefix = code >> 8;
  return (prefix == 0 ? kPlain : prefix == 0xfc ? kFc : kFd) * kCodes + (code & 0xff);
}

using Table = std::array<OpInfo, size_t{3} * kCodes>;

constexpr Table makeTable() {
  Table table{};
#define AQUA_WASM_OP(code, id, text, immediates, operands, results, width, nan) \
  table[slot(code)] = {Op::id, text, Immediates::immediates, Rule::Fixed, operands, results, width, Nan::nan};
#define AQUA_WASM_SPECIAL(code, id, text, immediates) \
  table[slot(code)] = {Op::id, text, Immediates::immediates, Rule::id, "", "", 0, Nan::None};
#include "runtime/wasm/opcodes.def"
  return table;
}

constexpr Table kTable = makeTable();

}  // namespace

const OpInfo* findOp(uint8_t prefix, uint32_t code) {
  if (code >= kCodes) return nullptr;
  const OpInfo& info = kTable[slot(static_cast<uint32_t>(prefix) << 8 | code)];
  return info.text.empty() ? nullptr : &info;
}

const OpInfo& opInfo(Op op) { return kTable[slot(static_cast<uint32_t>(op))]; }

}  // namespace aqua::wasm
