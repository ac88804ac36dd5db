// Source texts and places in them. A Span points into a SourceFile that outlives it: results of the compiler
// hold shared_ptrs to all files that they mention.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace aqua::diagnostics {

/// 1-based line; 1-based column in Unicode scalar values.
struct LineColumn {
  uint32_t line = 1;
  uint32_t column = 1;
};

class SourceFile {
 public:
  /// `path` is how the file is shown to people (relative where possible); `text` is kept as given.
  SourceFile(std::string path, std::string text);
  const std::string& path() const { return path_; }
  std::string_view text() const { return text_; }
  LineColumn lineColumn(uint32_t offset) const;
  /// Text of a 1-based line without its line end; empty past the last line.
  std::string_view line(uint32_t number) const;
  /// Offset of the first byte of a 1-based line, clamped to the end of the text.
  uint32_t lineStart(uint32_t number) const;
  uint32_t lineCount() const { return static_cast<uint32_t>(lineStarts_.size()); }

 private:
  std::string path_;
  std::string text_;
  std::vector<uint32_t> lineStarts_;
};

using SourceFilePtr = std::shared_ptr<const SourceFile>;

/// Half-open byte range. `file` is null for things that no source text stands for.
struct Span {
  const SourceFile* file = nullptr;
  uint32_t begin = 0;
  uint32_t end = 0;

  explicit operator bool() const { return file != nullptr; }
  std::string_view text() const { return file ? file->text().substr(begin, end - begin) : std::string_view{}; }
  bool operator==(const Span&) const = default;
};

/// From the start of `a` to the end of `b`.
inline Span join(Span a, Span b) { return {a.file, a.begin, b.end}; }

}  // namespace aqua::diagnostics
