// What data says, as 128 bits: equal for equal content, however it came about.
#pragma once

#include "runtime/data/data.h"
#include "runtime/values/fingerprint.h"

namespace aqua::data {

/// Of the trace in order, the last call id, the content ids in each store, and who signed; of data that nobody verified
/// also the bytes of the signatures. Never of encoded bytes or of the order in which records are kept: both depend on
/// what other peers did. Computed once for each `Data`, which must not be changed any more.
values::Fingerprint fingerprintOf(const Data& data);
/// All zero for null.
inline values::Fingerprint fingerprintOf(const Data* data) {
  return data ? fingerprintOf(*data) : values::Fingerprint{};
}

}  // namespace aqua::data
