// Equality, logic and `if` (RULES.md 2.13 to 2.15).
#include "compiler/lower/lowering.h"

namespace aqua::lower {

using plan::OpKind;
using plan::Step;
using syntax::Operator;

namespace {

std::optional<bool> sameLiterals(const plan::Value* left, const plan::Value* right) {
  if (!left->isLiteral() || !right->isLiteral()) return std::nullopt;
  return left->text == right->text &&
         (left->kind == plan::ValueKind::EmptyArray) == (right->kind == plan::ValueKind::EmptyArray);
}

}  // namespace

std::optional<bool> Lowering::knownBool(const plan::Value* value) const {
  if (value->kind != plan::ValueKind::Bool) return std::nullopt;
  return value->text == "true";
}

Bound Lowering::equality(const ir::BinaryValue& value) {
  const Span span = value.span;
  const bool negated = value.op == Operator::NotEqual;
  const ir::Value* operands[] = {value.left, value.right};
  const std::vector<Bound> bounds = evalAll(operands);
  const plan::Value* left = data(bounds[0], span);
  const plan::Value* right = data(bounds[1], span);
  if (const std::optional<bool> known = sameLiterals(left, right)) return Bound::of(out_.boolean(*known != negated));
  const plan::Name* result = out_.newScalar(negated ? "neq" : "eq");
  const Step* yes = out_.ap(out_.boolean(true), result, span);
  const Step* no = out_.ap(out_.boolean(false), result, span);
  out_.markPure(yes);
  out_.markPure(no);
  const Step* match = plan_.make<plan::Match>(OpKind::Match, span, negated, left, right, yes);
  out_.markPure(match);  // an operand that fails is caught
  out_.emit(out_.xorOf(span, {match, no}));
  out_.disturb();
  return Bound::of(out_.use(result));
}

/// `a && b` is `false` or b, `a || b` is `true` or b; code of b runs only when it is asked for.
Bound Lowering::logic(const ir::BinaryValue& value) {
  const Span span = value.span;
  const bool decisive = value.op == Operator::Or;  // the left value that decides alone
  const plan::Value* left = evalData(value.left);
  if (const std::optional<bool> known = knownBool(left))
    return *known == decisive ? Bound::of(out_.boolean(decisive)) : Bound::of(evalData(value.right));

  const plan::Value* right = nullptr;
  const bool before = out_.setDisturbed(true);
  const Step* code = out_.block(span, [&] { right = evalData(value.right); });
  if (Writer::empty(code)) {
    if (const std::optional<bool> known = knownBool(right)) {
      out_.setDisturbed(before);
      return Bound::of(*known == decisive ? out_.boolean(decisive) : left);
    }
  }
  const plan::Name* result = out_.newScalar(decisive ? "or" : "and");
  const Step* keep = out_.ap(out_.boolean(decisive), result, span);
  const Step* take = out_.ap(right, result, span);
  const Step* match = plan_.make<plan::Match>(OpKind::Match, span, false, left, out_.boolean(decisive), keep);
  out_.markPure(keep);
  out_.markPure(match);
  if (right->accessors.empty() && !right->length) out_.markPure(take);
  out_.emit(out_.xorOf(span, {match, out_.seqOf(span, {code, take})}));
  return Bound::of(out_.use(result));
}

Bound Lowering::negation(const ir::NotValue& value) {
  const Span span = value.span;
  const plan::Value* operand = evalData(value.operand);
  if (const std::optional<bool> known = knownBool(operand)) return Bound::of(out_.boolean(!*known));
  const plan::Name* result = out_.newScalar("not");
  const Step* no = out_.ap(out_.boolean(false), result, span);
  const Step* yes = out_.ap(out_.boolean(true), result, span);
  const Step* match = plan_.make<plan::Match>(OpKind::Match, span, false, operand, out_.boolean(true), no);
  out_.markPure(no);
  out_.markPure(yes);
  out_.markPure(match);
  out_.emit(out_.xorOf(span, {match, yes}));
  out_.disturb();
  return Bound::of(out_.use(result));
}

/// `if l == r: A` is `(xor (mismatch l r (null)) A)`: A runs in the right branch, so that its errors leave as they are
/// and never look like a false condition. `else: B` adds `(xor (match l r (null)) B)`. Both read the same immutable
/// operands, and neither comparison can fail, because accessors are followed before.
void Lowering::condition(const ir::IfOp& op) {
  const Span span = op.condition->span;
  bool negated = false;
  const ir::Value* asked = op.condition;
  for (const auto* inverted = ir::asNot(asked); inverted; inverted = ir::asNot(asked)) {
    asked = inverted->operand;
    negated = !negated;
  }
  const plan::Value* left;
  const plan::Value* right;
  const auto* compared = ir::asBinary(asked);
  if (compared && (compared->op == Operator::Equal || compared->op == Operator::NotEqual)) {
    if (compared->op == Operator::NotEqual) negated = !negated;
    const ir::Value* operands[] = {compared->left, compared->right};
    const std::vector<Bound> bounds = evalAll(operands);
    left = out_.followed(data(bounds[0], span), span);
    right = out_.followed(data(bounds[1], span), span);
  } else {
    left = out_.followed(evalData(asked), span);
    right = out_.boolean(true);
  }
  const std::optional<bool> known = sameLiterals(left, right);
  if (!known && !options_.noXor) out_.disturb();
  auto branch = [&](ir::Block body) { return out_.scoped(op.span, [&] { statements(body); }); };
  auto always = [&](ir::Block body) {
    if (const Step* step = branch(body); !Writer::empty(step)) out_.emit(step);
  };
  if (known) return always(*known != negated ? op.then : op.otherwise);

  const Step* then = branch(op.then);
  if (options_.noXor) out_.disturb();
  const Step* otherwise = branch(op.otherwise);
  if (Writer::empty(then) && Writer::empty(otherwise)) return;
  if (options_.noXor) {  // without guards: the official form, in which an error of the body means "else"
    out_.emit(
        out_.xorOf(op.span, {plan_.make<plan::Match>(OpKind::Match, span, negated, left, right, then), otherwise}));
    return;
  }
  auto unless = [&](bool different, const Step* body) {
    if (!Writer::empty(body))
      out_.emit(out_.xorOf(
          op.span, {plan_.make<plan::Match>(OpKind::Match, span, different, left, right, plan_.null(span)), body}));
  };
  unless(!negated, then);
  unless(negated, otherwise);
}

}  // namespace aqua::lower
