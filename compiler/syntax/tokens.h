// Kinds of tokens. The numbers are those of the grammar (checked where the two meet).
#pragma once

#include <cstdint>
#include <string_view>

namespace aqua::syntax {

enum class TokenKind : uint16_t {
  End = 0,
#define AQUA_TOKEN(kind, grammarName, text, class_) kind,
#include "compiler/syntax/tokens.def"
#undef AQUA_TOKEN
};

enum class TokenClass : uint8_t {
  HeaderWord,
  ItemWord,
  BlockItemWord,
  BlockWord,
  PrefixWord,
  InnerWord,
  Name,
  Literal,
  BinaryOperator,
  Operator,
  Punctuation,
  Layout,
  Error,
};

/// Can be in a name.
constexpr bool isNameCharacter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}
/// The fixed text of a token, or words that describe it.
std::string_view tokenText(TokenKind kind);
/// The word or sign with this fixed text.
TokenKind tokenOfText(std::string_view text);
TokenClass tokenClass(TokenKind kind);
inline bool isBlockItemWord(TokenKind kind) { return tokenClass(kind) == TokenClass::BlockItemWord; }
inline bool isItemWord(TokenKind kind) { return tokenClass(kind) == TokenClass::ItemWord || isBlockItemWord(kind); }
inline bool isStatementWord(TokenKind kind) {
  return tokenClass(kind) == TokenClass::BlockWord || tokenClass(kind) == TokenClass::PrefixWord;
}
bool isKeyword(TokenKind kind);
/// Can be a name: keywords are names wherever they are not recognised as keywords.
inline bool isWord(TokenKind kind) {
  return kind == TokenKind::Lower || kind == TokenKind::Upper || kind == TokenKind::Boolean || isKeyword(kind);
}
inline bool isNumber(TokenKind kind) { return kind == TokenKind::Integer || kind == TokenKind::Float; }
/// Starts a value and can be nothing else after a value.
inline bool startsPlainValue(TokenKind kind) {
  return isWord(kind) || isNumber(kind) || kind == TokenKind::Text || kind == TokenKind::InitPeerId;
}

}  // namespace aqua::syntax
