// Colours: what each word, number, string, operator and comment of a file is.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "tools/lsp/index.h"

namespace aqua::lsp {

enum class TokenType : uint8_t {
#define TOKEN_TYPE(kind, name) kind,
#include "tools/lsp/features/token_types.def"
#undef TOKEN_TYPE
};
std::string_view tokenTypeName(TokenType type);
inline constexpr TokenType kLastTokenType = TokenType::Operator;

/// Bits of the protocol, in the order of the legend: declaration, readonly, defaultLibrary, modification.
enum TokenModifier : uint32_t { kDeclaration = 1, kReadonly = 2, kLibrary = 4, kStream = 8 };

struct ColouredToken {
  diagnostics::Span span;  // within one line
  TokenType type;
  uint32_t modifiers;
};
/// In reading order. Punctuation has no colour.
std::vector<ColouredToken> colours(const Snapshot& snapshot, std::string_view path);

}  // namespace aqua::lsp
