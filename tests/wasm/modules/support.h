// What every module of Marine has, without a library: memory is never given back.
typedef unsigned char u8;
typedef unsigned int u32;
typedef unsigned long long u64;
#define EXPORT(name) __attribute__((export_name(#name))) name
#define IMPORT(module, name) __attribute__((import_module(module), import_name(#name))) name

static u32 result_ptr, result_size, released;
extern u8 __heap_base;
static u32 next;

void* memcpy(void* to, const void* from, unsigned long count) {
  for (u8 *t = to, *end = t + count; t < end;) *t++ = *(const u8*)from++;
  return to;
}
u32 EXPORT(allocate)(u32 count, u32 tag) {
  (void)tag;
  if (!next) next = ((u32)&__heap_base + 15) & ~15u;
  if (!count) return 0;
  u32 at = next, end = (at + count + 15) & ~15u;
  while (end + 16 > __builtin_wasm_memory_size(0) * 65536)
    if (__builtin_wasm_memory_grow(0, 1) == (unsigned long)-1) __builtin_trap();
  next = end;
  return at;
}
void EXPORT(release_objects)(void) { ++released; }
u32 EXPORT(get_result_size)(void) { return result_size; }
u32 EXPORT(get_result_ptr)(void) { return result_ptr; }
void EXPORT(set_result_size)(u32 size) { result_size = size; }
void EXPORT(set_result_ptr)(u32 ptr) { result_ptr = ptr; }
static void give(u32 ptr, u32 size) {
  result_ptr = ptr;
  result_size = size;
}
struct Slice {
  u32 at, size;
};
