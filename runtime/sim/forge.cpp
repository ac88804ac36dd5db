#include "runtime/sim/forge.h"

#include <map>
#include <optional>

#include "runtime/data/signing.h"
#include "runtime/data/verify.h"
#include "runtime/values/cid.h"

namespace aqua::sim {

namespace {

using data::Cid;
using data::Data;
using data::Ref;

/// A result in a trace.
struct Result {
  size_t state = 0;
  const data::ServiceResult* record = nullptr;
  const data::Tetraplet* origin = nullptr;
  const data::ValueRecord* value = nullptr;
};

bool isAnswer(data::State::Kind kind) {
  return kind == data::State::Kind::CallScalar || kind == data::State::Kind::CallStream;
}

/// Of successful calls, in the order of the trace.
std::vector<Result> resultsOf(const Data& data) {
  std::vector<Result> results;
  for (size_t i = 0; i < data.trace.size(); ++i) {
    const data::State& state = data.trace[i];
    const data::ServiceResult* record = isAnswer(state.kind) ? data.stores.serviceResults.get(state.text) : nullptr;
    if (!record) continue;
    const data::TetrapletRecord* origin = data.stores.tetraplets.get(record->tetraplet);
    const data::ValueRecord* value = data.stores.values.get(record->value);
    if (origin && value && value->value()) results.push_back({i, record, &origin->tetraplet, value});
  }
  return results;
}

std::shared_ptr<Data> copyOf(const Data& data) {
  auto copy = std::make_shared<Data>(data);
  copy->trusted = false;
  return copy;
}

/// Another text under the id of a value.
data::DataPtr withText(const Data& data, const Cid& cid, const Value& value) {
  auto copy = copyOf(data);
  copy->stores.values.put(cid, Ref<const data::ValueRecord>(new data::ValueRecord(value.text())));
  return copy;
}

/// The records of a result with another value; gives the id of the result.
Cid putResult(Data& data, const data::ServiceResult& old, const Value& value) {
  std::string text = value.text();
  Cid valueCid(values::cidOfText(text));
  data.stores.values.put(valueCid, Ref<const data::ValueRecord>(new data::ValueRecord(std::move(text))));
  Ref<const data::ServiceResult> record(new data::ServiceResult(valueCid, old.argumentHash, old.tetraplet));
  Cid cid(values::cidOfText(data::jsonOf(*record)));
  data.stores.serviceResults.put(cid, std::move(record));
  return cid;
}

std::vector<Cid> answersOf(const Data& data, const std::string& peer) {
  auto all = data::signedCids(data);
  auto own = all ? all->find(peer) : data::SignedCids::iterator();
  return all && own != all->end() ? own->second : std::vector<Cid>();
}

using Steps = std::span<const Path::Step>;

// Recursion: the length of the path.
std::optional<Value> replaced(const Value& value, Steps path, const Value& with) {
  if (path.empty()) return with;
  bool found = false;
  auto inside = [&](const Value& part) {
    auto changed = replaced(part, path.subspan(1), with);
    found |= changed.has_value();
    return changed.value_or(part);
  };
  if (value.isArray()) {
    values::Array items = value.asArray();
    auto size = static_cast<int64_t>(items.size());
    int64_t index = path[0].index < 0 ? path[0].index + size : path[0].index;
    for (int64_t i = 0; i < size; ++i)
      if (path[0].kind == Path::Step::Kind::All || (path[0].kind == Path::Step::Kind::Index && i == index))
        items[static_cast<size_t>(i)] = inside(items[static_cast<size_t>(i)]);
    return found ? std::optional(Value::array(std::move(items))) : std::nullopt;
  }
  if (!value.isObject()) return std::nullopt;
  values::Object members = value.asObject();
  for (auto& [key, member] : members)
    if (path[0].kind == Path::Step::Kind::All || (path[0].kind == Path::Step::Kind::Name && key == path[0].name))
      member = inside(member);
  return found ? std::optional(Value::object(std::move(members))) : std::nullopt;
}

}  // namespace

// Recursion: as deep as the value, which readers and scripts bound.
Value otherValue(const Value& value) {
  switch (value.kind()) {
  case values::ValueKind::Null: return Value::boolean(true);
  case values::ValueKind::Bool: return Value::boolean(!value.asBool());
  case values::ValueKind::Unsigned: {
    uint64_t number = value.asUint64().value_or(0);
    return Value::unsignedInteger(number == UINT64_MAX ? number - 1 : number + 1);
  }
  case values::ValueKind::Negative: return Value::integer(value.asInt64().value_or(0) + 1);
  case values::ValueKind::Float: return Value::number(value.asDouble() == 0 ? 1 : -value.asDouble());
  case values::ValueKind::String: return Value::string(std::string(value.asString()) + "~");
  case values::ValueKind::Array: {
    values::Array items;
    for (const Value& item : value.asArray()) items.push_back(otherValue(item));
    if (items.empty()) items.push_back(Value());
    return Value::array(std::move(items));
  }
  case values::ValueKind::Object: {
    values::Object members = value.asObject();
    for (auto& [key, member] : members) member = otherValue(member);
    if (members.empty()) members.emplace_back("other", Value());
    return Value::object(std::move(members));
  }
  }
  return value;
}

data::DataPtr withEditedValue(const Data& data, const Whose& whose) {
  for (const Result& result : resultsOf(data))
    if (whose(result.origin->peer)) return withText(data, result.record->value, otherValue(*result.value->value()));
  return nullptr;
}

data::DataPtr withPartReplaced(const Data& data, const Path& path, const Value& with) {
  std::vector<Result> results = resultsOf(data);
  for (auto result = results.rbegin(); result != results.rend(); ++result) {
    const Value& value = *result->value->value();
    if (auto other = replaced(value, path.steps(), with); other && !(*other == value))
      return withText(data, result->record->value, *other);
  }
  return nullptr;
}

data::DataPtr withForgedResult(const Data& data, const Whose& whose, const crypto::KeyPair& key,
                               std::string_view particleId) {
  const Result* forged = nullptr;
  data::Bytes victim;
  std::vector<Result> results = resultsOf(data);
  for (const Result& result : results) {
    const std::string& peer = result.origin->peer;
    auto publicKey = crypto::publicKeyOf(peer);
    if (!publicKey || !whose(peer) || (forged && peer != forged->origin->peer)) continue;
    data::Bytes stored = data::storedKey(*publicKey);
    if (!data.signatures.contains(stored)) continue;
    forged = &result;
    victim = std::move(stored);
  }
  if (!forged) return nullptr;
  auto copy = copyOf(data);
  Cid cid = putResult(*copy, *forged->record, otherValue(*forged->value->value()));
  copy->trace.edit(forged->state).text = cid;
  copy->signatures.erase(victim);
  std::vector<Cid> own = answersOf(data, key.peerId());
  own.push_back(cid);
  copy->signatures.insert_or_assign(data::storedKey(key), data::storedSignature(key, own, particleId));
  return copy;
}

data::DataPtr otherVersion(const Data& data, const Data* before, const crypto::KeyPair& key,
                           std::string_view particleId, uint64_t version,
                           const std::function<void(const data::Tetraplet&, std::string_view)>& answered) {
  std::shared_ptr<Data> copy;
  for (const Result& result : resultsOf(data)) {
    const Cid& known = data.trace[result.state].text;
    if (result.origin->peer != key.peerId() || (before && before->stores.serviceResults.get(known))) continue;
    Value other = *result.value->value();
    for (uint64_t i = 0; i < version; ++i) other = otherValue(other);
    if (!copy) copy = copyOf(data);
    copy->trace.edit(result.state).text = putResult(*copy, *result.record, other);
    answered(*result.origin, other.text());
  }
  if (!copy) return nullptr;
  data::sign(key, particleId, answersOf(*copy, key.peerId()), copy->signatures);
  return copy;
}

data::DataPtr untrusted(const Data& data) { return copyOf(data); }

}  // namespace aqua::sim
