#include "runtime/marine/item.h"

#include <bit>

#include <fmt/format.h>

#include "compiler/base/rust_text.h"
#include "runtime/values/value.h"

namespace aqua::marine {

IntegerRange integerRange(Kind kind) {
  switch (kind) {
  case Kind::S8: return {INT8_MIN, INT8_MAX, "i8"};
  case Kind::S16: return {INT16_MIN, INT16_MAX, "i16"};
  case Kind::S32:
  case Kind::I32: return {INT32_MIN, INT32_MAX, "i32"};
  case Kind::S64:
  case Kind::I64: return {INT64_MIN, INT64_MAX, "i64"};
  case Kind::U8: return {0, UINT8_MAX, "u8"};
  case Kind::U16: return {0, UINT16_MAX, "u16"};
  case Kind::U32: return {0, UINT32_MAX, "u32"};
  case Kind::U64: return {0, UINT64_MAX, "u64"};
  case Kind::F32:
  case Kind::F64:
  case Kind::String:
  case Kind::Boolean:
  case Kind::Record:
  case Kind::Array:
  case Kind::ByteArray: return {};
  }
  return {};
}

Kind coreKind(wasm::Type type) {
  switch (type) {
  case wasm::Type::I64: return Kind::I64;
  case wasm::Type::F32: return Kind::F32;
  case wasm::Type::F64: return Kind::F64;
  case wasm::Type::I32:
  case wasm::Type::V128:
  case wasm::Type::FuncRef:
  case wasm::Type::ExternRef: return Kind::I32;
  }
  return Kind::I32;
}

wasm::Type coreType(Kind kind) {
  switch (kind) {
  case Kind::S64:
  case Kind::U64:
  case Kind::I64: return wasm::Type::I64;
  case Kind::F32: return wasm::Type::F32;
  case Kind::F64: return wasm::Type::F64;
  case Kind::S8:
  case Kind::S16:
  case Kind::S32:
  case Kind::U8:
  case Kind::U16:
  case Kind::U32:
  case Kind::I32:
  case Kind::Boolean:
  case Kind::String:
  case Kind::ByteArray:
  case Kind::Array:
  case Kind::Record: return wasm::Type::I32;
  }
  return wasm::Type::I32;
}

Item coreItem(wasm::Type type, uint64_t bits) {
  Kind kind = coreKind(type);
  if (kind == Kind::I32) bits = static_cast<uint64_t>(int64_t{static_cast<int32_t>(bits)});
  return numberItem(kind, bits);
}

namespace {

std::string listText(const std::vector<Item>& items) {
  std::string text;
  for (const Item& each : items) text += fmt::format("{}{}", text.empty() ? "" : ", ", debugText(each));
  return text;
}

std::string content(const Item& item) {
  switch (item.kind) {
  case Kind::S8:
  case Kind::S16:
  case Kind::S32:
  case Kind::S64: return fmt::format("{}", static_cast<int64_t>(item.bits));
  case Kind::I32: return fmt::format("{}", static_cast<int32_t>(item.bits));
  case Kind::I64: return fmt::format("{}", static_cast<int64_t>(item.bits));
  case Kind::U8:
  case Kind::U16:
  case Kind::U32:
  case Kind::U64: return fmt::format("{}", item.bits);
  case Kind::F32: return values::Value::number(std::bit_cast<float>(static_cast<uint32_t>(item.bits))).text();
  case Kind::F64: return values::Value::number(std::bit_cast<double>(item.bits)).text();
  case Kind::Boolean: return item.bits ? "true" : "false";
  case Kind::String: return base::rustDebug(*item.bytes);
  case Kind::ByteArray: {
    std::string text;
    for (char c : *item.bytes) text += fmt::format("{}{}", text.empty() ? "" : ", ", static_cast<uint8_t>(c));
    return "[" + text + "]";
  }
  case Kind::Array:
  case Kind::Record: return "[" + listText(*item.items) + "]";
  }
  return "";
}

}  // namespace

std::string debugText(const Item& item) { return fmt::format("{}({})", kindInfo(item.kind).debugName, content(item)); }

}  // namespace aqua::marine
