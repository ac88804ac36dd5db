// Branches that come out as they did in the last run are not executed again (warm.h).
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
  if (std::any_of(run.writes.begin(), run.writes.end(), has) || std::any_of(run.reads.begin(), run.reads.end(), has)) return;
  LeafRun::Binding binding;
  if (!meaning(slot, binding)) recording_.spoiled = true;
  run.reads.push_back(std::move(binding));
}

void Machine::write(uint32_t slot, ItemRef item, Ref<const Canon> canon) {
  if (recording_.run) recording_.run->writes.push_back({slot, item, canon});
  variables_.write(slot, std::move(item), std::move(canon));
}

void Machine::noteInsert(uint32_t stream, const ItemRef& item) {
  const auto& own = recording_.ownStreams;
  if (std::find(own.begin(), own.end(), stream) == own.end())
    recording_.run->inserted.push_back({stream, merger_.size() - recording_.begin, item});
}

/// True: the branch is done. False: it has to be executed, and what it does is noted.
bool Machine::leafIsDone(const Node& leaf) {
  if (!noErrorYet()) return false;
  if (known_ && tryAgain(leaf)) return true;
  recording_.run = Ref<LeafRun>(new LeafRun);
  recording_.run->node = &leaf;
  recording_.begin = merger_.size();
  recording_.spoiled = false;
  recording_.ownStreams.clear();
  return false;
}

const LeafRun* Machine::lastRunOf(const Node& leaf) {
  const auto& leaves = known_->leaves;
  uint32_t position = merger_.previousPosition();
  while (nextKnown_ < leaves.size() && leaves[nextKnown_].first < position) ++nextKnown_;
  if (nextKnown_ == leaves.size() || leaves[nextKnown_].first != position) {  // folds over streams jump
    auto found = std::lower_bound(leaves.begin(), leaves.end(), position,
                                  [](const auto& one, uint32_t at) { return one.first < at; });
    if (found == leaves.end() || found->first != position) return nullptr;
    nextKnown_ = static_cast<size_t>(found - leaves.begin());
  }
  const LeafRun* run = leaves[nextKnown_].second.get();
  return run->node == &leaf && run->length == merger_.previousWindow() ? run : nullptr;
}

bool Machine::tryAgain(const Node& leaf) {
  if (merger_.previousWindow() == 0 || !merger_.nothingNew()) return false;
  const LeafRun* run = lastRunOf(leaf);
  if (!run) return false;
  uint32_t from = merger_.previousPosition();
  const Trace& trace = previous_.trace;
  if (!results_.empty())
    for (uint32_t i = 0; i < run->length; ++i)
      if (trace[from + i].kind == State::Kind::CallRequested && results_.contains(trace[from + i].left)) return false;
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
  memory_.leaves.emplace_back(merger_.size(), Ref<const LeafRun>(run));
  for (const LeafRun::Binding& written : run->writes) variables_.write(written.slot, written.item, written.canon);
  for (const LeafRun::Inserted& one : run->inserted)
    streamAt(one.stream).addKnown(Stream::Source::Previous, trace[from + one.state].left, {one.item, merger_.size() + one.state});
  for (uint32_t offset : run->answers) answerFor(trace[from + offset].text);
  merger_.copyPrevious();
  complete_ = run->complete;
  return true;
}

void Machine::endLeaf() {
  Ref<LeafRun> run = std::move(recording_.run);
  run->length = merger_.size() - recording_.begin;
  run->complete = complete_;
  llvm::erase_if(run->writes, [&](const LeafRun::Binding& written) { return script_.onlyInLeaf(written.slot); });
  if (run->length == 0 || recording_.spoiled || failure_ || !noErrorYet()) return;
  memory_.leaves.emplace_back(recording_.begin, std::move(run));
}

}  // namespace aqua::vm
