#include "compiler/diagnostics/source.h"

#include <algorithm>

#include "compiler/base/utf8.h"

namespace aqua::diagnostics {

SourceFile::SourceFile(std::string path, std::string text) : path_(std::move(path)), text_(std::move(text)) {
  lineStarts_.push_back(0);
  for (size_t i = 0; i < text_.size(); ++i) {
    if (text_[i] == '\n') lineStarts_.push_back(static_cast<uint32_t>(i + 1));
  }
}

LineColumn SourceFile::lineColumn(uint32_t offset) const {
  offset = std::min(offset, static_cast<uint32_t>(text_.size()));
  auto next = std::upper_bound(lineStarts_.begin(), lineStarts_.end(), offset);
  uint32_t line = static_cast<uint32_t>(next - lineStarts_.begin());
  uint32_t start = lineStarts_[line - 1];
  size_t column = base::countCodePoints(text().substr(start, offset - start)) + 1;
  return {line, static_cast<uint32_t>(column)};
}

uint32_t SourceFile::lineStart(uint32_t number) const {
  if (number == 0) return 0;
  return number <= lineStarts_.size() ? lineStarts_[number - 1] : static_cast<uint32_t>(text_.size());
}

std::string_view SourceFile::line(uint32_t number) const {
  if (number == 0 || number > lineStarts_.size()) return {};
  std::string_view content = text().substr(lineStart(number), lineStart(number + 1) - lineStart(number));
  while (!content.empty() && (content.back() == '\n' || content.back() == '\r')) content.remove_suffix(1);
  return content;
}

}  // namespace aqua::diagnostics
