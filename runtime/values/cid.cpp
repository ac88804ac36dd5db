#include "runtime/values/cid.h"

#include <array>
#include <optional>

#include <llvm/Support/BLAKE3.h>

#include "runtime/values/keys.h"

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
  if (code == kSha256) return sha256({data, text.size()});
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

/// Multibase: `b` and base 32 without padding.
std::string multibase(const CidBytes& bytes) {
  constexpr size_t kBytes = 5, kCharacters = 8;  // of a group
  constexpr size_t kGroups = (kCidSize + kBytes - 1) / kBytes;
  std::array<char, 1 + kGroups * kCharacters> text;
  text[0] = 'b';
  char* out = text.data() + 1;
  for (size_t at = 0; at < kCidSize; at += kBytes) {
    uint64_t group = 0;
    for (size_t i = 0; i < kBytes; ++i) group = group << 8 | (at + i < kCidSize ? bytes[at + i] : 0);
    for (size_t i = kCharacters; i-- > 0;) *out++ = kAlphabet32[group >> (i * 5) & 31];
  }
  return {text.data(), 1 + (kCidSize * 8 + 4) / 5};
}

}  // namespace

std::string cidOfText(std::string_view json) { return multibase(cidBytes(kBlake3, json)); }

std::string cidOf(const Value& value) { return cidOfText(value.text()); }

bool cidNames(std::string_view cid, std::string_view json) {
  for (uint8_t code : {kBlake3, kSha256}) {
    // The text of the first bytes already tells which hash it is; hash only then.
    CidBytes header{kPrefix[0], kPrefix[1], kPrefix[2], code, kDigestSize};
    constexpr size_t kSharedCharacters = 1 + (kPrefix.size() + 2) * 8 / 5;
    if (!cid.starts_with(std::string_view(multibase(header)).substr(0, kSharedCharacters))) continue;
    return cid == multibase(cidBytes(code, json));
  }
  return false;
}

}  // namespace aqua::values
