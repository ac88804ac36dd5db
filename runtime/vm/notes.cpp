#include "runtime/vm/notes.h"

#include <algorithm>

#include <llvm/ADT/STLExtras.h>

namespace aqua::vm {

void Notes::remember(const RunMemory* known, size_t streams) {
  remembers_ = true;
  known_ = known;
  memory_.streams.resize(streams);
  if (!known) return;
  memory_.leaves.reserve(known->leaves.size() + 4);
  memory_.pars.reserve(known->pars.size() + 4);
  memory_.askedBy.reserve(known->askedBy.size() + 4);
}

void Notes::beNobody(Newcomers& newcomers, size_t streams) {
  remember(nullptr, streams);
  nobody_ = &newcomers;
}

// ----------------------------------------------------------------------------------------------------------- leaves

void Notes::startLeaf(const Node& leaf, const Merger& merger, bool inFold) {
  leaf_.run = Ref<LeafRun>(new LeafRun);
  leaf_.run->node = &leaf;
  leaf_.run->inFold = inFold;
  leaf_.begin = merger.size();
  leaf_.window = merger.currentWindow();
  leaf_.current = leaf_.window > 0 ? merger.currentPosition() : RunMemory::Leaf::kNowhere;
  leaf_.spoiled = false;
  leaf_.ownStreams.clear();
  leaf_.meant.clear();
}

void Notes::endLeaf(const Prepared& script, Merger& merger, bool complete, bool failed, uint32_t par, bool right) {
  Ref<LeafRun> run = takeLeafRun();
  run->length = merger.size() - leaf_.begin;
  run->complete = complete;
  llvm::erase_if(run->writes, [&](const LeafRun::Binding& written) { return script.onlyInLeaf(written.slot); });
  bool kept = run->length > 0 && !leaf_.spoiled && !failed;
  if (nobody_) tellMeant(*run, kept, merger);
  if (!kept)
    for (uint32_t offset : run->asked) memory_.noteOther(merger.at(leaf_.begin + offset).left);
  else memory_.add({leaf_.begin, leaf_.current, std::move(run), par, right}, &merger.at(leaf_.begin));
}

const LeafRun* Notes::lastRunOf(const Node& leaf, const Merger& merger) {
  const auto& leaves = known_->leaves;
  uint32_t position = merger.previousPosition();
  while (nextKnown_ < leaves.size() && leaves[nextKnown_].position < position) ++nextKnown_;
  if (nextKnown_ == leaves.size() || leaves[nextKnown_].position != position) {  // folds over streams jump
    auto found = std::lower_bound(leaves.begin(), leaves.end(), position,
                                  [](const auto& one, uint32_t at) { return one.position < at; });
    if (found == leaves.end() || found->position != position) return nullptr;
    nextKnown_ = static_cast<size_t>(found - leaves.begin());
  }
  const LeafRun* run = leaves[nextKnown_].run.get();
  return run->node == &leaf && run->length == merger.previousWindow() ? run : nullptr;
}

bool Notes::asks(uint32_t id, uint32_t lastId, uint32_t position) {
  if (id > lastId) {  // a peer that has forgotten gives it again; and data may say what it likes
    spoil();
    unsettle();
    return false;
  }
  if (inLeaf()) return leaf_.run->asked.push_back(position - leaf_.begin), false;
  if (!remembers_) return false;
  bool first = !memory_.isAsked(id);
  memory_.noteOther(id);
  return first && memory_.settled;
}

bool Notes::hasRead(uint32_t slot) const {
  auto has = [slot](const LeafRun::Binding& binding) { return binding.slot == slot; };
  const LeafRun& run = *leaf_.run;
  return std::any_of(run.writes.begin(), run.writes.end(), has) || std::any_of(run.reads.begin(), run.reads.end(), has);
}

void Notes::reads(const Prepared& script, std::optional<LeafRun::Binding> meaning, uint32_t slot) {
  auto has = [slot](const LeafRun::Binding& binding) { return binding.slot == slot; };
  if (!meaning) spoil();
  if (alone_ && !script.onlyInLeaf(slot) && std::none_of(alone_->reads.begin(), alone_->reads.end(), has)) spoil();
  leaf_.run->reads.push_back(meaning ? std::move(*meaning) : LeafRun::Binding{slot});
}

bool Notes::ownsStream(uint32_t stream) const {
  return std::find(leaf_.ownStreams.begin(), leaf_.ownStreams.end(), stream) != leaf_.ownStreams.end();
}

void Notes::inserts(uint32_t stream, const ItemRef& item, uint32_t position) {
  if (inLeaf() && !ownsStream(stream)) leaf_.run->inserted.push_back({stream, position - leaf_.begin, item});
}

// ------------------------------------------------------------------------------------------------- streams and names

void Notes::walksOver(uint32_t stream, uint32_t live) {
  if (!remembers_) return;
  ++memory_.streams[live].folds;
  if (live != stream) ++memory_.streams[stream].folds;
}

void Notes::sizes(const Stream& stream, uint32_t slot, size_t live) {
  if (!remembers_) return;
  RunMemory::StreamUse& use = memory_.streams[slot];
  use.live = static_cast<uint32_t>(live);
  use.generations = stream.generations();
  use.values = static_cast<uint32_t>(stream.size());
}

ItemRef Notes::atTheTop(const Node& node, ItemRef item) {
  if (!remembers_) return item;
  size_t at = memory_.names.size();
  if (known_ && at < known_->names.size() && known_->names[at].first == &node && same(known_->names[at].second, item))
    item = known_->names[at].second;
  memory_.names.emplace_back(&node, item);
  return item;
}

// ------------------------------------------------------------------------------------------------------ leaves alone

/// It does not know what others put into streams, but for those that are empty.
void Notes::looksAt(uint32_t stream) {
  if (!alone_ || ownsStream(stream)) return;
  const RunMemory::StreamUse& use = among_->streams[stream];
  auto here = [stream](const Inserted& one) { return one.stream == stream; };
  const bool empty = use.values == 0 && use.ended + use.live <= 1;
  if (!empty || std::any_of(insertedAlone_.begin(), insertedAlone_.end(), here)) spoil();
}

void Notes::insertsAlone(uint32_t stream, ItemRef item, bool fresh, uint32_t position) {
  inserts(stream, item, position);
  if (!fresh) return;
  const RunMemory::StreamUse& use = among_->streams[stream];
  insertedAlone_.push_back({position, stream, std::move(item)});
  const bool awaited = awaited_ && stream == awaited_->stream && position_ < awaited_->fold;
  if (use.ended + use.live != 1 || use.folds > (awaited ? 1U : 0U) ||
      use.values + insertedAlone_.size() >= Stream::kLimit)
    spoil();
}

// --------------------------------------------------------------------------------------------------------- as nobody

bool Notes::meant(Text peer) {
  if (inLeaf()) leaf_.meant.push_back(std::move(peer));
  else nobody_->meant(peer.view(), Newcomers::kElsewhere);
  return false;
}

/// A leaf can be executed again where its states are those that came, all of them and no others, and it left streams
/// alone.
void Notes::tellMeant(const LeafRun& run, bool kept, const Merger& merger) {
  bool again = kept && run.inserted.empty() && run.length == leaf_.window && merger.currentWindow() == 0;
  auto leaf = again ? static_cast<uint32_t>(memory_.leaves.size()) : Newcomers::kElsewhere;
  for (const Text& peer : leaf_.meant) nobody_->meant(peer.view(), leaf);
}

}  // namespace aqua::vm
