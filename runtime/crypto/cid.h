// Content ids of raw bytes, as files and modules have them.
#pragma once

#include <cstdint>
#include <span>
#include <string>

namespace aqua::crypto {

/// CIDv1 of raw bytes with their SHA-256, in base 32: `bafkrei...`.
std::string cidOfBytes(std::span<const uint8_t> bytes);

}  // namespace aqua::crypto
