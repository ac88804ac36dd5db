// Virtual time, durations that are drawn, and probabilities.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace aqua::sim {

/// Virtual time in microseconds: a duration, or an instant counted from the start of the run.
using Micros = uint64_t;
inline constexpr Micros kMillisecond = 1000;
inline constexpr Micros kSecond = 1000 * kMillisecond;

/// A duration that is drawn from the seed, both ends included; equal ends: fixed.
struct Range {
  struct Quantile {
    uint32_t percent = 0;  // 1 to 99
    Micros value = 0;
    bool operator==(const Quantile&) const = default;
  };

  Micros least = 0;                 // the 0th percentile
  Micros most = 0;                  // the 100th
  std::vector<Quantile> quantiles;  // between them, ascending in both; empty: uniform

  bool fixed() const { return least == most; }
  /// The duration that random bits stand for; linear between quantiles, in whole numbers on every machine.
  Micros at(uint64_t bits) const;
  bool operator==(const Range&) const = default;
};

/// Virtual time for the instructions of a compute module: `unit` for each `fuel` of them.
struct Pace {
  uint64_t fuel = 0;  // 0: they take none
  Micros unit = 0;

  Micros of(uint64_t used) const;
  bool operator==(const Pace&) const = default;
};
struct Work {
  Range time;
  Pace pace;
};

/// A probability as a threshold: it holds when 32 random bits are below it.
struct Chance {
  uint64_t below = 0;  // up to 2^32: always

  bool never() const { return below == 0; }
  bool holds(uint64_t bits) const { return (bits & UINT32_MAX) < below; }
  bool operator==(const Chance&) const = default;
};

/// `250us`, `20ms`, `1.5s`, `2m`, `1h`; empty for anything else, and for more than 10,000 hours.
std::optional<Micros> parseDuration(std::string_view text);
/// The same after `-`, or without it.
std::optional<int64_t> parseSignedDuration(std::string_view text);
/// A duration, or `5ms..20ms` with the smaller one first.
std::optional<Range> parseRange(std::string_view text);
/// A duration or range, `fuel/1000us`, or the two with ` + ` between them.
std::optional<Work> parseWork(std::string_view text);
/// Shortest exact spelling: `1.5s`, `0ms`.
std::string durationText(Micros duration);
/// Of a number from 0 to 1; empty for any other. Whatever is above 0 can happen.
std::optional<Chance> chanceOf(double probability);

}  // namespace aqua::sim
