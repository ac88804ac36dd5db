#include "runtime/crypto/cid.h"

#include "runtime/crypto/keys.h"

namespace aqua::crypto {

std::string cidOfBytes(std::span<const uint8_t> bytes) {
  constexpr char kDigits[] = "abcdefghijklmnopqrstuvwxyz234567";
  constexpr unsigned kBits = 5, kByte = 8;
  Bytes id{1, 0x55, 0x12, 0x20};  // version, raw, SHA-256, so many bytes
  auto digest = sha256(bytes);
  id.insert(id.end(), digest.begin(), digest.end());
  std::string text = "b";
  unsigned pending = 0, bits = 0;
  for (uint8_t byte : id) {
    pending = pending << kByte | byte;
    for (bits += kByte; bits >= kBits; bits -= kBits) text += kDigits[pending >> (bits - kBits) & 31];
  }
  if (bits > 0) text += kDigits[pending << (kBits - bits) & 31];
  return text;
}

}  // namespace aqua::crypto
