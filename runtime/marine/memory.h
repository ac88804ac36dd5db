// Values in the memory of a module.
#pragma once

#include "runtime/marine/item.h"
#include "runtime/wasm/engine.h"

namespace aqua::marine {

/// A module that runs, during one call.
struct Guest {
  const Interface& interface;
  const wasm::Module& code;
  wasm::Instance& instance;
  wasm::Budget& budget;
  int64_t fuelLimit = 0;  // for messages
};

/// `Trap occurred: out of fuel (limit 2000000000)`
std::string causeText(const wasm::Trap& trap, int64_t fuelLimit);

struct Place {
  uint32_t at = 0, count = 0;  // bytes of texts, elements of arrays
};

/// Calls a function that the module exports. Text: why it ended.
base::Result<std::vector<wasm::Slot>> callExport(Guest& guest, std::string_view name, std::span<const wasm::Slot> args);

/// Writes a value and what it holds, into memory that the module allocates.
class Lowering {
 public:
  explicit Lowering(Guest& guest) : guest_(guest) {}
  base::Result<base::Done> bytesAt(uint32_t at, std::string_view bytes);
  base::Result<Place> array(const Item& value, const InterfaceType& element);
  base::Result<uint32_t> record(const Item& value, uint64_t type);

 private:
  base::Result<uint32_t> allocate(uint64_t bytes, uint32_t tag);
  base::Result<Place> text(const std::string& bytes);
  base::Result<base::Done> inner(const Item& value, const InterfaceType& type, std::string& out);
  base::Result<base::Done> write(uint32_t at, const std::string& bytes);

  Guest& guest_;
  uint32_t depth_ = 0;
};

/// Reads a value and what it points to. Never more than a value may have, whatever points where.
class Lifting {
 public:
  explicit Lifting(Guest& guest) : guest_(guest) {}
  base::Result<std::string> bytes(Place place);
  base::Result<Item> array(Place place, const InterfaceType& element);
  base::Result<Item> record(uint32_t at, uint64_t type);

 private:
  /// `cost`: what the value takes here of what it may take.
  base::Result<std::string> part(uint32_t at, uint64_t size, uint64_t cost);
  base::Result<Item> inner(std::string_view from, const InterfaceType& type);

  Guest& guest_;
  uint64_t left_ = kMostValueBytes;
  uint32_t depth_ = 0;

 public:
  static constexpr uint64_t kMostValueBytes = 64u << 20;
  static constexpr uint32_t kDeepest = 1024;
};

/// The same text, when it is UTF-8. Otherwise why not, as Rust says it.
base::Result<std::string> checkedText(std::string bytes);

/// Is the item of this type? Inner values are looked at when they are written.
bool isOf(const Item& item, const InterfaceType& type);

}  // namespace aqua::marine
