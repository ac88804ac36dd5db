// Values of operands, and what lenses take out of them (EXECUTION.md 4.6, 4.7).
#include <limits>

#include "runtime/vm/machine.h"

namespace aqua::vm {

Got Machine::resolve(const PreparedOperand& operand, Resolved& out) {
  switch (operand.kind) {
  case air::OperandKind::InitPeerId: out.value = initPeer_; break;
  case air::OperandKind::Timestamp: out.value = Value::unsignedInteger(params_->timestamp); break;
  case air::OperandKind::Ttl: out.value = Value::unsignedInteger(params_->ttl); break;
  case air::OperandKind::String:
  case air::OperandKind::Int:
  case air::OperandKind::Float:
  case air::OperandKind::Bool:
  case air::OperandKind::EmptyArray: out.value = operand.literal; break;
  case air::OperandKind::LastError:
  case air::OperandKind::Error: {
    ErrorObject& error = operand.kind == air::OperandKind::LastError ? lastError_ : error_;
    out.value = objectOf(error);
    out.origin = error.origin ? error.origin : literal_;
    out.provenance = error.provenance;
    return operand.lens ? applyScalarLens(*operand.lens, 0, out.value) : Got::Value;
  }
  case air::OperandKind::Scalar: {
    Got got = resolveVariable(operand.slot, operand.name, out);
    if (got != Got::Value || !operand.lens) return got;
    got = applyScalarLens(*operand.lens, 0, out.value);
    out.item = ItemRef();
    out.lens = operand.lens->text;
    if (got == Got::Value && operand.lens->length) {
      static const Ref<const TetrapletRecord> ofLength(new TetrapletRecord(Tetraplet{"", "", "", ".length"}));
      out.origin = ofLength;
      out.lens = {};
    }
    return got;
  }
  case air::OperandKind::Canon:
  case air::OperandKind::CanonMap: return resolveCanon(operand, out);
  case air::OperandKind::Stream:
  case air::OperandKind::StreamMap: break;  // the grammar has no such operand
  }
  out.origin = literal_;
  return Got::Value;
}

Got Machine::valueOf(const PreparedOperand& operand, Value& out) {
  if (operand.kind == air::OperandKind::Scalar && !operand.lens) {
    if (recording_.run) noteRead(operand.slot);
    const Variables::Cell* cell = variables_.find(operand.slot);
    const FoldState* iterator = iterators_[operand.slot];
    if (cell && cell->set() && !iterator) return out = cell->item->value, Got::Value;
    if (!cell && iterator) return out = iterator->iterable.value(), Got::Value;
  }
  if (operand.kind == air::OperandKind::Canon && operand.lens && operand.lens->length) {
    if (recording_.run) noteRead(operand.slot);
    const Variables::Cell* cell = variables_.find(operand.slot);
    if (cell && cell->set()) return out = Value::unsignedInteger(cell->canon->items.size()), Got::Value;
  }
  Resolved resolved;
  Got got = resolve(operand, resolved);
  out = std::move(resolved.value);
  return got;
}

/// Memory of an element of an array that has become an item of its own.
constexpr uint64_t kElement = 300;

Got Machine::resolveVariable(uint32_t slot, std::string_view name, Resolved& out) {
  if (recording_.run) noteRead(slot);
  const Variables::Cell* cell = variables_.find(slot);
  FoldState* iterator = iterators_[slot];
  if (cell) {
    if (!cell->set()) return refuse(Code::NotInitializedAfterNew, name);
    if (iterator) return refuse(Code::IterableShadowing, name);
    out.item = cell->item;
  } else if (iterator) {
    if (!iterator->iterable.knowsItem()) made_ += kElement;
    out.item = iterator->iterable.item();
  } else {
    undefined_ = name;
    return Got::Undefined;
  }
  out.value = out.item->value;
  out.origin = out.item->tetraplet;
  out.provenance = out.item->provenance;
  return Got::Value;
}

Got Machine::indexOf(const Value& number, uint32_t& index) {
  auto integer = number.asUint64();
  if (!integer || *integer > std::numeric_limits<uint32_t>::max())
    return refuse(Code::Lens, fmt::format("index accessor `{} can't be converted to u32`", textOf(number)));
  index = static_cast<uint32_t>(*integer);
  return Got::Value;
}

Got Machine::applyScalarLens(const PreparedLens& lens, size_t from, Value& value) {
  if (lens.length) {
    if (!value.isArray()) return refuse(Code::LengthOfNonArray, textOf(value));
    value = Value::unsignedInteger(value.asArray().size());
    return Got::Value;
  }
  auto element = [&](uint32_t index) {
    if (!value.isArray())
      return refuse(Code::Lens, fmt::format("value '{}' is not an array-type to match array accessor with idx = '{}'",
                                            textOf(value), index));
    if (index >= value.asArray().size())
      return refuse(Code::Lens,
                    fmt::format("value '{}' does not contain element for idx = '{}'", textOf(value), index));
    value = Value(value.asArray()[index]);
    return Got::Value;
  };
  auto field = [&](std::string_view name) {
    if (!value.isObject())
      return refuse(Code::Lens,
                    fmt::format("value '{}' is not an map-type to match field accessor with field_name = '{}'",
                                textOf(value), name));
    const Value* member = value.find(name);
    if (!member)
      return refuse(Code::Lens,
                    fmt::format("value '{}' does not contain element with field name = '{}'", textOf(value), name));
    value = Value(*member);
    return Got::Value;
  };
  for (size_t i = from; i < lens.steps.size(); ++i) {
    const LensStep& step = lens.steps[i];
    Got got = Got::Value;
    switch (step.kind) {
    case air::Accessor::Kind::Index: got = element(step.index); break;
    case air::Accessor::Kind::Field: got = field(step.name); break;
    case air::Accessor::Kind::Scalar: {
      Resolved accessor;
      got = resolveVariable(step.slot, step.name, accessor);
      if (got != Got::Value) return got;
      uint32_t index = 0;
      if (accessor.value.isString()) got = field(accessor.value.asString());
      else if (!accessor.value.isNumber())
        return refuse(Code::Lens,
                      fmt::format("scalar accessor `{}` should has number or string type", textOf(accessor.value)));
      else if ((got = indexOf(accessor.value, index)) == Got::Value) got = element(index);
      break;
    }
    }
    if (got != Got::Value) return got;
  }
  return Got::Value;
}

Got Machine::resolveCanon(const PreparedOperand& operand, Resolved& out) {
  if (recording_.run) noteRead(operand.slot);
  const Variables::Cell* cell = variables_.find(operand.slot);
  if (!cell) {
    undefined_ = operand.name;
    return Got::Undefined;
  }
  if (!cell->set()) return refuse(Code::NotInitializedAfterNew, operand.name);
  const Canon& canon = *cell->canon;
  bool map = operand.kind == air::OperandKind::CanonMap;
  if (operand.lens) return map ? applyMapLens(*operand.lens, canon, out) : applyCanonLens(*operand.lens, canon, out);
  out.value = map ? canon.object() : canon.array();
  out.canon = cell->canon;
  out.origin = canon.tetraplet;
  out.provenance = {Provenance::Kind::Canon, canon.cid};
  return Got::Value;
}

Got Machine::canonIndex(const LensStep& step, size_t size, uint32_t& index) {
  switch (step.kind) {
  case air::Accessor::Kind::Index: index = step.index; break;
  case air::Accessor::Kind::Field:
    return refuse(Code::Lens,
                  fmt::format("field accessor (with field name = '{}') can't be applied to a stream", step.name));
  case air::Accessor::Kind::Scalar: {
    Resolved accessor;
    Got got = resolveVariable(step.slot, step.name, accessor);
    if (got != Got::Value) return got;
    if (!accessor.value.isNumber())
      return refuse(Code::Lens,
                    fmt::format("stream accessor `{}` should has number (u32) type", textOf(accessor.value)));
    if (indexOf(accessor.value, index) != Got::Value) return Got::Failed;
    break;
  }
  }
  if (index < size) return Got::Value;
  return refuse(
      Code::Lens,
      fmt::format("lambda is applied to a stream that have only '{}' elements, but '{}' requested", size, index));
}

Got Machine::applyCanonLens(const PreparedLens& lens, const Canon& canon, Resolved& out) {
  if (lens.length) {
    out.value = Value::unsignedInteger(canon.items.size());
    actAsMyself();
    out.origin = Ref<const TetrapletRecord>(new TetrapletRecord(Tetraplet{params_->currentPeerId, ".length", "", ""}));
    out.provenance = {Provenance::Kind::Canon, canon.cid};
    return Got::Value;
  }
  uint32_t index = 0;
  if (Got got = canonIndex(lens.steps[0], canon.items.size(), index); got != Got::Value) return got;
  const Item& item = *canon.items[index];
  out.value = item.value;
  out.origin = item.tetraplet;
  out.provenance = item.provenance;
  return applyScalarLens(lens, 1, out.value);
}

Got Machine::applyMapLens(const PreparedLens& lens, const Canon& canon, Resolved& out) {
  if (lens.length) {
    out.value = Value::unsignedInteger(canon.items.size());
    actAsMyself();
    out.origin = Ref<const TetrapletRecord>(new TetrapletRecord(Tetraplet{params_->currentPeerId, "", "", "length"}));
    out.provenance = {Provenance::Kind::Canon, canon.cid};
    return Got::Value;
  }
  const LensStep& first = lens.steps[0];
  Value key;
  switch (first.kind) {
  case air::Accessor::Kind::Index: key = Value::unsignedInteger(first.index); break;
  case air::Accessor::Kind::Field: key = Value::string(first.name); break;
  case air::Accessor::Kind::Scalar: {
    if (iterators_[first.slot] && !variables_.find(first.slot))
      return refuse(Code::Lens, "canon stream map accessor must not be iterable");
    Resolved accessor;
    Got got = resolveVariable(first.slot, first.name, accessor);
    if (got != Got::Value) return got;
    key = accessor.value;
    if (!key.isString() && !key.asInt64())
      return refuse(Code::Lens,
                    fmt::format("canon stream map accessor `{}` should be either string or number", textOf(key)));
    break;
  }
  }
  const std::vector<ItemRef>* items = canon.valuesOf(key);
  out.provenance = {Provenance::Kind::Canon, canon.cid};
  if (!items || lens.steps.size() == 1) {
    values::Array list;
    if (items) make(items->size() * sizeof(Value));
    if (items)
      for (const ItemRef& item : *items) list.push_back(item->value);
    out.value = Value::array(std::move(list));
    out.origin = canon.tetraplet;
    out.lens = lens.text;
    return Got::Value;
  }
  uint32_t index = 0;
  if (Got got = canonIndex(lens.steps[1], items->size(), index); got != Got::Value) return got;
  const Item& item = *(*items)[index];
  out.value = item.value;
  out.origin = item.tetraplet;
  out.provenance = item.provenance;
  out.lens = lens.afterSecond;
  return applyScalarLens(lens, 2, out.value);
}

// ---------------------------------------------------------------------------------------------------------- origins

Ref<const TetrapletRecord> Machine::originOf(const Resolved& resolved) const {
  if (resolved.lens.empty()) return resolved.origin;
  Tetraplet tetraplet = resolved.origin->tetraplet;
  tetraplet.lens += resolved.lens;
  return Ref<const TetrapletRecord>(new TetrapletRecord(std::move(tetraplet)));
}

std::vector<Tetraplet> Machine::originsOf(const Resolved& resolved) const {
  if (!resolved.canon) return {originOf(resolved)->tetraplet};
  std::vector<Tetraplet> origins;
  origins.reserve(resolved.canon->items.size());
  for (const ItemRef& item : resolved.canon->items) origins.push_back(item->tetraplet->tetraplet);
  return origins;
}

ItemRef Machine::itemOf(const Resolved& resolved) const {
  Ref<const TetrapletRecord> origin = rebuiltOrigin(originOf(resolved), resolved.provenance);
  if (resolved.item && resolved.item->tetraplet == origin) return resolved.item;
  return ItemRef(new Item(resolved.value, std::move(origin), resolved.provenance));
}

}  // namespace aqua::vm
