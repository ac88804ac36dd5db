#include "compiler/air/names.h"

#include <algorithm>

#include <llvm/ADT/StringRef.h>
#include <llvm/Support/xxhash.h>

namespace aqua::air {

NameId Names::of(std::string_view text) {
  if (entries_.size() * 2 >= slots_.size()) grow();
  uint64_t hash = llvm::xxHash64(llvm::StringRef(text.data(), text.size()));
  size_t mask = slots_.size() - 1, slot = hash & mask;
  for (; slots_[slot] != 0; slot = (slot + 1) & mask) {
    const Entry& entry = entries_[slots_[slot] - 1];
    if (entry.hash == hash && entry.text == text) return slots_[slot] - 1;
  }
  entries_.push_back({text, hash});
  slots_[slot] = static_cast<uint32_t>(entries_.size());
  return slots_[slot] - 1;
}

void Names::grow() {
  slots_.assign(std::max<size_t>(64, slots_.size() * 4), 0);
  size_t mask = slots_.size() - 1;
  for (size_t i = 0; i < entries_.size(); ++i) {
    size_t slot = entries_[i].hash & mask;
    while (slots_[slot] != 0) slot = (slot + 1) & mask;
    slots_[slot] = static_cast<uint32_t>(i + 1);
  }
}

}  // namespace aqua::air
