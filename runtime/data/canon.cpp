#include "runtime/data/data.h"

namespace aqua::data {

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

}  // namespace aqua::data
