// Texts as parts of a URI.
#pragma once

#include <string>
#include <string_view>

namespace aqua::base {

/// A path as a relative reference: slashes stay, everything that a URI cannot hold is escaped as `%C3`.
std::string uriEscaped(std::string_view path);
/// With the bytes that `%C3` and `%c3` stand for; a `%` without two such digits stays.
std::string uriUnescaped(std::string_view text);

}  // namespace aqua::base
