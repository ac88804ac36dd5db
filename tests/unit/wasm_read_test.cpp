// What the public test suite (tests/wasm) does not ask: limits, lies about sizes, words for what came later, and the
// three ways in which an invalid module could become valid by metering.
#include <set>

#include <catch2/catch.hpp>

#include "runtime/wasm/module.h"
#include "tests/unit/wasm_modules.h"

using namespace aqua::wasm;
using namespace aqua::wasm_modules;

namespace {

std::string whyNot(const Bytes& bytes) {
  auto module = Module::read(bytes);
  return module ? "" : badText(module.error());
}

/// A module with one function of no parameters and no results.
Bytes withBody(std::initializer_list<int> code) {
  return module({section(1, {1, 0x60, 0, 0}), section(3, {1, 0}), codeSection({body({}, code)})});
}

}  // namespace

TEST_CASE("a module gives its parts") {
  Bytes bytes =
      module({section(1, {1, 0x60, 2, 0x7f, 0x7e, 1, 0x7c}), section(3, {1, 0}), section(5, {1, 1, 1, 2}),
              section(7, {1, 1, 'f', 0, 0}), codeSection({body({}, {0x00, 0x0b})}), custom("note", {1, 2, 3})});
  auto read = Module::read(bytes);
  REQUIRE(read);
  const Module& got = **read;
  REQUIRE(got.find("f"));
  CHECK(signatureText(got.signature(got.find("f")->index)) == "(i32, i64) -> f64");
  CHECK(got.find("g") == nullptr);
  CHECK(got.contents().memories[0].least == 1);
  CHECK(got.contents().memories[0].most == 2);
  REQUIRE(got.contents().customs.size() == 1);
  CHECK(got.contents().customs[0].name == "note");
  CHECK(got.contents().customs[0].bytes.size() == 3);
}

TEST_CASE("what is no module is refused at a byte") {
  CHECK(whyNot({}) == "byte 0: magic header not detected");
  CHECK(whyNot(bytesOf("#!/bin/sh\n")) == "byte 0: magic header not detected");
  CHECK(whyNot({0, 'a', 's', 'm', 2, 0, 0, 0}) == "byte 4: unknown binary version");
  CHECK(whyNot({0, 'a', 's', 'm', 1}) == "byte 4: unexpected end");
  CHECK(whyNot(withBody({0x6a, 0x0b})) == "byte 23: type mismatch: expected i32, found nothing (`i32.add`)");
}

TEST_CASE("every truncation of a module is refused") {
  Bytes whole =
      module({section(1, {1, 0x60, 1, 0x7f, 1, 0x7f}), section(2, {1, 1, 'm', 1, 'n', 0, 0}), section(3, {1, 0}),
              section(4, {1, 0x70, 0, 1}), section(5, {1, 0, 1}), section(6, {1, 0x7f, 1, 0x41, 5, 0x0b}),
              section(7, {1, 1, 'f', 0, 1}), section(9, {1, 0, 0x41, 0, 0x0b, 1, 0}),
              codeSection({body({1, 2, 0x7e}, {0x20, 0, 0x10, 0, 0x0b})}), section(11, {1, 0, 0x41, 0, 0x0b, 1, 9})});
  auto read = Module::read(whole);
  REQUIRE(read);
  std::set<size_t> ends{8};
  for (const Section& each : (*read)->contents().sections) ends.insert(each.content.end);
  for (size_t length = 0; length < whole.size(); ++length) {
    Bytes part(whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(length));
    if (whyNot(part).empty()) CHECK(ends.contains(length));  // a section less may be a module as well
  }
}

TEST_CASE("numbers that promise too much are not believed") {
  const Bytes kHuge = {0xff, 0xff, 0xff, 0xff, 0x0f};
  for (uint8_t id = 1; id <= 12; ++id) CHECK_FALSE(whyNot(module({section(id, kHuge)})).empty());
  CHECK(whyNot(module({section(1, kHuge)})) == "byte 10: 4294967295 types, and at most 100000 are allowed");
  CHECK(whyNot(module({section(1, {0xa0, 0x8d, 0x06})})) == "byte 10: unexpected end: 100000 types in 0 bytes");
  CHECK(whyNot(module({section(4, {1, 0x70, 0, 0xff, 0xff, 0xff, 0xff, 0x0f})})) ==
        "byte 12: tables of more than 10000000 elements");
  // Ten thousand runs of locals, each of five thousand million.
  CHECK(whyNot(module({section(1, {1, 0x60, 0, 0}), section(3, {1, 0}),
                       codeSection({body({1, 0xff, 0xff, 0xff, 0xff, 0x0f, 0x7f}, {0x0b})})})) ==
        "byte 23: too many locals: 4294967295, and at most 49990 are allowed");
}

TEST_CASE("deep blocks are refused without recursion") {
  Bytes code;
  for (int i = 0; i < 100'000; ++i) code.insert(code.end(), {0x02, 0x40});
  Bytes bytes = module({section(1, {1, 0x60, 0, 0}), section(3, {1, 0}), codeSection({body({}, code)})});
  CHECK(whyNot(bytes).find("blocks within blocks, more than 1000 deep") != std::string::npos);
}

TEST_CASE("a check that would take long is given up") {
  Bytes types = {1, 0x60, 0xe8, 0x07};  // a thousand parameters, and results
  types.insert(types.end(), 1000, 0x7f);
  types.insert(types.end(), {0xe8, 0x07});
  types.insert(types.end(), 1000, 0x7f);
  Bytes code = {0x00};
  for (int i = 0; i < 200'000; ++i) code.insert(code.end(), {0x10, 0});
  code.push_back(0x0b);
  Bytes bytes = module({section(1, types), section(3, {1, 0}), codeSection({body({}, code)})});
  CHECK(whyNot(bytes).find("the module takes too long to check") != std::string::npos);
}

TEST_CASE("what later versions added is named") {
  CHECK(whyNot(withBody({0xfe, 0, 0x0b})) == "byte 23: uses threads, which Marine has not (opcode 0xfe)");
  CHECK(whyNot(withBody({0x12, 0, 0x0b})) == "byte 23: uses tail calls, which Marine has not (opcode 0x12)");
  CHECK(whyNot(withBody({0x06, 0x40, 0x0b})) == "byte 23: uses exceptions, which Marine has not (opcode 0x06)");
  CHECK(whyNot(withBody({0xfd, 0x80, 0x02, 0x0b})) ==
        "byte 23: uses relaxed SIMD, which Marine has not (opcode 0xfd 256)");
  CHECK(whyNot(withBody({0xfb, 0, 0x0b})) == "byte 23: uses garbage collection, which Marine has not (opcode 0xfb)");
  CHECK(whyNot(module({section(5, {1, 3, 1, 1})})) == "byte 11: uses threads, which Marine has not");
  CHECK(whyNot(module({section(5, {1, 4, 1})})) == "byte 11: uses memory64, which Marine has not");
  CHECK(whyNot(module({section(5, {2, 0, 1, 0, 1})})) == "byte 13: multiple memories, which Marine has not");
  CHECK(whyNot(module({section(6, {1, 0x7f, 0, 0x41, 1, 0x41, 1, 0x6a, 0x0b})})) ==
        "byte 17: constant expression required: uses extended constants, which Marine has not");
}

// Metering adds three globals, a local and a block around each body. A module that reaches for one of them before it is
// there must not be read, or it could refill its own fuel.
TEST_CASE("what metering will add cannot be reached before") {
  CHECK(whyNot(withBody({0x42, 0, 0x24, 0, 0x0b})) == "byte 25: unknown global 0");
  CHECK(whyNot(withBody({0x42, 0, 0x21, 0, 0x0b})) == "byte 25: unknown local 0");
  CHECK(whyNot(withBody({0x0c, 1, 0x0b})) == "byte 23: unknown label 1");
}
