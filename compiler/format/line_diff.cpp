#include "compiler/format/line_diff.h"

#include <algorithm>

#include <fmt/format.h>

namespace aqua::format {

namespace {

using Lines = std::vector<std::string_view>;

/// Beyond so many changed lines the shortest difference is not worth its quadratic price.
constexpr int kMaxDistance = 1500;

/// Myers' greedy algorithm on `before[begin, ...)`: for each distance the furthest reach on every diagonal, and then
/// the way back. Gives the pairs of equal lines; empty when the distance is too large.
struct Pair {
  uint32_t oldLine, newLine;
};
bool matchLines(const Lines& before, const Lines& after, uint32_t begin, uint32_t oldEnd, uint32_t newEnd,
                std::vector<Pair>& pairs) {
  int n = static_cast<int>(oldEnd - begin), m = static_cast<int>(newEnd - begin);
  int limit = std::min(n + m, kMaxDistance);
  std::vector<std::vector<int>> reaches;  // [distance][diagonal + distance]
  auto reach = [&](int distance, int diagonal) -> int& {
    return reaches[static_cast<size_t>(distance)][static_cast<size_t>(diagonal + distance)];
  };
  auto down = [&](int distance, int diagonal) {  // the step to this diagonal is an insertion
    return diagonal == -distance ||
           (diagonal != distance && reach(distance - 1, diagonal - 1) < reach(distance - 1, diagonal + 1));
  };
  auto start = [&](int distance, int diagonal) {
    if (distance == 0) return 0;
    return down(distance, diagonal) ? reach(distance - 1, diagonal + 1) : reach(distance - 1, diagonal - 1) + 1;
  };
  auto equal = [&](int x, int y) {
    return before[begin + static_cast<uint32_t>(x)] == after[begin + static_cast<uint32_t>(y)];
  };
  for (int distance = 0; distance <= limit; ++distance) {
    reaches.emplace_back(static_cast<size_t>(2 * distance + 1), 0);
    for (int diagonal = -distance; diagonal <= distance; diagonal += 2) {
      int x = start(distance, diagonal), y = x - diagonal;
      while (x < n && y < m && equal(x, y)) ++x, ++y;
      reach(distance, diagonal) = x;
      if (x < n || y < m) continue;
      for (; distance >= 0; --distance) {  // back to the beginning
        int from = start(distance, diagonal);
        for (; x > from; --x)
          pairs.push_back({begin + static_cast<uint32_t>(x - 1), begin + static_cast<uint32_t>(x - 1 - diagonal)});
        if (distance == 0) break;
        if (down(distance, diagonal)) ++diagonal;
        else --x, --diagonal;
      }
      std::reverse(pairs.begin(), pairs.end());
      return true;
    }
  }
  return false;
}

}  // namespace

std::vector<std::string_view> splitLines(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    size_t length = std::min(text.find('\n'), text.size() - 1) + 1;
    lines.push_back(text.substr(0, length));
    text.remove_prefix(length);
  }
  return lines;
}

std::vector<Change> diffLines(const Lines& before, const Lines& after) {
  auto oldEnd = static_cast<uint32_t>(before.size()), newEnd = static_cast<uint32_t>(after.size());
  uint32_t begin = 0;
  while (begin < oldEnd && begin < newEnd && before[begin] == after[begin]) ++begin;
  while (oldEnd > begin && newEnd > begin && before[oldEnd - 1] == after[newEnd - 1]) --oldEnd, --newEnd;
  if (begin == oldEnd && begin == newEnd) return {};

  std::vector<Pair> pairs;
  if (!matchLines(before, after, begin, oldEnd, newEnd, pairs)) pairs.clear();
  pairs.push_back({oldEnd, newEnd});
  std::vector<Change> changes;
  uint32_t oldAt = begin, newAt = begin;
  for (const Pair& pair : pairs) {
    if (pair.oldLine > oldAt || pair.newLine > newAt) changes.push_back({oldAt, pair.oldLine, newAt, pair.newLine});
    oldAt = pair.oldLine + 1;
    newAt = pair.newLine + 1;
  }
  return changes;
}

std::string unifiedDiff(std::string_view path, std::string_view before, std::string_view after) {
  constexpr uint32_t kContext = 3;
  Lines oldLines = splitLines(before), newLines = splitLines(after);
  std::vector<Change> changes = diffLines(oldLines, newLines);
  if (changes.empty()) return {};
  std::string out = fmt::format("--- {}\n+++ {}\n", path, path);
  auto put = [&](char mark, std::string_view line) {
    out += mark;
    out += line;
    if (!line.ends_with('\n')) out += "\n\\ No newline at end of file\n";
  };
  auto range = [](uint32_t begin, uint32_t end) {  // an empty range names the line before it
    return end - begin == 1 ? fmt::format("{}", begin + 1)
                            : fmt::format("{},{}", begin + (end > begin ? 1 : 0), end - begin);
  };
  for (size_t first = 0, last; first < changes.size(); first = last) {
    last = first + 1;
    while (last < changes.size() && changes[last].oldBegin - changes[last - 1].oldEnd <= 2 * kContext) ++last;
    uint32_t lead = std::min({kContext, changes[first].oldBegin, changes[first].newBegin});
    uint32_t oldBegin = changes[first].oldBegin - lead, newBegin = changes[first].newBegin - lead;
    uint32_t tail = std::min(kContext, static_cast<uint32_t>(oldLines.size()) - changes[last - 1].oldEnd);
    uint32_t oldEnd = changes[last - 1].oldEnd + tail, newEnd = changes[last - 1].newEnd + tail;
    out += fmt::format("@@ -{} +{} @@\n", range(oldBegin, oldEnd), range(newBegin, newEnd));
    uint32_t at = oldBegin;
    for (size_t i = first; i < last; ++i) {
      for (; at < changes[i].oldBegin; ++at) put(' ', oldLines[at]);
      for (; at < changes[i].oldEnd; ++at) put('-', oldLines[at]);
      for (uint32_t line = changes[i].newBegin; line < changes[i].newEnd; ++line) put('+', newLines[line]);
    }
    for (; at < oldEnd; ++at) put(' ', oldLines[at]);
  }
  return out;
}

}  // namespace aqua::format
