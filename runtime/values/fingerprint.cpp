#include "runtime/values/fingerprint.h"

#include <llvm/ADT/ArrayRef.h>
#include <llvm/Support/Endian.h>
#include <llvm/Support/xxhash.h>

namespace aqua::values {

namespace {

constexpr uint64_t mixed(uint64_t x) {
  x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9ULL;
  x = (x ^ (x >> 27)) * 0x94d049bb133111ebULL;
  return x ^ (x >> 31);
}

}  // namespace

Digest& Digest::add(uint64_t number) {
  std::array<uint8_t, sizeof number> bytes;
  llvm::support::endian::write64le(bytes.data(), number);
  bytes_.append(bytes.begin(), bytes.end());
  return *this;
}

Digest& Digest::add(std::string_view text) {
  add(uint64_t{text.size()});
  bytes_.append(text.begin(), text.end());
  return *this;
}

Fingerprint Digest::done() const {
  llvm::XXH128_hash_t hash = llvm::xxh3_128bits(llvm::ArrayRef<uint8_t>(bytes_.data(), bytes_.size()));
  return {hash.low64, hash.high64};
}

void UnorderedDigest::add(uint64_t hash) {
  constexpr uint64_t kOther = 0x9e3779b97f4a7c15ULL;
  add(Fingerprint{mixed(hash), mixed(hash + kOther)});
}

}  // namespace aqua::values
