// A module with everything that the interface of Marine has, and with most of what can go wrong. No library: memory is never
// given back. `toy.wasm` is made of it by embed.py, which says how.
//: record Point { x: s32, y: s16, label: string, tags: array string }
//: record Tetraplet { peer_pk: string, service_id: string, function_name: string, lens: string }
//: record Particle { id: string, init_peer_id: string, timestamp: u64, ttl: u32, script: string, signature: bytes, token: string }
//: record CallParameters { particle: record Particle, service_id: string, service_creator_peer_id: string, host_id: string, worker_id: string, tetraplets: array array record Tetraplet }
#include "support.h"

typedef unsigned short u16;
static u32 counter = 100;

//: fn hello(name: string) -> string
void EXPORT(hello)(u32 name, u32 size) {
  u32 out = allocate(size + 7, 1);
  memcpy((void *)out, "hello, ", 7);
  memcpy((void *)(out + 7), (void *)name, size);
  give(out, size + 7);
}
//: fn sum(xs: array u32) -> u64
u64 EXPORT(sum)(u32 *xs, u32 count) {
  u64 all = 0;
  for (u32 i = 0; i < count; ++i) all += xs[i];
  return all;
}
struct __attribute__((packed)) Point {
  int x;
  short y;
  u32 label, labelSize, tags, tagCount;
};
//: fn mirror(p: record Point) -> record Point
void EXPORT(mirror)(struct Point *p) {
  p->x = -p->x;
  p->y = -p->y;
  result_ptr = (u32)p;
}
//: fn mirrors(ps: array record Point) -> array record Point
void EXPORT(mirrors)(struct Point **ps, u32 count) {
  for (u32 i = 0; i < count; ++i) mirror(ps[i]);
  give((u32)ps, count);
}
//: fn words(text: string) -> array string
void EXPORT(words)(u8 *text, u32 size) {
  u32 *out = (u32 *)allocate(8 * size, 3), count = 0;
  for (u32 i = 0; i < size;) {
    while (i < size && text[i] == ' ') ++i;
    u32 begin = i;
    while (i < size && text[i] != ' ') ++i;
    if (i == begin) continue;
    out[2 * count] = (u32)(text + begin);
    out[2 * count++ + 1] = i - begin;
  }
  give((u32)out, count);
}
//: fn same_bytes(a: bytes) -> bytes
void EXPORT(same_bytes)(u32 a, u32 size) { give(a, size); }
//: fn same_lists(a: array array u16) -> array array u16
void EXPORT(same_lists)(u32 a, u32 size) { give(a, size); }
//: fn same_blobs(a: array bytes) -> array bytes
void EXPORT(same_blobs)(u32 a, u32 size) { give(a, size); }
//: fn same_bools(a: array bool) -> array bool
void EXPORT(same_bools)(u32 a, u32 size) { give(a, size); }
//: fn same_floats(a: array f32) -> array f32
void EXPORT(same_floats)(u32 a, u32 size) { give(a, size); }
//: fn same_bool(a: bool) -> bool
u32 EXPORT(same_bool)(u32 a) { return a; }
//: fn same_s8(a: s8) -> s8
int EXPORT(same_s8)(int a) { return a; }
//: fn same_u8(a: u8) -> u8
u32 EXPORT(same_u8)(u32 a) { return a; }
//: fn same_s16(a: s16) -> s16
int EXPORT(same_s16)(int a) { return a; }
//: fn same_u16(a: u16) -> u16
u32 EXPORT(same_u16)(u32 a) { return a; }
//: fn same_s32(a: s32) -> s32
int EXPORT(same_s32)(int a) { return a; }
//: fn same_u32(a: u32) -> u32
u32 EXPORT(same_u32)(u32 a) { return a; }
//: fn same_s64(a: s64) -> s64
long long EXPORT(same_s64)(long long a) { return a; }
//: fn same_u64(a: u64) -> u64
u64 EXPORT(same_u64)(u64 a) { return a; }
//: fn same_f32(a: f32) -> f32
float EXPORT(same_f32)(float a) { return a; }
//: fn same_f64(a: f64) -> f64
double EXPORT(same_f64)(double a) { return a; }
//: fn zero_by_zero() -> f64
double EXPORT(zero_by_zero)(void) {
  volatile double zero = 0;
  return zero / zero;
}
//: fn Odd(_: u32, N: u32, data: u32) -> u32
u32 EXPORT(Odd)(u32 a, u32 b, u32 c) { return a + b + c; }

//: fn inc() -> u32
u32 EXPORT(inc)(void) { return ++counter; }
//: fn released_times() -> u32
u32 EXPORT(released_times)(void) { return released; }
//: fn trap()
void EXPORT(trap)(void) {
  ++counter;
  __builtin_trap();
}
//: fn spin()
void EXPORT(spin)(void) {
  for (volatile u32 i = 0;; ++i) continue;
}
//: fn recurse(n: u32) -> u32
__attribute__((noinline)) u32 EXPORT(recurse)(u32 n) {
  if (!n) return 0;
  u32 depth = recurse(n - 1);
  __asm__ volatile("" : "+r"(depth));  // no loop is made of it
  return depth + 1;
}
//: fn fill()
void EXPORT(fill)(void) {
  for (;;) allocate(1 << 20, 1);
}
//: fn divide(a: s32, b: s32) -> s32
int EXPORT(divide)(int a, int b) { return a / b; }

//: fn not_text() -> string
void EXPORT(not_text)(void) { give((u32) "ab\xff", 3); }
//: fn outside() -> string
void EXPORT(outside)(void) { give(0xfffffff0, 16); }
//: fn outside_list() -> array u64
void EXPORT(outside_list)(void) { give(16, 0x10000000); }
//: fn endless_list() -> array string
void EXPORT(endless_list)(void) { give(16, 0xffffffff); }
//: fn out_of_range() -> u8
u32 EXPORT(out_of_range)(void) { return 256; }
//: fn negative() -> u32
u32 EXPORT(negative)(void) { return 0x80000000; }

void IMPORT("__marine_host_api_v3", log_utf8_string)(int level, int target, const u8 *text, u32 size);
void IMPORT("__marine_host_api_v3", get_call_parameters)(void);
u32 IMPORT("wasi_snapshot_preview1", fd_write)(u32 file, u32 *parts, u32 count, u32 *written);
u32 IMPORT("wasi_snapshot_preview1", random_get)(u32 at, u32 size);
u32 IMPORT("wasi_snapshot_preview1", environ_sizes_get)(u32 *count, u32 *size);
u32 IMPORT("wasi_snapshot_preview1", environ_get)(u32 *entries, u32 text);
void IMPORT("wasi_snapshot_preview1", proc_exit)(u32 code);
//: fn whoami() -> record CallParameters
void EXPORT(whoami)(void) { get_call_parameters(); }
//: fn log(level: s32, target: s32, text: string)
void EXPORT(log)(int level, int target, u8 *text, u32 size) { log_utf8_string(level, target, text, size); }
//: fn print(text: string)
void EXPORT(print)(u32 text, u32 size) {
  u32 parts[2] = {text, size}, written;
  if (fd_write(1, parts, 1, &written) || written != size) __builtin_trap();
}
//: fn random(count: u32) -> bytes
void EXPORT(random)(u32 count) {
  u32 at = allocate(count, 1);
  if (random_get(at, count)) __builtin_trap();
  give(at, count);
}
//: fn environment() -> bytes
void EXPORT(environment)(void) {
  u32 count, size;
  environ_sizes_get(&count, &size);
  u32 *entries = (u32 *)allocate(4 * count, 3), text = allocate(size, 1);
  environ_get(entries, text);
  give(text, size);
}
//: fn quit(code: u32)
void EXPORT(quit)(u32 code) { proc_exit(code); }

static u32 started;
void EXPORT(_initialize)(void) { started = started * 10 + 1; }
void EXPORT(_start)(void) { started = started * 10 + 2; }
//: fn order_of_start() -> u32
u32 EXPORT(order_of_start)(void) { return started; }
//: fn bools(count: u32) -> array bool
void EXPORT(bools)(u32 count) { give(allocate(count, 0), count); }
