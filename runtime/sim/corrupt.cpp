// Damage to particle data on the way.
#include <algorithm>

#include "runtime/data/codec/codec.h"
#include "runtime/sim/turn.h"

namespace aqua::sim {

namespace {

/// The text whose id comes first among the records that have one: the same in every run.
template <class Record, class TextOf> std::string_view firstText(const data::Store<Record>& store, TextOf&& textOf) {
  std::string_view best, bestId;
  for (const auto& entry : store) {
    std::string_view id = entry.cid.view(), text = textOf(*entry.record);
    if (text.empty() || (!bestId.empty() && bestId <= id)) continue;
    bestId = id;
    best = text;
  }
  return best;
}

void flip(data::Bytes& bytes, size_t at, uint64_t bits) {
  constexpr unsigned kBits = 8;
  bytes[at] = static_cast<uint8_t>(bytes[at] ^ (1U << (bits % kBits)));
}

/// Another character of the same kind in place of one, so that the text stays a text.
void change(data::Bytes& bytes, size_t begin, size_t length, uint64_t bits) {
  for (size_t i = 0; i < length; ++i) {
    uint8_t& byte = bytes[begin + (bits + i) % length];
    bool digit = byte >= '0' && byte <= '9', letter = (byte | 0x20) >= 'a' && (byte | 0x20) <= 'z';
    if (!digit && !letter) continue;
    byte = digit ? static_cast<uint8_t>(byte == '9' ? '8' : byte + 1) : static_cast<uint8_t>(byte ^ 1);
    return;
  }
  flip(bytes, begin, bits);
}

}  // namespace

data::Bytes corrupted(const data::Data& data, CorruptPart part, uint64_t bits) {
  data::Bytes bytes = data::encode(data);
  std::string_view text;
  switch (part) {
  case CorruptPart::Envelope: flip(bytes, 0, bits); return bytes;
  case CorruptPart::Inner: flip(bytes, bytes.size() - 1 - bits % std::min<size_t>(bytes.size(), 8), bits); return bytes;
  case CorruptPart::Value:
    text = firstText(data.stores.values, [](const data::ValueRecord& record) { return record.text(); });
    break;
  case CorruptPart::Tetraplet:
    text = firstText(data.stores.tetraplets,
                     [](const data::TetrapletRecord& record) { return std::string_view(record.tetraplet.peer); });
    break;
  }
  auto found = text.empty() ? bytes.end() : std::search(bytes.begin(), bytes.end(), text.begin(), text.end());
  if (found == bytes.end()) flip(bytes, bytes.size() / 2, bits);  // nothing of that kind is there
  else change(bytes, static_cast<size_t>(found - bytes.begin()), text.size(), bits);
  return bytes;
}

}  // namespace aqua::sim
