// Content ids: the hash of a JSON text under which particle data keeps it (AIR execution spec 7.4).
#pragma once

#include <string>
#include <string_view>

#include "runtime/values/value.h"

namespace aqua::values {

/// CIDv1 of a text that is JSON already: `bagaaihra...`.
std::string cidOfText(std::string_view json);
/// CID of the canonical text.
std::string cidOf(const Value& value);
/// Does `cid` name exactly this text? BLAKE3 and SHA2-256 digests are understood; anything else is false.
bool cidNames(std::string_view cid, std::string_view json);

}  // namespace aqua::values
