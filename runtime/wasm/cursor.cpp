#include "runtime/wasm/cursor.h"

#include <fmt/format.h>

#include "compiler/base/utf8.h"

namespace aqua::wasm {

namespace {

constexpr uint8_t kMore = 0x80, kSign = 0x40, kDigits = 0x7f;

}  // namespace

void Cursor::fail(uint32_t offset, std::string text) {
  if (!bad_) bad_ = Bad{offset, std::move(text)};
  at_ = end_;
}

uint8_t Cursor::byte() {
  if (at_ == end_) {
    fail(at_, "unexpected end");
    return 0;
  }
  return module_[at_++];
}

uint64_t Cursor::unsignedLeb(uint32_t bits) {
  uint32_t begin = at_;
  uint64_t value = 0;
  for (uint32_t shift = 0;; shift += 7) {
    uint8_t next = byte();
    if (shift + 7 > bits && (next & kMore)) {
      fail(begin, "integer representation too long");
      return 0;
    }
    if (shift + 7 > bits && (next >> (bits - shift))) {
      fail(begin, "integer too large");
      return 0;
    }
    value |= static_cast<uint64_t>(next & kDigits) << shift;
    if (!(next & kMore)) return value;
  }
}

int64_t Cursor::signedLeb(uint32_t bits) {
  uint32_t begin = at_;
  uint64_t value = 0;
  for (uint32_t shift = 0;; shift += 7) {
    uint8_t next = byte();
    if (shift + 7 > bits) {  // the last byte has the sign in all bits that do not count
      if (next & kMore) {
        fail(begin, "integer representation too long");
        return 0;
      }
      uint32_t used = bits - shift;
      uint8_t upper = static_cast<uint8_t>(kDigits & (0xffu << (used - 1)));
      if ((next & upper) != 0 && (next & upper) != upper) {
        fail(begin, "integer too large");
        return 0;
      }
    }
    value |= static_cast<uint64_t>(next & kDigits) << shift;
    if (next & kMore) continue;
    if ((next & kSign) && shift + 7 < 64) value |= ~uint64_t{0} << (shift + 7);
    return static_cast<int64_t>(value);
  }
}

std::span<const uint8_t> Cursor::bytes(uint32_t count) {
  Range range = part(count);
  return module_.subspan(range.begin, range.end - range.begin);
}

Range Cursor::part(uint32_t count) {
  if (count > rest()) {
    fail(at_, fmt::format("length out of bounds: {} bytes, and {} are left", count, rest()));
    return {at_, at_};
  }
  at_ += count;
  return {at_ - count, at_};
}

std::string_view Cursor::name() {
  uint32_t length = u32(), begin = at_;
  std::span<const uint8_t> content = bytes(length);
  std::string_view text(reinterpret_cast<const char*>(content.data()), content.size());
  if (!failed() && base::firstInvalidUtf8(text) != std::string_view::npos) fail(begin, "malformed UTF-8 encoding");
  return failed() ? std::string_view() : text;
}

uint32_t Cursor::count(uint32_t most, std::string_view what) {
  uint32_t begin = at_, number = u32();
  if (number > most) fail(begin, fmt::format("{} {}, and at most {} are allowed", number, what, most));
  else if (number > rest()) fail(begin, fmt::format("unexpected end: {} {} in {} bytes", number, what, rest()));
  return failed() ? 0 : number;
}

}  // namespace aqua::wasm
