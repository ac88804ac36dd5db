#include "runtime/vm/memory.h"

namespace aqua::vm {

const Value& Canon::array() const {
  if (!array_) {
    values::Array list;
    list.reserve(items.size());
    for (const ItemRef& item : items) list.push_back(item->value);
    array_ = Value::array(std::move(list));
  }
  return *array_;
}

const Canon::Index& Canon::index() const {
  if (index_) return *index_;
  index_ = std::make_unique<Index>();
  for (const ItemRef& item : items) {
    const Value* key = item->value.find("key");
    const Value* value = item->value.find("value");
    if (!key || !value) continue;  // nobody makes such canons
    std::vector<ItemRef>* list = nullptr;
    auto [begin, end] = index_->byHash.equal_range(key->hash());
    for (auto at = begin; at != end && !list; ++at)
      if (index_->keys[at->second].first == *key) list = &index_->keys[at->second].second;
    if (!list) {
      index_->byHash.emplace(key->hash(), index_->keys.size());
      list = &index_->keys.emplace_back(*key, std::vector<ItemRef>()).second;
    }
    list->push_back(ItemRef(new Item(*value, item->tetraplet, item->provenance)));
  }
  return *index_;
}

const std::vector<ItemRef>* Canon::valuesOf(const Value& key) const {
  const Index& all = index();
  auto [begin, end] = all.byHash.equal_range(key.hash());
  for (auto at = begin; at != end; ++at)
    if (all.keys[at->second].first == key) return &all.keys[at->second].second;
  return nullptr;
}

const Value& Canon::object() const {
  if (!object_) {
    std::vector<std::pair<std::string, Value>> members;
    for (const auto& [key, items_] : index().keys) {
      values::Array list;
      for (const ItemRef& item : items_) list.push_back(item->value);
      members.emplace_back(key.isString() ? std::string(key.asString()) : key.text(), Value::array(std::move(list)));
    }
    object_ = Value::object(std::move(members));
  }
  return *object_;
}

// ------------------------------------------------------------------------------------------------------- variables

Variables::Cell& Variables::push(uint32_t slot) {
  if (depth_ > 0) atDepth_[depth_].push_back(slot);
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
  if (atDepth_.size() <= depth_) {
    atDepth_.resize(depth_ + 1);
    visible_.resize(depth_ + 1);
  }
  visible_[depth_] = true;
}

void Variables::leave() {
  for (uint32_t slot : atDepth_[depth_]) {
    std::vector<Cell>& cells = cells_[slot];
    while (!cells.empty() && cells.back().depth >= depth_) cells.pop_back();
  }
  atDepth_[depth_].clear();
  visible_[depth_] = false;
  --depth_;
}

// --------------------------------------------------------------------------------------------------------- streams

void Stream::addKnown(Source source, uint32_t generation, Element element) {
  known_[source == Source::Previous ? 0 : 1][generation].push_back(std::move(element));
  ++size_;
}

void Stream::addNew(Element element) {
  if (fresh_.empty()) fresh_.emplace_back();
  fresh_.back().push_back(std::move(element));
  ++size_;
}

// The production VM counts generations with the empty ones, but skips over those with values only. So a second fold
// over a stream does not see what its own body adds (5.9, step 3).
Stream::Slices Stream::advance(Cursor& cursor, bool first) {
  Slices slices;
  for (size_t source = 0; source < 2; ++source) {
    size_t skip = cursor.known[source];
    for (const auto& [number, generation] : known_[source]) {
      if (skip > 0)
        --skip;
      else
        slices.push_back(generation);
    }
  }
  size_t skip = cursor.fresh;
  for (const auto& generation : fresh_) {
    if (generation.empty()) continue;
    if (skip > 0)
      --skip;
    else
      slices.push_back(generation);
  }
  if (!first && !fresh_.empty() && fresh_.back().empty()) fresh_.pop_back();
  for (size_t source = 0; source < 2; ++source)
    cursor.known[source] = known_[source].empty() ? 0 : size_t{known_[source].rbegin()->first} + 1;
  cursor.fresh = fresh_.size();
  if (!first || !slices.empty()) fresh_.emplace_back();
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
