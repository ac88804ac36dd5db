#include "compiler/sema/suggest.h"

#include <algorithm>
#include <cctype>
#include <cstdint>
#include <string>

#include <fmt/format.h>

namespace aqua::sema {

namespace {

bool equalIgnoringCase(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](char x, char y) {
    return std::tolower(static_cast<unsigned char>(x)) == std::tolower(static_cast<unsigned char>(y));
  });
}

/// Insertions, deletions, replacements, and swaps of neighbours; at least `limit + 1` when it is more than `limit`.
uint32_t distance(std::string_view a, std::string_view b, uint32_t limit) {
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

std::string_view closest(std::string_view name, const std::vector<Candidate>& candidates) {
  constexpr size_t kLongName = 64;  // beyond that nobody mistypes, and the cost grows with the square
  if (name.size() > kLongName) return {};
  const uint32_t limit = std::max<uint32_t>(1, static_cast<uint32_t>(name.size()) / 3);
  std::string_view best;
  uint32_t bestScore = UINT32_MAX;
  for (const Candidate& candidate : candidates) {
    if (candidate.name == name || candidate.name.empty()) continue;
    bool sameLetters = equalIgnoringCase(name, candidate.name);
    uint32_t d = sameLetters ? 1 : distance(name, candidate.name, limit);
    if (d > limit || (d >= name.size() && !sameLetters)) continue;
    uint32_t score = d * 2 + (candidate.fits ? 0U : 1U);
    if (score < bestScore) {
      bestScore = score;
      best = candidate.name;
    }
  }
  return best;
}

bool suggest(diagnostics::Reported& reported, diagnostics::Span at, std::string_view name,
             const std::vector<Candidate>& candidates) {
  std::string_view best = closest(name, candidates);
  if (best.empty()) return false;
  reported.help(fmt::format("did you mean `{}`?", best));
  reported.fix(fmt::format("replace by `{}`", best), {{at, std::string(best)}}, diagnostics::Applicability::Likely);
  return true;
}

}  // namespace aqua::sema
