// Calls: inlining of functions and closures, service functions, callbacks, tracing (RULES.md 2.2 to 2.6, 4.3, 4.4).
#include <fmt/format.h>

#include "compiler/lower/lowering.h"

namespace aqua::lower {

using plan::NameKind;
using plan::OpKind;
using plan::Step;

std::vector<Bound> Lowering::callValue(const ir::CallValue& call) {
  const Bound callee = eval(call.callee);
  if (stopped_) return {};
  if (callee.kind != Bound::Kind::Arrow) {
    internal(call.span, "a call of something that is not a function");
    return {};
  }
  return callArrow(*callee.arrow, evalAll(call.args), call.span);
}

std::vector<Bound> Lowering::callArrow(const Arrow& arrow, std::span<const Bound> args, Span span) {
  if (!enter(span)) return {};
  std::vector<Bound> results = options_.tracing ? traced(arrow, args, span) : callUntraced(arrow, args, span);
  leave();
  return results;
}

std::vector<Bound> Lowering::callUntraced(const Arrow& arrow, std::span<const Bound> args, Span span) {
  switch (arrow.kind) {
  case Arrow::Kind::Function: return callFunction(arrow, args, span);
  case Arrow::Kind::Method: return callMethod(arrow, args, span);
  case Arrow::Kind::Callback: return callBack(arrow, args, span);
  }
  return {};
}

std::vector<Bound> Lowering::callFunction(const Arrow& arrow, std::span<const Bound> args, Span span) {
  const ir::Function& function = *arrow.function;
  if (args.size() < function.params.size()) {
    internal(span, "a call with too few arguments");
    return {};
  }
  std::vector<Bound> results;
  auto body = [&] {
    Frame* before = frames_.enter(arrow.frame);
    const uint32_t caller = plan_.enter(function.name, span);
    // A function that fits a type may take less than that type gives.
    for (size_t i = 0; i < function.params.size(); ++i) {
      const ir::Variable* param = function.params[i];
      const bool frozen = args[i].kind == Bound::Kind::Stream && param->type->kind != ir::TypeKind::Stream &&
                          param->type->kind != ir::TypeKind::StreamMap;
      bind(param, frozen ? Bound::of(data(args[i], span)) : args[i]);
    }
    statements(function.body);
    // Results are computed where and when the body has ended, objects after the others.
    results.resize(function.results.size());
    for (bool objects : {false, true})
      for (size_t i = 0; i < results.size(); ++i)
        if (const ir::Value* result = function.results[i]; (result->kind == ir::ValueKind::Object) == objects)
          results[i] = out_.settled(eval(result), result->span);
    plan_.leave(caller);
    frames_.leave(before);
  };
  if (!arrow.captured || arrow.place == place_) {
    body();
    return results;
  }
  const Place before = std::exchange(place_, arrow.place);
  const Step* step = out_.block(span, body);
  place_ = before;
  if (!Writer::empty(step)) out_.emit(plan_.make<plan::Apply>(OpKind::Apply, span, arrow.captured, step));
  return results;
}

const plan::Name* Lowering::resultName(const ir::Type* type, std::string_view hint) {
  if (type->results.empty()) return nullptr;
  if (type->results.front()->kind == ir::TypeKind::Stream) return out_.freshStream(NameKind::Stream, hint);
  return out_.newScalar(hint);
}

Bound Lowering::resultOf(const plan::Name* output) {
  return output->kind == NameKind::Stream ? Bound::of(output) : Bound::of(out_.use(output));
}

std::vector<Bound> Lowering::callMethod(const Arrow& arrow, std::span<const Bound> args, Span span) {
  std::vector<const plan::Value*> values;
  for (const Bound& arg : args) values.push_back(data(arg, span));
  const plan::Name* output = resultName(arrow.type, "ret");
  out_.emit(out_.call(arrow.serviceId, arrow.name, values, output, span));
  if (!output) return {};
  return {resultOf(output)};
}

std::vector<Bound> Lowering::callBack(const Arrow& arrow, std::span<const Bound> args, Span span) {
  std::vector<const plan::Value*> values;
  for (const Bound& arg : args) values.push_back(data(arg, span));
  const plan::Name* output = resultName(arrow.type, "res");
  const Step* call = out_.call(plan_.string("callbackSrv"), arrow.name, values, output, span);
  atInit(call, true, span);
  if (!output) return {};
  std::vector<Bound> results = {resultOf(output)};
  results.resize(arrow.type->results.size(), Bound::missing());  // a peer answers with one value
  return results;
}

void Lowering::onPeer(const plan::Value* peer, Values via, bool returnToRelay, bool onError, const Step* body,
                      Span span) {
  if (Writer::empty(body)) return;  // nobody has to go there
  const Step* step = plan_.make<plan::On>(OpKind::On, span, peer, via, returnToRelay, body);
  if (onError && !options_.noXor)
    step = out_.xorOf(span, {step, plan_.make<plan::Fail>(OpKind::Fail, span, out_.lastError())});
  out_.emit(step);
}

Values Lowering::viaHome() {
  return plan_.relay ? Values(plan_.arena.copy(std::vector{out_.use(plan_.relay)})) : Values{};
}

void Lowering::atInit(const Step* body, bool onError, Span span) {
  // Already at the initiator: no way home, so an error needs no way back either.
  if (place_ == 0) out_.emit(body);
  else onPeer(out_.initPeer(), viaHome(), false, onError, body, span);
}

void Lowering::traceEvent(std::string_view arrowName, const plan::Value* event, Span span) {
  out_.emit(out_.call(plan_.string("tracingSrv"), "tracingEvent", {plan_.string(arrowName), event}, nullptr, span));
}

std::vector<Bound> Lowering::traced(const Arrow& arrow, std::span<const Bound> args, Span span) {
  std::string name(arrow.name);
  if (arrow.kind == Arrow::Kind::Method) name = fmt::format("{}.{}", arrow.service, arrow.name);
  if (arrow.kind == Arrow::Kind::Callback) name = fmt::format("init_peer_callable_{}", arrow.name);

  auto event = [&](std::string_view text) {
    const Step* step = out_.block(
        span, [&] { atInit(out_.block(span, [&] { traceEvent(name, plan_.string(text), span); }), false, span); });
    out_.emit(plan_.group(OpKind::Detach, span, plan::Steps(&step, 1)));
  };
  event("enter");
  std::vector<Bound> results;
  const Step* code = out_.block(span, [&] {
    results = callUntraced(arrow, args, span);
    event("exit");
  });
  const Step* failed = out_.block(span, [&] {
    const plan::Name* message = out_.newScalar("message");
    const plan::Value* text = out_.access(out_.lastError(), {.field = "message"}, span);
    const Step* report = out_.block(span, [&] {
      out_.emit(
          out_.call(plan_.string("op"), "concat_strings", {plan_.string("exit with error: "), text}, message, span));
      traceEvent(name, out_.use(message), span);
    });
    atInit(report, false, span);
    out_.emit(plan_.make<plan::Fail>(OpKind::Fail, span, out_.lastError()));
  });
  out_.emit(out_.xorOf(span, {code, failed}));
  return results;
}

}  // namespace aqua::lower
