#include "runtime/wire/noise.h"

#include <algorithm>
#include <tuple>

namespace aqua::wire {

namespace {

constexpr std::string_view kName = "Noise_XX_25519_ChaChaPoly_SHA256";  // as long as a hash, so it is one
constexpr std::string_view kSigned = "noise-libp2p-static-key:";
constexpr uint8_t kKeyPrefix[] = {0x08, 0x01, 0x12, 0x20};  // PublicKey: Ed25519, 32 bytes
constexpr size_t kKey = 32, kTag = 16, kLength = 2, kMostPlain = 65519;
constexpr uint32_t kIdentityKey = 1, kIdentitySignature = 2;

Bytes signedBytes(const crypto::Key& fixed) {
  Bytes bytes;
  append(bytes, viewOf(kSigned));
  append(bytes, fixed);
  return bytes;
}

crypto::Key keyFrom(View bytes) {
  crypto::Key key{};
  std::copy_n(bytes.begin(), key.size(), key.begin());
  return key;
}

}  // namespace

Noise::Noise(Side side, const Keys& keys)
    : side_(side), identity_(keys.identity), fixed_(keys.fixed), once_(keys.once) {
  hash_ = chain_ = keyFrom(viewOf(kName));
  mix({});  // the prologue
  if (side_ == Side::Dials) writeFirst();
}

bool Noise::fail(std::string reason) {
  step_ = Step::Broken;
  failure_ = std::move(reason);
  return false;
}

void Noise::mix(View bytes) {
  Bytes all(hash_.begin(), hash_.end());
  append(all, bytes);
  hash_ = crypto::sha256(all);
}

std::pair<crypto::Key, crypto::Key> Noise::derive(View material) const {
  crypto::Key base = crypto::hmacSha256(chain_, material);
  const uint8_t first = 1;
  crypto::Key one = crypto::hmacSha256(base, {&first, 1});
  Bytes next(one.begin(), one.end());
  next.push_back(2);
  return {one, crypto::hmacSha256(base, next)};
}

bool Noise::mixKey(const Key& secret, View other) {
  auto shared = crypto::agree(secret, keyFrom(other));
  if (!shared) return fail("a key that everybody knows");
  std::tie(chain_, cipher_) = derive(*shared);
  hasCipher_ = true;
  counter_ = 0;
  return true;
}

Bytes Noise::sealed(View plain) {
  Bytes bytes = hasCipher_ ? crypto::seal(cipher_, counter_++, hash_, plain) : Bytes(plain.begin(), plain.end());
  mix(bytes);
  return bytes;
}

std::optional<Bytes> Noise::unsealed(View bytes) {
  std::optional<Bytes> plain =
      hasCipher_ ? crypto::unseal(cipher_, counter_++, hash_, bytes) : Bytes(bytes.begin(), bytes.end());
  mix(bytes);
  return plain;
}

Bytes Noise::ownPayload() const {
  Bytes key(std::begin(kKeyPrefix), std::end(kKeyPrefix)), payload;
  append(key, identity_.publicKey());
  appendField(payload, kIdentityKey, key);
  appendField(payload, kIdentitySignature, identity_.sign(signedBytes(crypto::agreementKey(fixed_))));
  return payload;
}

bool Noise::learn(View payload) {
  auto fields = readFields(payload);
  if (!fields) return fail("the identity cannot be read");
  View key, signature;
  for (const Field& field : *fields) {
    if (field.number == kIdentityKey) key = field.bytes;
    if (field.number == kIdentitySignature) signature = field.bytes;
  }
  constexpr size_t kSignature = 64;
  if (key.size() != sizeof kKeyPrefix + kKey || !std::equal(std::begin(kKeyPrefix), std::end(kKeyPrefix), key.begin()))
    return fail("an identity that is no Ed25519 key");
  View own = key.subspan(sizeof kKeyPrefix);
  if (signature.size() != kSignature ||
      !crypto::verify(signedBytes(theirFixed_), signature.first<kSignature>(), own.first<kKey>()))
    return fail("the identity did not sign the key of this channel");
  peer_ = crypto::peerIdOf(own.first<kKey>());
  return true;
}

void Noise::write(View message) {
  appendBig(out_, message.size(), kLength);
  append(out_, message);
}

void Noise::writeFirst() {
  Key own = crypto::agreementKey(once_);
  mix(own);
  mix({});  // an empty payload
  write(own);
  step_ = Step::Second;
}

bool Noise::readFirst(View message) {
  if (message.size() != kKey) return fail("no first message of Noise");
  theirOnce_ = keyFrom(message);
  mix(message);
  mix({});
  Key own = crypto::agreementKey(once_);
  Bytes answer(own.begin(), own.end());
  mix(own);
  if (!mixKey(once_, theirOnce_)) return false;
  append(answer, sealed(crypto::agreementKey(fixed_)));
  if (!mixKey(fixed_, theirOnce_)) return false;
  append(answer, sealed(ownPayload()));
  write(answer);
  step_ = Step::Third;
  return true;
}

bool Noise::readSecond(View message) {
  if (message.size() < kKey + kKey + kTag + kTag) return fail("no second message of Noise");
  theirOnce_ = keyFrom(message);
  mix(theirOnce_);
  if (!mixKey(once_, theirOnce_)) return false;
  auto fixed = unsealed(message.subspan(kKey, kKey + kTag));
  if (!fixed) return fail("the second message of Noise is damaged");
  theirFixed_ = keyFrom(*fixed);
  if (!mixKey(once_, theirFixed_)) return false;
  auto payload = unsealed(message.subspan(kKey + kKey + kTag));
  if (!payload) return fail("the second message of Noise is damaged");
  if (!learn(*payload)) return false;
  Bytes answer = sealed(crypto::agreementKey(fixed_));
  if (!mixKey(fixed_, theirOnce_)) return false;
  append(answer, sealed(ownPayload()));
  write(answer);
  return open();
}

bool Noise::readThird(View message) {
  if (message.size() < kKey + kTag + kTag) return fail("no third message of Noise");
  auto fixed = unsealed(message.first(kKey + kTag));
  if (!fixed) return fail("the third message of Noise is damaged");
  theirFixed_ = keyFrom(*fixed);
  if (!mixKey(once_, theirFixed_)) return false;
  auto payload = unsealed(message.subspan(kKey + kTag));
  if (!payload) return fail("the third message of Noise is damaged");
  return learn(*payload) && open();
}

bool Noise::open() {
  auto [first, second] = derive({});
  bool dials = side_ == Side::Dials;
  sends_ = dials ? first : second;
  receives_ = dials ? second : first;
  step_ = Step::Open;
  return true;
}

bool Noise::handshake(View message) {
  switch (step_) {
  case Step::First: return readFirst(message);
  case Step::Second: return readSecond(message);
  case Step::Third: return readThird(message);
  case Step::Open:
  case Step::Broken: break;
  }
  return false;
}

bool Noise::feed(Inbox& inbox, Bytes& in) {
  while (step_ != Step::Broken && inbox.size() >= kLength) {
    auto size = static_cast<size_t>(readBig(inbox.view().first(kLength)));
    if (inbox.size() < kLength + size) break;
    View message = inbox.view().subspan(kLength, size);
    if (step_ == Step::Open) {
      auto plain = crypto::unseal(receives_, received_++, {}, message);
      if (!plain) return fail("a damaged frame of Noise");
      append(in, *plain);
    } else if (!handshake(message)) {
      return false;
    }
    inbox.use(kLength + size);
  }
  return step_ != Step::Broken;
}

void Noise::send(View bytes) {
  while (!bytes.empty()) {
    View part = bytes.first(std::min(bytes.size(), kMostPlain));
    write(crypto::seal(sends_, sent_++, {}, part));
    bytes = bytes.subspan(part.size());
  }
}

}  // namespace aqua::wire
