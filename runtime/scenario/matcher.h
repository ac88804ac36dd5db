// What a value has to look like: literal, or a pattern.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "runtime/values/value.h"

namespace aqua::sim {

using values::Value;

/// Written as JSON or TOML. A value stands for itself, and a table or list for one whose parts match; the text `_` and
/// a table with one of these keys is a pattern:
/// `any` anything · `type` an Aqua scalar type, `list` or `table` · `matches` a POSIX extended regular expression for a
/// whole text · `one_of` a list of matchers · `contains` an element of a list, a part of a table, a piece of a text ·
/// `approx` and `tol` a number near another · `json` the JSON of a literal · `all` a list of matchers · `not` a
/// matcher.
class Matcher {
 public:
  /// Matches `literal` only.
  explicit Matcher(Value literal = {});
  /// Reads a pattern; nothing, and the reason, when it is none.
  static std::optional<Matcher> read(const Value& written, std::string& problem);

  bool matches(const Value& value) const;
  /// As it was written.
  const Value& written() const { return written_; }
  /// Why `value` does not match: path and reason of the first place, for people. Empty when it does.
  std::string difference(const Value& value) const;

  struct Node;

 private:
  Value written_;
  std::shared_ptr<const Node> root_;
};

}  // namespace aqua::sim
