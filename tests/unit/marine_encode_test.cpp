// Interfaces that we write: as bytes and as text they come back the same, and those that are made of types alone have
// the bytes that another writer gives.
#include <functional>
#include <fstream>
#include <iterator>

#include <catch2/catch.hpp>

#include "runtime/marine/aqua_text.h"
#include "runtime/marine/describe.h"
#include "runtime/marine/encode.h"
#include "runtime/marine/module.h"
#include "runtime/marine/text_reader.h"

using namespace aqua;

namespace {

marine::MarineModule encodedModule(const std::string& name) {
  std::ifstream in("tests/wasm/modules/" + name, std::ios::binary);
  auto code = wasm::Module::read(wasm::Bytes(std::istreambuf_iterator<char>(in), {}));
  REQUIRE(code);
  auto read = marine::readMarine(*code, "m");
  REQUIRE(read);
  return *std::move(read);
}

wasm::Bytes sectionOf(const marine::MarineModule& module) {
  for (const wasm::CustomSection& each : module.code->contents().customs)
    if (each.name == marine::kInterfaceSection) return {each.bytes.begin(), each.bytes.end()};
  return {};
}

/// Only what the functions and records are called and what types they have.
marine::Described describedBy(const marine::MarineModule& module) {
  constexpr uint32_t kServiceFunctions = 6;
  std::function<marine::InterfaceType(marine::InterfaceType)> plain = [&](marine::InterfaceType type) {
    if (type.kind == marine::Kind::Record) type.record -= kServiceFunctions;
    if (type.element) type.element = std::make_shared<const marine::InterfaceType>(plain(*type.element));
    return type;
  };
  auto fields = [&](std::vector<marine::Field> all) {
    for (marine::Field& each : all) each.type = plain(each.type);
    return all;
  };
  marine::Described out;
  for (const marine::TypeDef& each : module.interface.types)
    if (const auto* record = std::get_if<marine::RecordType>(&each))
      out.records.push_back({record->name, fields(record->fields)});
  for (const marine::PublicFunction& each : module.functions) {
    const marine::FunctionType& type = module.type(each);
    out.functions.push_back({each.name, fields(type.args), {}});
    if (!type.results.empty()) out.functions.back().result = plain(type.results.front());
  }
  return out;
}

}  // namespace

TEST_CASE("interfaces come back from bytes and from text, and from types alone as another writer has them") {
  for (const char* name : {"greeting.wasm", "toy.wasm"}) {
    INFO(name);
    marine::MarineModule module = encodedModule(name);
    wasm::Bytes section = sectionOf(module);
    auto again = marine::encodeInterface(module.interface);
    REQUIRE(again);
    CHECK(*again == section);
    auto made = marine::encodeInterface(marine::interfaceOf(describedBy(module)));
    REQUIRE(made);
    CHECK(*made == section);
    auto read = marine::parseInterfaceText(marine::interfaceText(module.interface));
    REQUIRE(read);
    CHECK(*marine::encodeInterface(*read) == section);
  }
}

TEST_CASE("a module with another interface and version is otherwise the same") {
  marine::MarineModule module = encodedModule("greeting.wasm");
  marine::Described less = describedBy(module);
  less.functions.resize(1);
  auto bytes = marine::withMarine(*module.code, marine::interfaceOf(less), "0.7.1");
  REQUIRE(bytes);
  auto code = wasm::Module::read(*bytes);
  REQUIRE(code);
  auto read = marine::readMarine(*code, "m");
  REQUIRE(read);
  CHECK(read->sdkVersion == "0.7.1");
  REQUIRE(read->functions.size() == 1);
  CHECK(marine::functionText(*read, read->functions.front()) == "greeting(name: string) -> string");
  CHECK((*code)->contents().bodies.size() == module.code->contents().bodies.size());
  // Back to what it was.
  auto back = marine::withMarine(**code, module.interface, module.sdkVersion);
  REQUIRE(back);
  CHECK(*back == module.code->contents().bytes);
}

TEST_CASE("an imported function is lifted, called and lowered as official modules do it") {
  using marine::Kind;
  marine::Described described;
  described.records.push_back({"R", {{"x", {Kind::U8}}}});
  described.imports.push_back(
      {"toy",
       {"f",
        {{"a", {Kind::String}}, {"b", {Kind::Boolean}}, {"c", {Kind::U64}}, {"d", {Kind::Record}}},
        marine::InterfaceType{Kind::String}}});
  std::string text = marine::interfaceText(marine::interfaceOf(described));
  CHECK(text.find(R"(;; Imports
(@interface import "toy" "f" (func (type 7)))
(@interface import "toy" "f" (func (type 9)))

;; Adapters
(@interface func (type 8)
  arg.get 0
  arg.get 1
  string.lift_memory
  arg.get 2
  bool.from_i32
  arg.get 3
  u64.from_i64
  arg.get 4
  record.lift_memory 6
  call-core 1
  call-core 6
  dup
  string.size
  i32.push 1
  call-core 0
  swap2
  string.lower_memory
  call-core 4
  call-core 5)
)") != std::string::npos);
  CHECK(text.find("(@interface implement (func 9) (func 8))") != std::string::npos);
}

TEST_CASE("what a section cannot say is told") {
  marine::Described described;
  described.functions.push_back({std::string(256, 'f'), {}, {}});
  CHECK(marine::encodeInterface(marine::interfaceOf(described)).error() == "a name has 256 bytes, 255 are the most");
  described.functions.front() = {"f", std::vector<marine::Field>(256, {"a", {marine::Kind::U8}}), {}};
  CHECK(marine::encodeInterface(marine::interfaceOf(described)).error() ==
        "256 arguments of a function, 255 are the most");
}
