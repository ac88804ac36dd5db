// Interfaces as bytes, as Aqua and as text; what is wrong with modules.
#include <fstream>
#include <iterator>

#include <catch2/catch.hpp>

#include "runtime/marine/aqua_text.h"
#include "tests/unit/wasm_modules.h"

using namespace aqua;
using namespace aqua::wasm_modules;

namespace {

const std::string kParser =
    ".\nProbably the module was compiled with an old version of marine cli, please try to update and recompile.\nTo "
    "update marine run: cargo install marine --force";

std::string whyNot(std::initializer_list<Bytes> sections) {
  auto code = wasm::Module::read(module(sections));
  REQUIRE(code);
  auto read = marine::readMarine(*code, "toy");
  return read ? "" : read.error();
}
Bytes sdk(std::string_view version) { return custom("__fluence_sdk_version", bytesOf(version)); }
Bytes interface(const Bytes& body) { return custom("interface-types", body); }
Bytes version(std::string_view text) {
  Bytes out{5, static_cast<uint8_t>(text.size())};
  append(out, bytesOf(text));
  return out;
}
Bytes with(const Bytes& more) {
  Bytes out = version("0.27.0");
  append(out, more);
  return out;
}
std::string corrupted(const Bytes& body) {
  std::string text = whyNot({sdk("0.14.0"), interface(body)}), head = "IT section is corrupted: Parsing Error: ";
  REQUIRE(text.starts_with(head));
  REQUIRE(text.ends_with(kParser));
  return text.substr(head.size(), text.size() - head.size() - kParser.size());
}

marine::MarineModule moduleOf(const char* path) {
  std::ifstream in(path, std::ios::binary);
  auto code = wasm::Module::read(Bytes(std::istreambuf_iterator<char>(in), {}));
  REQUIRE(code);
  auto read = marine::readMarine(*code, "toy");
  REQUIRE(read);
  return *std::move(read);
}

}  // namespace

TEST_CASE("what is no module of Marine is told in the words of the official runtime") {
  Bytes plain = interface(version("0.27.0"));
  CHECK(whyNot({sdk("0.14.0"), plain}) == "");
  CHECK(whyNot({plain, sdk("0.14.0")}) == "");
  CHECK(whyNot({}) ==
        "the module doesn't contain section with '__fluence_sdk_version', probably it's compiled with an old sdk "
        "version");
  CHECK(whyNot({sdk("0.14.0"), sdk("0.14.0"), plain}) ==
        "the module contains 2 sections with name '__fluence_sdk_version' - it's corrupted");
  CHECK(
      whyNot({sdk("abc"), plain}) ==
      "embedded to the Wasm file version is corrupted: 'unexpected character 'a' while parsing major version number'");
  CHECK(whyNot({sdk("0.5.9"), plain}) ==
        "module with name 'toy' compiled with 0.5.9 sdk version, but at least 0.6.0 required");
  CHECK(whyNot({sdk("0.6.0-alpha.1"), plain}) ==
        "module with name 'toy' compiled with 0.6.0-alpha.1 sdk version, but at least 0.6.0 required");
  CHECK(whyNot({sdk("0.14.0")}) == "the module doesn't contain IT section");
  CHECK(whyNot({sdk("0.14.0"), plain, plain}) == "the module contains multiple IT sections that is unsupported");
  CHECK(whyNot({sdk("0.14.0"), interface(version("0.19.9"))}) ==
        "module with name 'toy' compiled with 0.19.9 IT version, but at least 0.20.0 required");
  CHECK(whyNot({sdk("0.14.0"), interface(version("9.0.0"))}) == "");
  // An export that the code has not.
  CHECK(whyNot({sdk("0.14.0"), interface(with({3, 1, 4, 'n', 'o', 'p', 'e', 0}))}) ==
        "Wasm backend error: export not found: nope");
}

TEST_CASE("a broken interface is told with what was not read") {
  CHECK(corrupted({}) == "([], NoneOf)");
  CHECK(corrupted(with({7})) == "([7], Alt)");
  CHECK(corrupted(with({0, 1})).ends_with(", Eof)"));
  CHECK(corrupted(with({0, 1, 2})) == "([2], Alt)");
  CHECK(corrupted(with({0, 1, 1, 1, 'R', 0})).ends_with(", Alt)"));  // a record without fields
  CHECK(corrupted(version("abc")).ends_with(", IsNot)"));
  CHECK(corrupted(with(version("0.27.0"))).ends_with(", Many0)"));
  CHECK(corrupted(with({3, 1, 1, 0xff, 0})).ends_with(", Char)"));
  CHECK(corrupted(with({0, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0})).ends_with(", TooLarge)"));
  CHECK(corrupted(with({0, 0xff, 0xff, 0xff, 0xff, 0x0f})).ends_with(", Eof)"));  // a huge count
  Bytes deep{0, 1, 0, 0, 1};
  deep.insert(deep.end(), 10'000, 0x36);
  CHECK(corrupted(with(deep)).ends_with(", Alt)"));
}

TEST_CASE("a function may use unknown things, and is told so when it is called only") {
  Bytes code = section(1, {1, 0x60, 0, 0});
  append(code, section(3, {1, 0}));
  append(code, section(7, {1, 1, 'f', 0, 0}));
  append(code, codeSection({body({}, {0x0b})}));
  auto make = [&](uint8_t core, uint8_t adapter) {
    return with({0, 1, 0, 0, 0, 2, 1, 0, 0, 3, 1, 1, 'f', 0, 4, 1, core, adapter});
  };
  CHECK(whyNot({code, sdk("0.14.0"), interface(make(0, 0))}) == "");
  CHECK(whyNot({code, sdk("0.14.0"), interface(make(0, 99))}) == "Loaded module doesn't contain type with idx = 99");
}

TEST_CASE("an interface is an Aqua service") {
  marine::MarineModule toy = moduleOf("tests/wasm/modules/toy.wasm");
  CHECK(marine::aquaText(toy, "toy", "").error() == "Aqua cannot have a function called `Odd`");
  CHECK(marine::functionText(toy, *toy.find("mirror")) == "mirror(p: Point) -> Point");
  CHECK(marine::functionText(toy, *toy.find("same_blobs")) == "same_blobs(a: [][]u8) -> [][]u8");
  toy.functions = {*toy.find("words"), *toy.find("mirrors"), *toy.find("trap")};
  CHECK(*marine::aquaText(toy, "my-point", "pt") == R"(aqua MyPoint declares *

data Point:
  x: i32
  y: i16
  label: string
  tags: []string

service MyPoint("pt"):
  mirrors(ps: []Point) -> []Point
  trap()
  words(text: string) -> []string
)");
  CHECK(marine::aquaText(toy, "point", "")->find("service PointService:\n") != std::string::npos);
}

TEST_CASE("an interface is a text") {
  std::string text = marine::interfaceText(moduleOf("tests/wasm/modules/toy.wasm").interface);
  CHECK(
      text.starts_with("(@interface it_version \"0.27.0\")\n\n;; Types\n(@interface type (func \n  (param $size: i32) "
                       "\n  (result i32)))   ;; 0\n"));
  CHECK(text.find("  string.lower_memory\n  call-core 6\n  call-core 3\n  call-core 2\n  string.lift_memory\n  "
                  "call-core 1)\n") != std::string::npos);
}
