// Execution: guards, the border between guest and host, links. tests/wasm runs the public test suite.
#include <algorithm>
#include <bit>
#include <fstream>
#include <iterator>

#include <catch2/catch.hpp>

#include "runtime/wasm/engine.h"
#include "tests/unit/wasm_modules.h"

using namespace aqua::wasm;

namespace {

std::shared_ptr<const Module> guards() {
  std::ifstream in("tests/wasm/modules/guards.wasm", std::ios::binary);
  auto module = Module::read(Bytes(std::istreambuf_iterator<char>(in), {}));
  REQUIRE(module);
  return *module;
}

uint32_t indexOf(const Module& module, std::string_view name) {
  return static_cast<uint32_t>(module.find(name) - module.contents().exports.data());
}

std::optional<Trap> add(Instance&, std::span<const Slot> args, std::span<Slot> results, Budget&) {
  double sum = static_cast<double>(static_cast<int32_t>(args[0])) + static_cast<double>(static_cast<int64_t>(args[1])) +
               std::bit_cast<float>(static_cast<uint32_t>(args[2])) + std::bit_cast<double>(args[3]);
  results[0] = std::bit_cast<Slot>(sum);
  return std::nullopt;
}

/// Calls `again` of the guest with one less, down to 0.
std::optional<Trap> again(Instance& guest, std::span<const Slot> args, std::span<Slot> results, Budget& budget);

const std::vector<Link> kLinks = {{"host", "add", {Type::I32, Type::I64, Type::F32, Type::F64}, {Type::F64}, add},
                                  {"host", "again", {Type::I32}, {Type::I32}, again}};

struct Guest {
  std::shared_ptr<const Module> module = guards();
  std::unique_ptr<Instance> instance;
  Budget budget{1'000'000, 65'536, 100, 0};

  explicit Guest(bool metered = true) {
    auto engine = threadEngine();
    REQUIRE(engine);
    auto code = metered ? *meter(module) : unmetered(module);
    auto made = (*engine)->instantiate(code, kLinks, budget);
    REQUIRE(made);
    instance = *std::move(made);
  }
  std::optional<Trap> call(std::string_view name, std::vector<Slot> args, Slot* result = nullptr) {
    std::vector<Slot> results(module->signature(module->find(name)->index).results.size());
    std::optional<Trap> trap = instance->call(indexOf(*module, name), args, results, budget);
    if (result && !results.empty()) *result = results[0];
    return trap;
  }
};

std::optional<Trap> again(Instance& guest, std::span<const Slot> args, std::span<Slot> results, Budget& budget) {
  results[0] = 100;
  if (args[0] == 0) return std::nullopt;
  if (args[0] == 77) return Trap{Trap::Kind::Host, "seventy-seven"};
  const Slot less[] = {args[0] - 1};
  return guest.call(indexOf(*guards(), "again"), less, results, budget);
}

std::string textOf(const std::optional<Trap>& trap) { return trap ? trapText(*trap) : "no trap"; }

}  // namespace

TEST_CASE("a guest that does not stop is stopped, and lives on") {
  Guest guest;
  CHECK(textOf(guest.call("spin", {})) == "out of fuel");
  guest.budget.fuel = 1'000'000;
  CHECK(textOf(guest.call("recurse", {0})) == "call stack exhausted");
  guest.budget.depth = 65'536;
  CHECK(textOf(guest.call("fill", {})) == "out of fuel");
  guest.budget.fuel = 1'000'000;
  Slot result = 0;
  CHECK_FALSE(guest.call("count", {5}, &result));
  CHECK(result == 15);
}

TEST_CASE("the deepest stack that is allowed fits into the native one") {
  Guest guest;
  guest.budget = {int64_t{1} << 40, 65'536, 100, 0};
  CHECK(textOf(guest.call("recurse", {0})) == "call stack exhausted");
}

TEST_CASE("many operands take much of the call stack") {
  // A function that calls itself with five thousand operands below.
  constexpr int kOperands = 5000;
  Bytes code;
  for (int i = 0; i < kOperands; ++i) code.insert(code.end(), {0x41, 1});
  code.insert(code.end(), {0x10, 0});
  for (int i = 0; i < kOperands; ++i) code.push_back(0x1a);
  code.push_back(0x0b);
  using namespace aqua::wasm_modules;
  auto module = Module::read(aqua::wasm_modules::module(
      {section(1, {1, 0x60, 0, 0}), section(3, {1, 0}), section(7, {1, 1, 'f', 0, 0}), codeSection({body({}, code)})}));
  REQUIRE(module);
  CHECK((*module)->contents().bodies[0].operands == kOperands);
  Budget budget{int64_t{1} << 40, 65'536, 100, 0};
  auto instance = (*threadEngine())->instantiate(*meter(*module), {}, budget);
  REQUIRE(instance);
  CHECK(textOf((*instance)->call(0, {}, {}, budget)) == "call stack exhausted");
}

TEST_CASE("what is used is exact: with less by one a call does not end") {
  Guest guest;
  const int64_t kMuch = 1'000'000;
  guest.budget.fuel = kMuch;
  CHECK_FALSE(guest.call("count", {10}));
  int64_t used = kMuch - guest.budget.fuel;
  // 10 turns of 9, one for what lies behind.
  CHECK(used == 10 * 9 + 1);
  guest.budget.fuel = used;
  CHECK_FALSE(guest.call("count", {10}));
  CHECK(guest.budget.fuel == 0);
  guest.budget.fuel = used - 1;
  CHECK(textOf(guest.call("count", {10})) == "out of fuel");
}

TEST_CASE("growth beyond the pages gives -1 and is counted") {
  Guest guest;
  guest.budget.pages = 10;
  Slot result = 0;
  CHECK_FALSE(guest.call("grow", {4}, &result));
  CHECK(result == 1);
  CHECK(guest.budget.pages == 6);
  CHECK(guest.instance->memorySize() == 5 * 65536);
  CHECK_FALSE(guest.call("grow", {7}, &result));
  CHECK(static_cast<int32_t>(result) == -1);
  CHECK_FALSE(guest.call("grow", {0xffffffff}, &result));
  CHECK(static_cast<int32_t>(result) == -1);
  CHECK(guest.budget.refused == 2);
  CHECK_FALSE(guest.call("grow_table", {8192}, &result));
  CHECK(result == 1);
  CHECK(guest.budget.pages == 5);
  CHECK_FALSE(guest.call("grow_table", {6 * 8192}, &result));
  CHECK(static_cast<int32_t>(result) == -1);
  CHECK_FALSE(guest.call("grow_table", {0}, &result));
  CHECK(result == 8193);
  CHECK(guest.budget.refused == 3);
}

TEST_CASE("all kinds of numbers cross the border") {
  Guest guest;
  Slot result = 0;
  CHECK_FALSE(guest.call(
      "add", {static_cast<uint32_t>(-1), static_cast<Slot>(int64_t{-1} << 40), 0x3fc00000, std::bit_cast<Slot>(0.25)},
      &result));
  CHECK(std::bit_cast<double>(result) == -1.0 - 1099511627776.0 + 1.5 + 0.25);
}

TEST_CASE("there is one NaN") {
  Slot result = 0;
  CHECK_FALSE(Guest().call("nan", {0}, &result));
  CHECK(result == 0x7ff8000000000000);
}

TEST_CASE("guest and host call each other, and share one budget") {
  Guest guest;
  Slot result = 0;
  CHECK_FALSE(guest.call("again", {9}, &result));
  CHECK(result == 100);
  int64_t used = 1'000'000 - guest.budget.fuel;
  CHECK(used == 10 * 2);
  CHECK(guest.budget.depth == 65'536);
  CHECK(textOf(guest.call("again", {80})) == "seventy-seven");
  guest.budget.depth = 65'536;
  guest.budget.fuel = 3;
  CHECK(textOf(guest.call("again", {9})) == "out of fuel");
}

TEST_CASE("memory is read and written within its bounds only") {
  Guest guest;
  CHECK_FALSE(guest.call("store", {65532, 0x04030201}));
  uint8_t last[4] = {};
  CHECK(guest.instance->read(65532, last));
  CHECK(last[3] == 4);
  CHECK_FALSE(guest.instance->read(65533, last));
  CHECK_FALSE(guest.instance->read(~uint64_t{0}, last));
  CHECK_FALSE(guest.instance->write(65533, last));
  CHECK(textOf(guest.call("store", {65533, 1})) == "out of bounds memory access");
  Bytes large(65536, 7);  // more than the window holds at once
  CHECK(guest.instance->write(0, large));
  large.assign(large.size(), 0);
  CHECK(guest.instance->read(0, large));
  CHECK(std::count(large.begin(), large.end(), 7) == 65536);
}

TEST_CASE("what cannot be linked is named") {
  auto engine = threadEngine();
  REQUIRE(engine);
  Budget budget{1000, 1000, 100, 0};
  auto without = (*engine)->instantiate(*meter(guards()), {}, budget);
  CHECK(trapText(without.error()) == "Import #0 module=\"host\" function=\"add\" error: there is no such function");
  std::vector<Link> wrong = kLinks;
  wrong[0].results = {Type::F32};
  auto other = (*engine)->instantiate(*meter(guards()), wrong, budget);
  CHECK(trapText(other.error()) ==
        "Import #0 module=\"host\" function=\"add\" error: it is of the type (i32, i64, f32, f64) -> f32, and the "
        "module wants "
        "(i32, i64, f32, f64) -> f64");
  budget.pages = 0;
  auto large = (*engine)->instantiate(*meter(guards()), kLinks, budget);
  CHECK(trapText(large.error()) == "needs 2 pages of memory at the start, 0 are allowed");
}

TEST_CASE("a module with guards is a module, and cannot be told from one without") {
  std::shared_ptr<const Module> module = guards();
  auto code = *meter(module);
  auto again = Module::read(code->bytes);
  REQUIRE(again);
  for (const Export& each : module->contents().exports) {
    const Export* same = (*again)->find(each.name);
    REQUIRE(same);
    CHECK(same->index == each.index);
  }
  CHECK((*again)->contents().exports[code->guards->fuel].name == "aqua.fuel");
  auto twice = *meter(*again);
  auto third = Module::read(twice->bytes);
  REQUIRE(third);
  CHECK((*third)->contents().exports[twice->guards->fuel].name == "aqua._fuel");
}
