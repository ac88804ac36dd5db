// Where events stand in a picture: a height for each, by time or by cause.
#pragma once

#include <cstdint>
#include <vector>

#include "runtime/report/model.h"

namespace aqua::report {

inline constexpr int kRowHeight = 22;

/// Time that is left out of the picture.
struct Gap {
  int y = 0;
  Micros from = 0, to = 0;
};
/// The height at which an instant begins.
struct Instant {
  int y = 0;
  Micros at = 0;
};
struct Layout {
  std::vector<int> y;             // of each of Recording::events that are shown, by index
  std::vector<Gap> gaps;          // more than a fifth of the run in which nothing happens; none by cause
  std::vector<Instant> instants;  // none by cause
  int height = 0;
};
/// Downwards in time; what happens at one instant stands in the order of its causes.
Layout byTime(const Recording& recording, size_t events);
/// As far down as the longest chain of causes is long.
Layout byCause(const Recording& recording, size_t events);

}  // namespace aqua::report
