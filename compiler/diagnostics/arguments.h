// The keys of the arguments of diagnostics, checked while compiling: a key stands in braces in a row of the catalogue.
#pragma once

#include <cstddef>
#include <string_view>

namespace aqua::diagnostics {

/// Calls `each` with the text between the braces of every `{key}`.
template <class Each> constexpr void forPlaceholders(std::string_view text, Each each) {
  for (size_t open = text.find('{'); open != std::string_view::npos; open = text.find('{', open + 1))
    if (size_t close = text.find('}', open); close != std::string_view::npos)
      each(text.substr(open + 1, close - open - 1));
}

namespace internal {

inline constexpr size_t kMostKeys = 200;
struct Keys {
  const char* begin[kMostKeys] = {};
  size_t size[kMostKeys] = {};
  size_t count = 0;
  constexpr bool contain(std::string_view key) const {
    for (size_t i = 0; i < count; ++i)
      if (std::string_view(begin[i], size[i]) == key) return true;
    return false;
  }
};
consteval Keys collectKeys() {
  Keys keys;
  auto add = [&](std::string_view text) {
    forPlaceholders(text, [&](std::string_view key) {
      if (keys.contain(key)) return;
      keys.begin[keys.count] = key.data();
      keys.size[keys.count++] = key.size();
    });
  };
#define AQUA_DIAGNOSTIC(id, number, severity, name, message, label) add(message), add(label);
#include "compiler/diagnostics/catalogue.def"
#undef AQUA_DIAGNOSTIC
  return keys;
}
inline constexpr Keys kKeys = collectKeys();

inline void noRowOfTheCatalogueHasThisKey() {}  // not constexpr: the compiler names it

}  // namespace internal

/// A key of some diagnostic; a misspelt one does not compile. That it is one of the diagnostic at hand is asserted
/// where it is used.
class ArgKey {
 public:
  consteval ArgKey(const char* key) : text_(key) {
    if (!text_.empty() && !internal::kKeys.contain(text_)) internal::noRowOfTheCatalogueHasThisKey();
  }
  constexpr std::string_view text() const { return text_; }
  constexpr bool empty() const { return text_.empty(); }

 private:
  std::string_view text_;
};

}  // namespace aqua::diagnostics
