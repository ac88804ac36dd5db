#include "runtime/data/verify.h"

#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "compiler/base/result.h"
#include "runtime/data/verify_cid.h"

namespace aqua::data {

namespace {

/// Kinds of records as error texts call them.
constexpr std::string_view kValueType = "air_interpreter_data::raw_value::RawValue";
constexpr std::string_view kTetrapletType = "marine_call_parameters::SecurityTetraplet";
constexpr std::string_view kElementType = "air_interpreter_data::executed_state::CanonCidAggregate";
constexpr std::string_view kCanonResultType = "air_interpreter_data::executed_state::CanonResultCidAggregate";
constexpr std::string_view kServiceResultType = "air_interpreter_data::executed_state::ServiceResultCidAggregate";

constexpr uint8_t kEd25519 = 0;
constexpr size_t kKeySize = 32, kSignatureSize = 64;

Fault recordFault(std::string text) { return {8, std::move(text)}; }
Fault signatureFault(std::string text) { return {9, std::move(text)}; }

// ---------------------------------------------------------------------------------------------------------- records

/// The text of a record that its id is the hash of; `buffer` may be used for it.
std::string_view hashedText(const ValueRecord& record, std::string& /*buffer*/) { return record.text(); }
std::string_view hashedText(const TetrapletRecord& record, std::string& buffer) {
  jsonOf(record.tetraplet, buffer);
  return buffer;
}
template <class Record> std::string_view hashedText(const Record& record, std::string& buffer) {
  jsonOf(record, buffer);
  return buffer;
}

bool same(const ValueRecord& a, const ValueRecord& b) { return a.text() == b.text(); }
bool same(const TetrapletRecord& a, const TetrapletRecord& b) { return a.tetraplet == b.tetraplet; }
bool same(const CanonElement& a, const CanonElement& b) {
  return a.value == b.value && a.tetraplet == b.tetraplet && a.provenance == b.provenance;
}
bool same(const CanonResult& a, const CanonResult& b) { return a.tetraplet == b.tetraplet && a.values == b.values; }
bool same(const ServiceResult& a, const ServiceResult& b) {
  return a.value == b.value && a.argumentHash == b.argumentHash && a.tetraplet == b.tetraplet;
}

template <class Record>
std::optional<Fault> checkIds(const Store<Record>& store, const Store<Record>* known, std::string_view type) {
  std::string buffer;
  for (const auto& entry : store) {
    const Record* trusted = known ? known->get(entry.cid) : nullptr;
    if (trusted && (trusted == entry.record.get() || same(*trusted, *entry.record))) continue;
    std::optional<CidProblem> problem = cidProblem(entry.cid.view(), hashedText(*entry.record, buffer));
    if (!problem) continue;
    if (!problem->mismatch) return recordFault(std::move(problem->reason));
    return recordFault(fmt::format("Value mismatch in the \"{}\" store for CID \"{}\"", type, entry.cid.view()));
  }
  return {};
}

/// A reference that leads nowhere.
template <class Target>
std::optional<Fault> checkReference(const Cid& cid, const Store<Target>& store, std::string_view from,
                                    std::string_view to) {
  if (store.get(cid)) return {};
  return recordFault(
      fmt::format("Reference CID \"{}\" from type \"{}\" to \"{}\" was not found", cid.view(), from, to));
}

std::optional<Fault> checkReferences(const Stores& stores) {
  for (const auto& entry : stores.serviceResults) {
    const ServiceResult& r = *entry.record;
    if (auto fault = checkReference(r.tetraplet, stores.tetraplets, kServiceResultType, kTetrapletType)) return fault;
    if (auto fault = checkReference(r.value, stores.values, kServiceResultType, kValueType)) return fault;
  }
  for (const auto& entry : stores.canonElements) {
    const CanonElement& r = *entry.record;
    if (auto fault = checkReference(r.tetraplet, stores.tetraplets, kElementType, kTetrapletType)) return fault;
    if (auto fault = checkReference(r.value, stores.values, kElementType, kValueType)) return fault;
    std::optional<Fault> fault;
    switch (r.provenance.kind) {
    case Provenance::Kind::Literal: break;
    case Provenance::Kind::ServiceResult:
      fault = checkReference(r.provenance.cid, stores.serviceResults, kElementType, kServiceResultType);
      break;
    case Provenance::Kind::Canon:
      fault = checkReference(r.provenance.cid, stores.canonResults, kElementType, kCanonResultType);
      break;
    }
    if (fault) return fault;
  }
  for (const auto& entry : stores.canonResults) {
    const CanonResult& r = *entry.record;
    if (auto fault = checkReference(r.tetraplet, stores.tetraplets, kCanonResultType, kTetrapletType)) return fault;
    for (const Cid& element : r.values)
      if (auto fault = checkReference(element, stores.canonElements, kCanonResultType, kElementType)) return fault;
  }
  return {};
}

// ------------------------------------------------------------------------------------------------------- signatures

/// An Ed25519 key as it is stored, without its tag.
std::span<const uint8_t, kKeySize> keyOf(const Bytes& stored) {
  return std::span<const uint8_t, kKeySize>(&stored[1], kKeySize);
}

bool isKey(const Bytes& stored) { return stored.size() == 1 + kKeySize && stored.front() == kEd25519; }

/// May data be signed with a stored key? `point`: are its bytes looked at, too?
base::Result<base::Done> checkKey(const Bytes& key, bool point) {
  constexpr uint8_t kRsa = 1, kSecp256k1 = 2;
  if (key.empty()) return base::Failure{"invalid key data: Invalid type prefix"};
  uint8_t algorithm = key.front();
  if (algorithm > kSecp256k1) return base::Failure{"invalid key data: Invalid type prefix"};
  if (algorithm != kEd25519)
    return base::Failure{
        fmt::format("signature algorithm {} not whitelisted", algorithm == kRsa ? "RSA" : "Secp256k1")};
  if (key.size() != 1 + kKeySize)
    return base::Failure{fmt::format("invalid key data: {} bytes, expected {}", key.size() - 1, kKeySize)};
  if (point && !crypto::isPublicKey(keyOf(key)))
    return base::Failure{
        "invalid key data: Failed to decode with ed25519: signature error: Cannot decompress Edwards point"};
  return base::Done();
}

/// `proven`: signatures of which each is known to be one of its key.
std::optional<Fault> checkKeys(const Signatures& signatures, const Signatures* proven = nullptr) {
  for (const auto& [key, signature] : signatures) {
    auto good = checkKey(key, !proven || !proven->contains(key));
    if (!good)
      return signatureFault(fmt::format("malformed key: \"{}\": {}", crypto::shownAsBase58(key), good.error()));
  }
  return {};
}

/// The stored key of each signer, by peer id.
using Signers = std::map<std::string, const Signatures::value_type*, std::less<>>;

/// Keys are keys, and everyone who answers for something has one.
std::optional<Fault> checkSigners(const Data& data, const SignedCids& cids, Signers& signers) {
  for (const auto& entry : data.signatures) signers.emplace(crypto::peerIdOf(keyOf(entry.first)), &entry);
  for (const auto& [peer, list] : cids)
    if (!signers.contains(peer))
      return signatureFault(fmt::format("peer_id doens't match any available public key: \"{}\"", peer));
  return {};
}

bool isSigned(const Bytes& key, const Bytes& signature, const std::vector<Cid>& cids, std::string_view particleId) {
  if (signature.size() != 1 + kSignatureSize)
    return false;  // its first byte counts for nothing, the key has the algorithm
  return crypto::verify(signedMessage(cids, particleId),
                        std::span<const uint8_t, kSignatureSize>(&signature[1], kSignatureSize), keyOf(key));
}

std::string describeMismatch(const std::string& peer, const Bytes& key, const Bytes& signature, std::vector<Cid> cids) {
  std::sort(cids.begin(), cids.end(), [](const Cid& a, const Cid& b) { return a.view() < b.view(); });
  std::string list;
  for (const Cid& cid : cids) list += fmt::format("{}\"{}\"", list.empty() ? "" : ", ", cid.view());
  bool wellFormed = signature.size() == 1 + kSignatureSize;
  std::span<const uint8_t> bytes(signature);
  return fmt::format(
      "signature mismatch for \"{}\": Verification(Ed25519(signature::Error {{ source: {} }}, \"{}\", \"{}\")), "
      "values: "
      "CIDS: [{}]",
      peer, wellFormed ? "Some(Verification equation was not satisfied)" : "None",
      crypto::shownAsBase58(bytes.empty() ? bytes : bytes.subspan(1)), crypto::base58(keyOf(key)), list);
}

/// The keys are of the right form. Whether their bytes are points of the curve shows when a signature is checked.
std::optional<Fault> checkSignaturesOf(const Data& data, std::string_view particleId, const Data* known) {
  MissingRecord missing;
  std::optional<SignedCids> cids = signedCids(data, &missing);
  if (!cids)  // the production VM stops working there; its text for other references says the same
    return recordFault(fmt::format("Reference CID \"{}\" from type \"{}\" to \"{}\" was not found", missing.cid.view(),
                                   "air_interpreter_data::executed_state::ExecutedState", missing.what));
  Signers signers;
  if (auto fault = checkSigners(data, *cids, signers)) return fault;

  std::optional<SignedCids> trusted;
  static const std::vector<Cid> kNone;
  auto listOf = [&](const SignedCids& lists, const std::string& peer) -> const std::vector<Cid>& {
    auto found = lists.find(peer);
    return found == lists.end() ? kNone : found->second;
  };
  for (const auto& [peer, entry] : signers) {
    const auto& [key, signature] = *entry;
    const std::vector<Cid>& list = listOf(*cids, peer);
    if (known) {
      auto before = known->signatures.find(key);
      if (before != known->signatures.end() && before->second == signature) {
        if (!trusted) trusted = signedCids(*known).value_or(SignedCids());
        if (listOf(*trusted, peer) == list) continue;
      }
    }
    if (!isSigned(key, signature, list, particleId))
      return signatureFault(describeMismatch(peer, key, signature, list));
  }
  return {};
}

std::optional<Fault> checkSignatures(const Data& data, std::string_view particleId, const Data* known) {
  if (auto fault = checkKeys(data.signatures, &data.signatures)) return fault;
  auto fault = checkSignaturesOf(data, particleId, known);
  if (!fault) return {};
  auto first = checkKeys(data.signatures);
  return first ? first : fault;
}

}  // namespace

std::optional<Fault> verify(const Data& data, std::string_view particleId, const Data* known) {
  const Stores& stores = data.stores;
  const Stores* trusted = known ? &known->stores : nullptr;
  if (auto fault = checkIds(stores.values, trusted ? &trusted->values : nullptr, kValueType)) return fault;
  if (auto fault = checkIds(stores.tetraplets, trusted ? &trusted->tetraplets : nullptr, kTetrapletType)) return fault;
  if (auto fault = checkIds(stores.canonElements, trusted ? &trusted->canonElements : nullptr, kElementType))
    return fault;
  if (auto fault = checkIds(stores.canonResults, trusted ? &trusted->canonResults : nullptr, kCanonResultType))
    return fault;
  if (auto fault = checkIds(stores.serviceResults, trusted ? &trusted->serviceResults : nullptr, kServiceResultType))
    return fault;
  if (auto fault = checkReferences(stores)) return fault;
  return checkSignatures(data, particleId, known);
}

std::optional<Fault> verifyKept(const Data& data, const Data* verified) {
  if (auto fault = checkKeys(data.signatures, verified ? &verified->signatures : nullptr)) return fault;
  Signers signers;
  MissingRecord missing;  // the matter of the run
  std::optional<SignedCids> cids = signedCids(data, &missing);
  return checkSigners(data, cids ? *cids : missing.before, signers);
}

Bytes storedKey(std::span<const uint8_t, 32> publicKey) {
  Bytes bytes(1 + kKeySize, kEd25519);
  std::copy(publicKey.begin(), publicKey.end(), bytes.begin() + 1);
  return bytes;
}

Bytes storedKey(const crypto::KeyPair& key) { return storedKey(key.publicKey()); }

Bytes storedSignature(const crypto::KeyPair& key, const std::vector<Cid>& cids, std::string_view particleId) {
  auto signature = key.sign(signedMessage(cids, particleId));
  Bytes bytes(1 + kSignatureSize, kEd25519);
  std::copy(signature.begin(), signature.end(), bytes.begin() + 1);
  return bytes;
}

std::optional<std::vector<Signer>> signers(const Data& data, std::string_view particleId) {
  std::optional<SignedCids> cids = signedCids(data);
  if (!cids) return {};
  std::map<std::string, Signer, std::less<>> found;
  for (const auto& [peer, list] : *cids) found[peer].cids = list;
  for (const auto& [key, signature] : data.signatures) {
    Signer& signer = found[isKey(key) ? crypto::peerIdOf(keyOf(key)) : crypto::shownAsBase58(key)];
    signer.hasSignature = true;
    signer.valid = isKey(key) && isSigned(key, signature, signer.cids, particleId);
  }
  std::vector<Signer> result;
  for (auto& [peer, signer] : found) {
    signer.peer = peer;
    result.push_back(std::move(signer));
  }
  return result;
}

}  // namespace aqua::data
