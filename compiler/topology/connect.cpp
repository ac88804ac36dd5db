#include "compiler/topology/connect.h"

#include <algorithm>
#include <bit>
#include <set>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "compiler/topology/edits.h"
#include "compiler/topology/flow.h"
#include "compiler/topology/map.h"

namespace aqua::topology {

using namespace plan;

namespace {

/// What runs beside other steps, in branches of a par or of detached code, and on which peers.
class Beside {
 public:
  Beside(const Tree& tree, Map& map) {
    std::vector<uint8_t> beside(tree.size());
    for (uint32_t i = 0; i < tree.size(); ++i) {
      const Step& step = *tree[i].step;
      if (i > 0) beside[i] = beside[tree[i].parent] || isParLike(tree.parentKind(i));
      if (step.kind == OpKind::Detach) detached_.push_back(i);
      const Value* peer = Flow::peerOf(step);
      if (!beside[i] || (!peer && step.kind != OpKind::Hop)) continue;
      all_.push_back(i);
      if (!peer || isAnyone(*peer)) anyone_.push_back(i);
      if (!peer) continue;
      passed_[map.id(*peer)].push_back(i);
      if (isAnyone(*peer)) unknown_.insert(map.id(*peer));
    }
  }
  bool detaches(uint32_t from, uint32_t until) const { return isBetween(detached_, from, until); }
  /// Something between the nodes, outside of the main line, is for this peer, or for one that may be the same.
  bool isPassed(uint32_t peer, uint32_t from, uint32_t until) const {
    if (unknown_.count(peer) != 0) return isBetween(all_, from, until);
    auto found = passed_.find(peer);
    return isBetween(anyone_, from, until) || (found != passed_.end() && isBetween(found->second, from, until));
  }

 private:
  using Steps = std::vector<uint32_t>;  // ascending

  /// An item of a list or something computed.
  static bool isAnyone(const Value& peer) { return peer.name && (peer.name->item || !peer.accessors.empty()); }
  static bool isBetween(const Steps& steps, uint32_t from, uint32_t until) {
    auto found = std::lower_bound(steps.begin(), steps.end(), from);
    return found != steps.end() && *found < until;
  }

  Steps detached_, all_, anyone_;
  std::unordered_map<uint32_t, Steps> passed_;  // by peer
  std::unordered_set<uint32_t> unknown_;        // peers that may be any
};

class Connector {
 public:
  Connector(Function& function, const Step& unplaced)
      : function_(function),
        tree_(*function.root),
        map_(function, Tree(unplaced)),
        beside_(tree_, map_),
        in_(tree_.size()),
        out_(tree_.size()),
        errors_(tree_.size()),
        told_(tree_.size()),
        last_(tree_.size(), kNone),
        moves_(tree_.size()),
        moveBefore_(tree_.size(), kNone),
        edits_(tree_) {}

  /// Adds the ways that are missing. Those of errors and conditions come first, alone, unless `all` says that there
  /// were enough of them: then it returns false, because with them the particle is elsewhere.
  bool run(bool all) {
    if (map_.size() == 1) return true;
    find();
    if (!all) guardErrors();
    if (!all && !edits_.changed()) leadToConditions();
    bool finish = !edits_.changed();
    for (uint32_t i = 0; i < tree_.size() && finish; ++i)
      if (const Value* peer = Flow::peerOf(*tree_[i].step)) connect(i, *peer);
    if (edits_.changed()) function_.root = edits_.apply(function_);
    return finish;
  }

 private:
  /// Errors that are raised in several places, from which different ways lead to the handler, get a way each, where
  /// they are raised. Errors of handlers can be told from each other only after that.
  void guardErrors() {
    for (uint32_t i = 0; i < tree_.size(); ++i)
      if (const Value* peer = Flow::peerOf(*tree_[i].step))
        if (uint32_t handler = handlerBefore(i); handler != kNone && !isOneWay(in_[i], *peer)) guard(handler, *peer);
  }

  /// The outcomes of a condition begin where it stands. If only some of the ways to it come from where a peer in one of
  /// its branches is not reached, these get their way before it.
  void leadToConditions() {
    for (uint32_t i = 0; i < tree_.size(); ++i) {
      const Value* peer = Flow::peerOf(*tree_[i].step);
      uint32_t handler = peer ? handlerBefore(i) : kNone;
      if (handler == kNone || !isCondition(tree_[handler].parent)) continue;
      uint32_t condition = tree_[handler].parent;
      Places good = reaching(*peer), from = in_[condition] & ~good;
      if (from == 0 || from == in_[condition] || isNearBranch(condition, *peer)) continue;
      for (uint32_t end : branchesFrom(condition, from))
        if ((out_[end] & good) == 0) leadFrom(end, *peer);
    }
  }

  void find() {
    findGlobals();
    findMoves();
    // Loops come back to where they began: until nothing new is found, at most once for every bit that can be set.
    do {
      changed_ = false;
      findPlaces();
    } while (changed_);
  }

  /// Names whose only definition is in no loop: they can be used everywhere behind it.
  void findGlobals() {
    definition_.assign(function_.nameCount(), kNone);
    std::vector<uint8_t> several(function_.nameCount());
    uint32_t loopEnd = 0;
    for (uint32_t i = 0; i < tree_.size(); ++i) {
      if (tree_.kind(i) == OpKind::For) loopEnd = std::max(loopEnd, tree_[i].end);
      const Name* name = exportOf(*tree_[i].step);
      if (!name) continue;
      if (i < loopEnd || definition_[name->id] != kNone) several[name->id] = 1;
      definition_[name->id] = i;
    }
    for (uint32_t n = 0; n < several.size(); ++n)
      if (several[n]) definition_[n] = kNone;
  }
  bool isKnown(const Value& relay, uint32_t node) const {
    return !relay.isName() || (relay.accessors.empty() && definition_[relay.name->id] < node);
  }

  void set(std::vector<Places>& places, uint32_t i, Places found) {
    changed_ = changed_ || (found & ~places[i]) != 0;
    places[i] |= found;
  }

  void findPlaces() {
    std::vector<uint32_t> open, loops;
    std::fill(last_.begin(), last_.end(), kNone);
    auto leave = [&] {
      uint32_t i = open.back();
      open.pop_back();
      if (tree_.kind(i) == OpKind::For) loops.pop_back();
      finish(i, loops);
      if (i > 0) last_[tree_[i].parent] = i;
    };
    for (uint32_t i = 0; i < tree_.size(); ++i) {
      while (!open.empty() && tree_[open.back()].end <= i) leave();
      begin(i);
      open.push_back(i);
      if (tree_.kind(i) == OpKind::For) loops.push_back(i);
    }
    while (!open.empty()) leave();
  }

  void begin(uint32_t i) {
    if (i == 0) return set(in_, 0, map_.of({.kind = ValueKind::InitPeer}));
    uint32_t parent = tree_[i].parent, left = last_[parent];
    if (left == kNone || isParLike(tree_.kind(parent))) set(in_, i, in_[parent]);
    else set(in_, i, tree_.kind(parent) == OpKind::Xor ? errors_[left] : out_[left]);
  }

  void finish(uint32_t i, const std::vector<uint32_t>& loops) {
    const Step& step = *tree_[i].step;
    if (tree_[i].end == i + 1) {
      const Value* peer = Flow::peerOf(step);
      bool walk = step.kind == OpKind::Hop && !peer;
      Places here = peer ? map_.of(*peer) : walk ? kOthers : in_[i];
      if (Flow::canFail(step)) set(errors_, i, here);
      if (step.kind != OpKind::Fail && step.kind != OpKind::Next) set(out_, i, here);
      if (auto* hop = as<Hop>(&step); hop && hop->reason == HopReason::Ping) told_[i] = here;
      if (auto* next = as<Next>(&step)) goOn(i, *next, loops);
      return;
    }
    for (uint32_t child = i + 1; child < tree_[i].end; child = tree_[child].end)
      if (step.kind != OpKind::Xor || tree_[child].end == tree_[i].end) set(errors_, i, errors_[child]);
    if (Flow::canFail(step)) set(errors_, i, in_[i]);
    if (isParLike(step.kind)) return finishPar(i);
    if (step.kind == OpKind::Xor) {
      for (uint32_t child = i + 1; child < tree_[i].end; child = tree_[child].end) {
        set(out_, i, out_[child]);
        told_[i] |= told_[child];
      }
    } else {
      auto* loop = as<For>(&step);
      if (loop && loop->last == Last::Null) set(out_, i, in_[i]);
      if (last_[i] == kNone) return set(out_, i, in_[i]);
      set(out_, i, out_[last_[i]]);
      told_[i] = told_[last_[i]];
    }
  }

  /// The body again, from here, or nothing after the last item.
  void goOn(uint32_t i, const Next& next, const std::vector<uint32_t>& loops) {
    for (size_t l = loops.size(); l-- > 0;)
      if (uint32_t loop = loops[l]; to<For>(tree_[loop].step).item == next.item) {
        set(in_, loop + 1, in_[i]);
        if (to<For>(tree_[loop].step).last == Last::Null) set(out_, i, in_[i]);
        set(out_, i, out_[loop + 1]);
        return;
      }
  }

  /// The code behind a par goes on after the branches that come back or tell their results; if there are none, after
  /// those that end near enough; else after any.
  void finishPar(uint32_t i) {
    if (tree_.kind(i) == OpKind::Detach) return set(out_, i, in_[i]);
    Places back = 0, nearby = 0, all = 0, close = in_[i] | relaysOf(in_[i]);
    for (uint32_t child = i + 1; child < tree_[i].end; child = tree_[child].end) {
      all |= out_[child];
      if ((out_[child] & ~close) == 0) nearby |= out_[child];
      back |= told_[child] ? told_[child] : out_[child] == in_[i] ? in_[i] : 0;
    }
    set(out_, i, back ? back : nearby ? nearby : all);
  }

  Places relaysOf(Places places) {
    Places relays = 0;
    for (uint32_t bit = 1; bit < map_.size(); ++bit)
      if (const Value* relay = places >> bit & 1 ? map_.relayAt(bit) : nullptr) relays |= map_.of(*relay);
    return relays;
  }

  /// The relays that have to be passed on some way to the peer.
  void connect(uint32_t i, const Value& to) {
    const Value* near = relayOf(map_.of(to));
    Places good = reaching(to), from = in_[i] & ~good;
    // Some errors are raised where the handler is reached from: a detour would not be.
    bool detour = (in_[i] & good) != 0 && handlerBefore(i) != kNone;
    bool leads = from != 0 && !detour && !isNearBranch(i, to);
    leaveBranches(i, to, leads ? from : 0);
    if (!leads) return;
    for (uint32_t bit = 1; bit < map_.size(); ++bit)
      if (const Value* far = from >> bit & 1 ? farRelay(bit, to, i) : nullptr) leave(i, Places{1} << bit, *far);
    if (near && !passInBranches(i, from, *near)) edits_.insertBefore(i, wayThrough(i, *near));
  }
  /// Where the peer is reached from without a hop.
  Places reaching(const Value& to) {
    Places target = map_.of(to);
    const Value* near = relayOf(target);
    return target | (near ? map_.of(*near) : 0);
  }
  /// Where what is sent to the peer gets there.
  Places sending(const Value& to) {
    Places places = reaching(to);
    if (relayOf(map_.of(to))) return places;
    for (uint32_t bit = 0; bit < map_.size(); ++bit)
      if (!map_.relayAt(bit)) places |= Places{1} << bit;
    return places;
  }
  /// The relay of a place that is passed on the way to a peer and is not that peer's own; null when there is none.
  const Value* farRelay(uint32_t bit, const Value& to, uint32_t i) {
    const Value* far = map_.relayAt(bit);
    if (!far || (map_.of(*far) & reaching(to)) != 0 || !isKnown(*far, i)) return nullptr;
    return far;
  }

  // ---- errors -------------------------------------------------------------------------------------------------------
  /// The branch for errors with which the way to node `i` begins; kNone when something else is before it.
  uint32_t handlerBefore(uint32_t i) const {
    for (uint32_t node = i; node != 0; node = tree_[node].parent) {
      uint32_t parent = tree_[node].parent;
      OpKind kind = tree_.kind(parent);
      if (kind == OpKind::Seq && moveBefore_[node] != kNone) return kNone;
      if (kind == OpKind::Xor && node != parent + 1) return node;
      if (kind != OpKind::Seq && kind != OpKind::Restrict && kind != OpKind::Xor) return kNone;
    }
    return kNone;
  }
  bool isOneWay(Places from, const Value& to) {
    Places good = reaching(to);
    return (from & ~good) == 0 || ((from & good) == 0 && std::has_single_bit(from));
  }

  /// Leads errors to the relay of the peer with which the handler begins. Nothing is done when some of them cannot be
  /// told from those that are there already, or may end in a par.
  void guard(uint32_t handler, const Value& to) {
    uint32_t body = handler;
    for (uint32_t child = tree_[handler].parent + 1; child != handler; child = tree_[child].end) body = child;
    const Value* near = relayOf(map_.of(to));
    std::vector<std::pair<uint32_t, std::vector<const Value*>>> ways;
    for (uint32_t i = body; i < tree_[body].end; ++i) {
      bool leaf = tree_[i].end == i + 1;
      Places from = leaf ? errors_[i] : in_[i];
      if (!Flow::canFail(*tree_[i].step) || (from & ~reaching(to)) == 0) continue;
      bool ends = false;
      uint32_t caught = handlerOf(i, ends);
      if (caught != handler) continue;
      if (!leaf || ends || !isOneWay(from, to)) return;
      std::vector<const Value*> way;
      if (const Value* far = farRelay(static_cast<uint32_t>(std::countr_zero(from)), to, i)) way.push_back(far);
      if (near) way.push_back(near);
      if (!way.empty()) ways.emplace_back(i, way);
    }
    for (const auto& [node, way] : ways)
      if (std::find(guarded_.begin(), guarded_.end(), node) == guarded_.end()) lead(node, way);
  }
  void lead(uint32_t node, const std::vector<const Value*>& way) {
    const Step& step = *tree_[node].step;
    guarded_.push_back(node);
    std::vector<const Step*> home;
    for (const Value* relay : way)
      home.push_back(function_.make<Hop>(OpKind::Hop, step.span, function_.value(*relay), HopReason::ErrorWay, false));
    if (step.kind == OpKind::Fail) {
      for (const Step* hop : home) edits_.insertBefore(node, hop);
      return;
    }
    home.push_back(function_.make<Fail>(OpKind::Fail, step.span, function_.value({.kind = ValueKind::LastError})));
    const Step* both[] = {&step, function_.group(OpKind::Seq, step.span, home)};
    edits_.replace(node, function_.group(OpKind::Xor, step.span, both));
  }
  /// The branch that gets an error of the node. `ends`: a par on the way may keep it.
  uint32_t handlerOf(uint32_t node, bool& ends) const {
    for (; node != 0; node = tree_[node].parent) {
      OpKind around = tree_.parentKind(node);
      if (around == OpKind::Xor && tree_[node].end < tree_[tree_[node].parent].end) return tree_[node].end;
      ends = ends || isParLike(around);
    }
    return kNone;
  }

  // ---- ways ---------------------------------------------------------------------------------------------------------
  /// One branch of the par before the node ends where the peer is reached from: it leads on.
  bool isNearBranch(uint32_t i, const Value& to) {
    uint32_t par = parBefore(i);
    if (par == kNone) return false;
    Places ends = 0;  // a loop may come back to the node from elsewhere
    for (uint32_t child = par + 1; child < tree_[par].end; child = tree_[child].end) ends |= out_[child];
    if ((in_[i] & ~reaching(to) & ~ends) != 0) return false;
    Places good = sending(to);
    for (uint32_t child = par + 1; child < tree_[par].end; child = tree_[child].end)
      if (out_[child] != 0 && (out_[child] & ~good) == 0) return true;
    return false;
  }
  /// The par that the node follows; kNone when it follows something else. `branches`, if given, says whether other
  /// branches begin in between.
  uint32_t parBefore(uint32_t i, bool* branches = nullptr) const {
    uint32_t par = endOf(lastMove(i, branches));
    while (par != kNone && mayDoNothing(par)) par = endOf(lastMove(par, branches));
    return par == kNone || tree_.kind(par) != OpKind::Par ? kNone : par;
  }
  /// A branch of the par before the node may end where the peer is not reached from. What is sent from there is lost,
  /// and whoever hears that it was sent does not send it again. So it has to lead on, unless nobody hears of it, or
  /// another branch ends on that peer, which then needs nobody to tell it. From the places in `led` there is a way
  /// already.
  void leaveBranches(uint32_t i, const Value& to, Places led) {
    bool branches = false, comes = false;
    uint32_t par = parBefore(startOf(i), &branches);
    if (par == kNone) return;
    const Places good = led | sending(to), target = map_.of(to);
    for (uint32_t child = par + 1; child < tree_[par].end; child = tree_[child].end)
      comes = comes || (target != kOthers && out_[child] == target);
    branches = branches || beside_.detaches(tree_[par].end, i);
    for (uint32_t child = par + 1; child < tree_[par].end; child = tree_[child].end) {
      if (out_[child] == 0 || (out_[child] & good) != 0) continue;
      const bool client = isBeside(par) && (relaysOf(out_[child]) & in_[i]) != 0;
      if (client || (!comes && (branches || isPassedBeside(child, i)))) leadFrom(child, to);
    }
  }
  /// A peer where the branch may end has something to do besides, and then tells others what it knows.
  bool isPassedBeside(uint32_t child, uint32_t i) {
    uint32_t around = child;
    for (uint32_t node = child; node != 0; node = tree_[node].parent)
      if (isParLike(tree_.parentKind(node))) around = tree_[node].parent;
    for (uint32_t node = child; node < tree_[child].end; ++node)
      if (const Value* peer = Flow::peerOf(*tree_[node].step); peer && (map_.of(*peer) & out_[child]) != 0)
        if (beside_.isPassed(map_.id(*peer), tree_[child].end, std::max(i, tree_[around].end)) ||
            beside_.isPassed(map_.id(*peer), 0, child))
          return true;
    return false;
  }
  /// Where the outermost condition stands with whose outcome the way to the node begins.
  uint32_t startOf(uint32_t i) const {
    for (uint32_t handler; (handler = handlerBefore(i)) != kNone && isCondition(tree_[handler].parent);)
      i = tree_[handler].parent;
    return i;
  }
  /// Does something else run at the same time?
  bool isBeside(uint32_t node) const {
    for (; node != 0; node = tree_[node].parent)
      if (isParLike(tree_.parentKind(node))) return true;
    return false;
  }
  /// The way to the peer from where a step ends.
  void leadFrom(uint32_t node, const Value& to) {
    auto pass = [&](const Value& relay) {
      if (left_.insert({node, map_.of(relay)}).second) edits_.insertAfter(node, wayThrough(node, relay));
    };
    for (uint32_t bit = 1; bit < map_.size(); ++bit)
      if (const Value* far = out_[node] >> bit & 1 ? farRelay(bit, to, node) : nullptr) pass(*far);
    if (const Value* near = relayOf(map_.of(to))) pass(*near);
  }
  /// An `if`: what fails first is the condition, and nothing else in that branch.
  bool isCondition(uint32_t node) const {
    if (tree_.kind(node + 1) != OpKind::Match || moves_[node + 1]) return false;
    for (uint32_t i = node + 2; i < tree_[node + 1].end; ++i)
      if (Flow::canFail(*tree_[i].step)) return false;
    return true;
  }
  const Step* wayThrough(uint32_t node, const Value& relay) {
    return function_.make<Hop>(OpKind::Hop, tree_[node].step->span, function_.value(relay), HopReason::Way, false);
  }
  /// What a step ends with: of a sequence its last step that moves, of an xor the only branch that goes on.
  uint32_t endOf(uint32_t node) const {
    while (node != kNone) {
      uint32_t inner = lastIn(node);
      if (tree_.kind(node) == OpKind::Xor)
        for (uint32_t child = node + 1; child < tree_[node].end; child = tree_[child].end)
          if (out_[child] != 0) {
            if (inner != kNone) return node;
            inner = child;
          }
      if (inner == kNone) return node;
      node = inner;
    }
    return kNone;
  }
  /// Nobody waits for it, or it may be a loop over nothing.
  bool mayDoNothing(uint32_t i) const {
    auto* loop = as<For>(tree_[i].step);
    return tree_.kind(i) == OpKind::Detach || (loop && loop->last == Last::Null);
  }
  const Value* relayOf(Places place) const { return map_.relayAt(static_cast<uint32_t>(std::countr_zero(place))); }

  /// Through `relay` at the ends of the branches before node `i` that lead from those places, if only some do.
  bool passInBranches(uint32_t i, Places from, const Value& relay) {
    std::vector<uint32_t> ends = branchesFrom(i, from);
    for (uint32_t end : ends) edits_.insertAfter(end, wayThrough(i, relay));
    return !ends.empty();
  }
  /// Through the relay of `from` on the way to node `i`. What comes from elsewhere passes it as well, if it gets there.
  void leave(uint32_t i, Places from, const Value& relay) {
    if (passInBranches(i, from, relay)) return;
    if (onlyHelps(in_[i], relay)) return edits_.insertBefore(i, wayThrough(i, relay));
    // A round of a loop comes from there, and something else from where that relay is not reached: the way begins where
    // the round ends.
    for (uint32_t next : roundsBefore(i))
      if ((in_[next] & from) != 0 && onlyHelps(in_[next], relay) && left_.insert({next, map_.of(relay)}).second)
        edits_.insertBefore(next, wayThrough(i, relay));
  }
  /// Is the relay reached from all of these places?
  bool onlyHelps(Places places, const Value& relay) {
    const Places target = map_.of(relay);
    for (uint32_t bit = 1; bit < map_.size(); ++bit)
      if (const Value* own = (places & ~target) >> bit & 1 ? map_.relayAt(bit) : nullptr;
          own && map_.of(*own) != target)
        return false;
    return true;
  }
  /// The ends of rounds of loops that node `i` follows directly: as the first step of the next round, or behind the
  /// loop.
  std::vector<uint32_t> roundsBefore(uint32_t i) const {
    std::vector<uint32_t> ends;
    auto addEnds = [&](uint32_t node) {
      for (uint32_t inner = node + 1; inner < tree_[node].end; ++inner)
        if (auto* next = as<Next>(tree_[inner].step); next && next->item == to<For>(tree_[node].step).item)
          ends.push_back(inner);
    };
    if (uint32_t before = lastMove(i); before != kNone && as<For>(tree_[before].step)) addEnds(before);
    for (uint32_t node = i; node != 0; node = tree_[node].parent) {
      const uint32_t parent = tree_[node].parent;
      const OpKind kind = tree_.kind(parent);
      if (kind == OpKind::For) addEnds(parent);
      if (isParLike(kind) || (kind == OpKind::Xor && node != parent + 1)) break;
      if (kind == OpKind::Seq && moveBefore_[node] != kNone) break;
    }
    return ends;
  }

  /// If only some branches of the xor that was left last lead from there: these.
  std::vector<uint32_t> branchesFrom(uint32_t i, Places from) const {
    std::vector<uint32_t> ends;
    uint32_t source = lastMove(i);
    if (source == kNone || tree_.kind(source) != OpKind::Xor || (out_[source] & ~from) == 0) return ends;
    std::vector<uint32_t> stack = {source};
    while (!stack.empty()) {
      uint32_t node = stack.back();
      stack.pop_back();
      if ((out_[node] & from) == 0) continue;
      bool mixed = (out_[node] & ~from) != 0;
      if (mixed && tree_.kind(node) == OpKind::Xor) {
        for (uint32_t child = node + 1; child < tree_[node].end; child = tree_[child].end) stack.push_back(child);
      } else if (uint32_t inner = mixed ? lastIn(node) : kNone; inner != kNone) {
        stack.push_back(inner);
      } else {
        ends.push_back(node);
      }
    }
    return ends;
  }
  /// The last step of a sequence, if the rest does not matter to where the particle is.
  uint32_t lastIn(uint32_t node) const {
    if (tree_.kind(node) != OpKind::Seq && tree_.kind(node) != OpKind::Restrict) return kNone;
    uint32_t last = kNone;
    for (uint32_t child = node + 1; child < tree_[node].end; child = tree_[child].end)
      if (last == kNone || moves_[child]) last = child;
    return last;
  }
  /// The step before node `i` that decided where the particle is, as long as that is certain; `branches` as above.
  uint32_t lastMove(uint32_t i, bool* branches = nullptr) const {
    for (uint32_t node = i; node != 0;) {
      uint32_t parent = tree_[node].parent, before = kNone;
      if (tree_.kind(parent) == OpKind::Seq) before = moveBefore_[node];
      if (before != kNone) return before;
      OpKind kind = tree_.kind(parent);
      bool first = kind == OpKind::Seq || kind == OpKind::Restrict || kind == OpKind::Match ||
                   ((kind == OpKind::Xor || kind == OpKind::For) && node == parent + 1);
      const bool branch = branches && isParLike(kind);
      if (!first && !branch) return kNone;
      if (branch) *branches = true;
      node = parent;
    }
    return kNone;
  }
  void findMoves() {
    for (uint32_t i = tree_.size(); i-- > 0;) {
      OpKind kind = tree_.kind(i);
      moves_[i] = moves_[i] || kind == OpKind::Hop || kind == OpKind::Next || Flow::peerOf(*tree_[i].step);
      if (moves_[i] && i > 0) moves_[tree_[i].parent] = 1;
    }
    std::vector<uint32_t> last(tree_.size(), kNone);  // by parent
    for (uint32_t i = 1; i < tree_.size(); ++i) {
      uint32_t& before = last[tree_[i].parent];
      moveBefore_[i] = before;
      if (moves_[i]) before = i;
    }
  }

  Function& function_;
  Tree tree_;
  Map map_;
  Beside beside_;
  std::vector<Places> in_, out_, errors_;       // before, after, and where an error is raised that leaves the step
  std::vector<Places> told_;                    // the peer that is told of the results at the end
  std::vector<uint32_t> last_;                  // the child that was left last
  std::vector<uint8_t> moves_;                  // a step after which the particle may be elsewhere, or one around it
  std::vector<uint32_t> moveBefore_;            // the last sibling before that moves
  std::vector<uint32_t> definition_;            // by name; kNone: in a loop, or several
  std::vector<uint32_t> guarded_;               // steps whose errors have got a way
  std::set<std::pair<uint32_t, Places>> left_;  // ends of rounds and branches that have got a way to that relay
  Edits edits_;
  bool changed_ = false;
};

}  // namespace

/// Handlers of handlers of errors from several places, conditions after conditions. More are rare.
constexpr int kLevels = 8;

void connectWays(Function& placed, const Step& unplaced) {
  for (int i = 0; !Connector(placed, unplaced).run(i == kLevels); ++i) {
  }
}

}  // namespace aqua::topology
