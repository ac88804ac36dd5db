// Order of events.
#include <algorithm>

#include "runtime/sim/state.h"

namespace aqua::sim {

namespace {

bool isPlan(const Pending& what) {
  switch (what.kind) {
  case Pending::Kind::Planned:
  case Pending::Kind::End:
  case Pending::Kind::Flood:
  case Pending::Kind::Alarm: return true;
  case Pending::Kind::Call:
  case Pending::Kind::Results:
  case Pending::Kind::Particle:
  case Pending::Kind::Lookup: return false;
  }
  return false;
}

}  // namespace

PendingName nameOf(const Pending& what) {
  switch (what.kind) {
  case Pending::Kind::Planned:
  case Pending::Kind::End:
  case Pending::Kind::Flood:
  case Pending::Kind::Call: return {what.kind, what.index, 0, 0, what.number};
  case Pending::Kind::Results: return {what.kind, what.peer, what.particle, 0, what.results.front().id};
  case Pending::Kind::Particle:
    return {what.kind, what.peer, what.message.from, what.message.copy, what.message.number};
  case Pending::Kind::Lookup: return {what.kind, what.peer, what.message.to, 0, what.message.number};
  case Pending::Kind::Alarm: return {what.kind, what.peer, what.index, 0, what.number};
  }
  return {};
}

std::vector<EventName> namesOf(const Pending& what) {
  EventName name;
  name.index = what.index;
  name.number = what.number;
  switch (what.kind) {
  case Pending::Kind::Planned: name.kind = EventName::Kind::Event; return {name};
  case Pending::Kind::End: name.kind = EventName::Kind::End; return {name};
  case Pending::Kind::Call: name.kind = EventName::Kind::Call; return {name};
  case Pending::Kind::Particle:
  case Pending::Kind::Lookup: return {EventName::message(what.message)};
  case Pending::Kind::Flood: name.kind = EventName::Kind::Flood; return {name};
  case Pending::Kind::Alarm:
    name.kind = EventName::Kind::Alarm;
    name.peer = what.peer;
    return {name};
  case Pending::Kind::Results: break;
  }
  std::vector<EventName> names;
  for (const Delivery& answer : what.results)
    names.push_back(EventName::answer(what.peer, answer.service, answer.function, answer.number));
  return names;
}

bool Agenda::later(const Entry& a, const Entry& b) {
  if (a.at != b.at) return a.at > b.at;
  return a.tie != b.tie ? a.tie > b.tie : a.name > b.name;
}

Enabled Agenda::enabled(const Entry& entry) const {
  const Pending& what = *slots_[entry.slot];
  return {entry.slot, what.kind, what.peer, entry.at, entry.name};
}

uint32_t Agenda::push(Pending what, Micros at, uint64_t tie) {
  plans_ += isPlan(what) ? 1 : 0;
  PendingName name = nameOf(what);
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
  heap_.push_back({at, tie, name, slot});
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

std::optional<Enabled> Agenda::find(const PendingName& name) const {
  auto found = std::find_if(heap_.begin(), heap_.end(), [&](const Entry& entry) { return entry.name == name; });
  return found == heap_.end() ? std::nullopt : std::optional(enabled(*found));
}

Pending Agenda::release(uint32_t slot) {
  free_.push_back(slot);
  std::shared_ptr<Pending> what = std::move(slots_[slot]);
  plans_ -= isPlan(*what) ? 1 : 0;
  return what.use_count() > 1 ? *what : std::move(*what);
}

Pending Agenda::take(uint32_t slot) {
  if (heap_.front().slot == slot) {
    std::pop_heap(heap_.begin(), heap_.end(), later);
    heap_.pop_back();
  } else {
    std::erase_if(heap_, [&](const Entry& entry) { return entry.slot == slot; });
    std::make_heap(heap_.begin(), heap_.end(), later);
  }
  return release(slot);
}

std::vector<Pending> Agenda::takeAll(const std::function<bool(const Pending&)>& fits) {
  std::vector<Entry> taken;
  std::erase_if(heap_, [&](const Entry& entry) {
    bool fit = fits(*slots_[entry.slot]);
    if (fit) taken.push_back(entry);
    return fit;
  });
  if (taken.empty()) return {};
  std::make_heap(heap_.begin(), heap_.end(), later);
  std::sort(taken.begin(), taken.end(), [](const Entry& a, const Entry& b) { return later(b, a); });
  std::vector<Pending> result;
  for (const Entry& entry : taken) result.push_back(release(entry.slot));
  return result;
}

}  // namespace aqua::sim
