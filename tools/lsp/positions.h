// From byte offsets to the positions of the protocol and back. Lines end at LF, CR LF or CR there, other than in Aqua;
// characters count in units that client and server agree on.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace aqua::lsp {

enum class Encoding : uint8_t { Utf8, Utf16, Utf32 };

/// Both 0-based.
struct Position {
  uint32_t line = 0;
  uint32_t character = 0;
  auto operator<=>(const Position&) const = default;
};

class Positions {
 public:
  /// `text` has to outlive the object.
  explicit Positions(std::string_view text);
  /// A line after the last one is the end of the text, a character after the last one the end of the line; a place
  /// within a character is its beginning.
  uint32_t offset(Position position, Encoding encoding) const;
  Position position(uint32_t offset, Encoding encoding) const;

 private:
  std::string_view text_;
  std::vector<uint32_t> lineStarts_;
};

}  // namespace aqua::lsp
