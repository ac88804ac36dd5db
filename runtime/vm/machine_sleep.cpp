// A machine that waits for one result only, or for more values of a stream, stays and goes on in the next run (warm.h).
#include <algorithm>
#include <utility>

#include "runtime/vm/machine.h"

namespace aqua::vm {

void Machine::fallAsleep(const Node& at) {
  sleep_.at = &at;
  frames_.swap(sleep_.frames);
}

/// The fold stays open; its state says what it would if it were closed.
void Machine::pauseFold() {
  StreamFold& fold = *streamFolds_.back();
  fold.stream->pause(fold.cursor);
  Merger::Paused paused = run_.merger.pauseFold();
  sleep_.fold = paused.position;
  if (sleep_.fold >= run_.merger.base()) run_.merger.at(sleep_.fold) = std::move(paused.state);
}

std::unique_ptr<Machine> Machine::copyFor(const std::string& peer) const {
  std::unique_ptr<Machine> copy(new Machine(*this));
  copy->here_ = Text(peer);
  copy->run_.notes.leaveNobody();
  auto moved = [&](FoldState* fold) {
    for (size_t i = 0; fold && i < folds_.size(); ++i)
      if (folds_[i].get() == fold) return copy->folds_[i].get();
    return static_cast<FoldState*>(nullptr);
  };
  for (FoldState*& fold : copy->names_.iterators) fold = moved(fold);
  for (Frame& frame : copy->sleep_.frames) frame.fold = moved(frame.fold);
  StreamFold& fold = *copy->streamFolds_.back();
  fold.stream = copy->streams_.copyOf(streams_, fold.stream);
  return copy;
}

bool Machine::take(std::span<Again> done, Machine& other) {
  RunMemory& memory = run_.notes.memory();
  const Moves moves(memory, done);
  uint32_t size = run_.merger.size();
  for (const Again& one : done) size += one.run->length - memory.leaves[one.leaf].run->length;
  if (!moves.none()) {
    run_.merger.move(moves, size);
    sleep_.fold = moves(sleep_.fold);
    streams_.move(moves);
  }
  bool wakes = false;
  for (const Notes::Inserted& one : other.run_.notes.insertedAlone()) {
    auto in = std::find_if(done.rbegin(), done.rend(), [&](const Again& leaf) { return leaf.at <= one.position; });
    const uint32_t at = moves(memory.leaves[in->leaf].position) + one.position - in->at;
    if (!streams_.lives(one.stream)) continue;  // it has ended
    streams_.at(run_, one.stream).addNew({one.item, at});
    run_.merger.noteOrigin(at, other.run_.merger.origin(one.position)[1]);
    wakes |= !awaits() && one.stream == sleep_.stream;
  }
  putRuns(memory, done, other.trace());
  out_.lastCallId = other.out_.lastCallId;
  if (wakes) return true;
  if (auto failed = streams_.endRun(run_)) failure_ = std::move(failed);
  return false;
}

void Machine::putStates(Trace& trace) {
  Merger& merger = run_.merger;
  const uint32_t base = merger.base();
  if (base < trace.size()) trace.edit(base) = merger.at(base);  // the call that waited
  for (auto at = static_cast<uint32_t>(trace.size()); at < merger.size(); ++at) trace.push_back(merger.at(at));
  if (merger.ended()) trace.edit(merger.ended()->position) = merger.ended()->state;
  else if (asleep() && !awaits() && sleep_.fold < base) trace.edit(sleep_.fold) = merger.pauseFold().state;
  merger.give();
}

void Machine::goOn(const Data& previous, const Params& params, const std::map<uint32_t, CallResult>& results,
                   const RunOptions& options, values::Budget& budget, const Trace* current, uint32_t foldAt) {
  run_.previous = &previous;
  run_.params = &params;
  run_.results = &results;
  run_.options = &options;
  run_.meter.startRun(budget);
  run_.notes.forgetLastRun();
  records_.startRun(previous.stores);
  out_.startRun();
  const bool call = awaits().has_value();
  const Node* at = std::exchange(sleep_.at, nullptr);
  frames_.swap(sleep_.frames);
  if (call) {
    run_.merger.readLast(previous.trace);
    complete_ = true;  // without par and folds over streams around it, it was preceded by what is complete
    enter(at);
  } else {
    StreamFold& fold = *streamFolds_.back();
    if (!run_.merger.resumeFold(previous.trace, current, foldAt)) return raiseTrace(*at);
    complete_ = fold.bodyComplete;
    fold.slices = fold.stream->advance(fold.cursor, true);
    fold.next = 0;
    nextSlice();
  }
  executeOpen();
}

}  // namespace aqua::vm
