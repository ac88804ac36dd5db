#include "runtime/vm/names.h"

#include <limits>

#include "runtime/vm/run.h"

namespace aqua::vm {

Got Names::resolve(Run& run, const PreparedOperand& operand, Resolved& out) {
  switch (operand.kind) {
  case air::OperandKind::InitPeerId: out.value = initPeer_; break;
  case air::OperandKind::Timestamp: out.value = Value::unsignedInteger(run.params->timestamp); break;
  case air::OperandKind::Ttl: out.value = Value::unsignedInteger(run.params->ttl); break;
  case air::OperandKind::String:
  case air::OperandKind::Int:
  case air::OperandKind::Float:
  case air::OperandKind::Bool:
  case air::OperandKind::EmptyArray: out.value = operand.literal; break;
  case air::OperandKind::LastError: return resolveError(run, errors.lastError(run), operand.lens, out);
  case air::OperandKind::Error: return resolveError(run, errors.error(run), operand.lens, out);
  case air::OperandKind::Scalar: {
    Got got = resolveVariable(run, operand.slot, operand.name, out);
    if (got != Got::Value || !operand.lens) return got;
    got = applyScalarLens(run, *operand.lens, 0, out.value);
    out.item = ItemRef();
    out.lens = operand.lens->text;
    if (got == Got::Value && operand.lens->length) {
      // Each thread has its own: references are counted without atomics.
      static thread_local const Ref<const TetrapletRecord> ofLength(
          new TetrapletRecord(Tetraplet{"", "", "", ".length"}));
      out.origin = ofLength;
      out.lens = {};
    }
    return got;
  }
  case air::OperandKind::Canon:
  case air::OperandKind::CanonMap: return resolveCanon(run, operand, out);
  case air::OperandKind::Stream:
  case air::OperandKind::StreamMap: break;  // the grammar has no such operand
  }
  out.origin = literal_;
  return Got::Value;
}

Got Names::resolveError(Run& run, const ErrorObject& error, const PreparedLens* lens, Resolved& out) {
  out.value = error.object;
  out.origin = error.origin ? error.origin : literal_;
  out.provenance = error.provenance;
  return lens ? applyScalarLens(run, *lens, 0, out.value) : Got::Value;
}

Got Names::valueOf(Run& run, const PreparedOperand& operand, Value& out) {
  if (operand.kind == air::OperandKind::Scalar && !operand.lens) {
    noteRead(run, operand.slot);
    const Variables::Cell* cell = variables.find(operand.slot);
    const FoldState* iterator = iterators[operand.slot];
    if (cell && cell->set() && !iterator) return out = cell->item->value, Got::Value;
    if (!cell && iterator) return out = iterator->iterable.value(), Got::Value;
  }
  if (operand.kind == air::OperandKind::Canon && operand.lens && operand.lens->length) {
    noteRead(run, operand.slot);
    const Variables::Cell* cell = variables.find(operand.slot);
    if (cell && cell->set()) return out = Value::unsignedInteger(cell->canon->items.size()), Got::Value;
  }
  Resolved resolved;
  Got got = resolve(run, operand, resolved);
  out = std::move(resolved.value);
  return got;
}

/// Memory of an element of an array that has become an item of its own.
constexpr uint64_t kElement = 300;

Got Names::resolveVariable(Run& run, uint32_t slot, std::string_view name, Resolved& out) {
  noteRead(run, slot);
  const Variables::Cell* cell = variables.find(slot);
  FoldState* iterator = iterators[slot];
  if (cell) {
    if (!cell->set()) return refuse(Code::NotInitializedAfterNew, name);
    if (iterator) return refuse(Code::IterableShadowing, name);
    out.item = cell->item;
  } else if (iterator) {
    if (!iterator->iterable.knowsItem()) run.meter.makeFew(kElement);
    out.item = iterator->iterable.item();
  } else {
    undefined = name;
    return Got::Undefined;
  }
  out.value = out.item->value;
  out.origin = out.item->tetraplet;
  out.provenance = out.item->provenance;
  return Got::Value;
}

Got Names::indexOf(Run& run, const Value& number, uint32_t& index) {
  auto integer = number.asUint64();
  if (!integer || *integer > std::numeric_limits<uint32_t>::max())
    return refuse(Code::Lens, fmt::format("index accessor `{} can't be converted to u32`", run.meter.textOf(number)));
  index = static_cast<uint32_t>(*integer);
  return Got::Value;
}

Got Names::applyScalarLens(Run& run, const PreparedLens& lens, size_t from, Value& value) {
  if (lens.length) {
    if (!value.isArray()) return refuse(Code::LengthOfNonArray, run.meter.textOf(value));
    value = Value::unsignedInteger(value.asArray().size());
    return Got::Value;
  }
  auto element = [&](uint32_t index) {
    if (!value.isArray())
      return refuse(Code::Lens, fmt::format("value '{}' is not an array-type to match array accessor with idx = '{}'",
                                            run.meter.textOf(value), index));
    if (index >= value.asArray().size())
      return refuse(Code::Lens,
                    fmt::format("value '{}' does not contain element for idx = '{}'", run.meter.textOf(value), index));
    value = Value(value.asArray()[index]);
    return Got::Value;
  };
  auto field = [&](std::string_view name) {
    if (!value.isObject())
      return refuse(Code::Lens,
                    fmt::format("value '{}' is not an map-type to match field accessor with field_name = '{}'",
                                run.meter.textOf(value), name));
    const Value* member = value.find(name);
    if (!member)
      return refuse(Code::Lens, fmt::format("value '{}' does not contain element with field name = '{}'",
                                            run.meter.textOf(value), name));
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
      got = resolveVariable(run, step.slot, step.name, accessor);
      if (got != Got::Value) return got;
      uint32_t index = 0;
      if (accessor.value.isString()) got = field(accessor.value.asString());
      else if (!accessor.value.isNumber())
        return refuse(Code::Lens, fmt::format("scalar accessor `{}` should has number or string type",
                                              run.meter.textOf(accessor.value)));
      else if ((got = indexOf(run, accessor.value, index)) == Got::Value) got = element(index);
      break;
    }
    }
    if (got != Got::Value) return got;
  }
  return Got::Value;
}

Got Names::resolveCanon(Run& run, const PreparedOperand& operand, Resolved& out) {
  noteRead(run, operand.slot);
  const Variables::Cell* cell = variables.find(operand.slot);
  if (!cell) {
    undefined = operand.name;
    return Got::Undefined;
  }
  if (!cell->set()) return refuse(Code::NotInitializedAfterNew, operand.name);
  const Canon& canon = *cell->canon;
  bool map = operand.kind == air::OperandKind::CanonMap;
  if (operand.lens)
    return map ? applyMapLens(run, *operand.lens, canon, out) : applyCanonLens(run, *operand.lens, canon, out);
  out.value = map ? canon.object() : canon.array();
  out.canon = cell->canon;
  out.origin = canon.tetraplet;
  out.provenance = {Provenance::Kind::Canon, canon.cid};
  return Got::Value;
}

Got Names::canonIndex(Run& run, const LensStep& step, size_t size, uint32_t& index) {
  switch (step.kind) {
  case air::Accessor::Kind::Index: index = step.index; break;
  case air::Accessor::Kind::Field:
    return refuse(Code::Lens,
                  fmt::format("field accessor (with field name = '{}') can't be applied to a stream", step.name));
  case air::Accessor::Kind::Scalar: {
    Resolved accessor;
    Got got = resolveVariable(run, step.slot, step.name, accessor);
    if (got != Got::Value) return got;
    if (!accessor.value.isNumber())
      return refuse(Code::Lens,
                    fmt::format("stream accessor `{}` should has number (u32) type", run.meter.textOf(accessor.value)));
    if (indexOf(run, accessor.value, index) != Got::Value) return Got::Failed;
    break;
  }
  }
  if (index < size) return Got::Value;
  return refuse(
      Code::Lens,
      fmt::format("lambda is applied to a stream that have only '{}' elements, but '{}' requested", size, index));
}

namespace {

Got lengthOf(Run& run, const Canon& canon, Tetraplet origin, Resolved& out) {
  out.value = Value::unsignedInteger(canon.items.size());
  run.notes.actAsMyself();
  out.origin = Ref<const TetrapletRecord>(new TetrapletRecord(std::move(origin)));
  out.provenance = {Provenance::Kind::Canon, canon.cid};
  return Got::Value;
}

}  // namespace

Got Names::applyCanonLens(Run& run, const PreparedLens& lens, const Canon& canon, Resolved& out) {
  if (lens.length) return lengthOf(run, canon, {run.params->currentPeerId, ".length", "", ""}, out);
  uint32_t index = 0;
  if (Got got = canonIndex(run, lens.steps[0], canon.items.size(), index); got != Got::Value) return got;
  const Item& item = *canon.items[index];
  out.value = item.value;
  out.origin = item.tetraplet;
  out.provenance = item.provenance;
  return applyScalarLens(run, lens, 1, out.value);
}

Got Names::applyMapLens(Run& run, const PreparedLens& lens, const Canon& canon, Resolved& out) {
  if (lens.length) return lengthOf(run, canon, {run.params->currentPeerId, "", "", "length"}, out);
  const LensStep& first = lens.steps[0];
  Value key;
  switch (first.kind) {
  case air::Accessor::Kind::Index: key = Value::unsignedInteger(first.index); break;
  case air::Accessor::Kind::Field: key = Value::string(first.name); break;
  case air::Accessor::Kind::Scalar: {
    if (iterators[first.slot] && !variables.find(first.slot))
      return refuse(Code::Lens, "canon stream map accessor must not be iterable");
    Resolved accessor;
    Got got = resolveVariable(run, first.slot, first.name, accessor);
    if (got != Got::Value) return got;
    key = accessor.value;
    if (!key.isString() && !key.asInt64())
      return refuse(Code::Lens, fmt::format("canon stream map accessor `{}` should be either string or number",
                                            run.meter.textOf(key)));
    break;
  }
  }
  const std::vector<ItemRef>* items = canon.valuesOf(key);
  out.provenance = {Provenance::Kind::Canon, canon.cid};
  if (!items || lens.steps.size() == 1) {
    values::Array list;
    if (items) run.meter.make(items->size() * sizeof(Value));
    if (items)
      for (const ItemRef& item : *items) list.push_back(item->value);
    out.value = Value::array(std::move(list));
    out.origin = canon.tetraplet;
    out.lens = lens.text;
    return Got::Value;
  }
  uint32_t index = 0;
  if (Got got = canonIndex(run, lens.steps[1], items->size(), index); got != Got::Value) return got;
  const Item& item = *(*items)[index];
  out.value = item.value;
  out.origin = item.tetraplet;
  out.provenance = item.provenance;
  out.lens = lens.afterSecond;
  return applyScalarLens(run, lens, 2, out.value);
}

Got Names::peerOrName(Run& run, const PreparedOperand& operand, Value& out) {
  Got got = valueOf(run, operand, out);
  if (got != Got::Value) return got;
  if (!out.isString()) return refuse(Code::NonStringTripletPart, operand.name, run.meter.textOf(out));
  return Got::Value;
}

// ------------------------------------------------------------------------------------------------------------ names

void Names::noteRead(Run& run, uint32_t slot) const {
  if (run.notes.inLeaf() && !run.notes.hasRead(slot)) run.notes.reads(run.script, meaning(slot), slot);
}

std::optional<LeafRun::Binding> Names::meaning(uint32_t slot) const {
  LeafRun::Binding now{slot};
  const Variables::Cell* cell = variables.find(slot);
  const FoldState* iterator = iterators[slot];
  if (cell) {
    if (iterator || !cell->set()) return std::nullopt;
    now.item = cell->item;
    now.canon = cell->canon;
  } else if (iterator) {
    now.item = iterator->iterable.item();
  }
  return now;
}

void Names::write(Run& run, uint32_t slot, ItemRef item, Ref<const Canon> canon) {
  run.notes.writes(slot, item, canon);
  variables.write(slot, std::move(item), std::move(canon));
}

// ---------------------------------------------------------------------------------------------------------- origins

Ref<const TetrapletRecord> Resolved::fullOrigin() const {
  if (lens.empty()) return origin;
  Tetraplet tetraplet = origin->tetraplet;
  tetraplet.lens += lens;
  return Ref<const TetrapletRecord>(new TetrapletRecord(std::move(tetraplet)));
}

std::vector<Tetraplet> Resolved::origins() const {
  if (!canon) return {fullOrigin()->tetraplet};
  std::vector<Tetraplet> all;
  all.reserve(canon->items.size());
  for (const ItemRef& each : canon->items) all.push_back(each->tetraplet->tetraplet);
  return all;
}

ItemRef Resolved::asItem() const {
  Ref<const TetrapletRecord> from = rebuiltOrigin(fullOrigin(), provenance);
  if (item && item->tetraplet == from) return item;
  return ItemRef(new Item(value, std::move(from), provenance));
}

}  // namespace aqua::vm
