// Memory, and what the peer offers to every module.
#include "marine.h"

#include <stdlib.h>
#include <unistd.h>

#define EXPORT(name) __attribute__((export_name(#name)))
#define HOST(name) __attribute__((import_module("__marine_host_api_v3"), import_name(#name)))

HOST(log_utf8_string) void marine_host_log(int32_t level, int32_t target, const char *text, uint32_t size);
HOST(get_call_parameters) void marine_host_parameters(void);

// ---- memory ------------------------------------------------------------------------------------------------------

typedef struct {
  void **items;
  size_t count, room;
} blocks;
static blocks call_blocks, result_blocks;

void marine_fail(const char *text) {
  (void)!write(STDERR_FILENO, text, strlen(text));
  (void)!write(STDERR_FILENO, "\n", 1);
  __builtin_trap();
}

// Debian builds the arithmetic of 128 bits, which clang calls, with guards of the stack, and its wasi-libc has none.
__attribute__((weak)) uintptr_t __stack_chk_guard = 0x7f4a0d9b;
__attribute__((weak, noreturn)) void __stack_chk_fail(void) { marine_fail("the stack is damaged"); }

static void *add_block(blocks *list, size_t size) {
  if (list->count == list->room) {
    size_t room = list->room ? 2 * list->room : 16;
    void **items = realloc(list->items, room * sizeof *items);
    if (!items) marine_fail("out of memory");
    list->items = items;
    list->room = room;
  }
  char *block = size < SIZE_MAX ? malloc(size + 1) : NULL;
  if (!block) marine_fail("out of memory");
  block[size] = 0;
  return list->items[list->count++] = block;
}
static void free_blocks(blocks *list) {
  while (list->count) free(list->items[--list->count]);
}

void *marine_alloc(size_t size) { return add_block(&call_blocks, size); }
void *marine_result(size_t size) { return add_block(&result_blocks, size); }
void marine_end_call(void) { free_blocks(&call_blocks); }

// The peer asks for memory for arguments and for results of other modules. It passes the number of bytes, whatever the
// tag says.
EXPORT(allocate) void *allocate(uint32_t size, uint32_t tag) {
  (void)tag;
  return size ? marine_alloc(size) : NULL;
}
EXPORT(release_objects) void release_objects(void) { free_blocks(&result_blocks); }

static uint32_t result_ptr, result_size;
EXPORT(set_result_ptr) void set_result_ptr(uint32_t at) { result_ptr = at; }
EXPORT(set_result_size) void set_result_size(uint32_t size) { result_size = size; }
EXPORT(get_result_ptr) uint32_t get_result_ptr(void) { return result_ptr; }
EXPORT(get_result_size) uint32_t get_result_size(void) { return result_size; }

// ---- the peer ------------------------------------------------------------------------------------------------------

void marine_log(int32_t level, const char *text) { marine_host_log(level, 0, text, (uint32_t)strlen(text)); }
void marine_log_text(int32_t level, marine_string text) { marine_host_log(level, 0, text.data, text.size); }

// Records are packed: `at` goes behind what was read.
static uint32_t next_word(const char **at) {
  uint32_t word = marine_word(*at);
  *at += sizeof word;
  return word;
}
static marine_string next_string(const char **at) {
  uint32_t data = next_word(at), size = next_word(at);
  return marine_string_of(marine_at(data), size);
}
static marine_u8_array next_bytes(const char **at) {
  uint32_t data = next_word(at), count = next_word(at);
  marine_u8_array out = {(uint8_t *)marine_at(data), count};
  return out;
}

static marine_tetraplet_array tetraplets_at(const char *list, uint32_t count) {
  marine_tetraplet_array out = {marine_alloc(count * sizeof(marine_tetraplet)), count};
  for (uint32_t i = 0; i < count; ++i) {
    const char *at = marine_at(next_word(&list));
    marine_tetraplet *each = &out.items[i];
    each->peer_pk = next_string(&at);
    each->service_id = next_string(&at);
    each->function_name = next_string(&at);
    each->lens = next_string(&at);
  }
  return out;
}

marine_call_parameters_t marine_call_parameters(void) {
  marine_host_parameters();
  const char *at = marine_at(get_result_ptr()), *particle = marine_at(next_word(&at));
  marine_call_parameters_t out;
  out.particle.id = next_string(&particle);
  out.particle.init_peer_id = next_string(&particle);
  memcpy(&out.particle.timestamp, particle, sizeof out.particle.timestamp);
  particle += sizeof out.particle.timestamp;
  out.particle.ttl = next_word(&particle);
  out.particle.script = next_string(&particle);
  out.particle.signature = next_bytes(&particle);
  out.particle.token = next_string(&particle);
  out.service_id = next_string(&at);
  out.service_creator_peer_id = next_string(&at);
  out.host_id = next_string(&at);
  out.worker_id = next_string(&at);
  const char *lists = marine_at(next_word(&at));
  out.tetraplets.count = next_word(&at);
  out.tetraplets.items = marine_alloc(out.tetraplets.count * sizeof *out.tetraplets.items);
  for (uint32_t i = 0; i < out.tetraplets.count; ++i) {
    uint32_t list = next_word(&lists), count = next_word(&lists);
    out.tetraplets.items[i] = tetraplets_at(marine_at(list), count);
  }
  return out;
}

marine_output marine_program_output(void) {
  const char *at = marine_at(get_result_ptr());
  marine_output out;
  out.ret_code = (int32_t)next_word(&at);
  out.error = next_string(&at);
  out.output = next_bytes(&at);
  out.errors = next_bytes(&at);
  return out;
}
