// Signatures of a particle by key (EXECUTION.md 7.5).
#pragma once

#include <algorithm>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "runtime/crypto/keys.h"
#include "runtime/data/text.h"

namespace aqua::data {

/// Keys and signatures as they are stored: a byte for the algorithm (0: Ed25519) and then the bytes.
using Bytes = std::vector<uint8_t>;

void sortByText(std::vector<Cid>& cids);

/// Content ids that one signature is over: one for each occurrence, in the order of the trace.
class SignedList : public RefCounted<SignedList> {
 public:
  using Find = std::function<std::vector<Cid>()>;
  explicit SignedList(std::vector<Cid> cids) : inTrace_(std::move(cids)) {}
  /// `find` is asked when the list is first needed.
  explicit SignedList(Find find) : find_(std::move(find)) {}
  const std::vector<Cid>& inTrace() const {
    if (find_) inTrace_ = std::exchange(find_, nullptr)();
    return inTrace_;
  }
  /// In the order of their texts; sorted when first needed.
  const std::vector<Cid>& byText() const {
    if (sorted_.size() != inTrace().size()) sortByText(sorted_ = inTrace_);
    return sorted_;
  }

 private:
  mutable Find find_;
  mutable std::vector<Cid> inTrace_, sorted_;
};

/// Who signs, and for which particle.
struct SigningKey : RefCounted<SigningKey> {
  SigningKey(const crypto::KeyPair& k, std::string_view particle) : key(k), particleId(particle) {}
  crypto::KeyPair key;
  std::string particleId;
};

/// Versions of one signature, each over all that the one before is over.
struct SignatureHistory : RefCounted<SignatureHistory> {
  uint32_t newest = 0;
};

/// Signatures by key, in the order of the keys. Copies share the entries.
class Signatures {
 public:
  using value_type = std::pair<const Bytes, Bytes>;
  class Record : public RefCounted<Record> {
   public:
    Record(Bytes key, Bytes signature) : entry_(std::move(key), std::move(signature)) {}
    /// Signs when the signature is first asked for: data that stays in the process is not signed at all.
    Record(Bytes key, Ref<const SigningKey> signer, Ref<const SignedList> over)
        : cids(std::move(over)), entry_(std::move(key), Bytes()), signer_(std::move(signer)) {}
    const Bytes& key() const { return entry_.first; }
    const value_type& entry() const {
      if (signer_) sign();
      return entry_;
    }
    Bytes& signature() { return entry_.second; }
    /// Do both say the same? Without making a signature for that.
    bool same(const Record& other) const {
      return key() == other.key() && !signer_ && !other.signer_ && entry_.second == other.entry_.second;
    }

    mutable Ref<const SignedList> cids{};  // what was signed, where that is known
    Ref<SignatureHistory> history{};       // null pointer: none known
    uint32_t version = 0;

   private:
    void sign() const;
    mutable value_type entry_;
    mutable Ref<const SigningKey> signer_{};  // null pointer: signed
  };
  using Records = std::vector<Ref<const Record>>;
  class const_iterator {
   public:
    explicit const_iterator(Records::const_iterator at) : at_(at) {}
    const value_type& operator*() const { return (*at_)->entry(); }
    const value_type* operator->() const { return &(*at_)->entry(); }
    const_iterator& operator++() { return ++at_, *this; }
    bool operator==(const const_iterator& other) const = default;

   private:
    Records::const_iterator at_;
  };

  const_iterator begin() const { return const_iterator(records_.begin()); }
  const_iterator end() const { return const_iterator(records_.end()); }
  /// The entries without making a signature.
  const Records& records() const { return records_; }
  size_t size() const { return records_.size(); }
  bool empty() const { return records_.empty(); }
  const_iterator find(const Bytes& key) const {
    auto at = place(key);
    return const_iterator(is(at, key) ? at : records_.end());
  }
  bool contains(const Bytes& key) const { return is(place(key), key); }
  /// Null pointer: there is none.
  const Record* get(const Bytes& key) const {
    auto at = place(key);
    return is(at, key) ? at->get() : nullptr;
  }
  /// In place of one with the same key.
  void put(Ref<const Record> record) {
    auto at = place(record->key());
    if (is(at, record->key())) records_[static_cast<size_t>(at - records_.begin())] = std::move(record);
    else records_.insert(at, std::move(record));
  }
  void insert_or_assign(Bytes key, Bytes signature) {
    put(Ref<const Record>(new Record(std::move(key), std::move(signature))));
  }
  /// The signature of `key`, to be changed: an entry of this list alone.
  Bytes& operator[](const Bytes& key) {
    const Record* known = get(key);
    Ref<Record> own(new Record(key, known ? known->entry().second : Bytes()));
    put(own);
    return own->signature();
  }
  void erase(const Bytes& key) {
    if (auto at = place(key); is(at, key)) records_.erase(at);
  }
  void clear() { records_.clear(); }
  /// Both in the order of their keys; `choose` is asked about two entries with one key that are not the same.
  template <class Choose> static Signatures merged(const Signatures& a, const Signatures& b, Choose choose) {
    Signatures all;
    all.records_.reserve(std::max(a.size(), b.size()) + 1);
    auto left = a.records_.begin(), right = b.records_.begin();
    while (left != a.records_.end() && right != b.records_.end()) {
      if (*left == *right || (*left)->same(**right)) all.records_.push_back(*left++), ++right;
      else if ((*left)->key() == (*right)->key()) all.records_.push_back(choose(*left++, *right++));
      else all.records_.push_back((*left)->key() < (*right)->key() ? *left++ : *right++);
    }
    all.records_.insert(all.records_.end(), left, a.records_.end());
    all.records_.insert(all.records_.end(), right, b.records_.end());
    return all;
  }

 private:
  Records::const_iterator place(const Bytes& key) const {
    return std::lower_bound(records_.begin(), records_.end(), key,
                            [](const Ref<const Record>& record, const Bytes& k) { return record->key() < k; });
  }
  bool is(Records::const_iterator at, const Bytes& key) const { return at != records_.end() && (*at)->key() == key; }

  Records records_;
};

}  // namespace aqua::data
