// The wall around ANTLR: text to raw tokens, laid-out tokens to a plain concrete tree and a list of errors.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "compiler/base/arena.h"
#include "compiler/syntax/layout.h"

namespace aqua::syntax {

enum class Rule : uint8_t {
#define AQUA_RULE(kind, phrase) kind,
#include "compiler/syntax/rules.def"
};

struct Concrete;
/// A rule (`node`) or, when that is null, a token.
struct ConcreteChild {
  const Concrete* node;
  uint32_t token;
};
/// What one rule of the grammar matched.
struct Concrete {
  Rule rule;
  bool broken;           // an error is inside; only what was read before it is there
  uint32_t first, last;  // tokens, both included; `last` is before `first` when nothing was read
  std::span<const ConcreteChild> children;
};

struct SyntaxError {
  uint32_t token;                   // where reading failed
  uint32_t start;                   // first token of the statement, member or item that is given up
  std::vector<Rule> rules;          // innermost first, up to that statement, member or item
  std::vector<TokenKind> expected;  // ascending
};

struct Recognized {
  const Concrete* root;  // never null
  std::vector<SyntaxError> errors;
};

/// Tokens of valid UTF-8 text from `begin` on; blanks and comments are left out.
std::vector<RawToken> readTokens(std::string_view text, uint32_t begin, size_t limit);

/// `start` is Rule::File or Rule::SingleValue. An error costs the statement, member or item that it is in.
Recognized recognize(const std::vector<LaidToken>& tokens, Rule start, base::Arena& arena);

}  // namespace aqua::syntax
