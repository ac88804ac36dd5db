// Tables of the language: which type fits where, what arithmetic gives, what elements have in common
// (LANGUAGE.md 3.2 to 3.4).
#include "compiler/ir/relations.h"

#include <map>
#include <sstream>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

namespace {

using namespace aqua;
using ir::Relations;
using ir::Type;
using ir::TypeKind;
using ir::TypePool;

/// Types by a short spelling: scalars, `1` `-1` `1.5` `true` `""` for literals, `⊤` `⊥`, and collections of them.
struct Spelled {
  TypePool pool;
  Relations relations{pool};

  const Type* operator()(std::string_view text) {
    auto starts = [&](std::string_view prefix) { return text.substr(0, prefix.size()) == prefix; };
    if (starts("[]")) return pool.array((*this)(text.substr(2)));
    if (starts("?")) return pool.option((*this)(text.substr(1)));
    if (starts("*")) return pool.stream((*this)(text.substr(1)));
    if (starts("%")) return pool.streamMap((*this)(text.substr(1)));
    if (text == "⊤") return pool.top();
    if (text == "⊥") return pool.bottom();
    if (text == "1") return pool.literal(ir::LiteralType::Unsigned);
    if (text == "-1") return pool.literal(ir::LiteralType::Signed);
    if (text == "1.5") return pool.literal(ir::LiteralType::Float);
    if (text == "true") return pool.literal(ir::LiteralType::Bool);
    if (text == "\"\"") return pool.literal(ir::LiteralType::String);
    for (size_t i = 0; i <= static_cast<size_t>(ir::Scalar::String); ++i)
      if (ir::scalarName(static_cast<ir::Scalar>(i)) == text) return pool.scalar(static_cast<ir::Scalar>(i));
    FAIL("no type is spelled " << text);
    return nullptr;
  }
  const Type* record(TypeKind kind, const std::vector<std::pair<std::string_view, const Type*>>& fields) {
    std::vector<ir::TypeField> list;
    for (auto& [name, type] : fields) list.push_back({name, type, {}});
    return pool.named(kind, "R", list, {});
  }
  const Type* arrow(const std::vector<std::string_view>& params, const std::vector<std::string_view>& results) {
    std::vector<ir::TypeField> list;
    std::vector<const Type*> answers;
    for (std::string_view param : params) list.push_back({{}, (*this)(param), {}});
    for (std::string_view result : results) answers.push_back((*this)(result));
    return pool.arrow(list, answers);
  }
};

std::vector<std::string> words(const std::string& text) {
  std::istringstream stream(text);
  std::vector<std::string> result;
  for (std::string word; stream >> word;) result.push_back(word);
  return result;
}

}  // namespace

TEST_CASE("scalars and literals fit") {
  Spelled type;
  const std::vector<std::string> columns = words("u8 u16 u32 u64 i8 i16 i32 i64 f32 f64 bool string");
  const std::vector<std::string> table = {
      "u8     x x x x . x x x x x . .", "u16    . x x x . . x x x x . .", "u32    . . x x . . . x . x . .",
      "u64    . . . x . . . . . . . .", "i8     . . . . x x x x x x . .", "i16    . . . . . x x x x x . .",
      "i32    . . . . . . x x . x . .", "i64    . . . . . . . x . . . .", "f32    . . . . . . . . x x . .",
      "f64    . . . . . . . . . x . .", "bool   . . . . . . . . . . x .", "string . . . . . . . . . . . x",
      "1      x x x x x x x x x x . .", "-1     . . . . x x x x x x . .", "1.5    . . . . . . . . x x . .",
      "true   . . . . . . . . . . x .", "\"\"   . . . . . . . . . . . x", "⊥      x x x x x x x x x x x x"};
  for (const std::string& row : table) {
    std::vector<std::string> cells = words(row);
    for (size_t i = 0; i < columns.size(); ++i) {
      INFO(cells[0] << " to " << columns[i]);
      CHECK(type.relations.fits(type(cells[0]), type(columns[i])) == (cells[i + 1] == "x"));
    }
    CHECK(type.relations.fits(type(cells[0]), type("⊤")));
  }
  CHECK(type.relations.fits(type("1"), type("-1")));
  CHECK_FALSE(type.relations.fits(type("-1"), type("1")));
  CHECK_FALSE(type.relations.fits(type("u8"), type("1")));
  CHECK(type.relations.fits(type("string"), type("\"\"")));
  CHECK(type.relations.fits(type("bool"), type("true")));
}

TEST_CASE("collections fit") {
  Spelled type;
  struct Row {
    const char *given, *expected;
    bool fits;
  };
  const std::vector<Row> rows = {
      {"[]u8", "[]u8", true},  {"[]u8", "[]u16", true},  {"[]u16", "[]u8", false},  {"[]u8", "?u8", true},
      {"?u8", "[]u8", true},   {"[]u8", "*u8", false},   {"?u8", "*u8", false},     {"*u8", "[]u8", true},
      {"*u8", "?u8", true},    {"*u8", "*u16", true},    {"*u16", "*u8", false},    {"?⊥", "[]string", true},
      {"?⊥", "?string", true}, {"?⊥", "*string", false}, {"*⊥", "*string", true},   {"u8", "?u8", false},
      {"u8", "[]u8", false},   {"?u8", "u8", false},     {"%u8", "%u8", true},      {"%u8", "%u16", false},
      {"%u8", "*u8", false},   {"*u8", "%u8", false},    {"[]?u8", "[][]u8", true}, {"*u8", "⊤", true},
      {"[]u8", "⊤", true},     {"⊤", "u8", false},       {"⊤", "⊤", true},          {"%u8", "⊤", false}};
  for (const Row& row : rows) {
    INFO(row.given << " to " << row.expected);
    CHECK(type.relations.fits(type(row.given), type(row.expected)) == row.fits);
  }
}

TEST_CASE("records fit by their fields, of one kind") {
  Spelled type;
  const Type* narrow = type.record(TypeKind::Data, {{"s", type("string")}});
  const Type* wide = type.record(TypeKind::Data, {{"t", type("u8")}, {"s", type("string")}});
  const Type* other = type.record(TypeKind::Data, {{"s", type("u16")}});
  CHECK(type.relations.fits(wide, narrow));
  CHECK_FALSE(type.relations.fits(narrow, wide));
  CHECK_FALSE(type.relations.fits(other, narrow));
  CHECK(type.relations.fits(type.record(TypeKind::Data, {{"n", wide}}), type.record(TypeKind::Data, {{"n", narrow}})));

  const Type* ability = type.record(TypeKind::Ability, {{"f", type.arrow({"u8"}, {"u8"})}});
  const Type* service = type.record(TypeKind::Service, {{"f", type.arrow({"u8"}, {"u8"})}, {"g", type.arrow({}, {})}});
  CHECK(type.relations.fits(service, ability));
  CHECK_FALSE(type.relations.fits(ability, service));
  CHECK_FALSE(type.relations.fits(type.record(TypeKind::Ability, {{"s", type("string")}}), narrow));
  CHECK_FALSE(type.relations.fits(narrow, type.record(TypeKind::Ability, {{"s", type("string")}})));
  CHECK_FALSE(type.relations.fits(ability, type("⊤")));
}

TEST_CASE("arrows: parameters the other way round, fewer parameters, more results") {
  Spelled type;
  struct Row {
    const Type *given, *expected;
    bool fits;
  };
  const std::vector<Row> rows = {{type.arrow({"u16"}, {"u8"}), type.arrow({"u8"}, {"u16"}), true},
                                 {type.arrow({"u8"}, {"u8"}), type.arrow({"u16"}, {"u8"}), false},
                                 {type.arrow({"u8"}, {"u16"}), type.arrow({"u8"}, {"u8"}), false},
                                 {type.arrow({}, {"u8"}), type.arrow({"u16"}, {"u8"}), true},
                                 {type.arrow({"u16", "u16"}, {"u8"}), type.arrow({"u16"}, {"u8"}), false},
                                 {type.arrow({"u16"}, {"u8"}), type.arrow({"u16"}, {}), true},
                                 {type.arrow({"u16"}, {}), type.arrow({"u16"}, {"u8"}), false}};
  for (const Row& row : rows) {
    INFO(ir::print(*row.given) << " to " << ir::print(*row.expected));
    CHECK(type.relations.fits(row.given, row.expected) == row.fits);
  }
  CHECK_FALSE(type.relations.fits(rows[0].given, type("⊤")));
}

TEST_CASE("a type shared by many costs no more than the number of types") {
  Spelled type;
  auto chain = [&](int levels) {
    const Type* last = type("u8");
    for (int i = 0; i < levels; ++i) last = type.record(TypeKind::Data, {{"a", last}, {"b", last}});
    return last;
  };
  const Type *left = chain(60), *right = chain(60);  // 2^60 paths
  CHECK(type.relations.fits(left, right));
  CHECK(type.relations.common(left, right) == left);
  CHECK(type.relations.comparable(left, right));
}

TEST_CASE("arithmetic on integers") {
  Spelled type;
  const std::vector<std::string> columns = words("u8 u16 u32 u64 i8 i16 i32 i64 1 -1");
  const std::vector<std::string> table = {
      "u8  u8  u16 u32 u64 i16 i16 i32 i64 u8 i64!",  "u16 u16 u16 u32 u64 i32 i32 i32 i64 u16 i64!",
      "u32 u32 u32 u32 u64 i64 i64 i64 i64 u32 i64!", "u64 u64 u64 u64 u64 i64! i64! i64! i64! u64 i64!",
      "i8  i16 i32 i64 i64! i8  i16 i32 i64 i8 i8",   "i16 i16 i32 i64 i64! i16 i16 i32 i64 i16 i16",
      "i32 i32 i32 i64 i64! i32 i32 i32 i64 i32 i32", "i64 i64 i64 i64 i64! i64 i64 i64 i64 i64 i64",
      "1   u8 u16 u32 u64 i8 i16 i32 i64 1 -1",       "-1  i64! i64! i64! i64! i8 i16 i32 i64 -1 -1"};
  for (const std::string& row : table) {
    std::vector<std::string> cells = words(row);
    for (size_t i = 0; i < columns.size(); ++i) {
      INFO(cells[0] << " with " << columns[i]);
      std::string expected = cells[i + 1];
      const bool unknown = expected.back() == '!';
      if (unknown) expected.pop_back();
      ir::Arithmetic result = type.relations.arithmetic(type(cells[0]), type(columns[i]));
      CHECK(result.type == type(expected));
      CHECK(result.unknown == unknown);
    }
  }
}

TEST_CASE("what can be compared") {
  Spelled type;
  struct Row {
    const char *left, *right;
    bool comparable;
  };
  const std::vector<Row> rows = {{"u8", "i64", true},     {"u8", "f32", true},        {"u8", "1.5", false},
                                 {"u8", "-1", true},      {"f32", "-1", true},        {"1", "1.5", false},
                                 {"1", "-1", true},       {"string", "\"\"", true},   {"bool", "true", true},
                                 {"string", "u8", false}, {"⊤", "⊤", false},          {"⊤", "u8", false},
                                 {"[]u8", "?u16", true},  {"*u8", "[]u8", true},      {"?u8", "?⊥", true},
                                 {"u8", "?u8", false},    {"[]u8", "[]string", false}};
  for (const Row& row : rows) {
    INFO(row.left << " with " << row.right);
    CHECK(type.relations.comparable(type(row.left), type(row.right)) == row.comparable);
    CHECK(type.relations.comparable(type(row.right), type(row.left)) == row.comparable);
  }
  CHECK_FALSE(type.relations.comparable(type.arrow({}, {}), type.arrow({}, {})));
  const Type* a = type.record(TypeKind::Data, {{"a", type("u8")}});
  const Type* b = type.record(TypeKind::Data, {{"b", type("string")}});
  CHECK(type.relations.comparable(a, b));
  CHECK_FALSE(type.relations.comparable(a, type.record(TypeKind::Ability, {{"a", type("u8")}})));
}

TEST_CASE("elements of one collection") {
  Spelled type;
  const std::vector<std::string> columns = words("u8 u16 u32 u64 i8 i16 i32 i64 f32 f64 bool string");
  const std::vector<std::string> table = {
      "u8     u8 u8  u8  u8  ⊤  u8  u8  u8  u8  u8  ⊤ ⊤",    "u16    u8 u16 u16 u16 ⊤  u8  u16 u16 u16 u16 ⊤ ⊤",
      "u32    u8 u16 u32 u32 ⊤  u8  u16 u32 u16 u32 ⊤ ⊤",    "u64    u8 u16 u32 u64 ⊤  u8  u16 u32 u16 u32 ⊤ ⊤",
      "i8     ⊤  ⊤   ⊤   ⊤   i8 i8  i8  i8  i8  i8  ⊤ ⊤",    "i16    u8 u8  u8  u8  i8 i16 i16 i16 i16 i16 ⊤ ⊤",
      "i32    u8 u16 u16 u16 i8 i16 i32 i32 i16 i32 ⊤ ⊤",    "i64    u8 u16 u32 u32 i8 i16 i32 i64 i16 u32 ⊤ ⊤",
      "f32    u8 u16 u16 u16 i8 i16 i16 i16 f32 f32 ⊤ ⊤",    "f64    u8 u16 u32 u32 i8 i16 i32 u32 f32 f64 ⊤ ⊤",
      "bool   ⊤  ⊤   ⊤   ⊤   ⊤  ⊤   ⊤   ⊤   ⊤   ⊤   bool ⊤", "string ⊤  ⊤   ⊤   ⊤   ⊤  ⊤   ⊤   ⊤   ⊤   ⊤   ⊤ string"};
  for (const std::string& row : table) {
    std::vector<std::string> cells = words(row);
    for (size_t i = 0; i < columns.size(); ++i) {
      INFO(cells[0] << " with " << columns[i]);
      CHECK(ir::print(*type.relations.common(type(cells[0]), type(columns[i]))) == cells[i + 1]);
    }
  }
  struct Row {
    const char *left, *right, *both;
  };
  const std::vector<Row> rows = {{"[]u8", "?u8", "[]u8"},   {"?u8", "[]u8", "?u8"},    {"[]u8", "?u16", "?u8"},
                                 {"[]u8", "[]u16", "[]u8"}, {"[]u8", "?⊥", "[]u8"},    {"?⊥", "[]u8", "[]u8"},
                                 {"u8", "?u8", "⊤"},        {"[]u8", "[]string", "⊤"}, {"1", "1.5", "⊤"}};
  for (const Row& row : rows) {
    INFO(row.left << " with " << row.right);
    CHECK(ir::print(*type.relations.common(type(row.left), type(row.right))) == row.both);
  }
  const Type* a = type.record(TypeKind::Data, {{"x", type("u8")}, {"y", type("u16")}});
  const Type* b = type.record(TypeKind::Data, {{"x", type("u16")}, {"z", type("u8")}});
  CHECK(ir::print(*type.relations.common(a, b)) == "{x: u8}");
  CHECK(ir::print(*type.relations.common(a, type.record(TypeKind::Data, {{"q", type("u8")}}))) == "⊤");
}
