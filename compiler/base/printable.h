// Text from outside (files, names, data, services) as people may see it: nothing in it moves the cursor, begins a line,
// hides or turns round what stands beside it.
#pragma once

#include <string>
#include <string_view>

namespace aqua::base {

/// Control characters, line and paragraph separators, marks that change the direction of text, and characters that
/// cannot be seen.
bool isUnprintable(char32_t point);

/// One line: what is unprintable as `\n`, `\t`, `\u{202e}`, and bytes that are not UTF-8 as `\xff`.
std::string printable(std::string_view text);
/// A text of several lines, such as a difference: line ends (`\n`, `\r\n`) and tabs stay.
std::string printableLines(std::string_view text);
/// JSON text that means the same, with `\u202e` for what is unprintable within its strings.
std::string printableJson(std::string_view json);

/// Longer texts from outside are shortened in what people read.
inline constexpr size_t kReadable = 600;

/// About `most` code points: what is longer loses its middle, `beginning…(2400 more)…end`.
std::string shortened(std::string_view text, size_t most = kReadable);

}  // namespace aqua::base
