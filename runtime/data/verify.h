// Is what arrived from another peer what it claims to be? (EXECUTION.md 7.4, 7.5, 9.)
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "runtime/crypto/keys.h"
#include "runtime/data/data.h"

namespace aqua::data {

/// Checks that content ids name their records, that references lead to records, and that each peer has signed what
/// it answers for in this particle; in this order, with codes 8 and 9 (9, steps 1-5). Records and signatures that
/// `known`, which is trusted, has as well are not checked again.
std::optional<Fault> verify(const Data& data, std::string_view particleId, const Data* known = nullptr);

/// What is demanded of data that this peer kept: keys, and one for each peer that answers for something (9, step 4).
/// Its content ids and signatures are trusted; records that are missing are found by the run. Keys that `verified`,
/// which has been verified and may be null, has as well are not looked at again.
std::optional<Fault> verifyKept(const Data& data, const Data* verified = nullptr);

/// The entry of `signatures` for a key (7.5).
Bytes storedKey(std::span<const uint8_t, 32> publicKey);
Bytes storedKey(const crypto::KeyPair& key);
/// Signs content ids, one for each occurrence in the trace, for a particle; as it is stored.
Bytes storedSignature(const crypto::KeyPair& key, const std::vector<Cid>& cids, std::string_view particleId);

/// What a peer has signed, for people.
struct Signer {
  std::string peer;       // peer id; base58 of the stored key when it is no Ed25519 key
  std::vector<Cid> cids;  // what it answers for, in order of the trace
  bool hasSignature = false;
  bool valid = false;
};
/// Everyone who answers for something in the trace or has a signature, by peer id. Empty: a record is missing.
std::optional<std::vector<Signer>> signers(const Data& data, std::string_view particleId);

}  // namespace aqua::data
