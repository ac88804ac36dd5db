// Types as text, and their interning.
#include "compiler/ir/types.h"

#include <vector>

#include <catch2/catch.hpp>

using namespace aqua::ir;

TEST_CASE("types are printed as programs write them") {
  TypePool pool;
  const Type* u8 = pool.scalar(Scalar::U8);
  const Type* text = pool.scalar(Scalar::String);
  CHECK(print(*pool.array(pool.option(u8))) == "[]?u8");
  CHECK(print(*pool.stream(text)) == "*string");
  CHECK(print(*pool.streamMap(text)) == "%string");
  const std::vector<TypeField> params = {{"a", u8, {}}, {"b", text, {}}};
  const std::vector<const Type*> results = {text};
  const Type* arrow = pool.arrow(params, results);
  CHECK(print(*arrow) == "u8, string -> string");
  CHECK(print(*pool.arrow({}, {})) == "-> ()");
  const std::vector<const Type*> nested = {arrow, u8};
  CHECK(print(*pool.arrow({}, nested)) == "-> (u8, string -> string), u8");
  CHECK(print(*pool.named(TypeKind::Data, "D", params, {})) == "D");
  CHECK(print(*pool.named(TypeKind::Data, {}, params, {})) == "{a: u8, b: string}");
}

TEST_CASE("equal collections are one type") {
  TypePool pool;
  CHECK(pool.array(pool.top()) == pool.array(pool.top()));
  CHECK(pool.array(pool.top()) != pool.option(pool.top()));
  CHECK(pool.array(pool.top())->depth == 1);
  CHECK(pool.array(pool.array(pool.top()))->depth == 2);
}

TEST_CASE("a type whose text would be exponential is cut") {
  TypePool pool;
  const Type* type = pool.scalar(Scalar::U8);
  for (int i = 0; i < 100; ++i) {
    const std::vector<TypeField> params = {{"a", type, {}}, {"b", type, {}}};
    type = pool.arrow(params, {});
  }
  std::string text = print(*type);
  CHECK(text.size() < 2000);
  CHECK(text.substr(text.size() - 3) == "...");
}
