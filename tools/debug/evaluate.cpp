#include "tools/debug/evaluate.h"

#include <fmt/format.h>

#include "compiler/base/numbers.h"
#include "compiler/ir/fold.h"
#include "compiler/syntax/parse.h"

namespace aqua::debug {

namespace {

using base::Failure;
using Got = base::Result<Value>;
using syntax::Operator;

bool isWhole(const Value& value) { return value.asInt64().has_value(); }

/// Depth: as deep as the expression, which the parser bounds.
class Evaluator {
 public:
  explicit Evaluator(const Lookup& lookup) : lookup_(lookup) {}

  Got value(const syntax::Value& node) {
    return syntax::visit(
        node, syntax::Overloaded{
                  [&](const syntax::Literal& literal) { return this->literal(literal); },
                  [&](const syntax::Name& name) { return named(name.name.text); },
                  [&](const syntax::CollectionValue& list) { return collection(list); },
                  [&](const syntax::Construct& construct) { return object(construct); },
                  [&](const syntax::Call&) { return Got(Failure{std::string("nothing can be called here")}); },
                  [&](const syntax::Not& negation) { return negated(negation); },
                  [&](const syntax::Binary& binary) { return this->binary(binary); },
                  [&](const syntax::Paren& paren) { return value(*paren.inner); },
                  [&](const syntax::Field& field) { return this->field(field); },
                  [&](const syntax::MethodCall&) { return Got(Failure{std::string("nothing can be called here")}); },
                  [&](const syntax::Index& index) { return indexed(index); },
                  [&](const syntax::Bang& bang) { return this->bang(bang); },
                  [&](const syntax::Copy&) { return Got(Failure{std::string("`copy` is not evaluated here")}); },
                  [&](const syntax::ErrorValue&) { return Got(Failure{std::string("this is no expression")}); },
              });
  }

 private:
  Got literal(const syntax::Literal& literal) {
    switch (literal.literal) {
    case syntax::LiteralKind::String: return Value::string(literal.text);
    case syntax::LiteralKind::InitPeerId: return named("INIT_PEER_ID");
    case syntax::LiteralKind::Unsigned:
    case syntax::LiteralKind::Signed:
    case syntax::LiteralKind::Float:
    case syntax::LiteralKind::Bool: break;
    }
    auto parsed = values::parseJson(base::withoutPlus(literal.text));
    if (!parsed) return Failure{fmt::format("`{}` is no value", literal.text)};
    return std::move(*parsed);
  }

  Got named(std::string_view name) {
    if (name == "nil") return Value::array({});
    if (auto found = lookup_(name)) return std::move(*found);
    return Failure{fmt::format("`{}` has no value here", name)};
  }

  Got collection(const syntax::CollectionValue& list) {
    values::Array items;
    for (const syntax::Value* element : list.elements) {
      Got one = value(*element);
      if (!one) return one;
      items.push_back(std::move(*one));
    }
    return Value::array(std::move(items));
  }

  Got object(const syntax::Construct& construct) {
    values::Object members;
    for (const syntax::NamedArg& arg : construct.args) {
      Got one = value(*arg.value);
      if (!one) return one;
      members.emplace_back(arg.name.text, std::move(*one));
    }
    return Value::object(std::move(members));
  }

  Got negated(const syntax::Not& negation) {
    Got operand = value(*negation.operand);
    if (!operand) return operand;
    if (!operand->isBool()) return Failure{fmt::format("`!` needs a bool, found {}", operand->text())};
    return Value::boolean(!operand->asBool());
  }

  Got field(const syntax::Field& field) {
    Got base = value(*field.base);
    if (!base) return base;
    if (const Value* found = base->find(field.name.text)) return *found;
    if (field.name.text == "length" && base->isArray()) return Value::unsignedInteger(base->asArray().size());
    return Failure{fmt::format("{} has no field `{}`", base->text(), field.name.text)};
  }

  static Got element(const Value& base, const Value& index) {
    auto number = index.asUint64();
    if (!number || !base.isArray()) return Failure{fmt::format("{} has no element {}", base.text(), index.text())};
    if (*number >= base.asArray().size())
      return Failure{fmt::format("there is no element {}, only {}", *number, base.asArray().size())};
    return base.asArray()[*number];
  }

  Got indexed(const syntax::Index& index) {
    Got base = value(*index.base);
    if (!base) return base;
    Got number = value(*index.index);
    return number ? element(*base, *number) : number;
  }

  Got bang(const syntax::Bang& bang) {
    Got base = value(*bang.base);
    if (!base) return base;
    return element(*base, Value::unsignedInteger(base::parse<uint64_t>(bang.number).value_or(0)));
  }

  Got binary(const syntax::Binary& node) {
    Got left = value(*node.left);
    if (!left) return left;
    if (node.op == Operator::And || node.op == Operator::Or) return logic(node, *left);
    Got right = value(*node.right);
    if (!right) return right;
    switch (node.op) {
    case Operator::Equal: return Value::boolean(*left == *right);
    case Operator::NotEqual: return Value::boolean(!(*left == *right));
    case Operator::GreaterEqual:
    case Operator::LessEqual:
    case Operator::Greater:
    case Operator::Less: return compared(node, *left, *right);
    case Operator::Add:
    case Operator::Subtract:
    case Operator::Multiply:
    case Operator::Divide:
    case Operator::Remainder:
    case Operator::Power: return computed(node, *left, *right);
    case Operator::And:
    case Operator::Or: break;
    }
    return Failure{std::string("this is no expression")};
  }

  Got logic(const syntax::Binary& node, const Value& left) {
    if (!left.isBool()) return misfit(node, left);
    if (left.asBool() == (node.op == Operator::Or)) return left;
    Got right = value(*node.right);
    if (right && !right->isBool()) return misfit(node, *right);
    return right;
  }

  static Got misfit(const syntax::Binary& node, const Value& found) {
    return Failure{fmt::format("`{}` does not take {}", node.opSpan.text(), found.text())};
  }

  static Got compared(const syntax::Binary& node, const Value& left, const Value& right) {
    if (!left.isNumber()) return misfit(node, left);
    if (!right.isNumber()) return misfit(node, right);
    auto a = left.asInt64(), b = right.asInt64();
    auto says = [&](auto x, auto y) {
      const bool less = x < y, equal = x == y;
      const bool wantsLess = node.op == Operator::Less || node.op == Operator::LessEqual;
      const bool orEqual = node.op == Operator::LessEqual || node.op == Operator::GreaterEqual;
      return Value::boolean(equal ? orEqual : less == wantsLess);
    };
    return a && b ? says(*a, *b) : says(left.asDouble(), right.asDouble());
  }

  static Got computed(const syntax::Binary& node, const Value& left, const Value& right) {
    if (!left.isNumber()) return misfit(node, left);
    if (!right.isNumber()) return misfit(node, right);
    if (isWhole(left) && isWhole(right)) {
      if (auto folded = ir::fold(node.op, *left.asInt64(), *right.asInt64())) return Value::integer(*folded);
      return Failure{fmt::format("`{}` has no result for {} and {}", node.opSpan.text(), left.text(), right.text())};
    }
    const double a = left.asDouble(), b = right.asDouble();
    switch (node.op) {
    case Operator::Add: return Value::number(a + b);
    case Operator::Subtract: return Value::number(a - b);
    case Operator::Multiply: return Value::number(a * b);
    case Operator::Divide:
      if (b == 0) return Failure{std::string("division by zero")};
      return Value::number(a / b);
    case Operator::Remainder:
    case Operator::Power:
    case Operator::Or:
    case Operator::And:
    case Operator::Equal:
    case Operator::NotEqual:
    case Operator::GreaterEqual:
    case Operator::LessEqual:
    case Operator::Greater:
    case Operator::Less: break;
    }
    return misfit(node, isWhole(left) ? right : left);
  }

  const Lookup& lookup_;
};

}  // namespace

base::Result<Value> evaluate(std::string_view expression, const Lookup& lookup) {
  auto source = std::make_shared<diagnostics::SourceFile>("<expression>", std::string(expression));
  syntax::ParsedCall parsed = syntax::parseValue(source);
  if (!parsed.value)
    return Failure{parsed.issues.items().empty() ? std::string("this is no expression")
                                                 : parsed.issues.items().front().message()};
  return Evaluator(lookup).value(*parsed.value);
}

base::Result<bool> holds(std::string_view condition, const Lookup& lookup) {
  auto value = evaluate(condition, lookup);
  if (!value) return Failure{value.error()};
  if (!value->isBool()) return Failure{fmt::format("a condition is true or false, this is {}", value->text())};
  return value->asBool();
}

std::string filledIn(std::string_view text, const Lookup& lookup) {
  std::string out;
  while (!text.empty()) {
    const size_t open = text.find('{');
    const size_t close = open == text.npos ? open : text.find('}', open);
    if (close == text.npos) return out += text;
    out += text.substr(0, open);
    auto value = evaluate(text.substr(open + 1, close - open - 1), lookup);
    out += !value              ? fmt::format("<{}>", value.error())
           : value->isString() ? std::string(value->asString())
                               : value->text();
    text.remove_prefix(close + 1);
  }
  return out;
}

}  // namespace aqua::debug
