// Numbers that texts are: decimal, a minus in front only of what may be negative, no plus, no white space.
#pragma once

#include <charconv>
#include <cstddef>
#include <optional>
#include <string_view>

namespace aqua::base {

/// Takes the number off the front of `text`. Nothing, and `text` as it was: there is none, or `T` cannot hold it.
template <class T> std::optional<T> takeNumber(std::string_view& text) {
  T number{};
  auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc()) return std::nullopt;
  text.remove_prefix(static_cast<size_t>(end - text.data()));
  return number;
}

/// The number that the whole of `text` is.
template <class T> std::optional<T> parse(std::string_view text) {
  std::optional<T> number = takeNumber<T>(text);
  return text.empty() ? number : std::nullopt;
}

/// Without the plus sign that it may begin with, for those who admit one.
inline std::string_view withoutPlus(std::string_view text) { return text.starts_with('+') ? text.substr(1) : text; }

}  // namespace aqua::base
