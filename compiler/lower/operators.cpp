// Arithmetic and comparison, with folding of literals (RULES.md 2.13).
#include <limits>

#include "compiler/base/numbers.h"
#include "compiler/ir/fold.h"
#include "compiler/lower/lowering.h"

namespace aqua::lower {

using plan::OpKind;
using syntax::Operator;

namespace {

__extension__ using Wide = __int128;

bool isInteger(const plan::Value* value) { return value->kind == plan::ValueKind::Integer; }

int64_t number(const plan::Value* value) { return base::parse<int64_t>(value->text).value_or(0); }

std::optional<int64_t> narrow(Wide value) {
  if (value < std::numeric_limits<int64_t>::min() || value > std::numeric_limits<int64_t>::max()) return std::nullopt;
  return static_cast<int64_t>(value);
}

/// `a + b - 2 + 1` as the values that are not literals and the sum of the literals.
struct Sum {
  std::vector<const ir::Value*> terms;
  Wide literals = 0;
};

Sum sumOf(const ir::Value* value) {
  if (ir::asLiteral(value))
    if (const std::optional<int64_t> known = ir::foldInteger(value)) return {{}, *known};
  const auto* binary = ir::asBinary(value);
  if (binary && binary->op == Operator::Add) {
    Sum sum = sumOf(binary->left);
    const Sum right = sumOf(binary->right);
    sum.terms.insert(sum.terms.end(), right.terms.begin(), right.terms.end());
    sum.literals += right.literals;
    return sum;
  }
  if (binary && binary->op == Operator::Subtract) {
    if (const Sum right = sumOf(binary->right); right.terms.empty()) {
      Sum sum = sumOf(binary->left);
      sum.literals -= right.literals;
      return sum;
    }
  }
  return {{value}, 0};
}

}  // namespace

Bound Lowering::binary(const ir::BinaryValue& value) {
  switch (value.op) {
  case Operator::Or:
  case Operator::And: return logic(value);
  case Operator::Equal:
  case Operator::NotEqual: return equality(value);
  case Operator::GreaterEqual:
  case Operator::LessEqual:
  case Operator::Greater:
  case Operator::Less: return comparison(value);
  case Operator::Add:
  case Operator::Subtract: return additive(value);
  case Operator::Multiply:
  case Operator::Divide:
  case Operator::Remainder:
  case Operator::Power: return arithmetic(value);
  }
  return {};
}

const plan::Value* Lowering::plus(const plan::Value* total, int64_t literal, Span span) {
  if (isInteger(total)) return out_.integer(*ir::fold(Operator::Add, number(total), literal));
  if (literal == 0) return total;
  if (literal > 0 || literal == std::numeric_limits<int64_t>::min())
    return out_.compute("math", "add", total, out_.integer(literal), false, span);
  return out_.compute("math", "sub", total, out_.integer(-literal), false, span);
}

/// Literals of one sum come last and as one: `(a + 1) + (2 + 3) - 4` is `a + 2`.
Bound Lowering::additive(const ir::BinaryValue& value) {
  const Sum sum = sumOf(&value);
  const std::optional<int64_t> literals = narrow(sum.literals);
  // The difference of two values, and what is too large, has nothing to regroup.
  if (!literals || (sum.terms.size() == 1 && sum.terms.front() == &value)) return arithmetic(value);
  if (sum.terms.empty()) return Bound::of(out_.integer(*literals));
  return Bound::of(plus(addUp(sum.terms, value.span), *literals, value.span));
}

const plan::Value* Lowering::addUp(std::span<const ir::Value* const> terms, Span span) {
  const plan::Value* total = evalData(terms.front());
  for (const ir::Value* term : terms.subspan(1))
    total = out_.compute("math", "add", total, evalData(term), false, span);
  return total;
}

/// An index and the index plus one: of `n - 1` the latter is `n`, so that it need not be computed.
Lowering::Counted Lowering::counted(const ir::Value* index, Span span) {
  const Sum sum = sumOf(index);
  const std::optional<int64_t> literals = narrow(sum.literals), more = narrow(sum.literals + 1);
  if (literals && more && *literals != 0 && !sum.terms.empty()) {
    const plan::Value* total = out_.followed(addUp(sum.terms, span), span);
    return {plus(total, *literals, span), plus(total, *more, span)};
  }
  const plan::Value* at = evalData(index);
  if (!isInteger(at)) at = out_.use(out_.scalar(at, span));  // read twice
  return {at, plus(at, 1, span)};
}

namespace {

std::string_view functionOf(Operator op, bool floating) {
  switch (op) {
  case Operator::Add: return "add";
  case Operator::Subtract: return "sub";
  case Operator::Multiply: return floating ? "fmul" : "mul";
  case Operator::Divide: return "div";
  case Operator::Remainder: return "rem";
  case Operator::Power: return "pow";
  case Operator::Less: return "lt";
  case Operator::LessEqual: return "lte";
  case Operator::Greater: return "gt";
  case Operator::GreaterEqual: return "gte";
  case Operator::Or:
  case Operator::And:
  case Operator::Equal:
  case Operator::NotEqual: break;
  }
  return "";
}

}  // namespace

Bound Lowering::arithmetic(const ir::BinaryValue& value) {
  const plan::Value* left = evalData(value.left);
  const plan::Value* right = evalData(value.right);
  if (!value.floating && isInteger(left) && isInteger(right))
    if (const std::optional<int64_t> known = ir::fold(value.op, number(left), number(right)))
      return Bound::of(out_.integer(*known));
  const bool mayFail = value.op == Operator::Divide || value.op == Operator::Remainder || value.op == Operator::Power;
  return Bound::of(out_.compute("math", functionOf(value.op, value.floating), left, right, mayFail, value.span));
}

Bound Lowering::comparison(const ir::BinaryValue& value) {
  const plan::Value* left = evalData(value.left);
  const plan::Value* right = evalData(value.right);
  if (isInteger(left) && isInteger(right)) {
    const int64_t a = number(left), b = number(right);
    const bool result = value.op == Operator::Less        ? a < b
                        : value.op == Operator::LessEqual ? a <= b
                        : value.op == Operator::Greater   ? a > b
                                                          : a >= b;
    return Bound::of(out_.boolean(result));
  }
  return Bound::of(out_.compute("cmp", functionOf(value.op, false), left, right, false, value.span));
}

}  // namespace aqua::lower
