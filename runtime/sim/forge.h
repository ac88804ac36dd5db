// Data that no honest peer makes (PEERS.md 1.7). It is not trusted, so it travels as bytes and is verified like
// everything that comes from outside.
#pragma once

#include <functional>
#include <string_view>

#include "runtime/crypto/keys.h"
#include "runtime/data/data.h"
#include "runtime/scenario/path.h"

namespace aqua::sim {

using values::Value;

/// Another value of the same form.
Value otherValue(const Value& value);

/// Whose results are meant, by peer id.
using Whose = std::function<bool(std::string_view peer)>;

// Null pointer: there is no such result.

/// The value of the first such result is another one, under the same content id.
data::DataPtr withEditedValue(const data::Data& data, const Whose& whose);
/// The same with the last value that has such a part: that part becomes `with`.
data::DataPtr withPartReplaced(const data::Data& data, const Path& path, const Value& with);
/// The last result of the first such peer that signed something is another one, under its right ids; the signature of
/// that peer is gone, and `key` has signed the result with all that it answers for itself.
data::DataPtr withForgedResult(const data::Data& data, const Whose& whose, const crypto::KeyPair& key,
                               std::string_view particleId);
/// All results of the peer of `key` that `before`, which may be null, has not are other ones, with right ids and a
/// right signature. Different for each `version`, from 1. `answered` hears of each of them.
data::DataPtr otherVersion(const data::Data& data, const data::Data* before, const crypto::KeyPair& key,
                           std::string_view particleId, uint64_t version,
                           const std::function<void(const data::Tetraplet&, std::string_view)>& answered);
/// The same data, as something that came from outside.
data::DataPtr untrusted(const data::Data& data);

}  // namespace aqua::sim
