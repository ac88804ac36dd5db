// What the layout needs to know of a tree, by places in its text: which tokens begin a line and at which level, where
// no blank may stand, which tokens are binary operators; and the comments between two tokens.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "compiler/syntax/tree.h"

namespace aqua::format {

enum class LineKind : uint8_t {
  Header,     // `aqua`, `import`, `use`, `export`
  Plain,      // `const`, `alias`
  BlockItem,  // `data`, `service`, `ability`, `func`
  Inner,      // members and statements
};

struct LineStart {
  uint32_t offset;  // of the first token
  uint32_t level;
  LineKind kind;
  bool opensBlock;
  bool operator==(const LineStart&) const = default;
};

struct Skeleton {
  std::vector<LineStart> lines;  // ascending
  /// By offset: between the token that ends there and the one that follows, or the one that begins there and the one
  /// before it, stands no blank.
  std::vector<bool> glued;
  std::vector<bool> operators;  // by offset: a binary operator begins there
};
Skeleton skeleton(const syntax::SyntaxTree& tree);

struct Comment {
  std::string_view text;    // from `--`, without blanks at the end
  std::string_view indent;  // what stands before it on its line; of comments on a line of their own
  uint32_t offset = 0;
  bool ownLine = false;
  bool blankBefore = false;  // at least one blank line
};

/// What stands between two tokens.
struct Gap {
  std::vector<Comment> comments;
  std::string_view indent;   // blanks before the next token, when a line ends before it
  bool lineBreak = false;    // a line ends somewhere
  bool blankBefore = false;  // a blank line just before the next token
};
/// `begin` 0 is the beginning of the file, and counts as the beginning of a line.
Gap readGap(std::string_view text, uint32_t begin, uint32_t end);

}  // namespace aqua::format
