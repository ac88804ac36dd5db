// Relations between types: what fits where, what two types have in common, what arithmetic gives
// (LANGUAGE.md 3.2 to 3.4). Answers about pairs of named types are remembered, so that types that
// share parts cost no more than their number of pairs.
#pragma once

#include <functional>
#include <unordered_map>
#include <utility>

#include "compiler/ir/types.h"

namespace aqua::ir {

bool isInteger(const Type& type);   // integer scalar or integer literal
bool isUnsigned(const Type& type);  // u8 .. u64 or a literal without minus
bool isFloat(const Type& type);     // f32, f64, float literal
inline bool isNumber(const Type& type) { return isInteger(type) || isFloat(type); }
bool isBool(const Type& type);
bool isString(const Type& type);
/// Bits of an integer scalar.
uint32_t bits(Scalar scalar);

struct Arithmetic {
  const Type* type;
  bool unknown = false;  // no type holds all results; i64 is taken
};

class Relations {
 public:
  explicit Relations(TypePool& pool) : pool_(pool) {}

  /// A value of type `given` may stand where `expected` is asked for. Streams fit arrays and options (they are
  /// frozen there). Arrows, abilities and services are no data and do not fit `⊤`; an error type fits everything.
  bool fits(const Type* given, const Type* expected);
  /// Each fits the other.
  bool same(const Type* a, const Type* b) { return a == b || (fits(a, b) && fits(b, a)); }
  /// The type of `a op b` for two integers.
  Arithmetic arithmetic(const Type* a, const Type* b);
  /// `a == b` is allowed.
  bool comparable(const Type* a, const Type* b);
  /// Element type of `[a, b]`: what both have in common, `⊤` when that is nothing.
  const Type* common(const Type* a, const Type* b);

 private:
  struct PairHash {
    size_t operator()(const std::pair<const Type*, const Type*>& p) const {
      return std::hash<const void*>()(p.first) * 31 + std::hash<const void*>()(p.second);
    }
  };
  template <class T> using Memo = std::unordered_map<std::pair<const Type*, const Type*>, T, PairHash>;

  bool fitsFields(const Type* given, const Type* expected);
  bool fitsArrow(const Type* given, const Type* expected);
  const Type* meet(const Type* a, const Type* b);  // null: nothing in common
  const Type* meetData(const Type* a, const Type* b);

  TypePool& pool_;
  Memo<bool> fits_;
  Memo<const Type*> meets_;
};

}  // namespace aqua::ir
