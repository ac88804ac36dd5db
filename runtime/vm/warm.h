// What one peer remembers of its last run of a particle, so that the next run costs what has changed. Three ways:
//
// - A script that waits for one result, outside of pars and folds over streams, has nothing else to do: all that
//   is left is to close what is open. Its machine falls asleep there and goes on with the result. So calls one after
//   the other, in loops or not, cost the same each, whatever came before them. In the same way it waits in a fold over
//   a stream for more values, as a `join` does.
// - Where results, or what another peer has done, concern nothing but leaves of pars, these are executed alone
//   (`RunMemory`). What they put into a stream may wake the machine.
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

struct Newcomers;
struct Shared;

/// A run as far as the next one may build on it.
struct RunMemory {
  static constexpr uint32_t kOthers = UINT32_MAX;
  /// A `par`, and whom it concerns that it is complete.
  struct Par {
    static constexpr uint32_t kScript = UINT32_MAX, kOthers = UINT32_MAX - 1;
    uint32_t outer = kOthers;   // the `par` whose branch is complete then; kOthers: something goes on then
    uint32_t around = kScript;  // the `par` in whose branch this one is
    uint32_t position = 0;      // of its state
    bool right = false;         // which branch of `outer`
    bool complete[2] = {false, false};
  };
  struct Leaf {
    static constexpr uint32_t kNowhere = UINT32_MAX;
    uint32_t position = 0;        // of its first state
    uint32_t current = kNowhere;  // of its first state in the current data of the last run as a whole
    Ref<const LeafRun> run = Ref<const LeafRun>();
    uint32_t par = 0;
    bool right = false;
  };
  /// What was put into streams of one slot.
  struct StreamUse {
    uint32_t ended = 0;        // streams of a `new` that has ended
    uint32_t live = 0;         // others
    uint32_t generations = 0;  // of the last one
    uint32_t values = 0;       // of the last one
    uint32_t folds = 0;        // that have walked over it, or wait until it lives
  };

  std::vector<Leaf> leaves;  // by position
  std::vector<Par> pars;     // by position
  struct Fold {
    uint32_t position = 0;  // of its state
    const Node* node = nullptr;
  };
  std::vector<Fold> folds;         // over streams
  std::vector<StreamUse> streams;  // by slot
  /// By call id: index of the leaf that waits for its result, plus one; 0: nobody does; kOthers: others wait as well.
  std::vector<uint32_t> askedBy;
  std::vector<std::pair<const Node*, ItemRef>> names;  // set by `ap` outside of folds, in that order
  uint64_t saved = 0;                                  // branches that were not executed
  /// Not null: all that these peers have in common is in the outcome. `ownLeaf`: by index of their leaf.
  std::shared_ptr<const Newcomers> merged;
  std::vector<uint32_t> ownLeaf;
  /// The same run over its own outcome, with nothing new, would change nothing.
  bool settled = true;
  bool complete = false;  // the script

  /// `states`: its first one.
  void add(Leaf leaf, const State* states);
  /// The leaf was executed again.
  void replace(size_t leaf, Ref<const LeafRun> run, const State* states);
  /// The leaf has become complete, or is no longer. False: more depends on that than branches of `par`.
  bool completed(size_t leaf, bool complete);
  /// Numbers of calls come again where a peer has forgotten what it had asked for.
  bool isAsked(uint32_t call) const { return call < askedBy.size() && askedBy[call] != 0; }
  void noteOther(uint32_t call);
  /// The run as a whole had this as its current data.
  void noteMerged(const Shared& shared);

 private:
  void noteAsked(size_t leaf, const State* states);
};

/// A leaf that was executed alone; its states are those of the machine's trace, from `at` on.
struct Again {
  size_t leaf = 0;  // of the memory
  Ref<const LeafRun> run = Ref<const LeafRun>();
  uint32_t at = 0;
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
  /// Of a run that was shared `with` others but for some leaves, which made these states.
  void keep(const Prepared& script, DataPtr data, const Params& params, std::shared_ptr<const Newcomers> with,
            std::vector<Again> own, std::vector<State> states);
  void forget();
  /// The machine that sleeps until these results are there; nothing is remembered until the next `keep`. Null pointer:
  /// none sleeps for them.
  std::unique_ptr<Machine> wake(const std::map<uint32_t, CallResult>& results);
  bool remembers() const { return last_ != nullptr; }
  /// Null pointer: none sleeps.
  Machine* asleep() { return memory(), asleep_.get(); }
  /// The machine that sleeps; nothing is remembered until the next `keep`.
  std::unique_ptr<Machine> wake();
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
  void last(const Prepared& script, DataPtr data, const Params& params);
  void share(std::shared_ptr<const Newcomers> with, std::vector<Again> own, std::vector<State> states);

  const Prepared* script_ = nullptr;
  DataPtr last_;
  RunMemory memory_;
  std::shared_ptr<const Newcomers> shared_;  // not null: the memory is its, but for `own_`
  std::vector<Again> own_;
  std::vector<State> states_;        // of `own_`
  std::unique_ptr<Machine> asleep_;  // not null: it has the memory
  uint64_t short_ = 0, woken_ = 0;
  uint64_t timestamp_ = 0;
  uint32_t ttl_ = 0;
  std::pair<std::string, std::string> peers_;  // initial, current
};

}  // namespace aqua::vm
