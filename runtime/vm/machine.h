// The machine that executes a prepared script over merged data. It keeps its own stack of open instructions: neither
// the depth of a script nor the number of elements of a fold reaches the C++ stack.
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
#include "runtime/vm/leaves.h"
#include "runtime/vm/memory.h"
#include "runtime/vm/newcomers.h"
#include "runtime/vm/observer.h"
#include "runtime/vm/prepared.h"
#include "runtime/vm/trace.h"
#include "runtime/vm/warm.h"

namespace aqua::vm {

/// An operand's value and what is needed to tell where it came from.
struct Resolved {
  Value value;
  Ref<const TetrapletRecord> origin = Ref<const TetrapletRecord>();
  std::string_view lens;  // to be added to the origin
  Provenance provenance;
  ItemRef item = ItemRef();                     // this very value; null pointer: it was taken out of another
  Ref<const Canon> canon = Ref<const Canon>();  // a whole canon or canon map: an origin for every item
};

/// Belongs to one object, which may be copied.
template <class T> struct Own : std::unique_ptr<T> {
  using std::unique_ptr<T>::unique_ptr;
  Own(std::unique_ptr<T>&& other) : std::unique_ptr<T>(std::move(other)) {}
  Own(const Own& other) : std::unique_ptr<T>(other ? std::make_unique<T>(*other) : nullptr) {}
  Own(Own&&) noexcept = default;
  Own& operator=(Own&&) noexcept = default;
};

enum class Got : uint8_t { Value, Undefined, Failed };

class Machine {
 public:
  Machine(const Prepared& script, const Data& previous, const Data& current, const Params& params,
          const std::map<uint32_t, CallResult>& results, const RunOptions& options, values::Budget& budget);

  /// Notes what branches do, and does not execute those that come out as in the last run, `known`, whose outcome is the
  /// previous data. Null pointer: no such run.
  void remember(const RunMemory* known) {
    remembers_ = true;
    known_ = known;
    memory_.streams.resize(script_.streams());
    if (!known) return;
    memory_.leaves.reserve(known->leaves.size() + 4);
    memory_.pars.reserve(known->pars.size() + 4);
    memory_.askedBy.reserve(known->askedBy.size() + 4);
  }
  RunMemory& memory() { return memory_; }
  /// Remembers, and executes as a peer that nobody means; notes in `newcomers` who was meant where.
  void beNobody(Newcomers& newcomers) {
    remember(nullptr);
    nobody_ = &newcomers;
  }
  /// A run as nobody did what every peer would have done in its own name.
  bool actedAsNobody() const { return acted_; }

  /// In place of `run`, where nothing but results is new: executes the leaves that asked for them and nothing else.
  /// False: others notice what they do, and the script has to be run by another machine.
  [[nodiscard]] bool runLeaves(const RunMemory& known, std::vector<Again>& done);
  /// The same, where these leaves are to be executed, in ascending order.
  [[nodiscard]] bool runLeaves(const RunMemory& known, std::span<const uint32_t> leaves, std::vector<Again>& done);
  /// The same for a leaf that others have executed: its part of the current data.
  [[nodiscard]] bool runLeaf(const RunMemory& known, uint32_t leaf, Span current, std::vector<Again>& done);
  /// Leaves that are executed alone may wake it.
  void wakes(const Machine* sleeper) { sleeper_ = sleeper && !sleeper->awaits() ? sleeper : nullptr; }
  /// What these leaves put into streams: one generation behind those that were there.
  void countInserted(RunMemory& known);
  size_t insertedIntoStreams() const { return insertedAlone_.size(); }

  /// Throws Exceeded where the budget ends.
  /// Executes the script; then, if it did not fail with code 20000 or above, numbers the generations of its streams.
  void run();

  /// Where a result is all that the script waits for, and it has nothing to do in the meantime, a machine that
  /// remembers stops there. The outcome is the same as if it had closed what is open.
  bool asleep() const { return sleepsAt_ != nullptr; }
  /// Id of the call; empty: it waits for more values of a stream.
  std::optional<uint32_t> awaits() const {
    return sleepsAt_->kind == air::Kind::Call ? std::optional(asleepCall_) : std::nullopt;
  }
  /// Null pointer: not in a fold.
  const Node* pausedFold() const { return awaits() ? nullptr : sleepsAt_; }
  /// The same for another peer, which would have come to the same place. Only of one that sleeps in a fold.
  std::unique_ptr<Machine> copyFor(const std::string& peer) const;
  /// The next run, over the outcome of the last one: executes the call that waits, and what follows.
  void goOn(const Data& previous, const Params& params, const std::map<uint32_t, CallResult>& results,
            const RunOptions& options, values::Budget& budget, const Trace* current = nullptr, uint32_t foldAt = 0);
  /// While this machine sleeps, `other` has executed these leaves alone, which come before the place where it sleeps.
  /// True: it waits for what they have put into a stream, and goes on in this run.
  bool take(std::span<Again> done, Machine& other);
  std::vector<State> giveTrace() { return merger_.give(); }
  /// Puts the states of this run into the trace, which has those of the earlier ones.
  void putStates(Trace& trace);
  /// Has a `new` lost its stream (`startGlobal`)? That may have changed states of earlier runs.
  bool lostStreams() const { return !lostStreams_.empty(); }
  /// Bytes that this machine keeps, beside its memory.
  uint64_t size() const;

  const std::optional<Failure>& failed() const { return failure_; }
  bool complete() const { return complete_; }
  /// States that this run has made. A machine that went on has not those of earlier runs.
  std::vector<State>& trace() { return merger_.trace(); }
  Stores& stores() { return stores_; }
  uint32_t lastCallId() const { return lastCallId_; }
  std::vector<std::string>& nextPeers() { return nextPeers_; }
  std::vector<CallRequest>& requests() { return requests_; }
  std::vector<Waiting>& waiting() { return waiting_; }
  /// Content ids that this peer has to answer for.
  std::vector<Cid>& answersFor() { return answersFor_; }
  /// Results that no instruction asked for.
  std::map<uint32_t, CallResult> unusedResults() const;

 private:
  Machine(const Machine&) = default;
  struct FoldState {
    const Node* node = nullptr;
    Iterable iterable;
    bool overStream = false;
    size_t track = 0;         // Stream: of the merger
    bool reachedEnd = false;  // Stream
  };
  struct StreamFold {
    const Node* node = nullptr;
    Stream* stream = nullptr;
    Stream::Cursor cursor;
    Stream::Slices slices;
    size_t next = 0;
    bool complete = false;
    size_t track = 0;
    bool bodyComplete = false;  // asleep: what the last instruction of its body said
  };
  struct Frame {
    const Node* node;
    uint8_t phase = 0;
    bool leftComplete = false;  // Par
    bool leftFailed = false;    // Par
    uint32_t par = 0;           // Par: index in the memory
    FoldState* fold = nullptr;  // Next
  };
  /// `:error:` and `%last_error%`. Of a failure the object is made when a script asks for it.
  struct ErrorObject {
    Value object;
    Ref<const TetrapletRecord> origin = Ref<const TetrapletRecord>();  // null pointer: none known
    Provenance provenance;
    const Node* raisedBy = nullptr;  // not null: `object` is to be made of the following
    Code code = Code::UserError;
    Text message;
    bool withPeer = false;
    bool none = false;  // says that there is no error
  };
  /// What the branch does that is being executed.
  struct Recording {
    Ref<LeafRun> run = Ref<LeafRun>();  // null pointer: nothing is noted
    uint32_t begin = 0;
    uint32_t window = 0;   // states of the current data
    uint32_t current = 0;  // where they begin
    bool spoiled = false;
    llvm::SmallVector<uint32_t, 2> ownStreams;  // of `new` inside
    llvm::SmallVector<Text, 3> meant;           // as nobody: peers that would have gone another way
    bool owns(uint32_t stream) const;
  };

  // Control: machine.cpp.
  void enter(const Node* node);
  void resume();
  void executeOpen();
  void tellEnds();
  void tellMerge(const Node& node, const Met& met) {
    if (observer_ && met.state) observer_->merges(*node.source, *met.state, met.fromPrevious);
  }
  void leave() { frames_.pop_back(); }
  void afterParBranch();
  void afterXor();
  void raise(const Node& node, Failure failure);
  void raiseTrace(const Node& node);
  void fail(const Node& node);
  void failWith(const Node& node, const Resolved& error, const Provenance& provenance);
  ErrorObject errorOf(const Node& node, const Failure& failure, bool withPeer) const;
  const Value& objectOf(ErrorObject& error);
  bool startMatch(const Node& node);
  const Failure& comparisonFailure(Code code);
  void startNew(const Node& node);
  void endNew();
  bool number(const Element& element, uint32_t generation);
  bool compact(const Stream& stream);
  /// Am I this peer?
  bool isHere(const Text& peer) { return nobody_ ? noteMeant(peer) : peer == here_; }
  bool isHere(std::string_view peer) { return nobody_ ? noteMeant(Text(peer)) : peer == params_->currentPeerId; }
  bool noteMeant(Text peer);
  void tellMeant(const LeafRun& run, bool kept);
  /// What follows has the id of this peer in it.
  void actAsMyself() { acted_ |= nobody_ != nullptr; }
  bool fatal() const { return failure_ && !failure_->catchable(); }

  // The budget. One unit is one instruction, or about as much work.
  void execute(const Node*& node);
  void moreCredit();
  void countOne() {
    if (credit_ == 0) moreCredit();
    --credit_;
  }
  void work(uint64_t units) {
    for (; units > credit_; moreCredit()) units -= credit_, credit_ = 0;
    credit_ -= static_cast<uint32_t>(units);
  }
  /// Before bytes are made that may last as long as the run.
  void make(uint64_t bytes) {
    constexpr uint64_t kSmall = 1024;  // values of instructions are counted with their states
    budget_->pass(made_ + bytes);
    if (bytes >= kSmall) made_ += bytes;
  }
  /// Before a text is read as JSON.
  void readable(std::string_view text) {
    constexpr size_t kLarge = size_t{1} << 20;
    if (text.size() >= kLarge) make(values::memoryOfJson(text));
  }
  std::string textOf(const Value& value) {
    make(value.textSize());
    return value.text();
  }

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
  void canon(const Node& node);
  void ap(const Node& node);
  void apMap(const Node& node);

  struct CallSite {
    const Node& node;
    Value peer, service, function;
    bool here = false;
    Ref<const TetrapletRecord> origin = Ref<const TetrapletRecord>();  // made when needed
    llvm::SmallVector<Value, 4> args;
    std::string_view missing;  // an argument that is not defined
    bool ready = true;
    Cid hash;  // of the arguments; made when needed
  };
  Got peerOrName(const PreparedOperand& operand, Value& out);
  Got valueOf(const PreparedOperand& operand, Value& out);  // without its origin
  const Ref<const TetrapletRecord>& originOf(CallSite& site);
  const Cid& hashOf(CallSite& site);
  void callFailed(CallSite& site, Failure failure);
  void actOn(CallSite& site, const Met& met);
  void executed(CallSite& site, const Met& met);
  void failedInData(CallSite& site, const Met& met);
  void answered(CallSite& site, const Met& met, const CallResult& result);
  void request(CallSite& site, const Met& met);
  void makeRequest(const CallSite& site);
  void wait(CallSite& site, const Met& met);
  ItemRef resultInData(CallSite& site, const Cid& cid);
  ItemRef trackResult(CallSite& site, Value value, Cid& cid);
  void bind(CallSite& site, ItemRef item, const Met& met, State state);

  void bindCanon(const Node& node, Ref<const Canon> canon);
  void createCanon(const Node& node, std::string_view peer);
  void loadCanon(const Node& node, std::string_view peer, const Met& met);
  ItemRef loadElement(const Node& node, const Cid& cid);
  void stateUnused(const Met& met, Got got);
  bool checkPair(const Node& node, const Value& pair);
  void track(const Item& item, std::string text);
  void trackElement(const Item& item);
  void recordNotFound(const Node& node, std::string_view what, const Cid& cid);

  // Operands and lenses: resolve.cpp. `Failed`: lensFailure_ says why; `Undefined`: undefined_ is the name.
  Got resolve(const PreparedOperand& operand, Resolved& out);
  Got resolveVariable(uint32_t slot, std::string_view name, Resolved& out);
  Got applyScalarLens(const PreparedLens& lens, size_t from, Value& value);
  Got resolveCanon(const PreparedOperand& operand, Resolved& out);
  Got applyCanonLens(const PreparedLens& lens, const Canon& canon, Resolved& out);
  Got applyMapLens(const PreparedLens& lens, const Canon& canon, Resolved& out);
  Got canonIndex(const LensStep& step, size_t size, uint32_t& index);
  Got indexOf(const Value& number, uint32_t& index);
  template <class... Parts> Got refuse(Code code, const Parts&... parts) {
    refusal_ = failure(code, parts...);
    return Got::Failed;
  }
  Ref<const TetrapletRecord> originOf(const Resolved& resolved) const;
  std::vector<Tetraplet> originsOf(const Resolved& resolved) const;
  ItemRef itemOf(const Resolved& resolved) const;  // rebuilt (4.2)

  // Branches that come out as before: machine_warm.cpp.
  static bool passesOn(const Frame& frame);
  void notePar();
  bool leafIsDone(const Node& leaf);
  void startRecording(const Node& leaf);
  bool runLeaf(const LeafRun& last, Span previous, Span current);
  void pauseFold();
  bool finishLeaves(const RunMemory& known);
  ItemRef atTheTop(const Node& node, ItemRef item);
  bool tryAgain(const Node& leaf);
  const LeafRun* lastRunOf(const Node& leaf);
  void endLeaf();
  bool meaning(uint32_t slot, LeafRun::Binding& out) const;
  void noteRead(uint32_t slot);
  void noteInsert(uint32_t stream, const ItemRef& item);
  void insertAlone(uint32_t stream, ItemRef item, bool fresh);
  void noteFold(uint32_t stream);
  void noteEnd(const Stream& stream, uint32_t slot);
  void noteStream(uint32_t stream);
  /// What a fold comes to, of the values that its stream gets meanwhile, depends on their generations in the data.
  void noteGrowth(const Stream& stream) {
    for (const auto& fold : streamFolds_)
      if (fold->stream == &stream) memory_.settled = false;
  }
  /// Called before the state of a call is written that waits for its result here.
  void noteAsked(const Node& call, uint32_t id) {
    if (id > lastCallId_) {  // a peer that has forgotten gives it again; and data may say what it likes
      recording_.spoiled = true;
      memory_.settled = false;
      return;
    }
    if (recording_.run) return recording_.run->asked.push_back(merger_.size() - recording_.begin);
    if (!remembers_) return;
    bool alone = !memory_.isAsked(id);
    memory_.noteOther(id);
    if (!alone || !memory_.settled || !merger_.plain() || !lostStreams_.empty()) return;
    asleepCall_ = id;
    fallAsleep(call);
  }
  void write(uint32_t slot, ItemRef item, Ref<const Canon> canon);
  bool noErrorYet() const { return error_.none && errorWritable_ && lastErrorWritable_ && !original_; }

  // Streams.
  Stream* stream(const PreparedOperand& operand) {
    auto& live = streams_[slotOf(operand.slot)];
    return live.empty() ? nullptr : live.back().get();
  }
  Stream& streamAt(uint32_t slot);  // for writing
  /// That of the stream around, where this one is lost.
  uint32_t slotOf(uint32_t slot) const {
    while (streams_[slot].empty() && slot >= script_.globalStreams()) slot = script_.around(slot);
    return slot;
  }
  void startGlobal(uint32_t slot);
  void startStream(uint32_t slot);
  void fallAsleep(const Node& call);
  void endRunOfStreams();
  /// False, and the failure raised: too many values.
  bool insert(const Node& node, ItemRef item, const Met& met, const State& state);

  bool writableTarget(const Node& node, const PreparedOperand& target);
  void suspend(const Node& node);
  void waitFor(const Node& node, Waiting::For what, std::string_view detail, uint64_t have = 0);
  /// Called before the state of that id is written.
  void answerFor(const Cid& cid) {
    if (recording_.run) recording_.run->answers.push_back(merger_.size() - recording_.begin);
    answersFor_.push_back(cid);
  }
  void goTo(std::string_view peer);

  const Prepared& script_;
  // Of this run.
  const Params* params_;
  const std::map<uint32_t, CallResult>* results_;
  const RunOptions* options_;
  Observer* observer_;  // null pointer: nobody listens
  values::Budget* budget_;
  uint32_t credit_ = 0;            // instructions that have been taken from the budget
  uint64_t made_ = 0, asked_ = 0;  // bytes; `asked_`: those of requests
  const Data* previous_;
  Merger merger_;
  Stores stores_;
  Text here_;
  Value initPeer_;
  Ref<const TetrapletRecord> literal_;
  ErrorObject noError_;

  std::vector<Frame> frames_;
  std::vector<std::pair<const air::Instr*, size_t>> begun_;  // for the observer: and how many frames were open before
  std::vector<Own<FoldState>> folds_;                        // live iterations over one collection or generation
  std::vector<Own<FoldState>> spareFolds_;                   // ended ones, for the next
  std::vector<Own<StreamFold>> streamFolds_;
  std::vector<FoldState*> iterators_;  // by slot of the variable
  Variables variables_;
  std::vector<std::vector<Own<Stream>>> streams_;  // by slot: live ones, innermost last
  /// A `new` of a stream that has not ended.
  struct LiveNew {
    uint32_t slot = 0;
    bool lost = false;  // its stream, see `startGlobal`
  };
  std::vector<LiveNew> news_;             // innermost last
  std::vector<Own<Stream>> lostStreams_;  // folds may be on their way through them
  std::vector<Stream*> changed_;          // live ones, in this run; by who remembers

  bool complete_ = true;
  std::optional<Failure> failure_;  // on its way up
  ErrorObject lastError_, error_;
  bool lastErrorWritable_ = true, errorWritable_ = true;
  std::optional<Failure> unequal_, equal_;  // of comparisons: made once
  std::optional<Failure> original_;         // what `error_` was made from

  std::string_view undefined_;
  Failure refusal_{Code::Lens, Text()};

  uint32_t lastCallId_ = 0;
  std::unordered_set<uint32_t> used_;
  std::vector<std::string> nextPeers_;
  std::unordered_set<std::string> nextPeerSet_;
  std::vector<CallRequest> requests_;
  std::vector<Cid> answersFor_;
  std::vector<Waiting> waiting_;

  bool remembers_ = false;
  const RunMemory* known_ = nullptr;
  size_t nextKnown_ = 0;  // leaf
  RunMemory memory_;
  Recording recording_;
  const LeafRun* alone_ = nullptr;    // not null: this leaf is executed alone
  const RunMemory* among_ = nullptr;  // then: its run
  const Machine* sleeper_ = nullptr;  // then: sleeps until more values are in its stream; null pointer: none does
  uint32_t position_ = 0;             // then: of the leaf
  struct Inserted {
    uint32_t position = 0;  // of the state
    uint32_t stream = 0;    // slot
    ItemRef item = ItemRef();
  };
  std::vector<Inserted> insertedAlone_;  // values that are new
  uint32_t parAround_ = RunMemory::Par::kScript;
  Newcomers* nobody_ = nullptr;     // not null: executes as nobody
  bool acted_ = false;              // as nobody
  const Node* sleepsAt_ = nullptr;  // not null: asleep, and this call waits, or this fold over a stream
  uint32_t asleepCall_ = 0;         // id of that call
  uint32_t asleepSlot_ = 0;         // of the stream of that fold
  uint32_t asleepFold_ = 0;         // position of its state
  std::vector<Frame> sleeping_;     // the open instructions then: there is nothing to go on with
};

}  // namespace aqua::vm
