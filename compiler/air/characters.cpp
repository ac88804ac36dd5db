#include "compiler/air/characters.h"

#include <algorithm>
#include <array>
#include <iterator>

namespace aqua::air {

namespace {

struct Range {
  char32_t first, last;
};

constexpr Range kWordRanges[] = {
#define AIR_WORD_RANGE(first, last) {first, last},
#define AIR_NUMERIC_RANGE(first, last)
#include "compiler/air/characters.def"
#undef AIR_NUMERIC_RANGE
#undef AIR_WORD_RANGE
};

constexpr Range kNumericRanges[] = {
#define AIR_WORD_RANGE(first, last)
#define AIR_NUMERIC_RANGE(first, last) {first, last},
#include "compiler/air/characters.def"
#undef AIR_NUMERIC_RANGE
#undef AIR_WORD_RANGE
};

template <size_t N> bool within(const Range (&ranges)[N], char32_t c) {
  const Range* after = std::upper_bound(std::begin(ranges), std::end(ranges), c,
                                        [](char32_t value, const Range& range) { return value < range.first; });
  return after != std::begin(ranges) && c <= std::prev(after)->last;
}

}  // namespace

namespace beyond_ascii {

bool isNameCharacter(char32_t c) { return within(kWordRanges, c); }

bool isNumeric(char32_t c) { return within(kNumericRanges, c); }

bool isSpace(char32_t c) {
  return c == 0x85 || c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 ||
         c == 0x202F || c == 0x205F || c == 0x3000;
}

Character firstCharacter(std::string_view text) {
  auto at = [&](size_t i) { return static_cast<char32_t>(static_cast<unsigned char>(text[i])); };
  char32_t lead = at(0);
  if (lead < 0xE0) return {((lead & 0x1F) << 6) | (at(1) & 0x3F), 2};
  if (lead < 0xF0) return {((lead & 0x0F) << 12) | ((at(1) & 0x3F) << 6) | (at(2) & 0x3F), 3};
  return {((lead & 0x07) << 18) | ((at(1) & 0x3F) << 12) | ((at(2) & 0x3F) << 6) | (at(3) & 0x3F), 4};
}

}  // namespace beyond_ascii

}  // namespace aqua::air
