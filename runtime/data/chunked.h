// A sequence in pieces, which its copies share.
#pragma once

#include <algorithm>
#include <cstddef>
#include <initializer_list>
#include <iterator>
#include <utility>
#include <vector>

#include "runtime/data/text.h"

namespace aqua::data {

/// A copy costs a handle for each piece of about `kChunk` elements; a change of a copy, or elements that come or go in
/// the middle, cost one piece.
template <class T> class Chunked {
 public:
  static constexpr size_t kChunk = 128;
  using value_type = T;
  class const_iterator {
   public:
    using iterator_category = std::forward_iterator_tag;
    using value_type = T;
    using difference_type = std::ptrdiff_t;
    using pointer = const T*;
    using reference = const T&;
    const_iterator(const Chunked* sequence, size_t at) : sequence_(sequence), at_(at) {}
    const T& operator*() const { return (*sequence_)[at_]; }
    const T* operator->() const { return &(*sequence_)[at_]; }
    const_iterator& operator++() { return ++at_, *this; }
    const_iterator operator++(int) {
      const_iterator before = *this;
      ++at_;
      return before;
    }
    bool operator==(const const_iterator& other) const { return at_ == other.at_; }

   private:
    const Chunked* sequence_;
    size_t at_;
  };

  Chunked() = default;
  explicit Chunked(std::vector<T>&& items) {
    const size_t size = items.size();
    chunks_.reserve((size + kChunk - 1) / kChunk);
    if (0 < size && size <= kChunk) {
      append(std::move(items));
      return;
    }
    for (size_t at = 0; at < size; at += kChunk) {
      auto begin = items.begin() + static_cast<std::ptrdiff_t>(at);
      auto end = begin + static_cast<std::ptrdiff_t>(std::min(kChunk, size - at));
      append(std::vector<T>(std::make_move_iterator(begin), std::make_move_iterator(end)));
    }
  }
  Chunked(std::initializer_list<T> items) {
    reserve(items.size());
    for (const T& item : items) push_back(item);
  }

  size_t size() const { return size_; }
  bool empty() const { return size_ == 0; }
  const T& operator[](size_t at) const {
    const Piece& piece = chunks_[pieceOf(at)];
    return piece.chunk->items[at - piece.begin];
  }
  const_iterator begin() const { return const_iterator(this, 0); }
  const_iterator end() const { return const_iterator(this, size_); }

  /// The element, to be changed.
  T& edit(size_t at) {
    size_t piece = pieceOf(at);
    return own(piece)[at - chunks_[piece].begin];
  }
  /// How many there are going to be.
  void reserve(size_t size) {
    expected_ = size;
    chunks_.reserve((size + kChunk - 1) / kChunk);
  }
  template <class Item> void push_back(Item&& item) {
    if (chunks_.empty() || chunks_.back().chunk->items.size() >= kChunk) {
      std::vector<T> items;
      if (expected_ > size_ || size_ > 0) items.reserve(size_ > 0 ? kChunk : std::min(kChunk, expected_));
      append(std::move(items));
    }
    own(chunks_.size() - 1).push_back(std::forward<Item>(item));
    ++size_;
  }
  void pop_back() {
    std::vector<T>& last = own(chunks_.size() - 1);
    last.pop_back();
    if (last.empty()) chunks_.pop_back();
    --size_;
  }
  /// `items` in place of the `count` elements from `at` on, of which there is at least one.
  void replace(size_t at, size_t count, const T* items, size_t size) {
    const size_t both = std::min(count, size);
    for (size_t i = 0; i < both; ++i) edit(at + i) = items[i];
    for (size_t i = both; i < count; ++i) erase(at + both);
    if (size > both) insertAfter(at + both - 1, items + both, items + size);
  }

 private:
  struct Chunk : RefCounted<Chunk> {
    std::vector<T> items;  // never empty, but while one is added
  };
  struct Piece {
    Ref<Chunk> chunk;
    size_t begin = 0;  // of its elements
  };

  void append(std::vector<T>&& items) {
    Piece piece{Ref<Chunk>(new Chunk), size_};
    size_ += items.size();
    piece.chunk->items = std::move(items);
    chunks_.push_back(std::move(piece));
  }
  size_t pieceOf(size_t at) const {
    const Piece& last = chunks_[last_ < chunks_.size() ? last_ : 0];
    if (at < last.begin || at - last.begin >= last.chunk->items.size()) {
      auto after = std::upper_bound(chunks_.begin(), chunks_.end(), at,
                                    [](size_t position, const Piece& piece) { return position < piece.begin; });
      last_ = static_cast<size_t>(after - chunks_.begin()) - 1;
    } else if (last_ >= chunks_.size()) {
      last_ = 0;
    }
    return last_;
  }
  std::vector<T>& own(size_t piece) {
    Ref<Chunk>& mine = chunks_[piece].chunk;
    if (mine->UseCount() > 1) mine = Ref<Chunk>(new Chunk(*mine));
    return mine->items;
  }
  void insertAfter(size_t at, const T* begin, const T* end) {
    const size_t piece = pieceOf(at);
    std::vector<T>& items = own(piece);
    const auto place = items.begin() + static_cast<std::ptrdiff_t>(at + 1 - chunks_[piece].begin);
    items.insert(place, begin, end);
    size_ += static_cast<size_t>(end - begin);
    if (items.size() > 2 * kChunk) split(piece);
    moveFrom(piece + 1);
  }
  void erase(size_t at) {
    const size_t piece = pieceOf(at);
    std::vector<T>& items = own(piece);
    items.erase(items.begin() + static_cast<std::ptrdiff_t>(at - chunks_[piece].begin));
    --size_;
    if (items.empty()) chunks_.erase(chunks_.begin() + static_cast<std::ptrdiff_t>(piece));
    moveFrom(piece);
  }
  void split(size_t piece) {
    std::vector<T> items = std::move(own(piece));
    std::vector<Piece> parts;
    for (size_t at = 0; at < items.size(); at += kChunk) {
      auto begin = items.begin() + static_cast<std::ptrdiff_t>(at);
      auto end = begin + static_cast<std::ptrdiff_t>(std::min(kChunk, items.size() - at));
      parts.push_back({Ref<Chunk>(new Chunk), chunks_[piece].begin + at});
      parts.back().chunk->items.assign(std::make_move_iterator(begin), std::make_move_iterator(end));
    }
    auto place = chunks_.erase(chunks_.begin() + static_cast<std::ptrdiff_t>(piece));
    chunks_.insert(place, std::make_move_iterator(parts.begin()), std::make_move_iterator(parts.end()));
  }
  /// Finds the places anew of pieces from this one on.
  void moveFrom(size_t piece) {
    for (; piece < chunks_.size(); ++piece)
      chunks_[piece].begin = piece == 0 ? 0 : chunks_[piece - 1].begin + chunks_[piece - 1].chunk->items.size();
  }

  std::vector<Piece> chunks_;
  size_t size_ = 0;
  size_t expected_ = 0;
  mutable size_t last_ = 0;  // piece that was read last: most reads come one after the other
};

}  // namespace aqua::data
