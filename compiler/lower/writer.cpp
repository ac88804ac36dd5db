#include "compiler/lower/writer.h"

namespace aqua::lower {

using plan::NameKind;
using plan::OpKind;
using plan::Step;

const plan::Step* Writer::restricted(const StreamScope& scope, const plan::Step* body, Span span) {
  if (empty(body)) return body;
  for (const plan::Name* stream : scope.streams)  // the first declared becomes the innermost
    body = plan_.make<plan::Restrict>(OpKind::Restrict, span, stream, body);
  return body;
}

const plan::Step* Writer::withSaved(const ErrorScope& scope, const plan::Step* body, Span span) {
  if (!scope.saved || empty(body)) return body;
  return seqOf(span, {ap(lastError(), scope.saved, span), body});
}

void Writer::markPure(const plan::Step* step) {
  if (pure_.size() <= step->id) pure_.resize(step->id + 1024);
  pure_[step->id] = true;
}

const plan::Name* Writer::freshStream(NameKind kind, std::string_view hint) {
  const plan::Name* stream = plan_.newName(kind, hint);
  streams_->streams.push_back(stream);
  return stream;
}

const plan::Value* Writer::integer(int64_t number) {
  return plan_.value({.kind = plan::ValueKind::Integer, .text = plan_.arena.text(std::to_string(number))});
}

const plan::Value* Writer::boolean(bool value) {
  return plan_.value({.kind = plan::ValueKind::Bool, .text = value ? "true" : "false"});
}

const plan::Value* Writer::errorValue(ErrorScope* scope) {
  if (scope->closed || (scope == errors_ && !scope->disturbed)) return lastError();
  if (!scope->saved) scope->saved = newScalar("error");
  return use(scope->saved);
}

const plan::Value* Writer::access(const plan::Value* base, plan::Accessor accessor, Span span) {
  const bool error = base->kind == plan::ValueKind::LastError;
  if ((!base->isName() && !error) || base->length) base = use(into(base, "value", span));
  std::vector<plan::Accessor> accessors(base->accessors.begin(), base->accessors.end());
  accessors.push_back(accessor);
  plan::Value value = *base;
  value.accessors = plan_.arena.copy(accessors);
  return plan_.value(value);
}

const plan::Name* Writer::into(const plan::Value* value, std::string_view hint, Span span) {
  const plan::Name* name = newScalar(hint);
  const Step* step = ap(value, name, span);
  if (value->accessors.empty() && !value->length) markPure(step);
  emit(step);
  return name;
}

const plan::Name* Writer::scalar(const plan::Value* value, Span span) {
  const bool plain =
      value->isName() && value->accessors.empty() && !value->length && value->name->kind == NameKind::Scalar;
  return plain ? value->name : into(value, "value", span);
}

const plan::Value* Writer::followed(const plan::Value* value, Span span) {
  if (value->accessors.empty() && !value->length) return value;
  return use(into(value, value->isName() ? value->name->hint : "error", span));
}

Bound Writer::settled(Bound bound, Span span) {
  if (bound.kind != Bound::Kind::Data || bound.value->accessors.empty()) return bound;
  const plan::Value& value = *bound.value;
  const plan::Accessor last = value.accessors.back();
  if (last.kind == plan::Accessor::Kind::Field) return Bound::of(followed(bound.value, span));
  if (value.accessors.size() == 1) return bound;
  plan::Value prefix = value;
  prefix.accessors = prefix.accessors.first(prefix.accessors.size() - 1);
  return Bound::of(access(followed(plan_.value(prefix), span), last, span));
}

const plan::Value* Writer::canon(const plan::Name* stream, Span span) {
  const NameKind kind = stream->kind == NameKind::StreamMap ? NameKind::MapCanon : NameKind::Canon;
  const plan::Name* frozen = plan_.newName(kind, stream->hint);
  const Step* step = plan_.make<plan::Canon>(OpKind::Canon, span, nullptr, stream, frozen);
  markPure(step);
  emit(step);
  return use(frozen);
}

const plan::Value* Writer::compute(std::string_view service, std::string_view function, const plan::Value* left,
                                   const plan::Value* right, bool mayFail, Span span) {
  const plan::Name* result = newScalar(function);
  const Step* step = call(plan_.string(service), function, {left, right}, result, span);
  if (!mayFail && left->accessors.empty() && right->accessors.empty()) markPure(step);
  emit(step);
  return use(result);
}

}  // namespace aqua::lower
