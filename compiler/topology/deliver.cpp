// Results of branches that are read late (RULES.md 3.10).
//
// Code behind a `par` begins as soon as one branch is done, and a peer that was asked for something is not asked again
// when more arrives. So a peer that waits for the result of a branch gets it only if the result is known where the
// particle leaves for that peer, or if the branch leads there itself. Placement and optimization arrange that for the
// code directly behind the `par`; here it is arranged for all that is left, when nothing moves any more.
#include <algorithm>
#include <map>
#include <set>
#include <utility>
#include <vector>

#include "compiler/topology/optimize.h"

namespace aqua::topology {

using namespace plan;

namespace {

/// Steps of a plan that run one after the other in any case: what is inside of seqs and restricts, and the first branch
/// of an xor whose others only end with errors. Each such *strand* is named by the node that is around all of it.
class Strands {
 public:
  explicit Strands(const Pass& pass) : pass_(pass), tree_(pass.tree), of_(tree_.size()) {
    for (uint32_t i = 0; i < tree_.size(); ++i) {
      const uint32_t parent = tree_[i].parent;
      const bool goesOn = parent != kNone && isGroup(parent) && (!isGuard(parent) || i == parent + 1);
      of_[i] = goesOn ? of_[parent] : static_cast<uint32_t>(strands_.size());
      if (!goesOn) strands_.push_back({.top = i});
      if (!isGroup(i)) note(i);
    }
  }

  uint32_t top(uint32_t node) const { return strands_[of_[node]].top; }
  /// The node runs whenever the sequence goes on behind it that also has `other`.
  bool isCertain(uint32_t node, uint32_t other) const {
    if (other < node || other >= tree_[top(node)].end) return false;
    uint32_t at = other;
    while (of_[at] != of_[node]) at = tree_[top(at)].parent;
    return !isGuard(at) || at == other || node < at;  // not the error branch of what has the node
  }
  /// The last step for a peer in the strand of node `after` and behind it; kNone if there is none.
  uint32_t lastPeered(uint32_t after) const { return behind(strands_[of_[after]].peered, after); }
  /// The last step that moves between the nodes, in the strand of both; kNone if there is none.
  uint32_t lastMove(uint32_t after, uint32_t until) const {
    const Strand& strand = strands_[of_[after]];
    const uint32_t last = std::max(before(strand.peered, until), before(strand.walks, until));
    return last > after ? last : kNone;
  }
  bool passes(uint32_t after, uint32_t peer) const {
    const auto& stops = strands_[of_[after]].stops;
    auto found = stops.find(peer);
    return found != stops.end() && behind(found->second, after) != kNone;
  }
  uint32_t nextPeer(uint32_t after) const {
    const uint32_t step = next(strands_[of_[after]].peered, after);
    return step == kNone ? kNone : pass_.ids(*Flow::peerOf(*tree_[step].step));
  }
  /// All steps between that move, in order.
  template <class Visit> void forEachMove(uint32_t after, uint32_t until, Visit visit) const {
    const Strand& strand = strands_[of_[after]];
    for (uint32_t i = after; (i = std::min(next(strand.peered, i), next(strand.walks, i))) < until;) visit(i);
  }
  /// The step with which the particle leaves for `use` from the last peer on the way behind `after` that `isKnown`,
  /// when all on the way from there is quiet: it may wait before it leaves. Else kNone.
  template <class IsKnown> uint32_t departure(uint32_t after, uint32_t use, IsKnown isKnown) const {
    if (of_[use] != of_[after]) return kNone;
    const Strand& strand = strands_[of_[after]];
    uint32_t from = after;
    for (const auto& [peer, steps] : strand.stops)
      if (isKnown(peer)) from = std::max(from, before(steps, use));
    const uint32_t leaves = std::min(next(strand.walks, from), next(strand.peered, from));
    if (leaves > use || next(strand.groups, from) < leaves) return kNone;
    return next(strand.loud, leaves - 1) < use ? kNone : leaves;
  }

 private:
  using Steps = std::vector<uint32_t>;  // ascending
  struct Strand {
    uint32_t top;
    std::map<uint32_t, Steps> stops;  // by peer: steps that are for it
    Steps peered;                     // all of these
    Steps walks;                      // through lists of peers
    Steps groups;                     // branches, conditions and loops in which something moves
    Steps loud;                       // what others may notice
  };

  bool isGuard(uint32_t node) const { return tree_.kind(node) == OpKind::Xor && pass_.guards(node); }
  bool isGroup(uint32_t node) const {
    return tree_.kind(node) == OpKind::Seq || tree_.kind(node) == OpKind::Restrict || isGuard(node);
  }
  void note(uint32_t i) {
    const Step& step = *tree_[i].step;
    Strand& strand = strands_[of_[i]];
    if (const Value* peer = Flow::peerOf(step)) {
      strand.stops[pass_.ids(*peer)].push_back(i);
      strand.peered.push_back(i);
    } else if (step.kind == OpKind::Hop) {
      strand.walks.push_back(i);
    } else if (pass_.flow.moves[i]) {
      strand.groups.push_back(i);
    }
    const bool quiet = step.kind == OpKind::Hop || step.kind == OpKind::Canon || step.kind == OpKind::Ap ||
                       step.kind == OpKind::Insert || step.kind == OpKind::Null;
    if (!quiet || Flow::canFail(step)) strand.loud.push_back(i);
  }
  static uint32_t behind(const Steps& steps, uint32_t after) {
    return steps.empty() || steps.back() <= after ? kNone : steps.back();
  }
  static uint32_t before(const Steps& steps, uint32_t node) {
    auto found = std::lower_bound(steps.begin(), steps.end(), node);
    return found == steps.begin() ? 0 : *std::prev(found);
  }
  static uint32_t next(const Steps& steps, uint32_t after) {
    auto found = std::upper_bound(steps.begin(), steps.end(), after);
    return found == steps.end() ? kNone : *found;
  }

  const Pass& pass_;
  const Tree& tree_;
  std::vector<uint32_t> of_;  // the strand of each node
  std::vector<Strand> strands_;
};

class Deliver {
 public:
  explicit Deliver(Pass& pass)
      : pass_(pass),
        tree_(pass.tree),
        map_(pass.map),
        strands_(pass),
        uses_(pass.function.nameCount()),
        written_(pass.function.nameCount()),
        moveBefore_(tree_.size(), kNone) {
    std::vector<uint32_t> last(tree_.size(), kNone);  // by parent
    for (uint32_t i = 0; i < tree_.size(); ++i) {
      forEachUse(*tree_[i].step, [&](const Name* name) { uses_[name->id].push_back(i); });
      if (const Name* name = exportOf(*tree_[i].step)) written_[name->id].push_back(i);
      if (i == 0) continue;
      uint32_t& before = last[tree_[i].parent];
      moveBefore_[i] = before;
      if (pass_.flow.moves[i] && tree_.kind(i) != OpKind::Detach) before = i;
    }
  }

  /// The last results of a branch first: who waits for them gets the others with them.
  void run() {
    for (uint32_t i = tree_.size(); i-- > 0;)
      if (const Name* name = exportOf(*tree_[i].step); name && name->kind == NameKind::Scalar) carry(*name, i);
  }

 private:
  // ---- the branch -------------------------------------------------------------------------------------------------
  /// The branch of a par around a node; kNone when there is none, or a loop is in between, which names do not leave.
  uint32_t branchAround(uint32_t node) const {
    for (; node != 0; node = tree_[node].parent) {
      if (isParLike(tree_.parentKind(node))) return node;
      if (tree_.parentKind(node) == OpKind::For) return kNone;
    }
    return kNone;
  }
  /// A step behind which a result is known, and the branch that it is in.
  struct Source {
    uint32_t from;
    uint32_t branch;
    uint32_t at = kNone;    // the peer where the branch ends
    uint32_t last = kNone;  // its last step that moves in any case, to where the particle certainly gets
  };
  /// Calls `visit` with `from`, and with each step around it that is a branch of an if or the like; what is behind
  /// these runs, too.
  template <class Visit> void forEachStrand(const Source& source, Visit visit) const {
    for (uint32_t node = source.from;; node = tree_[strands_.top(node)].parent) {
      visit(node);
      if (strands_.top(node) == source.branch) return;
    }
  }
  Source sourceOf(uint32_t from, uint32_t branch) const {
    Source source{from, branch, pass_.flow.after[from], from};
    forEachStrand(source, [&](uint32_t node) {
      uint32_t last = strands_.lastPeered(node);
      while (last != kNone && isVague(last)) last = strands_.lastMove(node, last);
      if (last == kNone) return;
      source.last = last;
      auto* hop = as<Hop>(tree_[last].step);
      source.at = pass_.ids(hop ? *hop->peer : *Flow::peerOf(*tree_[last].step));
    });
    return source;
  }
  /// A ping that may be in vain: nobody knows through whom its peer is reached, and nothing is done there.
  bool isVague(uint32_t node) const {
    auto* hop = as<Hop>(tree_[node].step);
    return hop && hop->reason == HopReason::Ping && map_.isUnclear(*hop->peer);
  }
  /// The branch passes the peer with the result.
  bool isKnownAt(uint32_t peer, const Source& source) const {
    bool known = peer == placeOf(source.from);
    forEachStrand(source, [&](uint32_t node) { known = known || strands_.passes(node, peer); });
    return known;
  }
  uint32_t placeOf(uint32_t node) const {
    const Value* peer = Flow::peerOf(*tree_[node].step);
    return peer ? pass_.ids(*peer) : pass_.flow.before[node];
  }

  // ---- the readers ------------------------------------------------------------------------------------------------
  /// Where the name is read: a call is asked for before its arguments are known, all else looks where the particle is.
  /// kNone when that cannot be said, or when the particle gets to one of the places with the result.
  uint32_t readerOf(uint32_t use, const Name& name, const Source& source) const {
    const Step& step = *tree_[use].step;
    const Value* peer = Flow::peerOf(step);
    auto* call = as<Call>(&step);
    const bool asked = peer && !mentions(*peer, name) && !(call && mentions(*call->service, name));
    if (asked) return isKnownAt(pass_.ids(*peer), source) ? kNone : pass_.ids(*peer);
    const std::vector<uint32_t> places = placesBefore(use);
    if (std::any_of(places.begin(), places.end(), [&](uint32_t place) { return isKnownAt(place, source); }))
      return kNone;
    const uint32_t next = strands_.nextPeer(use);
    const bool stays = std::find(places.begin(), places.end(), next) != places.end();
    return places.empty() ? kNone : stays ? next : places.front();
  }
  static bool mentions(const Value& value, const Name& name) {
    return value.name == &name || std::any_of(value.accessors.begin(), value.accessors.end(),
                                              [&](const Accessor& accessor) { return accessor.variable == &name; });
  }
  /// Where the particle is when it comes to a node for the first time. Behind a par these are the ends of its branches:
  /// from each the particle gets there when its branch is done.
  std::vector<uint32_t> placesBefore(uint32_t node) const {
    for (;; node = tree_[node].parent) {
      if (const uint32_t place = pass_.flow.before[node]; place != kNone) return {place};
      const uint32_t parent = tree_[node].parent, before = moveBefore_[node];
      if (parent == kNone || (tree_.kind(parent) == OpKind::Xor && node != parent + 1)) return {};
      if (tree_.kind(parent) == OpKind::Seq && before != kNone) return endsOf(before);
    }
  }
  std::vector<uint32_t> endsOf(uint32_t par) const {
    std::vector<uint32_t> places;
    if (tree_.kind(par) != OpKind::Par) return places;
    for (uint32_t child = par + 1; child < tree_[par].end; child = tree_[child].end) {
      const uint32_t end = pass_.flow.after[child];
      if (!pass_.flow.fails[child] && end != kNone) places.push_back(end);
    }
    return places;
  }

  // ---- the way in between -----------------------------------------------------------------------------------------
  /// The result that is known after step `from`, and all who read it outside of the branch.
  void carry(const Name& name, uint32_t from) {
    const auto& uses = uses_[name.id];
    for (uint32_t branch; from != kNone && (branch = branchAround(from)) != kNone;) {
      if (uses.empty() || uses.back() < tree_[branch].end) return;
      const Source source = sourceOf(from, branch);
      const uint32_t par = tree_[branch].parent;
      from = kNone;
      for (auto use = std::lower_bound(uses.begin(), uses.end(), tree_[branch].end); use != uses.end(); ++use) {
        if (comesWithOthers(*use, branch)) continue;
        const uint32_t waits = reach(name, *use, par, source);
        auto& first = waits_[{branch, strands_.top(waits)}];
        first = first == 0 ? waits : std::min(first, waits);
        // What goes on behind who waits knows the result, also if that is a branch itself.
        if (*use < tree_[par].end || strands_.top(waits) > par || branchAround(waits) != branchAround(par)) continue;
        from = waits;
        break;
      }
    }
  }
  /// Something before the node waits for a result of that branch that is not known before this one.
  bool comesWithOthers(uint32_t node, uint32_t branch) const {
    for (uint32_t at = node;; at = tree_[strands_.top(at)].parent) {
      auto found = waits_.find({branch, strands_.top(at)});
      if (found != waits_.end() && strands_.isCertain(found->second, node)) return true;
      if (strands_.top(at) == 0) return false;
    }
  }
  /// Sees to it that the reader gets the result. The step before which the particle waits for it.
  uint32_t reach(const Name& name, uint32_t use, uint32_t par, const Source& source) {
    const uint32_t reader = readerOf(use, name, source);
    if (reader == kNone) return use;
    auto known = [&](uint32_t peer) { return isKnownAt(peer, source); };
    if (const uint32_t leaves = use < tree_[par].end ? kNone : strands_.departure(par, use, known); leaves != kNone) {
      const Name* joined = pass_.function.newName(NameKind::Scalar, "joined");
      pass_.edits.insertBefore(
          leaves, pass_.function.make<Ap>(OpKind::Ap, tree_[par].step->span, pass_.function.use(&name), joined));
      return leaves;
    }
    lead(source, use, reader);
    return use;
  }

  /// From the end of the branch to a peer, beside all that follows.
  void lead(const Source& source, uint32_t use, uint32_t reader) {
    const Value& to = pass_.ids.value(reader);
    if (source.at == kNone || !isKnown(to, source.last) || !led_.insert({source.last, reader}).second) return;
    const Value& from = pass_.ids.value(source.at);
    const Origin span = tree_[source.last].step->span;
    std::vector<const Step*> hops;
    uint32_t at = source.at;
    auto pass = [&](const Value* peer, HopReason reason, bool backwards = false) {
      if (!peer || pass_.ids(*peer) == at || !isKnown(*peer, source.last)) return;
      at = pass_.ids(*peer);
      hops.push_back(pass_.function.make<Hop>(OpKind::Hop, span, pass_.function.value(*peer), reason, backwards));
    };
    if (!map_.isUnclear(from)) pass(map_.relayOf(from), HopReason::Way);
    if (map_.isUnclear(from) || map_.isUnclear(to))  // the way that the particle takes anyway
      for (const Step* step : stepsTo(use, source.last)) {
        const auto* hop = as<Hop>(step);
        const Value* peer = hop ? hop->peer : Flow::peerOf(*step);
        if (hop || map_.isRelay(*peer)) pass(peer, HopReason::Way, hop && hop->backwards);
      }
    pass(map_.relayOf(to), HopReason::Way);
    pass(&to, HopReason::Ping);
    const Step* way[] = {pass_.function.group(OpKind::Seq, span, hops)};
    pass_.edits.insertAfter(source.last, pass_.function.group(OpKind::Detach, span, way));
  }
  /// The steps for peers that run between two nodes in any case.
  std::vector<const Step*> stepsTo(uint32_t use, uint32_t from) const {
    std::vector<const Step*> steps;
    for (uint32_t node = from; node < use; node = tree_[strands_.top(node)].parent) {
      strands_.forEachMove(node, use, [&](uint32_t i) { steps.push_back(tree_[i].step); });
      if (use < tree_[strands_.top(node)].end) break;
    }
    return steps;
  }
  bool isKnown(const Value& peer, uint32_t node) const {
    auto defined = [&](const Name* name) {
      if (name->item) {
        for (uint32_t i = node; i != 0; i = tree_[i].parent)
          if (auto* loop = as<For>(tree_[tree_[i].parent].step); loop && loop->item == name) return true;
        return false;
      }
      return !written_[name->id].empty() && written_[name->id].front() < node;
    };
    return (!peer.name || defined(peer.name)) &&
           std::all_of(peer.accessors.begin(), peer.accessors.end(),
                       [&](const Accessor& accessor) { return !accessor.variable || defined(accessor.variable); });
  }

  Pass& pass_;
  const Tree& tree_;
  Map& map_;
  Strands strands_;
  std::vector<std::vector<uint32_t>> uses_, written_;  // nodes by Name::id, ascending
  std::vector<uint32_t> moveBefore_;                   // the last sibling before that moves and is not detached
  std::set<std::pair<uint32_t, uint32_t>> led_;        // step after which a way begins, peer it leads to
  /// By branch and strand: from where on the strand knows all that the branch knows where it has the results looked at.
  std::map<std::pair<uint32_t, uint32_t>, uint32_t> waits_;
};

}  // namespace

void deliverResults(Pass& pass) { Deliver(pass).run(); }

}  // namespace aqua::topology
