// `fold` and `next` (EXECUTION.md 5.8, 5.9).
#include "runtime/vm/machine.h"

namespace aqua::vm {

void Machine::startFold(const Node& node) {
  Iterable iterable;
  Resolved resolved;
  switch (node.a.kind) {
  case air::OperandKind::Stream:
  case air::OperandKind::StreamMap: return startStreamFold(node);
  case air::OperandKind::EmptyArray: return;
  case air::OperandKind::Scalar:
  case air::OperandKind::Canon:
  case air::OperandKind::CanonMap: {
    Got got = names_.resolve(run_, node.a, resolved);
    if (got == Got::Undefined) return suspend(node);
    if (got == Got::Failed) return raise(node, names_.refusal);
    break;
  }
  case air::OperandKind::InitPeerId:
  case air::OperandKind::Timestamp:
  case air::OperandKind::Ttl:
  case air::OperandKind::LastError:
  case air::OperandKind::Error:
  case air::OperandKind::String:
  case air::OperandKind::Int:
  case air::OperandKind::Float:
  case air::OperandKind::Bool: return;  // the grammar has no such fold
  }
  if (resolved.canon) {
    iterable.kind = Iterable::Kind::Canon;
    iterable.canon = resolved.canon;
  } else {
    if (!resolved.value.isArray()) {
      std::string_view name = node.a.lens ? std::string_view(node.a.lens->text) : node.a.name;
      return raise(node, failure(Code::FoldIteratesOverNonArray, name, run_.meter.textOf(resolved.value)));
    }
    iterable.array =
        resolved.item ? resolved.item : ItemRef(new Item(resolved.value, resolved.fullOrigin(), resolved.provenance));
  }
  if (iterable.size() == 0 || !openFold(node, std::move(iterable), false, 0)) return;
  frames_.push_back({&node, 1});
  enter(run_.script.left(node));
}

/// False, and the failure raised: the iterator is in use.
bool Machine::openFold(const Node& node, Iterable iterable, bool overStream, size_t track) {
  if (names_.iterators[node.target.slot])
    return raise(node, failure(Code::MultipleIterableValues, node.target.name)), false;
  if (spareFolds_.empty()) spareFolds_.push_back(std::make_unique<FoldState>());
  folds_.push_back(std::move(spareFolds_.back()));
  spareFolds_.pop_back();
  FoldState* fold = folds_.back().get();
  *fold = FoldState();
  fold->node = &node;
  fold->iterable = std::move(iterable);
  fold->overStream = overStream;
  fold->track = track;
  names_.iterators[node.target.slot] = fold;
  names_.variables.startFold();
  return true;
}

void Machine::closeFold(const Node& node) {
  names_.variables.endFold();
  names_.iterators[node.target.slot] = nullptr;
  spareFolds_.push_back(std::move(folds_.back()));
  folds_.pop_back();
}

void Machine::afterFold() {
  const Node& node = *frames_.back().node;
  closeFold(node);
  if (!streamFolds_.empty() && streamFolds_.back()->node == &node) {
    StreamFold& fold = *streamFolds_.back();
    run_.merger.endGeneration(fold.track);
    if (failure_) run_.notes.unsettle();  // found in the data, it would have made this incomplete (5.1)
    failure_.reset();                     // an error ends one generation only
    fold.complete |= complete_;
    return nextSlice();
  }
  leave();
}

void Machine::startStreamFold(const Node& node) {
  Stream* over = streams_.find(node.a.slot);
  run_.notes.walksOver(node.a.slot, streams_.slotOf(node.a.slot));
  if (!over) {
    complete_ = false;
    return waitFor(node, Waiting::For::Stream, node.a.name);
  }
  auto fold = std::make_unique<StreamFold>();
  if (!run_.merger.startFold(fold->track)) return raiseTrace(node);
  if (run_.notes.remembers()) run_.notes.memory().folds.push_back({run_.merger.size() - 1, &node});
  fold->node = &node;
  fold->stream = over;
  work(over->size());
  fold->slices = over->advance(fold->cursor, true);
  streamFolds_.push_back(std::move(fold));
  frames_.push_back({&node, 1});
  nextSlice();
}

/// Goes on with a generation that has not been visited, or ends the fold.
void Machine::nextSlice() {
  StreamFold& fold = *streamFolds_.back();
  const Node& node = *fold.node;
  if (fold.next == fold.slices.size() && fold.next > 0) {
    work(fold.stream->size());
    fold.slices = fold.stream->advance(fold.cursor, false);
    fold.next = 0;
  }
  if (fold.next < fold.slices.size()) {
    Iterable iterable;
    iterable.kind = Iterable::Kind::Elements;
    iterable.elements = fold.slices[fold.next++];
    if (!run_.merger.startIteration(fold.track, iterable.elements[0].position)) return raiseTrace(node);
    if (openFold(node, std::move(iterable), true, fold.track)) enter(run_.script.left(node));
    return;
  }
  if (run_.notes.remembers() && !fold.complete && run_.notes.memory().settled && run_.merger.inFold() &&
      streamFolds_.size() == 1 && !streams_.lost() && !run_.notes.inLeaf()) {
    fold.bodyComplete = complete_;
    complete_ = false;
    sleep_.stream = streams_.slotOf(node.a.slot);
    return fallAsleep(node);
  }
  run_.merger.endFold();
  complete_ = fold.complete;
  if (!complete_) waitFor(node, Waiting::For::Stream, node.a.name, fold.stream->size());
  streamFolds_.pop_back();
  leave();
}

/// The instruction to go on with, or a null pointer.
const Node* Machine::startNext(const Node& node) {
  FoldState* fold = names_.iterators[node.target.slot];
  if (!fold) return raise(node, failure(Code::FoldStateNotFound, node.target.name)), nullptr;
  if (fold->overStream) run_.merger.enterNext(fold->track);
  if (fold->iterable.index + 1 < fold->iterable.size()) {
    ++fold->iterable.index;
    if (fold->overStream &&
        !run_.merger.startIteration(fold->track, fold->iterable.elements[fold->iterable.index].position))
      return raiseTrace(node), nullptr;
    names_.variables.startNext();
    Frame frame{&node, 1};
    frame.fold = fold;
    frames_.push_back(frame);
    return run_.script.left(*fold->node);
  }
  if (fold->overStream && !run_.merger.reachEnd(fold->track)) return raiseTrace(node), nullptr;
  const Node* last = run_.script.right(*fold->node);
  if (!last) {
    if (fold->overStream && !fold->reachedEnd) complete_ = false;
    fold->reachedEnd = true;
    return nullptr;
  }
  complete_ = true;
  if (fold->overStream && last->kind == air::Kind::Never) {  // the fold itself tells what it waits for
    complete_ = false;
    return nullptr;
  }
  return last;
}

void Machine::afterNext() {
  FoldState* fold = frames_.back().fold;
  const Node& node = *frames_.back().node;
  leave();
  names_.variables.endNext();
  if (failure_) return;
  --fold->iterable.index;
  if (fold->overStream && !run_.merger.stepBack(fold->track)) raiseTrace(node);
}

}  // namespace aqua::vm
