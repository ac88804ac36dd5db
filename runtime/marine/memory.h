// Values in the memory of a module.
#pragma once

#include <functional>

#include "runtime/marine/item.h"
#include "runtime/wasm/engine.h"

namespace aqua::marine {

/// A function of another module, as this one imports it.
struct Imported {
  std::string name;
  const FunctionType* type = nullptr;
  std::function<base::Result<std::vector<Item>>(std::span<const Item> inputs, wasm::Budget&)> call;
};

/// A module that runs, during one call.
struct Guest {
  const Interface& interface;
  const wasm::Module& code;
  wasm::Instance& instance;
  wasm::Budget& budget;
  int64_t fuelLimit;  // for messages
  uint32_t& nested;   // see NativeStack
  std::span<const Imported> imports = {};
};

/// Calls within calls, and values within values: together they are as deep as the native stack allows, whatever modules
/// do with each other.
class NativeStack {
 public:
  static constexpr uint32_t kCall = 32, kValue = 2, kMost = 64 * kCall;  // values: 1024
  NativeStack(uint32_t& nested, uint32_t units) : nested_(nested), units_(units) { nested_ += units_; }
  ~NativeStack() { nested_ -= units_; }
  NativeStack(const NativeStack&) = delete;
  NativeStack& operator=(const NativeStack&) = delete;
  bool isFull() const { return nested_ > kMost; }

 private:
  uint32_t& nested_;
  uint32_t units_;
};

/// A host that moves bytes takes 1 for so many.
inline constexpr uint64_t kBytesForOneFuel = 16;

/// A number as memory has it: the lowest byte first.
void append(std::string& out, uint64_t number, size_t bytes);

/// `Trap occurred: out of fuel (limit 2000000000)`
std::string causeText(const wasm::Trap& trap, int64_t fuelLimit);

/// Of arrays and records.
std::string outOfBounds(uint64_t at, uint64_t size, uint64_t memory);
/// Of texts and bytes that programs lower and lift themselves, which would end there.
std::string outOfMemory(uint64_t end, uint64_t memory);

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

 public:
  static constexpr uint64_t kMostValueBytes = 64u << 20;
};

/// The same text, when it is UTF-8. Otherwise why not, as Rust says it.
base::Result<std::string> checkedText(std::string bytes);

/// Lists of bytes are values of one kind, but types of two.
bool isBytes(const InterfaceType& type);
/// Is the item of this type? Inner values are looked at when they are written.
bool isOf(const Item& item, const InterfaceType& type);

}  // namespace aqua::marine
