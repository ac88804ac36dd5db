#include "tools/run/interface_fit.h"

#include <algorithm>

#include <fmt/format.h>

#include "runtime/marine/aqua_text.h"

namespace aqua::run {

namespace {

using marine::InterfaceType;
using marine::Kind;
using syntax::Scalar;

/// Numbers that a type has: bits, and whether there are negative ones. Floats take every number.
struct Numbers {
  unsigned bits = 0;
  bool negative = false;
  bool floats = false;

  bool hold(const Numbers& other) const {
    if (floats) return !other.floats || bits >= other.bits;
    if (other.floats || (other.negative && !negative)) return false;
    return negative && !other.negative ? bits > other.bits : bits >= other.bits;
  }
};

std::optional<Numbers> numbersOf(Scalar scalar) {
  switch (scalar) {
  case Scalar::U8: return Numbers{8};
  case Scalar::U16: return Numbers{16};
  case Scalar::U32: return Numbers{32};
  case Scalar::U64: return Numbers{64};
  case Scalar::I8: return Numbers{8, true};
  case Scalar::I16: return Numbers{16, true};
  case Scalar::I32: return Numbers{32, true};
  case Scalar::I64: return Numbers{64, true};
  case Scalar::F32: return Numbers{32, true, true};
  case Scalar::F64: return Numbers{64, true, true};
  case Scalar::Bool:
  case Scalar::String: return std::nullopt;
  }
  return std::nullopt;
}

std::optional<Numbers> numbersOf(Kind kind) {
  switch (kind) {
  case Kind::U8: return Numbers{8};
  case Kind::U16: return Numbers{16};
  case Kind::U32: return Numbers{32};
  case Kind::U64: return Numbers{64};
  case Kind::S8: return Numbers{8, true};
  case Kind::S16: return Numbers{16, true};
  case Kind::S32:
  case Kind::I32: return Numbers{32, true};
  case Kind::S64:
  case Kind::I64: return Numbers{64, true};
  case Kind::F32: return Numbers{32, true, true};
  case Kind::F64: return Numbers{64, true, true};
  case Kind::String:
  case Kind::Boolean:
  case Kind::Record:
  case Kind::Array:
  case Kind::ByteArray: return std::nullopt;
  }
  return std::nullopt;
}

class Comparison {
 public:
  explicit Comparison(const marine::MarineModule& module) : module_(module) {}

  std::optional<Difference> found;

  // Recursion: as deep as types of Aqua nest.
  void compare(const ir::Type& declared, const InterfaceType& own, const std::string& part, bool isResult) {
    if (found || fits(declared, own, part, isResult) || found) return;
    found = Difference{part, textOf(own), ir::print(declared)};
  }

 private:
  bool fits(const ir::Type& declared, const InterfaceType& own, const std::string& part, bool isResult) {
    switch (declared.kind) {
    case ir::TypeKind::Error:
    case ir::TypeKind::Top: return true;
    case ir::TypeKind::Scalar: return scalar(declared.scalar, own.kind, isResult);
    case ir::TypeKind::Array:
    case ir::TypeKind::Option:
    case ir::TypeKind::Stream: return list(*declared.element, own, part, isResult);
    case ir::TypeKind::Data: return data(declared, own, part, isResult);
    case ir::TypeKind::Bottom:
    case ir::TypeKind::Literal:
    case ir::TypeKind::StreamMap:
    case ir::TypeKind::Ability:
    case ir::TypeKind::Service:
    case ir::TypeKind::Arrow:
    case ir::TypeKind::Nothing: return false;
    }
    return false;
  }

  static bool scalar(Scalar declared, Kind own, bool isResult) {
    if (declared == Scalar::String) return own == Kind::String;
    if (declared == Scalar::Bool) return own == Kind::Boolean;
    auto there = numbersOf(own), here = numbersOf(declared);
    return there && here && (isResult ? here->hold(*there) : there->hold(*here));
  }

  bool list(const ir::Type& element, const InterfaceType& own, const std::string& part, bool isResult) {
    if (own.kind != Kind::Array && own.kind != Kind::ByteArray) return false;
    compare(element, own.kind == Kind::Array ? *own.element : InterfaceType{Kind::U8}, part + "[]", isResult);
    return true;
  }

  bool data(const ir::Type& declared, const InterfaceType& own, const std::string& part, bool isResult) {
    const marine::RecordType* record = own.kind == Kind::Record ? module_.interface.record(own.record) : nullptr;
    if (!record) return false;
    for (const ir::TypeField& field : declared.fields) {
      auto there = std::find_if(record->fields.begin(), record->fields.end(),
                                [&](const marine::Field& one) { return one.name == field.name; });
      std::string at = fmt::format("{}.{}", part, field.name);
      if (there == record->fields.end()) found = Difference{at, "missing", ir::print(*field.type)};
      else compare(*field.type, there->type, at, isResult);
      if (found) return false;
    }
    for (const marine::Field& field : record->fields)
      if (!isResult && !declared.field(field.name)) {
        found = Difference{fmt::format("{}.{}", part, field.name), textOf(field.type), "nothing"};
        return false;
      }
    return true;
  }

  std::string textOf(const InterfaceType& type) const {
    if (type.kind == Kind::Array) return "[]" + textOf(*type.element);
    const marine::RecordType* record = type.kind == Kind::Record ? module_.interface.record(type.record) : nullptr;
    return record ? record->name : std::string(marine::kindInfo(type.kind).aqua);
  }

  const marine::MarineModule& module_;
};

}  // namespace

std::optional<Difference> differenceOf(const ir::Type& arrow, const marine::MarineModule& module,
                                       const marine::PublicFunction& function) {
  const marine::FunctionType& own = module.type(function);
  bool sameShape = own.args.size() == arrow.fields.size() && (arrow.results.empty() || !own.results.empty());
  if (!sameShape) return Difference{function.name, marine::functionText(module, function), ir::print(arrow)};
  Comparison comparison(module);
  for (size_t i = 0; i < own.args.size(); ++i)
    comparison.compare(*arrow.fields[i].type, own.args[i].type, fmt::format("{}({})", function.name, own.args[i].name),
                       false);
  if (comparison.found || arrow.results.empty()) return comparison.found;
  comparison.compare(*arrow.results[0], own.results[0], function.name + "()", true);
  return comparison.found;
}

}  // namespace aqua::run
