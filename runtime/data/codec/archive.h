// The archived form of particle data (EXECUTION.md 7.6): big-endian objects that point to each other with
// 32-bit offsets, relative to the pointer. Reading needs no trust: every object has to claim memory of its own, in the
// order in which the production VM demands it, so what comes out is never larger than what went in.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <llvm/Support/Endian.h>

#include "runtime/data/data.h"

namespace aqua::data {

/// Equal texts become one: content ids occur many times in data, and often in two particles that are merged.
class TextPool {
 public:
  /// Room for about `texts` of them.
  explicit TextPool(size_t texts) { grow(2 * texts); }
  Text get(std::string_view text) {
    return get(text, [] { return true; });
  }
  /// `isGood` is asked about a text that is new; one that is not good does not become a part of the pool.
  template <class IsGood> Text get(std::string_view text, IsGood&& isGood) {
    if (text.empty()) return {};
    if (used_ * 2 >= slots_.size()) grow(slots_.size() * 4);
    uint64_t hash = Text::hashOf(text);
    size_t slot = hash & (slots_.size() - 1);
    for (; !slots_[slot].empty(); slot = (slot + 1) & (slots_.size() - 1))
      if (slots_[slot].hash() == hash && slots_[slot] == text) return slots_[slot];
    if (!isGood()) return {};
    ++used_;
    return slots_[slot] = Text(text, hash);
  }

 private:
  /// To at least that many slots.
  void grow(size_t slots);

  std::vector<Text> slots_;  // open addressing, a power of two of them; free ones are empty
  size_t used_ = 0;
};

class ArchiveReader {
 public:
  ArchiveReader(std::span<const uint8_t> bytes, TextPool& pool) : bytes_(bytes), end_(bytes.size()), pool_(pool) {}

  size_t size() const { return bytes_.size(); }
  bool failed() const { return !reason_.empty(); }
  /// "byte 72: pointer to 91, expected a place between 0 and 60"
  const std::string& reason() const { return reason_; }
  bool fail(size_t at, std::string_view reason);

  // These read inside of objects that have been claimed.
  uint32_t u32(size_t at) const { return llvm::support::endian::read32be(bytes_.data() + at); }
  uint8_t tag(size_t at) const { return bytes_[at]; }

  /// The object at the end of the bytes: `read(place)` with everything before it to claim from.
  template <class Read> bool root(size_t size, Read&& read) {
    if (bytes_.size() < size || bytes_.size() % kAlignment != 0)
      return fail(bytes_.size(), "the data has a size that is not possible");
    return inside(bytes_.size() - size, size, [&](size_t place) { return read(place); });
  }
  /// Vector at `at`: `read(place, index)` for each element, which is `size` bytes long.
  template <class Read> bool vector(size_t at, size_t size, Read&& read) {
    size_t count = u32(at + 4);
    size_t place = target(at, count, size, kAlignment);
    if (failed()) return false;
    return inside(place, count * size, [&](size_t begin) {
      for (size_t i = 0; i < count; ++i)
        if (!read(begin + i * size, i)) return false;
      return true;
    });
  }
  size_t vectorSize(size_t at) const { return u32(at + 4); }
  /// Pointer to an object that others may point to as well. `read(place)` is called for the first of them and gives
  /// a handle; null when it failed.
  template <class T> struct Shared {
    std::vector<std::pair<size_t, T>> entries;  // by place, ascending
    std::array<uint32_t, 64> recent = {};  // indices of entries by the last bits of their places: most are found there
    void add(size_t place, const T& result) {
      recent[place % recent.size()] = static_cast<uint32_t>(entries.size());
      entries.emplace_back(place, result);
    }
  };
  template <class T, class Read> T shared(size_t at, size_t size, Shared<T>& known, Read&& read) {
    if (const T* earlier = find(at, target(at), known)) return *earlier;
    size_t place = target(at, 1, size, kAlignment);
    T result{};
    if (failed() || !inside(place, size, [&](size_t begin) { return bool(result = read(begin)); })) return T{};
    known.add(place, result);
    return result;
  }

  /// Slice of bytes that belongs to this pointer alone.
  std::span<const uint8_t> ownBytes(size_t at);
  std::string_view ownText(size_t at);
  /// String of 8 bytes: short ones inside, others elsewhere.
  std::string_view string(size_t at);
  /// Slice of text that may be shared.
  Text sharedText(size_t at);
  /// Pointer to a string that may be shared.
  Text sharedString(size_t at);

 private:
  static constexpr size_t kAlignment = 4;

  size_t target(size_t at) const {
    return at + static_cast<size_t>(static_cast<int64_t>(static_cast<int32_t>(u32(at))));
  }
  /// Where `count` elements of `size` begin; fails unless they may be claimed.
  size_t target(size_t at, size_t count, size_t size, size_t alignment);
  size_t claimable(size_t at, size_t place, size_t bytes, size_t alignment);
  bool isText(size_t place, size_t size);
  Text otherLength(size_t at, size_t place, size_t size);
  template <class T> const T* find(size_t at, size_t place, Shared<T>& known) {
    const auto& entries = known.entries;
    if (place >= begin_ || entries.empty()) return nullptr;  // not claimed yet
    uint32_t& recent = known.recent[place % known.recent.size()];
    if (entries[recent].first == place) return &entries[recent].second;
    size_t low = 0, high = entries.size();
    while (high - low > 1) (entries[(low + high) / 2].first <= place ? low : high) = (low + high) / 2;
    recent = static_cast<uint32_t>(low);
    if (entries[low].first == place) return &entries[low].second;
    fail(at, "the pointer leads into another object");
    return nullptr;
  }
  /// Objects that belong to the one at `place` stand before it; what follows stands behind it.
  template <class Read> bool inside(size_t place, size_t size, Read&& read) {
    size_t end = std::exchange(end_, place);
    if (!read(place)) return false;
    begin_ = place + size;
    end_ = end;
    return true;
  }

  std::span<const uint8_t> bytes_;
  size_t begin_ = 0;  // not claimed yet, and open to what is read now
  size_t end_;
  TextPool& pool_;
  Shared<Text> texts_, strings_;
  size_t reread_ = 0;
  std::string reason_;
};

/// Writes objects after what they point to. Every `pointer` is a place that `here` gave.
class ArchiveWriter {
 public:
  /// `texts`: about as many different ones will be shared.
  ArchiveWriter(std::vector<uint8_t>& out, size_t texts)
      : out_(out), base_(out.size()), at_(out.size()), texts_(texts) {}
  /// Until then there may be more bytes in `out` than have been written.
  void finish() { out_.resize(at_); }

  size_t here() const { return at_ - base_; }
  size_t align() {
    zeros((4 - here() % 4) % 4);
    return here();
  }
  size_t bytes(std::span<const uint8_t> bytes);
  size_t bytes(std::string_view text) { return bytes({reinterpret_cast<const uint8_t*>(text.data()), text.size()}); }
  void u32(size_t number) { llvm::support::endian::write32be(room(4), static_cast<uint32_t>(number)); }
  void tag(uint8_t tag) { u32(size_t{tag} << 24); }
  void zeros(size_t count) {
    for (uint8_t* out = room(count); count > 0; --count) *out++ = 0;
  }
  void pointer(size_t place) { u32(place - here()); }
  void slice(size_t place, size_t count) {
    pointer(place);
    u32(count);
  }
  /// The bytes of a string that do not fit into its 8 bytes; to be called before the object begins.
  size_t stringBytes(std::string_view text) { return text.size() > kInline ? bytes(text) : here(); }
  void string(std::string_view text, size_t place);

  /// Texts that are written once, however often they occur.
  struct Placed {
    const Text* text = nullptr;  // null pointer: not written yet
    uint32_t hash = 0;           // a part of it, so that most other texts need not be looked at
    uint32_t place = 0;          // of more than 4 GiB are no data
  };
  class Places {
   public:
    /// Where `text` was written, or a new entry for the caller to fill in. The text stays where it is until the end.
    Placed& of(const Text& text);

    Places() = default;
    explicit Places(size_t texts) { grow(2 * texts); }

   private:
    /// To at least that many slots.
    void grow(size_t slots);
    std::vector<Placed> slots_;
    size_t used_ = 0;
  };
  size_t sharedText(const Text& text);
  size_t sharedString(const Text& text);

 private:
  static constexpr size_t kInline = 7;

  /// For the next `count` bytes.
  uint8_t* room(size_t count) {
    if (out_.size() - at_ < count) makeRoom(count);
    at_ += count;
    return out_.data() + at_ - count;
  }
  void makeRoom(size_t count);

  std::vector<uint8_t>& out_;
  size_t base_, at_;
  Places texts_, strings_;
};

}  // namespace aqua::data
