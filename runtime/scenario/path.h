// Paths into values: of RFC 9535 the steps `.name`, `[n]`, `[-n]` and `[*]`, and nothing else.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "compiler/base/result.h"
#include "runtime/values/value.h"

namespace aqua::sim {

/// The empty path is the value itself. The first step may be a name without its dot: `answers[0].text`.
class Path {
 public:
  struct Step {
    enum class Kind : uint8_t { Name, Index, All };
    Kind kind{};
    std::string name;   // Name
    int64_t index = 0;  // Index; from the end when negative

    bool operator==(const Step&) const = default;
  };

  /// Or what is wrong with `text`, and where in it.
  static base::Result<Path> parse(std::string_view text);

  const std::vector<Step>& steps() const { return steps_; }
  /// Has a `[*]`, and so may select any number of values.
  bool many() const;
  std::string text() const;
  bool operator==(const Path&) const = default;

 private:
  std::vector<Step> steps_;
};

/// More values than these are never selected: values share parts, and a path with many `[*]` may visit one part very
/// often.
inline constexpr size_t kMostSelected = 1'000'000;
/// The values that `path` leads to in `value`, in its order; none where there is nothing. Nothing: there are more than
/// `most`.
std::optional<std::vector<values::Value>> select(const values::Value& value, const Path& path,
                                                 size_t most = kMostSelected);

}  // namespace aqua::sim
