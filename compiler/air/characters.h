// The Unicode classes of AIR words, as the production VM has them (Unicode 15).
#pragma once

#include <cstdint>
#include <string_view>

namespace aqua::air {

/// Letter, digit, `_` or `-`: what names are made of.
bool isNameCharacter(char32_t c);
/// Unicode numeric (Nd, Nl, No): what a number may begin with, though only ASCII digits make one.
bool isNumeric(char32_t c);
/// Unicode White_Space.
bool isSpace(char32_t c);

struct Character {
  char32_t value;
  uint32_t size;  // bytes
};
/// First character of a non-empty text that is valid UTF-8.
Character firstCharacter(std::string_view text);

}  // namespace aqua::air
