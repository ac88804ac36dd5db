#include "runtime/data/codec/messagepack.h"

#include <bit>

#include "compiler/base/utf8.h"

namespace aqua::data {

using values::Value;
using values::ValueKind;

// ---------------------------------------------------------------------------------------------------------- writing

void MessagePackWriter::big(uint64_t number, unsigned bytes) {
  while (bytes > 0) out_.push_back(static_cast<uint8_t>(number >> (8 * --bytes)));
}

void MessagePackWriter::header(size_t size, uint8_t fixed, size_t fixedLimit, uint8_t form8, uint8_t form16) {
  if (size < fixedLimit) {
    out_.push_back(static_cast<uint8_t>(fixed | size));
  } else if (form8 != 0 && size <= 0xFF) {
    out_.push_back(form8);
    big(size, 1);
  } else if (size <= 0xFFFF) {
    out_.push_back(form16);
    big(size, 2);
  } else {
    out_.push_back(static_cast<uint8_t>(form16 + 1));
    big(size, 4);
  }
}

void MessagePackWriter::text(std::string_view text) {
  header(text.size(), 0xa0, 32, 0xd9, 0xda);
  out_.insert(out_.end(), text.begin(), text.end());
}

void MessagePackWriter::bytes(std::span<const uint8_t> bytes) {
  bytesHeader(bytes.size());
  out_.insert(out_.end(), bytes.begin(), bytes.end());
}

void MessagePackWriter::unsignedInteger(uint64_t number) {
  unsigned width = number <= 0x7F ? 0 : number <= 0xFF ? 1 : number <= 0xFFFF ? 2 : number <= 0xFFFFFFFF ? 4 : 8;
  if (width == 0) return out_.push_back(static_cast<uint8_t>(number));
  out_.push_back(static_cast<uint8_t>(0xcc + std::countr_zero(width)));
  big(number, width);
}

void MessagePackWriter::integer(int64_t number) {
  if (number >= 0) return unsignedInteger(static_cast<uint64_t>(number));
  unsigned width = number >= -32 ? 0 : number >= INT8_MIN ? 1 : number >= INT16_MIN ? 2 : number >= INT32_MIN ? 4 : 8;
  auto bits = static_cast<uint64_t>(number);
  if (width == 0) return out_.push_back(static_cast<uint8_t>(bits));
  out_.push_back(static_cast<uint8_t>(0xd0 + std::countr_zero(width)));
  big(bits, width);
}

void MessagePackWriter::value(const Value& root) {
  struct Open {
    const Value* value;
    size_t next = 0;
  };
  std::vector<Open> open{{&root}};
  begin(root);
  while (!open.empty()) {
    Open& top = open.back();
    const values::Array& items = top.value->asArray();
    const values::Object& members = top.value->asObject();
    size_t index = top.next++;
    if (index == items.size() + members.size()) {
      open.pop_back();
      continue;
    }
    if (!members.empty()) text(members[index].first);
    const Value& part = members.empty() ? items[index] : members[index].second;
    begin(part);
    if (part.isArray() || part.isObject()) open.push_back({&part});
  }
}

void MessagePackWriter::begin(const Value& value) {
  switch (value.kind()) {
  case ValueKind::Null: return out_.push_back(0xc0);
  case ValueKind::Bool: return out_.push_back(value.asBool() ? 0xc3 : 0xc2);
  case ValueKind::Unsigned: return unsignedInteger(*value.asUint64());
  case ValueKind::Negative: return integer(*value.asInt64());
  case ValueKind::Float: out_.push_back(0xcb); return big(std::bit_cast<uint64_t>(value.asDouble()), 8);
  case ValueKind::String: return text(value.asString());
  case ValueKind::Array: return array(value.asArray().size());
  case ValueKind::Object: return map(value.asObject().size());
  }
}

// ---------------------------------------------------------------------------------------------------------- reading

std::optional<uint64_t> MessagePackReader::big(size_t from, unsigned bytes) const {
  if (from > bytes_.size() || bytes_.size() - from < bytes) return {};
  uint64_t number = 0;
  for (unsigned i = 0; i < bytes; ++i) number = (number << 8) | bytes_[from + i];
  return number;
}

std::optional<uint32_t> MessagePackReader::size(uint8_t fixed, uint8_t fixedLimit, uint8_t form8, uint8_t form16) {
  if (atEnd()) return {};
  uint8_t head = bytes_[at_];
  if (fixedLimit != 0 && head >= fixed && head < fixed + fixedLimit) {
    ++at_;
    return head - fixed;
  }
  unsigned width = 0;
  if (form8 != 0 && head == form8) width = 1;
  if (head == form16) width = 2;
  if (head == form16 + 1) width = 4;
  if (width == 0) return {};
  std::optional<uint64_t> number = big(at_ + 1, width);
  if (!number) return {};
  at_ += 1 + width;
  return static_cast<uint32_t>(*number);
}

std::optional<std::span<const uint8_t>> MessagePackReader::take(uint32_t size, size_t before) {
  if (bytes_.size() - at_ < size) {
    at_ = before;
    return {};
  }
  at_ += size;
  return bytes_.subspan(at_ - size, size);
}

namespace {

std::optional<std::string_view> utf8(std::optional<std::span<const uint8_t>> bytes) {
  if (!bytes) return {};
  std::string_view text(reinterpret_cast<const char*>(bytes->data()), bytes->size());
  if (base::firstInvalidUtf8(text) == std::string_view::npos) return text;
  return {};
}

}  // namespace

std::optional<std::string_view> MessagePackReader::text() {
  size_t before = at_;
  std::optional<uint32_t> length = size(0xa0, 32, 0xd9, 0xda);
  if (!length) return {};
  std::optional<std::string_view> text = utf8(take(*length, before));
  if (!text) at_ = before;
  return text;
}

std::optional<std::string_view> MessagePackReader::anyText() {
  size_t before = at_;
  std::optional<std::string_view> text = utf8(textOrBytes());
  if (!text) at_ = before;
  return text;
}

std::optional<std::span<const uint8_t>> MessagePackReader::bytes() {
  size_t before = at_;
  std::optional<uint32_t> length = size(0, 0, 0xc4, 0xc5);
  if (!length) return {};
  return take(*length, before);
}

std::optional<std::span<const uint8_t>> MessagePackReader::textOrBytes() {
  if (std::optional<std::span<const uint8_t>> plain = bytes()) return plain;
  size_t before = at_;
  std::optional<uint32_t> length = size(0xa0, 32, 0xd9, 0xda);
  if (!length) return {};
  return take(*length, before);
}

std::optional<int64_t> MessagePackReader::integer() {
  if (atEnd()) return {};
  uint8_t head = bytes_[at_];
  if (head <= 0x7F || head >= 0xe0) {
    ++at_;
    return static_cast<int8_t>(head);
  }
  if (head < 0xcc || head > 0xd3) return {};
  bool isSigned = head >= 0xd0;
  unsigned width = 1U << (head - (isSigned ? 0xd0 : 0xcc));
  std::optional<uint64_t> bits = big(at_ + 1, width);
  if (!bits) return {};
  unsigned unused = 64 - 8 * width;
  auto number = static_cast<int64_t>(*bits);
  if (isSigned) number = static_cast<int64_t>(*bits << unused) >> unused;
  if (!isSigned && number < 0) return {};
  at_ += 1 + width;
  return number;
}

/// Bytes of a value that is no array and no map; 0: the bytes do not hold one.
uint64_t MessagePackReader::plainSize() const {
  uint8_t head = bytes_[at_];
  if (head >= 0xa0 && head <= 0xbf) return 1 + (head & 0x1FU);
  if ((head >= 0xc4 && head <= 0xc9) || (head >= 0xd9 && head <= 0xdb)) {  // bin, ext, str
    bool isText = head >= 0xd9;
    bool isExtension = !isText && head >= 0xc7;
    unsigned width = 1U << (head - (isText ? 0xd9 : isExtension ? 0xc7 : 0xc4));
    std::optional<uint64_t> length = big(at_ + 1, width);
    return length ? 1 + width + *length + (isExtension ? 1 : 0) : 0;
  }
  if (head >= 0xd4 && head <= 0xd8) return 2 + (uint64_t{1} << (head - 0xd4));  // ext of fixed size
  if (head == 0xca || head == 0xcb) return head == 0xca ? 5 : 9;
  if (head >= 0xcc && head <= 0xd3) return 1 + (uint64_t{1} << ((head - 0xcc) & 3));
  bool isContainer = (head >= 0x80 && head <= 0x9f) || (head >= 0xdc && head <= 0xdf);  // with a damaged head
  return isContainer || head == 0xc1 ? 0 : 1;                                           // 0xc1 is never used
}

std::optional<Value> MessagePackReader::plain() {
  if (std::optional<int64_t> number = integer()) return Value::integer(*number);
  if (std::optional<std::string_view> found = text()) return Value::string(*found);
  if (atEnd()) return {};
  uint8_t head = bytes_[at_];
  unsigned width = head == 0xca ? 4 : head == 0xcb || head == 0xcf ? 8 : 0;
  std::optional<uint64_t> bits = big(at_ + 1, width);
  if (!bits || (width == 0 && head != 0xc0 && head != 0xc2 && head != 0xc3)) return {};
  at_ += 1 + width;
  if (width == 0) return head == 0xc0 ? Value() : Value::boolean(head == 0xc3);
  if (head == 0xcf) return Value::unsignedInteger(*bits);
  return Value::number(width == 4 ? std::bit_cast<float>(static_cast<uint32_t>(*bits)) : std::bit_cast<double>(*bits));
}

std::optional<Value> MessagePackReader::value() {
  struct Open {  // an array, or a map, and what was read of it
    bool isMap = false;
    uint32_t left = 0;
    values::Array items = {};
    std::vector<std::pair<std::string, Value>> members = {};
    std::string key = {};
  };
  size_t before = at_;
  std::vector<Open> open;
  for (;;) {
    std::optional<Value> done;
    if (std::optional<uint32_t> items = array()) open.push_back({false, *items});
    else if (std::optional<uint32_t> members = map()) open.push_back({true, *members});
    else if (done = plain(); !done) return at_ = before, std::nullopt;
    for (; !open.empty(); open.pop_back()) {
      Open& top = open.back();
      // NOLINTNEXTLINE(bugprone-use-after-move): got anew, or the loop has ended
      if (done && top.isMap) top.members.emplace_back(std::move(top.key), *std::move(done));
      else if (done) top.items.push_back(*std::move(done));
      if (top.left > 0) break;
      done = top.isMap ? Value::object(std::move(top.members)) : Value::array(std::move(top.items));
    }
    if (open.empty()) return done;
    --open.back().left;
    if (!open.back().isMap) continue;
    std::optional<std::string_view> key = text();
    if (!key) return at_ = before, std::nullopt;
    open.back().key = *key;
  }
}

bool MessagePackReader::skip() {
  size_t before = at_;
  for (uint64_t open = 1; open > 0; --open) {
    if (!atEnd()) {
      // Containers only add to what has to follow: depth costs nothing.
      if (std::optional<uint32_t> items = array()) {
        open += *items;
        continue;
      }
      if (std::optional<uint32_t> members = map()) {
        open += 2 * uint64_t{*members};
        continue;
      }
      uint64_t size = plainSize();
      if (size > 0 && size <= bytes_.size() - at_) {
        at_ += size;
        continue;
      }
    }
    at_ = before;
    return false;
  }
  return true;
}

}  // namespace aqua::data
