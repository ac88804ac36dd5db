#include "runtime/crypto/channel.h"

#include <sodium.h>

#include "runtime/crypto/prepare.h"

namespace aqua::crypto {

namespace {

using Nonce = std::array<uint8_t, crypto_aead_chacha20poly1305_ietf_NPUBBYTES>;

/// Four zero bytes, then the counter with its lowest byte first.
Nonce nonceOf(uint64_t counter) {
  constexpr size_t kZeros = 4;
  constexpr unsigned kByte = 8;
  Nonce nonce{};
  for (size_t i = kZeros; i < nonce.size(); ++i) nonce[i] = static_cast<uint8_t>(counter >> (kByte * (i - kZeros)));
  return nonce;
}

}  // namespace

Key agreementKey(const Key& secret) {
  prepare();
  Key key{};
  crypto_scalarmult_base(key.data(), secret.data());
  return key;
}

std::optional<Key> agree(const Key& secret, const Key& other) {
  prepare();
  Key shared{};
  if (crypto_scalarmult(shared.data(), secret.data(), other.data()) != 0) return std::nullopt;
  return shared;
}

Key hmacSha256(std::span<const uint8_t> key, std::span<const uint8_t> message) {
  crypto_auth_hmacsha256_state state;
  crypto_auth_hmacsha256_init(&state, key.data(), key.size());
  crypto_auth_hmacsha256_update(&state, message.data(), message.size());
  Key hash{};
  crypto_auth_hmacsha256_final(&state, hash.data());
  return hash;
}

Bytes seal(const Key& key, uint64_t counter, std::span<const uint8_t> about, std::span<const uint8_t> plain) {
  prepare();
  Bytes sealed(plain.size() + crypto_aead_chacha20poly1305_ietf_ABYTES);
  crypto_aead_chacha20poly1305_ietf_encrypt(sealed.data(), nullptr, plain.data(), plain.size(), about.data(),
                                            about.size(), nullptr, nonceOf(counter).data(), key.data());
  return sealed;
}

std::optional<Bytes> unseal(const Key& key, uint64_t counter, std::span<const uint8_t> about,
                            std::span<const uint8_t> sealed) {
  prepare();
  constexpr size_t kTag = crypto_aead_chacha20poly1305_ietf_ABYTES;
  if (sealed.size() < kTag) return std::nullopt;
  Bytes plain(sealed.size() - kTag);
  int result =
      crypto_aead_chacha20poly1305_ietf_decrypt(plain.data(), nullptr, nullptr, sealed.data(), sealed.size(),
                                                about.data(), about.size(), nonceOf(counter).data(), key.data());
  return result == 0 ? std::optional(std::move(plain)) : std::nullopt;
}

Key randomKey() {
  prepare();
  Key key{};
  randombytes_buf(key.data(), key.size());
  return key;
}

}  // namespace aqua::crypto
