#include "compiler/ir/fold.h"

#include "compiler/base/numbers.h"

namespace aqua::ir {

namespace {

int64_t wrapped(uint64_t bits) { return static_cast<int64_t>(bits); }

std::optional<int64_t> power(int64_t base, int64_t exponent) {
  if (exponent < 0) return std::nullopt;
  uint64_t result = 1, factor = static_cast<uint64_t>(base);
  for (; exponent > 0; exponent >>= 1) {
    if (exponent & 1) result *= factor;
    factor *= factor;
  }
  return wrapped(result);
}

}  // namespace

std::optional<int64_t> fold(syntax::Operator op, int64_t left, int64_t right) {
  using syntax::Operator;
  const auto l = static_cast<uint64_t>(left), r = static_cast<uint64_t>(right);
  switch (op) {
  case Operator::Add: return wrapped(l + r);
  case Operator::Subtract: return wrapped(l - r);
  case Operator::Multiply: return wrapped(l * r);
  case Operator::Divide:
  case Operator::Remainder:
    if (right == 0) return std::nullopt;
    if (right == -1) return op == Operator::Divide ? wrapped(0 - l) : 0;  // the smallest number has no opposite
    return op == Operator::Divide ? left / right : left % right;
  case Operator::Power: return power(left, right);
  case Operator::Or:
  case Operator::And:
  case Operator::Equal:
  case Operator::NotEqual:
  case Operator::GreaterEqual:
  case Operator::LessEqual:
  case Operator::Greater:
  case Operator::Less: return std::nullopt;
  }
  return std::nullopt;
}

std::optional<int64_t> foldInteger(const Value* value) {
  if (auto literal = asLiteral(value)) {
    if (literal->literal != syntax::LiteralKind::Unsigned && literal->literal != syntax::LiteralKind::Signed)
      return std::nullopt;
    return base::parse<int64_t>(literal->text);
  }
  auto binary = asBinary(value);
  if (!binary || binary->floating || binary->type->kind != TypeKind::Literal) return std::nullopt;
  std::optional<int64_t> left = foldInteger(binary->left);
  std::optional<int64_t> right = left ? foldInteger(binary->right) : std::nullopt;
  return right ? fold(binary->op, *left, *right) : std::nullopt;
}

}  // namespace aqua::ir
