#include "compiler/ir/relations.h"

#include <algorithm>
#include <vector>

namespace aqua::ir {

namespace {

bool isSignedScalar(Scalar s) { return s >= Scalar::I8 && s <= Scalar::I64; }
bool isUnsignedScalar(Scalar s) { return s <= Scalar::U64; }
bool isIntegerScalar(Scalar s) { return s <= Scalar::I64; }
bool isFloatScalar(Scalar s) { return s == Scalar::F32 || s == Scalar::F64; }

bool fitsScalar(Scalar given, Scalar expected) {
  if (given == expected) return true;
  if (isIntegerScalar(given) && isIntegerScalar(expected)) {
    if (isSignedScalar(given) == isSignedScalar(expected)) return bits(given) < bits(expected);
    return isUnsignedScalar(given) && bits(given) < bits(expected);
  }
  if (isIntegerScalar(given) && isFloatScalar(expected)) return bits(given) < bits(expected);
  return given == Scalar::F32 && expected == Scalar::F64;
}

bool fitsLiteral(LiteralType given, Scalar expected) {
  switch (given) {
  case LiteralType::Unsigned: return isIntegerScalar(expected) || isFloatScalar(expected);
  case LiteralType::Signed: return isSignedScalar(expected) || isFloatScalar(expected);
  case LiteralType::Float: return isFloatScalar(expected);
  case LiteralType::Bool: return expected == Scalar::Bool;
  case LiteralType::String: return expected == Scalar::String;
  }
  return false;
}

/// A common subtype of two number types of which none fits the other; false: there is none.
bool commonScalar(Scalar a, Scalar b, Scalar& result) {
  if (isFloatScalar(a)) std::swap(a, b);  // a float, if any, is second
  if (b == Scalar::F32) {
    result = isSignedScalar(a) ? Scalar::I16 : Scalar::U16;
    return true;
  }
  if (b == Scalar::F64) {
    result = Scalar::U32;
    return true;
  }
  switch (bits(isSignedScalar(a) ? a : b)) {
  case 16: result = Scalar::U8; return true;
  case 32: result = Scalar::U16; return true;
  case 64: result = Scalar::U32; return true;
  default: return false;  // nothing is below both i8 and an unsigned type
  }
}

Scalar signedOf(uint32_t bitCount) {
  return bitCount <= 8 ? Scalar::I8 : bitCount <= 16 ? Scalar::I16 : bitCount <= 32 ? Scalar::I32 : Scalar::I64;
}

bool isEmptyCollection(const Type* type) { return type->isCollection() && type->element->kind == TypeKind::Bottom; }

}  // namespace

uint32_t bits(Scalar scalar) {
  switch (scalar) {
  case Scalar::U8:
  case Scalar::I8: return 8;
  case Scalar::U16:
  case Scalar::I16: return 16;
  case Scalar::U32:
  case Scalar::I32:
  case Scalar::F32: return 32;
  case Scalar::U64:
  case Scalar::I64:
  case Scalar::F64: return 64;
  case Scalar::Bool:
  case Scalar::String: return 0;
  }
  return 0;
}

bool isInteger(const Type& type) {
  if (type.kind == TypeKind::Literal)
    return type.literal == LiteralType::Unsigned || type.literal == LiteralType::Signed;
  return type.kind == TypeKind::Scalar && isIntegerScalar(type.scalar);
}

bool isUnsigned(const Type& type) {
  if (type.kind == TypeKind::Literal) return type.literal == LiteralType::Unsigned;
  return type.kind == TypeKind::Scalar && isUnsignedScalar(type.scalar);
}

bool isFloat(const Type& type) {
  if (type.kind == TypeKind::Literal) return type.literal == LiteralType::Float;
  return type.kind == TypeKind::Scalar && isFloatScalar(type.scalar);
}

bool isBool(const Type& type) {
  return (type.kind == TypeKind::Literal && type.literal == LiteralType::Bool) ||
         (type.kind == TypeKind::Scalar && type.scalar == Scalar::Bool);
}

bool isString(const Type& type) {
  return (type.kind == TypeKind::Literal && type.literal == LiteralType::String) ||
         (type.kind == TypeKind::Scalar && type.scalar == Scalar::String);
}

bool Relations::fits(const Type* given, const Type* expected) {
  if (given == expected) return given->kind != TypeKind::Nothing;
  if (given->kind == TypeKind::Error || expected->kind == TypeKind::Error) return true;
  if (given->kind == TypeKind::Bottom) return expected->kind != TypeKind::Nothing;
  switch (expected->kind) {
  case TypeKind::Top: return given->isData() || given->isStream();
  case TypeKind::Scalar:
    if (given->kind == TypeKind::Scalar) return fitsScalar(given->scalar, expected->scalar);
    return given->kind == TypeKind::Literal && fitsLiteral(given->literal, expected->scalar);
  case TypeKind::Literal:
    if (given->kind == TypeKind::Literal)
      return given->literal == LiteralType::Unsigned && expected->literal == LiteralType::Signed;
    return (isBool(*given) && isBool(*expected)) || (isString(*given) && isString(*expected));
  case TypeKind::Array:
  case TypeKind::Option: return given->isCollection() && fits(given->element, expected->element);
  case TypeKind::Stream: return given->isStream() && fits(given->element, expected->element);
  case TypeKind::StreamMap: return given->kind == TypeKind::StreamMap && same(given->element, expected->element);
  case TypeKind::Data: return given->kind == TypeKind::Data && fitsFields(given, expected);
  case TypeKind::Ability:
  case TypeKind::Service:
    return (given->kind == TypeKind::Ability || given->kind == TypeKind::Service) && fitsFields(given, expected);
  case TypeKind::Arrow: return given->kind == TypeKind::Arrow && fitsArrow(given, expected);
  case TypeKind::Bottom:
  case TypeKind::Nothing:
  case TypeKind::Error: return false;
  }
  return false;
}

bool Relations::fitsFields(const Type* given, const Type* expected) {
  if (auto known = fits_.find({given, expected}); known != fits_.end()) return known->second;
  bool result = std::all_of(expected->fields.begin(), expected->fields.end(), [&](const TypeField& field) {
    const TypeField* own = given->field(field.name);
    return own && fits(own->type, field.type);
  });
  fits_.emplace(std::pair{given, expected}, result);
  return result;
}

bool Relations::fitsArrow(const Type* given, const Type* expected) {
  if (auto known = fits_.find({given, expected}); known != fits_.end()) return known->second;
  bool result = given->fields.size() <= expected->fields.size() && given->results.size() >= expected->results.size();
  for (size_t i = 0; result && i < given->fields.size(); ++i)
    result = fits(expected->fields[i].type, given->fields[i].type);
  for (size_t i = 0; result && i < expected->results.size(); ++i)
    result = fits(given->results[i], expected->results[i]);
  fits_.emplace(std::pair{given, expected}, result);
  return result;
}

Arithmetic Relations::arithmetic(const Type* a, const Type* b) {
  const bool literalA = a->kind == TypeKind::Literal, literalB = b->kind == TypeKind::Literal;
  if (literalA && literalB) {
    bool bothUnsigned = a->literal == LiteralType::Unsigned && b->literal == LiteralType::Unsigned;
    return {pool_.literal(bothUnsigned ? LiteralType::Unsigned : LiteralType::Signed)};
  }
  if (literalA) return arithmetic(b, a);
  if (literalB) {
    if (isUnsigned(*a) && !isUnsigned(*b)) return {pool_.scalar(Scalar::I64), true};
    return {a};
  }
  if (isUnsigned(*a) == isUnsigned(*b)) return {bits(a->scalar) >= bits(b->scalar) ? a : b};
  if (!isUnsigned(*a)) std::swap(a, b);
  if (a->scalar == Scalar::U64) return {pool_.scalar(Scalar::I64), true};
  return {pool_.scalar(signedOf(std::max(bits(a->scalar) * 2, bits(b->scalar))))};
}

bool Relations::comparable(const Type* a, const Type* b) {
  if (a->kind == TypeKind::Error || b->kind == TypeKind::Error) return true;
  if (a->kind == TypeKind::Top || b->kind == TypeKind::Top) return false;
  if (a->isCollection() && b->isCollection()) return comparable(a->element, b->element);
  if (!a->isData() || !b->isData()) return false;
  if (a->kind == TypeKind::Bottom || b->kind == TypeKind::Bottom) return true;
  if (a->kind == TypeKind::Scalar && b->kind == TypeKind::Scalar) return a == b || (isNumber(*a) && isNumber(*b));
  if (a->kind == TypeKind::Data) return b->kind == TypeKind::Data;
  if (isInteger(*a) && isInteger(*b)) return true;
  return fits(a, b) || fits(b, a);
}

const Type* Relations::common(const Type* a, const Type* b) {
  const Type* found = meet(a, b);
  return found ? found : pool_.top();
}

const Type* Relations::meet(const Type* a, const Type* b) {
  if (a == b || a->kind == TypeKind::Error || b->kind == TypeKind::Bottom) return a;
  if (b->kind == TypeKind::Error || a->kind == TypeKind::Bottom) return b;
  if (a->kind == TypeKind::Top) return b;
  if (b->kind == TypeKind::Top) return a;
  if (a->isCollection() && b->isCollection()) {
    if (isEmptyCollection(b)) return a;
    if (isEmptyCollection(a)) return b;
    if (same(a->element, b->element)) return a;
    const Type* element = meet(a->element, b->element);
    if (!element) return nullptr;
    bool option = a->kind == TypeKind::Option || b->kind == TypeKind::Option;
    return pool_.collection(option ? TypeKind::Option : TypeKind::Array, element);
  }
  if (a->kind == TypeKind::Data && b->kind == TypeKind::Data) return meetData(a, b);
  if (fits(a, b)) return a;
  if (fits(b, a)) return b;
  if (a->kind == TypeKind::Scalar && b->kind == TypeKind::Scalar && isNumber(*a) && isNumber(*b)) {
    Scalar result{};
    return commonScalar(a->scalar, b->scalar, result) ? pool_.scalar(result) : nullptr;
  }
  return nullptr;
}

const Type* Relations::meetData(const Type* a, const Type* b) {
  if (auto known = meets_.find({a, b}); known != meets_.end()) return known->second;
  std::vector<TypeField> fields;
  bool likeA = true, likeB = true;
  for (const TypeField& field : a->fields) {
    const TypeField* other = b->field(field.name);
    const Type* both = other ? meet(field.type, other->type) : nullptr;
    if (!both) continue;
    likeA = likeA && both == field.type;
    likeB = likeB && both == other->type;
    fields.push_back({field.name, both, field.span});
  }
  const Type* result = nullptr;
  if (likeA && fields.size() == a->fields.size()) {
    result = a;
  } else if (likeB && fields.size() == b->fields.size()) {
    result = b;
  } else if (!fields.empty()) {
    result = pool_.named(TypeKind::Data, {}, fields, a->span);
  }
  meets_.emplace(std::pair{a, b}, result);
  return result;
}

}  // namespace aqua::ir
