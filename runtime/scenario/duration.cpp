// Durations as people write them, and how they and probabilities are drawn.
#include "runtime/scenario/time.h"

#include <algorithm>
#include <array>

#include "compiler/base/numbers.h"

namespace aqua::sim {

namespace {

struct Unit {
  std::string_view text;
  Micros micros;
};
// Larger ones first.
constexpr std::array kUnits{Unit{"h", 3600 * kSecond}, Unit{"m", 60 * kSecond}, Unit{"s", kSecond},
                            Unit{"ms", kMillisecond}, Unit{"us", 1}};
constexpr Micros kLongest = 3600 * kSecond * 10'000;

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

std::optional<int64_t> parseSignedDuration(std::string_view text) {
  bool negative = text.starts_with('-');
  auto duration = parseDuration(text.substr(negative ? 1 : 0));
  if (!duration) return std::nullopt;
  auto size = static_cast<int64_t>(*duration);
  return negative ? -size : size;
}

std::optional<Range> parseRange(std::string_view text) {
  size_t dots = text.find("..");
  if (dots == std::string_view::npos) {
    auto fixed = parseDuration(text);
    if (!fixed) return std::nullopt;
    return Range{*fixed, *fixed, {}};
  }
  auto least = parseDuration(text.substr(0, dots)), most = parseDuration(text.substr(dots + 2));
  if (!least || !most || *least > *most) return std::nullopt;
  return Range{*least, *most, {}};
}

std::optional<Work> parseWork(std::string_view text) {
  constexpr std::string_view kFuel = "fuel/", kPlus = " + ";
  Work work;
  size_t fuel = text.find(kFuel);
  if (fuel != 0) {
    bool plus = fuel != std::string_view::npos;
    if (plus && (fuel < kPlus.size() || text.substr(fuel - kPlus.size(), kPlus.size()) != kPlus)) return std::nullopt;
    auto time = parseRange(plus ? text.substr(0, fuel - kPlus.size()) : text);
    if (!time) return std::nullopt;
    work.time = *std::move(time);
    if (!plus) return work;
  }
  std::string_view pace = text.substr(fuel + kFuel.size());
  size_t digits = std::min(pace.find_first_not_of("0123456789"), pace.size());
  auto number = base::parse<uint64_t>(pace.substr(0, digits));
  if (!number || *number == 0 || pace[0] == '0') return std::nullopt;
  for (const Unit& u : kUnits)
    if (u.text == pace.substr(digits)) {
      work.pace = {*number, u.micros};
      return work;
    }
  return std::nullopt;
}

Micros Pace::of(uint64_t used) const {
  if (fuel == 0) return 0;
  uint64_t times = used / fuel;
  return times > kLongest / unit ? kLongest : times * unit;
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

namespace {

constexpr uint64_t kAll = uint64_t{1} << 32;  // random numbers lie below

// floor(size * part / whole) for part <= whole <= 2^32, without overflow.
constexpr Micros share(Micros size, uint64_t part, uint64_t whole) {
  return size / whole * part + size % whole * part / whole;
}

}  // namespace

Micros Range::at(uint64_t bits) const {
  uint64_t drawn = bits >> 32;
  if (quantiles.empty()) return least + share(most - least + 1, drawn, kAll);
  Quantile below{0, least};
  uint64_t begin = 0;
  auto between = [&](Quantile above, uint64_t end) {
    return below.value + share(above.value - below.value, drawn - begin, end - begin);
  };
  for (const Quantile& above : quantiles) {
    uint64_t end = kAll * above.percent / 100;
    if (drawn < end) return between(above, end);
    below = above;
    begin = end;
  }
  return between({100, most}, kAll);
}

std::optional<Chance> chanceOf(double probability) {
  if (!(probability >= 0 && probability <= 1)) return std::nullopt;
  auto below = static_cast<uint64_t>(probability * static_cast<double>(kAll));  // exact but for the fraction
  return Chance{probability > 0 ? std::max<uint64_t>(below, 1) : 0};
}

}  // namespace aqua::sim
