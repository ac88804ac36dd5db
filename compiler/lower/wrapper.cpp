// The wrapper around an exported function: arguments, response, error report (RULES.md 4).
#include "compiler/lower/lowering.h"
#include "compiler/lower/simplify.h"

namespace aqua::lower {

using plan::NameKind;
using plan::OpKind;
using plan::Step;

/// What the body knows the parameter as. Callbacks are called, all others are fetched.
Bound Lowering::parameter(const ir::Variable& variable, std::vector<Argument>& arguments) {
  const ir::Type& type = *variable.type;
  switch (type.kind) {
  case ir::TypeKind::Arrow:
    return Bound::of(
        plan_.arena.make<Arrow>(Arrow{.kind = Arrow::Kind::Callback, .name = variable.name, .type = variable.type}));
  case ir::TypeKind::Ability:
  case ir::TypeKind::Service:
  case ir::TypeKind::StreamMap:
    issues_.report(Code::NotSupportedYet, variable.span)
        .arg("construct", "a parameter of an exported function that is an ability, a service or a stream map");
    return {};
  case ir::TypeKind::Stream: {
    arguments.push_back({out_.newScalar(variable.name), variable.name, variable.span});
    const plan::Name* stream = out_.freshStream(NameKind::Stream, variable.name);
    const plan::Name* item = plan_.newName(NameKind::Scalar, "item", true);
    const Step* body = out_.seqOf(variable.span, {out_.ap(out_.use(item), stream, variable.span),
                                                  plan_.make<plan::Next>(OpKind::Next, variable.span, item)});
    out_.emit(plan_.make<plan::For>(OpKind::For, variable.span, item, out_.use(arguments.back().name), plan::Last::Null,
                                    body));
    return Bound::of(stream);
  }
  case ir::TypeKind::Error:
  case ir::TypeKind::Top:
  case ir::TypeKind::Bottom:
  case ir::TypeKind::Scalar:
  case ir::TypeKind::Literal:
  case ir::TypeKind::Array:
  case ir::TypeKind::Option:
  case ir::TypeKind::Data:
  case ir::TypeKind::Nothing:
    arguments.push_back({out_.newScalar(variable.name), variable.name, variable.span});
    return Bound::of(out_.use(arguments.back().name));
  }
  return {};
}

void Lowering::function(const ir::Function& function, bool withRelay) {
  const Span span = function.span;
  if (withRelay) plan_.relay = out_.newScalar("relay");

  std::vector<Argument> arguments;
  const Step* body = out_.whole(span, [&] {
    std::vector<Bound> bounds;
    for (const ir::Variable* param : function.params) bounds.push_back(parameter(*param, arguments));
    Arrow arrow{.kind = Arrow::Kind::Function, .name = plan_.name, .function = &function};
    std::vector<Bound> results = callArrow(arrow, bounds, span);
    if (results.empty() && options_.noEmptyResponse) return;
    std::vector<const plan::Value*> values;
    for (size_t i = 0; i < results.size(); ++i) values.push_back(data(results[i], function.results[i]->span));
    out_.emit(out_.call(plan_.string("callbackSrv"), "response", values, nullptr, span));
  });
  if (issues_.hasErrors()) return;
  body = simplify(plan_, body, out_.pure());

  // Only what the body uses is fetched. Relays are used by hops, which are not there yet; they come from `on`.
  const Usage usage = countUses(plan_, body);
  std::vector<const Step*> fetches;
  auto fetch = [&](std::string_view key, const plan::Name* to, Span where) {
    return out_.call(plan_.string("getDataSrv"), key, {}, to, where);
  };
  if (plan_.relay && (usage.leavesInit || usage.uses[plan_.relay->id] > 0))
    fetches.push_back(fetch("-relay-", plan_.relay, {}));
  for (const Argument& argument : arguments)
    if (usage.uses[argument.name->id] > 0) fetches.push_back(fetch(argument.key, argument.name, argument.span));
  // All at once while everything stays at the initiator. Else one after the other: a peer that has been asked once is
  // not asked again, so what arrives later would not reach it.
  const OpKind order = usage.leavesInit || fetches.size() < 2 ? OpKind::Seq : OpKind::Par;
  const Step* guarded = out_.seqOf(span, {plan_.group(order, span, fetches), body});

  const std::vector<const plan::Value*> report = {out_.lastError(), out_.integer(0)};
  const Step* failed = out_.call(plan_.string("errorHandlingSrv"), "error", report, nullptr, {});
  plan_.root =
      plan_.make<plan::On>(OpKind::On, span, out_.initPeer(), viaHome(), false, out_.xorOf(span, {guarded, failed}));
}

}  // namespace aqua::lower
