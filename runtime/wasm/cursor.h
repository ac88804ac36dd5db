// Reads the elements of the binary format from a part of a module.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "runtime/wasm/module.h"

namespace aqua::wasm {

/// After the first failure the cursor is at its end, every read gives zeros, and later failures do not count. So
/// callers look at `failed` where they loop, and once at the end. Offsets are those of the whole module.
class Cursor {
 public:
  Cursor(std::span<const uint8_t> module, Range range) : module_(module), at_(range.begin), end_(range.end) {}

  uint32_t at() const { return at_; }
  uint32_t rest() const { return end_ - at_; }
  bool atEnd() const { return at_ == end_; }
  bool failed() const { return bad_.has_value(); }
  const std::optional<Bad>& bad() const { return bad_; }
  void fail(uint32_t offset, std::string text);

  uint8_t byte();
  uint32_t u32() { return static_cast<uint32_t>(unsignedLeb(32)); }
  int32_t s32() { return static_cast<int32_t>(signedLeb(32)); }
  int64_t s33() { return signedLeb(33); }
  int64_t s64() { return signedLeb(64); }
  std::span<const uint8_t> bytes(uint32_t count);
  /// UTF-8 behind its length.
  std::string_view name();
  /// A number of things of which each takes a byte at least; `what` is their name.
  uint32_t count(uint32_t most, std::string_view what);
  /// The part with the next `count` bytes; this cursor goes behind it.
  Range part(uint32_t count);

 private:
  uint64_t unsignedLeb(uint32_t bits);
  int64_t signedLeb(uint32_t bits);

  std::span<const uint8_t> module_;
  uint32_t at_, end_;
  std::optional<Bad> bad_;
};

}  // namespace aqua::wasm
