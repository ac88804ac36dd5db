#include <catch2/catch.hpp>

#include <vector>
#include <limits>

#include "compiler/base/numbers.h"
#include "compiler/base/uri.h"
#include "compiler/base/words.h"

using namespace aqua::base;

TEST_CASE("a whole text is a number, or it is none") {
  CHECK(parse<uint32_t>("0") == 0U);
  CHECK(parse<uint32_t>("4294967295") == 4294967295U);
  CHECK(parse<int64_t>("-9223372036854775808") == std::numeric_limits<int64_t>::min());
  CHECK(parse<double>("1.5e3") == 1500.0);
  for (const char* text : {"", " 1", "1 ", "+1", "-1", "1x", "0x1", "4294967296"}) CHECK_FALSE(parse<uint32_t>(text));
  CHECK(parse<int>(withoutPlus("+1")) == 1);
  CHECK_FALSE(parse<int>(withoutPlus("++1")));
}

TEST_CASE("a number is taken off the front of a text") {
  std::string_view text = "64MiB";
  CHECK(takeNumber<uint64_t>(text) == 64U);
  CHECK(text == "MiB");
  CHECK_FALSE(takeNumber<uint64_t>(text));
  CHECK(text == "MiB");
}

TEST_CASE("the nearest name is near") {
  auto near = [](std::string_view word, std::vector<std::string_view> names) { return nearest(word, names); };
  CHECK(near("targt", {"other", "target"}) == "target");
  CHECK(near("tragte", {"target"}) == "target");
  CHECK(near("chekc", {"check"}) == "check");
  CHECK(near("S", {"s"}) == "s");
  CHECK(near("BUILD", {"build", "BUILT"}) == "build");
  CHECK(near("y", {"x"}).empty());
  CHECK(near("result", {"peer"}).empty());
  CHECK(near("name", {"name"}).empty());
  CHECK(near("", {"a"}).empty());
  CHECK(near(std::string(65, 'a'), {"aaaa"}).empty());
  Nearest fitting("nam");
  fitting.consider("name", false);
  fitting.consider("nan");
  CHECK(fitting.best() == "nan");
}

TEST_CASE("paths as parts of a URI") {
  CHECK(uriEscaped("/a b/ü%.aqua") == "/a%20b/%C3%BC%25.aqua");
  CHECK(uriEscaped("-._~/AZaz09") == "-._~/AZaz09");
  CHECK(uriUnescaped("/a%20b/%C3%bc%25.aqua") == "/a b/ü%.aqua");
  CHECK(uriUnescaped("%4%zz%2") == "%4%zz%2");
}
