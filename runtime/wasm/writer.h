// Writes the elements of the binary format.
#pragma once

#include <cstdint>
#include <string_view>

#include "runtime/wasm/opcodes.h"
#include "runtime/wasm/module.h"

namespace aqua::wasm {

class Writer {
 public:
  Bytes bytes;

  Writer& byte(uint32_t value) {
    bytes.push_back(static_cast<uint8_t>(value));
    return *this;
  }
  Writer& u32(uint64_t value) {
    constexpr uint8_t kDigits = 0x7f, kMore = 0x80;
    for (; value > kDigits; value >>= 7) byte((value & kDigits) | kMore);
    return byte(static_cast<uint32_t>(value));
  }
  Writer& s64(int64_t value) {
    constexpr uint8_t kDigits = 0x7f, kMore = 0x80, kSign = 0x40;
    for (;;) {
      uint32_t low = static_cast<uint32_t>(value & kDigits);
      value >>= 7;
      if ((value == 0 && !(low & kSign)) || (value == -1 && (low & kSign))) return byte(low);
      byte(low | kMore);
    }
  }
  Writer& raw(std::span<const uint8_t> more) {
    bytes.insert(bytes.end(), more.begin(), more.end());
    return *this;
  }
  Writer& text(std::string_view value) {
    u32(value.size());
    bytes.insert(bytes.end(), value.begin(), value.end());
    return *this;
  }
  /// An instruction's code.
  Writer& op(Op op) {
    uint32_t code = static_cast<uint32_t>(op);
    if (code > 0xff) byte(code >> 8).u32(code & 0xff);
    else byte(code);
    return *this;
  }
  Writer& op(Op op, uint64_t index) { return this->op(op).u32(index); }
  Writer& i32(int32_t value) { return op(Op::I32Const).s64(value); }
  Writer& i64(int64_t value) { return op(Op::I64Const).s64(value); }
  Writer& section(SectionId id, const Bytes& content) {
    return byte(static_cast<uint32_t>(id)).u32(content.size()).raw(content);
  }
};

}  // namespace aqua::wasm
