// The smallest module that says something. `greeting.wasm` is made of it by embed.py.
//: record Greeting { text: string, number: u32 }
typedef unsigned char u8;
typedef unsigned int u32;
#define EXPORT(name) __attribute__((export_name(#name))) name

static u32 result_ptr, result_size, count_;
static u8 memory[60000], *next = memory;

u32 EXPORT(allocate)(u32 count, u32 tag) {
  (void)tag;
  if (!count) return 0;
  if (count > (u32)(memory + sizeof memory - next)) __builtin_trap();
  u8 *at = next;
  next += (count + 7) & ~7u;
  return (u32)at;
}
void EXPORT(release_objects)(void) { next = memory; }
u32 EXPORT(get_result_size)(void) { return result_size; }
u32 EXPORT(get_result_ptr)(void) { return result_ptr; }
void EXPORT(set_result_size)(u32 size) { result_size = size; }
void EXPORT(set_result_ptr)(u32 ptr) { result_ptr = ptr; }

void __attribute__((import_module("__marine_host_api_v3"), import_name("log_utf8_string"))) host_log(int level, int target, const char *text, u32 size);

//: fn greeting(name: string) -> string
void EXPORT(greeting)(u8 *name, u32 size) {
  u8 *out = (u8 *)allocate(size + 4, 1), *to = out;
  for (u32 i = 0; i < 4; ++i) *to++ = (u8) "Hi, "[i];
  for (u32 i = 0; i < size; ++i) *to++ = name[i];
  result_ptr = (u32)out;
  result_size = size + 4;
}
//: fn greeting_record() -> record Greeting
void EXPORT(greeting_record)(void) {
  static u32 record[3];
  record[0] = (u32) "Hello, world!";
  record[1] = 13;
  record[2] = 42;
  result_ptr = (u32)record;
}
//: fn count() -> u32
u32 EXPORT(count)(void) {
  host_log(3, 0, "counted", 7);
  return ++count_;
}
//: fn failing()
void EXPORT(failing)(void) { __builtin_trap(); }
