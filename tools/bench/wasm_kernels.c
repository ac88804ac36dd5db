// What the benchmark of compute modules computes: for WebAssembly (embed.py) and, with a `main`, for this machine.
//: record All { a: bool, b: s8, c: s16, d: s32, e: s64, f: u8, g: u16, h: u32, i: u64, j: f32, k: f64, l: string, m: bytes }
//: fn version() -> s32
//: fn greet(name: string) -> string
//: fn change(all: record All) -> record All
//: fn sha() -> s32
//: fn mandel() -> s32
//: fn fib() -> s32
typedef unsigned char u8;
typedef unsigned int u32;
typedef unsigned long long u64;

static const u32 kRounds[64] = {
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5, 0xd807aa98, 0x12835b01, 0x243185be,
    0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174, 0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa,
    0x5cb0a9dc, 0x76f988da, 0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967, 0x27b70a85,
    0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85, 0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3,
    0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070, 0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f,
    0x682e6ff3, 0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2};
static u8 block[64];
static u32 state[8];

static u32 turned(u32 x, int n) { return x >> n | x << (32 - n); }

static void compress(void) {
  u32 w[64], s[8];
  for (int i = 0; i < 16; ++i)
    w[i] = (u32)block[4 * i] << 24 | (u32)block[4 * i + 1] << 16 | (u32)block[4 * i + 2] << 8 | block[4 * i + 3];
  for (int i = 16; i < 64; ++i)
    w[i] = w[i - 16] + w[i - 7] + (turned(w[i - 15], 7) ^ turned(w[i - 15], 18) ^ w[i - 15] >> 3) +
           (turned(w[i - 2], 17) ^ turned(w[i - 2], 19) ^ w[i - 2] >> 10);
  for (int i = 0; i < 8; ++i) s[i] = state[i];
  for (int i = 0; i < 64; ++i) {
    u32 a = s[7] + (turned(s[4], 6) ^ turned(s[4], 11) ^ turned(s[4], 25)) + ((s[4] & s[5]) ^ (~s[4] & s[6])) + kRounds[i] + w[i];
    u32 b = (turned(s[0], 2) ^ turned(s[0], 13) ^ turned(s[0], 22)) + ((s[0] & s[1]) ^ (s[0] & s[2]) ^ (s[1] & s[2]));
    for (int k = 7; k > 0; --k) s[k] = s[k - 1];
    s[4] += a;
    s[0] = a + b;
  }
  for (int i = 0; i < 8; ++i) state[i] += s[i];
}

/// 6.5 MB in blocks.
u32 sha(void) {
  for (int i = 0; i < 8; ++i) state[i] = 0x6a09e667u * (u32)(i + 1);
  for (int i = 0; i < 100000; ++i) {
    for (int k = 0; k < 64; ++k) block[k] = (u8)(block[k] + i + k);
    compress();
  }
  return state[0];
}

u32 mandel(void) {
  u32 sum = 0;
  for (int y = 0; y < 400; ++y)
    for (int x = 0; x < 400; ++x) {
      double a = x / 200.0 - 1.5, b = y / 200.0 - 1.0, re = 0, im = 0;
      int n = 0;
      for (; n < 100 && re * re + im * im < 4.0; ++n) {
        double next = re * re - im * im + a;
        im = 2 * re * im + b;
        re = next;
      }
      sum += (u32)n;
    }
  return sum;
}

static u32 fibOf(u32 n) { return n < 2 ? n : fibOf(n - 1) + fibOf(n - 2); }
u32 fib(void) { return fibOf(30); }

#ifdef NATIVE
#include <stdio.h>
#include <string.h>
#include <time.h>
int main(int argc, char **argv) {
  u32 (*run)(void) = argc < 2 ? fib : !strcmp(argv[1], "sha") ? sha : !strcmp(argv[1], "mandel") ? mandel : fib;
  struct timespec begin, end;
  clock_gettime(CLOCK_MONOTONIC, &begin);
  u32 result = run();
  clock_gettime(CLOCK_MONOTONIC, &end);
  printf("%.3f %u\n", (double)(end.tv_sec - begin.tv_sec) * 1e3 + (double)(end.tv_nsec - begin.tv_nsec) / 1e6, result);
  return 0;
}
#else
#define EXPORT(name) __attribute__((export_name(#name)))
static u32 result_at, result_size, next;
static u8 memory[1 << 16];

EXPORT(allocate) u8 *allocate(u32 bytes, u32 tag) {
  (void)tag;
  next = (next + 7) & ~7u;
  if (next + bytes > sizeof memory) next = 0;
  u8 *at = memory + next;
  next += bytes;
  return at;
}
EXPORT(release_objects) void release_objects(void) { next = 0; }
EXPORT(set_result_ptr) void set_result_ptr(u32 at) { result_at = at; }
EXPORT(set_result_size) void set_result_size(u32 size) { result_size = size; }
EXPORT(get_result_ptr) u32 get_result_ptr(void) { return result_at; }
EXPORT(get_result_size) u32 get_result_size(void) { return result_size; }

EXPORT(version) int version(void) { return 3039002; }
EXPORT(greet) void greet(const u8 *name, u32 size) {
  u8 *out = allocate(size + 4, 1);
  for (u32 i = 0; i < 4; ++i) out[i] = (u8)"Hi, "[i];
  for (u32 i = 0; i < size; ++i) out[4 + i] = name[i];
  result_at = (u32)out;
  result_size = size + 4;
}
EXPORT(change) void change(u8 *all) {
  all[0] = !all[0];
  all[1] += 1;
  result_at = (u32)all;
}
EXPORT(sha) u32 runSha(void) { return sha(); }
EXPORT(mandel) u32 runMandel(void) { return mandel(); }
EXPORT(fib) u32 runFib(void) { return fib(); }
#endif
