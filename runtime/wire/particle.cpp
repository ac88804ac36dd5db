#include "runtime/wire/particle.h"

#include <limits>
#include <optional>

#include <fmt/format.h>

#include "compiler/base/printable.h"
#include "runtime/crypto/keys.h"
#include "runtime/data/codec/messagepack.h"

namespace aqua::wire {

namespace {

using data::MessagePackReader;

constexpr uint64_t kMessagePack = 0x0201;
constexpr uint8_t kUint64 = 0xcf;

void appendLittle(Bytes& out, uint64_t number, unsigned bytes) {
  constexpr unsigned kByte = 8;
  for (unsigned i = 0; i < bytes; ++i) out.push_back(static_cast<uint8_t>(number >> (kByte * i)));
}

/// A byte string, or the list of numbers that js-client writes.
bool readBytes(MessagePackReader& reader, Bytes& out) {
  if (auto bytes = reader.bytes()) {
    out.assign(bytes->begin(), bytes->end());
    return true;
  }
  auto count = reader.array();
  if (!count) return false;
  out.clear();
  for (uint32_t i = 0; i < *count; ++i) {
    auto number = reader.integer();
    if (!number || *number < 0 || *number > UINT8_MAX) return false;
    out.push_back(static_cast<uint8_t>(*number));
  }
  return true;
}

bool readText(MessagePackReader& reader, std::string& out) {
  auto text = reader.text();
  if (text) out = *text;
  return text.has_value();
}

template <class Integer> bool readNumber(MessagePackReader& reader, Integer& out) {
  auto number = reader.integer();
  if (!number || *number < 0 || static_cast<uint64_t>(*number) > std::numeric_limits<Integer>::max()) return false;
  out = static_cast<Integer>(*number);
  return true;
}

/// The members of the map, in bits.
enum : unsigned { kId = 1, kInit = 2, kTimestamp = 4, kTtl = 8, kScript = 16, kSignature = 32, kData = 64, kAll = 127 };

/// The member that was read: its bit, 0 for one that nobody needs; nothing: its value does not fit.
std::optional<unsigned> readMember(MessagePackReader& reader, std::string_view key, Particle& particle) {
  auto good = [](bool read, unsigned bit) { return read ? std::optional(bit) : std::nullopt; };
  if (key == "id") return good(readText(reader, particle.id), kId);
  if (key == "init_peer_id") return good(readText(reader, particle.initPeerId), kInit);
  if (key == "timestamp") return good(readNumber(reader, particle.timestamp), kTimestamp);
  if (key == "ttl") return good(readNumber(reader, particle.ttl), kTtl);
  if (key == "script") return good(readText(reader, particle.script), kScript);
  if (key == "signature") return good(readBytes(reader, particle.signature), kSignature);
  if (key == "data") return good(readBytes(reader, particle.data), kData);
  if (key == "action") return good(reader.text() == "Particle", 0);
  return good(reader.skip(), 0);
}

}  // namespace

Bytes signedBytes(const Particle& particle) {
  Bytes bytes;
  append(bytes, viewOf(particle.id));
  appendLittle(bytes, particle.timestamp, sizeof particle.timestamp);
  appendLittle(bytes, particle.ttl, sizeof particle.ttl);
  append(bytes, viewOf(particle.script));
  return bytes;
}

bool isSigned(const Particle& particle) {
  constexpr size_t kSize = 64;
  auto key = crypto::publicKeyOf(particle.initPeerId);
  return key && particle.signature.size() == kSize &&
         crypto::verify(signedBytes(particle), View(particle.signature).first<kSize>(), *key);
}

Bytes frameOf(const Particle& particle) {
  Bytes map;
  appendVarint(map, kMessagePack);
  data::MessagePackWriter writer(map);
  constexpr size_t kMembers = 8;
  writer.map(kMembers);
  auto text = [&](std::string_view key, std::string_view value) {
    writer.text(key);
    writer.text(value);
  };
  text("action", "Particle");
  text("id", particle.id);
  text("init_peer_id", particle.initPeerId);
  writer.text("timestamp");
  map.push_back(kUint64);
  appendBig(map, particle.timestamp, sizeof particle.timestamp);
  writer.text("ttl");
  writer.unsignedInteger(particle.ttl);
  text("script", particle.script);
  writer.text("signature");
  writer.bytes(particle.signature);
  writer.text("data");
  writer.bytes(particle.data);
  Bytes frame;
  appendVarint(frame, map.size());
  append(frame, map);
  return frame;
}

base::Result<Particle> readParticle(View frame) {
  Varint codec = readVarint(frame);
  if (codec.state != Varint::State::Good || codec.number != kMessagePack)
    return base::Failure{"a particle that is not written as MessagePack"};
  MessagePackReader reader(frame.subspan(codec.size));
  auto members = reader.map();
  if (!members) return base::Failure{"a particle that is no map"};
  Particle particle;
  unsigned seen = 0;
  for (uint32_t i = 0; i < *members; ++i) {
    auto key = reader.text();
    if (!key) return base::Failure{"a particle with a member without a name"};
    auto bit = readMember(reader, *key, particle);
    if (!bit) return base::Failure{fmt::format("the member {} of a particle does not fit", base::printable(*key))};
    if ((seen & *bit) != 0) return base::Failure{fmt::format("a particle with two members {}", *key)};
    seen |= *bit;
  }
  if (seen != kAll) return base::Failure{"a particle with a part missing"};
  if (!reader.atEnd()) return base::Failure{"bytes behind a particle"};
  return particle;
}

}  // namespace aqua::wire
