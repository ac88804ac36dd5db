#include "runtime/data/codec/archive.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <optional>

#include <fmt/format.h>

#include "compiler/base/utf8.h"
#include "runtime/values/plain_text.h"

namespace aqua::data {

namespace {

/// Makes a table with open addressing larger. `hashOf(entry)`: of an entry in use; nothing, when it is free.
template <class Entry, class HashOf> void growTable(std::vector<Entry>& table, size_t atLeast, HashOf&& hashOf) {
  std::vector<Entry> old(std::bit_ceil(std::max<size_t>(64, atLeast)));
  old.swap(table);
  for (Entry& entry : old) {
    std::optional<uint64_t> hash = hashOf(entry);
    if (!hash) continue;
    size_t slot = *hash & (table.size() - 1);
    while (hashOf(table[slot])) slot = (slot + 1) & (table.size() - 1);
    table[slot] = std::move(entry);
  }
}

}  // namespace

void TextPool::grow(size_t slots) {
  growTable(slots_, slots, [](const Text& text) { return text.empty() ? std::nullopt : std::optional(text.hash()); });
}

// ---------------------------------------------------------------------------------------------------------- reading

bool ArchiveReader::fail(size_t at, std::string_view reason) {
  if (!failed()) reason_ = fmt::format("byte {}: {}", at, reason);
  return false;
}

size_t ArchiveReader::claimable(size_t at, size_t place, size_t bytes, size_t alignment) {
  if (place > end_ || place < begin_ || end_ - place < bytes)
    fail(at, fmt::format("a pointer to {} bytes at {}, expected them between {} and {}", bytes,
                         static_cast<int64_t>(place), begin_, end_));
  else if (place % alignment != 0)
    fail(at, fmt::format("a pointer to {}, expected a multiple of {}", place, alignment));
  return place;
}

size_t ArchiveReader::target(size_t at, size_t count, size_t size, size_t alignment) {
  return claimable(at, target(at), count * size, alignment);  // 32 bits times less than 100: no overflow
}

bool ArchiveReader::isText(size_t place, size_t size) {
  std::string_view text(reinterpret_cast<const char*>(bytes_.data()) + place, size);
  size_t ascii = values::asciiPrefix(text);
  size_t wrong = base::firstInvalidUtf8(text.substr(ascii));
  return wrong == std::string_view::npos || fail(place + ascii + wrong, "text that is not UTF-8");
}

std::span<const uint8_t> ArchiveReader::ownBytes(size_t at) {
  size_t size = u32(at + 4);
  size_t place = target(at, size, 1, 1);
  if (failed()) return {};
  begin_ = place + size;
  return bytes_.subspan(place, size);
}

std::string_view ArchiveReader::ownText(size_t at) {
  std::span<const uint8_t> bytes = ownBytes(at);
  if (failed() || !isText(static_cast<size_t>(bytes.data() - bytes_.data()), bytes.size())) return {};
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

std::string_view ArchiveReader::string(size_t at) {
  constexpr size_t kLast = 7;  // its top bit tells the two forms apart
  size_t place = at, size = bytes_[at + kLast];
  if (size > 0x7F) {
    size = u32(at);
    uint32_t offset = 0;  // little-endian, unlike everything else
    for (size_t i = 0; i < 4; ++i) offset |= uint32_t{bytes_[at + 4 + i]} << (8 * i);
    place = claimable(at, at + static_cast<size_t>(static_cast<int64_t>(static_cast<int32_t>(offset))), size, 1);
    if (failed()) return {};
    begin_ = place + size;
  } else if (size > kLast) {
    fail(at, fmt::format("a short string of {} bytes, expected at most {}", size, kLast));
  }
  if (failed() || !isText(place, size)) return {};
  return {reinterpret_cast<const char*>(bytes_.data()) + place, size};
}

Text ArchiveReader::sharedText(size_t at) {
  size_t size = u32(at + 4);
  if (size > 0)
    if (const Text* earlier = find(at, target(at), texts_))
      return earlier->view().size() == size ? *earlier : otherLength(at, target(at), size);
  size_t place = target(at, size, 1, 1);
  if (failed() || size == 0) return {};
  Text text =
      pool_.get({reinterpret_cast<const char*>(bytes_.data()) + place, size}, [&] { return isText(place, size); });
  if (failed()) return {};
  begin_ = place + size;
  texts_.add(place, text);
  return text;
}

/// The production VM looks at a shared text once only, and takes any length behind a second pointer to it.
Text ArchiveReader::otherLength(size_t at, size_t place, size_t size) {
  if (size > bytes_.size() - place || size > bytes_.size() - reread_) {
    fail(at, "a pointer to text of another length");
    return {};
  }
  reread_ += size;  // what comes out stays as small as what went in
  if (!isText(place, size)) return {};
  return pool_.get({reinterpret_cast<const char*>(bytes_.data()) + place, size});
}

Text ArchiveReader::sharedString(size_t at) {
  constexpr size_t kStringSize = 8;
  if (const Text* earlier = find(at, target(at), strings_)) return *earlier;
  size_t place = target(at, 1, kStringSize, 4);
  if (failed()) return {};
  Text text;
  bool good = inside(place, kStringSize, [&](size_t begin) {
    text = pool_.get(string(begin));
    return !failed();
  });
  if (good) strings_.add(place, text);
  return text;
}

// ---------------------------------------------------------------------------------------------------------- writing

void ArchiveWriter::makeRoom(size_t count) {
  constexpr size_t kStep = 4096;  // new bytes are zeros first: not many more than needed
  if (out_.capacity() - at_ < count) out_.reserve(std::max(at_ + count, 2 * out_.capacity()));
  out_.resize(std::min(out_.capacity(), at_ + std::max(count, kStep)));
}

size_t ArchiveWriter::bytes(std::span<const uint8_t> bytes) {
  constexpr size_t kLarge = 1024;
  size_t place = here();
  if (bytes.size() < kLarge) {
    if (!bytes.empty()) std::memcpy(room(bytes.size()), bytes.data(), bytes.size());
  } else {
    out_.resize(at_);
    out_.insert(out_.end(), bytes.begin(), bytes.end());
    at_ = out_.size();
  }
  return place;
}

void ArchiveWriter::string(std::string_view text, size_t place) {
  if (text.size() > kInline) {
    size_t offset = place - here();
    u32(text.size());
    uint8_t* out = room(4);
    for (unsigned shift = 0; shift < 32; shift += 8) *out++ = static_cast<uint8_t>(offset >> shift);
  } else {
    bytes(text);
    zeros(kInline - text.size());
    *room(1) = static_cast<uint8_t>(text.size());
  }
}

void ArchiveWriter::Places::grow(size_t slots) {
  growTable(slots_, slots,
            [](const Placed& placed) { return placed.text ? std::optional(placed.text->hash()) : std::nullopt; });
}

ArchiveWriter::Placed& ArchiveWriter::Places::of(const Text& text) {
  if (used_ * 2 >= slots_.size()) grow(slots_.size() * 4);
  size_t slot = text.hash() & (slots_.size() - 1);
  auto hash = static_cast<uint32_t>(text.hash() >> 32);
  while (slots_[slot].text && !(slots_[slot].hash == hash && *slots_[slot].text == text))
    slot = (slot + 1) & (slots_.size() - 1);
  if (!slots_[slot].text) {
    ++used_;
    slots_[slot].hash = hash;
  }
  return slots_[slot];
}

size_t ArchiveWriter::sharedText(const Text& text) {
  if (text.empty()) return here();
  Placed& entry = texts_.of(text);
  if (!entry.text) {
    entry.text = &text;
    entry.place = static_cast<uint32_t>(bytes(text.view()));
  }
  return entry.place;
}

size_t ArchiveWriter::sharedString(const Text& text) {
  Placed& entry = strings_.of(text);
  if (entry.text) return entry.place;
  size_t content = stringBytes(text.view());
  entry.text = &text;
  entry.place = static_cast<uint32_t>(align());
  string(text.view(), content);
  return entry.place;
}

}  // namespace aqua::data
