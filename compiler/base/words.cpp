#include "compiler/base/words.h"

#include <algorithm>
#include <cctype>
#include <vector>

#include <fmt/format.h>

namespace aqua::base {

namespace {

bool equalIgnoringCase(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](char x, char y) {
    return std::tolower(static_cast<unsigned char>(x)) == std::tolower(static_cast<unsigned char>(y));
  });
}

/// At least `limit + 1` when it is more than `limit`.
uint32_t editDistance(std::string_view a, std::string_view b, uint32_t limit) {
  const size_t difference = a.size() > b.size() ? a.size() - b.size() : b.size() - a.size();
  if (difference > limit) return limit + 1;
  std::vector<uint32_t> before(b.size() + 1), last(b.size() + 1), row(b.size() + 1);
  for (size_t j = 0; j <= b.size(); ++j) last[j] = static_cast<uint32_t>(j);
  for (size_t i = 1; i <= a.size(); ++i) {
    row[0] = static_cast<uint32_t>(i);
    uint32_t least = row[0];
    for (size_t j = 1; j <= b.size(); ++j) {
      row[j] = std::min({last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] == b[j - 1] ? 0U : 1U)});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) row[j] = std::min(row[j], before[j - 2] + 1);
      least = std::min(least, row[j]);
    }
    if (least > limit) return limit + 1;
    std::swap(before, last);
    std::swap(last, row);
  }
  return last[b.size()];
}

}  // namespace

std::string shellWord(std::string_view word) {
  auto plain = [](char c) {
    return (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') ||
           std::string_view("_-./:,@%+=").find(c) != std::string_view::npos;
  };
  if (!word.empty() && std::all_of(word.begin(), word.end(), plain)) return std::string(word);
  std::string quoted = "'";
  for (char c : word) quoted += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return quoted + "'";
}

std::string plural(size_t count, std::string_view noun) {
  return fmt::format("{} {}{}", count, noun, count == 1 ? "" : "s");
}

void Nearest::consider(std::string_view name, bool fits) {
  constexpr size_t kLongWord = 64;  // beyond that nobody mistypes, and the cost grows with the square
  if (word_.size() > kLongWord || name.empty() || name == word_) return;
  const uint32_t limit = std::max<uint32_t>(1, static_cast<uint32_t>(word_.size()) / 3);
  const bool sameLetters = equalIgnoringCase(word_, name);
  const uint32_t distance = sameLetters ? 1 : editDistance(word_, name, limit);
  if (distance > limit || (distance >= word_.size() && !sameLetters)) return;
  const uint32_t score = distance * 2 + (fits ? 0U : 1U);
  if (score >= score_) return;
  score_ = score;
  best_ = name;
}

std::string_view nearest(std::string_view word, std::span<const std::string_view> names) {
  Nearest nearest(word);
  for (std::string_view name : names) nearest.consider(name);
  return nearest.best();
}

}  // namespace aqua::base
