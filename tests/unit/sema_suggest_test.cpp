#include "compiler/sema/suggest.h"

#include <catch2/catch.hpp>

using aqua::sema::closest;

TEST_CASE("the closest name is suggested, if it is close") {
  CHECK(closest("targt", {{"other"}, {"target"}}) == "target");
  CHECK(closest("tragte", {{"target"}}) == "target");
  CHECK(closest("S", {{"s"}}) == "s");
  CHECK(closest("y", {{"x"}}) == "");
  CHECK(closest("result", {{"peer"}}) == "");
  CHECK(closest("nam", {{"name", false}, {"nan", true}}) == "nan");
  CHECK(closest("name", {{"name"}}) == "");
  CHECK(closest("", {{"a"}}) == "");
}
