#include "compiler/topology/paths.h"

#include <algorithm>

#include <fmt/format.h>

namespace aqua::topology {

using plan::Accessor;
using plan::Value;

uint32_t PeerIds::operator()(const Value& value) {
  key_.clear();
  key_ += static_cast<char>('A' + static_cast<int>(value.kind));
  if (value.name) key_ += std::to_string(value.name->id);
  key_.append(":").append(value.text);
  if (value.length) key_ += " length";
  for (const Accessor& accessor : value.accessors) {
    switch (accessor.kind) {
    case Accessor::Kind::Field: key_.append(".").append(accessor.field); break;
    case Accessor::Kind::Index: key_.append(".#").append(std::to_string(accessor.index)); break;
    case Accessor::Kind::Variable: key_.append(".$").append(std::to_string(accessor.variable->id)); break;
    }
  }
  auto [found, isNew] = ids_.try_emplace(key_, static_cast<uint32_t>(ids_.size()));
  if (isNew) values_.push_back(value);
  return found->second;
}

std::vector<size_t> withoutDetours(const std::vector<uint32_t>& ids) {
  std::vector<size_t> kept;
  std::unordered_map<uint32_t, size_t> places;  // id -> index in `kept`
  for (size_t i = 0; i < ids.size(); ++i) {
    if (auto found = places.find(ids[i]); found != places.end()) {
      for (size_t k = found->second + 1; k < kept.size(); ++k) places.erase(ids[kept[k]]);
      kept.resize(found->second + 1);
    } else {
      places.emplace(ids[i], kept.size());
      kept.push_back(i);
    }
  }
  return kept;
}

Path Paths::enter(Path outer, const Value* peer, std::span<const Value* const> via) {
  uint32_t peerId = id(*peer);
  std::string head = std::to_string(peerId);
  for (const Value* relay : via) head += fmt::format(" {}", id(*relay));
  uint32_t headId = headIds_.try_emplace(std::move(head), static_cast<uint32_t>(headIds_.size())).first->second;

  const Frame*& frame = frames_[fmt::format("{} {}", headId, static_cast<const void*>(outer))];
  if (!frame) {
    auto* made =
        arena_.make<Frame>(Frame{outer, peer, arena_.copy(via), outer ? outer->depth + 1 : 1, peerId, headId, nullptr});
    made->nearestVia = !via.empty() ? made : outer ? outer->nearestVia : nullptr;
    frame = made;
  }
  return frame;
}

Path Paths::relayOf(Path path) {
  if (!path || !path->nearestVia) return nullptr;
  Path frame = path->nearestVia;
  return enter(frame->outer, frame->via.back(), frame->via.first(frame->via.size() - 1));
}

Path Paths::commonOuter(Path a, Path b) const {
  while (a != b) {
    if (!a || !b) return nullptr;
    if (a->depth >= b->depth) a = a->outer;
    else b = b->outer;
  }
  return a;
}

std::vector<Stop> Paths::route(Path from, Path to) {
  std::vector<Stop> stops = routeTo(from, to);
  if (to) stops.pop_back();
  return stops;
}

namespace {

/// The frames in which two paths differ, innermost first. Where one is inside the other, the outer one counts again if
/// it is another peer.
void frames(Path from, Path to, std::vector<const Frame*>& leaving, std::vector<const Frame*>& entering) {
  Path a = from, b = to;
  while (a != b) {
    if (!b || (a && a->depth > b->depth)) {
      leaving.push_back(a);
      a = a->outer;
    } else if (!a || b->depth > a->depth) {
      entering.push_back(b);
      b = b->outer;
    } else {
      leaving.push_back(a);
      entering.push_back(b);
      a = a->outer;
      b = b->outer;
    }
  }
  bool otherPeer = !from || from->peerId != to->peerId;
  if (leaving.empty() && otherPeer && from) leaving.push_back(from);
  if (entering.empty() && otherPeer) entering.push_back(to);
}

}  // namespace

std::vector<Stop> Paths::routeTo(Path from, Path to) {
  if (!to) return {};
  if (from == to) return {stop(to)};
  std::vector<const Frame*> leaving, entering;
  frames(from, to, leaving, entering);
  std::vector<Stop> stops;
  if (from) stops.push_back(stop(from));
  for (const Frame* frame : leaving)
    for (size_t i = frame->via.size(); i-- > 0;) stops.push_back({frame->via[i], id(*frame->via[i]), true});
  for (size_t f = entering.size(); f-- > 0;)
    for (const Value* via : entering[f]->via) stops.push_back({via, id(*via), false});
  stops.push_back(stop(to));

  std::vector<uint32_t> ids;
  for (const Stop& s : stops) ids.push_back(s.id);
  std::vector<Stop> kept;
  for (size_t i : withoutDetours(ids)) kept.push_back(stops[i]);
  // The destination is the last, and passed in the direction from which it is reached.
  if (kept.size() > 1 && from && kept.front().id == from->peerId) kept.erase(kept.begin());
  return kept;
}

void Paths::relayCheck(Path a, Path b, std::vector<Stop>& stops) {
  if (!b || !b->outer || b->outer->via.empty()) return;
  if (id(*b->outer->via.back()) == b->peerId && (!a || a->peerId != b->peerId)) stops.push_back(stop(b));
}

}  // namespace aqua::topology
