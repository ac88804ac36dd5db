#include "tools/lsp/features/places.h"

#include <algorithm>

namespace aqua::lsp {

namespace {

using namespace syntax;
using Visit = std::function<void(const Value&)>;

void all(std::span<const Value* const> values, const Visit& visit) {
  for (const Value* each : values) forEachPart(*each, visit);
}

}  // namespace

diagnostics::Span firstWordOf(const Statement& statement) {
  diagnostics::Span word = statement.span;
  word.end = word.begin + static_cast<uint32_t>(std::min(word.text().find_first_of(" \t:\n"), word.text().size()));
  return word;
}

void forEachPart(const Value& value, const Visit& visit) {
  visit(value);
  syntax::visit(value, [&](const auto& each) {
    if constexpr (requires { each.base; }) forEachPart(*each.base, visit);
    if constexpr (requires { each.operand; }) forEachPart(*each.operand, visit);
    if constexpr (requires { each.inner; }) forEachPart(*each.inner, visit);
    if constexpr (requires { each.index; }) forEachPart(*each.index, visit);
    if constexpr (requires { each.elements; }) all(each.elements, visit);
    if constexpr (requires { each.abilities; }) all(each.abilities, visit);
    if constexpr (requires { each.left; }) {
      forEachPart(*each.left, visit);
      forEachPart(*each.right, visit);
    }
    if constexpr (requires { each.args.front().shorthand; }) {
      for (const NamedArg& arg : each.args) forEachPart(*arg.value, visit);
    } else if constexpr (requires { each.args; }) {
      all(each.args, visit);
    }
  });
}

void forEachValue(const Statement& statement, const Visit& visit) {
  auto one = [&](const Value* value) {
    if (value) forEachPart(*value, visit);
  };
  syntax::visit(withoutPrefixes(statement), [&](const auto& each) {
    if constexpr (requires { each.values; }) all(each.values, visit);
    if constexpr (requires { each.id; }) one(each.id);
    if constexpr (requires { each.condition; }) one(each.condition);
    if constexpr (requires { each.iterable; }) one(each.iterable);
    if constexpr (requires { each.peer; }) one(each.peer);
    if constexpr (requires { each.via; }) all(each.via, visit);
    if constexpr (requires { each.value; }) one(each.value);
    if constexpr (requires { each.opSpan; }) one(each.second);
  });
}

std::optional<CallAt> callAt(const SyntaxTree& tree, uint32_t offset) {
  std::optional<CallAt> innermost;
  const Func* function = functionAt(tree, offset);
  if (!function) return innermost;
  auto consider = [&](const Ident& name, std::span<const Value* const> first, std::span<const Value* const> second) {
    for (size_t i = 0; i < first.size() + second.size(); ++i) {
      const Value& each = i < first.size() ? *first[i] : *second[i - first.size()];
      if (each.span.begin <= offset && offset <= each.span.end) innermost = CallAt{name, static_cast<uint32_t>(i)};
    }
  };
  for (const Statement* statement : statementsAt(function->body, offset))
    forEachValue(*statement, [&](const Value& value) {
      if (const auto* call = as<Call>(&value)) consider(call->function, call->abilities, call->args);
      if (const auto* call = as<MethodCall>(&value)) consider(call->name, call->abilities, call->args);
    });
  return innermost;
}

}  // namespace aqua::lsp
