// Bytes as the protocols of this room write and read them. Nothing here trusts what it reads.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace aqua::wire {

using Bytes = std::vector<uint8_t>;
using View = std::span<const uint8_t>;

inline View viewOf(std::string_view text) { return {reinterpret_cast<const uint8_t*>(text.data()), text.size()}; }
inline std::string_view textOf(View bytes) { return {reinterpret_cast<const char*>(bytes.data()), bytes.size()}; }
inline void append(Bytes& out, View bytes) { out.insert(out.end(), bytes.begin(), bytes.end()); }

/// Most significant byte first.
void appendBig(Bytes& out, uint64_t number, unsigned bytes);
uint64_t readBig(View bytes);
/// Seven bits a byte, the lowest first; the top bit says that more follow.
void appendVarint(Bytes& out, uint64_t number);

/// A number of that form at the beginning of `bytes`.
struct Varint {
  enum class State : uint8_t { Good, More, Bad };  // More: it does not end there
  State state = State::More;
  uint64_t number = 0;
  size_t size = 0;  // bytes
};
Varint readVarint(View bytes);

/// Bytes that came and were not used yet.
class Inbox {
 public:
  void add(View bytes) {
    drop();
    append(bytes_, bytes);
  }
  View view() const { return View(bytes_).subspan(used_); }
  size_t size() const { return bytes_.size() - used_; }
  bool empty() const { return size() == 0; }
  void use(size_t count) { used_ += count; }
  /// The first of them, which are used then.
  Bytes take(size_t count);

 private:
  /// Moves what is left to the front when that is cheap.
  void drop();

  Bytes bytes_;
  size_t used_ = 0;
};

/// Protocol buffers: fields of numbers and of bytes.
void appendField(Bytes& out, uint32_t field, View bytes);
struct Field {
  uint32_t number = 0;
  std::optional<uint64_t> value;  // else bytes
  View bytes;
};
/// All fields, in order; nothing when the bytes are no message. Fields of fixed width are left out.
std::optional<std::vector<Field>> readFields(View message);

}  // namespace aqua::wire
