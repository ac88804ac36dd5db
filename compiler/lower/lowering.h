// The walk over the typed program that writes a plan. One object per exported function; the files ops.cpp, calls.cpp,
// values.cpp, collections.cpp, operators.cpp and conditions.cpp are its parts.
#pragma once

#include <deque>
#include <optional>
#include <string_view>
#include <vector>

#include "compiler/diagnostics/diagnostic.h"
#include "compiler/lower/lower.h"
#include "compiler/lower/state.h"

namespace aqua::lower {

using diagnostics::Code;

/// Nesting of blocks, values and inlined calls together; keeps this walk and all passes after it off the stack's end.
inline constexpr uint32_t kMaxNesting = 1000;
/// Statements and values visited for one plan.
inline constexpr uint32_t kMaxWork = 4'000'000;

class Lowering {
 public:
  Lowering(plan::Function& plan, diagnostics::DiagnosticList& issues, const Options& options)
      : plan_(plan), issues_(issues), options_(options) {}

  /// Builds plan.root: the function inside its wrapper (RULES.md 4).
  void function(const ir::Function& function, bool withRelay);

  /// Steps (by id) that compute a value, have no effect and cannot fail: may be dropped when nobody uses the result.
  const std::vector<bool>& pure() const { return pure_; }

 private:
  using Values = std::span<const plan::Value* const>;

  // ---- wrapper.cpp
  struct Argument {
    const plan::Name* name;  // of the fetched value
    std::string_view key;    // the parameter's name
    Span span;
  };
  Bound parameter(const ir::Variable& variable, std::vector<Argument>& arguments);
  const plan::Step* fetch(std::string_view key, const plan::Name* into, Span span);

  // ---- ops.cpp
  void statements(ir::Block block);
  void statement(const ir::Op* op);
  void call(const ir::CallOp& op);
  void push(const plan::Name* stream, Bound value, Span span);
  void insert(const plan::Name* map, Bound key, Bound value, Span span);
  struct Route {
    const plan::Value* peer;
    Values via;
  };
  Route route(const ir::Value* peer, std::span<const ir::Value* const> via);
  void on(const ir::OnOp& op);
  void par(const ir::ParOp& op);
  void tryChain(const ir::TryOp& op);
  void loop(const ir::ForOp& op);
  void parseq(const ir::ParseqOp& op);
  void join(const ir::JoinOp& op);
  void closure(const ir::ClosureOp& op);
  void bindService(const ir::BindServiceOp& op);
  const plan::Name* loopItem(const ir::Variable* item, const ir::Variable* second, Span span);
  const plan::Value* iterable(const ir::Value* value, bool live);
  const plan::Value* list(const plan::Value* value, Span span);

  // ---- calls.cpp
  std::vector<Bound> callValue(const ir::CallValue& call);
  std::vector<Bound> callArrow(const Arrow& arrow, std::span<const Bound> args, Span span);
  std::vector<Bound> callFunction(const Arrow& arrow, std::span<const Bound> args, Span span);
  std::vector<Bound> callMethod(const Arrow& arrow, std::span<const Bound> args, Span span);
  std::vector<Bound> callBack(const Arrow& arrow, std::span<const Bound> args, Span span);
  std::vector<Bound> traced(const Arrow& arrow, std::span<const Bound> args, Span span);
  std::vector<Bound> callUntraced(const Arrow& arrow, std::span<const Bound> args, Span span);
  void traceEvent(std::string_view arrowName, const plan::Value* event, Span span);
  const plan::Name* resultName(const ir::Type* type, std::string_view hint);
  Bound resultOf(const plan::Name* output);
  /// `onError`: an error of the body goes home before it goes on.
  void onPeer(const plan::Value* peer, Values via, bool returnToRelay, bool onError, const plan::Step* body, Span span);
  void atInit(const plan::Step* body, Span span);

  // ---- values.cpp
  Bound eval(const ir::Value* value);
  /// Evaluates several at once: code that calls services runs in parallel.
  std::vector<Bound> evalAll(std::span<const ir::Value* const> values);
  /// The value as data: a stream is frozen here.
  const plan::Value* data(Bound bound, Span span);
  const plan::Value* evalData(const ir::Value* value) { return data(eval(value), value->span); }
  const plan::Value* missing(std::string_view name, Span span);
  Bound local(const ir::LocalValue& value);
  Bound special(const ir::SpecialValue& value);
  Bound literal(const ir::LiteralValue& value);
  Bound field(const ir::FieldValue& value);
  Bound index(const ir::IndexValue& value);
  Bound length(const ir::LengthValue& value);
  Bound method(const ServiceInstance& service, std::string_view name, Span span);
  const plan::Value* integer(int64_t number);
  const plan::Value* boolean(bool value);
  const plan::Value* errorValue(ErrorScope* scope);
  const plan::Value* access(const plan::Value* base, plan::Accessor accessor, Span span);
  const plan::Name* into(const plan::Value* value, std::string_view hint, Span span);
  /// A scalar name without accessors that holds the value.
  const plan::Name* scalar(const plan::Value* value, Span span);
  /// A value that cannot fail where it is used: accessors are followed now.
  const plan::Value* followed(const plan::Value* value, Span span);
  /// A value as it is assigned or returned: accessors are followed now, except for a last index (RULES.md 2.8).
  Bound settled(Bound bound, Span span);
  const plan::Value* canon(const plan::Name* stream, Span span);
  /// Waits for the element (the gate, RULES.md 2.10). A null index is 0.
  const plan::Value* element(const plan::Name* stream, const ir::Value* index, Span span);
  plan::Accessor indexAccessor(const plan::Value* index, Span span);

  // ---- collections.cpp
  Bound collection(const ir::CollectionValue& value);
  Bound object(const ir::ObjectValue& value);
  Bound copy(const ir::CopyValue& value);
  std::vector<RecordField> fieldValues(std::span<const ir::FieldInit> fields);
  Bound record(std::span<const RecordField> fields, std::string_view hint, Span span);
  Bound ability(std::vector<RecordField>& fields, Span span);
  Bound mapCall(const ir::MapCallValue& value);
  const plan::Name* freshStream(plan::NameKind kind, std::string_view hint);

  // ---- operators.cpp
  Bound binary(const ir::BinaryValue& value);
  Bound additive(const ir::BinaryValue& value);
  const plan::Value* plus(const plan::Value* total, int64_t literal, Span span);
  const plan::Value* addUp(std::span<const ir::Value* const> terms, Span span);
  struct Counted {
    const plan::Value* index;
    const plan::Value* count;
  };
  Counted counted(const ir::Value* index, Span span);
  Bound arithmetic(const ir::BinaryValue& value);
  Bound comparison(const ir::BinaryValue& value);
  const plan::Value* compute(std::string_view service, std::string_view function, const plan::Value* left,
                             const plan::Value* right, bool mayFail, Span span);

  // ---- conditions.cpp
  Bound equality(const ir::BinaryValue& value);
  Bound logic(const ir::BinaryValue& value);
  Bound negation(const ir::NotValue& value);
  void condition(const ir::IfOp& op);
  std::optional<bool> knownBool(const plan::Value* value) const;

  // ---- code and scopes (lowering.cpp)
  void emit(const plan::Step* step) { code_->push_back(step); }
  /// Code that `write` emits, as one step; Null when there is none.
  template <class F> const plan::Step* block(Span span, F write) {
    std::vector<const plan::Step*> steps;
    std::vector<const plan::Step*>* before = std::exchange(code_, &steps);
    write();
    code_ = before;
    return plan_.group(plan::OpKind::Seq, span, steps);
  }
  /// As `block`; streams declared inside end there.
  template <class F> const plan::Step* scoped(Span span, F write) {
    StreamScope scope;
    StreamScope* before = std::exchange(streams_, &scope);
    const plan::Step* body = block(span, write);
    streams_ = before;
    return restricted(scope, body, span);
  }
  /// As `scoped`, for code that looks at an error of its own.
  template <class F> const plan::Step* handler(Span span, F write) {
    ErrorScope& scope = errorScopes_.emplace_back();
    ErrorScope* before = std::exchange(errors_, &scope);
    const plan::Step* body = scoped(span, [&] { write(&scope); });
    errors_ = before;
    scope.closed = true;
    return withSaved(scope, body, span);
  }
  const plan::Step* restricted(const StreamScope& scope, const plan::Step* body, Span span);
  const plan::Step* withSaved(const ErrorScope& scope, const plan::Step* body, Span span);
  /// A step that catches an error stands here: `:error:` is not what it was.
  void disturb() { errors_->disturbed = true; }

  Frame* newFrame(Frame* outer);
  void bind(const ir::Variable* variable, Bound bound) { frame_->names[variable] = bound; }
  const Bound* lookUp(const ir::Variable* variable) const;

  plan::Value nameValue(const plan::Name* name) const { return {.kind = plan::ValueKind::Name, .name = name}; }
  const plan::Value* use(const plan::Name* name) { return plan_.use(name); }
  const plan::Value* initPeer() { return plan_.value({.kind = plan::ValueKind::InitPeer}); }
  const plan::Value* lastError() { return plan_.value({.kind = plan::ValueKind::LastError}); }
  const plan::Name* newScalar(std::string_view hint) { return plan_.newName(plan::NameKind::Scalar, hint); }
  const plan::Step* ap(const plan::Value* value, const plan::Name* to, Span span) {
    return plan_.make<plan::Ap>(plan::OpKind::Ap, span, value, to);
  }
  const plan::Step* xorOf(Span span, std::initializer_list<const plan::Step*> children) {
    return plan_.group(plan::OpKind::Xor, span, plan::Steps(children.begin(), children.size()));
  }
  const plan::Step* seqOf(Span span, std::initializer_list<const plan::Step*> children) {
    return plan_.group(plan::OpKind::Seq, span, plan::Steps(children.begin(), children.size()));
  }
  static bool empty(const plan::Step* step) { return step->kind == plan::OpKind::Null; }
  void markPure(const plan::Step* step);

  /// False (and reported once) when the program is too deep or too large to go on.
  bool enter(Span span);
  void leave() { --nesting_; }
  void internal(Span span, std::string_view what);

  plan::Function& plan_;
  diagnostics::DiagnosticList& issues_;
  const Options& options_;

  std::vector<const plan::Step*>* code_ = nullptr;
  StreamScope* streams_ = nullptr;
  ErrorScope* errors_ = nullptr;
  Frame* frame_ = nullptr;
  Place place_ = 0;  // 0 is the root
  Place places_ = 1;
  uint32_t nesting_ = 0, work_ = 0;
  bool stopped_ = false;
  std::deque<Frame> frames_;
  std::vector<Frame*> freeFrames_;
  std::deque<ErrorScope> errorScopes_;
  std::vector<bool> pure_;
};

}  // namespace aqua::lower
