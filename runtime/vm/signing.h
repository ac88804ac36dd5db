// Which signature of a peer is kept when data meets data (AIR execution spec 9, step 6).
#pragma once

#include <optional>

#include "runtime/vm/data.h"

namespace aqua::vm {

/// Of two signatures of one peer the one over more content ids is kept, and these have to include the others: a peer
/// can only ever add results.
std::optional<Fault> mergeSignatures(const Data& previous, const Data& current, Signatures& merged);

}  // namespace aqua::vm
