// Where a value meets the type that is expected: the verdict, the conversion, and the explanation.
#include <array>
#include <cmath>

#include <fmt/format.h>

#include "compiler/ir/fold.h"
#include "compiler/sema/checker.h"

namespace aqua::sema {

using ir::Type;
using ir::TypeKind;
using ir::ValueKind;

std::string_view kindName(const Type& type) {
  switch (type.kind) {
  case TypeKind::Ability: return "an ability";
  case TypeKind::Service: return "a service";
  case TypeKind::Arrow: return "a function";
  case TypeKind::Stream: return "a stream";
  case TypeKind::StreamMap: return "a stream map";
  case TypeKind::Nothing: return "no value";
  case TypeKind::Data: return "a data type";
  case TypeKind::Error:
  case TypeKind::Top:
  case TypeKind::Bottom:
  case TypeKind::Scalar:
  case TypeKind::Literal:
  case TypeKind::Array:
  case TypeKind::Option: return "data";
  }
  return "data";
}

bool Checker::check(const ir::Value* value, const Expected& expected) {
  if (relations_.fits(value->type, expected.type)) return true;
  if (value->type->kind == TypeKind::Nothing) {
    report(Code::NoResult, value->span);
    return false;
  }
  Reported reported = report(Code::TypeMismatch, value->span);
  reported.arg("found", ir::print(*value->type)).arg("expected", ir::print(*expected.type));
  if (expected.declared) reported.label(expected.declared, std::string(expected.label));
  explain(reported, value, value->type, expected.type);
  return false;
}

/// True: something small makes the value fit, and was said.
bool Checker::offerConversion(Reported& reported, const ir::Value* value, const Type* found, const Type* expected) {
  using diagnostics::Applicability;
  const std::string text(value->span.text());
  auto offer = [&](const std::string& help, const std::string& title, std::string replacement) {
    reported.help(help);
    if (!title.empty()) reported.fix(title, {{value->span, std::move(replacement)}}, Applicability::Likely);
    return true;
  };
  if (expected->kind == TypeKind::Option && relations_.fits(found, expected->element))
    return offer("a value becomes an option in `?[ ]`", "make it an option", fmt::format("?[{}]", text));
  if (found->isCollection() && relations_.fits(found->element, expected))
    return offer(found->kind == TypeKind::Option ? "`!` takes the value out of an option, and fails when there is none"
                                                 : "`!` takes the first element, `[i]` any other one",
                 "take the element", text + "!");
  if (expected->kind == TypeKind::Array && relations_.fits(found, expected->element))
    return offer("a value becomes an array in `[ ]`", "make it an array", fmt::format("[{}]", text));
  if (expected->isStream() && found->isCollection() && relations_.fits(found->element, expected->element))
    return offer("only a stream can grow; push the elements to one, or write `*[ ]`", "", "");
  if (found->kind == TypeKind::Arrow && found->fields.empty() && !found->results.empty() &&
      relations_.fits(found->results[0], expected))
    return offer("parentheses call the function", "call it", text + "()");
  return false;
}

void Checker::explain(Reported& reported, const ir::Value* value, const Type* found, const Type* expected) {
  if (offerConversion(reported, value, found, expected)) return;
  if (expected->kind == TypeKind::Top) {
    reported.note(fmt::format("{} exists while compiling only and cannot be sent", kindName(*found)));
    return;
  }
  while (found->isCollection() && expected->isCollection()) {
    found = found->element;
    expected = expected->element;
  }
  if (expected->isNamed() && found->isNamed()) explainFields(reported, *found, *expected);
  else if (expected->kind == TypeKind::Arrow && found->kind == TypeKind::Arrow)
    explainArrow(reported, *found, *expected);
}

void Checker::explainFields(Reported& reported, const Type& found, const Type& expected) {
  if ((expected.kind == TypeKind::Data) != (found.kind == TypeKind::Data)) {
    reported.note(fmt::format("`{}` is {}, `{}` is {}", ir::print(found), kindName(found), ir::print(expected),
                              kindName(expected)));
    return;
  }
  constexpr size_t kMaxFields = 3;
  size_t listed = 0;
  for (const ir::TypeField& field : expected.fields) {
    const ir::TypeField* own = found.field(field.name);
    if (own && relations_.fits(own->type, field.type)) continue;
    if (++listed > kMaxFields) break;
    if (!own) reported.note(fmt::format("`{}` has no `{}`", ir::print(found), field.name));
    else
      reported.note(fmt::format("`{}` is of type `{}` in `{}`, expected `{}`", field.name, ir::print(*own->type),
                                ir::print(found), ir::print(*field.type)));
  }
}

void Checker::explainArrow(Reported& reported, const Type& found, const Type& expected) {
  if (found.fields.size() > expected.fields.size())
    reported.note(
        fmt::format("it takes {} arguments, and will be given {}", found.fields.size(), expected.fields.size()));
  else if (found.results.size() < expected.results.size())
    reported.note(fmt::format("it has {} results, expected {}", found.results.size(), expected.results.size()));
  for (size_t i = 0; i < std::min(found.fields.size(), expected.fields.size()); ++i)
    if (!relations_.fits(expected.fields[i].type, found.fields[i].type))
      reported.note(fmt::format("argument {} will be of type `{}`, and it takes `{}`", i + 1,
                                ir::print(*expected.fields[i].type), ir::print(*found.fields[i].type)));
  for (size_t i = 0; i < std::min(found.results.size(), expected.results.size()); ++i)
    if (!relations_.fits(found.results[i], expected.results[i]))
      reported.note(fmt::format("result {} is of type `{}`, expected `{}`", i + 1, ir::print(*found.results[i]),
                                ir::print(*expected.results[i])));
}

const ir::Value* Checker::freeze(const ir::Value* value) {
  if (!value->type->isStream()) return value;
  const Type* array = types_.array(value->type->element);
  if (auto collection = ir::asCollection(value))
    return node<ir::CollectionValue>(ValueKind::Collection, array, value->span, collection->elements);
  if (Local* read = scopes_.localOf(value)) ++read->reads;
  return node<ir::FreezeValue>(ValueKind::Freeze, array, value->span, value);
}

const ir::Value* Checker::coerce(const ir::Value* value, const Type* type) {
  if (value->type->isStream() && !type->isStream() && type->kind != TypeKind::Error) return freeze(value);
  checkRange(value, type);
  return value;
}

const ir::Value* Checker::fitted(const ir::Value* value, const Expected& expected) {
  if (isError(value)) return value;
  return check(value, expected) ? coerce(value, expected.type) : error(value->span);
}

const ir::Value* Checker::expect(const syntax::Value* node, const Expected& expected) {
  return fitted(value(node, expected.type), expected);
}

void Checker::checkRange(const ir::Value* value, const Type* type) {
  if (type->kind != TypeKind::Scalar || !ir::isInteger(*type) || value->type->kind != TypeKind::Literal) return;
  std::optional<int64_t> known = ir::foldInteger(value);
  if (!known) return;
  const bool isUnsigned = ir::isUnsigned(*type);
  const uint32_t width = ir::bits(type->scalar) - (isUnsigned ? 0 : 1);
  const int64_t high = width >= 63 ? INT64_MAX : (int64_t{1} << width) - 1;
  const int64_t low = isUnsigned ? 0 : -high - 1;
  if (*known >= low && *known <= high) return;
  report(Code::LiteralRange, value->span)
      .arg("value", std::to_string(*known))
      .arg("type", ir::print(*type))
      .arg("low", std::to_string(low))
      .arg("high", width >= 64 ? "18446744073709551615" : std::to_string(high));
}

}  // namespace aqua::sema
