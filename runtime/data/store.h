// Records by content id (EXECUTION.md 7.2).
#pragma once

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <memory>
#include <utility>
#include <vector>

#include "runtime/data/text.h"

namespace aqua::data {

/// A set of records of a pool. A copy shares the pool, and so does the data that a run makes from other data: all
/// stores of one particle in one process draw from one pool. A content id names one content, so a pool only grows, and
/// a copy or a union costs a bit for a record. Order: that of the pool, in which records came up first.
template <class Record> class Store {
 public:
  struct Entry {
    Cid cid;
    Ref<const Record> record;
  };
  class const_iterator {
   public:
    using iterator_category = std::forward_iterator_tag;
    using value_type = Entry;
    using difference_type = std::ptrdiff_t;
    using pointer = const Entry*;
    using reference = const Entry&;
    const_iterator(const Store* store, size_t at) : store_(store), at_(store->memberFrom(at)) {}
    reference operator*() const { return store_->pool_->entries[at_]; }
    pointer operator->() const { return &**this; }
    const_iterator& operator++() {
      at_ = store_->memberFrom(at_ + 1);
      return *this;
    }
    const_iterator operator++(int) {
      const_iterator before = *this;
      ++*this;
      return before;
    }
    bool operator==(const const_iterator& other) const { return at_ == other.at_; }

   private:
    const Store* store_;
    size_t at_;
  };

  size_t size() const { return size_; }
  const_iterator begin() const { return const_iterator(this, 0); }
  const_iterator end() const { return const_iterator(this, SIZE_MAX); }

  /// For so many records, to be put into a store that has none.
  void reserve(size_t records) {
    if (records == 0) return;
    pool_ = std::make_shared<Pool>();
    pool_->entries.reserve(records);
    pool_->slots.assign(std::bit_ceil(std::max<size_t>(records * 2, pool_->slots.size())), 0);
  }
  /// Null pointer: there is none. Good until a record is added to any store of the pool.
  const Entry* find(const Cid& cid) const {
    if (!pool_) return nullptr;
    uint32_t at = pool_->slots[pool_->slotOf(cid)];
    return at == 0 || !has(at - 1) ? nullptr : &pool_->entries[at - 1];
  }
  const Record* get(const Cid& cid) const {
    const Entry* entry = find(cid);
    return entry ? entry->record.get() : nullptr;
  }
  /// A record of the same id is replaced, unless it is another store's, which has the same content.
  void put(const Cid& cid, Ref<const Record> record) {
    if (!pool_) pool_ = std::make_shared<Pool>();
    bool added = false;
    uint32_t at = pool_->place(cid, added);
    if (!pool_->entries[at].record || pool_.use_count() == 1) pool_->entries[at].record = std::move(record);
    else if (has(at) && pool_->entries[at].record != record) return fork(), put(cid, std::move(record));
    include(at);
  }
  /// `make()` is put where there is no record of that id.
  template <class Make> void add(const Cid& cid, Make&& make) {
    if (!pool_) pool_ = std::make_shared<Pool>();
    bool added = false;
    uint32_t at = pool_->place(cid, added);
    if (!added && has(at)) return;
    if (!pool_->entries[at].record || pool_.use_count() == 1) {  // none: an earlier `make` threw
      pool_->entries[at].record = make();
      include(at);
    } else {
      put(cid, make());
    }
  }
  /// Adds all records of `other`, which win (7.2).
  void merge(const Store& other) {
    if (other.size_ == 0) return;
    if (size_ == 0) {
      *this = other;
      return;
    }
    if (pool_ == other.pool_) {
      if (members_.size() < other.members_.size()) members_.resize(other.members_.size());
      size_ = 0;
      for (size_t i = 0; i < members_.size(); ++i) {
        if (i < other.members_.size()) members_[i] |= other.members_[i];
        size_ += static_cast<size_t>(__builtin_popcountll(members_[i]));
      }
      return;
    }
    if (pool_.use_count() > 1) fork();
    for (const Entry& entry : other) put(entry.cid, entry.record);
  }

 private:
  struct Pool {
    std::vector<Entry> entries;
    std::vector<uint32_t> slots =
        std::vector<uint32_t>(16);  // open addressing, a power of two; 0: free, else index + 1

    size_t slotOf(const Cid& cid) const {
      size_t mask = slots.size() - 1, slot = cid.hash() & mask;
      while (slots[slot] != 0 && !(entries[slots[slot] - 1].cid == cid)) slot = (slot + 1) & mask;
      return slot;
    }
    /// Index of the entry; a new one has no record yet.
    uint32_t place(const Cid& cid, bool& added) {
      uint32_t* slot = &slots[slotOf(cid)];
      if (*slot != 0) return *slot - 1;
      added = true;
      if ((entries.size() + 1) * 2 > slots.size()) {
        slots.assign(slots.size() * 2, 0);
        for (size_t i = 0; i < entries.size(); ++i) slots[slotOf(entries[i].cid)] = static_cast<uint32_t>(i + 1);
        slot = &slots[slotOf(cid)];
      }
      entries.push_back({cid, Ref<const Record>()});
      return (*slot = static_cast<uint32_t>(entries.size())) - 1;
    }
  };

  bool has(size_t at) const { return at / 64 < members_.size() && (members_[at / 64] >> (at % 64) & 1) != 0; }
  void include(size_t at) {
    if (members_.size() <= at / 64) members_.resize(at / 64 + 1);
    uint64_t bit = uint64_t{1} << (at % 64);
    size_ += (members_[at / 64] & bit) == 0;
    members_[at / 64] |= bit;
  }
  size_t memberFrom(size_t at) const {
    for (size_t word = at / 64; word < members_.size(); ++word) {
      uint64_t rest = members_[word];
      if (word == at / 64) rest &= ~uint64_t{0} << (at % 64);
      if (rest != 0) return word * 64 + static_cast<size_t>(__builtin_ctzll(rest));
    }
    return SIZE_MAX;
  }
  /// A pool that nobody else has, with the records of this store.
  void fork() {
    Store own;
    own.pool_ = std::make_shared<Pool>();
    for (const Entry& entry : *this) own.put(entry.cid, entry.record);
    *this = std::move(own);
  }

  std::shared_ptr<Pool> pool_;
  std::vector<uint64_t> members_;  // a bit for each entry of the pool
  size_t size_ = 0;
};

}  // namespace aqua::data
