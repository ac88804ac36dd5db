// The machine that executes a prepared script over merged data. It keeps its own stack of open instructions: neither
// the depth of a script nor the number of elements of a fold reaches the C++ stack.
//
// What it knows belongs to its parts: the run itself with budget, trace and notes for the next run (run.h), names and
// their values (names.h), streams (streams.h), records of data (records.h).
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include <llvm/ADT/SmallVector.h>

#include "runtime/vm/failure.h"
#include "runtime/vm/folds.h"
#include "runtime/vm/leaves.h"
#include "runtime/vm/names.h"
#include "runtime/vm/records.h"
#include "runtime/vm/run.h"
#include "runtime/vm/streams.h"

namespace aqua::vm {

class Machine {
 public:
  Machine(const Prepared& script, const Data& previous, const Data& current, const Params& params,
          const std::map<uint32_t, CallResult>& results, const RunOptions& options, values::Budget& budget);

  /// Notes what branches do, and does not execute those that come out as in the last run, `known`, whose outcome is the
  /// previous data. Null pointer: no such run.
  void remember(const RunMemory* known) { run_.notes.remember(known, run_.script.streams()); }
  RunMemory& memory() { return run_.notes.memory(); }
  /// Remembers, and executes as a peer that nobody means; notes in `newcomers` who was meant where.
  void beNobody(Newcomers& newcomers) { run_.notes.beNobody(newcomers, run_.script.streams()); }
  /// A run as nobody did what every peer would have done in its own name.
  bool actedAsNobody() const { return run_.notes.acted(); }

  /// In place of `run`, where nothing but results is new: executes the leaves that asked for them and nothing else.
  /// False: others notice what they do, and the script has to be run by another machine.
  [[nodiscard]] bool runLeaves(const RunMemory& known, std::vector<Again>& done);
  /// The same, where these leaves are to be executed, in ascending order.
  [[nodiscard]] bool runLeaves(const RunMemory& known, std::span<const uint32_t> leaves, std::vector<Again>& done);
  /// The same for a leaf that others have executed: its part of the current data.
  [[nodiscard]] bool runLeaf(const RunMemory& known, uint32_t leaf, Span current, std::vector<Again>& done);
  /// Leaves that are executed alone may wake it.
  void wakes(const Machine* sleeper) {
    if (sleeper && !sleeper->awaits()) run_.notes.sleeps(sleeper->sleep_.stream, sleeper->sleep_.fold);
  }
  /// What these leaves put into streams: one generation behind those that were there.
  void countInserted(RunMemory& known);
  size_t insertedIntoStreams() const { return run_.notes.insertedAlone().size(); }

  /// Executes the script; then, if it did not fail with code 20000 or above, numbers the generations of its streams.
  /// Throws Exceeded where the budget ends.
  void run();

  /// Where a result is all that the script waits for, and it has nothing to do in the meantime, a machine that
  /// remembers stops there. The outcome is the same as if it had closed what is open.
  bool asleep() const { return sleep_.at != nullptr; }
  /// Id of the call; empty: it waits for more values of a stream.
  std::optional<uint32_t> awaits() const {
    return sleep_.at->kind == air::Kind::Call ? std::optional(sleep_.call) : std::nullopt;
  }
  /// Null pointer: not in a fold.
  const Node* pausedFold() const { return awaits() ? nullptr : sleep_.at; }
  /// The same for another peer, which would have come to the same place. Only of one that sleeps in a fold.
  std::unique_ptr<Machine> copyFor(const std::string& peer) const;
  /// The next run, over the outcome of the last one: executes the call that waits, and what follows.
  void goOn(const Data& previous, const Params& params, const std::map<uint32_t, CallResult>& results,
            const RunOptions& options, values::Budget& budget, const Trace* current = nullptr, uint32_t foldAt = 0);
  /// While this machine sleeps, `other` has executed these leaves alone, which come before the place where it sleeps.
  /// True: it waits for what they have put into a stream, and goes on in this run.
  bool take(std::span<Again> done, Machine& other);
  std::vector<State> giveTrace() { return run_.merger.give(); }
  /// Puts the states of this run into the trace, which has those of the earlier ones.
  void putStates(Trace& trace);
  /// Has a `new` lost its stream (`startGlobal`)? That may have changed states of earlier runs.
  bool lostStreams() const { return streams_.lost(); }
  /// Bytes that this machine keeps, beside its memory.
  uint64_t size() const;

  const std::optional<Failure>& failed() const { return failure_; }
  bool complete() const { return complete_; }
  /// States that this run has made. A machine that went on has not those of earlier runs.
  std::vector<State>& trace() { return run_.merger.trace(); }
  Stores& stores() { return records_.stores(); }
  uint32_t lastCallId() const { return out_.lastCallId; }
  std::vector<std::string>& nextPeers() { return out_.nextPeers; }
  std::vector<CallRequest>& requests() { return out_.requests; }
  std::vector<Waiting>& waiting() { return out_.waiting; }
  /// Content ids that this peer has to answer for.
  std::vector<Cid>& answersFor() { return out_.answersFor; }
  /// Results that no instruction asked for.
  std::map<uint32_t, CallResult> unusedResults() const;

 private:
  Machine(const Machine&) = default;
  /// An instruction that goes on after a part of it.
  struct Frame {
    const Node* node;
    uint8_t phase = 0;
    bool leftComplete = false;  // Par
    bool leftFailed = false;    // Par
    uint32_t par = 0;           // Par: index in the memory
    FoldState* fold = nullptr;  // Next
  };
  /// What the run tells, beside its trace.
  struct Outgoing {
    uint32_t lastCallId = 0;
    std::unordered_set<uint32_t> used;  // results
    std::vector<std::string> nextPeers;
    std::unordered_set<std::string> nextPeerSet;
    std::vector<CallRequest> requests;
    std::vector<Cid> answersFor;
    std::vector<Waiting> waiting;
    void startRun() { used.clear(), nextPeers.clear(), nextPeerSet.clear(), requests.clear(), answersFor.clear(); }
  };
  struct Sleep {
    const Node* at = nullptr;   // not null: asleep, and this call waits, or this fold over a stream
    uint32_t call = 0;          // id of that call
    uint32_t stream = 0;        // of that fold: the slot
    uint32_t fold = 0;          // of that fold: position of its state
    std::vector<Frame> frames;  // the open instructions: there is nothing to go on with
  };
  struct CallSite;

  // Control: machine.cpp.
  void enter(const Node* node);
  void execute(const Node*& node);
  void resume();
  void executeOpen();
  void leave() { frames_.pop_back(); }
  const Node* startPar(const Node& node);
  void afterParBranch();
  void afterXor();
  bool startMatch(const Node& node);
  void startNew(const Node& node);
  void endNew();
  void fail(const Node& node);
  void failWith(const Node& node, const Resolved& error, const Provenance& provenance);
  void raise(const Node& node, Failure failure);
  void raiseTrace(const Node& node);
  const Failure& comparisonFailure(Code code);
  bool fatal() const { return failure_ && !failure_->catchable(); }

  // Folds: machine_fold.cpp.
  void startFold(const Node& node);
  void startStreamFold(const Node& node);
  void nextSlice();
  void afterFold();
  bool openFold(const Node& node, Iterable iterable, bool overStream, size_t track);
  void closeFold(const Node& node);
  const Node* startNext(const Node& node);
  void afterNext();

  // Instructions that act at once: machine_call.cpp, machine_data.cpp.
  void call(const Node& node);
  void callFailed(CallSite& site, Failure failure);
  void actOn(CallSite& site, const Met& met);
  void executed(CallSite& site, const Met& met);
  void failedInData(CallSite& site, const Met& met);
  void answered(CallSite& site, const Met& met, const CallResult& result);
  void request(CallSite& site, const Met& met);
  void makeRequest(const CallSite& site);
  void wait(CallSite& site, const Met& met);
  const Cid& hashOf(CallSite& site);
  ItemRef resultInData(CallSite& site, const Cid& cid);
  ItemRef addResult(CallSite& site, Value value, Cid& cid);
  void bind(CallSite& site, ItemRef item, const Met& met, State state);
  void canon(const Node& node);
  void createCanon(const Node& node, std::string_view peer);
  void loadCanon(const Node& node, std::string_view peer, const Met& met);
  void bindCanon(const Node& node, Ref<const Canon> canon);
  bool checkPair(const Node& node, const Value& pair);
  void ap(const Node& node);
  void apMap(const Node& node);
  /// False, and the failure raised: too many values.
  bool insert(const Node& node, ItemRef item, const Met& met, const State& state);
  bool writableTarget(const Node& node, const PreparedOperand& target);

  // Leaves of pars: machine_leaves.cpp.
  static bool passesOn(const Frame& frame);
  void notePar();
  bool leafIsDone(const Node& leaf);
  bool tryAgain(const Node& leaf);
  bool comesOutAsBefore(const LeafRun& run) const;
  void endLeaf();
  bool executeLeaf(const RunMemory& known, uint32_t leaf, Span current, std::vector<Again>& done);
  bool finishLeaves(const RunMemory& known);

  // Runs that go on: machine_sleep.cpp.
  void fallAsleep(const Node& at);
  void pauseFold();

  // What others are told.
  /// Am I this peer?
  bool isHere(const Text& peer) { return run_.notes.isNobody() ? run_.notes.meant(peer) : peer == here_; }
  bool isHere(std::string_view peer) {
    return run_.notes.isNobody() ? run_.notes.meant(Text(peer)) : peer == run_.params->currentPeerId;
  }
  void goTo(std::string_view peer);
  /// Called before the state of that id is written.
  void answerFor(const Cid& cid) {
    run_.notes.answers(run_.merger.size());
    out_.answersFor.push_back(cid);
  }
  void noteAsked(const Node& call, uint32_t id);
  void noteGrowth(const Stream& stream);
  void suspend(const Node& node);
  void waitFor(const Node& node, Waiting::For what, std::string_view detail, uint64_t have = 0);
  void tellEnds();
  void tellMerge(const Node& node, const Met& met) {
    if (run_.observer && met.state) run_.observer->merges(*node.source, *met.state, met.fromPrevious);
  }

  /// Bytes of all that the machine has, but for those that were counted when they were made.
  uint64_t held() const;
  void work(uint64_t units) {
    run_.meter.work(units, [this] { return held(); });
  }

  Run run_;
  Names names_;
  Streams streams_;
  Records records_;
  Outgoing out_;
  Text here_;

  std::vector<Frame> frames_;
  std::vector<Own<FoldState>> folds_;       // live ones
  std::vector<Own<FoldState>> spareFolds_;  // ended ones, for the next
  std::vector<Own<StreamFold>> streamFolds_;
  bool complete_ = true;
  std::optional<Failure> failure_;                           // on its way up
  std::optional<Failure> unequal_, equal_;                   // of comparisons: made once
  std::vector<std::pair<const air::Instr*, size_t>> begun_;  // for the observer: and how many frames were open before
  Sleep sleep_;
};

}  // namespace aqua::vm
