// SHA-256.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

class Sha256 {
 public:
  /// As 64 digits.
  static std::string of(std::vector<uint8_t> bytes) {
    uint64_t bits = uint64_t(bytes.size()) * 8;
    bytes.push_back(0x80);
    while (bytes.size() % 64 != 56) bytes.push_back(0);
    for (int shift = 56; shift >= 0; shift -= 8) bytes.push_back(uint8_t(bits >> shift));
    Sha256 hash;
    for (size_t at = 0; at < bytes.size(); at += 64) hash.block(&bytes[at]);
    std::string text;
    for (uint32_t word : hash.state_)
      for (int shift = 28; shift >= 0; shift -= 4) text += "0123456789abcdef"[word >> shift & 15];
    return text;
  }

 private:
  static constexpr uint32_t turned(uint32_t word, int by) { return word >> by | word << (32 - by); }

  /// The first 32 bits behind the point of a root of each of the first primes.
  template <size_t N> static std::array<uint32_t, N> roots(int power) {
    std::array<uint32_t, N> out{};
    size_t count = 0;
    for (uint64_t prime = 2; count < N; ++prime) {
      bool is = true;
      for (uint64_t i = 2; i * i <= prime; ++i) is = is && prime % i != 0;
      if (!is) continue;
      // The greatest root with root^power <= prime * 2^(32 * power), bit by bit; it has 36 bits at most.
      unsigned __int128 target = prime, root = 0;
      for (uint64_t bit = uint64_t(1) << 36; bit; bit >>= 1) {
        unsigned __int128 tried = root | bit;
        // tried^3 has up to 111 bits
        unsigned __int128 value = power == 2 ? tried * tried : tried * tried * tried;
        if (value <= target << (32 * power)) root = tried;
      }
      out[count++] = uint32_t(root);
    }
    return out;
  }

  void block(const uint8_t* bytes) {
    static const auto kRounds = roots<64>(3);
    std::array<uint32_t, 64> words{};
    for (size_t i = 0; i < 16; ++i)
      words[i] = uint32_t(bytes[4 * i]) << 24 | bytes[4 * i + 1] << 16 | bytes[4 * i + 2] << 8 | bytes[4 * i + 3];
    for (size_t i = 16; i < 64; ++i) {
      uint32_t a = words[i - 15], b = words[i - 2];
      words[i] = words[i - 16] + (turned(a, 7) ^ turned(a, 18) ^ a >> 3) + words[i - 7] + (turned(b, 17) ^ turned(b, 19) ^ b >> 10);
    }
    auto [a, b, c, d, e, f, g, h] = state_;
    for (size_t i = 0; i < 64; ++i) {
      uint32_t one = h + (turned(e, 6) ^ turned(e, 11) ^ turned(e, 25)) + ((e & f) ^ (~e & g)) + kRounds[i] + words[i];
      uint32_t two = (turned(a, 2) ^ turned(a, 13) ^ turned(a, 22)) + ((a & b) ^ (a & c) ^ (b & c));
      h = g, g = f, f = e, e = d + one, d = c, c = b, b = a, a = one + two;
    }
    std::array<uint32_t, 8> change{a, b, c, d, e, f, g, h};
    for (size_t i = 0; i < 8; ++i) state_[i] += change[i];
  }

  std::array<uint32_t, 8> state_ = roots<8>(2);
};
