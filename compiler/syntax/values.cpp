// Values: expressions of the concrete tree to nodes.
#include <array>

#include "compiler/syntax/converter.h"

namespace aqua::syntax {

namespace {

using Kind = TokenKind;

struct OperatorRow {
  Operator op;
  std::string_view text;
  int precedence;
};
constexpr OperatorRow kOperators[] = {
#define AQUA_OPERATOR(kind, text, precedence) {Operator::kind, text, precedence},
#include "compiler/syntax/operators.def"
#undef AQUA_OPERATOR
};
const OperatorRow* operatorOf(std::string_view text) {
  for (const OperatorRow& row : kOperators)
    if (row.text == text) return &row;
  return nullptr;
}
bool isComparison(Operator op) {
  return op == Operator::GreaterEqual || op == Operator::LessEqual || op == Operator::Greater || op == Operator::Less;
}

}  // namespace

const Value* Converter::value(const Concrete& expr) {
  if (expr.children.empty()) return make<ErrorValue>(emptyAt(expr));
  const ConcreteChild& first = expr.children[0];
  if (!first.node) return prefixOrAtom(expr, first.token);
  if (expr.children.size() == 1) return value(*first.node);
  if (expr.children[1].node) return make<ErrorValue>(spanOf(expr));
  const uint32_t sign = expr.children[1].token;
  const Kind kind = kindOf(sign);
  if (kind == Kind::Dot) return field(expr, sign);
  if (kind == Kind::LeftBracket) return index(expr, sign);
  if (kind == Kind::Bang) return bang(expr, sign);
  return kind == Kind::LeftBrace || kind == Kind::LeftParen ? apply(expr) : binary(expr);
}

const Value* Converter::prefixOrAtom(const Concrete& expr, uint32_t token) {
  const Kind kind = kindOf(token);
  if (kind == Kind::LeftBracket || kind == Kind::Question || kind == Kind::Star) return collection(expr);
  if (kind != Kind::LeftParen && kind != Kind::Not) return atom(expr, token);
  const Concrete* inner = expr.children.size() > 1 ? expr.children[1].node : nullptr;
  if (!inner || (kind == Kind::LeftParen && expr.children.size() < 3)) return make<ErrorValue>(spanOf(expr));
  if (kind == Kind::LeftParen) {
    Paren* paren = make<Paren>(spanOf(expr));
    paren->inner = value(*inner);
    return paren;
  }
  Not* negation = make<Not>(spanOf(expr));
  negation->operand = value(*inner);
  return negation;
}

const Value* Converter::field(const Concrete& expr, uint32_t dot) {
  const Concrete* word = childRule(expr, Rule::Word);
  if (!word) return make<ErrorValue>(spanOf(expr));
  refuseSpace(dot, "around `.`");
  refuseSpace(word->first, "around `.`");
  Field* field = make<Field>(spanOf(expr));
  field->base = value(*expr.children[0].node);
  field->name = ident(word->first);
  return field;
}

const Value* Converter::index(const Concrete& expr, uint32_t bracket) {
  if (expr.children.size() < 3 || !expr.children[2].node) return make<ErrorValue>(spanOf(expr));
  Index* index = make<Index>(spanOf(expr));
  index->base = value(*expr.children[0].node);
  index->index = value(*expr.children[2].node);
  if (const Literal* literal = as<Literal>(index->index); literal && literal->text.starts_with('-'))
    report(Code::IndexNegative, literal->span, bracket).arg("found", literal->text);
  return index;
}

const Value* Converter::bang(const Concrete& expr, uint32_t sign) {
  Bang* bang = make<Bang>(spanOf(expr));
  bang->base = value(*expr.children[0].node);
  if (expr.children.size() < 3) return bang;
  refuseSpace(expr.children[2].token, "between `!` and its number");
  bang->number = textOf(expr.children[2].token);
  if (bang->number.starts_with('-'))
    report(Code::IndexNegative, spanOf(expr.children[2].token), sign).arg("found", bang->number);
  return bang;
}

const Value* Converter::atom(const Concrete& expr, uint32_t token) {
  std::string_view text = textOf(token);
  auto literal = [&](LiteralKind kind) {
    Literal* node = make<Literal>(spanOf(token));
    node->literal = kind;
    node->text = text;
    return node;
  };
  const Kind kind = kindOf(token);
  if (kind == Kind::Lower || kind == Kind::Upper) {
    Name* name = make<Name>(spanOf(token));
    name->name = ident(token);
    return name;
  }
  if (kind == Kind::Integer) return literal(text.starts_with('-') ? LiteralKind::Signed : LiteralKind::Unsigned);
  if (kind == Kind::Float) return literal(LiteralKind::Float);
  if (kind == Kind::Boolean) return literal(LiteralKind::Bool);
  if (kind == Kind::InitPeerId) return literal(LiteralKind::InitPeerId);
  if (kind != Kind::Text) return make<ErrorValue>(spanOf(expr));
  text = textInQuotes(token);
  return literal(LiteralKind::String);
}

const Value* Converter::collection(const Concrete& expr) {
  CollectionValue* node = make<CollectionValue>(spanOf(expr));
  node->collection = Collection::Array;
  size_t open = 0;
  if (Kind kind = kindOf(expr.children[0].token); kind != Kind::LeftBracket) {
    node->collection = kind == Kind::Question ? Collection::Option : Collection::Stream;
    open = 1;
    if (expr.children.size() > 1 && !expr.children[1].node) refuseSpace(expr.children[1].token, "inside `?[` and `*[`");
  }
  std::vector<const Value*> elements;
  for (size_t i = open + 1; i < expr.children.size(); ++i)
    if (expr.children[i].node) elements.push_back(value(*expr.children[i].node));
  node->elements = arena_.copy(elements);
  return node;
}

const Value* Converter::binary(const Concrete& expr) {
  uint32_t sign = expr.children[1].token;
  const OperatorRow* row = operatorOf(tokenText(kindOf(sign)));
  if (!row || expr.children.size() < 3 || !expr.children[2].node) return make<ErrorValue>(spanOf(expr));
  Binary* node = make<Binary>(spanOf(expr));
  node->op = row->op;
  node->opSpan = spanOf(sign);
  node->left = value(*expr.children[0].node);
  node->right = value(*expr.children[2].node);
  if (isComparison(row->op))
    if (const Binary* left = as<Binary>(node->left); left && isComparison(left->op))
      report(Code::ComparisonChain, node->opSpan, sign)
          .arg("found", row->text)
          .label(left->opSpan, "the other comparison");
  return node;
}

bool Converter::looksNamed(const Concrete& argument) const {
  if (argument.children.size() > 1) return true;
  return !argument.children.empty() && argument.children[0].node && plainName(*argument.children[0].node) != npos;
}

bool Converter::pathOf(const Concrete& expr, std::vector<Ident>& parts) const {
  std::vector<uint32_t> names;  // last first
  const Concrete* at = &expr;
  while (at->children.size() == 3 && at->children[0].node && !at->children[1].node &&
         kindOf(at->children[1].token) == Kind::Dot) {
    names.push_back(at->children[2].node ? at->children[2].node->first : at->children[2].token);
    at = at->children[0].node;
  }
  if (at->children.size() != 1 || at->children[0].node) return false;
  Kind kind = kindOf(at->children[0].token);
  if (kind != Kind::Lower && kind != Kind::Upper) return false;
  names.push_back(at->children[0].token);
  for (auto name = names.rbegin(); name != names.rend(); ++name) parts.push_back(ident(*name));
  return true;
}

std::span<const NamedArg> Converter::namedArgs(const std::vector<const Concrete*>& args, std::string_view what) {
  std::vector<NamedArg> named;
  for (const Concrete* argument : args) {
    if (argument->children.empty() || !argument->children[0].node) continue;
    const Concrete& left = *argument->children[0].node;
    uint32_t name = plainName(left);
    bool boolean = left.children.size() == 1 && !left.children[0].node && kindOf(left.first) == Kind::Boolean;
    if (boolean && argument->children.size() > 1) name = left.first;  // a field may be called `true`
    if (name == npos) {
      report(Code::ConstructUnnamed, spanOf(left), left.first).arg("what", what);
      continue;
    }
    if (argument->children.size() >= 3 && argument->children[2].node) {
      named.push_back({lowerName(name, "a field"), value(*argument->children[2].node), false});
    } else {
      named.push_back({ident(name), value(left), true});
    }
  }
  return arena_.copy(named);
}

/// What stands in the brackets behind the name of something that is called or built.
struct Converter::Application {
  std::vector<const Concrete*> args, braces;
  uint32_t paren = npos, brace = npos;
};

Converter::Application Converter::applicationOf(const Concrete& expr) const {
  Application found;
  for (size_t i = 1; i < expr.children.size(); ++i) {
    const ConcreteChild& child = expr.children[i];
    if (child.node) (child.node->rule == Rule::Argument ? found.args : found.braces).push_back(child.node);
    else if (kindOf(child.token) == Kind::LeftParen) found.paren = child.token;
    else if (kindOf(child.token) == Kind::LeftBrace) found.brace = child.token;
  }
  return found;
}

std::span<const Value* const> Converter::abilityValues(const Application& application) {
  std::vector<const Value*> converted;
  for (const Concrete* node : application.braces) converted.push_back(value(*node));
  return arena_.copy(converted);
}

std::span<const Value* const> Converter::argumentValues(const Application& application) {
  std::vector<const Value*> converted;
  for (const Concrete* node : application.args) {
    if (node->children.empty() || !node->children[0].node) continue;
    if (node->children.size() > 1) report(Code::ArgumentNamed, spanOf(*node), node->first);
    converted.push_back(value(*(node->children.back().node ? node->children.back().node : node->children[0].node)));
  }
  return arena_.copy(converted);
}

const Value* Converter::construct(const Concrete& expr, const Application& application,
                                  const std::vector<Ident>& parts) {
  Construct* node = make<Construct>(spanOf(expr));
  node->type = {arena_.copy(parts), diagnostics::join(parts.front().span, parts.back().span)};
  if (application.brace != npos) report(Code::ConstructAbilities, spanOf(application.brace), application.brace);
  if (application.args.empty())
    report(Code::ConstructEmpty, spanOf(expr), application.paren).arg("name", node->type.text());
  node->args = namedArgs(application.args, "a construction");
  return node;
}

/// `f(x)`, `f{A}(x)`, `D(a = 1)`, `x.f(y)`, `Lib.D(a = 1)`, `d.copy(a = 1)`.
const Value* Converter::apply(const Concrete& expr) {
  const Concrete& base = *expr.children[0].node;
  const Application application = applicationOf(expr);
  if (application.paren == npos) return make<ErrorValue>(spanOf(expr));
  const bool member = base.children.size() == 3 && base.children[0].node && !base.children[1].node &&
                      kindOf(base.children[1].token) == Kind::Dot;
  const uint32_t name =
      member ? (base.children[2].node ? base.children[2].node->first : base.children[2].token) : plainName(base);
  if (name == npos) {
    report(Code::CallTarget, spanOf(application.paren), application.paren)
        .arg("found", "a value that is no name")
        .help("assign the value to a variable first, then call that");
    return make<ErrorValue>(spanOf(expr));
  }
  const bool upper = kindOf(name) == Kind::Upper;
  if (application.brace != npos && !upper) refuseSpace(application.brace, "after the name of a function");
  if (member && !upper) return methodCall(expr, application, name);
  if (upper) {
    std::vector<Ident> parts;
    if (!member) return construct(expr, application, {ident(name)});
    if (pathOf(base, parts)) return construct(expr, application, parts);
    report(Code::CallTarget, spanOf(application.paren), application.paren)
        .arg("found", "`" + std::string(textOf(name)) + "`");
    return make<ErrorValue>(spanOf(expr));
  }
  Call* call = make<Call>(spanOf(expr));
  call->function = ident(name);
  call->abilities = abilityValues(application);
  call->args = argumentValues(application);
  return call;
}

const Value* Converter::methodCall(const Concrete& expr, const Application& application, uint32_t name) {
  const Concrete& base = *expr.children[0].node;
  refuseSpace(base.children[1].token, "around `.`");
  refuseSpace(name, "around `.`");
  if (textOf(name) == "copy" && application.brace == npos && !application.args.empty()) {
    bool named = true;
    for (const Concrete* argument : application.args) named = named && looksNamed(*argument);
    if (named || application.args[0]->children.size() > 1) {
      Copy* copy = make<Copy>(spanOf(expr));
      copy->base = value(*base.children[0].node);
      copy->copySpan = spanOf(name);
      copy->args = namedArgs(application.args, "`copy`");
      return copy;
    }
  }
  MethodCall* call = make<MethodCall>(spanOf(expr));
  call->base = value(*base.children[0].node);
  call->name = ident(name);
  call->abilities = abilityValues(application);
  call->args = argumentValues(application);
  return call;
}

}  // namespace aqua::syntax
