// Particle data as JSON for people and for other tools (EXECUTION.md 7.3, 7.7).
#pragma once

#include <string>

#include "runtime/data/data.h"

namespace aqua::data {

/// `{"data": {"cid_info": ..., "lcid": ..., "signatures": ..., "trace": [...]}, "versions": {...}}`. Values are texts
/// that hold JSON; keys and signatures are base58.
Value humanReadable(const Data& data);
Value humanReadable(const State& state);

}  // namespace aqua::data
