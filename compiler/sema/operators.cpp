// Operators (LANGUAGE.md 3.4).
#include <fmt/format.h>

#include "compiler/sema/checker.h"

namespace aqua::sema {

using ir::Type;
using ir::TypeKind;
using ir::ValueKind;
using syntax::Operator;

namespace {

/// Types that `*` takes beside a float: those that fit a float type.
bool fitsFloat(const Type& type) {
  if (type.kind == TypeKind::Scalar && ir::isInteger(type)) return ir::bits(type.scalar) < 64;
  return ir::isNumber(type);
}

}  // namespace

const ir::Value* Checker::combine(const syntax::Binary& binary, const Type* type, const ir::Value* left,
                                  const ir::Value* right, bool floating) {
  return node<ir::BinaryValue>(ValueKind::Binary, type, binary.span, binary.op, floating, left, right);
}

const ir::Value* Checker::negate(const syntax::Not& negation) {
  const ir::Value* operand = value(negation.operand);
  if (isError(operand)) return error(negation.span);
  const Type* type = types_.scalar(ir::Scalar::Bool);
  if (!relations_.fits(operand->type, type)) {
    if (operand->type->kind == TypeKind::Nothing) report(Code::NoResult, operand->span);
    else
      report(Code::OperandType, operand->span)
          .arg("operator", "!")
          .arg("found", quoted(*operand->type))
          .arg("expected", "`bool`");
    return error(negation.span);
  }
  return node<ir::NotValue>(ValueKind::Not, type, negation.span, operand);
}

template <class Fits>
const ir::Value* Checker::operation(const syntax::Binary& binary, const Type* result, std::string_view expected,
                                    Fits fits) {
  const ir::Value* left = value(binary.left);
  const ir::Value* right = value(binary.right);
  if (!operandsFit(binary, left, right, fits(*left->type), fits(*right->type), expected)) return error(binary.span);
  return combine(binary, result, left, right);
}

const ir::Value* Checker::binary(const syntax::Binary& binary) {
  switch (binary.op) {
  case Operator::Or:
  case Operator::And:
    return operation(binary, types_.scalar(ir::Scalar::Bool), "`bool` on both sides",
                     [&](const Type& type) { return relations_.fits(&type, types_.scalar(ir::Scalar::Bool)); });
  case Operator::GreaterEqual:
  case Operator::LessEqual:
  case Operator::Greater:
  case Operator::Less:
    return operation(binary, types_.scalar(ir::Scalar::Bool), "integers",
                     [](const Type& type) { return isInteger(type); });
  case Operator::Equal:
  case Operator::NotEqual: return equality(binary);
  case Operator::Add:
  case Operator::Subtract:
  case Operator::Multiply:
  case Operator::Divide:
  case Operator::Remainder:
  case Operator::Power: return arithmetic(binary);
  }
  return error(binary.span);
}

/// Reports operands of a wrong type, both in one report.
bool Checker::operandsFit(const syntax::Binary& binary, const ir::Value* left, const ir::Value* right, bool leftFits,
                          bool rightFits, std::string_view expected) {
  if (isError(left) || isError(right)) return false;
  if (leftFits && rightFits) return true;
  if (left->type->kind == TypeKind::Nothing || right->type->kind == TypeKind::Nothing) {
    report(Code::NoResult, left->type->kind == TypeKind::Nothing ? left->span : right->span);
    return false;
  }
  std::string found = quoted(leftFits ? *right->type : *left->type);
  if (!leftFits && !rightFits && left->type != right->type)
    found = fmt::format("{} and {}", quoted(*left->type), quoted(*right->type));
  Reported reported = report(Code::OperandType, binary.opSpan);
  reported.arg("operator", binary.opSpan.text()).arg("found", found).arg("expected", expected);
  if (!leftFits) reported.label(left->span, quoted(*left->type));
  if (!rightFits) reported.label(right->span, quoted(*right->type));
  const Type* text = types_.scalar(ir::Scalar::String);
  if (binary.op == Operator::Add && (relations_.fits(left->type, text) || relations_.fits(right->type, text)))
    reported.help("`Op.concat_strings(a, b)` of the standard library joins two strings");
  const Type& odd = leftFits ? *right->type : *left->type;
  if (odd.kind == TypeKind::Option) reported.help("`!` takes the value out of an option");
  if (ir::isFloat(odd) && binary.op != Operator::Multiply && binary.op != Operator::And && binary.op != Operator::Or)
    reported.note("peers calculate with integers; of floats only `*` and comparison by `==` are there");
  return false;
}

const ir::Value* Checker::equality(const syntax::Binary& binary) {
  const ir::Value* left = value(binary.left);
  const ir::Value* right = value(binary.right);
  if (isError(left) || isError(right)) return error(binary.span);
  if (!relations_.comparable(left->type, right->type)) {
    if (left->type->kind == TypeKind::Nothing || right->type->kind == TypeKind::Nothing) {
      report(Code::NoResult, left->type->kind == TypeKind::Nothing ? left->span : right->span);
      return error(binary.span);
    }
    Reported reported = report(Code::NotComparable, binary.opSpan);
    reported.arg("left", ir::print(*left->type))
        .arg("right", ir::print(*right->type))
        .label(left->span, quoted(*left->type))
        .label(right->span, quoted(*right->type));
    if (left->type->kind == TypeKind::Option || right->type->kind == TypeKind::Option)
      reported.help("`!` takes the value out of an option; `option == nil` tests whether there is one");
    return error(binary.span);
  }
  if (left->type->kind == TypeKind::Data && right->type->kind == TypeKind::Data &&
      relations_.common(left->type, right->type)->kind == TypeKind::Top)
    report(Code::NeverEqual, binary.opSpan).arg("left", ir::print(*left->type)).arg("right", ir::print(*right->type));
  return combine(binary, types_.scalar(ir::Scalar::Bool), freeze(left), freeze(right));
}

const ir::Value* Checker::arithmetic(const syntax::Binary& binary) {
  const ir::Value* left = value(binary.left);
  const ir::Value* right = value(binary.right);
  const bool floating = binary.op == Operator::Multiply && (ir::isFloat(*left->type) || ir::isFloat(*right->type));
  if (floating) {
    if (!operandsFit(binary, left, right, fitsFloat(*left->type), fitsFloat(*right->type),
                     "numbers that fit `f32` or `f64`"))
      return error(binary.span);
    return combine(binary, types_.scalar(ir::Scalar::I64), left, right, true);
  }
  const bool isPower = binary.op == Operator::Power;
  const bool rightFits = isPower ? ir::isUnsigned(*right->type) : ir::isInteger(*right->type);
  std::string_view expected = isPower && ir::isInteger(*left->type) ? "an unsigned integer as exponent" : "integers";
  if (!operandsFit(binary, left, right, ir::isInteger(*left->type), rightFits, expected)) return error(binary.span);
  ir::Arithmetic result = relations_.arithmetic(left->type, right->type);
  if (result.unknown)
    report(Code::UnknownResultType, binary.opSpan)
        .arg("left", ir::print(*left->type))
        .arg("right", ir::print(*right->type))
        .arg("operator", binary.opSpan.text());
  return combine(binary, result.type, left, right);
}

}  // namespace aqua::sema
