// Input of every kind ends in a tree and diagnostics, never in a crash.
#include <random>

#include <catch2/catch.hpp>

#include "tests/unit/syntax_testing.h"

using namespace aqua::syntax;
using aqua::syntax::testing::issues;

namespace {

std::string repeat(const std::string& text, size_t times) {
  std::string all;
  for (size_t i = 0; i < times; ++i) all += text;
  return all;
}

}  // namespace

TEST_CASE("texts that cannot be read") {
  CHECK(issues("aqua M\n\nconst A = \"\xFF\"") == "3:12 not-utf8");
  CHECK(issues(std::string("aqua M\n\0x", 9)) == "2:1 nul-byte");
  Limits limits;
  limits.maxBytes = 10;
  CHECK(parse(testing::file("aqua Module"), limits).issues.items().front().code ==
        aqua::diagnostics::Code::TextTooLong);
  CHECK(parse(testing::file("aqua Modul"), limits).issues.empty());
}

TEST_CASE("nesting is bounded, just below the bound it is read") {
  const std::string head = "func f():\n  x = ";
  for (size_t count : {900u, 1100u, 50000u}) {
    std::string expected = count < 1000 ? "" : "nesting-too-deep";
    for (const std::string& text :
         {head + repeat("(", count) + "1" + repeat(")", count), head + repeat("[", count) + repeat("]", count),
          head + repeat("!", count) + "a", head + "a" + repeat("!", count), head + "a" + repeat(".a", count),
          head + "1" + repeat(" + 1", count), head + "1" + repeat(" ** 1", count),
          "alias A: " + repeat("?", count) + "u8", "alias A: " + repeat("*", count) + "u8",
          "alias A: " + repeat("[]", count) + "u8", "alias A: " + repeat("-> ", count) + "u8",
          "func f():\n  " + repeat("par ", count) + "g()", head + "a" + repeat("[0]", count)}) {
      std::string found = issues(text);
      CAPTURE(text.substr(0, 40), count, found.substr(0, 80));
      CHECK(
          (expected.empty() ? found.find("nesting") == std::string::npos : found.find(expected) != std::string::npos));
    }
  }
  std::string stairs = "func f():\n";
  for (size_t i = 1; i < 1200; ++i) stairs += std::string(i, ' ') + "if a:\n";
  CHECK(issues(stairs + std::string(1200, ' ') + "g()").find("nesting-too-deep") != std::string::npos);
  Limits shallow;
  shallow.maxDepth = 3;
  Parsed parsed = parse(testing::file("const A = 1\n\nfunc f():\n  x = [[[[1]]]]\n\nconst B = 2\n"), shallow);
  REQUIRE(parsed.issues.errorCount() == 1);
  CHECK(parsed.tree->root->items.size() == 1);  // what came before
}

TEST_CASE("many errors end in one last diagnostic") {
  for (const char* line : {"  x = +\n", "  @\n", "  )\n", "  x = a[-1]\n"}) {
    Parsed parsed = parse(testing::file("func f():\n" + repeat(line, 3000)));
    CHECK(parsed.issues.errorCount() == 1001);
    CHECK(parsed.issues.items().back().code == aqua::diagnostics::Code::TooManyErrors);
  }
}

TEST_CASE("errors of one line are bounded as well") {
  const std::string head = "func f():\n  x = ";
  for (const std::string& text :
       {repeat("pub ", 20000), "func f():\n  " + repeat("let ", 20000), head + repeat("`a` ", 20000),
        head + repeat("\"a\\\"b\" ", 20000), head + repeat("& ", 20000), repeat("/* a */ ", 20000)}) {
    INFO(text.substr(0, 20));
    CHECK(parse(testing::file(text)).issues.errorCount() <= 1001);
  }
}

TEST_CASE("values alone") {
  CHECK(testing::value("") == "!! 1:1 syntax-unexpected");
  CHECK(testing::value("f(1") == "!! 1:2 bracket-open");
  CHECK(testing::value("f(1) g") == "!! 1:6 syntax-unexpected");
  CHECK(testing::value("f()()") == "!! 1:4 call-target");
  CHECK(testing::value("if") == "if");
  CHECK(testing::value("\xFF") == "!! 1:1 not-utf8");
  CHECK(testing::value(repeat("[", 5000)).find("nesting-too-deep") != std::string::npos);
}

TEST_CASE("broken programs are read to the end, with nodes inside their parents") {
  const std::string program =
      "aqua M declares *\n\nimport \"x\"\nuse a as b from \"y\" as L\nexport f\n\nconst A = 1\n\ndata D:\n  a: "
      "[]u8\n\nservice S(\"s\"):\n"
      "  a(x: u8) -> u8\n\nfunc f{A}(a: u8, b: u8 -> ()) -> u8, (u8 -> u8):\n  for i <- [1, 2] par:\n    x <- S.a(i)\n "
      "   if x == 1 && !b:\n"
      "      on p via r!:\n        s <<- D(a = x).a[0]\n  c = (y: u8) -> u8:\n    <- y\n  <- 1, c\n";
  std::mt19937 random(20240607);
  auto pick = [&](size_t count) { return std::uniform_int_distribution<size_t>(0, count - 1)(random); };
  const std::string pieces[] = {"(",     ")",  "[",  "]",  "{",   "}",  ":", ",",    ".",   "\"",
                                "\n",    "  ", "\t", "<-", "<<-", "->", "!", "for ", "if ", "func ",
                                "data ", "é",  "=",  "--", "-",   "1",  "x", "X",    "\r"};
  for (int round = 0; round < 3000; ++round) {
    std::string text = program;
    for (size_t edits = 1 + pick(4); edits > 0; --edits) {
      size_t at = pick(text.size());
      switch (pick(3)) {
      case 0: text.erase(at, 1 + pick(12)); break;
      case 1: text.insert(at, pieces[pick(std::size(pieces))]); break;
      default: text.insert(at, text.substr(pick(text.size()), 1 + pick(30)));
      }
    }
    Parsed parsed = parse(testing::file(text));
    REQUIRE(parsed.tree->root);
    INFO(text);
    CHECK(testing::spanErrors(*parsed.tree) == "");
    uint32_t end = 0;
    for (const Token& token : parsed.tree->tokens) {
      REQUIRE(token.begin >= end);
      REQUIRE(token.end > token.begin);
      end = token.end;
    }
    for (const auto& issue : parsed.issues.items()) {
      CHECK(issue.primary.begin <= issue.primary.end);
      CHECK(issue.primary.end <= text.size());
      for (const char* placeholder : {"{found}", "{expected}", "{construct}", "{name}", "{what}", "{word}", "{where}"})
        CHECK(issue.message().find(placeholder) == std::string::npos);
    }
  }
}
