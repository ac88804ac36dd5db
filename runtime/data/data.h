// What a particle carries (EXECUTION.md 7): the trace, the records that its content ids name, signatures.
// Exactly what the production format can hold, so that decoding and encoding lose nothing; ids need not be right and
// records may be missing (whoever reads has to check). Everything is immutable once a `Data` is made, and shared by
// handles whose reference counts are not atomic: all data of one particle belongs to one thread.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include <llvm/ADT/SmallVector.h>

#include "runtime/values/budget.h"
#include "runtime/values/fingerprint.h"
#include "runtime/values/value.h"
#include "runtime/data/chunked.h"
#include "runtime/data/signatures.h"
#include "runtime/data/store.h"
#include "runtime/data/tetraplet.h"
#include "runtime/data/text.h"

namespace aqua::data {

using values::Value;

// ---------------------------------------------------------------------------------------------------- records (7.2)

/// JSON text of a value. Text from outside is read when it is first needed.
class ValueRecord : public RefCounted<ValueRecord> {
 public:
  /// Of memory that lives longer than the record.
  struct InPlace {
    std::string_view text;
  };
  explicit ValueRecord(InPlace in) : text_(in.text) {}
  explicit ValueRecord(std::string text) : own_(std::move(text)), text_(own_) {}
  ValueRecord(std::string text, Value value)
      : own_(std::move(text)), text_(own_), value_(std::move(value)), read_(true) {}
  ValueRecord(const ValueRecord&) = delete;
  std::string_view text() const { return text_; }
  /// Null pointer: the text is no JSON.
  const Value* value() const;

 private:
  std::string own_;
  std::string_view text_;
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
  /// Of `value`; computed once, where it is not known. Then `text` gets the JSON text that was made for it.
  const Cid& cid(std::string* text = nullptr) const;
  /// Of the canon element that this is in canons; computed once.
  const Cid& elementCid() const;
  /// Of an array: one element, with a lens to it; made once.
  const Ref<const Item>& element(size_t index) const;
  bool knowsElement(size_t index) const { return index < elements_.size() && elements_[index]; }

 private:
  mutable Cid cid_, elementCid_;
  mutable std::vector<Ref<const Item>> elements_;
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
  Ref<const TetrapletRecord> tetraplet{};
  Cid cid;                            // of its canon result
  mutable ItemRef whole = ItemRef();  // of a map that became a scalar: its one item, with the canon as its source

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
  std::vector<Cid> values;           // of canon elements
  mutable Ref<const Canon> canon{};  // found out by the interpreter, so that the next run need not
};

struct ServiceResult : RefCounted<ServiceResult> {
  ServiceResult(Cid v, Cid a, Cid t) : value(std::move(v)), argumentHash(std::move(a)), tetraplet(std::move(t)) {}
  Cid value, argumentHash, tetraplet;

  // What the interpreter found out about this record, so that the next run need not.
  mutable ItemRef item = ItemRef();                     // the result with its value and tetraplet
  mutable std::optional<std::vector<Value>> arguments;  // they have this hash
};

/// Texts that content ids are hashes of, and the ids (7.4).
void jsonOf(const Tetraplet& tetraplet, std::string& out);  // in place of what is there
void jsonOf(const CanonElement& element, std::string& out);
void jsonOf(const CanonResult& result, std::string& out);
void jsonOf(const ServiceResult& result, std::string& out);
template <class Record> std::string jsonOf(const Record& record) {
  constexpr size_t kUsual = 288;  // four ids
  std::string out;
  out.reserve(kUsual);
  jsonOf(record, out);
  return out;
}

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
  uint32_t position = 0;             // of the state of the value that the fold visited
  llvm::SmallVector<Span, 2> parts;  // two in good data: before and after `next`
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
  bool toEnd = false;      // Par: `right` is all that is left of the right branch of the `par` around it (`eachState`)
  uint32_t left = 0;       // Par: left; CallRequested: call id; CallStream, Ap: generation
  uint32_t right = 0;      // Par: right; 0 where `toEnd` is set
  Text text;               // CallSent, CallRequested, CanonSent: peer id; CallScalar ... CallFailed, CanonDone: cid
  Ref<const Lore> lore{};  // Fold; never null there
  Ref<const Generations> generations{};  // Ap; null: exactly one, `left`

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

/// Copies share what does not change. A chain of pars, as a loop over many peers makes it, shows why there is `toEnd`:
/// a state more in one branch would be one more in the right branch of every `par` before it.
using Trace = Chunked<State>;

/// Finds the sizes of pars while it is given the states of a trace in their order.
class ParSizes {
 public:
  /// Of the right branch of this `par`, the state at `position`.
  uint32_t right(const State& par, uint64_t position) {
    while (!ends_.empty() && ends_.back() <= position) ends_.pop_back();
    const uint64_t begin = position + 1 + par.left;
    const uint64_t end = par.toEnd && !ends_.empty() ? ends_.back() : begin + par.right;
    ends_.push_back(end);
    return static_cast<uint32_t>(end - begin);
  }

 private:
  std::vector<uint64_t> ends_;  // of the pars that are open
};

/// Calls visit(state) for all states in their order, `right` of each `par` being its size.
template <class Visit> void eachState(const Trace& trace, Visit visit) {
  ParSizes sizes;
  uint64_t position = 0;
  for (const State& state : trace) {
    const bool par = state.kind == State::Kind::Par;
    const uint32_t right = par ? sizes.right(state, position) : 0;
    if (par && state.toEnd) visit(State::par(state.left, right));
    else visit(state);
    ++position;
  }
}
/// The same trace with the sizes of all pars.
Trace withSizes(const Trace& trace);

// ------------------------------------------------------------------------------------------------- signatures (7.5)

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
  std::string version{kDataVersion};  // of the envelope (7.1)
  std::string interpreterVersion{kInterpreterVersion};
  /// Made by `run`, or checked by `verify`: content ids, references and signatures need not be checked again.
  bool trusted = false;
  values::Kept kept;  // of the budget of its run: trace and signatures. Records are counted when they are made

  /// What the interpreter found out about this data, so that the next peer that gets it need not (vm/newcomers.h).
  struct Memo {
    virtual ~Memo() = default;
  };
  /// What was found out about it. A copy begins without: it may be changed.
  struct Known {
    Known() = default;
    Known(const Known&) {}
    Known& operator=(const Known& other) {
      if (this != &other) fingerprint.reset(), memo.reset();
      return *this;
    }
    std::optional<values::Fingerprint> fingerprint;  // fingerprint.h
    std::shared_ptr<Memo> memo;
  };
  mutable Known known;
};

/// Why data, or a run, is refused: EXECUTION.md 3.
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
std::optional<SignedCids> signedCids(const Trace& trace, const Stores& stores, MissingRecord* missing = nullptr);
inline std::optional<SignedCids> signedCids(const Data& data, MissingRecord* missing = nullptr) {
  return signedCids(data.trace, data.stores, missing);
}

/// The bytes that a peer signs (7.5): its content ids, sorted, and the particle id.
Bytes signedMessage(const std::vector<Cid>& cids, std::string_view particleId);

}  // namespace aqua::data
