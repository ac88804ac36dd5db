// Which cases an expression selects.
#include <catch2/catch.hpp>

#include "tools/test/runner.h"

using namespace aqua;

namespace {

bool selects(std::string_view text) {
  std::string problem;
  auto filter = test::Filter::parse(text, problem);
  INFO(problem);
  REQUIRE(filter);
  return filter->matches({"tests/vote.scenario.toml", "three votes", "one is late", {"slow", "network"}});
}

std::string wrong(std::string_view text) {
  std::string problem;
  CHECK_FALSE(test::Filter::parse(text, problem));
  return problem;
}

}  // namespace

TEST_CASE("words are looked for in file, name, variant and tags") {
  CHECK(selects("vote.scenario"));
  CHECK(selects("three"));
  CHECK(selects("late"));
  CHECK(selects("slow"));
  CHECK_FALSE(selects("fast"));
}

TEST_CASE("and binds more than or, not more than and") {
  CHECK(selects("three and slow"));
  CHECK_FALSE(selects("three and fast"));
  CHECK(selects("fast or slow and three"));
  CHECK_FALSE(selects("(fast or slow) and four"));
  CHECK(selects("not fast and not four"));
  CHECK(selects("not (fast or four)"));
  CHECK(selects("not not three"));
}

TEST_CASE("what is no expression is refused with the reason") {
  CHECK(wrong("") == "a word is missing at the end");
  CHECK(wrong("a and") == "a word is missing at the end");
  CHECK(wrong("or a") == "a word is missing before `or`");
  CHECK(wrong("(a") == "`)` is missing");
  CHECK(wrong("a )") == "unexpected `)`");
  CHECK(wrong("a b") == "unexpected `b`");
  CHECK(wrong(std::string(1000, '(')) == "too many parentheses");
}
