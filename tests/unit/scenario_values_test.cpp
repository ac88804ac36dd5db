// Matchers, paths and drawn numbers.
#include <catch2/catch.hpp>

#include <string>

#include "runtime/scenario/matcher.h"
#include "runtime/scenario/path.h"
#include "runtime/scenario/time.h"

using namespace aqua;
using sim::Matcher;
using sim::Path;
using values::Value;

namespace {

Value json(std::string_view text) { return *values::parseJson(text); }

// Empty when it matches.
std::string difference(std::string_view matcher, std::string_view value) {
  std::string problem;
  auto read = Matcher::read(json(matcher), problem);
  REQUIRE(read);
  std::string difference = read->difference(json(value));
  CHECK(read->matches(json(value)) == difference.empty());
  return difference;
}
bool matches(std::string_view matcher, std::string_view value) { return difference(matcher, value).empty(); }

std::string problem(std::string_view matcher) {
  std::string problem;
  CHECK_FALSE(Matcher::read(json(matcher), problem));
  return problem;
}

std::string pathProblem(std::string_view text) {
  auto path = Path::parse(text);
  REQUIRE_FALSE(path);
  return path.error();
}
std::string selected(std::string_view path, std::string_view value) {
  auto read = Path::parse(path);
  REQUIRE(read);
  CHECK(read->text() == (path.starts_with('.') ? path.substr(1) : path));
  return Value::array(sim::select(json(value), *read).value()).text();
}

}  // namespace

TEST_CASE("matchers: every word, yes and no") {
  struct Row {
    const char *matcher, *yes, *no;
  };
  const Row rows[] = {
      {"5", "5", "6"},
      {"\"a\"", "\"a\"", "\"b\""},
      {"null", "null", "0"},
      {"[1,2]", "[1,2]", "[2,1]"},
      {"[1,2]", "[1,2]", "[1,2,3]"},
      {R"({"a":1})", R"({"a":1})", R"({"a":1,"b":2})"},
      {R"({"a":1})", R"({"a":1})", R"({})"},
      {R"({"a":{"matches":"x+"}})", R"({"a":"xx"})", R"({"a":"xy"})"},
      {R"([{"any":true},1])", "[7,1]", "[7,2]"},
      {R"({"a":"_"})", R"({"a":[]})", R"({"b":[]})"},
      {R"({"type":"u8"})", "255", "256"},
      {R"({"type":"i8"})", "-128", "-129"},
      {R"({"type":"u64"})", "18446744073709551615", "-1"},
      {R"({"type":"i64"})", "-9223372036854775808", "18446744073709551615"},
      {R"({"type":"u32"})", "4294967295", "1.5"},
      {R"({"type":"i16"})", "-5", "40000"},
      {R"({"type":"u16"})", "5", "70000"},
      {R"({"type":"i32"})", "5", "2147483648"},
      {R"({"type":"f64"})", "1.5", "\"1.5\""},
      {R"({"type":"f32"})", "1", "null"},
      {R"({"type":"bool"})", "true", "1"},
      {R"({"type":"string"})", "\"\"", "[]"},
      {R"({"type":"list"})", "[]", "{}"},
      {R"({"type":"table"})", "{}", "[]"},
      {R"({"matches":"yes|no"})", "\"no\"", "\"not\""},
      {R"({"matches":"a.c"})", "\"a\\nc\"", "\"xabc\""},
      {R"({"matches":""})", "\"\"", "\"a\""},
      {R"({"matches":"[0-9]{4}-[0-9]{2}"})", "\"2024-01\"", "\"24-01\""},
      {R"({"one_of":[1,{"type":"string"}]})", "\"x\"", "2"},
      {R"({"contains":"ell"})", "\"hello\"", "\"help\""},
      {R"({"contains":5})", "[1,5]", "[1]"},
      {R"({"contains":{"type":"string"}})", "[1,\"a\"]", "[1]"},
      {R"({"contains":{"a":{"type":"u8"}}})", R"({"a":1,"b":2})", R"({"a":-1,"b":2})"},
      {R"({"contains":{"a":1}})", R"([{"a":1}])", R"([{"a":1,"b":2}])"},
      {R"({"contains":{"json":"{\"type\":1}"}})", R"({"type":1,"b":2})", R"({"b":2})"},
      {R"({"approx":1.0,"tol":0.01})", "1.005", "1.1"},
      {R"({"approx":10,"tol":1})", "11", "12"},
      {R"({"json":"{\"any\":true}"})", R"({"any":true})", "1"},
      {R"({"json":"null"})", "null", "1"},
      {R"({"all":[{"type":"u8"},{"not":3}]})", "4", "3"},
      {R"({"not":{"type":"list"}})", "1", "[]"},
  };
  for (const Row& row : rows) {
    INFO(row.matcher);
    CHECK(matches(row.matcher, row.yes));
    CHECK_FALSE(matches(row.matcher, row.no));
  }
}

TEST_CASE("matchers say where a value differs") {
  CHECK(difference("[1]", "[2]") == "at `[0]` found `2`, expected `1`");
  CHECK(difference(R"([{"a":{"b":[0,"x"]}}])", R"([{"a":{"b":[0,"y"]}}])") ==
        R"(at `[0].a.b[1]` found `"y"`, expected `"x"`)");
  CHECK(difference(R"({"a":1})", "{}") == "there is no `a`");
  CHECK(difference(R"({"x":{"a":1}})", R"({"x":{"a":1,"b":2}})") == "at `x` there is also `b`");
  CHECK(difference("[1,2]", "[1]") == "found 1 element, expected 2");
  CHECK(difference(R"({"matches":"a+"})", "\"b\"") == R"(found `"b"`, expected `{"matches":"a+"}`)");
  CHECK(difference(R"({"all":[{"type":"u8"},{"a":1}]})", "5") == R"(found `5`, expected `{"a":1}`)");
  CHECK(difference(R"({"json":"[1,[2]]"})", "[1,[3]]") == "at `[1][0]` found `3`, expected `2`");
  CHECK(difference("1", "[" + std::string(300, ' ') + "\"" + std::string(300, 'x') + "\"]")
            .find("found a list of 1 element") == 0);
  CHECK(difference(R"({"one_of":[1,2]})", "3") == R"(found `3`, expected `{"one_of":[1,2]}`)");
}

TEST_CASE("what is no matcher") {
  CHECK(problem(R"({"any":1})") == "`any = true`");
  CHECK(problem(R"({"any":true,"x":1})").find("nothing beside `any`") == 0);
  CHECK(problem(R"({"type":"u7"})") == "`list`, `table` or one of Aqua's scalar types in `type`");
  CHECK(problem(R"({"matches":5})") == "a regular expression in `matches`");
  CHECK(problem(R"({"matches":"["})").find("a regular expression: ") == 0);
  CHECK(problem(R"({"matches":"a)|(b"})").find("a regular expression: ") == 0);
  CHECK(problem(R"({"matches":"(a)\\1"})").find("without references") != std::string::npos);
  CHECK(problem(R"({"matches":"((a{255}){255}){255}"})") == "a regular expression with fewer repetitions");
  CHECK(problem("{\"matches\":\"" + std::string(1001, 'a') + "\"}") ==
        "a regular expression of at most 1,000 characters");
  CHECK(problem(R"({"one_of":[]})") == "a list of matchers in `one_of`");
  CHECK(problem(R"({"all":1})") == "a list of matchers in `all`");
  CHECK(problem(R"({"approx":1})") == "numbers in `approx` and `tol`");
  CHECK(problem(R"({"approx":1,"tol":-1})") == "numbers in `approx` and `tol`");
  CHECK(problem(R"({"json":"["})").find("JSON: ") == 0);
  CHECK(problem(R"({"json":1})") == "a text in `json`");
  CHECK(problem(R"([{"a":{"not":{"type":1}}}])") == "`list`, `table` or one of Aqua's scalar types in `type`");
  std::string none;
  CHECK(Matcher::read(json(R"({"tol":1})"), none));  // a literal
}

TEST_CASE("matchers end soon on large values") {
  std::string text = "\"" + std::string(70'000, 'a') + "\"";
  CHECK(difference(R"({"matches":"a*"})", text) == "the text is too long to be compared with a regular expression");
  CHECK(matches(R"({"matches":"(a|aa)*"})", "\"" + std::string(65'536, 'a') + "\""));
  // A list of 1000 lists of ..., all of them the same: 10^15 elements.
  Value value = Value::integer(0);
  for (int i = 0; i < 5; ++i) value = Value::array(values::Array(1000, value));
  std::string matcher = "1";
  for (int i = 0; i < 5; ++i) matcher = "{\"contains\":" + matcher + "}";
  std::string problem;
  CHECK(Matcher::read(json(matcher), problem)->difference(value) == "the value is too large to be compared");
  CHECK_FALSE(Matcher::read(json("{\"not\":" + matcher + "}"), problem)->matches(value));
  auto path = Path::parse("[*][*][*][*][*]");
  CHECK_FALSE(sim::select(value, *path));
  CHECK(sim::select(value, *Path::parse("[*][*]"))->size() == 1'000'000);
}

TEST_CASE("paths") {
  std::string value = R"({"answers":[{"peer":"a","n":[1,2]},{"peer":"b","n":[]}],"naïve_1":5})";
  CHECK(selected("", "5") == "[5]");
  CHECK(selected("answers[0].peer", value) == R"(["a"])");
  CHECK(selected(".answers[-1].peer", value) == R"(["b"])");
  CHECK(selected("answers[*].peer", value) == R"(["a","b"])");
  CHECK(selected("answers[*].n[*]", value) == "[1,2]");
  CHECK(selected("naïve_1", value) == "[5]");
  CHECK(selected("[*]", R"({"b":1,"a":2})") == "[2,1]");
  CHECK(selected("[2]", "[1,2]") == "[]");
  CHECK(selected("[-3]", "[1,2]") == "[]");
  CHECK(selected("a.b.c", R"({"a":5})") == "[]");
  CHECK(selected("[0]", R"({"0":5})") == "[]");
  CHECK(pathProblem("a..b") == "no name at character 3");
  CHECK(pathProblem("a.") == "no name at character 3");
  CHECK(pathProblem("ä.[0]") == "no name at character 3");
  CHECK(pathProblem("a b") == "neither `.` nor `[` at character 2");
  CHECK(pathProblem("1a") == "no name at character 1");
  CHECK(pathProblem("$.a") == "no name at character 1");
  CHECK(pathProblem("a[") == "`[` without `]` at character 2");
  for (const char* index : {"01", "-0", "+1", "1:2", "'a'", "", " 1", "?@.a", "9007199254740992"})
    CHECK(pathProblem("a[" + std::string(index) + "]") == "no `*` and no index at character 3");
}

TEST_CASE("durations are drawn in whole numbers") {
  auto at = [](const sim::Range& range, double share) {
    return range.at(static_cast<uint64_t>(share * 4294967296.0) << 32);
  };
  sim::Range uniform{5, 8, {}};
  CHECK(at(uniform, 0) == 5);
  CHECK(at(uniform, 0.25) == 6);
  CHECK(at(uniform, 0.9999) == 8);
  CHECK(uniform.at(UINT64_MAX) == 8);
  CHECK(sim::Range{7, 7, {}}.at(UINT64_MAX) == 7);
  sim::Range quantiles{10'000, 2'000'000, {{50, 20'000}, {90, 60'000}, {99, 400'000}}};
  CHECK(at(quantiles, 0) == 10'000);
  CHECK(at(quantiles, 0.25) == 15'000);
  CHECK(at(quantiles, 0.5) == 20'000);
  CHECK(at(quantiles, 0.7) == 40'000);
  CHECK(at(quantiles, 0.9) == 60'000);
  CHECK(quantiles.at(UINT64_MAX) <= 2'000'000);
  CHECK(quantiles.at(UINT64_MAX) >= 1'999'900);
  // The longest durations do not overflow.
  sim::Range longest{0, sim::parseDuration("10000h").value(), {}};
  CHECK(longest.at(UINT64_MAX) <= longest.most);
  CHECK(at(longest, 0.5) == longest.most / 2);
  sim::Micros last = 0;
  for (uint64_t i = 0; i < 1000; ++i) {
    sim::Micros drawn = quantiles.at(i * (UINT64_MAX / 1000));
    CHECK(drawn >= last);
    last = drawn;
  }
}

TEST_CASE("probabilities are thresholds") {
  CHECK(sim::chanceOf(0)->never());
  CHECK(sim::chanceOf(1)->below == uint64_t{1} << 32);
  CHECK(sim::chanceOf(1)->holds(UINT64_MAX));
  CHECK(sim::chanceOf(0.5)->below == uint64_t{1} << 31);
  CHECK(sim::chanceOf(1e-300)->below == 1);
  for (double bad : {-0.1, 1.1, std::numeric_limits<double>::quiet_NaN()}) CHECK_FALSE(sim::chanceOf(bad));
}
