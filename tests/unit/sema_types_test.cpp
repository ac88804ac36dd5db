// Types of values, calls, results.
#include "tests/unit/sema_check.h"

#include <catch2/catch.hpp>

namespace aqua::test {

TEST_CASE("results") {
  check({{"func f() -> string:\n  <- 1\n", "3:6 type-mismatch"},
         {"func f() -> string, string:\n  <- \"a\"\n", "3:6 too-few-results"},
         {"func f() -> string:\n  <- \"a\", \"b\"\n", "3:11 too-many-results"},
         {"func f() -> string:\n  x = \"a\"\n  join [x]\n", "2:13 return-missing"},
         {"func f():\n  <- \"a\"\n", "3:6 return-unexpected"}});
}

TEST_CASE("calls") {
  const std::string g = "func g(a: string, b: u8) -> string:\n  <- a\n";
  const std::vector<std::pair<std::string, std::string>> cases = {{"  x <- g(\"a\")\n", "5:8 argument-count"},
                                                                  {"  x <- g(\"a\", 1, 2)\n", "5:18 argument-count"},
                                                                  {"  x <- g(1, 1)\n", "5:10 type-mismatch"},
                                                                  {"  x, y <- g(\"a\", 1)\n", "5:6 result-count"},
                                                                  {"  x <- \"a\"\n", "5:8 not-a-call"},
                                                                  {"  \"a\"\n", "5:3 not-a-call"},
                                                                  {"  x <- g\n", "5:8 not-a-call"},
                                                                  {"  x <- g(\"a\", 300)\n", "5:15 literal-range"},
                                                                  {"  x <- g(\"a\", 1 - 2)\n", "5:15 literal-range"},
                                                                  {"  x <- g(\"a\", -1)\n", "5:15 type-mismatch"}};
  for (const auto& [body, expected] : cases) {
    INFO(body);
    CHECK(issues(g + "func f():\n" + body) == expected);
  }
  check({{"service S(\"s\"):\n  a()\nfunc f():\n  x <- S.a()\n", "5:3 result-count"},
         {"service S(\"s\"):\n  a()\nfunc f():\n  x = S.a()\n  join [x]\n", "5:7 no-result"},
         {"service S(\"s\"):\n  a()\nfunc f() -> string:\n  <- S.a()\n", "5:6 no-result"},
         {"service S(\"s\"):\n  a()\nfunc f():\n  x = [S.a()]\n  join [x]\n", "5:8 no-result"},
         {"service S(\"s\"):\n  abc()\nfunc f():\n  S.abd()\n", "5:5 unknown-member"},
         {"ability A:\n  v: u8\nfunc h{A}() -> u8:\n  <- A.v()\n", "5:8 not-a-function"}});
}

TEST_CASE("operators") {
  check({{"func f(a: u8):\n  if a:\n    join [a]\n", "3:6 type-mismatch"},
         {"func f(a: u8) -> bool:\n  <- a && true\n", "3:8 operand-type"},
         {"func f(a: u8) -> bool:\n  <- !a\n", "3:7 operand-type"},
         {"func f(e: f32) -> f32:\n  <- e + e\n", "3:8 operand-type"},
         {"func f(a: string) -> bool:\n  <- a < \"b\"\n", "3:8 operand-type"},
         {"func f(e: u8) -> u8:\n  <- e ** -1\n", "3:8 operand-type"},
         {"func f(e: f32) -> i64:\n  <- e * 2\n", ""},
         {"func f(e: f32, u: u64) -> i64:\n  <- e * u\n", "3:8 operand-type"},
         {"func f(a: u32, o: ?u32) -> bool:\n  <- a == o\n", "3:8 not-comparable"},
         {"func f(d: u64) -> i64:\n  <- d + -1\n", "3:8 unknown-result-type"},
         {"func f() -> u32, i64, u32:\n  <- 7 / 0, 3 - 5, 2 ** 8\n", "3:10 division-by-zero"}});
}

TEST_CASE("elements and fields") {
  check({{"func f(a: []string) -> string:\n  <- a[\"a\"]\n", "3:8 index-type"},
         {"func f(a: ?string) -> string:\n  <- a[0]\n", "3:8 option-index"},
         {"func f(a: string) -> string:\n  <- a!\n", "3:7 not-a-collection"},
         {"data D:\n  a: string\nfunc f(d: D) -> string:\n  <- d.b\n", "5:8 unknown-member"},
         {"func f(d: []string) -> u32:\n  <- d.len\n", "3:8 unknown-member"},
         {"func f(a: string):\n  for i <- a:\n    join [i]\n", "3:12 not-iterable"},
         {"func f(a: []string) -> string:\n  <- a[0 - 1]\n", "3:8 negative-index"},
         {"func f(a: []string) -> string:\n  <- a[18446744073709551615]\n", "3:8 literal-too-large"},
         {"data D:\n  a: string\nfunc f(d: []D) -> u32:\n  <- d.length\n", ""}});
}

TEST_CASE("building data") {
  const std::string d = "data D:\n  a: string\n  b: u8\n";
  const std::vector<std::pair<std::string, std::string>> cases = {
      {"D(a = \"x\")", "6:6 missing-field"},
      {"D(a = 1, b = 1)", "6:12 type-mismatch"},
      {"D(a = \"x\", a = \"y\", b = 1)", "6:17 field-twice"},
      {"D(a = \"x\", b = 1, c = 1)", "6:24 unexpected-argument"},
      {"D(aa = \"x\", b = 1)", "6:8 unknown-member"},
      {"d.copy(a = \"x\")", ""},
      {"d.copy(c = \"x\")", "6:13 unknown-member"},
      {"E(a = \"x\")", "6:6 unknown-type"}};
  for (const auto& [value, expected] : cases) {
    INFO(value);
    CHECK(issues(d + "func f(d: D) -> D:\n  <- " + value + "\n") == expected);
  }
  check({{"alias D: string\nfunc f() -> string:\n  <- D(a = 1)\n", "4:6 not-constructible"},
         {"func f(d: string) -> string:\n  <- d.copy(a = 1)\n", "3:8 copy-not-data"}});
}

TEST_CASE("collections") {
  check({{"func f(a: string -> string):\n  x = [a]\n  join [x]\n", "3:8 element-kind"},
         {"func f() -> []u8:\n  <- [1, \"a\"]\n", "3:10 type-mismatch"},
         {"func f(a: u8, b: u16) -> []u16:\n  <- [a, b]\n", ""},
         {"func f(a: u8, b: u16) -> []u8:\n  <- [a, b]\n", "3:10 mixed-elements"},
         {"func f(a: u8) -> []u8:\n  x = [a, 1]\n  <- x\n", ""},
         {"func f() -> [][]string:\n  <- [[\"a\"], nil, []]\n", ""},
         {"func f() -> []string:\n  <- [-1, \"b\", \"c\"]\n", "3:7 type-mismatch"},
         {"func f() -> []⊤:\n  <- [1, \"a\"]\n", ""},
         {"func f(a: [][]string, b: []*string):\n  join [a]\n", "2:28 element-type"},
         {"func f() -> ?string:\n  s: ?string\n  s <<- \"a\"\n  <- s\n", "3:6 stream-type"},
         {"func f(a: []string):\n  a <<- \"b\"\n", "3:3 not-a-stream"},
         {"func f() -> []string:\n  s: *string\n  s <<- 1\n  <- s\n", "4:9 type-mismatch"},
         {"func app(s: *string):\n  s <<- \"a\"\nfunc f(a: []string):\n  app(a)\n", "5:7 type-mismatch"},
         {"func g() -> u8:\n  <- 1\nfunc f() -> []string:\n  s: *string\n  s <- g()\n  <- s\n", "6:3 type-mismatch"}});
}

TEST_CASE("stream maps") {
  const std::string head = "service S(\"s\"):\n  pair() -> string\nfunc two() -> string, u8:\n  <- \"k\", 1\n";
  const std::vector<std::pair<std::string, std::string>> cases = {
      {"func f() -> []u8:\n  m: %u8\n  m <<- \"a\", 1\n  x = m.get(\"a\")\n  <- x\n", ""},
      {"func f() -> []string:\n  m: %u8\n  m <- two()\n  <- m.keys()\n", ""},
      {"func f():\n  m: %u8\n  m <<- 1\n", "8:3 key-missing"},
      {"func f():\n  m: %u8\n  x <- m.get(\"a\")\n", "8:8 map-call-arrow"},
      {"func f() -> []string:\n  m: %u8\n  s: *string\n  for k, v <- m:\n    s <<- k\n  <- s\n", ""},
      {"func f() -> []u8:\n  m: %u8\n  s: *u8\n  for kv <- m:\n    s <<- kv.value\n  <- s\n", ""},
      {"func f(a: []u8):\n  for k, v <- a:\n    join [k]\n", "7:10 second-name-unexpected"},
      {"func f() -> []u8:\n  m: %u8\n  <- m.gte(\"a\")\n", "8:8 unknown-member"}};
  for (const auto& [body, expected] : cases) {
    INFO(body);
    CHECK(issues(head + body).find(expected) == 0);
    if (expected[0] == '\0') CHECK(issues(head + body) == "");
  }
}

TEST_CASE("types that a place does not take") {
  check({{"data D:\n  a: *string\n", "3:6 field-type"},
         {"alias Arrow: -> ()\ndata D:\n  a: Arrow\n", "4:6 field-type"},
         {"service S(\"x\"):\n  a() -> string, string\n", "3:18 service-results"},
         {"service S(1):\n  a()\n", "2:11 type-mismatch"},
         {"ability A:\n  s: string\nservice S(\"x\"):\n  a(x: A)\nfunc f(p: A):\n  S.a(p)\n",
          "7:5 service-function-type"},
         {"func f(n: u8):\n  on n:\n    join [n]\n", "3:6 type-mismatch"},
         {"func f(n: string):\n  on n via 1:\n    join [n]\n", "3:12 via-type"},
         {"service S(\"s\"):\n  a(x: ⊤)\nfunc g():\n  join 1\nfunc f():\n  S.a(g)\n", "7:7 type-mismatch"}});
}

TEST_CASE("literals that peers cannot read") {
  check({{"func f() -> u64:\n  <- 18446744073709551615\n", "3:6 literal-too-large"},
         {"func f() -> i64:\n  <- -9223372036854775808\n", ""},
         {"func f() -> f64:\n  <- 1.2345678901\n", "3:6 float-too-long"}});
}

TEST_CASE("a mismatch is explained") {
  CHECK(firstIssue("func g(a: string) -> string:\n  <- a\nfunc f(o: ?string) -> string:\n  <- g(o)\n") ==
        "found `?string`, expected `string`\nat 2: declared here\n"
        "help: `!` takes the value out of an option, and fails when there is none\nfix: o!");
  CHECK(firstIssue("data A:\n  s: string\n  t: string\ndata B:\n  s: u8\nfunc g(a: A) -> string:\n  <- a.s\n"
                   "func f(b: B) -> string:\n  <- g(b)\n") ==
        "found `B`, expected `A`\nat 7: declared here\nnote: `s` is of type `u8` in `B`, expected `string`\n"
        "note: `B` has no `t`");
  CHECK(firstIssue("data D:\n  name: string\nfunc f(d: D) -> string:\n  <- d.nam\n") ==
        "`D` has no field `nam`\nhelp: did you mean `name`?\nfix: name");
}

TEST_CASE("types as deep as a file is long are refused") {
  std::string program = "alias T0: u8\n";
  for (int i = 1; i < 600; ++i) program += "alias T" + std::to_string(i) + ": []T" + std::to_string(i - 1) + "\n";
  CHECK(issues(program) == "503:13 type-too-deep");
}

}  // namespace aqua::test
