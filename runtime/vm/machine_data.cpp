// `ap` and `canon` (EXECUTION.md 5.4, 5.5).
#include <string>
#include <unordered_set>
#include <utility>
#include <vector>

#include "runtime/vm/machine.h"

namespace aqua::vm {

namespace {

/// A state was met, and none is going to be written. When what comes next has one, the next run takes that.
void stateUnused(Notes& notes, const Met& met, Got got) {
  if (met.state || got != Got::Undefined) notes.unsettle();
}

/// A map as one object: the first value of a key counts, and 42 is the same key as "42".
Value objectOfPairs(const Stream* pairs) {
  std::vector<std::pair<std::string, Value>> members;
  std::unordered_set<std::string> keys;
  if (pairs)
    pairs->each([&](const Element& element) {
      const Value& key = *element.item->value.find("key");
      std::string name = key.isString() ? std::string(key.asString()) : key.text();
      if (keys.insert(name).second) members.emplace_back(std::move(name), *element.item->value.find("value"));
    });
  return Value::object(std::move(members));
}

}  // namespace

void Machine::ap(const Node& node) {
  Resolved value;
  Got got = names_.resolve(run_, node.a, value);
  if (got == Got::Undefined) return suspend(node);
  if (got == Got::Failed) return raise(node, names_.refusal);
  if (node.target.kind == air::OperandKind::Scalar) {
    if (!writableTarget(node, node.target)) return;
    ItemRef item = folds_.empty() ? run_.notes.atTheTop(node, value.asItem()) : value.asItem();
    return names_.write(run_, node.target.slot, std::move(item), Ref<const Canon>());
  }
  Met met;
  if (!run_.merger.meetAp(met)) return raiseTrace(node);
  tellMerge(node, met);
  State state = met.state ? *met.state : State::ap(0);
  if (insert(node, value.asItem(), met, state)) run_.merger.emit(std::move(state), met);
}

/// The state is taken before the key is known, as the production VM does it: a key that is not defined, or no key,
/// leaves a gap in the trace.
void Machine::apMap(const Node& node) {
  Resolved value, key;
  Got got = names_.resolve(run_, node.b, value);
  if (got == Got::Undefined) return suspend(node);
  if (got == Got::Failed) return raise(node, names_.refusal);
  Met met;
  if (!run_.merger.meetAp(met)) return raiseTrace(node);
  tellMerge(node, met);
  got = names_.resolve(run_, node.a, key);
  const bool isKey = got == Got::Value && (key.value.isString() || key.value.asInt64());
  if (!isKey) stateUnused(run_.notes, met, got);
  if (got == Got::Undefined) return suspend(node);
  if (got == Got::Failed) return raise(node, names_.refusal);
  if (!isKey) return raise(node, failure(Code::MapKeyType, node.target.name));
  values::Object members;
  members.reserve(2);
  members.emplace_back("key", std::move(key.value));
  members.emplace_back("value", value.value);
  Value pair = Value::object(std::move(members));
  ItemRef item(new Item(std::move(pair), rebuiltOrigin(value.fullOrigin(), value.provenance), value.provenance));
  State state = met.state ? *met.state : State::ap(0);
  if (insert(node, std::move(item), met, state)) run_.merger.emit(std::move(state), met);
}

// ------------------------------------------------------------------------------------------------------------ canon

void Machine::canon(const Node& node) {
  Met met;
  if (!run_.merger.meetCanon(met)) return raiseTrace(node);
  tellMerge(node, met);
  Value peer;
  Got got = names_.peerOrName(run_, node.a, peer);
  if (got != Got::Value) stateUnused(run_.notes, met, got);
  if (got == Got::Undefined) return suspend(node);
  if (got == Got::Failed) return raise(node, names_.refusal);
  if (met.state && met.state->kind == State::Kind::CanonDone) return loadCanon(node, peer.asString(), met);
  if (isHere(peer.asString())) return createCanon(node, peer.asString());
  complete_ = false;
  waitFor(node, Waiting::For::Peer, peer.asString());
  if (met.state) return run_.merger.emit(*met.state, met);
  goTo(peer.asString());
  run_.merger.emit(State::canonSent(here_));
}

void Machine::createCanon(const Node& node, std::string_view peer) {
  Ref<Canon> canon(new Canon);
  canon->tetraplet = Ref<const TetrapletRecord>(new TetrapletRecord(Tetraplet{std::string(peer), "", "", ""}));
  const Stream* from = streams_.find(node.b.slot);
  if (run_.notes.inLeaf()) run_.notes.looksAt(node.b.slot);
  if (node.target.kind == air::OperandKind::Scalar)
    canon->items.push_back(ItemRef(new Item(objectOfPairs(from), canon->tetraplet, {})));
  else if (from) from->each([&](const Element& element) { canon->items.push_back(element.item); });
  work(canon->items.size());
  records_.addCanon(*canon, run_.meter);
  answerFor(canon->cid);
  Cid cid = canon->cid;
  bindCanon(node, std::move(canon));
  if (!failure_) run_.merger.emit(State::canonDone(std::move(cid)));
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
  auto absent = [&](const Records::Absent& record) {
    raise(node, failure(Code::RecordNotFound, record.what, record.cid.view()));
  };
  auto record = records_.canonResult(cid);
  if (!record) return absent(record.error());
  const Tetraplet& stored = record->origin->tetraplet;
  if (stored.peer != peer || !stored.service.empty() || !stored.function.empty() || !stored.lens.empty())
    return raise(node, failure(Code::ParametersMismatch, "canon tetraplet",
                               debugText(Tetraplet{std::string(peer), "", "", ""}), debugText(stored)));
  auto canon = records_.canon(*record, cid, run_.meter);
  if (!canon) return absent(canon.error());
  bindCanon(node, *std::move(canon));
  if (failure_) return;
  if (isHere(peer)) answerFor(cid);
  run_.merger.emit(*met.state, met);
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
    names_.write(run_, node.target.slot, canon->whole, Ref<const Canon>());
  } else {
    names_.write(run_, node.target.slot, ItemRef(), std::move(canon));
  }
}

}  // namespace aqua::vm
