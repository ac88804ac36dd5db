#include "tools/cli/call.h"

#include <algorithm>
#include <limits>

#include <fmt/format.h>

#include "tools/cli/session.h"

namespace aqua::cli {

namespace {

using diagnostics::Code;
using diagnostics::DiagnosticList;
using diagnostics::Span;

/// Why a value does not fit a type; empty when it does. `path` leads to the part that is at fault.
struct Misfit {
  std::string path, seen, expected;
};

std::string describe(const Value& value) {
  switch (value.kind()) {
  case values::ValueKind::Null: return "null";
  case values::ValueKind::Bool:
  case values::ValueKind::Unsigned:
  case values::ValueKind::Negative:
  case values::ValueKind::Float: return fmt::format("`{}`", value.text());
  case values::ValueKind::String: return "a string";
  case values::ValueKind::Array: return "an array";
  case values::ValueKind::Object: return "an object";
  }
  return {};
}

struct IntegerRange {
  int64_t least;
  uint64_t most;
};

std::optional<IntegerRange> rangeOf(syntax::Scalar scalar) {
  using syntax::Scalar;
  switch (scalar) {
  case Scalar::U8: return IntegerRange{0, UINT8_MAX};
  case Scalar::U16: return IntegerRange{0, UINT16_MAX};
  case Scalar::U32: return IntegerRange{0, UINT32_MAX};
  case Scalar::U64: return IntegerRange{0, UINT64_MAX};
  case Scalar::I8: return IntegerRange{INT8_MIN, INT8_MAX};
  case Scalar::I16: return IntegerRange{INT16_MIN, INT16_MAX};
  case Scalar::I32: return IntegerRange{INT32_MIN, INT32_MAX};
  case Scalar::I64: return IntegerRange{INT64_MIN, INT64_MAX};
  case Scalar::F32:
  case Scalar::F64:
  case Scalar::Bool:
  case Scalar::String: return std::nullopt;
  }
  return std::nullopt;
}

bool fitsScalar(const Value& value, syntax::Scalar scalar) {
  if (auto range = rangeOf(scalar)) {
    if (auto positive = value.asUint64()) return *positive <= range->most;
    if (auto negative = value.asInt64()) return *negative >= range->least;
    return false;
  }
  if (scalar == syntax::Scalar::Bool) return value.isBool();
  if (scalar == syntax::Scalar::String) return value.isString();
  return value.isNumber();
}

std::optional<Value> fit(const Value& value, const ir::Type& type, const std::string& path, Misfit& misfit);

std::optional<Value> fitElements(const Value& value, const ir::Type& type, const std::string& path, Misfit& misfit) {
  values::Array fitted;
  for (const Value& element : value.asArray()) {
    auto one = fit(element, *type.element, fmt::format("{}[{}]", path, fitted.size()), misfit);
    if (!one) return std::nullopt;
    fitted.push_back(std::move(*one));
  }
  return Value::array(std::move(fitted));
}

/// A host hands an option over as a list; people and JSON write the value itself, or null.
std::optional<Value> fitOption(const Value& value, const ir::Type& type, const std::string& path, Misfit& misfit) {
  if (value.isNull()) return Value::array({});
  if (value.isArray() && value.asArray().size() <= 1)
    if (auto list = fitElements(value, type, path, misfit)) return list;
  auto one = fit(value, *type.element, path, misfit);
  if (!one) return std::nullopt;
  return Value::array({std::move(*one)});
}

std::optional<Value> fitData(const Value& value, const ir::Type& type, const std::string& path, Misfit& misfit) {
  std::vector<std::pair<std::string, Value>> members;
  for (const ir::TypeField& field : type.fields) {
    std::string fieldPath = fmt::format("{}.{}", path, field.name);
    const Value* member = value.find(field.name);
    Value none;
    if (!member && field.type->kind != ir::TypeKind::Option) {
      misfit = {fieldPath, "nothing", ir::print(*field.type)};
      return std::nullopt;
    }
    auto fitted = fit(member ? *member : none, *field.type, fieldPath, misfit);
    if (!fitted) return std::nullopt;
    members.emplace_back(field.name, std::move(*fitted));
  }
  return Value::object(std::move(members));
}

std::optional<Value> fit(const Value& value, const ir::Type& type, const std::string& path, Misfit& misfit) {
  auto refuse = [&]() -> std::optional<Value> {
    misfit = {path, describe(value), ir::print(type)};
    return std::nullopt;
  };
  switch (type.kind) {
  case ir::TypeKind::Error:
  case ir::TypeKind::Top: return value;
  case ir::TypeKind::Scalar: return fitsScalar(value, type.scalar) ? std::optional(value) : refuse();
  case ir::TypeKind::Array:
  case ir::TypeKind::Stream: return value.isArray() ? fitElements(value, type, path, misfit) : refuse();
  case ir::TypeKind::Option: return fitOption(value, type, path, misfit);
  case ir::TypeKind::Data: return value.isObject() ? fitData(value, type, path, misfit) : refuse();
  case ir::TypeKind::Bottom:
  case ir::TypeKind::Literal:
  case ir::TypeKind::StreamMap:
  case ir::TypeKind::Ability:
  case ir::TypeKind::Service:
  case ir::TypeKind::Arrow:
  case ir::TypeKind::Nothing: return refuse();
  }
  return refuse();
}

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
    case syntax::LiteralKind::Bool: return values::parseJson(literal.text);
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
      .arg("expected", plural(expected, "argument"))
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

}  // namespace aqua::cli
