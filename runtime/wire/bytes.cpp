#include "runtime/wire/bytes.h"

namespace aqua::wire {

namespace {

constexpr unsigned kByte = 8, kGroup = 7;
constexpr uint8_t kMore = 0x80;

/// What a field says about the form of its content.
enum : uint8_t { kNumber = 0, kFixed64 = 1, kBytes = 2, kFixed32 = 5 };
constexpr unsigned kFormBits = 3;

}  // namespace

void appendBig(Bytes& out, uint64_t number, unsigned bytes) {
  while (bytes-- > 0) out.push_back(static_cast<uint8_t>(number >> (kByte * bytes)));
}

uint64_t readBig(View bytes) {
  uint64_t number = 0;
  for (uint8_t byte : bytes) number = number << kByte | byte;
  return number;
}

void appendVarint(Bytes& out, uint64_t number) {
  for (; number >= kMore; number >>= kGroup) out.push_back(static_cast<uint8_t>(number | kMore));
  out.push_back(static_cast<uint8_t>(number));
}

Varint readVarint(View bytes) {
  constexpr size_t kMost = 9;  // 63 bits, more than anything has that is measured here
  Varint result;
  for (uint8_t byte : bytes) {
    if (result.size == kMost) break;
    uint64_t group = byte & (kMore - 1U);
    result.number |= group << (kGroup * result.size++);
    if (byte < kMore) {
      result.state = Varint::State::Good;
      return result;
    }
  }
  result.state = result.size == kMost ? Varint::State::Bad : Varint::State::More;
  return result;
}

Bytes Inbox::take(size_t count) {
  View first = view().first(count);
  Bytes taken(first.begin(), first.end());
  use(count);
  return taken;
}

void Inbox::drop() {
  if (used_ < bytes_.size() / 2 + 1) return;
  bytes_.erase(bytes_.begin(), bytes_.begin() + static_cast<std::ptrdiff_t>(used_));
  used_ = 0;
}

void appendField(Bytes& out, uint32_t field, View bytes) {
  appendVarint(out, field << kFormBits | kBytes);
  appendVarint(out, bytes.size());
  append(out, bytes);
}

std::optional<std::vector<Field>> readFields(View message) {
  std::vector<Field> fields;
  auto number = [&]() -> std::optional<uint64_t> {
    Varint read = readVarint(message);
    if (read.state != Varint::State::Good) return std::nullopt;
    message = message.subspan(read.size);
    return read.number;
  };
  auto skip = [&](uint64_t count) {
    if (count > message.size()) return false;
    message = message.subspan(static_cast<size_t>(count));
    return true;
  };
  while (!message.empty()) {
    auto key = number();
    if (!key) return std::nullopt;
    Field field{static_cast<uint32_t>(*key >> kFormBits), {}, {}};
    switch (*key & ((1U << kFormBits) - 1)) {
    case kNumber:
      if (!(field.value = number())) return std::nullopt;
      break;
    case kBytes: {
      auto size = number();
      if (!size || *size > message.size()) return std::nullopt;
      field.bytes = message.first(static_cast<size_t>(*size));
      skip(*size);
      break;
    }
    case kFixed64:
      if (!skip(sizeof(uint64_t))) return std::nullopt;
      continue;
    case kFixed32:
      if (!skip(sizeof(uint32_t))) return std::nullopt;
      continue;
    default: return std::nullopt;
    }
    fields.push_back(field);
  }
  return fields;
}

}  // namespace aqua::wire
