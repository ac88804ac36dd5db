// Calls of services: what crosses the border, in JSON and in errors. tests/wasm/modules/toy.c has the functions.
#include <algorithm>
#include <fstream>
#include <iterator>

#include <catch2/catch.hpp>

#include "runtime/marine/host.h"
#include "runtime/marine/service.h"

using namespace aqua;

namespace {

std::shared_ptr<const wasm::Module> toyModule() {
  std::ifstream in("tests/wasm/modules/toy.wasm", std::ios::binary);
  auto module = wasm::Module::read(wasm::Bytes(std::istreambuf_iterator<char>(in), {}));
  REQUIRE(module);
  return *module;
}

struct Toy {
  std::unique_ptr<marine::Service> service;
  marine::Service::Outcome last;

  explicit Toy(const marine::Limits& limits = {}, int32_t mask = INT32_MAX) {
    auto engine = wasm::threadEngine();
    REQUIRE(engine);
    marine::World world;
    world.random = [next = uint64_t{0}]() mutable { return ++next; };
    marine::ServiceConfig config{{{"toy", toyModule(), true, mask, {{"A", "b"}, {"C", "d"}}}}, limits};
    auto made = marine::Service::create(config, std::move(world), **engine);
    REQUIRE(made);
    service = *std::move(made);
  }
  /// The result as JSON, or the error behind an exclamation mark.
  std::string operator()(std::string_view function, std::string_view args = "[]",
                         const marine::CallParameters& parameters = {}) {
    auto json = values::parseJson(args);
    REQUIRE(json);
    last = service->call(function, *json, parameters);
    return last.good ? last.value.text() : "! " + last.error;
  }
};

std::string engineError(std::string_view text) { return "! engine error: Execution error: " + std::string(text); }
std::string argumentError(std::string_view function, std::string_view text) {
  return "! arguments from json deserialization error in module \"toy\", function \"" + std::string(function) +
         "\": " + std::string(text);
}
std::string scalarError(std::string_view function, std::string_view reason) {
  return argumentError(function, "error Error(\"" + std::string(reason) +
                                     "\", line: 0, column: 0) occurred while deserializing function arguments");
}

}  // namespace

TEST_CASE("values of all types come back") {
  Toy toy;
  CHECK(toy("hello", R"(["Ann"])") == R"("hello, Ann")");
  CHECK(toy("hello", R"([""])") == R"("hello, ")");
  CHECK(toy("hello", R"({"name":"Bob"})") == R"("hello, Bob")");
  CHECK(toy("hello", R"([["x"]])") == R"("hello, x")");
  CHECK(toy("hello", R"("str")") == R"("hello, str")");
  CHECK(toy("hello", R"(["héllo ✓"])") == R"("hello, héllo ✓")");
  CHECK(toy("sum", "[[1,2,4294967295]]") == "4294967298");
  CHECK(toy("sum", "[[[5],[6]]]") == "11");
  CHECK(toy("sum", "[[]]") == "0");
  const std::string kMirrored = R"({"label":"L","tags":["a","","ccc"],"x":-5,"y":7})";
  CHECK(toy("mirror", R"([{"x":5,"y":-7,"label":"L","tags":["a","","ccc"]}])") == kMirrored);
  CHECK(toy("mirror", R"([[5,-7,"L",["a","","ccc"]]])") == kMirrored);
  CHECK(toy("mirrors", R"([[[5,-7,"L",["a","","ccc"]]]])") == "[" + kMirrored + "]");
  CHECK(toy("words", R"(["  the quick  fox "])") == R"(["the","quick","fox"])");
  for (const char* each : {"[[[1],[],[65535,2]]]", "[[]]"}) CHECK("[" + toy("same_lists", each) + "]" == each);
  for (const char* each : {"[[[1],[],[255]]]", "[[]]"}) CHECK("[" + toy("same_blobs", each) + "]" == each);
  CHECK(toy("same_bytes", "[[0,255]]") == "[0,255]");
  CHECK(toy("same_bools", "[[true,false]]") == "[true,false]");
  CHECK(toy("same_floats", "[[1.1,2]]") == "[1.100000023841858,2.0]");
  for (const auto& [function, values] : std::initializer_list<std::pair<const char*, std::vector<const char*>>>{
           {"same_bool", {"true", "false"}},
           {"same_s8", {"-128", "127"}},
           {"same_u8", {"0", "255"}},
           {"same_s16", {"-32768", "32767"}},
           {"same_u16", {"65535"}},
           {"same_s32", {"-2147483648", "2147483647"}},
           {"same_u32", {"2147483647"}},
           {"same_s64", {"-9223372036854775808", "9223372036854775807"}},
           {"same_u64", {"9223372036854775807"}},
           {"same_f64", {"1.5", "-0.25"}}})
    for (const char* each : values) CHECK(toy(function, "[" + std::string(each) + "]") == each);
  CHECK(toy("same_f32", "[1.1]") == "1.100000023841858");
  CHECK(toy("same_f64", "[7]") == "7.0");
  CHECK(toy("zero_by_zero") == "null");
  CHECK(toy("trap", "null").starts_with("! "));
  CHECK(toy("print", R"(["x"])") == "null");
}

TEST_CASE("arguments that do not fit are told in the words of the official runtime") {
  Toy toy;
  CHECK(toy("nosuch") == "! function with name `nosuch` is missing");
  CHECK(toy("allocate", "[1]") == "! function with name `allocate` is missing");
  CHECK(toy("hello") == argumentError("hello", "function requires 1 arguments, 0 provided"));
  CHECK(toy("hello", R"({"nam":"x"})") == argumentError("hello", "missing argument with name name"));
  CHECK(toy("hello", R"({"name":"x","more":1})") ==
        argumentError("hello", "function requires 1 arguments, 2 provided"));
  CHECK(toy("hello", "null") ==
        argumentError(
            "hello",
            R"(the called function has the following signature: [("name", String)], but no arguments is provided)"));
  CHECK(toy("inc", "7") == argumentError("inc",
                                         "called function has the following signature: '[]', and it isn't suitable for "
                                         "an argument 'Number(7)' provided"));
  CHECK(toy("hello", "[5]") == scalarError("hello", "invalid type: integer `5`, expected a string"));
  CHECK(toy("hello", "[true]") == scalarError("hello", "invalid type: boolean `true`, expected a string"));
  CHECK(toy("hello", "[null]") == scalarError("hello", "invalid type: null, expected a string"));
  CHECK(toy("hello", R"([["x","y"]])") == scalarError("hello", "invalid type: sequence, expected a string"));
  CHECK(toy("hello", "[{}]") == scalarError("hello", "invalid type: map, expected a string"));
  CHECK(toy("same_s32", R"(["1"])") == scalarError("same_s32", R"(invalid type: string \"1\", expected i32)"));
  CHECK(toy("same_s32", "[1.5]") == scalarError("same_s32", "invalid type: floating point `1.5`, expected i32"));
  CHECK(toy("same_s32", "[1.0]") == scalarError("same_s32", "invalid type: floating point `1.0`, expected i32"));
  CHECK(toy("same_u8", "[256]") == scalarError("same_u8", "invalid value: integer `256`, expected u8"));
  CHECK(toy("same_u8", "[-1]") == scalarError("same_u8", "invalid value: integer `-1`, expected u8"));
  CHECK(toy("same_s8", "[128]") == scalarError("same_s8", "invalid value: integer `128`, expected i8"));
  CHECK(toy("same_u64", "[18446744073709551616]") ==
        scalarError("same_u64", "invalid type: floating point `1.8446744073709552e19`, expected u64"));
  CHECK(toy("same_s16", "[[[6]]]") == scalarError("same_s16", "invalid type: sequence, expected i16"));
  CHECK(toy("same_bool", "[0]") == scalarError("same_bool", "invalid type: integer `0`, expected a boolean"));
  CHECK(toy("same_bytes", R"(["abc"])") == argumentError("same_bytes", R"(expected bytearray, got String("abc"))"));
  CHECK(toy("same_bytes", "[7]") == argumentError("same_bytes", "expected bytearray, got Number(7)"));
  CHECK(toy("same_bytes", R"([{"a":[1,{"b":2}]}])") ==
        argumentError("same_bytes",
                      R"(expected bytearray, got Object {"a": Array [Number(1), Object {"b": Number(2)}]})"));
  CHECK(toy("same_lists", "[[1]]") == argumentError("same_lists", "expected array of U16 types, got Number(1)"));
  CHECK(toy("mirror", "[5]") ==
        argumentError("mirror", "record with type id `6` should be encoded as array or map of fields"));
  CHECK(toy("mirror", "[{}]") == argumentError("mirror", "missing argument with name x"));
  CHECK(toy("same_u32", "[3000000000]") == engineError("`i32.from_u32` failed to cast `U32` to `I32`"));
  CHECK(toy("same_u64", "[9223372036854775808]") == engineError("`i64.from_u64` failed to cast `U64` to `I64`"));
}

TEST_CASE("a function that fails is told, and the service lives on") {
  marine::Limits limits;
  limits.fuel = 1'000'000;
  Toy toy(limits);
  auto trapped = [](int index, std::string_view function, std::string_view cause) {
    return engineError("`call-core " + std::to_string(index) + "` failed while calling the local or import function `" +
                       std::string(function) + "`: Trap occurred: " + std::string(cause));
  };
  CHECK(toy("inc") == "101");
  CHECK(toy("trap") == trapped(31, "trap", "unreachable"));
  CHECK(toy("inc") == "103");
  CHECK(toy("spin") == trapped(32, "spin", "out of fuel (limit 1000000)"));
  CHECK(toy.last.fuel >= 1'000'000);
  CHECK(toy("recurse", "[100000]") == trapped(33, "recurse", "call stack exhausted"));
  CHECK(toy("recurse", "[10]") == "10");
  CHECK(toy("divide", "[1,0]") == trapped(35, "divide", "integer divide by zero"));
  CHECK(toy("divide", "[-2147483648,-1]") == trapped(35, "divide", "integer overflow"));
  CHECK(toy("quit", "[3]") == trapped(47, "quit", "exit with code 3"));
  CHECK(toy("not_text") == engineError("`string.lift_memory` invalid utf-8 sequence of 1 bytes from index 2"));
  CHECK(toy("outside") ==
        engineError("`string.lift_memory` read out of the memory bounds (index 0 > memory length 65536)"));
  CHECK(toy("outside_list") == engineError("`array.lift_memory u64` Out-of-bound Wasm memory access: offset 16, size "
                                           "2147483648, while memory_size 65536"));
  CHECK(toy("endless_list") == engineError("`array.lift_memory string` Out-of-bound Wasm memory access: offset 16, "
                                           "size 34359738360, while memory_size 65536"));
  CHECK(toy("bools", "[5000000]") == engineError("`array.lift_memory bool` value is larger than 67108864 bytes"));
  CHECK(toy("bools", "[3]") == "[false,false,false]");
  CHECK(toy("out_of_range") == engineError("`u8.from_i32` failed to cast `I32` to `U8`"));
  CHECK(toy("negative") == engineError("`u32.from_i32` failed to cast `I32` to `U32`"));
  CHECK(toy("inc") == "104");
  CHECK(toy("order_of_start") == "12");
}

TEST_CASE("memory has a limit, and what failed for want of it says so") {
  marine::Limits limits;
  limits.memory = 4 << 20;
  Toy toy(limits);
  CHECK(toy("fill").starts_with(
      "! Engine error when OOM suspected (1 failed allocations), original error: Execution error: `call-core "));
  CHECK(toy("inc") == "101");
  limits.memory = 1 << 16;
  marine::World world;
  auto none = marine::Service::create({{{"toy", toyModule()}}, limits}, world, **wasm::threadEngine());
  CHECK(none.error() ==
        "engine error: Wasm backend error: module 'toy' needs 2 pages of memory at the start, 1 are allowed");
}

TEST_CASE("objects are released once, after results that are no scalars") {
  Toy toy;
  CHECK(toy("released_times") == "0");
  toy("hello", R"(["x"])");
  toy("sum", "[[1]]");
  CHECK(toy("released_times") == "1");
}

TEST_CASE("a call knows its parameters") {
  auto json =
      values::parseJson(R"json({"particle":{"id":"p1","init_peer_id":"12D3init","timestamp":1700000000000,"ttl":60000,
      "script":"(null)","signature":[1,2,3],"token":"tok"},"service_id":"sid","service_creator_peer_id":"creator",
      "host_id":"host","worker_id":"worker","tetraplets":[[{"peer_pk":"pk","service_id":"s","function_name":"f","lens":".$.a"}]]})json");
  auto parameters = marine::callParametersOf(*json);
  REQUIRE(parameters);
  Toy toy;
  CHECK(toy("whoami", "[]", *parameters) == json->text());
  CHECK(
      toy("whoami") ==
      R"({"host_id":"","particle":{"id":"","init_peer_id":"","script":"","signature":[],"timestamp":0,"token":"","ttl":0},"service_creator_peer_id":"","service_id":"","tetraplets":[],"worker_id":""})");
  CHECK(marine::callParametersOf(*values::parseJson(R"({"particle":{"ttl":-1}})")).error() ==
        "`ttl` is not a natural number");
}

TEST_CASE("a module that logs for ever takes no more memory than is allowed") {
  struct Zeros : wasm::Instance {
    std::optional<wasm::Trap> call(uint32_t, std::span<const wasm::Slot>, std::span<wasm::Slot>,
                                   wasm::Budget&) override {
      return std::nullopt;
    }
    uint64_t memorySize() override { return UINT32_MAX; }
    bool read(uint64_t, std::span<uint8_t>) override { return true; }
    bool write(uint64_t, std::span<const uint8_t>) override { return true; }
  } guest;
  marine::ServiceState service;
  marine::HostState state{{}, service};
  std::vector<wasm::Link> links = marine::hostLinks(state);
  auto log =
      std::find_if(links.begin(), links.end(), [](const wasm::Link& link) { return link.name == "log_utf8_string"; });
  REQUIRE(log != links.end());
  wasm::Budget budget;
  for (wasm::Slot size : {wasm::Slot{0}, wasm::Slot{1} << 20}) {
    service.log.clear();
    service.logged = 0;
    const wasm::Slot args[] = {3, 0, 0, size};
    for (int i = 0; i < 500'000; ++i) REQUIRE_FALSE(log->run(guest, args, {}, budget));
    size_t bytes = 0;
    for (const marine::LogLine& line : service.log) bytes += sizeof line + line.text.size();
    CHECK(!service.log.empty());
    CHECK(bytes < 3 * marine::kMostLog);
  }
}

TEST_CASE("what a module logs, prints, draws and reads is the host's") {
  Toy toy({}, 4);
  toy("log", R"([3,4,"shown"])");
  REQUIRE(toy.last.log.size() == 1);
  CHECK(toy.last.log[0].level == "info");
  CHECK(toy.last.log[0].text == "shown");
  toy("log", R"([3,2,"hidden"])");
  CHECK(toy.last.log.empty());
  toy("log", R"([9,0,"of no level"])");
  CHECK(toy.last.log.at(0).level == "trace");
  toy("print", R"(["hi\n"])");
  CHECK(toy.last.printed.at(0).text == "hi\n");
  CHECK(toy("random", "[9]") == "[1,0,0,0,0,0,0,0,2]");
  std::string entries = std::string("A=b") + '\0' + "C=d" + '\0', bytes;
  for (char each : entries) bytes += (bytes.empty() ? "" : ",") + std::to_string(each);
  CHECK(toy("environment") == "[" + bytes + "]");
}

TEST_CASE("the same calls use the same fuel") {
  Toy a, b;
  a("words", R"(["one two"])");
  b("words", R"(["one two"])");
  CHECK(a.last.fuel == b.last.fuel);
  CHECK(a.last.fuel > 100);
}
