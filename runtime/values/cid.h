// Content ids: the hash of a JSON text under which particle data keeps it (EXECUTION.md 7.4).
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "runtime/values/value.h"

namespace aqua::values {

/// A CIDv1 in text form: `bagaaihra...`, 61 characters of base 32.
class CidText {
 public:
  static constexpr size_t kSize = 61;
  explicit CidText(std::span<const uint8_t, 37> bytes);
  operator std::string_view() const { return {characters_.data(), kSize}; }
  std::string str() const { return std::string(std::string_view(*this)); }

 private:
  std::array<char, 1 + 64> characters_;  // the last ones stand for no bytes
};

/// Of a text that is JSON already.
CidText cidOfText(std::string_view json);
/// Of the canonical text.
CidText cidOf(const Value& value);
/// Does `cid` name exactly this text? BLAKE3 and SHA2-256 digests are understood; anything else is false.
bool cidNames(std::string_view cid, std::string_view json);

}  // namespace aqua::values
