// Who is behind which relay, as far as the `on`s of a plan say.
#pragma once

#include <cstdint>
#include <deque>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "compiler/topology/paths.h"
#include "compiler/topology/tree.h"

namespace aqua::topology {

/// Where the particle can be, as bits: peers behind a relay and their relays have one each, all others share the first.
using Places = uint64_t;
constexpr Places kOthers = 1;
constexpr uint32_t kMaxPlaces = 64;

/// Who is behind which relay, and the bits.
class Map {
 public:
  Map(const plan::Function& function, const Tree& unplaced) {
    if (function.relay)
      behind(plan::Value{.kind = plan::ValueKind::InitPeer},
             plan::Value{.kind = plan::ValueKind::Name, .name = function.relay});
    for (uint32_t i = 0; i < unplaced.size(); ++i) {
      auto* on = plan::as<plan::On>(unplaced[i].step);
      if (!on || on->peer->kind == plan::ValueKind::InitPeer) continue;
      if (!on->via.empty() && on->via.back()->collection) unclear_.insert(ids_(*on->peer));
      if (on->via.empty() || on->via.back()->collection) direct(*on->peer);
      else behind(*on->peer, *on->via.back());
    }
    for (auto& [peer, relay] : relays_)
      if (relay && ids_(*relay) == peer) relay = nullptr;
    uint32_t bits = 1;
    auto place = [&](uint32_t peer) {
      if (bits < kMaxPlaces && bits_.try_emplace(peer, bits).second) ++bits;
    };
    for (uint32_t peer : order_)
      if (const plan::Value* relay = relays_[peer]) {
        place(peer);
        place(ids_(*relay));
      }
    relayAt_.resize(bits);
    for (auto [peer, bit] : bits_)
      if (auto found = relays_.find(peer); found != relays_.end()) relayAt_[bit] = found->second;
  }

  uint32_t id(const plan::Value& peer) { return ids_(peer); }
  Places of(const plan::Value& peer) {
    auto found = bits_.find(ids_(peer));
    return found == bits_.end() ? kOthers : Places{1} << found->second;
  }
  /// It is reached through lists of peers, or in several ways, of which each may do or not.
  bool isUnclear(const plan::Value& peer) { return unclear_.count(ids_(peer)) != 0; }
  const plan::Value* relayOf(const plan::Value& peer) {
    auto found = relays_.find(ids_(peer));
    return found == relays_.end() ? nullptr : found->second;
  }
  bool isRelay(const plan::Value& peer) {
    for (const auto& [behind, relay] : relays_)
      if (relay && ids_(*relay) == ids_(peer)) return true;
    return false;
  }
  /// The relay of the peer with this bit; null when it is reached directly.
  const plan::Value* relayAt(uint32_t bit) const { return relayAt_[bit]; }
  uint32_t size() const { return static_cast<uint32_t>(relayAt_.size()); }

 private:
  void behind(const plan::Value& peer, const plan::Value& relay) {
    uint32_t id = ids_(peer);
    auto [found, isNew] = relays_.try_emplace(id, &kept_.emplace_back(relay));
    if (isNew) order_.push_back(id);
    else if (found->second && ids_(*found->second) != ids_(relay))
      found->second = nullptr, unclear_.insert(id);  // behind several: any will do, nobody knows which is near
  }
  void direct(const plan::Value& peer) {
    uint32_t id = ids_(peer);
    if (relays_.try_emplace(id, nullptr).second) order_.push_back(id);
    else if (const plan::Value*& relay = relays_[id]) relay = nullptr, unclear_.insert(id);
  }

  PeerIds ids_;
  std::unordered_set<uint32_t> unclear_;
  std::deque<plan::Value> kept_;
  std::vector<uint32_t> order_;
  std::unordered_map<uint32_t, const plan::Value*> relays_;
  std::unordered_map<uint32_t, uint32_t> bits_;
  std::vector<const plan::Value*> relayAt_;
};

}  // namespace aqua::topology
