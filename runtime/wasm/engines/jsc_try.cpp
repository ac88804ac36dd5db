#include "runtime/wasm/engines/jsc_try.h"

namespace aqua::wasm::jsc {

namespace {

// (module (import "t" "host" (func $host (param i64) (result i64)))
//  (memory (export "memory") 1 3)
//  (func (export "add") (param i64 i64) (result i64) (i64.add (local.get 0) (local.get 1)))
//  (func (export "trap") unreachable)
//  (func (export "host") (param i64) (result i64) (call $host (local.get 0)))
//  (func (export "grow") (result i32) (memory.grow (i32.const 1)))
//  (func (export "spin") (loop (br 0))))
constexpr uint8_t kModule[] = {
    0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00, 0x01, 0x13, 0x04, 0x60, 0x01, 0x7e, 0x01, 0x7e, 0x60, 0x02,
    0x7e, 0x7e, 0x01, 0x7e, 0x60, 0x00, 0x00, 0x60, 0x00, 0x01, 0x7f, 0x02, 0x0a, 0x01, 0x01, 0x74, 0x04, 0x68,
    0x6f, 0x73, 0x74, 0x00, 0x00, 0x03, 0x06, 0x05, 0x01, 0x02, 0x00, 0x03, 0x02, 0x05, 0x04, 0x01, 0x01, 0x01,
    0x03, 0x07, 0x2c, 0x06, 0x06, 0x6d, 0x65, 0x6d, 0x6f, 0x72, 0x79, 0x02, 0x00, 0x03, 0x61, 0x64, 0x64, 0x00,
    0x01, 0x04, 0x74, 0x72, 0x61, 0x70, 0x00, 0x02, 0x04, 0x68, 0x6f, 0x73, 0x74, 0x00, 0x03, 0x04, 0x67, 0x72,
    0x6f, 0x77, 0x00, 0x04, 0x04, 0x73, 0x70, 0x69, 0x6e, 0x00, 0x05, 0x0a, 0x23, 0x05, 0x07, 0x00, 0x20, 0x00,
    0x20, 0x01, 0x7c, 0x0b, 0x03, 0x00, 0x00, 0x0b, 0x06, 0x00, 0x20, 0x00, 0x10, 0x00, 0x0b, 0x06, 0x00, 0x41,
    0x01, 0x40, 0x00, 0x0b, 0x07, 0x00, 0x03, 0x40, 0x0c, 0x00, 0x0b, 0x0b};

constexpr Slot kStops = 13;

/// Gives its argument and one; ends the call when that is kStops.
std::optional<Trap> host(Instance&, std::span<const Slot> args, std::span<Slot> results, Budget& budget) {
  results[0] = args[0] + 1;
  --budget.fuel;
  if (args[0] == kStops) return Trap{Trap::Kind::Host, "stopped"};
  return std::nullopt;
}

bool traps(Instance& instance, uint32_t exported, std::span<const Slot> args, std::span<Slot> results,
           Trap::Kind kind) {
  Budget budget{100'000, 1000, 2, 0};
  std::optional<Trap> trap = instance.call(exported, args, results, budget);
  return trap && trap->kind == kind;
}

}  // namespace

std::string whatFails(Engine& engine) {
  constexpr uint32_t kAdd = 1, kTrap = 2, kHost = 3, kGrow = 4, kSpin = 5;
  constexpr uint64_t kPage = 65536;
  auto module = Module::read(Bytes(std::begin(kModule), std::end(kModule)));
  if (!module) return "reading";
  auto metered = meter(*module);
  if (!metered) return "metering";
  Budget budget{100'000, 1000, 2, 0};
  const Link links[] = {{"t", "host", {Type::I64}, {Type::I64}, host}};
  auto made = engine.instantiate(*metered, links, budget);
  if (!made) return "instances: " + trapText(made.error());
  Instance& instance = **made;
  Slot result[1] = {};
  const Slot numbers[] = {~Slot{0} - 5, 3}, stops[] = {kStops};
  if (instance.call(kAdd, numbers, result, budget) || result[0] != ~Slot{0} - 2) return "64-bit integers";
  if (instance.call(kHost, std::span(numbers).first(1), result, budget) || result[0] != ~Slot{0} - 4)
    return "functions of the host";
  if (!traps(instance, kTrap, {}, {}, Trap::Kind::Unreachable)) return "traps";
  if (!traps(instance, kHost, stops, result, Trap::Kind::Host)) return "stopping a guest";
  if (!traps(instance, kSpin, {}, {}, Trap::Kind::Fuel)) return "fuel";
  if (instance.call(kGrow, {}, result, budget) || result[0] != 1 || instance.memorySize() != 2 * kPage) return "growth";
  if (instance.call(kGrow, {}, result, budget) || static_cast<int32_t>(result[0]) != -1 || budget.refused != 1)
    return "refusing growth";
  const uint8_t written[] = {1, 2, 3};
  uint8_t found[3] = {};
  if (!instance.write(2 * kPage - 3, written) || !instance.read(2 * kPage - 3, found) || found[2] != 3) return "memory";
  return instance.write(2 * kPage - 2, written) ? "the end of memory" : "";
}

}  // namespace aqua::wasm::jsc
