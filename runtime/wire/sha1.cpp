#include "runtime/wire/sha1.h"

#include <bit>

#include "runtime/wire/bytes.h"

namespace aqua::wire {

namespace {

using Words = std::array<uint32_t, 5>;
constexpr size_t kBlock = 64;

/// One of the eighty rounds: what is added to the rest of them.
uint32_t mixed(size_t round, const Words& w) {
  constexpr uint32_t kAdded[] = {0x5A827999, 0x6ED9EBA1, 0x8F1BBCDC, 0xCA62C1D6};
  constexpr size_t kRounds = 20;
  uint32_t mix = 0;
  switch (round / kRounds) {
  case 0: mix = (w[1] & w[2]) | (~w[1] & w[3]); break;
  case 2: mix = (w[1] & w[2]) | (w[1] & w[3]) | (w[2] & w[3]); break;
  default: mix = w[1] ^ w[2] ^ w[3]; break;
  }
  return mix + kAdded[round / kRounds];
}

void addBlock(Words& hash, View block) {
  std::array<uint32_t, 80> schedule{};
  for (size_t i = 0; i < schedule.size(); ++i)
    schedule[i] = i < 16 ? static_cast<uint32_t>(readBig(block.subspan(4 * i, 4)))
                         : std::rotl(schedule[i - 3] ^ schedule[i - 8] ^ schedule[i - 14] ^ schedule[i - 16], 1);
  Words w = hash;
  for (size_t i = 0; i < schedule.size(); ++i) {
    uint32_t next = std::rotl(w[0], 5) + mixed(i, w) + w[4] + schedule[i];
    w = {next, w[0], std::rotl(w[1], 30), w[2], w[3]};
  }
  for (size_t i = 0; i < hash.size(); ++i) hash[i] += w[i];
}

}  // namespace

std::array<uint8_t, 20> sha1(std::string text) {
  constexpr size_t kLength = 8;
  Bytes length;
  appendBig(length, text.size() * 8, kLength);
  text.push_back('\x80');
  while (text.size() % kBlock != kBlock - kLength) text.push_back('\0');
  text.append(textOf(length));
  Words hash{0x67452301, 0xEFCDAB89, 0x98BADCFE, 0x10325476, 0xC3D2E1F0};
  for (size_t at = 0; at < text.size(); at += kBlock) addBlock(hash, viewOf(text).subspan(at, kBlock));
  Bytes bytes;
  for (uint32_t word : hash) appendBig(bytes, word, sizeof word);
  std::array<uint8_t, 20> result{};
  std::copy(bytes.begin(), bytes.end(), result.begin());
  return result;
}

}  // namespace aqua::wire
