// Where code runs: the `on`s around it, innermost first (RULES.md 3.2), and the peers between two places
// (RULES.md 3.5).
#pragma once

#include <deque>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "compiler/base/arena.h"
#include "compiler/plan/plan.h"

namespace aqua::topology {

/// One `on`. Frames are interned: equal paths are the same pointer. A null path is "nowhere in particular".
struct Frame {
  const Frame* outer;  // null for the outermost
  const plan::Value* peer;
  std::span<const plan::Value* const> via;
  uint32_t depth;           // 1 for the outermost
  uint32_t peerId;          // equal for peers that are written alike
  uint32_t headId;          // equal for frames of the same peer and via
  const Frame* nearestVia;  // this or the nearest frame outwards that has a via; may be null
};
using Path = const Frame*;

/// Drops peers that are passed twice in a row and detours that come back to where they began; returns the indices that
/// stay.
std::vector<size_t> withoutDetours(const std::vector<uint32_t>& ids);

/// A peer on the way; `backwards` is for via collections, which are walked from the end.
struct Stop {
  const plan::Value* peer;
  uint32_t id;
  bool backwards;
};

/// Numbers for peers, equal for those that are written alike.
class PeerIds {
 public:
  uint32_t operator()(const plan::Value& value);
  /// The peer with this number, as it was written first.
  const plan::Value& value(uint32_t id) const { return values_[id]; }

 private:
  std::string key_;
  std::deque<plan::Value> values_;  // by number
  std::unordered_map<std::string, uint32_t> ids_;
};

class Paths {
 public:
  Path enter(Path outer, const plan::Value* peer, std::span<const plan::Value* const> via);
  /// The path of the last relay on the way to the innermost frame; null when no frame has a via.
  Path relayOf(Path path);
  Path commonOuter(Path a, Path b) const;
  uint32_t id(const plan::Value& value) { return peerIds_(value); }

  /// Peers strictly between two places.
  std::vector<Stop> route(Path from, Path to);
  /// The same with the destination.
  std::vector<Stop> routeTo(Path from, Path to);
  /// The peer of `b` when it is the relay through which its parent was reached and `a` is elsewhere.
  void relayCheck(Path a, Path b, std::vector<Stop>& stops);
  Stop stop(Path path) const { return {path->peer, path->peerId, false}; }

 private:
  base::Arena arena_;
  PeerIds peerIds_;
  std::unordered_map<std::string, uint32_t> headIds_;
  std::unordered_map<std::string, const Frame*> frames_;
};

}  // namespace aqua::topology
