#include "runtime/data/codec/human.h"

#include "runtime/crypto/keys.h"

namespace aqua::data {

namespace {

using Members = std::vector<std::pair<std::string, Value>>;

Value one(std::string name, Value value) {
  Members members;
  members.emplace_back(std::move(name), std::move(value));
  return Value::object(std::move(members));
}
Value text(std::string_view s) { return Value::string(s); }
Value number(uint32_t n) { return Value::unsignedInteger(n); }
Value numbers(std::initializer_list<uint32_t> list) {
  values::Array items;
  for (uint32_t n : list) items.push_back(number(n));
  return Value::array(std::move(items));
}

Value lore(const LoreEntry& entry) {
  values::Array parts;
  for (Span part : entry.parts)
    parts.push_back(Value::object({{"pos", number(part.begin)}, {"len", number(part.length)}}));
  return Value::object({{"pos", number(entry.position)}, {"desc", Value::array(std::move(parts))}});
}

Value json(const ValueRecord& record) { return text(record.text()); }
Value json(const TetrapletRecord& record) {
  const Tetraplet& t = record.tetraplet;
  return Value::object({{"peer_pk", text(t.peer)},
                        {"service_id", text(t.service)},
                        {"function_name", text(t.function)},
                        {"lens", text(t.lens)}});
}
Value json(const CanonElement& element) {
  Members provenance;
  switch (element.provenance.kind) {
  case Provenance::Kind::Literal: provenance.emplace_back("type", text("literal")); break;
  case Provenance::Kind::ServiceResult: provenance.emplace_back("type", text("service_result")); break;
  case Provenance::Kind::Canon: provenance.emplace_back("type", text("canon")); break;
  }
  if (element.provenance.kind != Provenance::Kind::Literal)
    provenance.emplace_back("cid", text(element.provenance.cid.view()));
  return Value::object({{"value", text(element.value.view())},
                        {"tetraplet", text(element.tetraplet.view())},
                        {"provenance", Value::object(std::move(provenance))}});
}
Value json(const CanonResult& result) {
  values::Array items;
  for (const Cid& cid : result.values) items.push_back(text(cid.view()));
  return Value::object({{"tetraplet", text(result.tetraplet.view())}, {"values", Value::array(std::move(items))}});
}
Value json(const ServiceResult& result) {
  return Value::object({{"value_cid", text(result.value.view())},
                        {"argument_hash", text(result.argumentHash.view())},
                        {"tetraplet_cid", text(result.tetraplet.view())}});
}

template <class Record> Value json(const Store<Record>& store) {
  Members members;
  members.reserve(store.size());
  for (const auto& entry : store) members.emplace_back(entry.cid.str(), json(*entry.record));
  return Value::object(std::move(members));
}

}  // namespace

Value humanReadable(const State& state) {
  auto executed = [](std::string kind, Value value) {
    return one("call", one("executed", one(std::move(kind), std::move(value))));
  };
  Value cid = text(state.text.view());
  switch (state.kind) {
  case State::Kind::Par: return one("par", numbers({state.left, state.right}));
  case State::Kind::CallSent: return one("call", one("sent_by", one("PeerId", cid)));
  case State::Kind::CallRequested:
    return one("call", one("sent_by", one("PeerIdWithCallId",
                                          Value::object({{"peer_id", cid}, {"call_id", number(state.left)}}))));
  case State::Kind::CallScalar: return executed("scalar", cid);
  case State::Kind::CallStream:
    return executed("stream", Value::object({{"cid", cid}, {"generation", number(state.left)}}));
  case State::Kind::CallUnused: return executed("unused", cid);
  case State::Kind::CallFailed: return one("call", one("failed", cid));
  case State::Kind::Ap: {
    if (!state.generations) return one("ap", one("gens", numbers({state.left})));
    values::Array items;
    for (uint32_t generation : state.generations->list) items.push_back(number(generation));
    return one("ap", one("gens", Value::array(std::move(items))));
  }
  case State::Kind::CanonSent: return one("canon", one("sent_by", cid));
  case State::Kind::CanonDone: return one("canon", one("executed", cid));
  case State::Kind::Fold: {
    values::Array items;
    for (const LoreEntry& entry : state.lore->entries) items.push_back(lore(entry));
    return one("fold", one("lore", Value::array(std::move(items))));
  }
  }
  return {};
}

Value humanReadable(const Data& data) {
  values::Array trace;
  eachState(data.trace, [&](const State& state) { trace.push_back(humanReadable(state)); });
  Members signatures;
  for (const auto& [key, signature] : data.signatures)
    signatures.emplace_back(crypto::shownAsBase58(key), text(crypto::shownAsBase58(signature)));
  const Stores& stores = data.stores;
  Value records = Value::object({{"value_store", json(stores.values)},
                                 {"tetraplet_store", json(stores.tetraplets)},
                                 {"canon_element_store", json(stores.canonElements)},
                                 {"canon_result_store", json(stores.canonResults)},
                                 {"service_result_store", json(stores.serviceResults)}});
  Value content = Value::object({{"trace", Value::array(std::move(trace))},
                                 {"lcid", number(data.lastCallId)},
                                 {"cid_info", std::move(records)},
                                 {"signatures", Value::object(std::move(signatures))}});
  Value versions =
      Value::object({{"version", text(data.version)}, {"interpreter_version", text(data.interpreterVersion)}});
  return Value::object({{"data", std::move(content)}, {"versions", std::move(versions)}});
}

}  // namespace aqua::data
