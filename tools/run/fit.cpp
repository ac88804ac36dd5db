#include "tools/run/fit.h"

#include <algorithm>

#include <fmt/format.h>

namespace aqua::run {

namespace {

std::string describe(const Value& value) {
  switch (value.kind()) {
  case values::ValueKind::Null: return "null";
  case values::ValueKind::Bool:
  case values::ValueKind::Unsigned:
  case values::ValueKind::Negative:
  case values::ValueKind::Float: return fmt::format("`{}`", value.text());
  case values::ValueKind::String: return "a string";
  case values::ValueKind::Array: return "an array";
  case values::ValueKind::Object: return "an object";
  }
  return {};
}

struct IntegerRange {
  int64_t least;
  uint64_t most;
};

std::optional<IntegerRange> rangeOf(syntax::Scalar scalar) {
  using syntax::Scalar;
  switch (scalar) {
  case Scalar::U8: return IntegerRange{0, UINT8_MAX};
  case Scalar::U16: return IntegerRange{0, UINT16_MAX};
  case Scalar::U32: return IntegerRange{0, UINT32_MAX};
  case Scalar::U64: return IntegerRange{0, UINT64_MAX};
  case Scalar::I8: return IntegerRange{INT8_MIN, INT8_MAX};
  case Scalar::I16: return IntegerRange{INT16_MIN, INT16_MAX};
  case Scalar::I32: return IntegerRange{INT32_MIN, INT32_MAX};
  case Scalar::I64: return IntegerRange{INT64_MIN, INT64_MAX};
  case Scalar::F32:
  case Scalar::F64:
  case Scalar::Bool:
  case Scalar::String: return std::nullopt;
  }
  return std::nullopt;
}

bool fitsScalar(const Value& value, syntax::Scalar scalar) {
  if (auto range = rangeOf(scalar)) {
    if (auto positive = value.asUint64()) return *positive <= range->most;
    if (auto negative = value.asInt64()) return *negative >= range->least;
    return false;
  }
  if (scalar == syntax::Scalar::Bool) return value.isBool();
  if (scalar == syntax::Scalar::String) return value.isString();
  return value.isNumber();
}

class Fitter {
 public:
  Fitter(Misfit& misfit, Written written) : misfit_(misfit), written_(written) {}

  std::optional<Value> fit(const Value& value, const ir::Type& type, const std::string& path) {
    auto refuse = [&]() -> std::optional<Value> {
      misfit_ = {path, describe(value), ir::print(type)};
      return std::nullopt;
    };
    if (written_ == Written::Template && isPlaceholder(value)) return value;
    switch (type.kind) {
    case ir::TypeKind::Error:
    case ir::TypeKind::Top: return value;
    case ir::TypeKind::Scalar: return fitsScalar(value, type.scalar) ? std::optional(value) : refuse();
    case ir::TypeKind::Array:
    case ir::TypeKind::Stream: return value.isArray() ? elements(value, type, path) : refuse();
    case ir::TypeKind::Option: return option(value, type, path);
    case ir::TypeKind::Data: return value.isObject() ? data(value, type, path) : refuse();
    case ir::TypeKind::Bottom:
    case ir::TypeKind::Literal:
    case ir::TypeKind::StreamMap:
    case ir::TypeKind::Ability:
    case ir::TypeKind::Service:
    case ir::TypeKind::Arrow:
    case ir::TypeKind::Nothing: return refuse();
    }
    return refuse();
  }

 private:
  /// A text that is nothing but one placeholder stands for a value of any type.
  static bool isPlaceholder(const Value& value) {
    if (!value.isString()) return false;
    std::string_view text = value.asString();
    return text == "${n}" || (text.starts_with("${arg.") && text.find('}') == text.size() - 1);
  }

  std::optional<Value> elements(const Value& value, const ir::Type& type, const std::string& path) {
    values::Array fitted;
    for (const Value& element : value.asArray()) {
      auto one = fit(element, *type.element, fmt::format("{}[{}]", path, fitted.size()));
      if (!one) return std::nullopt;
      fitted.push_back(std::move(*one));
    }
    return Value::array(std::move(fitted));
  }

  /// A host hands an option over as a list; people and JSON write the value itself, or null.
  std::optional<Value> option(const Value& value, const ir::Type& type, const std::string& path) {
    if (value.isNull()) return Value::array({});
    if (value.isArray() && value.asArray().size() <= 1)
      if (auto list = elements(value, type, path)) return list;
    auto one = fit(value, *type.element, path);
    if (!one) return std::nullopt;
    return Value::array({std::move(*one)});
  }

  std::optional<Value> data(const Value& value, const ir::Type& type, const std::string& path) {
    std::vector<std::pair<std::string, Value>> members;
    for (const ir::TypeField& field : type.fields) {
      std::string fieldPath = fmt::format("{}.{}", path, field.name);
      const Value* member = value.find(field.name);
      Value none;
      if (!member && field.type->kind != ir::TypeKind::Option) {
        misfit_ = {fieldPath, "nothing", ir::print(*field.type)};
        return std::nullopt;
      }
      auto fitted = fit(member ? *member : none, *field.type, fieldPath);
      if (!fitted) return std::nullopt;
      members.emplace_back(field.name, std::move(*fitted));
    }
    if (written_ == Written::Template)
      for (const auto& [name, member] : value.asObject())
        if (std::none_of(type.fields.begin(), type.fields.end(),
                         [&](const ir::TypeField& field) { return field.name == std::string_view(name); }))
          members.emplace_back(name, member);
    return Value::object(std::move(members));
  }

  Misfit& misfit_;
  Written written_;
};

}  // namespace

std::optional<Value> fit(const Value& value, const ir::Type& type, const std::string& path, Misfit& misfit,
                         Written written) {
  return Fitter(misfit, written).fit(value, type, path);
}

}  // namespace aqua::run
