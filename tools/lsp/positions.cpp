#include "tools/lsp/positions.h"

#include <algorithm>

#include "compiler/base/utf8.h"

namespace aqua::lsp {

namespace {

uint32_t units(std::string_view text, Encoding encoding) {
  switch (encoding) {
  case Encoding::Utf8: return static_cast<uint32_t>(text.size());
  case Encoding::Utf16: return static_cast<uint32_t>(base::countUtf16(text));
  case Encoding::Utf32: return static_cast<uint32_t>(base::countCodePoints(text));
  }
  return 0;
}

}  // namespace

Positions::Positions(std::string_view text) : text_(text), lineStarts_{0} {
  for (uint32_t at = 0; at < text.size(); ++at) {
    bool pair = text[at] == '\r' && at + 1 < text.size() && text[at + 1] == '\n';
    if (text[at] == '\n' || (text[at] == '\r' && !pair)) lineStarts_.push_back(at + 1);
  }
}

uint32_t Positions::offset(Position position, Encoding encoding) const {
  if (position.line >= lineStarts_.size()) return static_cast<uint32_t>(text_.size());
  uint32_t at = lineStarts_[position.line];
  uint32_t end =
      position.line + 1 < lineStarts_.size() ? lineStarts_[position.line + 1] : static_cast<uint32_t>(text_.size());
  while (end > at && (text_[end - 1] == '\n' || text_[end - 1] == '\r')) --end;
  for (uint32_t left = position.character; at < end;) {
    std::string_view character = text_.substr(at, std::max<size_t>(1, base::sequenceLength(text_.substr(at))));
    uint32_t width = units(character, encoding);
    if (width > left) break;
    left -= width;
    at += static_cast<uint32_t>(character.size());
  }
  return at;
}

Position Positions::position(uint32_t offset, Encoding encoding) const {
  offset = std::min(offset, static_cast<uint32_t>(text_.size()));
  auto after = std::upper_bound(lineStarts_.begin(), lineStarts_.end(), offset);
  auto line = static_cast<uint32_t>(after - lineStarts_.begin() - 1);
  uint32_t begin = lineStarts_[line];
  return {line, units(text_.substr(begin, offset - begin), encoding)};
}

}  // namespace aqua::lsp
