// Texts as programs in Rust show them to people, for messages that have to be the same.
#pragma once

#include <string>
#include <string_view>

namespace aqua::base {

/// `"a\nb\u{1}"`: the debug form of a text, which is valid UTF-8. Of characters that Rust does not print the rare ones
/// are left as they are: most combining marks, and code points that nobody has assigned.
std::string rustDebug(std::string_view text);

}  // namespace aqua::base
