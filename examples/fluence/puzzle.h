// The puzzle: a proof costs about 256 hashes, and its check one.
#pragma once

#include "../common/sha256.h"

inline bool solves(const std::string& nonce, const std::string& unit, uint64_t local) {
  return sha256::of(nonce + "/" + unit + "/" + std::to_string(local))[0] == 0;
}
