// What secret channels between two peers are made of: X25519, ChaCha20-Poly1305 and HMAC-SHA256.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>

#include "runtime/crypto/keys.h"

namespace aqua::crypto {

using Key = std::array<uint8_t, 32>;

/// The public key of an X25519 secret: any 32 bytes are one.
Key agreementKey(const Key& secret);
/// What both sides know. Nothing: the other key is one of the few for which everybody knows it.
std::optional<Key> agree(const Key& secret, const Key& other);
Key hmacSha256(std::span<const uint8_t> key, std::span<const uint8_t> message);

/// Cipher text and its tag of 16 bytes. `counter` is never used twice with one key; `about` is protected as well.
Bytes seal(const Key& key, uint64_t counter, std::span<const uint8_t> about, std::span<const uint8_t> plain);
/// Nothing: it is not what somebody with this key sealed.
std::optional<Bytes> unseal(const Key& key, uint64_t counter, std::span<const uint8_t> about,
                            std::span<const uint8_t> sealed);

/// Bytes that nobody can foresee. Nothing that has to be repeatable may use them.
Key randomKey();

}  // namespace aqua::crypto
