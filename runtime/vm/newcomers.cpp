#include "runtime/vm/newcomers.h"

#include <algorithm>

namespace aqua::vm {

std::shared_ptr<Shared> Shared::from(std::shared_ptr<const Newcomers> with, const Shared* before,
                                     const std::vector<Again>& done) {
  auto shared = std::make_shared<Shared>();
  shared->with = std::move(with);
  if (before) shared->leaves = before->leaves;
  for (const Again& one : done) {
    auto place = std::lower_bound(shared->leaves.begin(), shared->leaves.end(), one.leaf,
                                  [](const Leaf& leaf, size_t index) { return leaf.leaf < index; });
    if (place == shared->leaves.end() || place->leaf != one.leaf)
      place = shared->leaves.insert(place, {static_cast<uint32_t>(one.leaf), 0});
    place->length = one.run->length;
  }
  return shared;
}

Span Shared::partOf(const Leaf& leaf) const {
  uint32_t begin = with->memory.leaves[leaf.leaf].position;
  for (const Leaf& other : leaves)
    if (other.leaf < leaf.leaf) begin += other.length - with->memory.leaves[other.leaf].run->length;
  return {begin, leaf.length};
}

bool Shared::fits(const std::vector<Again>& done) const {
  return done.empty() || done.back().leaf < with->memory.leaves.size();
}

uint32_t Shared::here(uint32_t nobodysPosition) const {
  uint32_t at = nobodysPosition;
  for (const Leaf& leaf : leaves) {
    const RunMemory::Leaf& before = with->memory.leaves[leaf.leaf];
    if (before.position < nobodysPosition) at += leaf.length - before.run->length;
  }
  return at;
}

uint32_t Shared::nobodys(uint32_t position) const {
  uint32_t before = position;
  for (const Leaf& leaf : leaves)
    if (partOf(leaf).begin < position) before -= leaf.length - with->memory.leaves[leaf.leaf].run->length;
  return before;
}

}  // namespace aqua::vm
