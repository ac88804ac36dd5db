// Noise_XX_25519_ChaChaPoly_SHA256 as libp2p uses it: a secret channel, and the peer ids of both sides.
#pragma once

#include <optional>
#include <string>

#include "runtime/crypto/channel.h"
#include "runtime/wire/bytes.h"

namespace aqua::wire {

class Noise {
 public:
  enum class Side : uint8_t { Dials, Listens };
  struct Keys {
    const crypto::KeyPair& identity;  // outlives the channel
    crypto::Key fixed, once;          // secrets of X25519: that of the process, and one for this channel alone
  };

  Noise(Side side, const Keys& keys);

  /// Uses what is complete; its content is added to `in`. False: the channel is broken.
  bool feed(Inbox& inbox, Bytes& in);
  /// For the other side, once it is known.
  void send(View bytes);
  /// What is to be carried over; whoever does takes it away.
  Bytes& out() { return out_; }
  /// Both sides know each other.
  bool isOpen() const { return step_ == Step::Open; }
  /// Of the other side.
  const std::string& peer() const { return peer_; }
  const std::string& failure() const { return failure_; }

 private:
  enum class Step : uint8_t { First, Second, Third, Open, Broken };
  using Key = crypto::Key;

  bool fail(std::string reason);
  void mix(View bytes);
  bool mixKey(const Key& secret, View other);
  std::pair<Key, Key> derive(View material) const;
  Bytes sealed(View plain);
  std::optional<Bytes> unsealed(View bytes);
  Bytes ownPayload() const;
  bool learn(View payload);

  bool handshake(View message);
  void write(View message);
  void writeFirst();
  bool readFirst(View message);
  bool readSecond(View message);
  bool readThird(View message);
  bool open();

  Side side_;
  const crypto::KeyPair& identity_;
  Key fixed_, once_;
  Step step_ = Step::First;  // the next message
  Key hash_{}, chain_{}, cipher_{};
  bool hasCipher_ = false;
  uint64_t counter_ = 0;
  Key theirOnce_{}, theirFixed_{};
  Key sends_{}, receives_{};
  uint64_t sent_ = 0, received_ = 0;
  std::string peer_, failure_;
  Bytes out_;
};

}  // namespace aqua::wire
