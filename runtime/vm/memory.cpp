#include "runtime/vm/memory.h"

#include <algorithm>

namespace aqua::vm {

Variables::Cell& Variables::push(uint32_t slot) {
  if (depth_ > 0) written_.push_back(slot);
  Cell& cell = cells_[slot].emplace_back();
  cell.depth = depth_;
  return cell;
}

void Variables::write(uint32_t slot, ItemRef item, Ref<const Canon> canon) {
  std::vector<Cell>& cells = cells_[slot];
  Cell& cell = !cells.empty() && cells.back().depth == depth_ ? cells.back() : push(slot);
  cell.item = std::move(item);
  cell.canon = std::move(canon);
}

void Variables::startNew(uint32_t slot) { push(slot); }

void Variables::endNew(uint32_t slot) {
  std::vector<Cell>& cells = cells_[slot];
  if (!cells.empty() && cells.back().depth == depth_) cells.pop_back();
}

void Variables::enter() {
  ++depth_;
  begins_.push_back(written_.size());
  if (visible_.size() <= depth_) visible_.resize(depth_ + 1);
  visible_[depth_] = true;
}

void Variables::leave() {
  for (; written_.size() > begins_.back(); written_.pop_back()) {
    std::vector<Cell>& cells = cells_[written_.back()];
    while (!cells.empty() && cells.back().depth >= depth_) cells.pop_back();
  }
  begins_.pop_back();
  visible_[depth_] = false;
  --depth_;
}

// --------------------------------------------------------------------------------------------------------- streams

void Stream::addKnown(Source source, uint32_t generation, Element element) {
  size_t which = source == Source::Previous ? 0 : 1;
  auto& known = known_[which];
  sorted_[which] = sorted_[which] && (known.empty() || known.back().generation <= generation);
  known.push_back({generation, std::move(element)});
  numbered_ = false;
  ++size_;
}

void Stream::addNew(Element element) {
  if (begins_.empty()) begins_.push_back(0);
  fresh_.push_back(std::move(element));
  ++size_;
}

void Stream::sort() const {
  for (size_t source = 0; source < 2; ++source)
    if (!std::exchange(sorted_[source], true))
      std::stable_sort(known_[source].begin(), known_[source].end(),
                       [](const Known& a, const Known& b) { return a.generation < b.generation; });
}

// The production VM counts generations with the empty ones, but skips over those with values only. So a second fold
// over a stream does not see what its own body adds (5.9, step 3).
Stream::Slices Stream::advance(Cursor& cursor, bool first) {
  sort();
  Slices slices;
  for (size_t source = 0; source < 2; ++source) {
    const auto& known = known_[source];
    size_t skip = cursor.known[source];
    for (size_t begin = 0, end = 0; begin < known.size(); begin = end) {
      while (end < known.size() && known[end].generation == known[begin].generation) ++end;
      if (skip > 0) {
        --skip;
        continue;
      }
      for (size_t i = begin; i < end; ++i) slices.elements.push_back(known[i].element);
      slices.ends.push_back(slices.elements.size());
    }
  }
  size_t skip = cursor.fresh;
  for (size_t g = 0; g < begins_.size(); ++g) {
    if (endOf(g) == begins_[g]) continue;
    if (skip > 0) {
      --skip;
      continue;
    }
    for (size_t i = begins_[g]; i < endOf(g); ++i) slices.elements.push_back(fresh_[i]);
    slices.ends.push_back(slices.elements.size());
  }
  if (!first && !begins_.empty() && begins_.back() == fresh_.size()) begins_.pop_back();
  for (size_t source = 0; source < 2; ++source)
    cursor.known[source] = known_[source].empty() ? 0 : size_t{known_[source].back().generation} + 1;
  cursor.fresh = begins_.size();
  if (!first || slices.size() > 0) begins_.push_back(fresh_.size());
  if (first && slices.size() > 0) ++folds_;
  return slices;
}

// ------------------------------------------------------------------------------------------------------- iterables

Ref<const TetrapletRecord> rebuiltOrigin(const Ref<const TetrapletRecord>& origin, const Provenance& provenance) {
  const Tetraplet& from = origin->tetraplet;
  bool keepsLens = provenance.kind == Provenance::Kind::Canon;
  if (provenance.kind == Provenance::Kind::ServiceResult ||
      (from.service.empty() && from.function.empty() && (keepsLens || from.lens.empty())))
    return origin;
  return Ref<const TetrapletRecord>(
      new TetrapletRecord(Tetraplet{from.peer, "", "", keepsLens ? from.lens : std::string()}));
}

size_t Iterable::size() const {
  switch (kind) {
  case Kind::Array: return array->value.asArray().size();
  case Kind::Canon: return canon->items.size();
  case Kind::Elements: return elements.size();
  }
  return 0;
}

const Value& Iterable::value() const {
  switch (kind) {
  case Kind::Array: break;
  case Kind::Canon: return canon->items[index]->value;
  case Kind::Elements: return elements[index].item->value;
  }
  return array->value.asArray()[index];
}

const ItemRef& Iterable::item() const {
  switch (kind) {
  case Kind::Array: break;
  case Kind::Canon: return canon->items[index];
  case Kind::Elements: return elements[index].item;
  }
  return array->element(index);
}

}  // namespace aqua::vm
