// Branches that come out as they did in the last run are not executed again, and where results concern nothing but
// leaves, nothing else is executed at all. A machine that waits for one result only stays and goes on (warm.h).
#include <algorithm>

#include <llvm/ADT/STLExtras.h>

#include "runtime/vm/machine.h"

namespace aqua::vm {

bool same(const ItemRef& a, const ItemRef& b) {
  return a == b || (a && b && a->value == b->value && a->provenance == b->provenance &&
                    (a->tetraplet == b->tetraplet || a->tetraplet->tetraplet == b->tetraplet->tetraplet));
}

namespace {

bool same(const Ref<const Canon>& a, const Ref<const Canon>& b) { return a == b || (a && b && a->cid == b->cid); }

}  // namespace

void RunMemory::noteAsked(size_t leaf, const State* states) {
  for (uint32_t offset : leaves[leaf].run->asked) {
    uint32_t id = states[offset].left;
    if (askedBy.size() <= id) askedBy.resize(id + 1);
    auto own = static_cast<uint32_t>(leaf + 1);
    askedBy[id] = askedBy[id] == 0 || askedBy[id] == own ? own : kOthers;
  }
}

void RunMemory::noteOther(uint32_t call) {
  if (askedBy.size() <= call) askedBy.resize(call + 1);
  askedBy[call] = kOthers;
}

void RunMemory::add(Leaf leaf, const State* states) {
  leaves.push_back(std::move(leaf));
  noteAsked(leaves.size() - 1, states);
}

void RunMemory::replace(size_t leaf, Ref<const LeafRun> run, const State* states) {
  leaves[leaf].run = std::move(run);
  noteAsked(leaf, states);
}

bool RunMemory::completed(size_t leaf, bool now) {
  uint32_t par = leaves[leaf].par;
  bool right = leaves[leaf].right;
  while (par < pars.size()) {
    Par& open = pars[par];
    bool before = open.complete[0] || open.complete[1];
    open.complete[right ? 1 : 0] = now;
    now = open.complete[0] || open.complete[1];
    if (now == before) return true;
    par = open.outer;
    right = open.right;
  }
  if (par == Par::kScript) complete = now;
  return par == Par::kScript;
}

/// The same value as in the last run is the same object, so that branches that read it need not compare.
ItemRef Machine::atTheTop(const Node& node, ItemRef item) {
  if (!remembers_ || !folds_.empty()) return item;
  size_t at = memory_.names.size();
  if (known_ && at < known_->names.size() && known_->names[at].first == &node && same(known_->names[at].second, item))
    item = known_->names[at].second;
  memory_.names.emplace_back(&node, item);
  return item;
}

/// What a name stands for now. False: it must not be read.
bool Machine::meaning(uint32_t slot, LeafRun::Binding& out) const {
  out.slot = slot;
  const Variables::Cell* cell = variables_.find(slot);
  FoldState* iterator = iterators_[slot];
  if (cell) {
    if (iterator || !cell->set()) return false;
    out.item = cell->item;
    out.canon = cell->canon;
  } else if (iterator) {
    out.item = iterator->iterable.item();
  }
  return true;
}

void Machine::noteRead(uint32_t slot) {
  LeafRun& run = *recording_.run;
  auto has = [slot](const LeafRun::Binding& binding) { return binding.slot == slot; };
  if (std::any_of(run.writes.begin(), run.writes.end(), has) || std::any_of(run.reads.begin(), run.reads.end(), has))
    return;
  LeafRun::Binding binding;
  if (!meaning(slot, binding)) recording_.spoiled = true;
  if (alone_ && !script_.onlyInLeaf(slot) && std::none_of(alone_->reads.begin(), alone_->reads.end(), has))
    recording_.spoiled = true;
  run.reads.push_back(std::move(binding));
}

void Machine::write(uint32_t slot, ItemRef item, Ref<const Canon> canon) {
  if (recording_.run) recording_.run->writes.push_back({slot, item, canon});
  variables_.write(slot, std::move(item), std::move(canon));
}

bool Machine::Recording::owns(uint32_t stream) const {
  return std::find(ownStreams.begin(), ownStreams.end(), stream) != ownStreams.end();
}

void Machine::noteInsert(uint32_t stream, const ItemRef& item) {
  if (recording_.owns(stream)) return;
  recording_.run->inserted.push_back({stream, merger_.size() - recording_.begin, item});
}

/// A leaf that is executed alone may add to streams that nobody looks at, if it is clear which they are.
void Machine::insertAlone(uint32_t stream, ItemRef item, bool fresh) {
  if (!fresh) return;  // it was there
  const RunMemory::StreamUse& use = among_->streams[stream];
  insertedAlone_.push_back({merger_.size(), stream, std::move(item)});
  const bool awaited = sleeper_ && stream == sleeper_->asleepSlot_ && position_ < sleeper_->asleepFold_;
  if (use.ended + use.live != 1 || use.folds > (awaited ? 1U : 0U) ||
      use.values + insertedAlone_.size() >= Stream::kLimit)
    recording_.spoiled = true;
}

void Machine::countInserted(RunMemory& known) {
  for (const Inserted& one : insertedAlone_) {
    RunMemory::StreamUse& use = known.streams[one.stream];
    use.generations = merger_.trace()[one.position].left + 1;
    ++use.values;
  }
}

/// Whoever walks over a stream sees what is put into it.
void Machine::noteFold(uint32_t stream) {
  ++memory_.streams[slotOf(stream)].folds;
  if (slotOf(stream) != stream) ++memory_.streams[stream].folds;
}

void Machine::noteEnd(const Stream& stream, uint32_t slot) {
  if (!remembers_) return;
  RunMemory::StreamUse& use = memory_.streams[slot];
  use.live = static_cast<uint32_t>(streams_[slot].size());
  use.generations = stream.generations();
  use.values = static_cast<uint32_t>(stream.size());
}

/// A leaf that is executed alone does not know what others put into streams, but for those that are empty.
void Machine::noteStream(uint32_t stream) {
  if (!alone_ || recording_.owns(stream)) return;
  const RunMemory::StreamUse& use = among_->streams[stream];
  auto here = [stream](const Inserted& one) { return one.stream == stream; };
  const bool empty = use.values == 0 && use.ended + use.live <= 1;
  if (!empty || std::any_of(insertedAlone_.begin(), insertedAlone_.end(), here)) recording_.spoiled = true;
}

/// Is it complete as soon as the part is that is being executed, without anything else happening?
bool Machine::passesOn(const Frame& frame) {
  switch (frame.node->kind) {
  case air::Kind::Xor: return frame.phase == 1;
  case air::Kind::New: return true;
  case air::Kind::Fold: return !air::isStream(frame.node->a.kind);
  case air::Kind::Next: return !frame.fold->overStream;
  case air::Kind::Seq:
  case air::Kind::Par:
  case air::Kind::Match:
  case air::Kind::Mismatch:
  case air::Kind::Call:
  case air::Kind::Canon:
  case air::Kind::Ap:
  case air::Kind::ApMap:
  case air::Kind::Fail:
  case air::Kind::Null:
  case air::Kind::Never: return false;
  }
  return false;
}

/// The `par` that was opened last.
void Machine::notePar() {
  constexpr size_t kFarthest = 16;  // instructions that are looked at
  RunMemory::Par par;
  par.around = parAround_;
  par.position = merger_.size() - 1;
  size_t at = frames_.size() - 1;
  while (at > 0 && frames_.size() - at <= kFarthest && passesOn(frames_[at - 1])) --at;
  if (at == 0) {
    par.outer = RunMemory::Par::kScript;
  } else if (const Frame& frame = frames_[at - 1]; frame.node->kind == air::Kind::Par) {
    par.outer = frame.par;
    par.right = frame.phase == 2;
  }
  frames_.back().par = parAround_ = static_cast<uint32_t>(memory_.pars.size());
  memory_.pars.push_back(par);
}

/// True: the branch is done. False: it has to be executed, and what it does is noted.
bool Machine::leafIsDone(const Node& leaf) {
  if (!noErrorYet()) return false;
  if (known_ && tryAgain(leaf)) return true;
  startRecording(leaf);
  return false;
}

void Machine::startRecording(const Node& leaf) {
  recording_.run = Ref<LeafRun>(new LeafRun);
  recording_.run->node = &leaf;
  recording_.run->inFold = !folds_.empty();
  recording_.begin = merger_.size();
  recording_.window = merger_.currentWindow();
  recording_.current = recording_.window > 0 ? merger_.currentPosition() : RunMemory::Leaf::kNowhere;
  recording_.spoiled = false;
  recording_.ownStreams.clear();
  recording_.meant.clear();
}

const LeafRun* Machine::lastRunOf(const Node& leaf) {
  const auto& leaves = known_->leaves;
  uint32_t position = merger_.previousPosition();
  while (nextKnown_ < leaves.size() && leaves[nextKnown_].position < position) ++nextKnown_;
  if (nextKnown_ == leaves.size() || leaves[nextKnown_].position != position) {  // folds over streams jump
    auto found = std::lower_bound(leaves.begin(), leaves.end(), position,
                                  [](const auto& one, uint32_t at) { return one.position < at; });
    if (found == leaves.end() || found->position != position) return nullptr;
    nextKnown_ = static_cast<size_t>(found - leaves.begin());
  }
  const LeafRun* run = leaves[nextKnown_].run.get();
  return run->node == &leaf && run->length == merger_.previousWindow() ? run : nullptr;
}

bool Machine::tryAgain(const Node& leaf) {
  if (merger_.previousWindow() == 0 || !merger_.nothingNew()) return false;
  const LeafRun* run = lastRunOf(leaf);
  if (!run) return false;
  uint32_t from = merger_.previousPosition();
  const Trace& trace = previous_->trace;
  if (!results_->empty())
    for (uint32_t offset : run->asked)
      if (results_->contains(trace[from + offset].left)) return false;
  for (const LeafRun::Binding& read : run->reads) {
    LeafRun::Binding now;
    if (!meaning(read.slot, now) || !same(read.item, now.item) || !same(read.canon, now.canon)) return false;
  }
  for (uint32_t target : run->targets)
    if (!variables_.writable(target)) return false;
  for (const LeafRun::Inserted& one : run->inserted)
    if (!streams_[one.stream].empty() && streams_[one.stream].back()->size() + run->inserted.size() >= Stream::kLimit)
      return false;

  ++memory_.saved;
  uint32_t begin = merger_.size();
  uint32_t current = merger_.currentWindow() > 0 ? merger_.currentPosition() : RunMemory::Leaf::kNowhere;
  for (const LeafRun::Binding& written : run->writes) variables_.write(written.slot, written.item, written.canon);
  for (const LeafRun::Inserted& one : run->inserted) {
    Stream& stream = streamAt(one.stream);
    noteGrowth(stream);
    stream.addKnown(Stream::Source::Previous, trace[from + one.state].left, {one.item, merger_.size() + one.state});
  }
  for (uint32_t offset : run->answers) answerFor(trace[from + offset].text);
  merger_.copyPrevious();
  memory_.add({begin, current, Ref<const LeafRun>(run), frames_.back().par, frames_.back().phase == 2},
              &merger_.at(begin));
  complete_ = run->complete;
  return true;
}

void Machine::endLeaf() {
  Ref<LeafRun> run = std::move(recording_.run);
  run->length = merger_.size() - recording_.begin;
  run->complete = complete_;
  llvm::erase_if(run->writes, [&](const LeafRun::Binding& written) { return script_.onlyInLeaf(written.slot); });
  bool kept = run->length > 0 && !recording_.spoiled && !failure_ && noErrorYet();
  if (nobody_) tellMeant(*run, kept);
  if (!kept)
    for (uint32_t offset : run->asked) memory_.noteOther(merger_.at(recording_.begin + offset).left);
  else
    memory_.add({recording_.begin, recording_.current, std::move(run), frames_.back().par, frames_.back().phase == 2},
                &merger_.at(recording_.begin));
}

bool Machine::noteMeant(Text peer) {
  if (recording_.run) recording_.meant.push_back(std::move(peer));
  else nobody_->meant(peer.view(), Newcomers::kElsewhere);
  return false;
}

/// A leaf can be executed again where its states are those that came, all of them and no others, and it left streams
/// alone.
void Machine::tellMeant(const LeafRun& run, bool kept) {
  bool again = kept && run.inserted.empty() && run.length == recording_.window && merger_.currentWindow() == 0;
  auto leaf = again ? static_cast<uint32_t>(memory_.leaves.size()) : Newcomers::kElsewhere;
  for (const Text& peer : recording_.meant) nobody_->meant(peer.view(), leaf);
}

// ------------------------------------------------------------------------------------------------------ leaves alone

bool Machine::runLeaves(const RunMemory& known, std::vector<Again>& done) {
  std::vector<uint32_t> leaves;
  for (const auto& [id, result] : *results_) {
    if (!known.isAsked(id) || known.askedBy[id] == RunMemory::kOthers) return false;
    leaves.push_back(known.askedBy[id] - 1);
  }
  std::sort(leaves.begin(), leaves.end());  // as the script comes to them
  leaves.erase(std::unique(leaves.begin(), leaves.end()), leaves.end());
  return runLeaves(known, leaves, done);
}

bool Machine::runLeaves(const RunMemory& known, std::span<const uint32_t> leaves, std::vector<Again>& done) {
  among_ = &known;
  for (uint32_t leaf : leaves) {
    const RunMemory::Leaf& last = known.leaves[leaf];
    uint32_t at = merger_.size();
    if (!runLeaf(*last.run, {last.position, last.run->length}, {})) return false;
    done.push_back({leaf, std::exchange(recording_.run, Ref<LeafRun>()), at});
  }
  return finishLeaves(known);
}

bool Machine::runLeaf(const RunMemory& known, uint32_t leaf, Span current, std::vector<Again>& done) {
  among_ = &known;
  const RunMemory::Leaf& last = known.leaves[leaf];
  uint32_t at = merger_.size();
  if (!runLeaf(*last.run, {last.position, last.run->length}, current)) return false;
  done.push_back({leaf, std::exchange(recording_.run, Ref<LeafRun>()), at});
  return insertedAlone_.size() <= 1 && finishLeaves(known);  // several may come in several generations
}

bool Machine::finishLeaves(const RunMemory& known) {
  for (const Inserted& one : insertedAlone_) trace()[one.position].left = known.streams[one.stream].generations;
  return used_.size() == results_->size();
}

/// Its names stand for what they stood for in the last run. True: nothing that it does can be noticed by others, but
/// that it is complete.
bool Machine::runLeaf(const LeafRun& last, Span previous, Span current) {
  alone_ = &last;
  position_ = previous.begin;
  merger_.read(previous, current);
  if (last.inFold) variables_.startFold();
  for (const LeafRun::Binding& read : last.reads)
    if (read.item || read.canon) variables_.write(read.slot, read.item, read.canon);
  startRecording(*last.node);
  recording_.run->inFold = last.inFold;
  complete_ = true;
  enter(last.node);
  while (!frames_.empty() && !fatal()) resume();
  LeafRun& run = *recording_.run;
  run.length = merger_.size() - recording_.begin;
  run.complete = complete_;
  if (failure_ || recording_.spoiled || !noErrorYet() || run.length == 0 || merger_.previousWindow() > 0 ||
      merger_.currentWindow() > 0)
    return false;
  if (last.inFold) {
    variables_.endFold();
  } else {
    for (const LeafRun::Binding& read : last.reads) variables_.forget(read.slot);
    for (const LeafRun::Binding& written : run.writes) variables_.forget(written.slot);
  }
  run.writes.clear();  // of names that no other branch has
  return true;
}

// ---------------------------------------------------------------------------------------------------------- goes on

Warm::Warm() = default;
Warm::Warm(Warm&&) noexcept = default;
Warm& Warm::operator=(Warm&&) noexcept = default;
Warm::~Warm() = default;

RunMemory& Warm::memory() {
  if (shared_) {
    memory_ = shared_->memory;
    putRuns(memory_, own_, states_);
    if (shared_->asleep) {
      asleep_ = shared_->asleep->copyFor(peers_.second);
      asleep_->memory() = std::move(memory_);
    }
    share(nullptr, {}, {});
  }
  return asleep_ ? asleep_->memory() : memory_;
}

void Warm::share(std::shared_ptr<const Newcomers> with, std::vector<Again> own, std::vector<State> states) {
  shared_ = std::move(with);
  own_ = std::move(own);
  states_ = std::move(states);
}

void Warm::last(const Prepared& script, DataPtr data, const Params& params) {
  script_ = &script;
  last_ = std::move(data);
  timestamp_ = params.timestamp;
  ttl_ = params.ttl;
  peers_ = {params.initPeerId, params.currentPeerId};
  asleep_.reset();
  share(nullptr, {}, {});
}

void Warm::keep(const Prepared& script, DataPtr data, const Params& params, std::shared_ptr<const Newcomers> with,
                std::vector<Again> own, std::vector<State> states) {
  last(script, std::move(data), params);
  share(std::move(with), std::move(own), std::move(states));
}

void Warm::forget() {
  script_ = nullptr;
  last_ = nullptr;
  memory_ = RunMemory();
  asleep_.reset();
  share(nullptr, {}, {});
}

void Warm::keep(const Prepared& script, DataPtr data, const Params& params, std::unique_ptr<Machine> machine) {
  last(script, std::move(data), params);
  if (machine->asleep()) asleep_ = std::move(machine);
  else memory_ = std::move(machine->memory());
}

std::unique_ptr<Machine> Warm::wake(const std::map<uint32_t, CallResult>& results) {
  const bool fits = asleep_ && results.size() == 1 && results.begin()->first == asleep_->awaits();
  return fits ? wake() : nullptr;
}

std::unique_ptr<Machine> Warm::wake() {
  script_ = nullptr;
  ++woken_;
  return std::move(asleep_);
}

void Machine::fallAsleep(const Node& call) {
  sleepsAt_ = &call;
  frames_.swap(sleeping_);
}

/// The fold stays open; its state says what it would if it were closed.
void Machine::pauseFold() {
  StreamFold& fold = *streamFolds_.back();
  fold.stream->pause(fold.cursor);
  Merger::Paused paused = merger_.pauseFold();
  asleepFold_ = paused.position;
  if (asleepFold_ >= merger_.base()) merger_.at(asleepFold_) = std::move(paused.state);
}

std::unique_ptr<Machine> Machine::copyFor(const std::string& peer) const {
  std::unique_ptr<Machine> copy(new Machine(*this));
  copy->here_ = Text(peer);
  copy->nobody_ = nullptr;
  auto moved = [&](FoldState* fold) {
    for (size_t i = 0; fold && i < folds_.size(); ++i)
      if (folds_[i].get() == fold) return copy->folds_[i].get();
    return static_cast<FoldState*>(nullptr);
  };
  for (FoldState*& fold : copy->iterators_) fold = moved(fold);
  for (Frame& frame : copy->sleeping_) frame.fold = moved(frame.fold);
  for (size_t slot = 0; slot < streams_.size(); ++slot)
    for (size_t i = 0; i < streams_[slot].size(); ++i)
      if (streams_[slot][i].get() == streamFolds_.back()->stream)
        copy->streamFolds_.back()->stream = copy->streams_[slot][i].get();
  return copy;
}

bool Machine::take(std::span<Again> done, Machine& other) {
  const Moves moves(memory_, done);
  uint32_t size = merger_.size();
  for (const Again& one : done) size += one.run->length - memory_.leaves[one.leaf].run->length;
  if (!moves.none()) {
    merger_.move(moves, size);
    asleepFold_ = moves(asleepFold_);
    for (auto& live : streams_)
      for (auto& stream : live) stream->move(moves);
  }
  bool wakes = false;
  for (const Inserted& one : other.insertedAlone_) {
    auto in = std::find_if(done.rbegin(), done.rend(), [&](const Again& leaf) { return leaf.at <= one.position; });
    const uint32_t at = moves(memory_.leaves[in->leaf].position) + one.position - in->at;
    if (streams_[one.stream].empty()) continue;  // it has ended
    streamAt(one.stream).addNew({one.item, at});
    merger_.noteOrigin(at, other.merger_.origin(one.position)[1]);
    wakes |= !awaits() && one.stream == asleepSlot_;
  }
  putRuns(memory_, done, other.trace());
  lastCallId_ = other.lastCallId_;
  if (!wakes) endRunOfStreams();
  return wakes;
}

void Machine::putStates(Trace& trace) {
  const uint32_t base = merger_.base();
  if (base < trace.size()) trace.edit(base) = merger_.at(base);  // the call that waited
  for (auto at = static_cast<uint32_t>(trace.size()); at < merger_.size(); ++at) trace.push_back(merger_.at(at));
  if (merger_.ended()) trace.edit(merger_.ended()->position) = merger_.ended()->state;
  else if (asleep() && !awaits() && asleepFold_ < base) trace.edit(asleepFold_) = merger_.pauseFold().state;
  merger_.give();
}

void Machine::goOn(const Data& previous, const Params& params, const std::map<uint32_t, CallResult>& results,
                   const RunOptions& options, values::Budget& budget, const Trace* current, uint32_t foldAt) {
  previous_ = &previous;
  params_ = &params;
  results_ = &results;
  options_ = &options;
  budget_ = &budget;
  credit_ = 0;
  made_ -= std::exchange(asked_, 0);
  known_ = nullptr;
  stores_ = previous.stores;
  used_.clear();
  nextPeers_.clear();
  nextPeerSet_.clear();
  requests_.clear();
  answersFor_.clear();
  const bool call = awaits().has_value();
  const Node* at = std::exchange(sleepsAt_, nullptr);
  frames_.swap(sleeping_);
  if (call) {
    merger_.readLast(previous.trace);
    complete_ = true;  // without par and folds over streams around it, it was preceded by what is complete
    enter(at);
  } else {
    StreamFold& fold = *streamFolds_.back();
    if (!merger_.resumeFold(previous.trace, current, foldAt)) return raiseTrace(*at);
    complete_ = fold.bodyComplete;
    fold.slices = fold.stream->advance(fold.cursor, true);
    fold.next = 0;
    nextSlice();
  }
  executeOpen();
}

// --------------------------------------------------------------------------------------------------- shared outcomes

std::shared_ptr<Shared> Shared::from(std::shared_ptr<const Newcomers> with, const Shared* before,
                                     const std::vector<Again>& done) {
  auto shared = std::make_shared<Shared>();
  shared->with = std::move(with);
  if (before) shared->leaves = before->leaves;
  for (const Again& one : done) {
    auto place = std::lower_bound(shared->leaves.begin(), shared->leaves.end(), one.leaf,
                                  [](const Leaf& leaf, size_t index) { return leaf.leaf < index; });
    if (place == shared->leaves.end() || place->leaf != one.leaf)
      place = shared->leaves.insert(place, {static_cast<uint32_t>(one.leaf), 0});
    place->length = one.run->length;
  }
  return shared;
}

Span Shared::partOf(const Leaf& leaf) const {
  uint32_t begin = with->memory.leaves[leaf.leaf].position;
  for (const Leaf& other : leaves)
    if (other.leaf < leaf.leaf) begin += other.length - with->memory.leaves[other.leaf].run->length;
  return {begin, leaf.length};
}

bool Shared::fits(const std::vector<Again>& done) const {
  return done.empty() || done.back().leaf < with->memory.leaves.size();
}

uint32_t Shared::here(uint32_t nobodysPosition) const {
  uint32_t at = nobodysPosition;
  for (const Leaf& leaf : leaves) {
    const RunMemory::Leaf& before = with->memory.leaves[leaf.leaf];
    if (before.position < nobodysPosition) at += leaf.length - before.run->length;
  }
  return at;
}

uint32_t Shared::nobodys(uint32_t position) const {
  uint32_t before = position;
  for (const Leaf& leaf : leaves)
    if (partOf(leaf).begin < position) before -= leaf.length - with->memory.leaves[leaf.leaf].run->length;
  return before;
}

void RunMemory::noteMerged(const Shared& shared) {
  if (shared.with->memory.folds.size() > 1) return;
  merged = shared.with;
  const std::vector<Leaf>& theirs = shared.with->memory.leaves;
  ownLeaf.assign(theirs.size(), kOthers);
  for (size_t i = 0; i < leaves.size(); ++i) {
    if (leaves[i].current == Leaf::kNowhere) continue;
    const uint32_t position = shared.nobodys(leaves[i].current);
    auto their = std::lower_bound(theirs.begin(), theirs.end(), position,
                                  [](const Leaf& leaf, uint32_t at) { return leaf.position < at; });
    if (their != theirs.end() && their->position == position && their->run->node == leaves[i].run->node)
      ownLeaf[static_cast<size_t>(their - theirs.begin())] = static_cast<uint32_t>(i);
  }
}

}  // namespace aqua::vm
