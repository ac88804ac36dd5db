// The puzzles of the platform: work, which is dear to do and cheap to check, and a time lock, which is quick only for who knows
// the two primes.
#pragma once

#include <stdbool.h>
#include <stdint.h>

#ifdef __cplusplus
namespace puzzle {
#endif

// Spreads each bit over all (splitmix64).
static inline uint64_t mix(uint64_t x) {
  x += 0x9e3779b97f4a7c15u;
  x = (x ^ x >> 30) * 0xbf58476d1ce4e5b9u;
  x = (x ^ x >> 27) * 0x94d049bb133111ebu;
  return x ^ x >> 31;
}

// One nonce in 256 does.
static inline bool solves(uint64_t seed, uint64_t nonce) { return mix(seed ^ mix(nonce)) >> 56 == 0; }

static const uint64_t PRIMES[2] = {65521, 65519}, MODULUS = 65521u * 65519u;  // small enough for products of 64 bits

// seed^(2^turns), by taking the exponent modulo (p - 1)(q - 1).
static inline uint64_t expected(uint64_t seed, uint32_t turns) {
  const uint64_t order = (PRIMES[0] - 1) * (PRIMES[1] - 1);
  uint64_t exponent = 1, square = 2, out = 1, power = seed % MODULUS;
  for (; turns; turns >>= 1, square = square * square % order)
    if (turns & 1) exponent = exponent * square % order;
  for (; exponent; exponent >>= 1, power = power * power % MODULUS)
    if (exponent & 1) out = out * power % MODULUS;
  return out;
}

#ifdef __cplusplus
}
#endif
