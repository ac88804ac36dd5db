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
    Got got = resolve(node.a, resolved);
    if (got == Got::Undefined) return suspend(node);
    if (got == Got::Failed) return raise(node, refusal_);
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
      return raise(node, failure(Code::FoldIteratesOverNonArray, name, textOf(resolved.value)));
    }
    iterable.array =
        resolved.item ? resolved.item : ItemRef(new Item(resolved.value, originOf(resolved), resolved.provenance));
  }
  if (iterable.size() == 0 || !openFold(node, std::move(iterable), false, 0)) return;
  frames_.push_back({&node, 1});
  enter(script_.left(node));
}

/// False, and the failure raised: the iterator is in use.
bool Machine::openFold(const Node& node, Iterable iterable, bool overStream, size_t track) {
  if (iterators_[node.target.slot]) return raise(node, failure(Code::MultipleIterableValues, node.target.name)), false;
  if (spareFolds_.empty()) spareFolds_.push_back(std::make_unique<FoldState>());
  folds_.push_back(std::move(spareFolds_.back()));
  spareFolds_.pop_back();
  FoldState* fold = folds_.back().get();
  *fold = FoldState();
  fold->node = &node;
  fold->iterable = std::move(iterable);
  fold->overStream = overStream;
  fold->track = track;
  iterators_[node.target.slot] = fold;
  variables_.startFold();
  return true;
}

void Machine::closeFold(const Node& node) {
  variables_.endFold();
  iterators_[node.target.slot] = nullptr;
  spareFolds_.push_back(std::move(folds_.back()));
  folds_.pop_back();
}

void Machine::afterFold() {
  const Node& node = *frames_.back().node;
  closeFold(node);
  if (!streamFolds_.empty() && streamFolds_.back()->node == &node) {
    StreamFold& fold = *streamFolds_.back();
    merger_.endGeneration(fold.track);
    if (failure_) memory_.settled = false;  // found in the data, it would have made this incomplete (5.1)
    failure_.reset();                       // an error ends one generation only
    fold.complete |= complete_;
    return nextSlice();
  }
  leave();
}

void Machine::startStreamFold(const Node& node) {
  Stream* over = stream(node.a);
  if (remembers_) noteFold(node.a.slot);
  if (!over) {
    complete_ = false;
    return waitFor(node, Waiting::For::Stream, node.a.name);
  }
  auto fold = std::make_unique<StreamFold>();
  if (!merger_.startFold(fold->track)) return raiseTrace(node);
  if (remembers_) memory_.folds.push_back({merger_.size() - 1, &node});
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
    if (!merger_.startIteration(fold.track, iterable.elements[0].position)) return raiseTrace(node);
    if (openFold(node, std::move(iterable), true, fold.track)) enter(script_.left(node));
    return;
  }
  if (remembers_ && !fold.complete && memory_.settled && merger_.inFold() && streamFolds_.size() == 1 &&
      lostStreams_.empty() && !recording_.run) {
    fold.bodyComplete = complete_;
    complete_ = false;
    asleepSlot_ = slotOf(node.a.slot);
    return fallAsleep(node);
  }
  merger_.endFold();
  complete_ = fold.complete;
  if (!complete_) waitFor(node, Waiting::For::Stream, node.a.name, fold.stream->size());
  streamFolds_.pop_back();
  leave();
}

/// The instruction to go on with, or a null pointer.
const Node* Machine::startNext(const Node& node) {
  FoldState* fold = iterators_[node.target.slot];
  if (!fold) return raise(node, failure(Code::FoldStateNotFound, node.target.name)), nullptr;
  if (fold->overStream) merger_.enterNext(fold->track);
  if (fold->iterable.index + 1 < fold->iterable.size()) {
    ++fold->iterable.index;
    if (fold->overStream &&
        !merger_.startIteration(fold->track, fold->iterable.elements[fold->iterable.index].position))
      return raiseTrace(node), nullptr;
    variables_.startNext();
    Frame frame{&node, 1};
    frame.fold = fold;
    frames_.push_back(frame);
    return script_.left(*fold->node);
  }
  if (fold->overStream && !merger_.reachEnd(fold->track)) return raiseTrace(node), nullptr;
  const Node* last = script_.right(*fold->node);
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
  variables_.endNext();
  if (failure_) return;
  --fold->iterable.index;
  if (fold->overStream && !merger_.stepBack(fold->track)) raiseTrace(node);
}

}  // namespace aqua::vm
