// Programs at once, and step by step: no difference in results, words, fuel and what is left of the module.
#include <fstream>
#include <iterator>

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include "runtime/marine/service.h"

using namespace aqua;

namespace {

std::shared_ptr<const wasm::Module> flatModule(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  auto module = wasm::Module::read(wasm::Bytes(std::istreambuf_iterator<char>(in), {}));
  REQUIRE(module);
  return *module;
}

struct Call {
  const char *function, *args;
};

/// What becomes of the calls, a line each.
std::string textOf(const std::shared_ptr<const wasm::Module>& module, std::span<const Call> calls, bool flat,
                   int64_t fuel) {
  auto engine = wasm::threadEngine();
  REQUIRE(engine);
  marine::World world;
  world.random = [next = uint64_t{0}]() mutable { return ++next; };
  marine::ServiceConfig config;
  config.modules.push_back({"toy", module});
  config.limits.fuel = fuel;
  auto service = marine::Service::create(config, std::move(world), **engine);
  REQUIRE(service);
  size_t flats = 0;
  for (marine::PublicFunction& each : (*service)->modules().back()->module.functions) {
    flats += each.flat != nullptr;
    if (!flat) each.flat = nullptr;
  }
  CHECK(flats > 0);
  std::string text;
  for (const Call& call : calls) {
    auto json = values::parseJson(call.args);
    REQUIRE(json);
    marine::Service::Outcome outcome = (*service)->call(call.function, *json, {});
    text += fmt::format("{}: {} {} {}\n", call.function, outcome.good ? outcome.value.text() : outcome.error,
                        outcome.fuel, outcome.log.size());
  }
  return text;
}

}  // namespace

TEST_CASE("programs that are executed at once do what they do step by step") {
  const std::string kLong = fmt::format("[\"{}\"]", std::string(100'000, 'x'));
  const std::string kMiddle = fmt::format("[\"{}\"]", std::string(5'000, 'y'));
  const Call calls[] = {{"hello", R"(["Ann"])"},
                        {"hello", R"([""])"},
                        {"hello", R"(["héllo ✓"])"},
                        {"hello", kMiddle.c_str()},
                        {"hello", kLong.c_str()},
                        {"same_bytes", "[[0,255,128]]"},
                        {"same_bytes", "[[]]"},
                        {"same_bool", "[true]"},
                        {"same_s8", "[-128]"},
                        {"same_u32", "[2147483647]"},
                        {"same_u32", "[2147483648]"},
                        {"same_s64", "[-9223372036854775808]"},
                        {"same_u64", "[9223372036854775808]"},
                        {"same_f32", "[1.5]"},
                        {"same_f64", "[-0.1]"},
                        {"zero_by_zero", "[]"},
                        {"divide", "[7,0]"},
                        {"divide", "[-2147483648,-1]"},
                        {"divide", "[7,2]"},
                        {"not_text", "[]"},
                        {"outside", "[]"},
                        {"out_of_range", "[]"},
                        {"negative", "[]"},
                        {"trap", "[]"},
                        {"recurse", "[100000]"},
                        {"log", R"([3,0,"line"])"},
                        {"random", "[5]"},
                        {"environment", "[]"},
                        {"quit", "[3]"},
                        {"inc", "[]"},
                        {"inc", "[]"},
                        {"released_times", "[]"}};
  auto toy = flatModule("tests/wasm/modules/toy.wasm");
  constexpr int64_t kMuch = 2'000'000'000;
  CHECK(textOf(toy, calls, true, kMuch) == textOf(toy, calls, false, kMuch));
}

TEST_CASE("programs that are executed at once stop where they stop step by step") {
  const Call calls[] = {{"hello", R"(["a name of more than sixteen bytes"])"}, {"released_times", "[]"}, {"inc", "[]"}};
  auto toy = flatModule("tests/wasm/modules/toy.wasm");
  for (int64_t fuel = 0; fuel < 700; ++fuel) {
    std::string once = textOf(toy, calls, true, fuel), steps = textOf(toy, calls, false, fuel);
    if (once == steps) continue;
    CAPTURE(fuel);
    CHECK(once == steps);
  }
}

TEST_CASE("a text that would be written across the end of all addresses is told the same way") {
  const Call calls[] = {{"hello", R"(["a name of more than eight bytes"])"}};
  auto outside = flatModule("tests/wasm/hostile/outside.wasm");
  constexpr int64_t kMuch = 1'000'000;
  std::string text = textOf(outside, calls, true, kMuch);
  CHECK(text.find("(index 23 > memory length 65536)") != std::string::npos);
  CHECK(text == textOf(outside, calls, false, kMuch));
}
