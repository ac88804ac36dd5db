// A picture as PNG: rows as differences to the row above, compressed with the fixed codes of deflate.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

using Bytes = std::vector<uint8_t>;

/// Bits, the lowest first.
class Deflate {
 public:
  /// All in one block.
  Bytes run(const Bytes& data) {
    put(1, 1);  // the last block
    put(1, 2);  // fixed codes
    constexpr size_t kShortest = 3, kLongest = 258, kWindow = 32768;
    std::vector<int64_t> seen(1 << 15, -1);  // by hash of three bytes: where they were last
    for (size_t at = 0; at < data.size();) {
      size_t length = 0;
      int64_t before = -1;
      if (at + kShortest <= data.size()) {
        before = std::exchange(seen[hash(data, at)], int64_t(at));
        if (before >= 0 && at - size_t(before) <= kWindow)
          while (length < kLongest && at + length < data.size() && data[size_t(before) + length] == data[at + length]) ++length;
      }
      if (length < kShortest) {
        symbol(data[at++]);
        continue;
      }
      repeat(length, at - size_t(before));
      for (size_t end = at + length; ++at < end;)
        if (at + kShortest <= data.size()) seen[hash(data, at)] = int64_t(at);
    }
    symbol(256);  // the end
    if (count_) out_.push_back(uint8_t(bits_));
    return std::move(out_);
  }

 private:
  static size_t hash(const Bytes& data, size_t at) {
    return ((data[at] | data[at + 1] << 8 | data[at + 2] << 16) * 2654435761u) >> 17;
  }
  void put(uint32_t value, uint32_t bits) {
    bits_ |= uint64_t(value) << count_;
    for (count_ += bits; count_ >= 8; count_ -= 8, bits_ >>= 8) out_.push_back(uint8_t(bits_));
  }
  /// Codes come with their highest bit first.
  void code(uint32_t value, uint32_t bits) {
    for (uint32_t i = bits; i-- > 0;) put(value >> i & 1, 1);
  }
  void symbol(uint32_t value) {
    if (value < 144) code(0x30 + value, 8);
    else if (value < 256) code(0x190 + value - 144, 9);
    else if (value < 280) code(value - 256, 7);
    else code(0xc0 + value - 280, 8);
  }
  void repeat(size_t length, size_t distance) {
    // Lengths from 3: eight with no further bits, then four each with one bit, two, ... 258 has a symbol of its own.
    if (length == 258) {
      symbol(285);
    } else {
      uint32_t rest = uint32_t(length - 3), extra = 0;
      while (rest >> extra >= 8) ++extra;
      symbol(257 + 4 * extra + (rest >> extra));
      put(rest & ((1u << extra) - 1), extra);
    }
    uint32_t rest = uint32_t(distance - 1), extra = 0;
    while (rest >> extra >= 4) ++extra;
    code(2 * extra + (rest >> extra), 5);
    put(rest & ((1u << extra) - 1), extra);
  }

  Bytes out_;
  uint64_t bits_ = 0;
  uint32_t count_ = 0;
};

inline void putWord(Bytes& out, uint32_t word) {
  for (int shift = 24; shift >= 0; shift -= 8) out.push_back(uint8_t(word >> shift));
}

inline uint32_t crcOf(const Bytes& bytes) {
  uint32_t crc = ~0u;
  for (uint8_t byte : bytes) {
    crc ^= byte;
    for (int i = 0; i < 8; ++i) crc = crc >> 1 ^ (crc & 1 ? 0xedb88320u : 0);
  }
  return ~crc;
}

inline uint32_t adlerOf(const Bytes& bytes) {
  uint32_t a = 1, b = 0;
  for (uint8_t byte : bytes) {
    a = (a + byte) % 65521;
    b = (b + a) % 65521;
  }
  return b << 16 | a;
}

inline void putChunk(Bytes& out, std::string_view name, const Bytes& content) {
  Bytes named(name.begin(), name.end());
  named.insert(named.end(), content.begin(), content.end());
  putWord(out, uint32_t(content.size()));
  out.insert(out.end(), named.begin(), named.end());
  putWord(out, crcOf(named));
}

/// `pixels`: three bytes each, row by row.
inline Bytes encodePng(uint32_t width, uint32_t height, const Bytes& pixels) {
  constexpr uint8_t kDepth = 8, kColors = 2, kUp = 2;
  size_t stride = size_t(width) * 3;
  Bytes rows;
  for (size_t y = 0; y < height; ++y) {
    rows.push_back(kUp);
    for (size_t x = 0; x < stride; ++x) rows.push_back(uint8_t(pixels[y * stride + x] - (y ? pixels[(y - 1) * stride + x] : 0)));
  }
  Bytes head;
  putWord(head, width);
  putWord(head, height);
  for (uint8_t each : {kDepth, kColors, uint8_t(0), uint8_t(0), uint8_t(0)}) head.push_back(each);
  Bytes data{0x78, 0x01}, packed = Deflate().run(rows);
  data.insert(data.end(), packed.begin(), packed.end());
  putWord(data, adlerOf(rows));
  Bytes out{0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
  putChunk(out, "IHDR", head);
  putChunk(out, "IDAT", data);
  putChunk(out, "IEND", {});
  return out;
}
