// What texts mostly are made of, found many bytes at once: most are ASCII, long and without escapes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace aqua::values {

namespace plain {

/// One instruction works on sixteen bytes wherever the machine can.
using Lanes = uint8_t __attribute__((vector_size(16)));
constexpr size_t kLanes = sizeof(Lanes);

/// Where the first block begins in which `special` marks a byte: the size when there is none, or less than a block
/// before the end when that is not certain.
template <class Special> size_t skipBlocks(std::string_view text, size_t from, Special&& special) {
  auto marked = [&](size_t at) {
    Lanes bytes;
    std::memcpy(&bytes, text.data() + at, kLanes);
    return special(bytes);
  };
  auto any = [](Lanes marks) {
    uint64_t halves[2];
    std::memcpy(halves, &marks, kLanes);
    return (halves[0] | halves[1]) != 0;
  };
  auto fits = [&](size_t blocks) { return text.size() - from >= blocks * kLanes; };
  if (!fits(1) || any(marked(from))) return from;
  for (from += kLanes; fits(4); from += 4 * kLanes)
    if (any(marked(from) | marked(from + kLanes) | marked(from + 2 * kLanes) | marked(from + 3 * kLanes))) break;
  for (; fits(1); from += kLanes)
    if (any(marked(from))) return from;
  return any(marked(text.size() - kLanes)) ? from : text.size();  // the last block overlaps the one before
}

}  // namespace plain

/// Offset, at or after `from`, of the first quote, backslash or control character; the size when there is none.
inline size_t plainEnd(std::string_view text, size_t from) {
  from = plain::skipBlocks(
      text, from, [](plain::Lanes bytes) { return plain::Lanes((bytes == '"') | (bytes == '\\') | (bytes < 0x20)); });
  for (; from < text.size(); ++from) {
    auto c = static_cast<unsigned char>(text[from]);
    if (c < 0x20 || c == '"' || c == '\\') break;
  }
  return from;
}

/// So many bytes at the beginning are ASCII, perhaps more.
inline size_t asciiPrefix(std::string_view text) {
  return plain::skipBlocks(text, 0, [](plain::Lanes bytes) { return bytes & 0x80; });
}

}  // namespace aqua::values
