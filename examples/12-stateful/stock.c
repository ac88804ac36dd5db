// Ten tickets, and nobody gets more than there are. `stock.wasm` is made of it by tests/wasm/modules/embed.py.
typedef unsigned int u32;
#define EXPORT(name) __attribute__((export_name(#name))) name

static u32 left = 10, result_ptr, result_size;

u32 EXPORT(allocate)(u32 count, u32 tag) { return (void)count, (void)tag, 0; }
void EXPORT(release_objects)(void) {}
u32 EXPORT(get_result_size)(void) { return result_size; }
u32 EXPORT(get_result_ptr)(void) { return result_ptr; }
void EXPORT(set_result_size)(u32 size) { result_size = size; }
void EXPORT(set_result_ptr)(u32 ptr) { result_ptr = ptr; }

//: fn take(count: u32) -> u32
u32 EXPORT(take)(u32 count) {
  if (count > left) __builtin_trap();
  return left -= count;
}
