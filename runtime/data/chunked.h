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

/// A copy costs a handle for each `kChunk` elements, and a change of one element of a copy a piece of that many.
template <class T> class Chunked {
 public:
  static constexpr size_t kChunk = 256;  // a power of two
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
  explicit Chunked(std::vector<T>&& items) : size_(items.size()) {
    chunks_.reserve((size_ + kChunk - 1) / kChunk);
    if (0 < size_ && size_ <= kChunk) {
      chunks_.push_back(Ref<Chunk>(new Chunk));
      chunks_.back()->items = std::move(items);
      return;
    }
    for (size_t at = 0; at < size_; at += kChunk) {
      auto begin = items.begin() + static_cast<std::ptrdiff_t>(at);
      auto end = begin + static_cast<std::ptrdiff_t>(std::min(kChunk, size_ - at));
      chunks_.push_back(Ref<Chunk>(new Chunk));
      chunks_.back()->items.assign(std::make_move_iterator(begin), std::make_move_iterator(end));
    }
  }
  Chunked(std::initializer_list<T> items) {
    reserve(items.size());
    for (const T& item : items) push_back(item);
  }

  size_t size() const { return size_; }
  bool empty() const { return size_ == 0; }
  const T& operator[](size_t at) const { return chunks_[at / kChunk]->items[at % kChunk]; }
  const_iterator begin() const { return const_iterator(this, 0); }
  const_iterator end() const { return const_iterator(this, size_); }

  /// The element, to be changed.
  T& edit(size_t at) { return own(at / kChunk).items[at % kChunk]; }
  /// How many there are going to be.
  void reserve(size_t size) {
    expected_ = size;
    chunks_.reserve((size + kChunk - 1) / kChunk);
  }
  template <class Item> void push_back(Item&& item) {
    if (size_ % kChunk == 0) {
      chunks_.push_back(Ref<Chunk>(new Chunk));
      if (expected_ > size_ || size_ > 0)
        chunks_.back()->items.reserve(size_ > 0 ? kChunk : std::min(kChunk, expected_));
    }
    own(chunks_.size() - 1).items.push_back(std::forward<Item>(item));
    ++size_;
  }
  void pop_back() {
    own(chunks_.size() - 1).items.pop_back();
    if (--size_ % kChunk == 0) chunks_.pop_back();
  }

 private:
  struct Chunk : RefCounted<Chunk> {
    std::vector<T> items;
  };

  Chunk& own(size_t chunk) {
    Ref<Chunk>& mine = chunks_[chunk];
    if (mine->UseCount() > 1) mine = Ref<Chunk>(new Chunk(*mine));
    return *mine;
  }

  std::vector<Ref<Chunk>> chunks_;  // all but the last are full
  size_t size_ = 0;
  size_t expected_ = 0;
};

}  // namespace aqua::data
