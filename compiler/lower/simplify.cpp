#include "compiler/lower/simplify.h"

#include <algorithm>
#include <optional>

#include <llvm/ADT/SmallVector.h>

namespace aqua::lower {

using plan::NameKind;
using plan::OpKind;
using plan::Step;
using plan::Value;

namespace {

/// Calls `read` for every name that the step itself reads, `write` for every name that it defines, and `inner` for
/// every step directly inside it.
template <class Read, class Write, class Inner> void visit(const Step* step, Read read, Write write, Inner inner) {
  auto value = [&](const Value* v) {
    if (!v) return;
    if (v->name) read(v->name);
    for (const plan::Accessor& accessor : v->accessors)
      if (accessor.variable) read(accessor.variable);
  };
  switch (step->kind) {
  case OpKind::Seq:
  case OpKind::Par:
  case OpKind::Detach:
  case OpKind::Xor:
    for (const Step* child : plan::to<plan::Group>(step).children) inner(child);
    return;
  case OpKind::On: {
    const auto* on = plan::as<plan::On>(step);
    value(on->peer);
    for (const Value* via : on->via) value(via);
    return inner(on->body);
  }
  case OpKind::Restrict: return inner(plan::to<plan::Restrict>(step).body);
  case OpKind::Match: {
    const auto* match = plan::as<plan::Match>(step);
    value(match->left);
    value(match->right);
    return inner(match->body);
  }
  case OpKind::For: {
    const auto* loop = plan::as<plan::For>(step);
    value(loop->iterable);
    return inner(loop->body);
  }
  case OpKind::Apply: return inner(plan::to<plan::Apply>(step).body);
  case OpKind::Call: {
    const auto* call = plan::as<plan::Call>(step);
    value(call->peer);
    value(call->service);
    for (const Value* arg : call->args) value(arg);
    if (call->output) write(call->output);
    return;
  }
  case OpKind::Canon: {
    const auto* canon = plan::as<plan::Canon>(step);
    value(canon->peer);
    read(canon->from);
    return write(canon->to);
  }
  case OpKind::Wait: {
    const auto* wait = plan::as<plan::Wait>(step);
    value(wait->peer);
    value(wait->count);
    read(wait->stream);
    if (wait->to) write(wait->to);
    return;
  }
  case OpKind::Ap: {
    const auto* ap = plan::as<plan::Ap>(step);
    value(ap->value);
    return write(ap->to);
  }
  case OpKind::Insert: {
    const auto* insert = plan::as<plan::Insert>(step);
    value(insert->key);
    value(insert->value);
    return write(insert->map);
  }
  case OpKind::Fail: return value(plan::to<plan::Fail>(step).value);
  case OpKind::Hop: return value(plan::to<plan::Hop>(step).peer);
  case OpKind::Next:
  case OpKind::Capture:
  case OpKind::Null:
  case OpKind::Never: return;
  }
}

/// Each rewrite says why it is safe where it is done, under the name that its tests have
/// (tests/unit/lower_rewrites.txt).
class Simplifier {
 public:
  Simplifier(plan::Function& function, const std::vector<bool>& pure)
      : function_(function),
        pure_(pure),
        uses_(function.nameCount()),
        writes_(function.nameCount()),
        applied_(function.stepCount()),
        branchOf_(function.stepCount()),
        writtenIn_(function.nameCount()) {}

  void count(const Step* step) {
    if (const auto* apply = plan::as<plan::Apply>(step)) applied_[apply->captured->id] = true;
    const uint32_t around = branch_;
    visit(
        step, [&](const plan::Name* name) { ++uses_[name->id]; },
        [&](const plan::Name* name) {
          ++writes_[name->id];
          writtenIn_[name->id] = branch_;
        },
        [&](const Step* inner) {
          if (hasBranches(step)) {
            outer_.push_back(around);
            branch_ = branchOf_[inner->id] = static_cast<uint32_t>(outer_.size() - 1);
          }
          count(inner);
          branch_ = around;
        });
  }

  /// Later steps first, so that what only a dropped step used is dropped as well.
  const Step* rewrite(const Step* step) {
    switch (step->kind) {
    case OpKind::Seq: return sequence(*plan::as<plan::Group>(step));
    case OpKind::Par:
    case OpKind::Detach:
    case OpKind::Xor: return group(*plan::as<plan::Group>(step));
    case OpKind::On: {
      const auto* on = plan::as<plan::On>(step);
      const Step* body = rewrite(on->body);
      // emptyOn (K): an `on` around nothing sends nobody anywhere; its peers are names or literals, which do not fail.
      if (none(body)) return drop(step, body);
      if (body == on->body) return step;
      return function_.make<plan::On>(OpKind::On, on->span, on->peer, on->via, on->returnToRelay, body);
    }
    case OpKind::Restrict: {
      const auto* restrict = plan::as<plan::Restrict>(step);
      const Step* body = rewrite(restrict->body);
      // emptyScope: where nobody writes or reads the name, it does not matter where its scope ends.
      if (none(body) || (uses_[restrict->name->id] == 0 && writes_[restrict->name->id] == 0)) return body;
      if (body == restrict->body) return step;
      return function_.make<plan::Restrict>(OpKind::Restrict, restrict->span, restrict->name, body);
    }
    case OpKind::Match: {
      const auto* match = plan::as<plan::Match>(step);
      const Step* body = rewrite(match->body);
      if (body == match->body) return step;
      return function_.make<plan::Match>(OpKind::Match, match->span, match->negated, match->left, match->right, body);
    }
    case OpKind::For: {
      const auto* loop = plan::as<plan::For>(step);
      const Step* body = rewrite(loop->body);
      if (body == loop->body) return step;
      return function_.make<plan::For>(OpKind::For, loop->span, loop->item, loop->iterable, loop->last, body);
    }
    case OpKind::Apply: {
      const auto* apply = plan::as<plan::Apply>(step);
      const Step* body = rewrite(apply->body);
      // emptyClosure: nothing runs where the closure was made.
      if (none(body) || body == apply->body) return none(body) ? body : step;
      return function_.make<plan::Apply>(OpKind::Apply, apply->span, apply->captured, body);
    }
    case OpKind::Call: {
      const auto* call = plan::as<plan::Call>(step);
      if (!call->output || call->output->kind != NameKind::Scalar || used(call->output)) return step;
      if (pure(step) && !joins(step)) return drop(step);  // unusedValue
      // unusedResult: the call stays; a result that nobody reads needs no name and is not kept in the particle.
      return function_.make<plan::Call>(OpKind::Call, call->span, call->peer, call->service, call->function, call->args,
                                        nullptr);
    }
    case OpKind::Wait: {
      const auto* wait = plan::as<plan::Wait>(step);
      if (!wait->to || used(wait->to)) return step;
      // unusedResult: what follows waits for the elements all the same.
      return function_.make<plan::Wait>(OpKind::Wait, wait->span, wait->peer, wait->stream, wait->count, nullptr);
    }
    case OpKind::Canon:
    case OpKind::Ap:
    case OpKind::Insert: return dead(step) && !joins(step) ? drop(step) : step;
    // unappliedCapture: a place that no closure goes back to; it executes nothing.
    case OpKind::Capture: return applied_[step->id] ? step : function_.null(step->span);
    case OpKind::Fail:
    case OpKind::Hop:
    case OpKind::Next:
    case OpKind::Null:
    case OpKind::Never: return step;
    }
    return step;
  }

 private:
  static bool none(const Step* step) { return step->kind == OpKind::Null; }
  bool used(const plan::Name* name) const { return uses_[name->id] > 0; }
  bool pure(const Step* step) const { return step->id < pure_.size() && pure_[step->id]; }
  static bool hasBranches(const Step* step) { return step->kind == OpKind::Par || step->kind == OpKind::Detach; }

  /// Forgets what the step and all inside it read and write.
  void forget(const Step* step) {
    visit(
        step, [&](const plan::Name* name) { --uses_[name->id]; }, [&](const plan::Name* name) { --writes_[name->id]; },
        [&](const Step* inner) { forget(inner); });
  }
  const Step* drop(const Step* step) {
    forget(step);
    return function_.null(step->span);
  }
  /// As `drop` for a step whose body has been rewritten to nothing already.
  const Step* drop(const Step* step, const Step* nothing) {
    visit(
        step, [&](const plan::Name* name) { --uses_[name->id]; }, [&](const plan::Name* name) { --writes_[name->id]; },
        [](const Step*) {});
    return nothing;
  }

  /// Is it the last one to read a result of a branch, behind the `par` of that branch? Then what follows waits for that
  /// branch, which leads on to it, and not for any.
  bool joins(const Step* step) const {
    llvm::SmallVector<const plan::Name*, 4> names;
    auto collect = [&](auto& self, const Step* of) -> void {
      visit(
          of, [&](const plan::Name* name) { names.push_back(name); }, [](const plan::Name*) {},
          [&](const Step* inner) { self(self, inner); });
    };
    collect(collect, step);
    return std::any_of(names.begin(), names.end(), [&](const plan::Name* name) {
      return name->kind == NameKind::Scalar && !isAround(writtenIn_[name->id]) &&
             std::count(names.begin(), names.end(), name) == static_cast<std::ptrdiff_t>(uses_[name->id]);
    });
  }
  /// Is the step that is being rewritten in this branch?
  bool isAround(uint32_t branch) const {
    uint32_t at = branch_;
    while (at > branch) at = outer_[at];  // outer ones have smaller numbers
    return at == branch;
  }

  /// unusedValue (J): nothing happens in it but values that nobody uses. None of these steps has an effect elsewhere,
  /// and none fails; that they would have waited for what they read delays what follows, and changes nothing in it.
  /// Where it is a branch of a `par` that they would have waited for, they stay: they say which branch leads on
  /// (`joins`).
  bool dead(const Step* step) const {
    switch (step->kind) {
    case OpKind::Null: return true;
    case OpKind::Seq:
    case OpKind::Xor: {
      const plan::Steps children = plan::to<plan::Group>(step).children;
      return std::all_of(children.begin(), children.end(), [&](const Step* child) { return dead(child); });
    }
    case OpKind::Match: return pure(step) && dead(plan::to<plan::Match>(step).body);
    case OpKind::Call: return pure(step) && !used(plan::to<plan::Call>(step).output);
    case OpKind::Canon: return pure(step) && !used(plan::to<plan::Canon>(step).to);
    case OpKind::Ap: return pure(step) && !used(plan::to<plan::Ap>(step).to);
    case OpKind::Insert: return pure(step) && !used(plan::to<plan::Insert>(step).map);
    case OpKind::Par:
    case OpKind::Detach:
    case OpKind::On:
    case OpKind::Restrict:
    case OpKind::For:
    case OpKind::Next:
    case OpKind::Apply:
    case OpKind::Capture:
    case OpKind::Wait:
    case OpKind::Fail:
    case OpKind::Never:
    case OpKind::Hop: return false;
    }
    return false;
  }

  /// Nothing happens in it: only places that closures remember.
  static bool idle(const Step* step) {
    if (step->kind == OpKind::Capture) return true;
    if (const auto* on = plan::as<plan::On>(step)) return idle(on->body);
    if (step->kind != OpKind::Seq) return false;
    const plan::Steps children = plan::to<plan::Group>(step).children;
    return std::all_of(children.begin(), children.end(), idle);
  }

  /// emptyBranch: a branch of a par that does nothing stays, as a null: what follows the par need not wait for the
  /// others.
  const Step* group(const plan::Group& given) {
    if (given.kind == OpKind::Xor && dead(&given) && !joins(&given)) return drop(&given);
    std::vector<const Step*> children(given.children.begin(), given.children.end());
    bool changed = false;
    const uint32_t around = branch_;
    for (size_t i = children.size(); i-- > 0;) {
      if (hasBranches(&given)) branch_ = branchOf_[children[i]->id];
      const Step* child = rewrite(children[i]);
      changed |= child != children[i];
      children[i] = child;
    }
    branch_ = around;
    if (given.kind == OpKind::Xor && (none(children.front()) || idle(children.front()))) {
      // certainTry: nothing fails in the first branch, so the others never run.
      for (size_t i = 1; i < children.size(); ++i) forget(children[i]);
      return children.front();
    }
    if (given.kind == OpKind::Xor && children.size() == 2 && none(children[1])) {
      const auto* match = plan::as<plan::Match>(children[0]);
      // emptyCondition: compares, and does nothing either way; an operand that fails is caught as well.
      if (match && none(match->body) && !joins(match)) return drop(children[0]);
    }
    // emptyDetach: nobody waits for it, and it does nothing.
    if (given.kind == OpKind::Detach && none(children.front())) return children.front();
    return changed ? function_.group(given.kind, given.span, children) : &given;
  }

  /// emptyBranch: a sequence goes on at once behind what does nothing.
  const Step* sequence(const plan::Group& given) {
    std::vector<const Step*> kept;
    bool changed = false;
    for (size_t i = given.children.size(); i-- > 0;) {
      const Step* child = rewrite(given.children[i]);
      changed |= child != given.children[i];
      if (!none(child)) kept.push_back(child);
    }
    std::reverse(kept.begin(), kept.end());
    std::vector<const Step*> fused;
    for (const Step* step : kept) fuse(fused, step);
    if (!changed && fused.size() == given.children.size() &&
        std::equal(fused.begin(), fused.end(), given.children.begin()))
      return &given;
    return function_.group(OpKind::Seq, given.span, fused);
  }

  /// Appends a step, joined with the one before where that one only prepares an operand for it.
  void fuse(std::vector<const Step*>& steps, const Step* step) {
    while (!steps.empty()) {
      const Step* joined = nullptr;
      if (const auto* call = plan::as<plan::Call>(steps.back())) {
        joined = intoStream(*call, step);
      } else if (const auto* ap = plan::as<plan::Ap>(steps.back());
                 ap && ap->to->kind == NameKind::Scalar && uses_[ap->to->id] == 1) {
        joined = withOperand(step, *ap);
      }
      if (!joined) break;
      steps.pop_back();
      step = joined;
    }
    steps.push_back(step);
  }

  /// resultIntoStream (R5): a result that is only pushed, and at once, is written to the stream by the call; nothing
  /// can come between.
  const Step* intoStream(const plan::Call& call, const Step* next) {
    const auto* ap = plan::as<plan::Ap>(next);
    if (!ap || ap->to->kind != NameKind::Stream || !call.output || call.output->kind != NameKind::Scalar)
      return nullptr;
    const bool plain = ap->value->name == call.output && ap->value->accessors.empty() && !ap->value->length;
    if (!plain || uses_[call.output->id] != 1) return nullptr;
    uses_[call.output->id] = 0;
    writes_[call.output->id] = 0;
    return function_.make<plan::Call>(OpKind::Call, call.span, call.peer, call.service, call.function, call.args,
                                      ap->to);
  }

  /// AIR folds over paths of scalars, not of canons.
  static bool foldable(const Value& value) {
    return value.isName() && !value.length && value.name->kind == NameKind::Scalar;
  }

  static bool canFail(const Value& value) { return value.length || !value.accessors.empty(); }

  /// operandInPlace (R7): a value that the next step alone reads stands there itself: the same handler sees its error,
  /// and nothing happens in between. A call resolves its operands where the particle is, before it goes to its peer.
  /// What can fail has to be the first there that can, or another error would come before its own.
  const Step* withOperand(const Step* step, const plan::Ap& ap) {
    bool done = false, first = true;
    auto replaced = [&](const Value* operand) -> const Value* {
      if (!operand || operand->name != ap.to) {
        first = first && !(operand && canFail(*operand));
        return operand;
      }
      const bool bare = !canFail(*operand);
      const bool path = (ap.value->isName() || ap.value->kind == plan::ValueKind::LastError) && !ap.value->length;
      if (done || (!bare && (!path || operand->length)) || (!first && canFail(*ap.value))) return operand;
      done = true;
      std::vector<plan::Accessor> accessors(ap.value->accessors.begin(), ap.value->accessors.end());
      accessors.insert(accessors.end(), operand->accessors.begin(), operand->accessors.end());
      Value value = *ap.value;
      value.accessors = function_.arena.copy(accessors);
      return function_.value(value);
    };
    const Step* result = nullptr;
    if (const auto* call = plan::as<plan::Call>(step)) {
      first = !canFail(*call->service);
      std::vector<const Value*> args;
      for (const Value* arg : call->args) args.push_back(replaced(arg));
      if (done)
        result = function_.make<plan::Call>(OpKind::Call, call->span, call->peer, call->service, call->function,
                                            std::span<const Value* const>(function_.arena.copy(args)), call->output);
    } else if (const auto* next = plan::as<plan::Ap>(step)) {
      if (const Value* value = replaced(next->value); done)
        result = function_.make<plan::Ap>(OpKind::Ap, next->span, value, next->to);
    } else if (const auto* insert = plan::as<plan::Insert>(step)) {
      if (const Value* value = replaced(insert->value); done)
        result = function_.make<plan::Insert>(OpKind::Insert, insert->span, insert->key, value, insert->map);
    } else if (const auto* loop = plan::as<plan::For>(step); loop && foldable(*ap.value)) {
      if (const Value* value = replaced(loop->iterable); done)
        result = function_.make<plan::For>(OpKind::For, loop->span, loop->item, value, loop->last, loop->body);
    }
    if (done) uses_[ap.to->id] = writes_[ap.to->id] = 0;
    return result;
  }

  plan::Function& function_;
  const std::vector<bool>& pure_;
  std::vector<uint32_t> uses_, writes_;
  std::vector<bool> applied_;
  // Branches of pars, numbered from 1 on; 0: none.
  std::vector<uint32_t> branchOf_;   // by step: which branch it is
  std::vector<uint32_t> writtenIn_;  // by name: the innermost branch that writes it
  std::vector<uint32_t> outer_{0};   // by branch: the next one around it
  uint32_t branch_ = 0;              // of the step that is being looked at
};

}  // namespace

const Step* simplify(plan::Function& function, const Step* root, const std::vector<bool>& pure) {
  Simplifier simplifier(function, pure);
  simplifier.count(root);
  return simplifier.rewrite(root);
}

Usage countUses(const plan::Function& function, const Step* root) {
  Usage usage{std::vector<uint32_t>(function.nameCount())};
  auto count = [&](auto& self, const Step* step) -> void {
    usage.leavesInit |= step->kind == OpKind::On;
    visit(
        step, [&](const plan::Name* name) { ++usage.uses[name->id]; }, [](const plan::Name*) {},
        [&](const Step* inner) { self(self, inner); });
  };
  count(count, root);
  return usage;
}

}  // namespace aqua::lower
