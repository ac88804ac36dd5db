// What a particle carries (AIR execution spec 7): the trace, the records that its content ids name, signatures.
// Exactly what the production format can hold, so that decoding and encoding lose nothing; ids need not be right and
// records may be missing (whoever reads has to check). Everything is immutable once a `Data` is made, and shared by
// handles whose reference counts are not atomic: all data of one particle belongs to one thread.
#pragma once

#include <algorithm>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include <llvm/ADT/IntrusiveRefCntPtr.h>

#include "runtime/values/value.h"
#include "runtime/vm/vm.h"

namespace aqua::vm {

template <class T> using Ref = llvm::IntrusiveRefCntPtr<T>;
template <class T> using RefCounted = llvm::RefCountedBase<T>;

/// Immutable shared text. Copies of one handle compare in one step; the hash is computed once.
class Text {
 public:
  Text() = default;  // ""
  explicit Text(std::string_view text);
  std::string_view view() const { return rep_ ? std::string_view(rep_->text) : std::string_view(); }
  std::string str() const { return std::string(view()); }
  uint64_t hash() const { return rep_ ? rep_->hash : 0; }
  static uint64_t hashOf(std::string_view text);
  bool empty() const { return !rep_; }
  bool same(const Text& other) const { return rep_ == other.rep_; }
  bool operator==(const Text& other) const {
    return rep_ == other.rep_ || (rep_ && other.rep_ && rep_->hash == other.rep_->hash && rep_->text == other.rep_->text);
  }
  bool operator==(std::string_view other) const { return view() == other; }

 private:
  struct Rep : RefCounted<Rep> {
    std::string text;
    uint64_t hash = 0;
  };
  Ref<Rep> rep_;  // null only for ""
};

/// Content id in its text form, `bagaaihra...`.
using Cid = Text;

// ---------------------------------------------------------------------------------------------------- records (7.2)

/// JSON text of a value. Text from outside is read when it is first needed.
class ValueRecord : public RefCounted<ValueRecord> {
 public:
  explicit ValueRecord(std::string text) : text_(std::move(text)) {}
  ValueRecord(std::string text, Value value) : text_(std::move(text)), value_(std::move(value)), read_(true) {}
  const std::string& text() const { return text_; }
  /// Null pointer: the text is no JSON.
  const Value* value() const;

 private:
  std::string text_;
  mutable std::optional<Value> value_;
  mutable bool read_ = false;
};

struct TetrapletRecord : RefCounted<TetrapletRecord> {
  explicit TetrapletRecord(Tetraplet t) : tetraplet(std::move(t)) {}
  Tetraplet tetraplet;
  /// Of this tetraplet; computed once.
  const Cid& cid() const;

 private:
  mutable Cid cid_;
};

/// Which signed record backs a value.
struct Provenance {
  enum class Kind : uint8_t { Literal, ServiceResult, Canon };
  Kind kind = Kind::Literal;
  Cid cid;  // ServiceResult: of the service result; Canon: of the canon result
  bool operator==(const Provenance&) const = default;
};

/// A value as scripts see it: JSON, where it came from, and which record backs it (4.2).
struct Item : RefCounted<Item> {
  Item(Value v, Ref<const TetrapletRecord> t, Provenance p, Cid c = {})
      : value(std::move(v)), tetraplet(std::move(t)), provenance(std::move(p)), cid_(std::move(c)) {}
  Value value;
  Ref<const TetrapletRecord> tetraplet;
  Provenance provenance;
  /// Of `value`; computed once, where it is not known.
  const Cid& cid() const;
  /// Of the canon element that this is in canons; computed once.
  const Cid& elementCid() const;

 private:
  mutable Cid cid_, elementCid_;
};
using ItemRef = Ref<const Item>;

struct CanonElement : RefCounted<CanonElement> {
  CanonElement(Cid v, Cid t, Provenance p) : value(std::move(v)), tetraplet(std::move(t)), provenance(std::move(p)) {}
  Cid value, tetraplet;
  Provenance provenance;
  mutable ItemRef item = ItemRef();  // found out by the interpreter, so that the next run need not
};

/// A frozen stream or stream map.
struct Canon : RefCounted<Canon> {
  std::vector<ItemRef> items;  // of a map: objects with `key` and `value`
  Ref<const TetrapletRecord> tetraplet = Ref<const TetrapletRecord>();
  Cid cid;  // of its canon result

  /// The array of the items.
  const Value& array() const;
  /// Of a map: key -> array of values.
  const Value& object() const;
  /// Values of one key (string or integer) with the origins of their pairs; null pointer: no such key.
  const std::vector<ItemRef>* valuesOf(const Value& key) const;

 private:
  struct Index {
    std::vector<std::pair<Value, std::vector<ItemRef>>> keys;  // in order of first insertion
    std::unordered_multimap<uint64_t, size_t> byHash;
  };
  const Index& index() const;
  mutable std::optional<Value> array_, object_;
  mutable std::unique_ptr<Index> index_;
};

struct CanonResult : RefCounted<CanonResult> {
  CanonResult(Cid t, std::vector<Cid> v) : tetraplet(std::move(t)), values(std::move(v)) {}
  Cid tetraplet;
  std::vector<Cid> values;  // of canon elements
  mutable Ref<const Canon> canon = Ref<const Canon>();  // found out by the interpreter, so that the next run need not
};

struct ServiceResult : RefCounted<ServiceResult> {
  ServiceResult(Cid v, Cid a, Cid t) : value(std::move(v)), argumentHash(std::move(a)), tetraplet(std::move(t)) {}
  Cid value, argumentHash, tetraplet;

  // What the interpreter found out about this record, so that the next run need not.
  mutable ItemRef item = ItemRef();                     // the result with its value and tetraplet
  mutable std::optional<std::vector<Value>> arguments;  // they have this hash
};

/// Texts that content ids are hashes of, and the ids (7.4).
std::string jsonOf(const Tetraplet& tetraplet);
std::string jsonOf(const CanonElement& element);
std::string jsonOf(const CanonResult& result);
std::string jsonOf(const ServiceResult& result);

/// Records by content id, in order of insertion. Copies share until one of them is changed.
template <class Record> class Store {
 public:
  struct Entry {
    Cid cid;
    Ref<const Record> record;
  };
  size_t size() const { return rep_ ? rep_->entries.size() : 0; }
  const std::vector<Entry>& entries() const {
    static const std::vector<Entry> none;
    return rep_ ? rep_->entries : none;
  }
  const Entry* find(const Cid& cid) const {
    if (!rep_) return nullptr;
    uint32_t at = rep_->slots[slotOf(*rep_, cid)];
    return at == 0 ? nullptr : &rep_->entries[at - 1];
  }
  /// Null pointer: there is none.
  const Record* get(const Cid& cid) const {
    const Entry* entry = find(cid);
    return entry ? entry->record.get() : nullptr;
  }
  /// A record of the same id is replaced.
  void put(const Cid& cid, Ref<const Record> record) {
    own(1);
    uint32_t& slot = rep_->slots[slotOf(*rep_, cid)];
    if (slot != 0) {
      rep_->entries[slot - 1].record = std::move(record);
      return;
    }
    rep_->entries.push_back({cid, std::move(record)});
    slot = static_cast<uint32_t>(rep_->entries.size());
  }
  /// Adds all records of `other`, which win (7.2).
  void merge(const Store& other) {
    if (other.rep_ == rep_ || other.size() == 0) return;
    if (size() == 0) {
      rep_ = other.rep_;
      return;
    }
    for (const Entry& entry : other.entries()) {
      const Entry* mine = find(entry.cid);
      if (!mine || mine->record != entry.record) put(entry.cid, entry.record);
    }
  }

 private:
  struct Rep {
    std::vector<Entry> entries;
    std::vector<uint32_t> slots;  // open addressing, a power of two of them; 0: free, else index + 1
  };
  static size_t slotOf(const Rep& rep, const Cid& cid) {
    size_t mask = rep.slots.size() - 1, slot = cid.hash() & mask;
    while (rep.slots[slot] != 0 && !(rep.entries[rep.slots[slot] - 1].cid == cid)) slot = (slot + 1) & mask;
    return slot;
  }
  /// Nobody else sees the representation afterwards, and `more` records fit in.
  void own(size_t more) {
    if (!rep_)
      rep_ = std::make_shared<Rep>();
    else if (rep_.use_count() > 1)
      rep_ = std::make_shared<Rep>(*rep_);
    size_t wanted = (rep_->entries.size() + more) * 2;
    if (wanted <= rep_->slots.size()) return;
    size_t slots = 16;
    while (slots < wanted) slots *= 2;
    rep_->slots.assign(slots, 0);
    for (size_t i = 0; i < rep_->entries.size(); ++i) {
      size_t slot = slotOf(*rep_, rep_->entries[i].cid);
      rep_->slots[slot] = static_cast<uint32_t>(i + 1);
    }
  }

  std::shared_ptr<Rep> rep_;
};

struct Stores {
  Store<ValueRecord> values;
  Store<TetrapletRecord> tetraplets;
  Store<CanonElement> canonElements;
  Store<CanonResult> canonResults;
  Store<ServiceResult> serviceResults;
};

// ------------------------------------------------------------------------------------------------------ trace (7.3)

/// Part of a trace.
struct Span {
  uint32_t begin = 0;
  uint32_t length = 0;
  bool operator==(const Span&) const = default;
};
struct LoreEntry {
  uint32_t position = 0;    // of the state of the value that the fold visited
  std::vector<Span> parts;  // two in good data: before and after `next`
};
struct Lore : RefCounted<Lore> {
  std::vector<LoreEntry> entries;
};
struct Generations : RefCounted<Generations> {
  std::vector<uint32_t> list;
};

/// One step that was made.
struct State {
  enum class Kind : uint8_t {
    Par,            // left, right: number of states of either branch
    CallSent,       // peer
    CallRequested,  // peer, callId
    CallScalar,     // cid of a service result
    CallStream,     // cid of a service result, generation
    CallUnused,     // cid of a value
    CallFailed,     // cid of a service result
    Ap,             // generation; other numbers of generations than one: `generations`
    CanonSent,      // peer
    CanonDone,      // cid of a canon result
    Fold,           // lore
  };

  Kind kind = Kind::Par;
  uint32_t left = 0;   // Par: left; CallRequested: call id; CallStream, Ap: generation
  uint32_t right = 0;  // Par: right
  Text text;           // CallSent, CallRequested, CanonSent: peer id; CallScalar ... CallFailed, CanonDone: cid
  Ref<const Lore> lore = Ref<const Lore>();                       // Fold; never null there
  Ref<const Generations> generations = Ref<const Generations>();  // Ap; null: exactly one, `left`

  static State par(uint32_t left, uint32_t right) { return {.kind = Kind::Par, .left = left, .right = right}; }
  static State callSent(Text peer) { return {.kind = Kind::CallSent, .text = std::move(peer)}; }
  static State callRequested(Text peer, uint32_t id) {
    return {.kind = Kind::CallRequested, .left = id, .text = std::move(peer)};
  }
  static State callScalar(Cid cid) { return {.kind = Kind::CallScalar, .text = std::move(cid)}; }
  static State callStream(Cid cid, uint32_t generation) {
    return {.kind = Kind::CallStream, .left = generation, .text = std::move(cid)};
  }
  static State callUnused(Cid cid) { return {.kind = Kind::CallUnused, .text = std::move(cid)}; }
  static State callFailed(Cid cid) { return {.kind = Kind::CallFailed, .text = std::move(cid)}; }
  static State ap(uint32_t generation) { return {.kind = Kind::Ap, .left = generation}; }
  /// As data may have it; a list of one is the ordinary `ap`.
  static State apOf(std::vector<uint32_t> generations);
  static State canonSent(Text peer) { return {.kind = Kind::CanonSent, .text = std::move(peer)}; }
  static State canonDone(Cid cid) { return {.kind = Kind::CanonDone, .text = std::move(cid)}; }
  static State fold(std::vector<LoreEntry> entries);
};

using Trace = std::vector<State>;

// ------------------------------------------------------------------------------------------------- signatures (7.5)

/// Keys and signatures as they are stored: a byte for the algorithm (0: Ed25519) and then the bytes.
using Bytes = std::vector<uint8_t>;

/// Content ids in the order of their texts: what one signature is over.
struct SortedCids : RefCounted<SortedCids> {
  std::vector<Cid> list;
};
void sortByText(std::vector<Cid>& cids);

/// Signatures by key, in the order of the keys. Copies share the entries.
class Signatures {
 public:
  using value_type = std::pair<const Bytes, Bytes>;
  struct Record : RefCounted<Record> {
    Record(Bytes key, Bytes signature) : entry(std::move(key), std::move(signature)) {}
    value_type entry;
    mutable Ref<const SortedCids> cids = Ref<const SortedCids>();  // what was signed, where that is known
  };
  using Records = std::vector<Ref<const Record>>;
  class const_iterator {
   public:
    explicit const_iterator(Records::const_iterator at) : at_(at) {}
    const value_type& operator*() const { return (*at_)->entry; }
    const value_type* operator->() const { return &(*at_)->entry; }
    const_iterator& operator++() { return ++at_, *this; }
    bool operator==(const const_iterator& other) const = default;

   private:
    Records::const_iterator at_;
  };

  const_iterator begin() const { return const_iterator(records_.begin()); }
  const_iterator end() const { return const_iterator(records_.end()); }
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
    auto at = place(record->entry.first);
    if (is(at, record->entry.first))
      records_[static_cast<size_t>(at - records_.begin())] = std::move(record);
    else
      records_.insert(at, std::move(record));
  }
  void insert_or_assign(Bytes key, Bytes signature) {
    put(Ref<const Record>(new Record(std::move(key), std::move(signature))));
  }
  /// The signature of `key`, to be changed: an entry of this list alone.
  Bytes& operator[](const Bytes& key) {
    const Record* known = get(key);
    Ref<Record> own(new Record(key, known ? known->entry.second : Bytes()));
    put(own);
    return own->entry.second;
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
      if (*left == *right || (*left)->entry == (*right)->entry)
        all.records_.push_back(*left++), ++right;
      else if ((*left)->entry.first == (*right)->entry.first)
        all.records_.push_back(choose(*left++, *right++));
      else
        all.records_.push_back((*left)->entry.first < (*right)->entry.first ? *left++ : *right++);
    }
    all.records_.insert(all.records_.end(), left, a.records_.end());
    all.records_.insert(all.records_.end(), right, b.records_.end());
    return all;
  }

 private:
  Records::const_iterator place(const Bytes& key) const {
    return std::lower_bound(records_.begin(), records_.end(), key,
                            [](const Ref<const Record>& record, const Bytes& k) { return record->entry.first < k; });
  }
  bool is(Records::const_iterator at, const Bytes& key) const {
    return at != records_.end() && (*at)->entry.first == key;
  }

  Records records_;
};

/// What the peers answer for in a trace: peer id -> content ids, one for each occurrence, in order of the trace.
using SignedCids = std::map<std::string, std::vector<Cid>, std::less<>>;

// ------------------------------------------------------------------------------------------------------------- data

inline constexpr std::string_view kDataVersion = "0.17.2";
inline constexpr std::string_view kInterpreterVersion = "0.62.0";
inline constexpr std::string_view kMinimumInterpreterVersion = "0.61.0";

class Data {
 public:
  Trace trace;
  uint32_t lastCallId = 0;
  Stores stores;
  Signatures signatures;
  std::string version{kDataVersion};                        // of the envelope (7.1)
  std::string interpreterVersion{kInterpreterVersion};
  /// Made by `run`, or checked by `verify`: content ids, references and signatures need not be checked again.
  bool trusted = false;
};

/// Why data, or a run, is refused: AIR execution spec 3.
struct Fault {
  int64_t code = 0;
  std::string message;
};

/// Groups what is signed in a trace by the peer that has to sign it. Empty: a state refers to a service or canon
/// result, or one of these to a tetraplet, that is not in the stores; `missing` is then the id and what it names.
struct MissingRecord {
  std::string what;  // "service result aggregate", "canon result aggregate", "tetraplet"
  Cid cid;
  SignedCids before;  // of the states before that one
};
std::optional<SignedCids> signedCids(const Data& data, MissingRecord* missing = nullptr);

/// The bytes that a peer signs (7.5): its content ids, sorted, and the particle id.
Bytes signedMessage(std::vector<Cid> cids, std::string_view particleId);

// The interpreter calls `verify` of verify.h for current data that is not `trusted` (AIR execution spec 9, 1-5):
//   std::optional<Fault> verify(const Data& data, std::string_view particleId);
// It merges the signatures of previous and current data itself (9, 6).

}  // namespace aqua::vm
