#include "compiler/ir/types.h"

#include <algorithm>
#include <array>

namespace aqua::ir {

namespace {

constexpr std::array<std::string_view, 12> kScalarNames = {
#define AQUA_SCALAR(kind, text) text,
#include "compiler/syntax/scalars.def"
#undef AQUA_SCALAR
};
constexpr size_t kPrintLimit = 400;  // characters; aliases can make a short program's types very long

std::string_view literalName(LiteralType literal) {
  switch (literal) {
  case LiteralType::Unsigned: return "integer literal";
  case LiteralType::Signed: return "negative integer literal";
  case LiteralType::Float: return "float literal";
  case LiteralType::Bool: return "bool";
  case LiteralType::String: return "string";
  }
  return {};
}

class TypePrinter {
 public:
  void write(const Type& type, bool nested) {
    if (text_.size() > kPrintLimit) {
      cut_ = true;
      return;
    }
    switch (type.kind) {
    case TypeKind::Error: text_ += "?"; return;
    case TypeKind::Top: text_ += "⊤"; return;
    case TypeKind::Bottom: text_ += "⊥"; return;
    case TypeKind::Scalar: text_ += scalarName(type.scalar); return;
    case TypeKind::Literal: text_ += literalName(type.literal); return;
    case TypeKind::Array: return collection("[]", type);
    case TypeKind::Option: return collection("?", type);
    case TypeKind::Stream: return collection("*", type);
    case TypeKind::StreamMap: return collection("%", type);
    case TypeKind::Data:
      if (type.name.empty()) return record(type);
      [[fallthrough]];
    case TypeKind::Ability:
    case TypeKind::Service: text_ += type.name; return;
    case TypeKind::Arrow: return arrow(type, nested);
    case TypeKind::Nothing: text_ += "()"; return;
    }
  }
  std::string take() {
    if (cut_) text_ += "...";
    return std::move(text_);
  }

 private:
  void collection(std::string_view prefix, const Type& type) {
    text_ += prefix;
    write(*type.element, true);
  }
  void record(const Type& type) {
    text_ += "{";
    for (size_t i = 0; i < type.fields.size() && !cut_; ++i) {
      if (i != 0) text_ += ", ";
      text_ += type.fields[i].name;
      text_ += ": ";
      write(*type.fields[i].type, true);
    }
    text_ += "}";
  }
  void arrow(const Type& type, bool nested) {
    if (nested) text_ += "(";
    for (size_t i = 0; i < type.fields.size() && !cut_; ++i) {
      if (i != 0) text_ += ", ";
      write(*type.fields[i].type, true);
    }
    text_ += type.fields.empty() ? "-> " : " -> ";
    if (type.results.empty()) text_ += "()";
    for (size_t i = 0; i < type.results.size() && !cut_; ++i) {
      if (i != 0) text_ += ", ";
      write(*type.results[i], true);
    }
    if (nested) text_ += ")";
  }

  std::string text_;
  bool cut_ = false;
};

}  // namespace

bool Type::isData() const {
  switch (kind) {
  case TypeKind::Error:
  case TypeKind::Top:
  case TypeKind::Bottom:
  case TypeKind::Scalar:
  case TypeKind::Literal:
  case TypeKind::Array:
  case TypeKind::Option:
  case TypeKind::Data: return true;
  case TypeKind::Stream:
  case TypeKind::StreamMap:
  case TypeKind::Ability:
  case TypeKind::Service:
  case TypeKind::Arrow:
  case TypeKind::Nothing: return false;
  }
  return false;
}

const TypeField* Type::field(std::string_view fieldName) const {
  auto found = std::find_if(fields.begin(), fields.end(), [&](const TypeField& f) { return f.name == fieldName; });
  return found == fields.end() ? nullptr : &*found;
}

std::string_view scalarName(Scalar scalar) { return kScalarNames[static_cast<size_t>(scalar)]; }

TypePool::TypePool() {
  auto simple = [&](TypeKind kind) {
    Type type;
    type.kind = kind;
    return make(type);
  };
  error_ = simple(TypeKind::Error);
  top_ = simple(TypeKind::Top);
  bottom_ = simple(TypeKind::Bottom);
  nothing_ = simple(TypeKind::Nothing);
  for (size_t i = 0; i < kScalarNames.size(); ++i) {
    Type type;
    type.kind = TypeKind::Scalar;
    type.scalar = static_cast<Scalar>(i);
    scalars_.push_back(make(type));
  }
  for (LiteralType literal :
       {LiteralType::Unsigned, LiteralType::Signed, LiteralType::Float, LiteralType::Bool, LiteralType::String}) {
    Type type;
    type.kind = TypeKind::Literal;
    type.literal = literal;
    literals_.push_back(make(type));
  }
  const std::array<TypeField, 4> fields = {
      TypeField{"message", scalar(Scalar::String), {}}, TypeField{"error_code", scalar(Scalar::I64), {}},
      TypeField{"instruction", scalar(Scalar::String), {}}, TypeField{"peer_id", scalar(Scalar::String), {}}};
  lastError_ = named(TypeKind::Data, "Error", fields, {});
}

const Type* TypePool::make(Type type) {
  auto deepen = [&](const Type* part) { type.depth = std::max(type.depth, part->depth + 1); };
  if (type.element) deepen(type.element);
  for (const TypeField& field : type.fields) deepen(field.type);
  for (const Type* result : type.results) deepen(result);
  return arena_.make<Type>(type);
}

const Type* TypePool::collection(TypeKind kind, const Type* element) {
  const Type*& known = collections_[{kind, element}];
  if (!known) {
    Type type;
    type.kind = kind;
    type.element = element;
    known = make(type);
  }
  return known;
}

const Type* TypePool::named(TypeKind kind, std::string_view name, std::span<const TypeField> fields, Span span) {
  Type type;
  type.kind = kind;
  type.name = name;
  type.fields = arena_.copy(fields);
  type.span = span;
  return make(type);
}

const Type* TypePool::arrow(std::span<const TypeField> params, std::span<const Type* const> results) {
  Type type;
  type.kind = TypeKind::Arrow;
  type.fields = arena_.copy(params);
  type.results = arena_.copy(results);
  return make(type);
}

std::string print(const Type& type) {
  TypePrinter printer;
  printer.write(type, false);
  return printer.take();
}

}  // namespace aqua::ir
