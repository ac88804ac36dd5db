// Counter-based random numbers: each draw is a function of the seed, what it is for, whom it concerns and how many
// draws that one had before. So one more draw somewhere shifts no other.
#pragma once

#include <cstdint>

namespace aqua::sim {

enum class Purpose : uint8_t {
  Latency = 1,
  Processing,
  Tie,
  Drop,
  Duplicate,
  Delay,
  Corrupt,
  Crash,
  Reply,
  Priority,
  Identity,
  StepTime,
  Guest,
  Compute,
};

constexpr uint64_t mixBits(uint64_t x) {
  x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9ULL;
  x = (x ^ (x >> 27)) * 0x94d049bb133111ebULL;
  return x ^ (x >> 31);
}

constexpr uint64_t draw(uint64_t seed, Purpose purpose, uint64_t subject, uint64_t counter) {
  constexpr uint64_t kStep = 0x9e3779b97f4a7c15ULL;
  uint64_t x = mixBits(seed + kStep);
  x = mixBits(x ^ (static_cast<uint64_t>(purpose) * kStep));
  x = mixBits(x ^ (subject + kStep));
  return mixBits(x ^ (counter + kStep));
}

/// Between both ends, which belong to it; the bias of the remainder is far below anything that shows.
constexpr uint64_t drawBetween(uint64_t least, uint64_t most, uint64_t bits) {
  return most <= least ? least : least + bits % (most - least + 1);
}

}  // namespace aqua::sim
