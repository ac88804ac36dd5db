#include "runtime/data/verify_cid.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include <fmt/format.h>

#include "runtime/values/cid.h"
#include "runtime/crypto/keys.h"

namespace aqua::data {

namespace {

using crypto::Bytes;

struct Base {
  char prefix;
  unsigned bits;
  std::string_view alphabet;
};
/// Letters of the first three may have either case; of the prefix, too.
constexpr std::array<Base, 5> kBases{{
    {'b', 5, "abcdefghijklmnopqrstuvwxyz234567"},
    {'v', 5, "0123456789abcdefghijklmnopqrstuv"},
    {'f', 4, "0123456789abcdef"},
    {'m', 6, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"},
    {'u', 6, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"},
}};
constexpr char kBase58 = 'z';
constexpr size_t kLongest = 512;  // characters; an id of 32-byte digests has 61

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

std::optional<Bytes> fromBase(const Base& base, std::string_view text) {
  Bytes bytes;
  uint32_t buffer = 0;
  unsigned bits = 0;
  bool anyCase = base.bits < 6;
  for (char c : text) {
    size_t digit = base.alphabet.find(anyCase ? lower(c) : c);
    if (digit == std::string_view::npos) return {};
    buffer = (buffer << base.bits) | static_cast<uint32_t>(digit);
    bits += base.bits;
    if (bits < 8) continue;
    bits -= 8;
    bytes.push_back(static_cast<uint8_t>(buffer >> bits));
    buffer &= (1U << bits) - 1;
  }
  // Bits beyond the last byte only fill up, with zeros.
  if (bits >= base.bits || buffer != 0) return {};
  return bytes;
}

std::optional<Bytes> fromMultibase(std::string_view text) {
  if (text.front() == kBase58) return crypto::fromBase58(text.substr(1));
  for (const Base& base : kBases)
    if (base.prefix == text.front() || (base.bits < 6 && base.prefix == lower(text.front())))
      return fromBase(base, text.substr(1));
  return {};
}

std::optional<uint64_t> varint(std::span<const uint8_t>& bytes) {
  uint64_t number = 0;
  for (unsigned shift = 0; shift < 63 && !bytes.empty(); shift += 7) {
    uint8_t byte = bytes.front();
    bytes = bytes.subspan(1);
    number |= uint64_t{byte & 0x7FU} << shift;
    if (byte < 0x80) return byte == 0 && shift > 0 ? std::nullopt : std::optional(number);
  }
  return {};
}

constexpr uint64_t kJson = 0x0200, kBlake3 = 0x1e, kSha256 = 0x12;
constexpr size_t kDigestSize = 32;

}  // namespace

std::optional<CidProblem> cidProblem(std::string_view cid, std::string_view json) {
  auto refuse = [](std::string reason) { return CidProblem{false, std::move(reason)}; };
  if (values::cidNames(cid, json)) return {};
  if (cid.size() < 2) return refuse("Input too short");
  constexpr std::string_view kOldForm = "Qm";  // version 0: always of the codec 0x70
  if (cid.size() == 46 && cid.starts_with(kOldForm)) return refuse("unsupported CID codec: 112");
  std::optional<Bytes> bytes = cid.size() > kLongest ? std::nullopt : fromMultibase(cid);
  if (!bytes) return refuse("Failed to decode multibase");
  std::span<const uint8_t> rest = *bytes;
  std::optional<uint64_t> version = varint(rest), codec = varint(rest);
  if (!version || !codec) return refuse("Failed to parse multihash");
  if (*version != 1) return refuse("Unrecognized CID version");
  std::optional<uint64_t> hash = varint(rest), size = varint(rest);
  if (!hash || !size || *size != rest.size()) return refuse("Failed to parse multihash");
  if (*codec != kJson) return refuse(fmt::format("unsupported CID codec: {}", *codec));
  if (*hash != kBlake3 && *hash != kSha256) return refuse(fmt::format("unsupported multihash code: {}", *hash));
  if (rest.size() != kDigestSize) return CidProblem{true, {}};
  // The same digest in the canonical text form has one spelling, so compare that.
  std::array<uint8_t, kDigestSize> digest{};
  if (*hash == kSha256) {
    digest = crypto::sha256({reinterpret_cast<const uint8_t*>(json.data()), json.size()});
  } else {
    Bytes named = *fromMultibase(values::cidOfText(json));
    std::copy(named.end() - kDigestSize, named.end(), digest.begin());
  }
  if (std::equal(digest.begin(), digest.end(), rest.begin())) return {};
  return CidProblem{true, {}};
}

}  // namespace aqua::data
