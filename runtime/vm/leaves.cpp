#include "runtime/vm/leaves.h"

#include <algorithm>

namespace aqua::vm {

namespace {

/// The leaf at `position` has `more` states than it had.
void grow(Trace& trace, const RunMemory& memory, const RunMemory::Leaf& leaf, uint32_t more) {
  for (uint32_t at = leaf.par; at != RunMemory::Par::kScript; at = memory.pars[at].around) {
    const uint32_t header = memory.pars[at].position;
    const State& par = trace[header];
    if (leaf.position <= header + par.left) trace.edit(header).left += more;
    else if (!par.toEnd) trace.edit(header).right += more;
  }
}

}  // namespace

Moves::Moves(const RunMemory& memory, std::span<const Again> done) {
  int64_t sum = 0;
  for (const Again& one : done) {
    const RunMemory::Leaf& leaf = memory.leaves[one.leaf];
    const int64_t more = int64_t{one.run->length} - leaf.run->length;
    if (more != 0) ends_.emplace_back(leaf.position + leaf.run->length, sum += more);
  }
}

uint32_t Moves::operator()(uint32_t position) const {
  auto after = std::upper_bound(ends_.begin(), ends_.end(), position,
                                [](uint32_t at, const auto& end) { return at < end.first; });
  return after == ends_.begin() ? position : static_cast<uint32_t>(position + std::prev(after)->second);
}

void Moves::operator()(std::vector<LoreEntry>& lore) const {
  for (LoreEntry& entry : lore) {
    entry.position = (*this)(entry.position);
    for (Span& part : entry.parts) {
      const uint32_t begin = (*this)(part.begin);
      part = {begin, (*this)(part.begin + part.length) - begin};
    }
  }
}

void putStates(const RunMemory& memory, std::span<const Again> done, const std::vector<State>& made, Trace& trace) {
  for (size_t i = done.size(); i-- > 0;) {  // from behind: the places of those before stay what they are
    const RunMemory::Leaf& leaf = memory.leaves[done[i].leaf];
    const uint32_t before = leaf.run->length, now = done[i].run->length;
    trace.replace(leaf.position, before, made.data() + done[i].at, now);
    if (now != before) grow(trace, memory, leaf, now - before);
  }
  Moves moves(memory, done);
  if (moves.none()) return;
  for (const RunMemory::Fold& open : memory.folds) {
    State& fold = trace.edit(moves(open.position));
    std::vector<LoreEntry> lore = fold.lore->entries;
    moves(lore);
    fold = State::fold(std::move(lore));
  }
}

void putRuns(RunMemory& memory, std::span<Again> done, const std::vector<State>& made) {
  Moves moves(memory, done);
  if (!moves.none()) {
    for (RunMemory::Leaf& leaf : memory.leaves) leaf.position = moves(leaf.position);
    for (RunMemory::Par& par : memory.pars) par.position = moves(par.position);
    for (RunMemory::Fold& fold : memory.folds) fold.position = moves(fold.position);
  }
  for (Again& one : done) memory.replace(one.leaf, std::move(one.run), made.data() + one.at);
}

}  // namespace aqua::vm
