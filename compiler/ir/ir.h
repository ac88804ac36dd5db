// The typed program: what name resolution and type checking leave of the syntax trees, and all that lowering
// needs. Names are resolved to Variables, Functions and Services; every value has its type; a stream that is used
// as data stands under an explicit Freeze; every node has the span that it comes from.
// Statements that belong together (`if`/`else`, `try`/`catch`/`otherwise`, `par` groups) are one op
// (LANGUAGE.md 2.5).
#pragma once

#include <cstdlib>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "compiler/ir/types.h"

namespace aqua::ir {

struct Value;
struct Op;
struct Function;

using Block = std::span<const Op* const>;

/// A name that holds a value at run time or while inlining: parameter, result, stream, loop item, closure, ...
struct Variable {
  enum class Kind : uint8_t { Param, Let, CallResult, Stream, Item, Catch, Closure, Service };
  Kind kind;
  std::string_view name;
  const Type* type;
  Span span;
};

struct Service {
  std::string_view name;
  const Type* type;                  // TypeKind::Service
  const Value* defaultId = nullptr;  // a literal; null: an id must be bound
  Span span;
};

// ---- values -----------------------------------------------------------------------------------------------
// AQUA_IR_VALUE list is in values.def; each kind has the struct of the same name with `Value` appended.
enum class ValueKind : uint8_t {
#define AQUA_IR_VALUE(kind) kind,
#include "compiler/ir/values.def"
#undef AQUA_IR_VALUE
};

struct Value {
  ValueKind kind;
  const Type* type;
  Span span;
};

/// Number, bool or string literal; `text` is what AIR gets (strings: content without quotes).
struct LiteralValue : Value {
  syntax::LiteralKind literal;
  std::string_view text;
};
enum class Special : uint8_t { InitPeerId, HostPeerId, Ttl, Timestamp, LastError };
struct SpecialValue : Value {
  Special special;
};
/// `nil`, `[]`, `?[]`; an empty stream literal is a Collection.
struct NilValue : Value {};
/// Data, stream, arrow, ability or service held by a variable. Catch variables too (they stand for `:error:`).
struct LocalValue : Value {
  const Variable* variable;
};
/// A top-level function used as a value or called.
struct FunctionValue : Value {
  const Function* function;
};
/// A service with its default id, used as a value or called through a Field.
struct ServiceValue : Value {
  const Service* service;
};
/// Field of data, ability or service (a function of a service: type is an arrow).
struct FieldValue : Value {
  const Value* base;
  std::string_view name;
};
/// `base[index]`, `base!`, `base!2`. On a stream: waits for the element.
struct IndexValue : Value {
  const Value* base;
  const Value* index;
};
struct LengthValue : Value {
  const Value* base;
};
/// `get`, `getStream`, `keys`, `keysStream`, `contains` of a stream map.
struct MapCallValue : Value {
  const Value* map;
  std::string_view function;
  std::span<const Value* const> args;
};
/// A stream (or stream map) read as immutable data at this moment.
struct FreezeValue : Value {
  const Value* stream;
};
/// A call; as a value it is the first result. Args are complete (abilities of braces first) and coerced.
struct CallValue : Value {
  const Value* callee;
  std::span<const Value* const> args;
};
/// `[a, b]`, `?[a, b]`, `*[a, b]` (kind by type).
struct CollectionValue : Value {
  std::span<const Value* const> elements;
};
struct FieldInit {
  std::string_view name;
  const Value* value;
};
/// Data or ability, by type.
struct ObjectValue : Value {
  std::span<const FieldInit> fields;
};
struct CopyValue : Value {
  const Value* base;
  std::span<const FieldInit> fields;
};
/// `float` marks a multiplication by `math.fmul`.
struct BinaryValue : Value {
  syntax::Operator op;
  bool floating;
  const Value* left;
  const Value* right;
};
struct NotValue : Value {
  const Value* operand;
};
/// Stands for something that was reported; never reaches lowering.
struct ErrorValue : Value {};

// ---- ops --------------------------------------------------------------------------------------------------
enum class OpKind : uint8_t {
#define AQUA_IR_OP(kind) kind,
#include "compiler/ir/ops.def"
#undef AQUA_IR_OP
};

struct Op {
  OpKind kind;
  Span span;
};

/// Where a result goes: a new variable, or (push) an existing stream.
/// A stream map takes two results, key and value.
struct Target {
  const Variable* variable;
  bool push;
};
struct CallOp : Op {
  const CallValue* call;
  std::span<const Target> targets;
};
/// `x = v`: another name for the value. Also `t = s` for streams (the same stream).
struct LetOp : Op {
  const Variable* variable;
  const Value* value;
};
struct DeclareStreamOp : Op {
  const Variable* variable;
};
struct PushOp : Op {
  const Variable* stream;
  const Value* value;
  const Value* mapValue;
};  // mapValue: null, or value is the key
struct JoinOp : Op {
  std::span<const Value* const> values;
};
struct OnOp : Op {
  const Value* peer;
  std::span<const Value* const> via;
  Block body;
};
/// Branches of one parallel group, in source order; at least one.
struct ParOp : Op {
  std::span<const Block> branches;
};
/// `co`.
struct DetachOp : Op {
  Block body;
};
struct IfOp : Op {
  const Value* condition;
  Block then;
  Block otherwise;
  bool hasElse;
};
struct Handler {
  const Variable* error;
  Block body;
};  // error null: `otherwise`
/// `try` chain; also any statement followed by `otherwise` (then body holds that one statement).
/// `open`: made by `otherwise` from one statement, whose names belong to the block around it.
struct TryOp : Op {
  Block body;
  std::span<const Handler> handlers;
  bool open = false;
};
struct ForOp : Op {
  syntax::ForMode mode;
  const Variable* item;    // for a stream map with one name: data {key, value}
  const Variable* second;  // `for k, v`; else null
  const Value* iterable;   // frozen unless mode is Rec
  Block body;
};
struct ParseqOp : Op {
  const Variable* item;
  const Variable* second;
  const Value* iterable;
  const Value* peer;
  std::span<const Value* const> via;
  Block body;
};
/// `S id`: from here on `variable` (type service) stands for the service with that id.
struct BindServiceOp : Op {
  const Variable* variable;
  const Service* service;
  const Value* id;
};
struct ClosureOp : Op {
  const Variable* variable;
  const Function* function;
};

/// Node cast, checked by kind.
#define AQUA_IR_VALUE(kind_)                                                                 \
  inline const kind_##Value* as##kind_(const Value* v) {                                     \
    return v && v->kind == ValueKind::kind_ ? static_cast<const kind_##Value*>(v) : nullptr; \
  }
#include "compiler/ir/values.def"
#undef AQUA_IR_VALUE

/// Calls `visitor` with the op or value as what it is. One that has no answer for a kind does not compile.
template <class Visitor> decltype(auto) visit(const Op& op, Visitor&& visitor) {
  switch (op.kind) {
#define AQUA_IR_OP(kind_) \
  case OpKind::kind_:     \
    return visitor(static_cast<const kind_##Op&>(op));
#include "compiler/ir/ops.def"
#undef AQUA_IR_OP
  }
  std::abort();
}
template <class Visitor> decltype(auto) visit(const Value& value, Visitor&& visitor) {
  switch (value.kind) {
#define AQUA_IR_VALUE(kind_) \
  case ValueKind::kind_:     \
    return visitor(static_cast<const kind_##Value&>(value));
#include "compiler/ir/values.def"
#undef AQUA_IR_VALUE
  }
  std::abort();
}

// ---- program ----------------------------------------------------------------------------------------------
struct Function {
  std::string_view name;  // closures: the variable's name
  const Type* type;       // arrow
  std::span<const Variable* const> params;
  Block body;
  std::span<const Value* const> results;  // coerced to the declared result types, evaluated at the end of the body
  bool closure = false;                   // may refer to variables of enclosing functions
  bool detached = false;                  // closure written with `func`: runs where it is called
  Span span;                              // the name
  Span doc;
};

struct Export {
  std::string_view name;  // after `as`
  const Function* function = nullptr;
  const Service* service = nullptr;
  Span span;
  uint32_t root = 0;  // which of the root files has it
};

enum class SymbolKind : uint8_t {
  Function,
  Closure,
  Parameter,
  Variable,
  Stream,
  Constant,
  Service,
  Data,
  Ability,
  Alias,
  Field,
  Method,
  Module
};
/// A name in a source text and where it is defined (null span: built in). A definition is a use of itself; its
/// entry has the documentation.
struct Use {
  Span use;
  Span definition;
  SymbolKind kind;
  const Type* type;  // of the value, or the named type; null for modules
  Span doc;
};

/// The result for some root files, mostly one. Owns all nodes and keeps all sources alive.
struct Program {
  base::Arena arena;
  TypePool types;
  std::vector<syntax::SyntaxTreePtr> trees;
  std::vector<Export> exports;             // root by root, in order of the header; functions and services
  std::vector<const Function*> functions;  // top-level functions of all files, imported files first
  std::vector<const Service*> services;    // in the same order
  std::vector<Use> uses;                   // file by file, imported files first
  bool noRelay = false;                    // the initiator is reached directly
};

}  // namespace aqua::ir
