// Ed25519 keys and libp2p peer ids (PEERS.md 1.4).
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace aqua::crypto {

using Bytes = std::vector<uint8_t>;

class KeyPair {
 public:
  /// Deterministic: the same 32-byte seed gives the same key.
  static KeyPair fromSeed(const std::array<uint8_t, 32>& seed);
  /// Seed = SHA-256(text).
  static KeyPair fromText(std::string_view text);
  /// Of somebody else: only its id and its public key, as far as the id has it. It signs nothing that is believed.
  static KeyPair known(std::string peerId);
  const std::array<uint8_t, 32>& seed() const { return seed_; }
  const std::array<uint8_t, 32>& publicKey() const { return public_; }
  /// `12D3KooW...`
  const std::string& peerId() const { return peerId_; }
  std::array<uint8_t, 64> sign(std::span<const uint8_t> message) const;

 private:
  std::array<uint8_t, 32> seed_{}, public_{};
  std::array<uint8_t, 64> secret_{};
  std::string peerId_;
};

bool verify(std::span<const uint8_t> message, std::span<const uint8_t, 64> signature,
            std::span<const uint8_t, 32> publicKey);
/// Do these bytes name a point of the curve? Half of all bytes do not.
bool isPublicKey(std::span<const uint8_t, 32> key);
/// The key inside an Ed25519 peer id; empty for anything else.
std::optional<std::array<uint8_t, 32>> publicKeyOf(std::string_view peerId);
std::string peerIdOf(std::span<const uint8_t, 32> publicKey);

/// Takes time that grows with the square of the length, and so does the way back.
std::string base58(std::span<const uint8_t> bytes);
/// For people: of what is longer than any key or signature the beginning and the length.
std::string shownAsBase58(std::span<const uint8_t> bytes);
std::optional<Bytes> fromBase58(std::string_view text);
std::string base64(std::span<const uint8_t> bytes);
std::optional<Bytes> fromBase64(std::string_view text);
std::array<uint8_t, 32> sha256(std::span<const uint8_t> bytes);

}  // namespace aqua::crypto
