// Order of events.
#include <algorithm>

#include "runtime/sim/world.h"

namespace aqua::sim {

bool Agenda::later(const Entry& a, const Entry& b) {
  if (a.at != b.at) return a.at > b.at;
  return a.tie != b.tie ? a.tie > b.tie : a.number > b.number;
}

Enabled Agenda::enabled(const Entry& entry) const {
  const Pending& what = *slots_[entry.slot];
  return {entry.slot, what.kind, what.peer, what.message, entry.at};
}

uint32_t Agenda::push(Pending what, Micros at, uint64_t tie) {
  auto shared = std::make_shared<Pending>(std::move(what));
  uint32_t slot = 0;
  if (free_.empty()) {
    slot = static_cast<uint32_t>(slots_.size());
    slots_.push_back(std::move(shared));
  } else {
    slot = free_.back();
    free_.pop_back();
    slots_[slot] = std::move(shared);
  }
  heap_.push_back({at, tie, pushed_++, slot});
  std::push_heap(heap_.begin(), heap_.end(), later);
  return slot;
}

Pending& Agenda::edit(uint32_t slot) {
  std::shared_ptr<Pending>& what = slots_[slot];
  if (what.use_count() > 1) what = std::make_shared<Pending>(*what);
  return *what;
}

std::vector<Enabled> Agenda::all() const {
  std::vector<Entry> entries = heap_;
  std::sort(entries.begin(), entries.end(), [](const Entry& a, const Entry& b) { return later(b, a); });
  std::vector<Enabled> result;
  result.reserve(entries.size());
  for (const Entry& entry : entries) result.push_back(enabled(entry));
  return result;
}

Pending Agenda::take(uint32_t slot) {
  if (heap_.front().slot == slot) {
    std::pop_heap(heap_.begin(), heap_.end(), later);
    heap_.pop_back();
  } else {
    std::erase_if(heap_, [&](const Entry& entry) { return entry.slot == slot; });
    std::make_heap(heap_.begin(), heap_.end(), later);
  }
  free_.push_back(slot);
  std::shared_ptr<Pending> what = std::move(slots_[slot]);
  return what.use_count() > 1 ? *what : std::move(*what);
}

}  // namespace aqua::sim
