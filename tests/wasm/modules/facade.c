// A module that imports from another, `toy`. `facade.wasm` is made of it by embed.py.
//: record Point { x: s32, y: s16, label: string, tags: array string }
//: import toy fn hello(name: string) -> string
//: import toy fn same_u32(a: u32) -> u32
//: import toy fn trap()
//: import toy fn spin()
//: import toy fn mirrors(ps: array record Point) -> array record Point
//: import toy fn same_f64(a: f64) -> f64
//: import toy fn same_s64(a: s64) -> s64
#include "support.h"

void IMPORT("toy", hello)(u32 name, u32 size);
u32 IMPORT("toy", same_u32)(u32 a);
void IMPORT("toy", trap)(void);
void IMPORT("toy", spin)(void);
void IMPORT("toy", mirrors)(u32 at, u32 count);
double IMPORT("toy", same_f64)(double a);
long long IMPORT("toy", same_s64)(long long a);

//: fn twice(name: string) -> string
void EXPORT(twice)(u32 name, u32 size) {
  hello(name, size);
  hello(result_ptr, result_size);
}
//: fn fwd_u32(a: u32) -> u32
u32 EXPORT(fwd_u32)(u32 a) { return same_u32(a); }
//: fn fwd_f64(a: f64) -> f64
double EXPORT(fwd_f64)(double a) { return same_f64(a); }
//: fn fwd_s64(a: s64) -> s64
long long EXPORT(fwd_s64)(long long a) { return same_s64(a); }
//: fn fwd_trap()
void EXPORT(fwd_trap)(void) { trap(); }
//: fn fwd_spin()
void EXPORT(fwd_spin)(void) { spin(); }
//: fn fwd_mirrors(ps: array record Point) -> array record Point
void EXPORT(fwd_mirrors)(u32 at, u32 count) { mirrors(at, count); }
//: fn released_times() -> u32
u32 EXPORT(released_times)(void) { return released; }
