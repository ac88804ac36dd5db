// The Unicode classes of AIR words, as the production VM has them (Unicode 15).
#pragma once

#include <cstdint>
#include <string_view>

namespace aqua::air {

namespace beyond_ascii {
bool isNameCharacter(char32_t c);
bool isNumeric(char32_t c);
bool isSpace(char32_t c);
}  // namespace beyond_ascii

constexpr bool isAsciiDigit(char32_t c) { return c >= '0' && c <= '9'; }
/// Letter, digit, `_` or `-`: what names are made of.
constexpr bool isNameCharacter(char32_t c) {
  if (c >= 0x80) return beyond_ascii::isNameCharacter(c);
  return (c >= 'a' && c <= 'z') || isAsciiDigit(c) || (c >= 'A' && c <= 'Z') || c == '_' || c == '-';
}
/// Unicode numeric (Nd, Nl, No): what a number may begin with, though only ASCII digits make one.
inline bool isNumeric(char32_t c) { return c < 0x80 ? isAsciiDigit(c) : beyond_ascii::isNumeric(c); }
/// Unicode White_Space.
constexpr bool isSpace(char32_t c) {
  return c < 0x80 ? c == ' ' || (c >= '\t' && c <= '\r') : beyond_ascii::isSpace(c);
}

struct Character {
  char32_t value;
  uint32_t size;  // bytes
};
namespace beyond_ascii {
Character firstCharacter(std::string_view text);
}
/// First character of a non-empty text that is valid UTF-8.
inline Character firstCharacter(std::string_view text) {
  auto byte = static_cast<unsigned char>(text.front());
  return byte < 0x80 ? Character{byte, 1} : beyond_ascii::firstCharacter(text);
}

}  // namespace aqua::air
