// Characters that look like signs of Aqua and are none (typography.def).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "compiler/syntax/tokens.h"

namespace aqua::syntax {

enum class TypedGroup : uint8_t { Double, Single, Back, Dash, Sign, Blank, Break, Nothing, Meaningless };
struct TypedCharacter {
  uint32_t code;
  TypedGroup group;
  TokenKind token;  // what was meant; End when nothing or white space was
};
/// Of the first character of `text`, which is valid UTF-8. Null when that is not in the table.
const TypedCharacter* typedCharacter(std::string_view text);
/// The first character of `text` by number, 0 when there is none.
uint32_t firstCode(std::string_view text);
/// It as messages show it: visible ASCII as it is, others by number.
std::string describeCharacter(std::string_view text);

}  // namespace aqua::syntax
