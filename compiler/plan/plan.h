// A plan: what one exported function does, as a tree of steps without calls of Aqua functions, abilities or closures
// (RULES.md 1.3). Lowering builds it; topology gives every step its peer and adds hops, after which
// it is called placed: no On, Apply and Capture is left and every Call, Canon and Wait has its peer.
//
// Steps and values are immutable, live in the arena of their Function and are numbered densely, so that a pass keeps
// what it finds out in vectors indexed by Step::id. A pass that changes something builds new steps.
#pragma once

#include <cstdint>
#include <cstdlib>
#include <deque>
#include <span>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "compiler/base/arena.h"
#include "compiler/base/assert.h"
#include "compiler/diagnostics/source.h"

namespace aqua::plan {

using diagnostics::Span;

enum class OpKind : uint8_t {
#define AQUA_PLAN_OP(kind, word, struct_) kind,
#include "compiler/plan/ops.def"
#undef AQUA_PLAN_OP
};

/// What a name stands for in AIR; decides the sigil.
enum class NameKind : uint8_t { Scalar, Stream, StreamMap, Canon, MapCanon };

/// A variable of the script. Identity is the object, not the text: two names never collide. `hint` is what the
/// name was in the source or what made it (`ret`, `x`, `gate`); texts are chosen when AIR is written.
struct Name {
  NameKind kind;
  uint32_t id;  // dense within a Function
  std::string_view hint;
  bool item = false;  // of a For
};

struct Accessor {
  enum class Kind : uint8_t { Field, Index, Variable };
  Kind kind = Kind::Field;
  std::string_view field;          // Field
  uint32_t index = 0;              // Index
  const Name* variable = nullptr;  // Variable: scalar whose value is the index
};

enum class ValueKind : uint8_t { String, Integer, Float, Bool, EmptyArray, InitPeer, Ttl, Timestamp, LastError, Name };

/// Literal, or a name (or `:error:`) with a chain of accessors. `length`: `.length` of the bare name.
struct Value {
  ValueKind kind = ValueKind::EmptyArray;
  std::string_view text;  // String: content without quotes; Integer, Float, Bool: as written
  const Name* name = nullptr;
  std::span<const Accessor> accessors;
  bool length = false;
  bool collection = false;  // as a via: an array, option or canon; all its elements in order

  bool isName() const { return kind == ValueKind::Name; }
  bool isLiteral() const { return kind <= ValueKind::EmptyArray; }
};
/// What a variable of Aqua stands for.
struct Binding {
  std::string_view name;
  Span span;           // of the variable
  uint32_t entry = 0;  // the entry into the function that has it
  const Value* value = nullptr;
};
/// Same literal, or same name with the same accessors.
bool same(const Value& a, const Value& b);

/// An entry into a function of Aqua, whose body is written in place of the call.
struct Entry {
  uint32_t outer = 0;     // index into Function::entries
  std::string_view name;  // of the function, or of the variable of a closure
  Span call;              // where it is called
};
/// The Aqua that a step comes from; empty for what the wrapper adds.
struct Origin : Span {
  uint32_t entry = 0;  // the entry that wrote it; 0: none

  Origin() = default;
  Origin(Span span, uint32_t number = 0) : Span(span), entry(number) {}
};

struct Step {
  OpKind kind;
  uint32_t id;  // dense within a Function
  Origin span;
};

using Steps = std::span<const Step* const>;

// ---- groups: one after the other, at once, first that does not fail ------------------------------------------
struct Group : Step {
  Steps children;
};  // Seq, Par, Xor: any number; Detach: one (`par X null`)

/// Body runs on `peer`, which is reached through `via`. `returnToRelay`: leaves the body only up to its relay.
struct On : Step {
  const Value* peer;
  std::span<const Value* const> via;  // a via may be a `collection`: all its elements in order
  bool returnToRelay;
  const Step* body;
};
/// AIR `new`: `name` (Stream, StreamMap or Scalar) is not seen outside.
struct Restrict : Step {
  const Name* name;
  const Step* body;
};
/// Body runs if the operands are equal (`negated`: different), else error 10001 (10002).
struct Match : Step {
  bool negated;
  const Value* left;
  const Value* right;
  const Step* body;
};
enum class Last : uint8_t { Null, Never };
struct For : Step {
  const Name* item;
  const Value* iterable;
  Last last;
  const Step* body;
};
struct Next : Step {
  const Name* item;
};
/// Where a closure was defined; executes nothing. Apply: its body runs there.
struct Capture : Step {};
struct Apply : Step {
  const Capture* captured;
  const Step* body;
};

// ---- steps that need a peer --------------------------------------------------------------------------------
struct Call : Step {
  const Value* peer;  // null until placed
  const Value* service;
  std::string_view function;
  std::span<const Value* const> args;
  const Name* output;  // scalar or stream; may be null
};
/// `from` (stream or map) as it is now on this peer; `to`: canon, map canon, or scalar (object made of a map).
struct Canon : Step {
  const Value* peer;
  const Name* from;
  const Name* to;
};
/// Waits until `stream` has `count` elements on this peer (RULES.md 2.10, the gate); `to` (canon or scalar, may be
/// null) are the first of them.
struct Wait : Step {
  const Value* peer;
  const Name* stream;
  const Value* count;
  const Name* to;
};

// ---- steps that run where the particle is ----------------------------------------------------------------------
/// Into a scalar, or (a push) a stream.
struct Ap : Step {
  const Value* value;
  const Name* to;
};
struct Insert : Step {
  const Value* key;
  const Value* value;
  const Name* map;
};
struct Fail : Step {
  const Value* value;
};
struct Plain : Step {};  // Null, Never

enum class HopReason : uint8_t { Way, Return, Ping, ErrorWay };
/// The particle passes through `peer`. Only in placed plans. `peer` may be a `collection`: then through all its
/// elements, from the last to the first if `backwards`.
struct Hop : Step {
  const Value* peer;
  HopReason reason;
  bool backwards;
};

/// The kinds that have a struct, one bit for each.
template <class T>
inline constexpr uint32_t kKindsOf = 0
#define AQUA_PLAN_OP(kind, word, struct_) \
  | (std::is_same_v<T, struct_> ? 1U << static_cast<uint32_t>(OpKind::kind) : 0U)
#include "compiler/plan/ops.def"
#undef AQUA_PLAN_OP
    ;
/// Step cast, checked by kind: `as<Call>(step)` is null when the kind differs.
template <class T> const T* as(const Step* step) {
  static_assert(kKindsOf<T> != 0);
  return step && (kKindsOf<T> >> static_cast<uint32_t>(step->kind) & 1) != 0 ? static_cast<const T*>(step) : nullptr;
}
/// The step as what it is known to be.
template <class T> const T& to(const Step* step) {
  const T* cast = as<T>(step);
  AQUA_ASSERT(cast, "whoever casts has looked at the kind of the step");
  return *cast;
}
/// Calls `visitor` with the step as what it is. One that has no answer for a kind does not compile.
template <class Visitor> decltype(auto) visit(const Step& step, Visitor&& visitor) {
  switch (step.kind) {
#define AQUA_PLAN_OP(kind_, word, struct_) \
  case OpKind::kind_:                      \
    return visitor(static_cast<const struct_&>(step));
#include "compiler/plan/ops.def"
#undef AQUA_PLAN_OP
  }
  std::abort();
}

/// One exported function. Owns its steps, values and names; texts may also point into the sources of the program.
class Function {
 public:
  base::Arena arena;
  std::string_view name;
  const Step* root = nullptr;           // On (init peer, via relay) around everything
  const Name* relay = nullptr;          // holds the relay's id; null when compiled without relay
  std::vector<Entry> entries{Entry{}};  // the first is none
  std::vector<Binding> bindings;        // in order of binding; only where somebody wants them

  /// What follows comes from a function that is entered; returns the entry that `leave` goes back to.
  uint32_t enter(std::string_view function, Span call) {
    entries.push_back({entry_, function, call});
    return std::exchange(entry_, static_cast<uint32_t>(entries.size() - 1));
  }
  void leave(uint32_t before) { entry_ = before; }
  uint32_t entry() const { return entry_; }

  uint32_t stepCount() const { return steps_; }
  uint32_t nameCount() const { return static_cast<uint32_t>(names_.size()); }
  const std::deque<Name>& names() const { return names_; }

  /// A new name; `hint` is copied.
  const Name* newName(NameKind kind, std::string_view hint, bool item = false);
  const Value* value(Value v) { return arena.make<Value>(v); }
  const Value* string(std::string_view content);
  const Value* use(const Name* used) { return value({.kind = ValueKind::Name, .name = used}); }

  /// A new step: `make<Call>(OpKind::Call, span, peer, service, ...)`, members after Step in order.
  template <class T, class... Args> const T* make(OpKind kind, Origin span, Args... args) {
    if (span.entry == 0) span.entry = entry_;
    return arena.make<T>(Step{kind, steps_++, span}, args...);
  }
  /// Seq: nested ones are merged, one child stands for itself, no child is Null. Others keep their children.
  const Step* group(OpKind kind, Origin span, Steps children);
  const Step* null(Origin span = {}) { return make<Plain>(OpKind::Null, span); }

 private:
  std::deque<Name> names_;
  uint32_t steps_ = 0;
  uint32_t entry_ = 0;
};

}  // namespace aqua::plan
