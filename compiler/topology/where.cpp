#include "compiler/topology/where.h"

#include <algorithm>
#include <unordered_map>

namespace aqua::topology {

using namespace plan;

Where::Where(const Tree& tree, Paths& paths) : tree_(tree), paths_(paths) {
  findPaths();
  findBegins();
  findUses();
  findExits();
  findAfters();
  findEnds();
}

void Where::findPaths() {
  path_.resize(tree_.size());
  std::unordered_map<const Step*, Path> captured;
  for (uint32_t i = 0; i < tree_.size(); ++i) {
    const Step* step = tree_[i].step;
    Path outer = tree_[i].parent == kNone ? nullptr : path_[tree_[i].parent];
    path_[i] = outer;
    if (auto* on = as<On>(step)) {
      path_[i] = paths_.enter(outer, on->peer, on->via);
    } else if (auto* apply = as<Apply>(step)) {
      if (auto found = captured.find(apply->captured); found != captured.end()) path_[i] = found->second;
    } else if (as<Capture>(step)) {
      captured[step] = outer;
    }
  }
}

// ---- begin --------------------------------------------------------------------------------------------------------

namespace {

bool mentions(const Value& value, const Name* name) {
  return value.name == name || std::any_of(value.accessors.begin(), value.accessors.end(),
                                           [&](const Accessor& a) { return a.variable == name; });
}

}  // namespace

/// Hops common to all iterations belong before the loop: the frames of the body's begin up to the first that depends
/// on the item (RULES.md 3.4).
Path Where::beginOfFor(uint32_t node) const {
  const Name* item = to<For>(tree_[node].step).item;
  uint32_t body = node + 1;
  if (tree_.kind(body) == OpKind::Seq) body = body + 1;
  while (body < tree_[node].end && tree_.kind(body) == OpKind::Next) body = tree_[body].end;
  if (body >= tree_[node].end) return path_[node];

  std::vector<const Frame*> frames;
  for (Path frame = begin_[body]; frame; frame = frame->outer) frames.push_back(frame);
  Path kept = nullptr;
  for (size_t i = frames.size(); i-- > 0;) {
    const Frame* frame = frames[i];
    if (std::any_of(frame->via.begin(), frame->via.end(), [&](const Value* v) { return mentions(*v, item); })) break;
    if (mentions(*frame->peer, item)) {
      if (kept && !kept->via.empty()) kept = paths_.enter(kept, kept->via.front(), kept->via);
      break;
    }
    kept = frame;
  }
  return kept;
}

void Where::findBegins() {
  begin_ = path_;
  // A par or for that begins elsewhere begins where its children do, so from the inside out.
  for (uint32_t i = tree_.size(); i-- > 0;) {
    if (tree_.kind(i) == OpKind::For) {
      begin_[i] = beginOfFor(i);
    } else if (tree_.kind(i) == OpKind::Par && tree_.firstChild(i) != kNone) {
      Path common = begin_[tree_.firstChild(i)];
      for (uint32_t child = i + 1; child < tree_[i].end; child = tree_[child].end)
        if (tree_[child].executes) common = paths_.commonOuter(common, begin_[child]);
      begin_[i] = common;
    }
  }
  std::unordered_map<const Name*, uint32_t> loops;  // item -> the for; an item belongs to one open loop at a time
  for (uint32_t i = 0; i < tree_.size(); ++i) {
    if (auto* loop = as<For>(tree_[i].step)) loops[loop->item] = i;
    if (auto* next = as<Next>(tree_[i].step); next && isSeqLike(tree_.parentKind(i)))
      if (auto found = loops.find(next->item); found != loops.end()) begin_[i] = begin_[found->second];
  }
}

// ---- exit ---------------------------------------------------------------------------------------------------------

/// For each node: the textually last use of any name that it exports. A name means another thing inside of each
/// `restrict`, so every restrict starts a version of its name.
void Where::findUses() {
  uint32_t size = tree_.size();
  std::vector<uint32_t> lastUse;                // by version
  std::vector<uint32_t> exported(size, kNone);  // version that the step exports
  std::unordered_map<const Name*, uint32_t> versions;
  auto newVersion = [&] {
    lastUse.push_back(0);
    return static_cast<uint32_t>(lastUse.size() - 1);
  };
  auto versionOf = [&](const Name* name) {
    auto [found, isNew] = versions.try_emplace(name, 0);
    if (isNew) found->second = newVersion();
    return found->second;
  };

  struct Restricted {
    uint32_t end;
    const Name* name;
    uint32_t outerVersion;
  };
  std::vector<Restricted> open;
  for (uint32_t i = 0; i < size; ++i) {
    for (; !open.empty() && open.back().end <= i; open.pop_back())
      versions[open.back().name] = open.back().outerVersion;
    const Step& step = *tree_[i].step;
    forEachUse(step, [&](const Name* name) { lastUse[versionOf(name)] = i; });
    if (const Name* name = exportOf(step)) exported[i] = versionOf(name);
    if (auto* restrict = as<Restrict>(&step)) {
      open.push_back({tree_[i].end, restrict->name, versionOf(restrict->name)});
      versions[restrict->name] = newVersion();
    }
  }

  lastUse_.assign(size, 0);
  for (uint32_t i = size; i-- > 0;) {
    if (exported[i] != kNone) lastUse_[i] = std::max(lastUse_[i], lastUse[exported[i]]);
    if (auto* on = as<On>(tree_[i].step); on && on->returnToRelay) lastUse_[i] = 0;
    if (tree_[i].parent != kNone) lastUse_[tree_[i].parent] = std::max(lastUse_[tree_[i].parent], lastUse_[i]);
  }
}

void Where::findExits() {
  uint32_t size = tree_.size();
  exit_.assign(size, Exit::None);
  climb_.resize(size);
  moreToRight_.assign(size, 0);
  nextPeered_.assign(size, kNone);
  climb_[0] = 0;
  for (uint32_t i = 1; i < size; ++i) {
    const Node& node = tree_[i];
    OpKind around = tree_.parentKind(i);
    bool last = node.following == kNone;
    moreToRight_[i] = !last || moreToRight_[node.parent];
    bool conditional = tree_.isCondition(node.parent);
    climb_[i] = !conditional && (around == OpKind::Xor || (isSeqLike(around) && last)) ? climb_[node.parent] : i;

    auto* on = as<On>(node.step);
    if (on && on->returnToRelay) {
      exit_[i] = Exit::Relay;
    } else if (node.step->kind == OpKind::Fail) {
      exit_[i] = Exit::None;
    } else if (isParLike(around)) {
      exit_[i] = lastUse_[i] >= node.end ? Exit::Full : Exit::None;
    } else if (conditional) {
      exit_[i] = moreToRight_[node.parent] ? Exit::Full : Exit::None;
    } else if (around == OpKind::Xor) {
      uint32_t top = climb_[node.parent];
      bool branch = top != 0 && isParLike(tree_.parentKind(top));
      exit_[i] = branch ? exit_[top] : moreToRight_[node.parent] ? Exit::Full : Exit::None;
    }
  }
  // Children before their later siblings' followers are known: per parent from the right.
  for (uint32_t i = 0; i < size; ++i) {
    if (tree_.firstChild(i) == kNone) continue;
    bool seq = isSeqLike(tree_.kind(i));
    uint32_t beyond = tree_.isCondition(i) ? kNone : nextPeered_[i];
    std::vector<uint32_t> children;
    for (uint32_t child = i + 1; child < tree_[i].end; child = tree_[child].end) children.push_back(child);
    for (size_t c = children.size(); c-- > 0;) {
      nextPeered_[children[c]] = beyond;
      if (!seq || tree_[children[c]].firstPeered == kNone) continue;
      beyond = tree_.isCondition(children[c]) ? children[c] : tree_[children[c]].firstPeered;
    }
  }
}

bool Where::leavesBranch(uint32_t i) const {
  if (tree_[i].parent == kNone) return false;
  if (isParLike(tree_.parentKind(i))) return true;
  if (tree_.parentKind(i) != OpKind::Xor || tree_.isCondition(tree_[i].parent)) return false;
  uint32_t top = climb_[tree_[i].parent];
  return top != 0 && isParLike(tree_.parentKind(top));
}

// ---- after, end, before -------------------------------------------------------------------------------------------

void Where::findAfters() {
  after_ = path_;
  for (uint32_t i = 1; i < tree_.size(); ++i) {
    const Node& node = tree_[i];
    OpKind around = tree_.parentKind(i);
    if (isParLike(around)) {
      after_[i] = after_[node.parent];
    } else if (tree_.isCondition(node.parent)) {
      after_[i] = path_[node.parent];
    } else if (around == OpKind::Xor) {
      if (exit_[i] == Exit::Relay) after_[i] = paths_.relayOf(path_[i]);
      if (exit_[i] == Exit::Full) after_[i] = after_[leavesBranch(i) ? tree_[climb_[node.parent]].parent : node.parent];
    } else if (isSeqLike(around)) {
      after_[i] = node.following != kNone ? begin_[node.following] : after_[node.parent];
    }
  }
}

void Where::findEnds() {
  end_ = begin_;
  for (uint32_t i = tree_.size(); i-- > 1;) {
    OpKind kind = tree_.kind(i);
    if (isParLike(kind)) {
      Exit exit = Exit::None;
      for (uint32_t child = i + 1; child < tree_[i].end; child = tree_[child].end)
        if (tree_[child].executes) exit = std::max(exit, exit_[child]);
      if (exit == Exit::Relay) end_[i] = paths_.relayOf(path_[i]);
      if (exit == Exit::Full) end_[i] = after_[i];
    } else if (tree_.isCondition(i)) {
      end_[i] = path_[i];
    } else if (isSeqLike(kind) || kind == OpKind::Xor) {
      uint32_t child = kind == OpKind::Xor ? tree_.firstChild(i) : tree_.lastChild(i);
      if (child == kNone) continue;
      switch (exit_[child]) {
      case Exit::None: end_[i] = end_[child]; break;
      case Exit::Relay: end_[i] = paths_.relayOf(path_[child]); break;
      case Exit::Full: end_[i] = after_[i]; break;
      }
    }
  }
  if (tree_.size() > 0) end_[0] = path_[0];
}

Path Where::finallyOf(uint32_t i) const {
  switch (exit_[i]) {
  case Exit::None: return end_[i];
  case Exit::Relay: return paths_.relayOf(path_[i]);
  case Exit::Full: return after_[i];
  }
  return nullptr;
}

Path Where::before(uint32_t i) const {
  const Node& node = tree_[i];
  if (node.parent == kNone) return begin_[i];
  OpKind around = tree_.parentKind(i);
  if (around == OpKind::Xor && node.previous != kNone) return begin_[node.previous];
  if (isSeqLike(around) && node.previous != kNone) return finallyOf(node.previous);
  return begin_[node.parent];
}

// ---- hops ---------------------------------------------------------------------------------------------------------

std::vector<Stop> Where::hopsBefore(uint32_t i) const {
  Path from = before(i), to = begin_[i];
  std::vector<Stop> stops = paths_.route(from, to);
  if (tree_[i].firstPeered != kNone && path_[tree_[i].firstPeered] != to) paths_.relayCheck(from, to, stops);
  if (tree_.kind(i) == OpKind::Fail && !stops.empty() && to && stops.back().id != to->peerId)
    stops.push_back(paths_.stop(to));
  return stops;
}

std::vector<Stop> Where::hopsAfter(uint32_t i) const {
  switch (exit_[i]) {
  case Exit::None: return {};
  case Exit::Relay: return paths_.routeTo(end_[i], paths_.relayOf(path_[i]));
  case Exit::Full: {
    uint32_t next = nextPeered_[i];
    if (next == kNone || path_[next] == after_[i]) return paths_.route(end_[i], after_[i]);
    return paths_.routeTo(end_[i], paths_.relayOf(after_[i]));
  }
  }
  return {};
}

std::vector<Stop> Where::ping(uint32_t i) const {
  if (exit_[i] != Exit::Full || !leavesBranch(i)) return {};
  Path from = end_[i], to = after_[i];
  if (from == to || !to) return {};
  std::vector<Stop> stops;
  bool lastHere = tree_[i].lastPeered != kNone && path_[tree_[i].lastPeered] == from;
  if (lastHere && from && from->headId == to->headId) return {};
  if (!lastHere) paths_.relayCheck(to, from, stops);
  stops.push_back(paths_.stop(to));
  return stops;
}

}  // namespace aqua::topology
