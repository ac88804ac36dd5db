// From raw tokens to the tokens of the grammar: lines, blocks, and which words are keywords (LANGUAGE.md 1.3 to
// 1.7). Everything that depends on white space or on the position of a word is decided here, so that the grammar is
// free of context.
#pragma once

#include <cstdint>
#include <vector>

#include "compiler/diagnostics/diagnostic.h"
#include "compiler/diagnostics/source.h"
#include "compiler/syntax/tokens.h"

namespace aqua::syntax {

/// After so many errors the rest of a file is not read.
inline constexpr size_t kMaxErrors = 1000;

struct RawToken {
  TokenKind kind;
  uint32_t begin, end;
};

struct LaidToken {
  TokenKind kind;
  uint32_t begin, end;  // empty range for layout tokens
  uint32_t line;        // index of the logical line that it belongs to
};

struct LaidOut {
  std::vector<LaidToken> tokens;  // every line ends in Newline; Indent and Dedent are balanced; End comes last
  std::vector<RawToken> dropped;  // what the grammar does not see because it was reported
  std::vector<bool> spoiled;      // per logical line: already has a diagnostic, further ones would be noise
};

enum class LayoutMode : uint8_t {
  File,
  Value,  // one value, line breaks have no meaning
};

LaidOut layOut(const diagnostics::SourceFile& source, std::vector<RawToken> raw, LayoutMode mode,
               diagnostics::DiagnosticList& issues);

/// The first token at which brackets, blocks, operators and types are nested deeper than `maxDepth`; null when none
/// is. Bounds every recursion over the tokens and over the tree that comes from them.
const LaidToken* firstTooDeep(const std::vector<LaidToken>& tokens, uint32_t maxDepth);

}  // namespace aqua::syntax
