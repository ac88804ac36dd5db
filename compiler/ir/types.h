// Types of Aqua values. Types are immutable and owned by the TypePool of one program; structurally equal scalar,
// literal and collection types are the same pointer. Data, abilities, services and arrows are compared
// structurally (LANGUAGE.md 3).
#pragma once

#include <deque>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "compiler/base/arena.h"
#include "compiler/diagnostics/source.h"
#include "compiler/syntax/tree.h"

namespace aqua::ir {

using diagnostics::Span;
using syntax::Scalar;

enum class TypeKind : uint8_t {
  Error,  // of something that was reported already: fits everything, silences what follows
  Top,
  Bottom,
  Scalar,
  Literal,  // type of a literal: a set of scalars that it may become
  Array,
  Option,
  Stream,
  StreamMap,
  Data,
  Ability,
  Service,
  Arrow,
  Nothing,  // "value" of a call without results
};

enum class LiteralType : uint8_t { Unsigned, Signed, Float, Bool, String };

struct Type;

struct TypeField {
  std::string_view name;
  const Type* type;
  Span span;  // where it is declared
};

struct Type {
  TypeKind kind = TypeKind::Error;
  Scalar scalar{};                // Scalar
  LiteralType literal{};          // Literal
  const Type* element = nullptr;  // collections
  std::string_view name;          // Data, Ability, Service: as declared
  std::span<const TypeField>
      fields;  // Data, Ability: fields; Service: functions (Arrow); Arrow: parameters (name may be empty)
  std::span<const Type* const> results;  // Arrow
  Span span;                             // declaration of named types
  uint32_t depth = 0;                    // nesting; at most kMaxTypeDepth in a checked program

  bool isStream() const { return kind == TypeKind::Stream; }
  bool isCollection() const { return kind == TypeKind::Array || kind == TypeKind::Option || kind == TypeKind::Stream; }
  bool isNamed() const { return kind == TypeKind::Data || kind == TypeKind::Ability || kind == TypeKind::Service; }
  /// May be an element of a collection or a field of data, and can leave the script (errors count as data).
  bool isData() const;
  /// Field or function of that name; null when there is none.
  const TypeField* field(std::string_view fieldName) const;
};

/// Types nest no deeper, so that walking them may recurse.
inline constexpr uint32_t kMaxTypeDepth = 500;

class TypePool {
 public:
  TypePool();
  const Type* error() const { return error_; }
  const Type* top() const { return top_; }
  const Type* bottom() const { return bottom_; }
  const Type* nothing() const { return nothing_; }
  const Type* scalar(Scalar s) const { return scalars_[static_cast<size_t>(s)]; }
  const Type* literal(LiteralType l) const { return literals_[static_cast<size_t>(l)]; }
  const Type* array(const Type* element) { return collection(TypeKind::Array, element); }
  const Type* option(const Type* element) { return collection(TypeKind::Option, element); }
  const Type* stream(const Type* element) { return collection(TypeKind::Stream, element); }
  const Type* streamMap(const Type* element) { return collection(TypeKind::StreamMap, element); }
  const Type* collection(TypeKind kind, const Type* element);
  /// Data, Ability or Service.
  const Type* named(TypeKind kind, std::string_view name, std::span<const TypeField> fields, Span span);
  const Type* arrow(std::span<const TypeField> params, std::span<const Type* const> results);
  /// Built-in `Error` data: message, error_code, instruction, peer_id.
  const Type* lastError() const { return lastError_; }
  base::Arena& arena() { return arena_; }

 private:
  const Type* make(Type type);
  base::Arena arena_;
  std::map<std::pair<TypeKind, const Type*>, const Type*> collections_;
  std::vector<const Type*> scalars_, literals_;
  const Type *error_, *top_, *bottom_, *nothing_, *lastError_;
};

std::string_view scalarName(Scalar scalar);
/// As a program would write it: `[]string`, `u16 -> u8`, `data` names by name. Long ones are cut with `...`.
std::string print(const Type& type);

}  // namespace aqua::ir
