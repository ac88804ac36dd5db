// What a machine notes of its run, so that the next one need not execute everything (warm.h), and what it notes for
// others when it executes as a peer that nobody means (newcomers.h).
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <utility>
#include <vector>

#include <llvm/ADT/SmallVector.h>

#include "runtime/vm/memory.h"
#include "runtime/vm/newcomers.h"
#include "runtime/vm/prepared.h"
#include "runtime/vm/trace.h"
#include "runtime/vm/warm.h"

namespace aqua::vm {

class Notes {
 public:
  /// `known`: the last run, whose outcome is the previous data. Null pointer: none.
  void remember(const RunMemory* known, size_t streams);
  /// And notes in `newcomers` who was meant where.
  void beNobody(Newcomers& newcomers, size_t streams);

  bool remembers() const { return remembers_; }
  RunMemory& memory() { return memory_; }
  const RunMemory& memory() const { return memory_; }
  /// The last run. Null pointer: none that is of use.
  const RunMemory* known() const { return known_; }
  void forgetLastRun() { known_ = nullptr; }
  /// The same run over its own outcome would change something.
  void unsettle() { memory_.settled = false; }

  // As nobody.
  bool isNobody() const { return nobody_ != nullptr; }
  void leaveNobody() { nobody_ = nullptr; }
  /// This peer would have gone another way. False, for who asks whether it is that peer.
  bool meant(Text peer);
  /// What follows has the id of this peer in it.
  void actAsMyself() { acted_ |= nobody_ != nullptr; }
  bool acted() const { return acted_; }

  // The leaf of a `par` that is being executed.
  void startLeaf(const Node& leaf, const Merger& merger, bool inFold);
  bool inLeaf() const { return bool(leaf_.run); }
  /// It is not to be taken as done by another run.
  void spoil() { leaf_.spoiled = true; }
  bool spoiled() const { return leaf_.spoiled; }
  uint32_t leafBegin() const { return leaf_.begin; }
  LeafRun& leafRun() { return *leaf_.run; }
  Ref<LeafRun> takeLeafRun() { return std::exchange(leaf_.run, Ref<LeafRun>()); }
  /// It has ended; this is the branch of a `par` that it was.
  void endLeaf(const Prepared& script, Merger& merger, bool complete, bool failed, uint32_t par, bool right);
  /// How it went in the last run, where it had the same part of the trace. Null pointer: another way.
  const LeafRun* lastRunOf(const Node& leaf, const Merger& merger);

  // Called where a leaf may be noted; `position`: of the state that comes next.
  void startsStream(uint32_t slot) {
    if (inLeaf()) leaf_.ownStreams.push_back(slot);
  }
  void endsStream() {
    if (inLeaf()) leaf_.ownStreams.pop_back();
  }
  /// A call waits for its result here. `lastId`: of the requests so far. True: nobody waited for it before, and nothing
  /// else is known that the next run has to look at.
  bool asks(uint32_t id, uint32_t lastId, uint32_t position);
  void answers(uint32_t position) {
    if (inLeaf()) leaf_.run->answers.push_back(position - leaf_.begin);
  }
  void writes(uint32_t slot, const ItemRef& item, const Ref<const Canon>& canon) {
    if (inLeaf()) leaf_.run->writes.push_back({slot, item, canon});
  }
  /// The name is going to get a value.
  void targets(const Prepared& script, uint32_t slot, bool inFold) {
    if (!inLeaf() || script.onlyInLeaf(slot)) return;
    if (!inFold) leaf_.run->targets.push_back(slot);
    if (alone_) spoil();
  }
  /// Has what this name stood for been noted?
  bool hasRead(uint32_t slot) const;
  /// `meaning`: empty where it must not be read.
  void reads(const Prepared& script, std::optional<LeafRun::Binding> meaning, uint32_t slot);
  void inserts(uint32_t stream, const ItemRef& item, uint32_t position);
  bool ownsStream(uint32_t stream) const;
  /// The whole of a stream is looked at.
  void looksAt(uint32_t stream);

  // Streams and names of the script.
  /// Whoever walks over a stream sees what is put into it. `live`: the slot whose stream it is.
  void walksOver(uint32_t stream, uint32_t live);
  /// A stream of this slot has changed its size, or begins, or ends; `live`: how many the slot has.
  void sizes(const Stream& stream, uint32_t slot, size_t live);
  void endsNew(uint32_t slot) { ++memory_.streams[slot].ended; }
  /// Outside of folds: the same value as in the last run is the same object, so that branches that read it need not
  /// compare.
  ItemRef atTheTop(const Node& node, ItemRef item);

  // Leaves that are executed alone.
  bool alone() const { return alone_ != nullptr; }
  void startAlone(const LeafRun& last, const RunMemory& among, uint32_t position) {
    alone_ = &last;
    among_ = &among;
    position_ = position;
  }
  /// A machine sleeps until this stream has more values, in the fold whose state is at `fold`.
  void sleeps(uint32_t stream, uint32_t fold) { awaited_ = {stream, fold}; }
  /// A leaf may add to streams that nobody looks at, if it is clear which they are. `fresh`: it was not there before.
  void insertsAlone(uint32_t stream, ItemRef item, bool fresh, uint32_t position);
  struct Inserted {
    uint32_t position = 0;  // of the state
    uint32_t stream = 0;    // slot
    ItemRef item = ItemRef();
  };
  /// Values that are new.
  const std::vector<Inserted>& insertedAlone() const { return insertedAlone_; }

  uint32_t parAround = RunMemory::Par::kScript;

 private:
  /// What the branch does that is being executed.
  struct Leaf {
    Ref<LeafRun> run = Ref<LeafRun>();  // null pointer: nothing is noted
    uint32_t begin = 0;
    uint32_t window = 0;   // states of the current data
    uint32_t current = 0;  // where they begin
    bool spoiled = false;
    llvm::SmallVector<uint32_t, 2> ownStreams;  // of `new` inside
    llvm::SmallVector<Text, 3> meant;           // as nobody: peers that would have gone another way
  };
  struct Awaited {
    uint32_t stream = 0;  // slot
    uint32_t fold = 0;    // position of its state
  };
  void tellMeant(const LeafRun& run, bool kept, const Merger& merger);

  bool remembers_ = false;
  const RunMemory* known_ = nullptr;
  size_t nextKnown_ = 0;  // leaf
  RunMemory memory_;
  Leaf leaf_;
  const LeafRun* alone_ = nullptr;    // not null: this leaf is executed alone
  const RunMemory* among_ = nullptr;  // then: its run
  uint32_t position_ = 0;             // then: of the leaf
  std::optional<Awaited> awaited_;    // then
  std::vector<Inserted> insertedAlone_;
  Newcomers* nobody_ = nullptr;  // not null: executes as nobody
  bool acted_ = false;           // as nobody
};

}  // namespace aqua::vm
