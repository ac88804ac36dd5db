// Small matters of what people read.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace aqua::base {

/// "1 file", "2 files"
std::string plural(size_t count, std::string_view noun);

/// The word as a POSIX shell takes it: in quotes, where it would not be one word otherwise.
std::string shellWord(std::string_view word);

/// "Did you mean": the name that is spelled almost like a given word. One edit inserts, deletes or replaces a byte or
/// swaps two neighbours; a third of the word may be edited, one byte at least; other case alone counts as one edit.
class Nearest {
 public:
  /// `word` outlives this.
  explicit Nearest(std::string_view word) : word_(word) {}
  /// Among equally near names the first wins, and before them one that `fits`, such as one of the right type.
  void consider(std::string_view name, bool fits = true);
  /// Empty when none is near. The word itself never is.
  std::string_view best() const { return best_; }

 private:
  std::string_view word_, best_;
  uint32_t score_ = UINT32_MAX;
};
std::string_view nearest(std::string_view word, std::span<const std::string_view> names);

}  // namespace aqua::base
