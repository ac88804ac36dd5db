#include "runtime/values/cid.h"

#include <array>
#include <cstring>
#include <optional>

#include <llvm/Support/BLAKE3.h>

#include "runtime/crypto/keys.h"

namespace aqua::values {

namespace {

constexpr std::string_view kAlphabet32 = "abcdefghijklmnopqrstuvwxyz234567";
constexpr uint8_t kBlake3 = 0x1e;
constexpr uint8_t kSha256 = 0x12;
/// Version 1, codec 0x0200 (json) as a two-byte number, then hash code and digest size.
constexpr std::array<uint8_t, 3> kPrefix = {0x01, 0x80, 0x04};
constexpr size_t kDigestSize = 32;
constexpr size_t kCidSize = kPrefix.size() + 2 + kDigestSize;

using CidBytes = std::array<uint8_t, kCidSize>;

std::array<uint8_t, kDigestSize> digestOf(uint8_t code, std::string_view text) {
  const auto* data = reinterpret_cast<const uint8_t*>(text.data());
  if (code == kSha256) return crypto::sha256({data, text.size()});
  std::array<uint8_t, kDigestSize> digest{};
  llvm::BLAKE3 hasher;
  hasher.update(llvm::ArrayRef<uint8_t>(data, text.size()));
  auto result = hasher.final<kDigestSize>();
  std::copy(result.begin(), result.end(), digest.begin());
  return digest;
}

CidBytes cidBytes(uint8_t code, std::string_view text) {
  CidBytes bytes{kPrefix[0], kPrefix[1], kPrefix[2], code, kDigestSize};
  auto digest = digestOf(code, text);
  std::copy(digest.begin(), digest.end(), bytes.begin() + kPrefix.size() + 2);
  return bytes;
}

/// Two digits of base 32 at once.
constexpr auto kPairs32 = [] {
  std::array<std::array<char, 2>, 1024> pairs{};
  for (size_t i = 0; i < pairs.size(); ++i) pairs[i] = {kAlphabet32[i / 32], kAlphabet32[i % 32]};
  return pairs;
}();

/// Is this the beginning of an id with that hash? Ids that differ in the digest only have the same first characters.
bool startsLike(std::string_view cid, std::string_view other) {
  constexpr size_t kSharedCharacters = 1 + (kPrefix.size() + 2) * 8 / 5;
  return cid.starts_with(other.substr(0, kSharedCharacters));
}

}  // namespace

/// Multibase: `b` and base 32 without padding.
CidText::CidText(std::span<const uint8_t, 37> bytes) {
  static_assert(kCidSize == 37 && kSize == 1 + (kCidSize * 8 + 4) / 5);
  constexpr size_t kBytes = 5;  // of a group, which is eight digits
  characters_[0] = 'b';
  char* out = characters_.data() + 1;
  for (size_t at = 0; at < kCidSize; at += kBytes) {
    uint64_t group = 0;
    for (size_t i = 0; i < kBytes; ++i) group = group << 8 | (at + i < kCidSize ? bytes[at + i] : 0);
    for (unsigned shift = 40; shift > 0; out += 2) std::memcpy(out, kPairs32[group >> (shift -= 10) & 1023].data(), 2);
  }
}

CidText cidOfText(std::string_view json) { return CidText(cidBytes(kBlake3, json)); }

CidText cidOf(const Value& value) { return cidOfText(value.text()); }

bool cidNames(std::string_view cid, std::string_view json) {
  auto start = [](uint8_t code) { return CidText(CidBytes{kPrefix[0], kPrefix[1], kPrefix[2], code, kDigestSize}); };
  static const CidText blake3 = start(kBlake3), sha256 = start(kSha256);
  for (auto [code, of] : {std::pair(kBlake3, &blake3), std::pair(kSha256, &sha256)})
    if (startsLike(cid, *of)) return cid == std::string_view(CidText(cidBytes(code, json)));
  return false;
}

}  // namespace aqua::values
