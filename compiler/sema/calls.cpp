// Calls: of functions, closures, functions of services and abilities, and of stream maps.
#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "compiler/base/words.h"
#include "compiler/sema/checker.h"

namespace aqua::sema {

using ir::Type;
using ir::TypeKind;
using ir::ValueKind;

namespace {

enum class MapResult : uint8_t { Values, ValueStream, Keys, KeyStream, Bool };
struct MapFunction {
  std::string_view name;
  bool takesKey;
  MapResult result;
};
constexpr std::array<MapFunction, 5> kMapFunctions = {{{"get", true, MapResult::Values},
                                                       {"getStream", true, MapResult::ValueStream},
                                                       {"keys", false, MapResult::Keys},
                                                       {"keysStream", false, MapResult::KeyStream},
                                                       {"contains", true, MapResult::Bool}}};

}  // namespace

const ir::Value* Checker::call(const syntax::Value* node) {
  if (auto plain = syntax::as<syntax::Call>(node)) {
    const ir::Value* callee = known(plain->function.text, plain->function.span);
    if (!callee) callee = scopes_.unknown(Code::UnknownFunction, plain->function, nullptr, true);
    return invoke(callee, plain->function, plain->abilities, plain->args, plain->span);
  }
  const auto& method = *syntax::as<syntax::MethodCall>(node);
  std::vector<syntax::Ident> parts;
  if (pathOf(method.base, parts)) {
    std::optional<Path> path = modulePath(parts, parts.size());
    if (path && path->parts == parts.size()) {
      Span whole = diagnostics::join(parts[0].span, method.name.span);
      const ir::Value* callee = moduleMember(*path, method.name, whole, true);
      return invoke(callee, method.name, method.abilities, method.args, method.span);
    }
  }
  const ir::Value* base = value(method.base);
  if (base->type->kind == TypeKind::StreamMap) return mapCall(base, method);
  const ir::Value* callee = fieldOf(base, method.name, diagnostics::join(base->span, method.name.span));
  return invoke(callee, method.name, method.abilities, method.args, method.span);
}

void Checker::checkLoosely(std::span<const syntax::Value* const> first, std::span<const syntax::Value* const> second) {
  for (const syntax::Value* each : first) value(each);
  for (const syntax::Value* each : second) value(each);
}

const ir::Value* Checker::invoke(const ir::Value* callee, const syntax::Ident& name,
                                 std::span<const syntax::Value* const> first,
                                 std::span<const syntax::Value* const> second, Span span) {
  const Type& type = *callee->type;
  if (type.kind != TypeKind::Arrow) {
    checkLoosely(first, second);
    if (isError(callee)) return error(span);
    Reported reported = report(Code::NotAFunction, name.span);
    reported.arg("name", name.text).arg("type", ir::print(type));
    if (first.empty() && second.empty()) reported.help(fmt::format("without parentheses `{}` is its value", name.text));
    return error(span);
  }
  const size_t given = first.size() + second.size();
  std::vector<const ir::Value*> args;
  args.reserve(given);
  bool failed = false;
  for (size_t i = 0; i < given; ++i) {
    const syntax::Value* node = i < first.size() ? first[i] : second[i - first.size()];
    const ir::TypeField* param = i < type.fields.size() ? &type.fields[i] : nullptr;
    args.push_back(param ? expect(node, {param->type, param->span, "declared here"}) : value(node));
    failed = failed || isError(args.back());
  }
  if (given != type.fields.size()) {
    wrongArgumentCount(callee, name, given, given > type.fields.size() ? args[type.fields.size()]->span : name.span);
    failed = true;
  }
  // The result is known even when an argument is wrong, so that what follows is still checked.
  const Type* result = type.results.empty() ? types_.nothing() : type.results[0];
  if (!failed) notePushedParameters(callee, args, name.text);
  return node<ir::CallValue>(ValueKind::Call, result, span, callee,
                             std::span<const ir::Value* const>(arena_.copy(args)));
}

void Checker::wrongArgumentCount(const ir::Value* callee, const syntax::Ident& name, size_t given, Span at) {
  const auto& params = callee->type->fields;
  Reported reported = report(Code::ArgumentCount, at);
  reported.arg("name", name.text)
      .arg("found", base::plural(given, "argument"))
      .arg("expected", std::to_string(params.size()));
  std::string missing;
  for (size_t i = given; i < params.size(); ++i)
    missing += fmt::format("{}`{}{}{}`", missing.empty() ? "" : ", ", params[i].name,
                           params[i].name.empty() ? "" : ": ", ir::print(*params[i].type));
  if (!missing.empty()) reported.note(fmt::format("missing: {}", missing));
  if (auto function = ir::asFunction(callee)) reported.label(function->function->span, "defined here");
}

/// A stream that is given to a function which makes it grow: remembered, and warned about when what is pushed does
/// not fit the stream.
void Checker::notePushedParameters(const ir::Value* callee, std::span<const ir::Value* const> args,
                                   std::string_view name) {
  auto function = ir::asFunction(callee);
  if (!function) return;
  for (size_t i = 0; i < args.size(); ++i) {
    if (!args[i]->type->isStream() || i >= function->function->params.size()) continue;
    auto pushed = session_.pushes.find(function->function->params[i]);
    if (pushed == session_.pushes.end()) continue;
    const Type* element = pushed->second;
    if (auto stream = ir::asLocal(args[i])) session_.pushes.emplace(stream->variable, element);
    if (!relations_.fits(element, args[i]->type->element))
      report(Code::StreamWidened, args[i]->span)
          .arg("name", name)
          .arg("wide", ir::print(*element))
          .arg("narrow", ir::print(*args[i]->type->element));
  }
}

const ir::Value* Checker::mapCall(const ir::Value* map, const syntax::MethodCall& node) {
  auto found = std::find_if(kMapFunctions.begin(), kMapFunctions.end(),
                            [&](const MapFunction& f) { return f.name == node.name.text; });
  if (found == kMapFunctions.end()) {
    checkLoosely(node.abilities, node.args);
    std::vector<Candidate> candidates;
    for (const MapFunction& f : kMapFunctions) candidates.push_back({f.name, true, ir::SymbolKind::Method});
    if (session_.asks(node.name.text)) session_.answer(Probe::Place::Member, candidates, nullptr, map->type);
    Reported reported = report(Code::UnknownMember, node.name.span);
    reported.arg("type", ir::print(*map->type)).arg("what", "function").arg("name", node.name.text);
    suggest(reported, node.name.span, node.name.text, candidates);
    return error(node.span);
  }
  const size_t expected = found->takesKey ? 1 : 0;
  if (node.args.size() + node.abilities.size() != expected) {
    checkLoosely(node.abilities, node.args);
    report(Code::ArgumentCount, node.name.span)
        .arg("name", node.name.text)
        .arg("found", base::plural(node.args.size() + node.abilities.size(), "argument"))
        .arg("expected", std::to_string(expected));
    return error(node.span);
  }
  const Type* text = types_.scalar(ir::Scalar::String);
  std::vector<const ir::Value*> args;
  if (found->takesKey) args.push_back(expect(node.args.empty() ? node.abilities[0] : node.args[0], {text, {}, ""}));
  const Type* element = map->type->element;
  const Type* result = types_.error();
  switch (found->result) {
  case MapResult::Values: result = types_.array(element); break;
  case MapResult::ValueStream: result = types_.stream(element); break;
  case MapResult::Keys: result = types_.array(text); break;
  case MapResult::KeyStream: result = types_.stream(text); break;
  case MapResult::Bool: result = types_.scalar(ir::Scalar::Bool); break;
  }
  return this->node<ir::MapCallValue>(ValueKind::MapCall, result, node.span, map, found->name,
                                      std::span<const ir::Value* const>(arena_.copy(args)));
}

}  // namespace aqua::sema
