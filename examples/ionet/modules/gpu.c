// A GPU: puzzles, and gradients of a line through points, with integers only. Every machine computes the same.
#include "gpu.marine.h"

#include "puzzle.h"

// What a worker could save work with; fake.c does.
#ifndef STRIDE
#define STRIDE 1
#endif

enum { SHIFT = 16, WEIGHTS = 2 };

uint64_t Gpu_solve(uint64_t seed) {
  uint64_t nonce = 0;
  while (!solves(seed, nonce)) ++nonce;
  return nonce;
}

uint64_t Gpu_squares(uint64_t seed, uint32_t turns) {
  uint64_t power = seed % MODULUS;
  while (turns--) power = power * power % MODULUS;
  return power;
}

// The points lie about y = 3x + 0.5, with x between -1 and 1.
static int64_t x_of(uint32_t i) { return (int64_t)(mix(i) >> 47) - (1 << SHIFT); }
static int64_t y_of(uint32_t i) {
  int64_t noise = (int64_t)(mix(~(uint64_t)i) >> 52) - 2048;
  return 3 * x_of(i) + (1 << (SHIFT - 1)) + noise;
}

marine_i64_array Gpu_step(Shard shard) {
  if (shard.weights.count != WEIGHTS) marine_fail("the model has two weights");
  int64_t *sum = marine_alloc(WEIGHTS * sizeof *sum);
  sum[0] = sum[1] = 0;
  for (uint32_t i = shard.first; i < shard.first + shard.count; i += STRIDE) {
    int64_t x = x_of(i), error = shard.weights.items[0] + (shard.weights.items[1] * x >> SHIFT) - y_of(i);
    sum[0] += STRIDE * error;
    sum[1] += STRIDE * (error * x >> SHIFT);
  }
  marine_i64_array out = {sum, WEIGHTS};
  return out;
}

bool Gpu_beat(void) { return true; }
