#include "compiler/base/utf8.h"

#include <cstring>

namespace aqua::base {

namespace {

/// 0 when the bytes at the start of text are no valid sequence.
size_t validSequence(std::string_view text) {
  auto at = [&](size_t i) { return static_cast<unsigned char>(text[i]); };
  if (text.empty()) return 0;
  unsigned char lead = at(0);
  if (lead < 0x80) return 1;
  size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC2 ? 2 : 0;
  if (length == 0 || lead > 0xF4 || text.size() < length) return 0;
  for (size_t i = 1; i < length; ++i)
    if ((at(i) & 0xC0) != 0x80) return 0;
  unsigned char second = at(1);
  if (lead == 0xE0 && second < 0xA0) return 0;
  if (lead == 0xED && second > 0x9F) return 0;
  if (lead == 0xF0 && second < 0x90) return 0;
  if (lead == 0xF4 && second > 0x8F) return 0;
  return length;
}

}  // namespace

size_t sequenceLength(std::string_view text) {
  size_t length = validSequence(text);
  return length == 0 && !text.empty() ? 1 : length;
}

size_t firstInvalidUtf8(std::string_view text) {
  for (size_t i = 0; i < text.size();) {
    uint64_t word = 0;  // most text is ASCII: eight bytes at once
    while (text.size() - i >= sizeof word) {
      std::memcpy(&word, text.data() + i, sizeof word);
      if ((word & 0x8080808080808080U) != 0) break;
      i += sizeof word;
    }
    if (i == text.size()) break;
    size_t length = validSequence(text.substr(i));
    if (length == 0) return i;
    i += length;
  }
  return std::string_view::npos;
}

size_t countCodePoints(std::string_view text) {
  size_t count = 0;
  for (size_t i = 0; i < text.size(); i += sequenceLength(text.substr(i))) ++count;
  return count;
}

size_t countUtf16(std::string_view text) {
  size_t count = 0;
  for (size_t i = 0; i < text.size();) {
    size_t length = sequenceLength(text.substr(i));
    count += length == 4 ? 2 : 1;
    i += length;
  }
  return count;
}

char32_t codePoint(std::string_view sequence) {
  auto lead = static_cast<unsigned char>(sequence.front());
  if (sequence.size() == 1) return lead;
  char32_t point = lead & (0x7FU >> sequence.size());
  for (char c : sequence.substr(1)) point = point << 6 | (static_cast<unsigned char>(c) & 0x3FU);
  return point;
}

}  // namespace aqua::base
