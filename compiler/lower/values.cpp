// Values: names, literals, accessors, streams as data (RULES.md 2.7 to 2.10).

#include <fmt/format.h>

#include "compiler/base/numbers.h"
#include "compiler/lower/lowering.h"

namespace aqua::lower {

using plan::NameKind;
using plan::OpKind;
using plan::Step;

Bound Lowering::eval(const ir::Value* value) {
  if (!enter(value->span)) return Bound::of(plan_.value({}));
  Bound bound;
  switch (value->kind) {
  case ir::ValueKind::Literal: bound = literal(*ir::asLiteral(value)); break;
  case ir::ValueKind::Special: bound = special(*ir::asSpecial(value)); break;
  case ir::ValueKind::Nil: bound = Bound::of(plan_.value({})); break;
  case ir::ValueKind::Local: bound = local(*ir::asLocal(value)); break;
  case ir::ValueKind::Function: {
    const ir::Function* function = ir::asFunction(value)->function;
    bound = Bound::of(
        plan_.arena.make<Arrow>(Arrow{.kind = Arrow::Kind::Function, .name = function->name, .function = function}));
    break;
  }
  case ir::ValueKind::Service: {
    const ir::Service* service = ir::asService(value)->service;
    if (!service->defaultId) {
      internal(value->span, "a service without an id");
      break;
    }
    bound = Bound::of(
        plan_.arena.make<ServiceInstance>(ServiceInstance{service->name, service->type, evalData(service->defaultId)}));
    break;
  }
  case ir::ValueKind::Field: bound = field(*ir::asField(value)); break;
  case ir::ValueKind::Index: bound = index(*ir::asIndex(value)); break;
  case ir::ValueKind::Length: bound = length(*ir::asLength(value)); break;
  case ir::ValueKind::MapCall: bound = mapCall(*ir::asMapCall(value)); break;
  case ir::ValueKind::Freeze: bound = Bound::of(evalData(ir::asFreeze(value)->stream)); break;
  case ir::ValueKind::Call: {
    const std::vector<Bound> results = callValue(*ir::asCall(value));
    if (!results.empty()) bound = results.front();
    break;
  }
  case ir::ValueKind::Collection: bound = collection(*ir::asCollection(value)); break;
  case ir::ValueKind::Object: bound = object(*ir::asObject(value)); break;
  case ir::ValueKind::Copy: bound = copy(*ir::asCopy(value)); break;
  case ir::ValueKind::Binary: bound = binary(*ir::asBinary(value)); break;
  case ir::ValueKind::Not: bound = negation(*ir::asNot(value)); break;
  case ir::ValueKind::Error: internal(value->span, "a value that could not be typed"); break;
  }
  leave();
  return bound;
}

namespace {

/// Calls somewhere in it, so that running it beside others saves time.
bool callsOut(const Step* step) {
  if (const auto* group = plan::as<plan::Group>(step)) {
    for (const Step* child : group->children)
      if (callsOut(child)) return true;
    return false;
  }
  if (const auto* restrict = plan::as<plan::Restrict>(step)) return callsOut(restrict->body);
  return plan::as<plan::Call>(step) || plan::as<plan::On>(step) || plan::as<plan::Apply>(step) ||
         plan::as<plan::For>(step) || plan::as<plan::Wait>(step);
}

}  // namespace

std::vector<Bound> Lowering::evalAll(std::span<const ir::Value* const> values) {
  std::vector<Bound> bounds;
  std::vector<const Step*> pieces;
  size_t calling = 0;
  Span span;
  for (const ir::Value* value : values) {
    const Step* piece = out_.block(value->span, [&] { bounds.push_back(eval(value)); });
    if (Writer::empty(piece)) continue;
    pieces.push_back(piece);
    calling += callsOut(piece);
    span = span ? diagnostics::join(span, value->span) : value->span;
  }
  if (calling >= 2) out_.emit(plan_.group(OpKind::Par, span, pieces));
  else
    for (const Step* piece : pieces) out_.emit(piece);
  return bounds;
}

const plan::Value* Lowering::data(Bound bound, Span span) {
  std::string_view what;
  switch (bound.kind) {
  case Bound::Kind::Data: return bound.value;
  case Bound::Kind::Stream: return out_.canon(bound.stream, span);
  case Bound::Kind::Error: return out_.errorValue(bound.error);
  case Bound::Kind::Nothing: return plan_.value({});
  case Bound::Kind::Missing: break;
  case Bound::Kind::Arrow: what = "a function"; break;
  case Bound::Kind::Record: what = "an ability"; break;
  case Bound::Kind::Service: what = "a service"; break;
  }
  if (bound.kind == Bound::Kind::Missing) return missing(span.text(), span);
  if (!stopped_) issues_.report(Code::DataExpected, span).arg("what", what);
  stopped_ = true;
  return plan_.value({});
}

/// The value of a name that no peer ever gives one.
const plan::Value* Lowering::missing(std::string_view name, Span span) {
  if (!stopped_) issues_.report(Code::CallbackSecondResult, span).arg("name", name);
  stopped_ = true;
  return plan_.value({});
}

Bound Lowering::local(const ir::LocalValue& value) {
  if (const Bound* bound = frames_.find(value.variable)) return *bound;
  internal(value.span, fmt::format("`{}` has no value here", value.variable->name));
  return {};
}

Bound Lowering::special(const ir::SpecialValue& value) {
  switch (value.special) {
  case ir::Special::InitPeerId: return Bound::of(out_.initPeer());
  case ir::Special::HostPeerId: return Bound::of(plan_.relay ? out_.use(plan_.relay) : out_.initPeer());
  case ir::Special::Ttl: return Bound::of(plan_.value({.kind = plan::ValueKind::Ttl}));
  case ir::Special::Timestamp: return Bound::of(plan_.value({.kind = plan::ValueKind::Timestamp}));
  case ir::Special::LastError: return Bound::of(out_.errors());
  }
  return {};
}

Bound Lowering::literal(const ir::LiteralValue& value) {
  plan::Value literal{.text = value.text};
  switch (value.literal) {
  case syntax::LiteralKind::Unsigned:
  case syntax::LiteralKind::Signed: {
    const std::optional<int64_t> number = base::parse<int64_t>(base::withoutPlus(value.text));
    if (!number) issues_.report(Code::IntegerRange, value.span).arg("value", value.text);
    return Bound::of(out_.integer(number.value_or(0)));
  }
  case syntax::LiteralKind::Float:
    literal.kind = plan::ValueKind::Float;
    if (literal.text.size() > 11) issues_.report(Code::FloatLength, value.span).arg("value", value.text);
    break;
  case syntax::LiteralKind::Bool: literal.kind = plan::ValueKind::Bool; break;
  case syntax::LiteralKind::String: literal.kind = plan::ValueKind::String; break;
  case syntax::LiteralKind::InitPeerId: return Bound::of(out_.initPeer());
  }
  return Bound::of(plan_.value(literal));
}

// ---- accessors ------------------------------------------------------------------------------------------------

Bound Lowering::method(const ServiceInstance& service, std::string_view name, Span span) {
  const ir::TypeField* function = service.type->field(name);
  if (!function) {
    internal(span, fmt::format("service `{}` has no function `{}`", service.name, name));
    return {};
  }
  return Bound::of(plan_.arena.make<Arrow>(Arrow{.kind = Arrow::Kind::Method,
                                                 .name = name,
                                                 .type = function->type,
                                                 .serviceId = service.id,
                                                 .service = service.name}));
}

Bound Lowering::field(const ir::FieldValue& value) {
  const Bound base = eval(value.base);
  if (base.kind == Bound::Kind::Service) return method(*base.service, value.name, value.span);
  if (base.kind == Bound::Kind::Record) {
    for (const RecordField& candidate : base.record->fields)
      if (candidate.name == value.name) return candidate.value;
    internal(value.span, fmt::format("the ability has no field `{}`", value.name));
    return {};
  }
  return Bound::of(out_.access(data(base, value.span), {.field = value.name}, value.span));
}

Bound Lowering::index(const ir::IndexValue& value) {
  const Bound base = eval(value.base);
  if (base.kind == Bound::Kind::Stream) return Bound::of(element(base.stream, value.index, value.span));
  const plan::Value* list = data(base, value.span);
  const plan::Value* at = value.index ? evalData(value.index) : out_.integer(0);
  return Bound::of(out_.access(list, indexAccessor(at, value.span), value.span));
}

plan::Accessor Lowering::indexAccessor(const plan::Value* index, Span span) {
  if (index->kind != plan::ValueKind::Integer)
    return {.kind = plan::Accessor::Kind::Variable, .variable = out_.scalar(index, span)};
  const std::optional<uint32_t> number = base::parse<uint32_t>(index->text);
  if (!number) issues_.report(Code::IndexRange, span).arg("index", index->text);
  return {.kind = plan::Accessor::Kind::Index, .index = number.value_or(0)};
}

Bound Lowering::length(const ir::LengthValue& value) {
  const plan::Value* list = evalData(value.base);
  if (list->kind == plan::ValueKind::EmptyArray) return Bound::of(out_.integer(0));
  // AIR takes `.length` of plain names only. A canon always has one; of other values it is asked for now, where an
  // error belongs.
  plan::Value result = Writer::nameValue(list->isName() && list->accessors.empty() && !list->length
                                             ? list->name
                                             : out_.into(list, list->isName() ? list->name->hint : "list", value.span));
  result.length = true;
  const plan::Value* asked = plan_.value(result);
  return Bound::of(result.name->kind == NameKind::Canon ? asked : out_.use(out_.into(asked, "length", value.span)));
}

// ---- streams --------------------------------------------------------------------------------------------------

const plan::Value* Lowering::element(const plan::Name* stream, const ir::Value* index, Span span) {
  // The element with number i is there as soon as the stream has i + 1.
  const auto [at, count] = index ? counted(index, span) : Counted{out_.integer(0), out_.integer(1)};
  const plan::Accessor accessor = indexAccessor(at, span);
  const plan::Name* first = plan_.newName(NameKind::Canon, stream->hint);
  out_.emit(plan_.make<plan::Wait>(OpKind::Wait, span, nullptr, stream, count, first));
  return out_.access(out_.use(first), accessor, span);
}

}  // namespace aqua::lower
