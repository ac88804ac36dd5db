// Signatures of what a run was made from and of what it adds (EXECUTION.md 9, step 6; 7.5).
#pragma once

#include <optional>

#include "runtime/data/data.h"

namespace aqua::data {

/// Of two signatures of one peer the one over more content ids is kept, and these have to include the others: a peer
/// can only ever add results.
std::optional<Fault> mergeSignatures(const Data& previous, const Data& current, Signatures& merged);

/// Puts the signature of `key` over `cids`, which are in the order of the trace. A peer that answers for nothing new
/// keeps the one it has.
void sign(const crypto::KeyPair& key, std::string_view particleId, std::vector<Cid> cids, Signatures& signatures);

/// The same where `key` is known to answer for more than in the signature that is there, if there is one.
void signMore(const crypto::KeyPair& key, std::string_view particleId, Ref<const SignedList> list,
              Signatures& signatures);

}  // namespace aqua::data
