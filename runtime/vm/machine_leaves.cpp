// Branches that come out as they did in the last run are not executed again, and where results concern nothing but
// leaves, nothing else is executed at all (warm.h).
#include <algorithm>
#include <utility>

#include "runtime/vm/machine.h"

namespace aqua::vm {

namespace {

bool same(const Ref<const Canon>& a, const Ref<const Canon>& b) { return a == b || (a && b && a->cid == b->cid); }

}  // namespace

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
  par.around = run_.notes.parAround;
  par.position = run_.merger.size() - 1;
  size_t at = frames_.size() - 1;
  while (at > 0 && frames_.size() - at <= kFarthest && passesOn(frames_[at - 1])) --at;
  if (at == 0) {
    par.outer = RunMemory::Par::kScript;
  } else if (const Frame& frame = frames_[at - 1]; frame.node->kind == air::Kind::Par) {
    par.outer = frame.par;
    par.right = frame.phase == 2;
  }
  frames_.back().par = run_.notes.parAround = static_cast<uint32_t>(run_.notes.memory().pars.size());
  run_.notes.memory().pars.push_back(par);
}

/// True: the branch is done. False: it has to be executed, and what it does is noted.
bool Machine::leafIsDone(const Node& leaf) {
  if (!names_.errors.none()) return false;
  if (run_.notes.known() && tryAgain(leaf)) return true;
  run_.notes.startLeaf(leaf, run_.merger, !folds_.empty());
  return false;
}

void Machine::endLeaf() {
  const Frame& frame = frames_.back();
  const bool failed = failure_ || !names_.errors.none();
  run_.notes.endLeaf(run_.script, run_.merger, complete_, failed, frame.par, frame.phase == 2);
}

/// Would the branch, over the same part of the trace, do what it did?
bool Machine::comesOutAsBefore(const LeafRun& run) const {
  const uint32_t from = run_.merger.previousPosition();
  if (!run_.results->empty())
    for (uint32_t offset : run.asked)
      if (run_.results->contains(run_.previous->trace[from + offset].left)) return false;
  for (const LeafRun::Binding& read : run.reads) {
    auto now = names_.meaning(read.slot);
    if (!now || !same(read.item, now->item) || !same(read.canon, now->canon)) return false;
  }
  for (uint32_t target : run.targets)
    if (!names_.variables.writable(target)) return false;
  for (const LeafRun::Inserted& one : run.inserted)
    if (!streams_.hasRoom(one.stream, run.inserted.size())) return false;
  return true;
}

bool Machine::tryAgain(const Node& leaf) {
  Merger& merger = run_.merger;
  if (merger.previousWindow() == 0 || !merger.nothingNew()) return false;
  const LeafRun* run = run_.notes.lastRunOf(leaf, merger);
  if (!run || !comesOutAsBefore(*run)) return false;
  RunMemory& memory = run_.notes.memory();
  ++memory.saved;
  const uint32_t from = merger.previousPosition();
  const Trace& trace = run_.previous->trace;
  const uint32_t begin = merger.size();
  const uint32_t current = merger.currentWindow() > 0 ? merger.currentPosition() : RunMemory::Leaf::kNowhere;
  for (const LeafRun::Binding& written : run->writes) names_.variables.write(written.slot, written.item, written.canon);
  for (const LeafRun::Inserted& one : run->inserted) {
    Stream& stream = streams_.at(run_, one.stream);
    noteGrowth(stream);
    stream.addKnown(Stream::Source::Previous, trace[from + one.state].left, {one.item, begin + one.state});
  }
  for (uint32_t offset : run->answers) answerFor(trace[from + offset].text);
  merger.copyPrevious();
  memory.add({begin, current, Ref<const LeafRun>(run), frames_.back().par, frames_.back().phase == 2},
             &merger.at(begin));
  complete_ = run->complete;
  return true;
}

// ------------------------------------------------------------------------------------------------------ leaves alone

bool Machine::runLeaves(const RunMemory& known, std::vector<Again>& done) {
  std::vector<uint32_t> leaves;
  for (const auto& [id, result] : *run_.results) {
    if (!known.isAsked(id) || known.askedBy[id] == RunMemory::kOthers) return false;
    leaves.push_back(known.askedBy[id] - 1);
  }
  std::sort(leaves.begin(), leaves.end());  // as the script comes to them
  leaves.erase(std::unique(leaves.begin(), leaves.end()), leaves.end());
  return runLeaves(known, leaves, done);
}

bool Machine::runLeaves(const RunMemory& known, std::span<const uint32_t> leaves, std::vector<Again>& done) {
  for (uint32_t leaf : leaves)
    if (!executeLeaf(known, leaf, {}, done)) return false;
  return finishLeaves(known);
}

bool Machine::runLeaf(const RunMemory& known, uint32_t leaf, Span current, std::vector<Again>& done) {
  if (!executeLeaf(known, leaf, current, done)) return false;
  return insertedIntoStreams() <= 1 && finishLeaves(known);  // several may come in several generations
}

bool Machine::finishLeaves(const RunMemory& known) {
  for (const Notes::Inserted& one : run_.notes.insertedAlone())
    trace()[one.position].left = known.streams[one.stream].generations;
  return out_.used.size() == run_.results->size();
}

void Machine::countInserted(RunMemory& known) {
  for (const Notes::Inserted& one : run_.notes.insertedAlone()) {
    RunMemory::StreamUse& use = known.streams[one.stream];
    use.generations = trace()[one.position].left + 1;
    ++use.values;
  }
}

/// Its names stand for what they stood for in the last run. True: nothing that it does can be noticed by others, but
/// that it is complete.
bool Machine::executeLeaf(const RunMemory& known, uint32_t leaf, Span current, std::vector<Again>& done) {
  const LeafRun& last = *known.leaves[leaf].run;
  const Span previous{known.leaves[leaf].position, last.length};
  Merger& merger = run_.merger;
  Notes& notes = run_.notes;
  const uint32_t at = merger.size();
  notes.startAlone(last, known, previous.begin);
  merger.read(previous, current);
  if (last.inFold) names_.variables.startFold();
  for (const LeafRun::Binding& read : last.reads)
    if (read.item || read.canon) names_.variables.write(read.slot, read.item, read.canon);
  notes.startLeaf(*last.node, merger, last.inFold);
  complete_ = true;
  enter(last.node);
  while (!frames_.empty() && !fatal()) resume();
  LeafRun& run = notes.leafRun();
  run.length = merger.size() - at;
  run.complete = complete_;
  if (failure_ || notes.spoiled() || !names_.errors.none() || run.length == 0 || merger.previousWindow() > 0 ||
      merger.currentWindow() > 0)
    return false;
  if (last.inFold) {
    names_.variables.endFold();
  } else {
    for (const LeafRun::Binding& read : last.reads) names_.variables.forget(read.slot);
    for (const LeafRun::Binding& written : run.writes) names_.variables.forget(written.slot);
  }
  run.writes.clear();  // of names that no other branch has
  done.push_back({leaf, notes.takeLeafRun(), at});
  return true;
}

}  // namespace aqua::vm
