// Writes the plan of one function: the code so far, the streams and errors in reach of it, and the small steps and
// values of which everything is made. Knows nothing of the program.
#pragma once

#include <deque>
#include <initializer_list>
#include <string_view>
#include <utility>
#include <vector>

#include "compiler/lower/state.h"

namespace aqua::lower {

using Values = std::span<const plan::Value* const>;

class Writer {
 public:
  explicit Writer(plan::Function& plan) : plan_(plan), errors_(&errorScopes_.emplace_back()) {}

  // ---- code
  void emit(const plan::Step* step) { code_->push_back(step); }
  /// Nothing was emitted into the innermost block yet.
  bool atBegin() const { return code_->empty(); }
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
  /// As `scoped`, for the whole function, whose error is "no error".
  template <class F> const plan::Step* whole(Span span, F write) {
    const plan::Step* body = scoped(span, write);
    return withSaved(*errors_, body, span);
  }

  /// The error that code here looks at.
  ErrorScope* errors() const { return errors_; }
  /// A step that catches an error stands here: `:error:` is not what it was.
  void disturb() { setDisturbed(true); }
  /// Returns how it was.
  bool setDisturbed(bool disturbed) { return std::exchange(errors_->disturbed, disturbed); }

  // ---- steps
  const plan::Step* ap(const plan::Value* value, const plan::Name* to, Span span) {
    return plan_.make<plan::Ap>(plan::OpKind::Ap, span, value, to);
  }
  const plan::Step* call(const plan::Value* service, std::string_view function,
                         const std::vector<const plan::Value*>& args, const plan::Name* to, Span span) {
    return plan_.make<plan::Call>(plan::OpKind::Call, span, nullptr, service, function, Values(plan_.arena.copy(args)),
                                  to);
  }
  const plan::Step* xorOf(Span span, std::initializer_list<const plan::Step*> children) {
    return plan_.group(plan::OpKind::Xor, span, plan::Steps(children.begin(), children.size()));
  }
  const plan::Step* seqOf(Span span, std::initializer_list<const plan::Step*> children) {
    return plan_.group(plan::OpKind::Seq, span, plan::Steps(children.begin(), children.size()));
  }
  static bool empty(const plan::Step* step) { return step->kind == plan::OpKind::Null; }
  void markPure(const plan::Step* step);
  /// Steps (by id) that compute a value, have no effect and cannot fail: may be dropped when nobody uses the result.
  const std::vector<bool>& pure() const { return pure_; }

  // ---- names and values
  const plan::Name* newScalar(std::string_view hint) { return plan_.newName(plan::NameKind::Scalar, hint); }
  /// A stream or stream map that ends with the innermost scope.
  const plan::Name* freshStream(plan::NameKind kind, std::string_view hint);
  static plan::Value nameValue(const plan::Name* name) { return {.kind = plan::ValueKind::Name, .name = name}; }
  const plan::Value* use(const plan::Name* name) { return plan_.use(name); }
  const plan::Value* initPeer() { return plan_.value({.kind = plan::ValueKind::InitPeer}); }
  const plan::Value* lastError() { return plan_.value({.kind = plan::ValueKind::LastError}); }
  const plan::Value* errorValue(ErrorScope* scope);
  const plan::Value* integer(int64_t number);
  const plan::Value* boolean(bool value);
  const plan::Value* access(const plan::Value* base, plan::Accessor accessor, Span span);

  // ---- values that steps give
  const plan::Name* into(const plan::Value* value, std::string_view hint, Span span);
  /// A scalar name without accessors that holds the value.
  const plan::Name* scalar(const plan::Value* value, Span span);
  /// A value that cannot fail where it is used: accessors are followed now.
  const plan::Value* followed(const plan::Value* value, Span span);
  /// A value as it is assigned or returned: accessors are followed now, except for a last index (RULES.md 2.8).
  Bound settled(Bound bound, Span span);
  const plan::Value* canon(const plan::Name* stream, Span span);
  const plan::Value* compute(std::string_view service, std::string_view function, const plan::Value* left,
                             const plan::Value* right, bool mayFail, Span span);

 private:
  const plan::Step* restricted(const StreamScope& scope, const plan::Step* body, Span span);
  const plan::Step* withSaved(const ErrorScope& scope, const plan::Step* body, Span span);

  plan::Function& plan_;
  std::vector<const plan::Step*>* code_ = nullptr;
  StreamScope* streams_ = nullptr;
  std::deque<ErrorScope> errorScopes_;
  ErrorScope* errors_;
  std::vector<bool> pure_;
};

}  // namespace aqua::lower
