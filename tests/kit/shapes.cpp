#include "shapes.marine.hpp"

#include <cstdlib>
#include <map>
#include <sstream>

namespace {

/// Counts how often it was constructed: once, before the first call.
struct Counter {
  uint32_t value = 100;
} counter;

}  // namespace

namespace Shapes {

std::string hello(std::string name) { return "hello, " + name; }
uint64_t sum(std::vector<uint32_t> xs) {
  uint64_t all = 0;
  for (uint32_t each : xs) all += each;
  return all;
}
Point mirror(Point p) {
  p.x = -p.x;
  p.y = static_cast<int16_t>(-p.y);
  return p;
}
std::vector<Point> mirrors(std::vector<Point> ps) {
  for (Point& each : ps) each = mirror(each);
  return ps;
}
Deep deep(Deep d) { return d; }
std::vector<std::string> words(std::string text) {
  std::vector<std::string> out;
  std::istringstream in(text);
  for (std::string word; in >> word;) out.push_back(word);
  return out;
}
std::optional<std::string> maybe(std::optional<std::string> text) { return text; }
std::vector<std::vector<uint16_t>> lists(std::vector<std::vector<uint16_t>> a) { return a; }
std::vector<std::vector<uint8_t>> blobs(std::vector<std::vector<uint8_t>> a) { return a; }
std::vector<uint8_t> bytes(std::vector<uint8_t> a) { return a; }
std::vector<bool> bools(std::vector<bool> a) { return a; }
std::vector<float> floats(std::vector<float> a) { return a; }
bool same_bool(bool a) { return a; }
int8_t same_i8(int8_t a) { return a; }
uint8_t same_u8(uint8_t a) { return a; }
int16_t same_i16(int16_t a) { return a; }
uint16_t same_u16(uint16_t a) { return a; }
int32_t same_i32(int32_t a) { return a; }
uint32_t same_u32(uint32_t a) { return a; }
int64_t same_i64(int64_t a) { return a; }
uint64_t same_u64(uint64_t a) { return a; }
float same_f32(float a) { return a; }
double same_f64(double a) { return a; }
uint32_t count() { return ++counter.value; }
void nothing(std::string) {}
void fail(std::string text) {
  ++counter.value;
  marine::fail(text);
}
Parameters whoami() {
  marine::CallParameters all = marine::call_parameters();
  Parameters out{{all.particle.id, all.particle.init_peer_id, all.particle.timestamp, all.particle.ttl,
                  all.particle.script, all.particle.signature, all.particle.token},
                 all.service_id,
                 all.service_creator_peer_id,
                 all.host_id,
                 all.worker_id,
                 {}};
  for (const auto& list : all.tetraplets) {
    out.tetraplets.emplace_back();
    for (const marine::Tetraplet& each : list)
      out.tetraplets.back().push_back({each.peer_pk, each.service_id, each.function_name, each.lens});
  }
  return out;
}
void say(int32_t level, std::string text) { marine::log(marine::Level(level), text); }
std::optional<std::string> env(std::string name) {
  const char* value = std::getenv(name.c_str());
  return value ? std::optional<std::string>(value) : std::nullopt;
}
std::string delete_(int8_t double_, std::string int_) { return double_ ? int_ : ""; }

}  // namespace Shapes
