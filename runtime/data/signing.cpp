#include "runtime/data/signing.h"

#include <algorithm>

#include <fmt/format.h>

#include "runtime/crypto/keys.h"
#include "runtime/data/verify.h"

namespace aqua::data {

namespace {

/// Peer id that a stored key belongs to; empty for keys of other kinds, which answer for nothing.
std::string peerOf(const Bytes& key) {
  if (key.size() != 33 || key[0] != 0) return "";
  return crypto::peerIdOf(std::span<const uint8_t, 32>(key.data() + 1, 32));
}

bool byText(const Cid& a, const Cid& b) { return !a.same(b) && a.view() < b.view(); }

std::string listed(const std::vector<Cid>& cids) {
  std::string out;
  for (const Cid& cid : cids) {
    if (!out.empty()) out += ", ";
    out.append("\"").append(cid.view()).append("\"");
  }
  return out;
}

Fault notFound(int64_t code, const MissingRecord& missing) {
  return {code, fmt::format("{} for CID \"{}\" not found", missing.what, missing.cid.view())};
}

/// Does `all` have every one of `some`, in that order?
bool goesOn(const std::vector<Cid>& some, const std::vector<Cid>& all) {
  size_t found = 0;
  for (size_t i = 0; i < all.size() && found < some.size(); ++i) found += all[i] == some[found];
  return found == some.size();
}

}  // namespace

void Signatures::Record::sign() const {
  entry_.second = storedSignature(signer_->key, cids->byText(), signer_->particleId);
  signer_.reset();
}

namespace {

/// `more`: than `own`, the signature of this key that is there, or a null pointer.
void put(const crypto::KeyPair& key, std::string_view particleId, Bytes stored, Ref<const SignedList> list,
         const Signatures::Record* own, bool more, Signatures& signatures) {
  Ref<Signatures::Record> record(new Signatures::Record(
      std::move(stored), Ref<const SigningKey>(new SigningKey(key, particleId)), std::move(list)));
  bool newest = more && own->history && own->history->newest == own->version;
  record->history = newest ? own->history : Ref<SignatureHistory>(new SignatureHistory);
  record->version = newest ? ++own->history->newest : 0;
  signatures.put(std::move(record));
}

}  // namespace

void signMore(const crypto::KeyPair& key, std::string_view particleId, Ref<const SignedList> list,
              Signatures& signatures) {
  Bytes stored = storedKey(key);
  const Signatures::Record* own = signatures.get(stored);
  put(key, particleId, std::move(stored), std::move(list), own, own != nullptr, signatures);
}

void sign(const crypto::KeyPair& key, std::string_view particleId, std::vector<Cid> cids, Signatures& signatures) {
  Bytes stored = storedKey(key);
  const Signatures::Record* own = signatures.get(stored);
  Ref<const SignedList> list(new SignedList(std::move(cids)));
  bool more = false;
  if (own && own->cids) {
    more = goesOn(own->cids->inTrace(), list->inTrace());
    bool asMany = own->cids->inTrace().size() == list->inTrace().size();
    if (asMany && (more || own->cids->byText() == list->byText())) return;
  }
  put(key, particleId, std::move(stored), std::move(list), own, more, signatures);
}

std::optional<Fault> mergeSignatures(const Data& previous, const Data& current, Signatures& merged) {
  using Record = Signatures::Record;
  std::optional<SignedCids> before, now;  // grouped when a list is not known
  MissingRecord missing;
  std::optional<Fault> fault;
  auto listOf = [&](const Data& data, std::optional<SignedCids>& grouped, const Record& record, int64_t code) {
    if (record.cids) return record.cids;
    std::vector<Cid> cids;
    if (!grouped) grouped = signedCids(data, &missing);
    if (!grouped) {
      if (!fault) fault = notFound(code, missing);
    } else if (auto found = grouped->find(peerOf(record.key())); found != grouped->end()) {
      cids = found->second;
    }
    return record.cids = Ref<const SignedList>(new SignedList(std::move(cids)));
  };
  merged = Signatures::merged(
      previous.signatures, current.signatures, [&](const Ref<const Record>& mine, const Ref<const Record>& theirs) {
        if (fault) return mine;
        if (mine->history && mine->history == theirs->history) return theirs->version > mine->version ? theirs : mine;
        Ref<const SignedList> a = listOf(previous, before, *mine, 20010);
        Ref<const SignedList> b = fault ? a : listOf(current, now, *theirs, 8);
        if (fault) return mine;
        const bool more = b->inTrace().size() > a->inTrace().size();
        const std::vector<Cid>& larger = more ? b->byText() : a->byText();
        const std::vector<Cid>& smaller = more ? a->byText() : b->byText();
        if (!std::includes(larger.begin(), larger.end(), smaller.begin(), smaller.end(), byText))
          fault = Fault{9, fmt::format("inconsistent CID multisets on merge for peer \"{}\", prev: [{}], current: [{}]",
                                       peerOf(mine->key()), listed(larger), listed(smaller))};
        return more ? theirs : mine;
      });
  return fault;
}

}  // namespace aqua::data
