#include "tools/run/call.h"

#include <fmt/format.h>

#include "compiler/base/words.h"
#include "tools/run/fit.h"

namespace aqua::run {

namespace {

using diagnostics::Code;
using diagnostics::DiagnosticList;
using diagnostics::Span;

/// Values in the text of a call as JSON.
class Evaluator {
 public:
  Evaluator(const CallContext& context, DiagnosticList& issues) : context_(context), issues_(issues) {}

  std::optional<Value> value(const syntax::Value& node) {
    if (auto literal = syntax::as<syntax::Literal>(&node)) return this->literal(*literal);
    if (auto paren = syntax::as<syntax::Paren>(&node)) return value(*paren->inner);
    if (auto name = syntax::as<syntax::Name>(&node)) return named(name->name);
    if (auto field = syntax::as<syntax::Field>(&node)) return this->field(*field);
    if (auto list = syntax::as<syntax::CollectionValue>(&node)) {
      values::Array elements;
      for (const syntax::Value* element : list->elements) {
        auto one = value(*element);
        if (!one) return std::nullopt;
        elements.push_back(std::move(*one));
      }
      return Value::array(std::move(elements));
    }
    if (auto construct = syntax::as<syntax::Construct>(&node)) {
      std::vector<std::pair<std::string, Value>> members;
      for (const syntax::NamedArg& arg : construct->args) {
        auto one = value(*arg.value);
        if (!one) return std::nullopt;
        members.emplace_back(arg.name.text, std::move(*one));
      }
      return Value::object(std::move(members));
    }
    issues_.report(Code::CallArgumentForm, node.span)
        .help("compute it before, or give it a name and its value with `--data`");
    return std::nullopt;
  }

 private:
  std::optional<Value> literal(const syntax::Literal& literal) {
    switch (literal.literal) {
    case syntax::LiteralKind::String: return filled(Value::string(literal.text), literal.span);
    case syntax::LiteralKind::Unsigned:
    case syntax::LiteralKind::Signed:
    case syntax::LiteralKind::Float:
    case syntax::LiteralKind::Bool: return values::parseJson(literal.text).optional();
    case syntax::LiteralKind::InitPeerId: break;
    }
    issues_.report(Code::CallArgumentForm, literal.span).help("`\"${peer.NAME}\"` is the id of a peer");
    return std::nullopt;
  }

  std::optional<Value> named(const syntax::Ident& name) {
    if (const Value* found = context_.data ? context_.data->find(name.text) : nullptr) return filled(*found, name.span);
    if (name.text == "nil") return Value::array({});
    issues_.report(Code::CallUnknownName, name.span)
        .arg("name", name.text)
        .help(fmt::format("give it with `--data '{{\"{}\": ...}}'`; texts stand in double quotes", name.text));
    return std::nullopt;
  }

  std::optional<Value> field(const syntax::Field& field) {
    auto base = value(*field.base);
    if (!base) return std::nullopt;
    if (const Value* found = base->find(field.name.text)) return *found;
    issues_.report(Code::CallUnknownName, field.name.span).arg("name", field.name.text);
    return std::nullopt;
  }

  std::optional<Value> filled(const Value& value, Span span) {
    std::string unknown;
    Value result = context_.peers->fill(value, &unknown);
    if (unknown.empty()) return result;
    if (unknown.starts_with("peer.")) unknown.erase(0, 5);
    issues_.report(Code::ScenarioUnknownPeer, span)
        .arg("name", unknown)
        .help(fmt::format("`--peer {}` adds one", unknown));
    return std::nullopt;
  }

  const CallContext& context_;
  DiagnosticList& issues_;
};

std::vector<const driver::Parameter*> dataParameters(const driver::CompiledFunction& function) {
  std::vector<const driver::Parameter*> params;
  for (const driver::Parameter& param : function.params)
    if (!param.callback) params.push_back(&param);
  return params;
}

void add(NamedValues& to, const driver::Parameter& param, const Value& value, Span span, DiagnosticList& issues) {
  Misfit misfit;
  if (auto fitted = fit(value, *param.declared, param.name, misfit)) {
    to.emplace_back(param.name, std::move(*fitted));
    return;
  }
  issues.report(Code::CallArgumentType, span)
      .arg("path", misfit.path)
      .arg("seen", misfit.seen)
      .arg("expected", misfit.expected);
}

void reportCount(size_t seen, size_t expected, const driver::CompiledFunction& function, Span span,
                 DiagnosticList& issues) {
  issues.report(Code::CallArgumentCount, span)
      .arg("function", function.name)
      .arg("expected", base::plural(expected, "argument"))
      .arg("seen", std::to_string(seen))
      .help(fmt::format("its signature is `{}`", function.signature()));
}

}  // namespace

CallText readCallText(std::string_view text, DiagnosticList& issues) {
  CallText call;
  auto source = std::make_shared<diagnostics::SourceFile>("<call>", std::string(text));
  call.parsed = syntax::parseValue(source);
  issues.append(call.parsed.issues);
  if (!call.parsed.value) return call;
  const syntax::Value* value = call.parsed.value;
  auto direct = syntax::as<syntax::Call>(value);
  if (!direct || !direct->abilities.empty()) {
    diagnostics::Reported reported = issues.report(Code::CallForm, value->span);
    reported.help("for example `greet(\"Ada\", 3)`");
    if (auto name = syntax::as<syntax::Name>(value))
      reported.help(fmt::format("did you mean `{}()`?", name->name.text));
    return call;
  }
  call.function = direct->function.text;
  call.args = direct->args;
  return call;
}

NamedValues argumentsOf(const CallText& call, const driver::CompiledFunction& function, const CallContext& context,
                        DiagnosticList& issues) {
  NamedValues values;
  std::vector<const driver::Parameter*> params = dataParameters(function);
  if (params.size() != call.args.size()) {
    reportCount(call.args.size(), params.size(), function, call.parsed.value->span, issues);
    return values;
  }
  Evaluator evaluator(context, issues);
  for (size_t i = 0; i < params.size(); ++i)
    if (auto value = evaluator.value(*call.args[i])) add(values, *params[i], *value, call.args[i]->span, issues);
  return values;
}

NamedValues argumentsOf(const Value& args, const driver::CompiledFunction& function, const CallContext& context,
                        DiagnosticList& issues) {
  NamedValues values;
  std::vector<const driver::Parameter*> params = dataParameters(function);
  Value filled = context.peers->fill(args);
  if (filled.isArray() && filled.asArray().size() != params.size()) {
    reportCount(filled.asArray().size(), params.size(), function, {}, issues);
    return values;
  }
  for (size_t i = 0; i < params.size(); ++i) {
    const Value* value = filled.isArray() ? &filled.asArray()[i] : filled.find(params[i]->name);
    if (!value && context.data) value = context.data->find(params[i]->name);
    if (!value)
      issues.report(Code::CallArgumentMissing, {}).arg("name", params[i]->name).arg("function", function.name);
    else add(values, *params[i], *value, {}, issues);
  }
  return values;
}

}  // namespace aqua::run
