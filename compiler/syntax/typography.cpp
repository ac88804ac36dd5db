#include "compiler/syntax/typography.h"

#include <algorithm>
#include <iterator>

#include "compiler/base/utf8.h"

namespace aqua::syntax {

namespace {

constexpr TypedCharacter kCharacters[] = {
#define AQUA_TYPED_CHARACTER(code, group, token) {code, TypedGroup::group, TokenKind::token},
#include "compiler/syntax/typography.def"
};

}  // namespace

const TypedCharacter* typedCharacter(std::string_view text) {
  const auto* found = std::find_if(std::begin(kCharacters), std::end(kCharacters),
                                   [code = firstCode(text)](const TypedCharacter& row) { return row.code == code; });
  return found == std::end(kCharacters) ? nullptr : found;
}

uint32_t firstCode(std::string_view text) {
  if (text.empty()) return 0;
  auto lead = static_cast<unsigned char>(text[0]);
  if (lead < 0xC0) return lead;
  uint32_t code = lead >= 0xF0 ? lead & 0x07u : lead >= 0xE0 ? lead & 0x0Fu : lead & 0x1Fu;
  for (size_t i = 1; i < base::sequenceLength(text); ++i)
    code = code << 6 | (static_cast<unsigned char>(text[i]) & 0x3Fu);
  return code;
}

}  // namespace aqua::syntax
