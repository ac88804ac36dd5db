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

void RunMemory::noteAsked(size_t leaf, const std::vector<State>& trace, size_t at) {
  for (uint32_t offset : leaves[leaf].run->asked) {
    uint32_t id = trace[at + offset].left;
    if (askedBy.size() <= id) askedBy.resize(id + 1);
    askedBy[id] = static_cast<uint32_t>(leaf + 1);
  }
}

void RunMemory::add(Leaf leaf, const std::vector<State>& trace) {
  leaves.push_back(std::move(leaf));
  noteAsked(leaves.size() - 1, trace, leaves.back().position);
}

void RunMemory::replace(size_t leaf, Ref<const LeafRun> run, const std::vector<State>& trace, size_t at) {
  leaves[leaf].run = std::move(run);
  noteAsked(leaf, trace, at);
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
  if (alone_) recording_.spoiled = true;
}

/// A leaf that is executed alone does not know what others put into streams.
void Machine::noteStream(uint32_t stream) {
  if (alone_ && !recording_.owns(stream)) recording_.spoiled = true;
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
  size_t at = frames_.size() - 1;
  while (at > 0 && frames_.size() - at <= kFarthest && passesOn(frames_[at - 1])) --at;
  if (at == 0) {
    par.outer = RunMemory::Par::kScript;
  } else if (const Frame& frame = frames_[at - 1]; frame.node->kind == air::Kind::Par) {
    par.outer = frame.par;
    par.right = frame.phase == 2;
  }
  frames_.back().par = static_cast<uint32_t>(memory_.pars.size());
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
  for (const LeafRun::Binding& written : run->writes) variables_.write(written.slot, written.item, written.canon);
  for (const LeafRun::Inserted& one : run->inserted) {
    Stream& stream = streamAt(one.stream);
    noteGrowth(stream);
    stream.addKnown(Stream::Source::Previous, trace[from + one.state].left, {one.item, merger_.size() + one.state});
  }
  for (uint32_t offset : run->answers) answerFor(trace[from + offset].text);
  merger_.copyPrevious();
  memory_.add({begin, Ref<const LeafRun>(run), frames_.back().par, frames_.back().phase == 2}, merger_.trace());
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
  if (kept)
    memory_.add({recording_.begin, std::move(run), frames_.back().par, frames_.back().phase == 2}, merger_.trace());
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
    if (id >= known.askedBy.size() || known.askedBy[id] == 0) return false;
    leaves.push_back(known.askedBy[id] - 1);
  }
  std::sort(leaves.begin(), leaves.end());  // as the script comes to them
  leaves.erase(std::unique(leaves.begin(), leaves.end()), leaves.end());
  return runLeaves(known, leaves, done);
}

bool Machine::runLeaves(const RunMemory& known, std::span<const uint32_t> leaves, std::vector<Again>& done) {
  for (uint32_t leaf : leaves) {
    const RunMemory::Leaf& last = known.leaves[leaf];
    uint32_t at = merger_.size();
    if (!runLeaf(*last.run, last.position)) return false;
    done.push_back({leaf, std::exchange(recording_.run, Ref<LeafRun>()), at});
  }
  return used_.size() == results_->size();
}

/// Its names stand for what they stood for in the last run. True: nothing that it does can be noticed by others, but
/// that it is complete.
bool Machine::runLeaf(const LeafRun& last, uint32_t position) {
  alone_ = &last;
  merger_.readPrevious(position, last.length);
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
  if (failure_ || recording_.spoiled || !noErrorYet() || run.length != last.length || merger_.previousWindow() > 0)
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

RunMemory& Warm::memory() { return asleep_ ? asleep_->memory() : memory_; }

void Warm::keep(const Prepared& script, DataPtr data, const Params& params, std::unique_ptr<Machine> machine) {
  script_ = &script;
  last_ = std::move(data);
  timestamp_ = params.timestamp;
  ttl_ = params.ttl;
  peers_ = {params.initPeerId, params.currentPeerId};
  asleep_.reset();
  if (machine->asleep()) asleep_ = std::move(machine);
  else memory_ = std::move(machine->memory());
}

std::unique_ptr<Machine> Warm::wake(const std::map<uint32_t, CallResult>& results) {
  if (!asleep_) return nullptr;
  if (results.size() == 1 && results.begin()->first == asleep_->awaits()) {
    script_ = nullptr;
    ++woken_;
    return std::move(asleep_);
  }
  memory_ = std::move(asleep_->memory());
  asleep_.reset();
  return nullptr;
}

void Machine::fallAsleep(const Node& call) {
  sleepsAt_ = &call;
  frames_.swap(sleeping_);
}

void Machine::goOn(const Data& previous, const Params& params, const std::map<uint32_t, CallResult>& results,
                   const RunOptions& options, values::Budget& budget) {
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
  merger_.readLast(previous.trace);
  complete_ = true;  // without par and folds over streams around it, what is executed was preceded by what is complete
  frames_.swap(sleeping_);
  enter(std::exchange(sleepsAt_, nullptr));
  executeOpen();
}

}  // namespace aqua::vm
