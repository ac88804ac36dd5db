// Collections, data, abilities, functions of stream maps (RULES.md 2.5, 2.11, 2.12, 2.17).
#include <algorithm>

#include <fmt/format.h>

#include "compiler/lower/lowering.h"

namespace aqua::lower {

using plan::NameKind;
using plan::OpKind;
using plan::Step;

Bound Lowering::collection(const ir::CollectionValue& value) {
  const Span span = value.span;
  if (value.type->kind == ir::TypeKind::Stream) {
    std::vector<const plan::Value*> elements;
    for (const ir::Value* element : value.elements) elements.push_back(evalData(element));
    const plan::Name* stream = out_.freshStream(NameKind::Stream, "stream");
    for (const plan::Value* element : elements) out_.emit(out_.ap(element, stream, span));
    return Bound::of(stream);
  }
  if (value.elements.empty()) return Bound::of(plan_.value({}));

  // Both are collected in a stream of their own; an option takes the first element that can be had.
  const bool option = value.type->kind == ir::TypeKind::Option;
  const plan::Name* stream = plan_.newName(NameKind::Stream, option ? "option" : "array");
  const plan::Name* result = plan_.newName(NameKind::Canon, stream->hint);
  const Step* body = out_.block(span, [&] {
    std::vector<const Step*> choices;
    bool certain = false;
    for (const ir::Value* element : value.elements) {
      const Step* piece = out_.block(element->span, [&] {
        const plan::Value* pushed = evalData(element);
        const Step* push = out_.ap(pushed, stream, element->span);
        certain = out_.atBegin() && pushed->accessors.empty() && !pushed->length;
        if (certain) out_.markPure(push);
        out_.emit(push);
      });
      if (!option) {
        out_.emit(piece);
        continue;
      }
      choices.push_back(piece);
      out_.disturb();      // the next one runs because of an error
      if (certain) break;  // it cannot fail, so the others are never asked
    }
    if (choices.size() == 1 && certain) {
      out_.emit(choices.front());
    } else if (option) {
      if (!certain) choices.push_back(plan_.null(span));
      out_.emit(plan_.group(OpKind::Xor, span, choices));
    }
    const Step* frozen = plan_.make<plan::Canon>(OpKind::Canon, span, nullptr, stream, result);
    out_.markPure(frozen);
    out_.emit(frozen);
  });
  out_.emit(plan_.make<plan::Restrict>(OpKind::Restrict, span, stream, body));
  return Bound::of(out_.use(result));
}

namespace {

/// Fields in the order of their names, each with its value evaluated.
std::vector<const ir::FieldInit*> ordered(std::span<const ir::FieldInit> fields) {
  std::vector<const ir::FieldInit*> sorted;
  for (const ir::FieldInit& field : fields) sorted.push_back(&field);
  std::stable_sort(sorted.begin(), sorted.end(), [](const auto* a, const auto* b) { return a->name < b->name; });
  return sorted;
}

}  // namespace

std::vector<RecordField> Lowering::fieldValues(std::span<const ir::FieldInit> fields) {
  const std::vector<const ir::FieldInit*> sorted = ordered(fields);
  std::vector<const ir::Value*> values;
  for (const ir::FieldInit* field : sorted) values.push_back(field->value);
  const std::vector<Bound> bounds = evalAll(values);
  std::vector<RecordField> result;
  for (size_t i = 0; i < sorted.size(); ++i) result.push_back({sorted[i]->name, bounds[i]});
  return result;
}

/// Data is made of a stream map: one entry per field, frozen into a scalar.
Bound Lowering::record(std::span<const RecordField> fields, std::string_view hint, Span span) {
  std::vector<const plan::Value*> values;
  for (const RecordField& field : fields) values.push_back(data(field.value, span));
  const plan::Name* map = plan_.newName(NameKind::StreamMap, hint);
  const plan::Name* result = out_.newScalar(hint);
  const Step* body = out_.block(span, [&] {
    for (size_t i = 0; i < fields.size(); ++i) {
      const Step* entry = plan_.make<plan::Insert>(OpKind::Insert, span, plan_.string(fields[i].name), values[i], map);
      if (values[i]->accessors.empty() && !values[i]->length) out_.markPure(entry);
      out_.emit(entry);
    }
    const Step* frozen = plan_.make<plan::Canon>(OpKind::Canon, span, nullptr, map, result);
    out_.markPure(frozen);
    out_.emit(frozen);
  });
  out_.emit(plan_.make<plan::Restrict>(OpKind::Restrict, span, map, body));
  return Bound::of(out_.use(result));
}

Bound Lowering::ability(std::vector<RecordField>& fields, Span span) {
  for (RecordField& field : fields) field.value = out_.settled(field.value, span);
  return Bound::of(plan_.arena.make<Record>(Record{plan_.arena.copy(fields)}));
}

Bound Lowering::object(const ir::ObjectValue& value) {
  std::vector<RecordField> fields = fieldValues(value.fields);
  if (value.type->kind == ir::TypeKind::Ability) return ability(fields, value.span);
  return record(fields, value.type->name, value.span);
}

Bound Lowering::copy(const ir::CopyValue& value) {
  const Bound base = eval(value.base);
  const std::vector<RecordField> changed = fieldValues(value.fields);
  auto isChanged = [&](std::string_view name) {
    return std::any_of(changed.begin(), changed.end(), [&](const RecordField& f) { return f.name == name; });
  };
  std::vector<RecordField> fields;
  if (base.kind == Bound::Kind::Record) {
    for (const RecordField& field : base.record->fields)
      if (!isChanged(field.name)) fields.push_back(field);
    fields.insert(fields.end(), changed.begin(), changed.end());
    return ability(fields, value.span);
  }
  const plan::Value* original = data(base, value.span);
  for (const ir::TypeField& field : value.type->fields)
    if (!isChanged(field.name))
      fields.push_back({field.name, Bound::of(out_.access(original, {.field = field.name}, value.span))});
  std::stable_sort(fields.begin(), fields.end(),
                   [](const RecordField& a, const RecordField& b) { return a.name < b.name; });
  fields.insert(fields.end(), changed.begin(), changed.end());
  return record(fields, value.type->name, value.span);
}

Bound Lowering::mapCall(const ir::MapCallValue& value) {
  const Span span = value.span;
  const Bound base = eval(value.map);
  if (base.kind != Bound::Kind::Stream || base.stream->kind != NameKind::StreamMap) {
    internal(span, "a function of a stream map on something else");
    return {};
  }
  const plan::Name* map = base.stream;
  const plan::Value* key = value.args.empty() ? nullptr : evalData(value.args.front());
  auto next = [&](const plan::Name* item) { return plan_.make<plan::Next>(OpKind::Next, span, item); };

  if (value.function == "get" || value.function == "contains") {
    // The key is a name; items of loops are refused here by peers.
    const bool item = key->isName() && key->name->item;
    const plan::Name* keyName = item ? out_.into(key, "key", span) : out_.scalar(key, span);
    const plan::Accessor accessor{.kind = plan::Accessor::Kind::Variable, .variable = keyName};
    const plan::Value* found = out_.access(out_.canon(map, span), accessor, span);
    if (value.function == "get") return Bound::of(found);
    plan::Value length = Writer::nameValue(out_.into(found, "found", span));
    length.length = true;
    const plan::Name* result = out_.newScalar("contains");
    out_.emit(out_.xorOf(span, {plan_.make<plan::Match>(OpKind::Match, span, false, plan_.value(length),
                                                        out_.integer(0), out_.ap(out_.boolean(false), result, span)),
                                out_.ap(out_.boolean(true), result, span)}));
    out_.disturb();
    return Bound::of(out_.use(result));
  }
  if (value.function == "keys") {
    const plan::Value* frozen = out_.canon(map, span);
    const plan::Name* stream = plan_.newName(NameKind::Stream, "keys");
    const plan::Name* result = plan_.newName(NameKind::Canon, "keys");
    const plan::Name* item = plan_.newName(NameKind::Scalar, "pair", true);
    const Step* body =
        out_.seqOf(span, {out_.ap(out_.access(out_.use(item), {.field = "key"}, span), stream, span), next(item)});
    const Step* all = out_.seqOf(span, {plan_.make<plan::For>(OpKind::For, span, item, frozen, plan::Last::Null, body),
                                        plan_.make<plan::Canon>(OpKind::Canon, span, nullptr, stream, result)});
    out_.emit(plan_.make<plan::Restrict>(OpKind::Restrict, span, stream, all));
    return Bound::of(out_.use(result));
  }
  if (value.function == "keysStream" || value.function == "getStream") {
    const plan::Name* stream = out_.freshStream(NameKind::Stream, value.function == "keysStream" ? "keys" : "values");
    const plan::Name* item = plan_.newName(NameKind::Scalar, "pair", true);
    const plan::Value* itemKey = out_.access(out_.use(item), {.field = "key"}, span);
    const Step* take;
    if (value.function == "keysStream") {
      take = out_.ap(itemKey, stream, span);
    } else {
      const Step* push = out_.ap(out_.access(out_.use(item), {.field = "value"}, span), stream, span);
      take = out_.xorOf(span,
                        {plan_.make<plan::Match>(OpKind::Match, span, false, itemKey, out_.followed(key, span), push),
                         plan_.null(span)});
      out_.disturb();
    }
    // The map is followed while it grows; the code after it does not wait.
    const Step* fold = plan_.make<plan::For>(OpKind::For, span, item, out_.use(map), plan::Last::Never,
                                             out_.seqOf(span, {take, next(item)}));
    out_.emit(plan_.group(OpKind::Detach, span, plan::Steps(&fold, 1)));
    return Bound::of(stream);
  }
  issues_.report(Code::NotSupportedYet, span).arg("construct", fmt::format("`{}` of a stream map", value.function));
  return {};
}

}  // namespace aqua::lower
