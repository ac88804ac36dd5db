// The syntax tree of one Aqua file. Nodes live in the tree's arena, refer to the source text for names, and carry
// exact byte ranges; comments and blanks are the gaps between tokens, so the tree together with its token list is
// lossless. Recovery leaves Error nodes and null-free lists: a required child that is missing in the source is an
// Error node with an empty range. (LANGUAGE.md 2.)
#pragma once

#include <cstdint>
#include <cstdlib>
#include <memory>
#include <span>
#include <string_view>
#include <type_traits>
#include <vector>

#include "compiler/base/arena.h"
#include "compiler/diagnostics/diagnostic.h"
#include "compiler/diagnostics/source.h"

namespace aqua::syntax {

using diagnostics::SourceFilePtr;
using diagnostics::Span;

enum class NodeKind : uint8_t {
#define AQUA_NODE(kind, category, phrase, trait) kind,
#include "compiler/syntax/nodes.def"
#undef AQUA_NODE
};
enum class NodeTrait : uint8_t { None, Prefixed, Continues, Constant };  // see nodes.def
NodeTrait traitOf(NodeKind kind);
/// What messages call a statement or value; empty for others.
std::string_view phraseOf(NodeKind kind);

enum class Operator : uint8_t {
#define AQUA_OPERATOR(kind, text, precedence) kind,
#include "compiler/syntax/operators.def"
#undef AQUA_OPERATOR
};

enum class Scalar : uint8_t {
#define AQUA_SCALAR(kind, text) kind,
#include "compiler/syntax/scalars.def"
#undef AQUA_SCALAR
};

struct Node {
  NodeKind kind;
  Span span;
};

/// A name where it stands in the source. Empty text: missing after an error.
struct Ident {
  std::string_view text;
  Span span;
};
/// `A.B.c`; `text` covers the whole path as written (no white space around dots is possible).
struct QualifiedName {
  std::span<const Ident> parts;
  Span span;
  std::string_view text() const { return span.text(); }
};

// ---- types ------------------------------------------------------------------------------------------------
struct Type : Node {};
struct TopType : Type {};
struct BottomType : Type {};
struct ErrorType : Type {};
struct ScalarType : Type {
  Scalar scalar;
};
struct NamedType : Type {
  QualifiedName name;
};
enum class Collection : uint8_t { Array, Option, Stream, StreamMap };
struct CollectionType : Type {
  Collection collection;
  const Type* element;
};
struct Param {
  Ident name;
  const Type* type;
};  // unnamed in arrow types: empty ident
/// `{A, B} T, U -> R`, `(x: T) -> R`. `abilities` are the names in braces, placed before `params`.
struct ArrowType : Type {
  std::span<const NamedType* const> abilities;
  std::span<const Param> params;
  std::span<const Type* const> results;
};

// ---- values -----------------------------------------------------------------------------------------------
struct Value : Node {};
enum class LiteralKind : uint8_t { Unsigned, Signed, Float, Bool, String, InitPeerId };
/// `text` is as written, for strings the content without quotes.
struct Literal : Value {
  LiteralKind literal;
  std::string_view text;
};
struct Name : Value {
  Ident name;
};
struct CollectionValue : Value {
  Collection collection;
  std::span<const Value* const> elements;
};
/// `name = value`, or `name` alone (then `value` is a Name node and `shorthand` is true).
struct NamedArg {
  Ident name;
  const Value* value;
  bool shorthand;
};
/// `D(a = 1)` and, through a module path, `Lib.D(a = 1)`.
struct Construct : Value {
  QualifiedName type;
  std::span<const NamedArg> args;
};
/// `f{A}(x)`.
struct Call : Value {
  Ident function;
  std::span<const Value* const> abilities;
  std::span<const Value* const> args;
};
struct Not : Value {
  const Value* operand;
};
struct Binary : Value {
  Operator op;
  Span opSpan;
  const Value* left;
  const Value* right;
};
struct Paren : Value {
  const Value* inner;
};
/// `base.name`: field, `.length`, or part of a module path; decided by name resolution.
struct Field : Value {
  const Value* base;
  Ident name;
};
/// `base.f{A}(x)`.
struct MethodCall : Value {
  const Value* base;
  Ident name;
  std::span<const Value* const> abilities;
  std::span<const Value* const> args;
};
struct Index : Value {
  const Value* base;
  const Value* index;
};
/// `base!` (empty number) and `base!2`.
struct Bang : Value {
  const Value* base;
  std::string_view number;
};
struct Copy : Value {
  const Value* base;
  Span copySpan;
  std::span<const NamedArg> args;
};
struct ErrorValue : Value {};

// ---- statements -------------------------------------------------------------------------------------------
struct Statement : Node {};
using Block = std::span<const Statement* const>;
struct Return : Statement {
  std::span<const Value* const> values;
};
struct ServiceId : Statement {
  QualifiedName service;
  const Value* id;
};
struct Push : Statement {
  Ident stream;
  Span opSpan;
  const Value* value;
  const Value* second;
};  // second: null, or the map value
enum class ForMode : uint8_t { Seq, Par, Try, Rec };
struct For : Statement {
  Ident item;
  Ident second;  // `for k, v <- m`; empty text otherwise
  const Value* iterable;
  ForMode mode;
  Block body;
};
struct Parseq : Statement {
  Ident item;
  Ident second;
  const Value* iterable;
  const Value* peer;
  std::span<const Value* const> via;
  Block body;
};
struct On : Statement {
  const Value* peer;
  std::span<const Value* const> via;
  Block body;
};
struct If : Statement {
  const Value* condition;
  Block body;
};
struct Else : Statement {
  Block body;
};
struct Try : Statement {
  Block body;
};
struct Catch : Statement {
  Ident name;
  Block body;
};
struct Otherwise : Statement {
  Block body;
};
struct Par : Statement {
  const Statement* inner;
};  // On, For, Join, CallStatement
struct Co : Statement {
  const Statement* inner;
};
struct Join : Statement {
  std::span<const Value* const> values;
};
struct StreamDecl : Statement {
  Ident name;
  const Type* type;
};
struct Closure : Statement {
  Ident name;
  bool detached;
  const ArrowType* type;
  Block body;
};  // detached: written with `func`
struct Assign : Statement {
  Ident name;
  const Value* value;
};
struct CallStatement : Statement {
  std::span<const Ident> results;
  const Value* value;
};
struct ErrorStatement : Statement {
  Block body;
};  // body: statements that could be read inside it

// ---- header and items ---------------------------------------------------------------------------------------
struct HeaderItem : Node {};
struct ModuleDecl : HeaderItem {
  bool deprecated;  // written `module`
  QualifiedName name;
  bool declaresAll;  // `declares *`
  std::span<const QualifiedName> declares;
};
struct Rename {
  QualifiedName name;
  QualifiedName as;
};  // as.parts empty: no rename
/// import "f" | import a, B as C from "f" | use "f" as L | use a from "f" as L
struct Import : HeaderItem {
  bool use;
  bool list;  // with `from`
  std::span<const Rename> names;
  std::string_view path;  // content of the string
  Span pathSpan;          // with the quotes
  QualifiedName as;       // `use ... as L`; parts empty: none
};
struct Export : HeaderItem {
  std::span<const Rename> names;
};

struct Item : Node {
  Span doc;
};  // doc: the comment lines directly above, may be empty
struct Const : Item {
  Ident name;
  bool overridable;
  const Value* value;
};
struct Alias : Item {
  Ident name;
  const Type* type;
};
struct Member {  // of data, service, ability
  Ident name;
  const Type* type;  // ArrowType for functions
  Span span;
  Span doc;
};
struct Data : Item {
  Ident name;
  std::span<const Member> members;
};
struct Service : Item {
  Ident name;
  const Value* id;
  std::span<const Member> members;
};  // id may be null
struct Ability : Item {
  Ident name;
  std::span<const Member> members;
};
struct Func : Item {
  Ident name;
  const ArrowType* type;
  Block body;
};
struct ErrorItem : Item {};

struct File : Node {
  std::span<const HeaderItem* const> headers;
  std::span<const Item* const> items;
};

/// Node cast, checked by kind: `as<Call>(value)` is null when the kind differs.
template <class T> struct KindOf;
#define AQUA_NODE(kind_, category, phrase, trait) \
  template <> struct KindOf<kind_> { static constexpr NodeKind value = NodeKind::kind_; };
#include "compiler/syntax/nodes.def"
#undef AQUA_NODE
template <class T> const T* as(const Node* node) {
  return node && node->kind == KindOf<T>::value ? static_cast<const T*>(node) : nullptr;
}

/// Calls `visitor` with the node as what it is. `Base` is a category: HeaderItem, Item, Type, Statement or Value; a
/// visitor that has no answer for one of its kinds does not compile.
template <class Base, class Visitor> decltype(auto) visit(const Base& node, Visitor&& visitor) {
  static_assert(!std::is_same_v<Base, Node>, "a visitor is for one category");
  switch (node.kind) {
#define AQUA_NODE(kind_, category, phrase, trait)                                                  \
  case NodeKind::kind_:                                                                            \
    if constexpr (std::is_base_of_v<Base, kind_>) return visitor(static_cast<const kind_&>(node)); \
    else break;
#include "compiler/syntax/nodes.def"
#undef AQUA_NODE
  }
  std::abort();  // a node of another category is never of this type
}
/// Several lambdas as one visitor.
template <class... Each> struct Overloaded : Each... { using Each::operator()...; };
template <class... Each> Overloaded(Each...) -> Overloaded<Each...>;

/// The statements inside of a statement; empty for one that has none.
inline Block blockOf(const Statement& statement) {
  return visit(statement, [](const auto& each) -> Block {
    if constexpr (requires { each.body; }) return each.body;
    else if constexpr (requires { each.inner; }) return blockOf(*each.inner);
    else return {};
  });
}
/// The statement itself, without `par` and `co` before it.
inline const Statement& withoutPrefixes(const Statement& statement) {
  return visit(statement, [](const auto& each) -> const Statement& {
    if constexpr (requires { each.inner; }) return withoutPrefixes(*each.inner);
    else return each;
  });
}

// ---- tokens -----------------------------------------------------------------------------------------------
/// All tokens of the file in order, layout tokens left out; what lies between two of them is blank or comment.
struct Token {
  uint16_t type;  // see tokens.h
  uint32_t begin, end;
};

struct SyntaxTree {
  SourceFilePtr source;
  base::Arena arena;
  const File* root = nullptr;  // never null after `parse`
  std::vector<Token> tokens;
};
using SyntaxTreePtr = std::shared_ptr<const SyntaxTree>;

}  // namespace aqua::syntax
