// UTF-8 over byte ranges: validation, and counting in code points and UTF-16 units.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace aqua::base {

/// Offset of the first byte that is not valid UTF-8 (overlong forms, surrogates and values above U+10FFFF
/// included), or npos.
size_t firstInvalidUtf8(std::string_view text);
/// Number of code points; bytes that are not valid UTF-8 count as one each.
size_t countCodePoints(std::string_view text);
/// Number of UTF-16 code units.
size_t countUtf16(std::string_view text);
/// Length in bytes of the sequence that starts at text[0]: 1 for an invalid byte, 0 for empty text.
size_t sequenceLength(std::string_view text);
/// Of one sequence; an invalid byte stands for itself.
char32_t codePoint(std::string_view sequence);

}  // namespace aqua::base
