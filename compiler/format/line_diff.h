// The difference of two texts by lines.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace aqua::format {

/// Lines with their line ends; the last one may lack it.
std::vector<std::string_view> splitLines(std::string_view text);

/// Lines `oldBegin..oldEnd` of the first text become `newBegin..newEnd` of the second; 0-based, half open.
struct Change {
  uint32_t oldBegin, oldEnd, newBegin, newEnd;
};
/// Ascending, with equal lines between any two. Few changes when the texts are near each other; texts that differ in
/// thousands of lines give one large change.
std::vector<Change> diffLines(const std::vector<std::string_view>& before, const std::vector<std::string_view>& after);

/// Unified form with three lines of context; empty when the texts are equal.
std::string unifiedDiff(std::string_view path, std::string_view before, std::string_view after);

}  // namespace aqua::format
