// Durations as people write them.
#include <array>

#include "runtime/scenario/scenario.h"

namespace aqua::sim {

namespace {

struct Unit {
  std::string_view text;
  Micros micros;
};
// Larger ones first.
constexpr std::array kUnits{Unit{"h", 3600 * kSecond}, Unit{"m", 60 * kSecond}, Unit{"s", kSecond},
                            Unit{"ms", kMillisecond}, Unit{"us", 1}};
constexpr Micros kLongest = 10'000 * 3600 * kSecond;

constexpr bool isDigit(char c) { return c >= '0' && c <= '9'; }

// Digits of `whole.fraction` in microseconds; nothing when that is no whole number of them, or too many.
std::optional<Micros> scaled(std::string_view whole, std::string_view fraction, Micros unit) {
  Micros result = 0;
  for (char c : whole) {
    result = result * 10 + static_cast<Micros>(c - '0');
    if (result > kLongest) return std::nullopt;
  }
  if (result > kLongest / unit) return std::nullopt;
  result *= unit;
  while (!fraction.empty() && fraction.back() == '0') fraction.remove_suffix(1);
  Micros part = unit;
  for (char c : fraction) {
    if (part % 10 != 0) return std::nullopt;
    part /= 10;
    result += part * static_cast<Micros>(c - '0');
  }
  return result;
}

}  // namespace

std::optional<Micros> parseDuration(std::string_view text) {
  size_t end = 0;
  while (end < text.size() && isDigit(text[end])) ++end;
  std::string_view whole = text.substr(0, end), fraction;
  if (end > 0 && end < text.size() && text[end] == '.') {
    size_t begin = ++end;
    while (end < text.size() && isDigit(text[end])) ++end;
    fraction = text.substr(begin, end - begin);
    if (fraction.empty()) return std::nullopt;
  }
  if (whole.empty()) return std::nullopt;
  std::string_view unit = text.substr(end);
  for (const Unit& u : kUnits)
    if (u.text == unit) {
      auto result = scaled(whole, fraction, u.micros);
      return result && *result <= kLongest ? result : std::nullopt;
    }
  return std::nullopt;
}

std::optional<Range> parseRange(std::string_view text) {
  size_t dots = text.find("..");
  if (dots == std::string_view::npos) {
    auto fixed = parseDuration(text);
    if (!fixed) return std::nullopt;
    return Range{*fixed, *fixed};
  }
  auto least = parseDuration(text.substr(0, dots)), most = parseDuration(text.substr(dots + 2));
  if (!least || !most || *least > *most) return std::nullopt;
  return Range{*least, *most};
}

std::string durationText(Micros duration) {
  if (duration == 0) return "0ms";
  const Unit* unit = nullptr;
  for (const Unit& u : kUnits) {
    bool decimal = u.micros <= kSecond;  // minutes and hours have no decimal fractions
    unit = &u;
    if (decimal ? duration >= u.micros : duration % u.micros == 0) break;
  }
  std::string out = std::to_string(duration / unit->micros);
  Micros rest = duration % unit->micros;
  if (rest != 0) out += '.';
  for (Micros part = unit->micros / 10; rest != 0; part /= 10) {
    out += static_cast<char>('0' + rest / part);
    rest %= part;
  }
  return out.append(unit->text);
}

}  // namespace aqua::sim
