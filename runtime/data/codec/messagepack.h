// MessagePack as the interface of the AIR machine uses it (EXECUTION.md 2.2, 7.1): shortest integers, 64-bit
// floats, structures as maps with their fields in order.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "runtime/values/value.h"

namespace aqua::data {

class MessagePackWriter {
 public:
  explicit MessagePackWriter(std::vector<uint8_t>& out) : out_(out) {}
  void map(size_t members) { header(members, 0x80, 16, 0, 0xde); }
  void array(size_t items) { header(items, 0x90, 16, 0, 0xdc); }
  void text(std::string_view text);
  void bytes(std::span<const uint8_t> bytes);
  /// What stands before so many bytes: at most 5.
  void bytesHeader(size_t size) { header(size, 0, 0, 0xc4, 0xc5); }
  void unsignedInteger(uint64_t number);
  void integer(int64_t number);
  /// No recursion: values of scripts nest deeper than JSON may.
  void value(const values::Value& value);

 private:
  void big(uint64_t number, unsigned bytes);
  /// A plain value, or what stands before the parts of another.
  void begin(const values::Value& value);
  /// `fixed | size` when size < fixedLimit; else the 8-bit form (0: there is none), or the 16- or 32-bit one.
  void header(size_t size, uint8_t fixed, size_t fixedLimit, uint8_t form8, uint8_t form16);

  std::vector<uint8_t>& out_;
};

/// Reads from untrusted bytes. Whatever does not fit gives nothing, and the reader stays where it was.
class MessagePackReader {
 public:
  explicit MessagePackReader(std::span<const uint8_t> bytes) : bytes_(bytes) {}
  size_t position() const { return at_; }
  bool atEnd() const { return at_ == bytes_.size(); }
  /// Number of members or items that follow. It may be larger than what the bytes can hold: never reserve by it.
  std::optional<uint32_t> map() { return size(0x80, 16, 0, 0xde); }
  std::optional<uint32_t> array() { return size(0x90, 16, 0, 0xdc); }
  /// Valid UTF-8; points into the bytes.
  std::optional<std::string_view> text();
  std::optional<std::span<const uint8_t>> bytes();
  /// A byte string, or what a text is made of, which need not be UTF-8.
  std::optional<std::span<const uint8_t>> textOrBytes();
  /// Valid UTF-8, written as a text or as a byte string.
  std::optional<std::string_view> anyText();
  /// Integers that fit.
  std::optional<int64_t> integer();
  /// What JSON has, of any depth. Neither byte strings nor extensions are JSON.
  std::optional<values::Value> value();
  /// One value of any kind and depth.
  bool skip();

 private:
  std::optional<uint64_t> big(size_t from, unsigned bytes) const;
  std::optional<uint32_t> size(uint8_t fixed, uint8_t fixedLimit, uint8_t form8, uint8_t form16);
  std::optional<std::span<const uint8_t>> take(uint32_t size, size_t before);
  /// A value that is no array and no map.
  std::optional<values::Value> plain();
  uint64_t plainSize() const;

  std::span<const uint8_t> bytes_;
  size_t at_ = 0;
};

}  // namespace aqua::data
