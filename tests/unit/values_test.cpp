#include <catch2/catch.hpp>

#include <cmath>
#include <limits>

#include "runtime/values/value.h"

using namespace aqua::values;
using Kind = Value::Kind;

namespace {

/// Canonical text of a JSON text, or its error.
std::string roundTrip(std::string_view json) {
  auto value = parseJson(json);
  return value ? value->text() : value.error().message();
}

Value parse(std::string_view json) {
  auto value = parseJson(json);
  REQUIRE(value);
  return *value;
}

}  // namespace

TEST_CASE("a value is a 16-byte handle") { STATIC_REQUIRE(sizeof(Value) == 16); }

TEST_CASE("numbers keep their kind") {
  CHECK(parse("1").kind() == Kind::Unsigned);
  CHECK(parse("0").kind() == Kind::Unsigned);
  CHECK(parse("-1").kind() == Kind::Negative);
  CHECK(parse("18446744073709551615").asUint64() == std::numeric_limits<uint64_t>::max());
  CHECK(parse("18446744073709551615").asInt64() == std::nullopt);
  CHECK(parse("-9223372036854775808").asInt64() == std::numeric_limits<int64_t>::min());
  CHECK(parse("-1").asUint64() == std::nullopt);
  for (auto text : {"1.0", "1e0", "-0", "18446744073709551616", "-9223372036854775809"})
    CHECK(parse(text).kind() == Kind::Float);
  CHECK(std::signbit(parse("-0").asDouble()));
  CHECK(Value::integer(5).kind() == Kind::Unsigned);
  CHECK(Value::number(std::numeric_limits<double>::infinity()).isNull());
}

TEST_CASE("floats print with the shortest digits") {
  struct {
    double number;
    const char* text;
  } cases[] = {{1, "1.0"},
               {0, "0.0"},
               {-0.0, "-0.0"},
               {2.5, "2.5"},
               {1e15, "1000000000000000.0"},
               {1e16, "1e16"},
               {18446744073709551615.0, "1.8446744073709552e19"},
               {1e-7, "1e-7"},
               {0.00001, "0.00001"},
               {8.5e-6, "8.5e-6"},
               {8.5e-5, "0.000085"},
               {123.456, "123.456"},
               {-1234567890123456, "-1234567890123456.0"},
               {12345678901234568, "1.2345678901234568e16"},
               {5e-324, "5e-324"},
               {1.7976931348623157e308, "1.7976931348623157e308"}};
  for (const auto& c : cases) CHECK(Value::number(c.number).text() == c.text);
}

TEST_CASE("floats are read like the production VM reads them") {
  CHECK(roundTrip("31.245270191439438") == "31.24527019143944");  // the nearest double would print ...438
  CHECK(roundTrip("0.1234567890123456789") == "0.12345678901234568");
  CHECK(roundTrip("123456789012345678901234567890") == "1.2345678901234568e29");
  CHECK(roundTrip("1e-400") == "0.0");
  CHECK(roundTrip("-1e-999999999999999999999") == "-0.0");
  CHECK(roundTrip("0e999999999999") == "0.0");
  CHECK(roundTrip("2.2250738585072011e-308") == "2.2250738585072014e-308");
}

TEST_CASE("canonical text") {
  CHECK(roundTrip(R"({"b":{"d":1,"c":[ ]},"a":[1,{"z":null,"y":true}],"b":3})") ==
        R"({"a":[1,{"y":true,"z":null}],"b":3})");
  CHECK(roundTrip(R"(["\ud83d\ude00","\u00e9","\/","\b\f\n\r\t\"\\","\u0000\u001f\u007f"])") ==
        "[\"\U0001F600\",\"é\",\"/\",\"\\b\\f\\n\\r\\t\\\"\\\\\",\"\\u0000\\u001f\x7f\"]");
  CHECK(roundTrip("{ \"é\" : 1 , \"z\" : { } }") == "{\"z\":{},\"é\":1}");
}

TEST_CASE("errors say what scripts see") {
  struct {
    const char* text;
    const char* error;
  } cases[] = {{"", "EOF while parsing a value at line 1 column 0"},
               {"01", "invalid number at line 1 column 2"},
               {"1.", "EOF while parsing a value at line 1 column 2"},
               {"-", "EOF while parsing a value at line 1 column 1"},
               {"[1,]", "trailing comma at line 1 column 4"},
               {"{\"a\":1,}", "trailing comma at line 1 column 8"},
               {"{a:1}", "key must be a string at line 1 column 2"},
               {"1 2", "trailing characters at line 1 column 3"},
               {"nul", "EOF while parsing a value at line 1 column 3"},
               {"\"\\x\"", "invalid escape at line 1 column 3"},
               {"\"a\tb\"", "control character (\\u0000-\\u001F) found while parsing a string at line 1 column 3"},
               {"\"\\ud800\"", "unexpected end of hex escape at line 1 column 8"},
               {"\"\\udc00\"", "lone leading surrogate in hex escape at line 1 column 7"},
               {"\"abc", "EOF while parsing a string at line 1 column 4"},
               {"[1\n,x", "expected value at line 2 column 2"},
               {"1e400", "number out of range at line 1 column 5"},
               {"1.7976931348623159e308", "number out of range at line 1 column 22"},
               {"\xff", "text is not UTF-8 at line 1 column 0"},
               {"\"\xed\xa0\x80\"", "text is not UTF-8 at line 1 column 1"}};
  for (const auto& c : cases) CHECK(roundTrip(c.text) == c.error);
}

TEST_CASE("nesting is bounded when reading") {
  auto nested = [](size_t depth) { return std::string(depth, '[') + std::string(depth, ']'); };
  CHECK(roundTrip(nested(127)) == nested(127));
  CHECK(roundTrip(nested(128)) == "recursion limit exceeded at line 1 column 128");
  CHECK(roundTrip(std::string(1000000, '[')).starts_with("recursion limit"));
}

TEST_CASE("values made by programs nest without bound") {
  Value deep, twin;
  for (int i = 0; i < 300000; ++i) {
    deep = i % 2 ? Value::array({deep}) : Value::object({{"k", deep}});
    twin = i % 2 ? Value::array({twin}) : Value::object({{"k", twin}});
  }
  CHECK(deep == twin);
  CHECK(deep.hash() == twin.hash());
  CHECK(deep.text().size() == 150000 * (2 + 6) + 4);
}

TEST_CASE("equality") {
  CHECK_FALSE(parse("1") == parse("1.0"));
  CHECK(parse("0.0") == parse("-0.0"));
  CHECK(parse("0.0").hash() == parse("-0.0").hash());
  CHECK(parse(R"({"a":1,"b":[2]})") == parse(R"({"b":[2],"a":1})"));
  CHECK_FALSE(parse("[1,2]") == parse("[2,1]"));
  CHECK_FALSE(parse("\"1\"") == parse("1"));
  CHECK_FALSE(parse("{\"a\":1}") == parse("{\"b\":1}"));
  CHECK_FALSE(parse("[]") == parse("{}"));
  CHECK(Value() == parse("null"));
}

TEST_CASE("handles share and let go") {
  Value text = Value::string("abc");
  Value list = Value::array({text, text});
  Value copy = list;
  CHECK(copy.asArray().data() == list.asArray().data());
  list = list.asArray()[0];  // the source lives inside what is overwritten
  CHECK(list.asString() == "abc");
  copy = Value();
  CHECK(text.asString() == "abc");
  Value moved = std::move(text);
  CHECK(text.isNull());
  CHECK(moved.asString() == "abc");
  Value& self = moved;
  moved = self;
  CHECK(moved.asString() == "abc");
}

TEST_CASE("members are found by name") {
  Value value = Value::object({{"b", Value::integer(1)}, {"a", Value::integer(2)}, {"b", Value::integer(3)}});
  REQUIRE(value.asObject().size() == 2);
  CHECK(value.find("b")->asInt64() == 3);
  CHECK(value.find("a")->asInt64() == 2);
  CHECK(value.find("c") == nullptr);
  CHECK(Value().find("a") == nullptr);
}

TEST_CASE("pretty text") {
  CHECK(prettyText(parse(R"({"a":[1,[]],"b":{}})")) == "{\n  \"a\": [\n    1,\n    []\n  ],\n  \"b\": {}\n}");
}
