#include "runtime/crypto/keys.h"

#include <sodium.h>

#include <algorithm>
#include <cstring>

#include "runtime/crypto/prepare.h"

namespace aqua::crypto {

namespace {

constexpr std::string_view kAlphabet58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
constexpr std::string_view kAlphabet64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
constexpr uint8_t kNoDigit = 0xFF;

/// The digit that a character is, or kNoDigit.
constexpr std::array<uint8_t, 256> digitsOf(std::string_view alphabet) {
  std::array<uint8_t, 256> digits{};
  digits.fill(kNoDigit);
  for (size_t i = 0; i < alphabet.size(); ++i) digits[static_cast<uint8_t>(alphabet[i])] = static_cast<uint8_t>(i);
  return digits;
}
constexpr std::array<uint8_t, 256> kDigits58 = digitsOf(kAlphabet58), kDigits64 = digitsOf(kAlphabet64);

/// Identity multihash of 36 bytes that hold a protobuf: field 1 is the key type Ed25519, field 2 the key.
constexpr std::array<uint8_t, 6> kPeerIdPrefix = {0x00, 0x24, 0x08, 0x01, 0x12, 0x20};

}  // namespace

KeyPair KeyPair::fromSeed(const std::array<uint8_t, 32>& seed) {
  prepare();
  KeyPair pair;
  pair.seed_ = seed;
  crypto_sign_seed_keypair(pair.public_.data(), pair.secret_.data(), seed.data());
  pair.peerId_ = peerIdOf(pair.public_);
  return pair;
}

KeyPair KeyPair::known(std::string peerId) {
  KeyPair pair;
  if (auto key = publicKeyOf(peerId)) pair.public_ = *key;
  pair.peerId_ = std::move(peerId);
  return pair;
}

KeyPair KeyPair::fromText(std::string_view text) {
  return fromSeed(sha256({reinterpret_cast<const uint8_t*>(text.data()), text.size()}));
}

std::array<uint8_t, 64> KeyPair::sign(std::span<const uint8_t> message) const {
  std::array<uint8_t, 64> signature{};
  crypto_sign_detached(signature.data(), nullptr, message.data(), message.size(), secret_.data());
  return signature;
}

bool verify(std::span<const uint8_t> message, std::span<const uint8_t, 64> signature,
            std::span<const uint8_t, 32> publicKey) {
  prepare();
  return crypto_sign_verify_detached(signature.data(), message.data(), message.size(), publicKey.data()) == 0;
}

bool isPublicKey(std::span<const uint8_t, 32> key) {
  prepare();
  std::array<uint8_t, 32> sum{};  // points can be added, other bytes cannot
  return crypto_core_ed25519_add(sum.data(), key.data(), key.data()) == 0;
}

std::optional<std::array<uint8_t, 32>> publicKeyOf(std::string_view peerId) {
  std::optional<Bytes> bytes = peerId.size() > 64 ? std::nullopt : fromBase58(peerId);
  if (!bytes || bytes->size() != kPeerIdPrefix.size() + 32) return {};
  if (!std::equal(kPeerIdPrefix.begin(), kPeerIdPrefix.end(), bytes->begin())) return {};
  std::array<uint8_t, 32> key{};
  std::copy(bytes->begin() + kPeerIdPrefix.size(), bytes->end(), key.begin());
  return key;
}

std::string peerIdOf(std::span<const uint8_t, 32> publicKey) {
  std::array<uint8_t, kPeerIdPrefix.size() + 32> bytes{};
  std::copy(kPeerIdPrefix.begin(), kPeerIdPrefix.end(), bytes.begin());
  std::copy(publicKey.begin(), publicKey.end(), bytes.begin() + kPeerIdPrefix.size());
  return base58(bytes);
}

std::string base58(std::span<const uint8_t> bytes) {
  size_t zeros = 0;
  while (zeros < bytes.size() && bytes[zeros] == 0) ++zeros;
  // Four bytes in, five digits out: as many as a 64-bit product holds.
  constexpr size_t kBytes = 4, kDigits = 5;
  constexpr uint64_t kLimb = 58ULL * 58 * 58 * 58 * 58;
  std::span<const uint8_t> rest = bytes.subspan(zeros);
  std::vector<uint32_t> limbs;  // least significant first
  limbs.reserve(rest.size() / kBytes * 3 / 2 + 2);
  for (size_t size = (rest.size() + kBytes - 1) % kBytes + 1; !rest.empty(); rest = rest.subspan(size), size = kBytes) {
    uint64_t carry = 0;
    for (uint8_t byte : rest.first(size)) carry = carry << 8 | byte;
    for (uint32_t& limb : limbs) {
      carry += uint64_t{limb} << (8 * size);
      limb = static_cast<uint32_t>(carry % kLimb);
      carry /= kLimb;
    }
    for (; carry > 0; carry /= kLimb) limbs.push_back(static_cast<uint32_t>(carry % kLimb));
  }
  std::string text(zeros + limbs.size() * kDigits, kAlphabet58.front());
  auto out = text.rbegin();
  for (uint32_t limb : limbs)
    for (size_t i = 0; i < kDigits; ++i, limb /= 58) *out++ = kAlphabet58[limb % 58];
  size_t leading = text.find_first_not_of(kAlphabet58.front(), zeros);  // of the most significant limb
  text.erase(zeros, std::min(leading, text.size()) - zeros);
  return text;
}

std::string shownAsBase58(std::span<const uint8_t> bytes) {
  constexpr size_t kMost = 1024;
  if (bytes.size() <= kMost) return base58(bytes);
  return base58(bytes.first(kMost)) + "… (" + std::to_string(bytes.size()) + " bytes)";
}

std::optional<Bytes> fromBase58(std::string_view text) {
  size_t ones = std::min(text.find_first_not_of(kAlphabet58.front()), text.size());
  // Ten digits in: as many as 64 bits hold.
  constexpr size_t kDigits = 10;
  __extension__ using Wide = unsigned __int128;
  std::string_view rest = text.substr(ones);
  std::vector<uint64_t> limbs;  // least significant first
  limbs.reserve(rest.size() / kDigits + 1);
  for (size_t size = (rest.size() + kDigits - 1) % kDigits + 1; !rest.empty();
       rest.remove_prefix(size), size = kDigits) {
    uint64_t carry = 0, factor = 1;
    for (char c : rest.substr(0, size)) {
      uint8_t digit = kDigits58[static_cast<uint8_t>(c)];
      if (digit == kNoDigit) return {};
      carry = carry * 58 + digit;
      factor *= 58;
    }
    for (uint64_t& limb : limbs) {
      Wide product = Wide{limb} * factor + carry;
      limb = static_cast<uint64_t>(product);
      carry = static_cast<uint64_t>(product >> 64);
    }
    if (carry > 0) limbs.push_back(carry);
  }
  Bytes bytes;  // least significant first
  bytes.reserve(limbs.size() * sizeof(uint64_t) + ones);
  for (uint64_t limb : limbs)
    for (size_t i = 0; i < sizeof limb; ++i, limb >>= 8) bytes.push_back(static_cast<uint8_t>(limb & 0xFF));
  while (!bytes.empty() && bytes.back() == 0) bytes.pop_back();  // of the most significant limb
  bytes.insert(bytes.end(), ones, 0);
  std::reverse(bytes.begin(), bytes.end());
  return bytes;
}

// Particle data goes through these two; those of sodium, in constant time, take 7 and 13 times as long.
std::string base64(std::span<const uint8_t> bytes) {
  std::string text((bytes.size() + 2) / 3 * 4, '=');
  char* out = text.data();
  auto put = [&](uint32_t group, size_t digits) {
    for (size_t i = 0; i < digits; ++i) out[i] = kAlphabet64[(group >> (18 - 6 * i)) & 63];
    out += 4;
  };
  size_t whole = bytes.size() / 3 * 3;
  for (size_t i = 0; i < whole; i += 3) put(uint32_t{bytes[i]} << 16 | uint32_t{bytes[i + 1]} << 8 | bytes[i + 2], 4);
  if (bytes.size() - whole == 1) put(uint32_t{bytes[whole]} << 16, 2);
  if (bytes.size() - whole == 2) put(uint32_t{bytes[whole]} << 16 | uint32_t{bytes[whole + 1]} << 8, 3);
  return text;
}

std::optional<Bytes> fromBase64(std::string_view text) {
  if (text.size() % 4 != 0) return {};
  if (text.empty()) return Bytes();
  size_t padding = text.ends_with("==") ? 2 : text.ends_with("=") ? 1 : 0;
  Bytes bytes(text.size() / 4 * 3);
  uint8_t* out = bytes.data();
  uint8_t wrong = 0;  // has its top bit when a character is no digit
  auto group = [&](size_t at, size_t digits) {
    uint32_t bits = 0;
    for (size_t i = 0; i < digits; ++i) {
      uint8_t digit = kDigits64[static_cast<uint8_t>(text[at + i])];
      wrong |= digit;
      bits |= uint32_t{digit} << (18 - 6 * i);
    }
    for (unsigned shift = 24; shift > 0; shift -= 8) *out++ = static_cast<uint8_t>(bits >> (shift - 8));
  };
  size_t last = text.size() - 4;
  for (size_t i = 0; i < last; i += 4) group(i, 4);
  group(last, 4 - padding);
  // What padding cuts off has to be zero.
  for (size_t i = 0; i < padding; ++i)
    if (bytes[bytes.size() - 1 - i] != 0) return {};
  if (wrong > 0x7F) return {};
  bytes.erase(bytes.end() - static_cast<std::ptrdiff_t>(padding), bytes.end());
  return bytes;
}

std::array<uint8_t, 32> sha256(std::span<const uint8_t> bytes) {
  std::array<uint8_t, 32> hash{};
  crypto_hash_sha256(hash.data(), bytes.data(), bytes.size());
  return hash;
}

}  // namespace aqua::crypto
