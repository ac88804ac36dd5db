#include "runtime/vm/data.h"

#include <algorithm>
#include <cstring>
#include <new>

#include <llvm/Support/xxhash.h>

#include "runtime/values/cid.h"

namespace aqua::vm {

Text::Text(std::string_view text) {
  if (text.empty()) return;
  void* block = ::operator new(sizeof(Rep) + text.size());
  rep_ = Ref<Rep>(new (block) Rep(text.size(), hashOf(text)));
  std::memcpy(rep_->data(), text.data(), text.size());
}

uint64_t Text::hashOf(std::string_view text) {
  return text.empty() ? 0 : llvm::xxHash64(llvm::StringRef(text.data(), text.size()));
}

const Value* ValueRecord::value() const {
  if (!read_) {
    read_ = true;
    value_ = values::parseJson(text_);
  }
  return value_ ? &*value_ : nullptr;
}

const Cid& TetrapletRecord::cid() const {
  if (cid_.empty()) cid_ = Cid(values::cidOfText(jsonOf(tetraplet)));
  return cid_;
}

const Cid& Item::cid() const {
  if (cid_.empty()) cid_ = Cid(values::cidOf(value));
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
  return elements_[index] = ItemRef(new Item(
             array[index], Ref<const TetrapletRecord>(new TetrapletRecord(std::move(origin))), provenance));
}

namespace {

void appendMember(std::string& out, std::string_view name, std::string_view text) {
  out += out.empty() ? "{\"" : ",\"";
  out.append(name).append("\":");
  values::appendJsonString(out, text);
}

}  // namespace

std::string jsonOf(const Tetraplet& t) {
  std::string out;
  appendMember(out, "peer_pk", t.peer);
  appendMember(out, "service_id", t.service);
  appendMember(out, "function_name", t.function);
  appendMember(out, "lens", t.lens);
  return out += '}';
}

std::string jsonOf(const CanonElement& element) {
  std::string out;
  appendMember(out, "value", element.value.view());
  appendMember(out, "tetraplet", element.tetraplet.view());
  out += ",\"provenance\":";
  std::string provenance;
  switch (element.provenance.kind) {
    case Provenance::Kind::Literal: appendMember(provenance, "type", "literal"); break;
    case Provenance::Kind::ServiceResult: appendMember(provenance, "type", "service_result"); break;
    case Provenance::Kind::Canon: appendMember(provenance, "type", "canon"); break;
  }
  if (element.provenance.kind != Provenance::Kind::Literal)
    appendMember(provenance, "cid", element.provenance.cid.view());
  return out.append(provenance).append("}}");
}

std::string jsonOf(const CanonResult& result) {
  std::string out;
  appendMember(out, "tetraplet", result.tetraplet.view());
  out += ",\"values\":[";
  for (size_t i = 0; i < result.values.size(); ++i) {
    if (i > 0) out += ',';
    values::appendJsonString(out, result.values[i].view());
  }
  return out += "]}";
}

std::string jsonOf(const ServiceResult& result) {
  std::string out;
  appendMember(out, "value_cid", result.value.view());
  appendMember(out, "argument_hash", result.argumentHash.view());
  appendMember(out, "tetraplet_cid", result.tetraplet.view());
  return out += '}';
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

std::optional<SignedCids> signedCids(const Trace& trace, const Stores& stores, MissingRecord* missing) {
  SignedCids result;
  auto fail = [&](std::string_view what, const Cid& cid) {
    if (missing) *missing = {std::string(what), cid, std::move(result)};
    return std::nullopt;
  };
  std::vector<Cid>* list = nullptr;  // most states follow one of the same peer
  Cid listOf;
  for (const State& state : trace) {
    const Cid* tetraplet = nullptr;
    switch (state.kind) {
      case State::Kind::CallScalar:
      case State::Kind::CallStream:
      case State::Kind::CallFailed: {
        const ServiceResult* record = stores.serviceResults.get(state.text);
        if (!record) return fail("service result aggregate", state.text);
        tetraplet = &record->tetraplet;
        break;
      }
      case State::Kind::CanonDone: {
        const CanonResult* record = stores.canonResults.get(state.text);
        if (!record) return fail("canon result aggregate", state.text);
        tetraplet = &record->tetraplet;
        break;
      }
      case State::Kind::Par:
      case State::Kind::CallSent:
      case State::Kind::CallRequested:
      case State::Kind::CallUnused:
      case State::Kind::Ap:
      case State::Kind::CanonSent:
      case State::Kind::Fold: continue;
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

// All ids begin with the same letters, so what follows those is compared as one number first.
void sortByText(std::vector<Cid>& cids) {
  constexpr size_t kSame = 9;  // "bagaaihra"
  struct Keyed {
    uint64_t key = 0;
    Cid cid;
  };
  std::vector<Keyed> keyed(cids.size());
  bool alike = true;
  for (size_t i = 0; i < cids.size(); ++i) {
    std::string_view text = cids[i].view();
    alike &= text.size() > kSame + 8 && text.substr(0, kSame) == cids[0].view().substr(0, kSame);
    for (size_t k = kSame; alike && k < kSame + 8; ++k) keyed[i].key = keyed[i].key << 8 | static_cast<uint8_t>(text[k]);
    keyed[i].cid = std::move(cids[i]);
  }
  std::sort(keyed.begin(), keyed.end(), [&](const Keyed& a, const Keyed& b) {
    return alike && a.key != b.key ? a.key < b.key : a.cid.view() < b.cid.view();
  });
  for (size_t i = 0; i < cids.size(); ++i) cids[i] = std::move(keyed[i].cid);
}

Bytes signedMessage(std::vector<Cid> cids, std::string_view particleId) {
  sortByText(cids);
  Bytes out;
  auto number = [&](size_t n) {
    for (unsigned shift = 0; shift < 32; shift += 8) out.push_back(static_cast<uint8_t>(n >> shift));
  };
  auto text = [&](std::string_view s) {
    number(s.size());
    out.insert(out.end(), s.begin(), s.end());
  };
  number(cids.size());
  for (const Cid& cid : cids) text(cid.view());
  text(particleId);
  return out;
}

}  // namespace aqua::vm
