// A value of an interface.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "runtime/marine/interface.h"
#include "runtime/wasm/module.h"

namespace aqua::marine {

struct Item {
  Kind kind = Kind::I32;
  uint64_t bits = 0;  // of numbers: sign-extended when it has a sign; of floats as they are; of bool 0 or 1
  std::shared_ptr<const std::string> bytes = {};        // of String and ByteArray
  std::shared_ptr<const std::vector<Item>> items = {};  // of Array and Record
};

/// What an integer of that kind may be; without a name: the kind is no integer.
struct IntegerRange {
  int64_t least = 0;
  uint64_t most = 0;
  std::string_view name = {};  // `i8`, as Rust has it
};
IntegerRange integerRange(Kind kind);

inline Item numberItem(Kind kind, uint64_t bits) { return {kind, bits}; }
inline Item bytesItem(Kind kind, std::string bytes) {
  return {kind, 0, std::make_shared<const std::string>(std::move(bytes))};
}
inline Item itemsItem(Kind kind, std::vector<Item> items) {
  return {kind, 0, nullptr, std::make_shared<const std::vector<Item>>(std::move(items))};
}
/// A value of WebAssembly.
Kind coreKind(wasm::Type type);
/// What carries a value of this kind into WebAssembly: of texts, lists and records a pointer.
wasm::Type coreType(Kind kind);
Item coreItem(wasm::Type type, uint64_t bits);
/// As error messages have it: `I32(1)`, `String("x")`
std::string debugText(const Item& item);

}  // namespace aqua::marine
