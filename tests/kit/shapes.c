#include "shapes.marine.h"

#include <stdlib.h>

static uint32_t counter = 100;

marine_string Shapes_hello(marine_string name) {
  marine_string out = {marine_alloc(7 + name.size), 7 + name.size};
  memcpy(out.data, "hello, ", 7);
  memcpy(out.data + 7, name.data, name.size);
  return out;
}
uint64_t Shapes_sum(marine_u32_array xs) {
  uint64_t all = 0;
  for (uint32_t i = 0; i < xs.count; ++i) all += xs.items[i];
  return all;
}
Point Shapes_mirror(Point p) {
  p.x = -p.x;
  p.y = (int16_t)-p.y;
  return p;
}
Point_array Shapes_mirrors(Point_array ps) {
  for (uint32_t i = 0; i < ps.count; ++i) ps.items[i] = Shapes_mirror(ps.items[i]);
  return ps;
}
Deep Shapes_deep(Deep d) { return d; }
marine_string_array Shapes_words(marine_string text) {
  marine_string_array out = {marine_alloc(text.size * sizeof *out.items), 0};
  for (char *word = strtok(text.data, " "); word; word = strtok(NULL, " ")) out.items[out.count++] = marine_text(word);
  return out;
}
marine_string_array Shapes_maybe(marine_string_array text) { return text; }
marine_u16_array_array Shapes_lists(marine_u16_array_array a) { return a; }
marine_u8_array_array Shapes_blobs(marine_u8_array_array a) { return a; }
marine_u8_array Shapes_bytes(marine_u8_array a) { return a; }
marine_bool_array Shapes_bools(marine_bool_array a) { return a; }
marine_f32_array Shapes_floats(marine_f32_array a) { return a; }
bool Shapes_same_bool(bool a) { return a; }
int8_t Shapes_same_i8(int8_t a) { return a; }
uint8_t Shapes_same_u8(uint8_t a) { return a; }
int16_t Shapes_same_i16(int16_t a) { return a; }
uint16_t Shapes_same_u16(uint16_t a) { return a; }
int32_t Shapes_same_i32(int32_t a) { return a; }
uint32_t Shapes_same_u32(uint32_t a) { return a; }
int64_t Shapes_same_i64(int64_t a) { return a; }
uint64_t Shapes_same_u64(uint64_t a) { return a; }
float Shapes_same_f32(float a) { return a; }
double Shapes_same_f64(double a) { return a; }
uint32_t Shapes_count(void) { return ++counter; }
void Shapes_nothing(marine_string text) { (void)text; }
void Shapes_fail(marine_string text) {
  ++counter;
  marine_fail(text.data);
}
Parameters Shapes_whoami(void) {
  marine_call_parameters_t all = marine_call_parameters();
  Parameters out = {{all.particle.id, all.particle.init_peer_id, all.particle.timestamp, all.particle.ttl,
                     all.particle.script, all.particle.signature, all.particle.token},
                    all.service_id, all.service_creator_peer_id, all.host_id, all.worker_id, {0}};
  out.tetraplets.count = all.tetraplets.count;
  out.tetraplets.items = marine_alloc(all.tetraplets.count * sizeof *out.tetraplets.items);
  for (uint32_t i = 0; i < all.tetraplets.count; ++i) {
    marine_tetraplet_array from = all.tetraplets.items[i];
    Tetraplet_array to = {marine_alloc(from.count * sizeof *to.items), from.count};
    for (uint32_t k = 0; k < from.count; ++k)
      to.items[k] = (Tetraplet){from.items[k].peer_pk, from.items[k].service_id, from.items[k].function_name,
                                from.items[k].lens};
    out.tetraplets.items[i] = to;
  }
  return out;
}
void Shapes_say(int32_t level, marine_string text) { marine_log_text(level, text); }
marine_string_array Shapes_env(marine_string name) {
  marine_string_array out = {marine_alloc(sizeof *out.items), 0};
  const char *value = getenv(name.data);
  if (value) out.items[out.count++] = marine_text(value);
  return out;
}
marine_string Shapes_delete(int8_t double_, marine_string int_) {
  marine_string none = {NULL, 0};
  return double_ ? int_ : none;
}
