// What one peer remembers of its last run of a particle, so that the next run costs what has changed.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include <llvm/ADT/SmallVector.h>

#include "runtime/vm/data.h"
#include "runtime/vm/prepared.h"

namespace aqua::vm {

/// A branch of `par` as it was executed: a branch without `par`, `fold` and `next` inside (`Node::leaf`), which came
/// through without an error. It comes out the same as long as what it reads and its part of the trace are the same and
/// none of its calls is answered; then its states are copied and what it did to names and streams is done again.
struct LeafRun : RefCounted<LeafRun> {
  /// A name and what it stood for. Both null: it was not defined.
  struct Binding {
    uint32_t slot = 0;
    ItemRef item = ItemRef();
    Ref<const Canon> canon = Ref<const Canon>();
  };
  struct Inserted {
    uint32_t stream = 0;  // slot
    uint32_t state = 0;   // offset from the first state of the branch
    ItemRef item = ItemRef();
  };
  const Node* node = nullptr;
  uint32_t length = 0;  // states
  bool complete = false;
  llvm::SmallVector<Binding, 3> reads;
  llvm::SmallVector<uint32_t, 1> targets;  // slots that must not have a value; outside of folds
  llvm::SmallVector<Binding, 1> writes;
  llvm::SmallVector<Inserted, 1> inserted;
  llvm::SmallVector<uint32_t, 2> answers;  // offsets of the states that this peer answers for
};

/// Branches by the position of their first state, ascending; and names that `ap` set outside of folds, in the order in
/// which it did.
struct RunMemory {
  std::vector<std::pair<uint32_t, Ref<const LeafRun>>> leaves;
  std::vector<std::pair<const Node*, ItemRef>> names;
  uint64_t saved = 0;  // branches that were not executed
};

/// Do both stand for the same, origin included?
bool same(const ItemRef& a, const ItemRef& b);

/// Belongs to one peer and one particle, and to a prepared script, which has to live as long. Results do not depend on
/// it: a run whose previous data is not the outcome of the last one, or whose parameters differ, starts anew.
class Warm {
 public:
  bool fits(const Prepared& script, const DataPtr& previous, const Params& params) const {
    return script_ == &script && last_ && last_ == previous && timestamp_ == params.timestamp && ttl_ == params.ttl &&
           peers_.first == params.initPeerId && peers_.second == params.currentPeerId;
  }
  const RunMemory& memory() const { return memory_; }
  void keep(const Prepared& script, DataPtr data, const Params& params, RunMemory memory) {
    script_ = &script;
    last_ = std::move(data);
    memory_ = std::move(memory);
    timestamp_ = params.timestamp;
    ttl_ = params.ttl;
    peers_ = {params.initPeerId, params.currentPeerId};
  }

 private:
  const Prepared* script_ = nullptr;
  DataPtr last_;
  RunMemory memory_;
  uint64_t timestamp_ = 0;
  uint32_t ttl_ = 0;
  std::pair<std::string, std::string> peers_;  // initial, current
};

}  // namespace aqua::vm
