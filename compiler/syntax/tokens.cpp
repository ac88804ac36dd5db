#include "compiler/syntax/tokens.h"

namespace aqua::syntax {

std::string_view tokenText(TokenKind kind) {
  switch (kind) {
  case TokenKind::End: return "the end of the file";
#define AQUA_TOKEN(kind_, grammarName, text, class_) \
  case TokenKind::kind_:                             \
    return text;
#include "compiler/syntax/tokens.def"
#undef AQUA_TOKEN
  }
  return {};
}

TokenKind tokenOfText(std::string_view text) {
#define AQUA_TOKEN(kind, grammarName, text_, class_) \
  if (text == text_) return TokenKind::kind;
#include "compiler/syntax/tokens.def"
#undef AQUA_TOKEN
  return TokenKind::End;
}

TokenClass tokenClass(TokenKind kind) {
  static constexpr TokenClass kClasses[] = {
      TokenClass::Layout,  // the end
#define AQUA_TOKEN(kind, grammarName, text, class_) TokenClass::class_,
#include "compiler/syntax/tokens.def"
#undef AQUA_TOKEN
  };
  return kClasses[static_cast<size_t>(kind)];
}

bool isKeyword(TokenKind kind) {
  switch (tokenClass(kind)) {
  case TokenClass::HeaderWord:
  case TokenClass::ItemWord:
  case TokenClass::BlockItemWord:
  case TokenClass::BlockWord:
  case TokenClass::PrefixWord:
  case TokenClass::InnerWord: return true;
  case TokenClass::Name:
  case TokenClass::Literal:
  case TokenClass::BinaryOperator:
  case TokenClass::Operator:
  case TokenClass::Punctuation:
  case TokenClass::Layout:
  case TokenClass::Error: return false;
  }
  return false;
}

}  // namespace aqua::syntax
