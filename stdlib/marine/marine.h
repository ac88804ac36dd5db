// What every module has: texts and lists, memory of a call, log, call parameters, programs of the peer. For C; C++ has
// marine.hpp on top.
//
// Memory: arguments, results of other modules, call parameters, and what marine_alloc gives live until the function
// of the module that was called returns. A result is copied then, so it may lie in any of these, or be static.
#ifndef MARINE_H
#define MARINE_H
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#ifdef __cplusplus
extern "C" {
#endif

// UTF-8. Behind the last byte of a text that comes from outside stands a zero.
typedef struct {
  char *data;
  uint32_t size;
} marine_string;
typedef struct {
  uint8_t *items;
  uint32_t count;
} marine_u8_array;
typedef struct {
  marine_string *items;
  uint32_t count;
} marine_string_array;

// Memory until the end of the call, for any type; nothing has to free it. Ends the call when there is no more.
void *marine_alloc(size_t size);
// The text itself, not a copy.
static inline marine_string marine_text(const char *text) {
  marine_string out = {(char *)text, (uint32_t)strlen(text)};
  return out;
}
// Ends the call with an error; the text goes to stderr. The service lives on, with its memory as it is.
#ifdef __cplusplus
[[noreturn]]
#else
_Noreturn
#endif
void marine_fail(const char *text);

enum { MARINE_ERROR = 1, MARINE_WARN, MARINE_INFO, MARINE_DEBUG, MARINE_TRACE };
void marine_log(int32_t level, const char *text);
void marine_log_text(int32_t level, marine_string text);

// What the call says about itself.
typedef struct {
  marine_string peer_pk, service_id, function_name, lens;
} marine_tetraplet;
typedef struct {
  marine_tetraplet *items;
  uint32_t count;
} marine_tetraplet_array;
typedef struct {
  struct {
    marine_string id, init_peer_id;
    uint64_t timestamp;  // milliseconds, as ttl
    uint32_t ttl;
    marine_string script;
    marine_u8_array signature;
    marine_string token;
  } particle;
  marine_string service_id, service_creator_peer_id, host_id, worker_id;
  struct {
    marine_tetraplet_array *items;  // of each argument
    uint32_t count;
  } tetraplets;
} marine_call_parameters_t;
marine_call_parameters_t marine_call_parameters(void);

// Runs a program that the peer has mounted. The module has to be built with `--program NAME` for it.
typedef struct {
  int32_t ret_code;     // of the program; 100000 and above: it did not run
  marine_string error;  // empty, or why it did not run
  marine_u8_array output, errors;
} marine_output;
marine_output marine_run(const char *program, const marine_string *args, uint32_t count);

// ---- for the glue that `aqua wasm build` writes ----------------------------------------------------------------

void set_result_ptr(uint32_t at);
void set_result_size(uint32_t size);
uint32_t get_result_ptr(void);
uint32_t get_result_size(void);

// Memory that the peer frees when it has read the result, or the arguments for another module.
void *marine_result(size_t size);
// The end of a call: frees what lives until then.
void marine_end_call(void);
static inline char *marine_at(uint32_t address) { return (char *)(uintptr_t)address; }
static inline uint32_t marine_address(const void *at) { return (uint32_t)(uintptr_t)at; }
static inline uint32_t marine_word(const char *at) {
  uint32_t word;
  memcpy(&word, at, sizeof word);
  return word;
}
static inline marine_string marine_string_of(char *data, uint32_t size) {
  marine_string out = {size ? data : (char *)"", size};
  return out;
}
// What the program of the peer gave, or the one that another module returned.
marine_output marine_program_output(void);

#ifdef __cplusplus
}
#endif
#endif
