// `ap` and `canon` (EXECUTION.md 5.4, 5.5).
#include "runtime/values/cid.h"
#include "runtime/vm/machine.h"

namespace aqua::vm {

void Machine::ap(const Node& node) {
  Resolved value;
  Got got = resolve(node.a, value);
  if (got == Got::Undefined) return suspend(node);
  if (got == Got::Failed) return raise(node, refusal_);
  if (node.target.kind == air::OperandKind::Scalar) {
    if (!writableTarget(node, node.target)) return;
    return write(node.target.slot, atTheTop(node, itemOf(value)), Ref<const Canon>());
  }
  Met met;
  if (!merger_.meetAp(met)) return raiseTrace(node);
  tellMerge(node, met);
  State state = met.state ? *met.state : State::ap(0);
  if (insert(node, itemOf(value), met, state)) merger_.emit(std::move(state), met);
}

/// A state was met, and none is going to be written. When what comes next has one, the next run takes that.
void Machine::stateUnused(const Met& met, Got got) {
  if (met.state || got != Got::Undefined) memory_.settled = false;
}

/// The state is taken before the key is known, as the production VM does it: a key that is not defined, or no key,
/// leaves a gap in the trace.
void Machine::apMap(const Node& node) {
  Resolved value, key;
  Got got = resolve(node.b, value);
  if (got == Got::Undefined) return suspend(node);
  if (got == Got::Failed) return raise(node, refusal_);
  Met met;
  if (!merger_.meetAp(met)) return raiseTrace(node);
  tellMerge(node, met);
  got = resolve(node.a, key);
  const bool isKey = got == Got::Value && (key.value.isString() || key.value.asInt64());
  if (!isKey) stateUnused(met, got);
  if (got == Got::Undefined) return suspend(node);
  if (got == Got::Failed) return raise(node, refusal_);
  if (!isKey) return raise(node, failure(Code::MapKeyType, node.target.name));
  values::Object members;
  members.reserve(2);
  members.emplace_back("key", std::move(key.value));
  members.emplace_back("value", value.value);
  Value pair = Value::object(std::move(members));
  ItemRef item(new Item(std::move(pair), rebuiltOrigin(originOf(value), value.provenance), value.provenance));
  State state = met.state ? *met.state : State::ap(0);
  if (insert(node, std::move(item), met, state)) merger_.emit(std::move(state), met);
}

// ------------------------------------------------------------------------------------------------------------ canon

void Machine::canon(const Node& node) {
  Met met;
  if (!merger_.meetCanon(met)) return raiseTrace(node);
  tellMerge(node, met);
  Value peer;
  Got got = peerOrName(node.a, peer);
  if (got != Got::Value) stateUnused(met, got);
  if (got == Got::Undefined) return suspend(node);
  if (got == Got::Failed) return raise(node, refusal_);
  if (met.state && met.state->kind == State::Kind::CanonDone) return loadCanon(node, peer.asString(), met);
  if (isHere(peer.asString())) return createCanon(node, peer.asString());
  complete_ = false;
  waitFor(node, Waiting::For::Peer, peer.asString());
  if (met.state) return merger_.emit(*met.state, met);
  goTo(peer.asString());
  merger_.emit(State::canonSent(here_));
}

/// `text`: of the value, "" where it has to be made.
void Machine::track(const Item& item, std::string text) {
  constexpr uint64_t kRecord = 200;
  stores_.values.add(item.cid(), [&] {
    if (text.empty()) text = item.value.text();
    budget_->keep(text.size() + kRecord);
    return Ref<const ValueRecord>(new ValueRecord(std::move(text), item.value));
  });
  stores_.tetraplets.add(item.tetraplet->cid(), [&] {
    const Tetraplet& t = item.tetraplet->tetraplet;
    budget_->keep(sizeof t + t.peer.size() + t.service.size() + t.function.size() + t.lens.size() + kRecord);
    return item.tetraplet;
  });
}

void Machine::trackElement(const Item& item) {
  constexpr uint64_t kRecord = 300;
  std::string text;
  budget_->pass(made_ + item.value.textSize());
  item.cid(&text);
  stores_.canonElements.add(item.elementCid(), [&] {
    budget_->keep(kRecord);
    track(item, std::move(text));
    return Ref<const CanonElement>(new CanonElement(item.cid(), item.tetraplet->cid(), item.provenance));
  });
}

void Machine::createCanon(const Node& node, std::string_view peer) {
  Ref<Canon> canon(new Canon);
  canon->tetraplet = Ref<const TetrapletRecord>(new TetrapletRecord(Tetraplet{std::string(peer), "", "", ""}));
  const Stream* from = stream(node.b);
  if (recording_.run) noteStream(node.b.slot);
  if (node.target.kind != air::OperandKind::Scalar) {
    if (from) from->each([&](const Element& element) { canon->items.push_back(element.item); });
  } else {  // a map as one object: the first value of a key counts, and 42 is the same key as "42"
    std::vector<std::pair<std::string, Value>> members;
    std::unordered_set<std::string> keys;
    if (from)
      from->each([&](const Element& element) {
        const Value& key = *element.item->value.find("key");
        std::string name = key.isString() ? std::string(key.asString()) : key.text();
        if (keys.insert(name).second) members.emplace_back(std::move(name), *element.item->value.find("value"));
      });
    canon->items.push_back(ItemRef(new Item(Value::object(std::move(members)), canon->tetraplet, {})));
  }
  constexpr uint64_t kItem = 2 * sizeof(ItemRef) + sizeof(Cid);
  work(canon->items.size());
  make(canon->items.size() * kItem);
  std::vector<Cid> elements;
  elements.reserve(canon->items.size());
  for (const ItemRef& item : canon->items) {
    trackElement(*item);
    elements.push_back(item->elementCid());
  }
  const Cid& tetraplet = canon->tetraplet->cid();
  stores_.tetraplets.add(tetraplet, [&] { return canon->tetraplet; });
  Ref<const CanonResult> result(new CanonResult(tetraplet, std::move(elements)));
  canon->cid = Cid(values::cidOfText(jsonOf(*result)));
  stores_.canonResults.add(canon->cid, [&] {
    budget_->keep(result->values.size() * kItem + sizeof *result);
    return result;
  });
  answerFor(canon->cid);
  Cid cid = canon->cid;
  bindCanon(node, std::move(canon));
  if (!failure_) merger_.emit(State::canonDone(std::move(cid)));
}

void Machine::recordNotFound(const Node& node, std::string_view what, const Cid& cid) {
  raise(node, failure(Code::RecordNotFound, what, cid.view()));
}

ItemRef Machine::loadElement(const Node& node, const Cid& cid) {
  const CanonElement* element = stores_.canonElements.get(cid);
  if (!element) return recordNotFound(node, "canon aggregate", cid), ItemRef();
  if (element->item) return element->item;
  const ValueRecord* value = stores_.values.get(element->value);
  if (value) readable(value->text());
  if (!value || !value->value()) return recordNotFound(node, "value", element->value), ItemRef();
  const auto* tetraplet = stores_.tetraplets.find(element->tetraplet);
  if (!tetraplet) return recordNotFound(node, "tetraplet", element->tetraplet), ItemRef();
  element->item = ItemRef(new Item(*value->value(), rebuiltOrigin(tetraplet->record, element->provenance),
                                   element->provenance, element->value));
  return element->item;
}

bool Machine::checkPair(const Node& node, const Value& pair) {
  const Value* key = pair.find("key");
  if (!key || (!key->isString() && !key->asInt64()))
    return raise(node, failure(Code::MapElement, "unsupported kvpair object or map key type")), false;
  if (!pair.find("value"))
    return raise(node, failure(Code::MapElement, "there must be a \"value\" field in kvpair object")), false;
  return true;
}

void Machine::loadCanon(const Node& node, std::string_view peer, const Met& met) {
  const Cid& cid = met.state->text;
  const CanonResult* result = stores_.canonResults.get(cid);
  if (!result) return recordNotFound(node, "canon result aggregate", cid);
  Ref<const TetrapletRecord> tetraplet =
      result->canon ? result->canon->tetraplet : Ref<const TetrapletRecord>(stores_.tetraplets.get(result->tetraplet));
  if (!tetraplet) return recordNotFound(node, "tetraplet", result->tetraplet);
  const Tetraplet& stored = tetraplet->tetraplet;
  if (stored.peer != peer || !stored.service.empty() || !stored.function.empty() || !stored.lens.empty())
    return raise(node, failure(Code::ParametersMismatch, "canon tetraplet",
                               debugText(Tetraplet{std::string(peer), "", "", ""}), debugText(stored)));
  if (!result->canon) {
    Ref<Canon> canon(new Canon);
    canon->tetraplet = std::move(tetraplet);
    canon->cid = cid;
    canon->items.reserve(result->values.size());
    for (const Cid& element : result->values) {
      ItemRef item = loadElement(node, element);
      if (!item) return;
      canon->items.push_back(std::move(item));
    }
    result->canon = std::move(canon);
  }
  bindCanon(node, result->canon);
  if (failure_) return;
  if (isHere(peer)) answerFor(cid);
  merger_.emit(*met.state, met);
}

void Machine::bindCanon(const Node& node, Ref<const Canon> canon) {
  if (node.target.kind == air::OperandKind::CanonMap)
    for (const ItemRef& item : canon->items)
      if (!checkPair(node, item->value)) return;
  if (node.target.kind == air::OperandKind::Scalar && canon->items.empty())
    return raise(node, failure(Code::CanonMapWithoutScalar));
  if (!writableTarget(node, node.target)) return;
  if (node.target.kind == air::OperandKind::Scalar) {  // the object stands for the canon, not for its element
    if (!canon->whole)
      canon->whole = ItemRef(new Item(canon->items[0]->value, canon->tetraplet, {Provenance::Kind::Canon, canon->cid}));
    write(node.target.slot, canon->whole, Ref<const Canon>());
  } else {
    write(node.target.slot, ItemRef(), std::move(canon));
  }
}

}  // namespace aqua::vm
