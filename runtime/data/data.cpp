#include "runtime/data/data.h"

#include <algorithm>
#include <cstring>
#include <new>

#include <llvm/Support/xxhash.h>

#include "runtime/values/cid.h"

namespace aqua::data {

Text::Text(std::string_view text, uint64_t hash) {
  if (text.empty()) return;
  void* block = values::Blocks::take(sizeof(Rep) + text.size());
  rep_ = Ref<Rep>(new (block) Rep(text.size(), hash));
  std::memcpy(rep_->data(), text.data(), text.size());
}

uint64_t Text::hashOf(std::string_view text) {
  return text.empty() ? 0 : llvm::xxh3_64bits(llvm::StringRef(text.data(), text.size()));
}

const Value* ValueRecord::value() const {
  if (!read_) {
    read_ = true;
    value_ = values::parseJson(text_).optional();
  }
  return value_ ? &*value_ : nullptr;
}

const Cid& TetrapletRecord::cid() const {
  if (cid_.empty()) cid_ = Cid(values::cidOfText(jsonOf(tetraplet)));
  return cid_;
}

const Cid& Item::cid(std::string* text) const {
  if (!cid_.empty()) return cid_;
  std::string json = value.text();
  cid_ = Cid(values::cidOfText(json));
  if (text) *text = std::move(json);
  return cid_;
}

const Cid& Item::elementCid() const {
  if (elementCid_.empty())
    elementCid_ = Cid(values::cidOfText(jsonOf(CanonElement(cid(), tetraplet->cid(), provenance))));
  return elementCid_;
}

const ItemRef& Item::element(size_t index) const {
  const values::Array& array = value.asArray();
  if (elements_.size() != array.size()) elements_.resize(array.size());
  if (ItemRef& known = elements_[index]; known) return known;
  Tetraplet origin = tetraplet->tetraplet;
  origin.lens.append(".$.[").append(std::to_string(index)).append("]");
  return elements_[index] = ItemRef(
             new Item(array[index], Ref<const TetrapletRecord>(new TetrapletRecord(std::move(origin))), provenance));
}

void jsonOf(const Tetraplet& t, std::string& out) {
  out = R"({"peer_pk":)";
  values::appendJsonString(out, t.peer);
  out += R"(,"service_id":)";
  values::appendJsonString(out, t.service);
  out += R"(,"function_name":)";
  values::appendJsonString(out, t.function);
  out += R"(,"lens":)";
  values::appendJsonString(out, t.lens);
  out += '}';
}

void jsonOf(const CanonElement& element, std::string& out) {
  out = R"({"value":)";
  values::appendJsonString(out, element.value.view());
  out += R"(,"tetraplet":)";
  values::appendJsonString(out, element.tetraplet.view());
  switch (element.provenance.kind) {
  case Provenance::Kind::Literal: out += R"(,"provenance":{"type":"literal"}})"; return;
  case Provenance::Kind::ServiceResult: out += R"(,"provenance":{"type":"service_result","cid":)"; break;
  case Provenance::Kind::Canon: out += R"(,"provenance":{"type":"canon","cid":)"; break;
  }
  values::appendJsonString(out, element.provenance.cid.view());
  out += "}}";
}

void jsonOf(const CanonResult& result, std::string& out) {
  constexpr size_t kCidSize = 64;  // with quotes and a comma
  out = R"({"tetraplet":)";
  out.reserve((result.values.size() + 2) * kCidSize);
  values::appendJsonString(out, result.tetraplet.view());
  out += R"(,"values":[)";
  for (size_t i = 0; i < result.values.size(); ++i) {
    if (i > 0) out += ',';
    values::appendJsonString(out, result.values[i].view());
  }
  out += "]}";
}

void jsonOf(const ServiceResult& result, std::string& out) {
  out = R"({"value_cid":)";
  values::appendJsonString(out, result.value.view());
  out += R"(,"argument_hash":)";
  values::appendJsonString(out, result.argumentHash.view());
  out += R"(,"tetraplet_cid":)";
  values::appendJsonString(out, result.tetraplet.view());
  out += '}';
}

State State::apOf(std::vector<uint32_t> generations) {
  if (generations.size() == 1) return ap(generations[0]);
  auto* list = new Generations;
  list->list = std::move(generations);
  return {.kind = Kind::Ap, .generations = Ref<const Generations>(list)};
}

State State::fold(std::vector<LoreEntry> entries) {
  auto* lore = new Lore;
  lore->entries = std::move(entries);
  return {.kind = Kind::Fold, .lore = Ref<const Lore>(lore)};
}

namespace {

/// What a peer signs of a state that it made.
enum class Signs : uint8_t { Nothing, Call, Canon };

Signs signsOf(State::Kind kind) {
  switch (kind) {
  case State::Kind::CallScalar:
  case State::Kind::CallStream:
  case State::Kind::CallFailed: return Signs::Call;
  case State::Kind::CanonDone: return Signs::Canon;
  case State::Kind::Par:
  case State::Kind::CallSent:
  case State::Kind::CallRequested:
  case State::Kind::CallUnused:
  case State::Kind::Ap:
  case State::Kind::CanonSent:
  case State::Kind::Fold: break;
  }
  return Signs::Nothing;
}

}  // namespace

Trace withSizes(const Trace& trace) {
  Trace out;
  out.reserve(trace.size());
  eachState(trace, [&](const State& state) { out.push_back(state); });
  return out;
}

std::optional<SignedCids> signedCids(const Trace& trace, const Stores& stores, MissingRecord* missing) {
  SignedCids result;
  auto fail = [&](std::string_view what, const Cid& cid) {
    if (missing) *missing = {std::string(what), cid, std::move(result)};
    return std::nullopt;
  };
  std::vector<Cid>* list = nullptr;  // most states follow one of the same peer
  Cid listOf;
  for (const State& state : trace) {
    const Signs signs = signsOf(state.kind);
    if (signs == Signs::Nothing) continue;
    const Cid* tetraplet = nullptr;
    if (signs == Signs::Call) {
      const ServiceResult* record = stores.serviceResults.get(state.text);
      if (!record) return fail("service result aggregate", state.text);
      tetraplet = &record->tetraplet;
    } else {
      const CanonResult* record = stores.canonResults.get(state.text);
      if (!record) return fail("canon result aggregate", state.text);
      tetraplet = &record->tetraplet;
    }
    if (!list || !listOf.same(*tetraplet)) {
      const TetrapletRecord* origin = stores.tetraplets.get(*tetraplet);
      if (!origin) return fail("tetraplet", *tetraplet);
      list = &result[origin->tetraplet.peer];
      listOf = *tetraplet;
    }
    list->push_back(state.text);
  }
  return result;
}

namespace {

/// Indices of the ids in the order of their texts. All ids begin with the same letters, so what follows those is
/// compared as one number first.
std::vector<uint32_t> orderByText(std::span<const Cid> cids) {
  constexpr size_t kSame = 9;  // "bagaaihra"
  struct Keyed {
    uint64_t key = 0;
    uint32_t index = 0;
  };
  std::vector<Keyed> keyed(cids.size());
  bool alike = true;
  for (size_t i = 0; i < cids.size(); ++i) {
    std::string_view text = cids[i].view();
    alike = alike && text.size() > kSame + 8 && text.substr(0, kSame) == cids[0].view().substr(0, kSame);
    for (size_t k = kSame; alike && k < kSame + 8; ++k)
      keyed[i].key = keyed[i].key << 8 | static_cast<uint8_t>(text[k]);
    keyed[i].index = static_cast<uint32_t>(i);
  }
  auto before = [&](const Keyed& a, const Keyed& b) {
    return alike && a.key != b.key ? a.key < b.key : cids[a.index].view() < cids[b.index].view();
  };
  if (!std::is_sorted(keyed.begin(), keyed.end(), before)) std::sort(keyed.begin(), keyed.end(), before);
  std::vector<uint32_t> order(cids.size());
  for (size_t i = 0; i < order.size(); ++i) order[i] = keyed[i].index;
  return order;
}

}  // namespace

void sortByText(std::vector<Cid>& cids) {
  std::vector<Cid> sorted;
  sorted.reserve(cids.size());
  for (uint32_t index : orderByText(cids)) sorted.push_back(std::move(cids[index]));
  cids = std::move(sorted);
}

Bytes signedMessage(const std::vector<Cid>& cids, std::string_view particleId) {
  constexpr size_t kNumber = 4;
  size_t size = 2 * kNumber + particleId.size();
  for (const Cid& cid : cids) size += kNumber + cid.view().size();
  Bytes out;
  out.reserve(size);
  auto number = [&](size_t n) {
    for (unsigned shift = 0; shift < 32; shift += 8) out.push_back(static_cast<uint8_t>(n >> shift));
  };
  auto text = [&](std::string_view s) {
    number(s.size());
    out.insert(out.end(), s.begin(), s.end());
  };
  number(cids.size());
  for (uint32_t index : orderByText(cids)) text(cids[index].view());
  text(particleId);
  return out;
}

}  // namespace aqua::data
