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

TokenClass tokenClass(TokenKind kind) {
  switch (kind) {
  case TokenKind::End: return TokenClass::Layout;
#define AQUA_TOKEN(kind_, grammarName, text, class_) \
  case TokenKind::kind_:                             \
    return TokenClass::class_;
#include "compiler/syntax/tokens.def"
#undef AQUA_TOKEN
  }
  return TokenClass::Error;
}

}  // namespace aqua::syntax
