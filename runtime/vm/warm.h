// What one peer remembers of its last run of a particle, so that the next run costs what has changed. Three ways:
//
// - A script that waits for one result, outside of pars and folds over streams, has nothing else to do: all that is
// left
//   is to close what is open. Its machine falls asleep there and goes on with the result. So calls one after the other,
//   in loops or not, cost the same each, whatever came before them.
// - Where results concern nothing but leaves of pars, these are executed alone (`RunMemory`).
// - Else the script is executed, but for the leaves that come out as they did.
//
// All three need a run that was `settled`: the same run over its own outcome, with nothing new, would change nothing.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include <llvm/ADT/SmallVector.h>

#include "runtime/data/data.h"
#include "runtime/vm/vm.h"
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
  bool inFold = false;
  llvm::SmallVector<Binding, 3> reads;
  llvm::SmallVector<uint32_t, 1> targets;  // slots that must not have a value; outside of folds
  llvm::SmallVector<Binding, 1> writes;
  llvm::SmallVector<Inserted, 1> inserted;
  llvm::SmallVector<uint32_t, 2> answers;  // offsets of the states that this peer answers for
  llvm::SmallVector<uint32_t, 1> asked;    // offsets of the calls on this peer that wait for their results
};

/// A run as far as the next one may build on it.
struct RunMemory {
  /// A `par`, and whom it concerns that it is complete.
  struct Par {
    static constexpr uint32_t kScript = UINT32_MAX, kOthers = UINT32_MAX - 1;
    uint32_t outer = kOthers;  // the `par` whose branch is complete then; kOthers: something goes on then
    bool right = false;        // which branch of `outer`
    bool complete[2] = {false, false};
  };
  struct Leaf {
    uint32_t position = 0;  // of its first state
    Ref<const LeafRun> run = Ref<const LeafRun>();
    uint32_t par = 0;
    bool right = false;
  };

  std::vector<Leaf> leaves;  // by position
  std::vector<Par> pars;
  std::vector<uint32_t> askedBy;  // by call id: index of the leaf that waits for its result, plus one; 0: none
  std::vector<std::pair<const Node*, ItemRef>> names;  // set by `ap` outside of folds, in that order
  uint64_t saved = 0;                                  // branches that were not executed
  /// The same run over its own outcome, with nothing new, would change nothing.
  bool settled = true;
  bool complete = false;  // the script

  /// `trace` has its states, the first one at its position.
  void add(Leaf leaf, const std::vector<State>& trace);
  /// The leaf was executed again; `trace` has its states from `at` on.
  void replace(size_t leaf, Ref<const LeafRun> run, const std::vector<State>& trace, size_t at);
  /// The leaf has become complete, or is no longer. False: more depends on that than branches of `par`.
  bool completed(size_t leaf, bool complete);

 private:
  void noteAsked(size_t leaf, const std::vector<State>& trace, size_t at);
};

/// Do both stand for the same, origin included?
bool same(const ItemRef& a, const ItemRef& b);

class Machine;

/// Belongs to one peer and one particle, and to a prepared script, which has to live as long. Results do not depend on
/// it: a run whose previous data is not the outcome of the last one, or whose parameters differ, starts anew.
class Warm {
 public:
  Warm();
  Warm(Warm&&) noexcept;
  Warm& operator=(Warm&&) noexcept;
  ~Warm();

  bool fits(const Prepared& script, const DataPtr& previous, const Params& params) const {
    return script_ == &script && last_ && last_ == previous && timestamp_ == params.timestamp && ttl_ == params.ttl &&
           peers_.first == params.initPeerId && peers_.second == params.currentPeerId;
  }
  RunMemory& memory();
  /// Of a machine that has run. One that sleeps is kept, of others the memory.
  void keep(const Prepared& script, DataPtr data, const Params& params, std::unique_ptr<Machine> machine);
  /// The machine that sleeps until these results are there; nothing is remembered until the next `keep`. Null pointer:
  /// none sleeps for them, and no other run can wake it.
  std::unique_ptr<Machine> wake(const std::map<uint32_t, CallResult>& results);
  /// The outcome of a run that changed some leaves of the memory, and nothing else.
  void goOn(DataPtr data) {
    last_ = std::move(data);
    ++short_;
  }
  /// How many runs were of that kind.
  uint64_t shortRuns() const { return short_; }
  /// How many went on where the last one stopped.
  uint64_t wokenRuns() const { return woken_; }

 private:
  const Prepared* script_ = nullptr;
  DataPtr last_;
  RunMemory memory_;
  std::unique_ptr<Machine> asleep_;  // not null: it has the memory
  uint64_t short_ = 0, woken_ = 0;
  uint64_t timestamp_ = 0;
  uint32_t ttl_ = 0;
  std::pair<std::string, std::string> peers_;  // initial, current
};

}  // namespace aqua::vm
