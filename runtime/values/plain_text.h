// The part of a text that JSON takes as it is, found eight bytes at once: most texts are long and have no escapes.
#pragma once

#include <cstdint>
#include <cstring>
#include <string_view>

namespace aqua::values {

/// Offset, at or after `from`, of the first quote, backslash or control character; the size when there is none.
inline size_t plainEnd(std::string_view text, size_t from) {
  constexpr uint64_t kOnes = 0x0101010101010101U, kTops = 0x8080808080808080U;
  auto zeroBytes = [](uint64_t word) { return (word - kOnes) & ~word & kTops; };
  for (uint64_t word = 0; text.size() - from >= sizeof word; from += sizeof word) {
    std::memcpy(&word, text.data() + from, sizeof word);
    uint64_t special = zeroBytes(word ^ (kOnes * '"')) | zeroBytes(word ^ (kOnes * '\\')) |
                       ((word - kOnes * 0x20) & ~word & kTops);  // never misses one, and the loop below decides
    if (special != 0) break;
  }
  for (; from < text.size(); ++from) {
    auto c = static_cast<unsigned char>(text[from]);
    if (c < 0x20 || c == '"' || c == '\\') break;
  }
  return from;
}

}  // namespace aqua::values
