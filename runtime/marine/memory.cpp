#include "runtime/marine/memory.h"

#include <algorithm>

#include <fmt/format.h>

#include "compiler/base/utf8.h"

namespace aqua::marine {

namespace {

using base::Done;
using base::Failure;
using base::Result;
using wasm::Slot;

constexpr std::string_view kTooDeep = "values within values are nested too deep";

/// The last byte of the memory cannot be read or written: so it is on production peers.
bool readable(uint64_t at, uint64_t size, uint64_t memory) { return at + size < memory; }

/// The tag that `allocate` gets for an array of these.
uint32_t tagOf(Kind kind) {
  switch (kind) {
  case Kind::Boolean: return 0;
  case Kind::U8: return 1;
  case Kind::U16: return 2;
  case Kind::U64: return 4;
  case Kind::S8: return 5;
  case Kind::S16: return 6;
  case Kind::S32:
  case Kind::I32: return 7;
  case Kind::S64:
  case Kind::I64: return 8;
  case Kind::F32: return 9;
  case Kind::F64: return 10;
  case Kind::U32:
  case Kind::String:
  case Kind::Record:
  case Kind::Array:
  case Kind::ByteArray: return 3;  // a pointer is an u32
  }
  return 3;
}

uint64_t numberOf(std::string_view bytes) {
  uint64_t bits = 0;
  for (size_t i = bytes.size(); i-- > 0;) bits = bits << 8 | static_cast<uint8_t>(bytes[i]);
  return bits;
}

bool isSigned(Kind kind) {
  return kind == Kind::S8 || kind == Kind::S16 || kind == Kind::S32 || kind == Kind::S64 || kind == Kind::I32 ||
         kind == Kind::I64;
}

bool isNumber(Kind kind) {
  return kind != Kind::String && kind != Kind::Record && kind != Kind::Array && kind != Kind::ByteArray;
}

/// A number as it is in `bytes`.
Item readNumber(Kind kind, std::string_view bytes) {
  uint64_t bits = numberOf(bytes);
  if (kind == Kind::Boolean) bits = bits != 0;
  uint32_t unused = 64 - 8 * static_cast<uint32_t>(bytes.size());
  if (isSigned(kind)) bits = static_cast<uint64_t>(static_cast<int64_t>(bits << unused) >> unused);
  return numberItem(kind, bits);
}

}  // namespace

void append(std::string& out, uint64_t number, size_t bytes) {
  for (size_t i = 0; i < bytes; ++i) out.push_back(static_cast<char>(number >> (8 * i)));
}

std::string outOfBounds(uint64_t at, uint64_t size, uint64_t memory) {
  return fmt::format("Out-of-bound Wasm memory access: offset {}, size {}, while memory_size {}", at, size, memory);
}

/// The official runtime computes the index with 32 bits.
std::string outOfMemory(uint64_t end, uint64_t memory) {
  return fmt::format("read out of the memory bounds (index {} > memory length {})", static_cast<uint32_t>(end), memory);
}

std::string causeText(const wasm::Trap& trap, int64_t fuelLimit) {
  std::string text = "Trap occurred: " + wasm::trapText(trap);
  if (trap.kind == wasm::Trap::Kind::Fuel) text += fmt::format(" (limit {})", fuelLimit);
  return text;
}

Result<std::vector<Slot>> callExport(Guest& guest, std::string_view name, std::span<const Slot> args) {
  const wasm::Export* item = guest.code.find(name);
  if (!item || item->kind != wasm::Kind::Function) return Failure{fmt::format("export not found: {}", name)};
  std::vector<Slot> results(guest.code.signature(item->index).results.size());
  uint32_t index = static_cast<uint32_t>(item - guest.code.contents().exports.data());
  NativeStack stack(guest.nested, NativeStack::kCall);
  if (stack.isFull()) return Failure{causeText({wasm::Trap::Kind::Depth, ""}, guest.fuelLimit)};
  if (std::optional<wasm::Trap> trap = guest.instance.call(index, args, results, guest.budget))
    return Failure{causeText(*trap, guest.fuelLimit)};
  return results;
}

bool isBytes(const InterfaceType& type) {
  return type.kind == Kind::ByteArray || (type.kind == Kind::Array && type.element->kind == Kind::U8);
}

bool isOf(const Item& item, const InterfaceType& type) {
  return item.kind == (isBytes(type) ? Kind::ByteArray : type.kind);
}

// --------------------------------------------------------------------------------------------------------- lowering

Result<uint32_t> Lowering::allocate(uint64_t bytes, uint32_t tag) {
  const wasm::Export* item = guest_.code.find("allocate");
  constexpr std::string_view kSignature = "(i32, i32) -> i32";
  if (!item || item->kind != wasm::Kind::Function ||
      wasm::signatureText(guest_.code.signature(item->index)) != kSignature)
    return Failure{std::string(
        "allocate func doesn't receive two i32 values,probably a Wasm module's built with unsupported sdk version")};
  const Slot args[] = {bytes, tag};
  auto result = callExport(guest_, "allocate", args);
  if (!result) return Failure{fmt::format("call to allocate function was failed: {}", result.error())};
  return static_cast<uint32_t>(result->front());
}

Result<Done> Lowering::write(uint32_t at, const std::string& bytes) {
  uint64_t memory = guest_.instance.memorySize();
  if (!readable(at, bytes.size(), memory)) return Failure{outOfBounds(at, bytes.size(), memory)};
  guest_.budget.fuel -= static_cast<int64_t>(bytes.size() / kBytesForOneFuel);
  guest_.instance.write(at, {reinterpret_cast<const uint8_t*>(bytes.data()), bytes.size()});
  return Done{};
}

Result<Done> Lowering::bytesAt(uint32_t at, std::string_view bytes) {
  uint64_t memory = guest_.instance.memorySize(), end = uint64_t{at} + bytes.size();
  if (bytes.empty()) return Done{};
  if (!readable(at, bytes.size(), memory)) return Failure{outOfMemory(end, memory)};
  return write(at, std::string(bytes));
}

Result<Place> Lowering::text(const std::string& bytes) {
  auto at = allocate(bytes.size(), 1);
  if (!at) return Failure{at.error()};
  if (!bytes.empty())
    if (auto done = write(*at, bytes); !done) return Failure{done.error()};
  return Place{*at, static_cast<uint32_t>(bytes.size())};
}

Result<Done> Lowering::inner(const Item& value, const InterfaceType& type, std::string& out) {
  if (!isOf(value, type))
    return Failure{fmt::format("read a value `{}` from the stack, that can't be converted to `{}`", debugText(type),
                               debugText(value))};
  uint32_t bytes = kindInfo(type.kind).bytes;
  if (isNumber(type.kind)) {
    append(out, value.bits, bytes);
    return Done{};
  }
  NativeStack stack(guest_.nested, NativeStack::kValue);
  if (stack.isFull()) return Failure{std::string(kTooDeep)};
  static const InterfaceType kByte{Kind::U8};
  Result<Place> place = Place{};
  if (type.kind == Kind::String) {
    place = text(*value.bytes);
  } else if (type.kind == Kind::Record) {
    auto at = record(value, type.record);
    place = at ? Result<Place>(Place{*at, 0}) : Failure{at.error()};
  } else {
    place = array(value, type.element ? *type.element : kByte);
  }
  if (!place) return Failure{place.error()};
  append(out, place->at | uint64_t{place->count} << 32, bytes);  // of a record the pointer only
  return Done{};
}

Result<Place> Lowering::array(const Item& value, const InterfaceType& element) {
  bool bytes = value.kind == Kind::ByteArray;
  size_t count = bytes ? value.bytes->size() : value.items->size();
  if (count == 0) return Place{};
  auto at = allocate(uint64_t{count} * kindInfo(element.kind).bytes, tagOf(element.kind));
  if (!at) return Failure{at.error()};
  std::string out;
  if (bytes) out = *value.bytes;
  else
    for (const Item& each : *value.items)
      if (auto done = inner(each, element, out); !done) return Failure{done.error()};
  if (auto done = write(*at, out); !done) return Failure{done.error()};
  return Place{*at, static_cast<uint32_t>(count)};
}

Result<uint32_t> Lowering::record(const Item& value, uint64_t type) {
  const RecordType* record = guest_.interface.record(type);
  if (!record) return Failure{fmt::format("type with `{}` is missing in a Wasm binary", type)};
  if (value.items->size() != record->fields.size())
    return Failure{fmt::format("record with {} fields were encountered but {} expected", value.items->size(),
                               record->fields.size())};
  std::string out;
  for (size_t i = 0; i < record->fields.size(); ++i)
    if (auto done = inner((*value.items)[i], record->fields[i].type, out); !done) return Failure{done.error()};
  auto at = allocate(out.size(), 1);
  if (!at) return Failure{at.error()};
  if (auto done = write(*at, out); !done) return Failure{done.error()};
  return *at;
}

namespace {

/// What the byte behind the first one of a character may be.
bool mayFollow(uint8_t first, uint8_t second) {
  uint8_t least = first == 0xe0   ? 0xa0
                  : first == 0xf0 ? 0x90
                                  : 0x80,
          most = first == 0xed   ? 0x9f
                 : first == 0xf4 ? 0x8f
                                 : 0xbf;
  return second >= least && second <= most;
}

}  // namespace

Result<std::string> checkedText(std::string bytes) {
  size_t bad = base::firstInvalidUtf8(bytes);
  if (bad == std::string::npos) return bytes;
  // How many bytes begin a character before one that does not fit, or before the end.
  auto at = [&](size_t index) { return static_cast<uint8_t>(bytes[bad + index]); };
  size_t rest = bytes.size() - bad, begun = 1;
  uint8_t first = at(0);
  size_t wanted = first >= 0xf0 && first <= 0xf4  ? 4
                  : first >= 0xe0 && first < 0xf0 ? 3
                  : first >= 0xc2 && first < 0xe0 ? 2
                                                  : 1;
  while (begun < wanted && begun < rest && (begun == 1 ? mayFollow(first, at(1)) : (at(begun) & 0xc0) == 0x80)) ++begun;
  if (begun < wanted && begun == rest) return Failure{fmt::format("incomplete utf-8 byte sequence from index {}", bad)};
  return Failure{fmt::format("invalid utf-8 sequence of {} bytes from index {}", begun, bad)};
}

Result<std::string> Lifting::part(uint32_t at, uint64_t size, uint64_t cost) {
  uint64_t memory = guest_.instance.memorySize();
  if (!readable(at, size, memory)) return Failure{outOfBounds(at, size, memory)};
  if (cost > left_) return Failure{fmt::format("value is larger than {} bytes", kMostValueBytes)};
  left_ -= cost;
  guest_.budget.fuel -= static_cast<int64_t>(size / kBytesForOneFuel);
  std::string bytes(size, '\0');
  guest_.instance.read(at, {reinterpret_cast<uint8_t*>(bytes.data()), bytes.size()});
  return bytes;
}

Result<std::string> Lifting::bytes(Place place) {
  if (place.count == 0) return std::string();
  uint64_t memory = guest_.instance.memorySize(), end = uint64_t{place.at} + place.count;
  if (!readable(place.at, place.count, memory)) return Failure{outOfMemory(end, memory)};
  return part(place.at, place.count, place.count);
}

Result<Item> Lifting::inner(std::string_view from, const InterfaceType& type) {
  if (isNumber(type.kind)) return readNumber(type.kind, from);
  NativeStack stack(guest_.nested, NativeStack::kValue);
  if (stack.isFull()) return Failure{std::string(kTooDeep)};
  Place place{static_cast<uint32_t>(numberOf(from.substr(0, 4))),
              from.size() > 4 ? static_cast<uint32_t>(numberOf(from.substr(4))) : 0};
  Result<Item> value = itemsItem(Kind::Array, {});
  if (type.kind == Kind::String) {
    auto read = place.count == 0 ? Result<std::string>(std::string()) : part(place.at, place.count, place.count);
    if (read) read = checkedText(*std::move(read));
    value = read ? Result<Item>(bytesItem(Kind::String, *std::move(read))) : Failure{read.error()};
  } else if (type.kind == Kind::Record) {
    value = record(place.at, type.record);
  } else {
    value = array(place, type.kind == Kind::ByteArray ? InterfaceType{Kind::U8} : *type.element);
  }
  return value;
}

Result<Item> Lifting::array(Place place, const InterfaceType& element) {
  // What a value takes here, though it is one byte there.
  constexpr uint64_t kItemBytes = 16;
  uint64_t size = kindInfo(element.kind).bytes;
  if (element.kind == Kind::U8) {
    auto read = place.count == 0 ? Result<std::string>(std::string()) : part(place.at, place.count, place.count);
    return read ? Result<Item>(bytesItem(Kind::ByteArray, *std::move(read))) : Failure{read.error()};
  }
  if (place.count == 0) return itemsItem(Kind::Array, {});
  auto read = part(place.at, place.count * size, place.count * std::max(size, kItemBytes));
  if (!read) return Failure{read.error()};
  std::vector<Item> items;
  for (uint64_t i = 0; i < place.count; ++i) {
    auto item = inner(std::string_view(*read).substr(i * size, size), element);
    if (!item) return item;
    items.push_back(*std::move(item));
  }
  return itemsItem(Kind::Array, std::move(items));
}

Result<Item> Lifting::record(uint32_t at, uint64_t type) {
  const RecordType* record = guest_.interface.record(type);
  if (!record) return Failure{fmt::format("Record with type id '{}' not found", type)};
  uint64_t size = 0;
  for (const Field& field : record->fields) size += kindInfo(field.type.kind).bytes;
  auto read = part(at, size, size);
  if (!read) return Failure{read.error()};
  std::vector<Item> items;
  size_t next = 0;
  for (const Field& field : record->fields) {
    size_t bytes = kindInfo(field.type.kind).bytes;
    auto item = inner(std::string_view(*read).substr(next, bytes), field.type);
    if (!item) return item;
    items.push_back(*std::move(item));
    next += bytes;
  }
  return itemsItem(Kind::Record, std::move(items));
}

}  // namespace aqua::marine
