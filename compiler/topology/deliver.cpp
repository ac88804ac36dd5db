// Results of branches that are read late (RULES.md 3.10).
//
// Code behind a `par` begins as soon as one branch is done, and a peer that was asked for something is not asked again
// when more arrives. So a peer that waits for the result of a branch gets it only if the result is known where the
// particle leaves for that peer, or if the branch leads there itself. Placement and optimization arrange that for the
// code directly behind the `par`; here it is arranged for all that is left, when nothing moves any more.
#include <algorithm>
#include <set>
#include <utility>
#include <vector>

#include "compiler/topology/optimize.h"

namespace aqua::topology {

using namespace plan;

namespace {

class Deliver {
 public:
  Deliver(Pass& pass, Map& map)
      : pass_(pass),
        tree_(pass.tree),
        map_(map),
        uses_(pass.function.nameCount()),
        written_(pass.function.nameCount()) {
    for (uint32_t i = 0; i < tree_.size(); ++i) {
      forEachUse(*tree_[i].step, [&](const Name* name) { uses_[name->id].push_back(i); });
      if (const Name* name = exportOf(*tree_[i].step)) written_[name->id].push_back(i);
    }
  }

  void run() {
    for (uint32_t i = 0; i < tree_.size(); ++i)
      if (const Name* name = exportOf(*tree_[i].step); name && name->kind == NameKind::Scalar) carry(*name, i);
  }

 private:
  /// Where a result is known that is known after step `from` of a branch: peers that the branch passes in any case.
  struct Known {
    std::set<uint32_t> peers;
    uint32_t last = kNone;  // the last step of the branch that is for one
    const Value* at = nullptr;
  };

  // ---- the branch -------------------------------------------------------------------------------------------------
  /// The branch of a par around a node; kNone when there is none, or a loop is in between, which names do not leave.
  uint32_t branchAround(uint32_t node) const {
    for (; node != 0; node = tree_[node].parent) {
      if (isParLike(tree_.parentKind(node))) return node;
      if (tree_.parentKind(node) == OpKind::For) return kNone;
    }
    return kNone;
  }
  Known knownAfter(uint32_t from, uint32_t branch) const {
    Known known;
    note(from, known);
    for (uint32_t node = from; node != branch; node = tree_[node].parent) {
      const uint32_t parent = tree_[node].parent;
      if (tree_.kind(parent) != OpKind::Seq) continue;
      for (uint32_t next = tree_[node].end; next < tree_[parent].end; next = tree_[next].end)
        certain(next, [&](uint32_t step) { return note(step, known), true; });
    }
    return known;
  }
  void note(uint32_t node, Known& known) const {
    const Value* peer = Flow::peerOf(*tree_[node].step);
    if (!peer) return;
    known.peers.insert(pass_.ids(*peer));
    known.last = node;
    known.at = peer;
  }
  /// Visits the steps inside a node that run whenever it ends without an error, until `visit` says no.
  template <class Visit> bool certain(uint32_t node, Visit visit) const {
    for (uint32_t i = node; i < tree_[node].end;) {
      const OpKind kind = tree_.kind(i);
      if (!visit(i)) return false;
      const bool inside = kind == OpKind::Seq || kind == OpKind::Restrict;
      if (pass_.guards(i)) {
        if (!certain(i + 1, visit)) return false;
        i = tree_[i].end;
      } else {
        i = inside ? i + 1 : tree_[i].end;
      }
    }
    return true;
  }

  // ---- the readers ------------------------------------------------------------------------------------------------
  /// The step runs whenever the sequence goes on behind it that also has `other`.
  bool isCertain(uint32_t step, uint32_t other) const {
    for (uint32_t node = step; node != 0; node = tree_[node].parent) {
      const uint32_t parent = tree_[node].parent;
      const OpKind kind = tree_.kind(parent);
      if (parent <= other && other < tree_[parent].end) return kind == OpKind::Seq;
      if (kind != OpKind::Seq && kind != OpKind::Restrict && !(pass_.guards(parent) && node == parent + 1))
        return false;
    }
    return false;
  }
  /// Where the particle is when it comes to a node for the first time; null pointer when that cannot be said.
  const Value* placeBefore(uint32_t node) const {
    static const Value kInit{.kind = ValueKind::InitPeer};
    for (; node != 0; node = tree_[node].parent) {
      const uint32_t parent = tree_[node].parent;
      const OpKind kind = tree_.kind(parent);
      if (kind == OpKind::Xor && node != parent + 1 && pass_.flow.moves[parent + 1]) return nullptr;
      if (kind != OpKind::Seq) continue;
      uint32_t move = kNone;
      for (uint32_t child = parent + 1; child != node; child = tree_[child].end)
        if (pass_.flow.moves[child] && tree_.kind(child) != OpKind::Detach) move = child;
      if (move != kNone) return placeAfter(move);
    }
    return &kInit;
  }
  const Value* placeAfter(uint32_t node) const {
    const OpKind kind = tree_.kind(node);
    if (tree_[node].end == node + 1) return Flow::peerOf(*tree_[node].step);
    if (kind == OpKind::Seq || kind == OpKind::Restrict) {
      uint32_t move = kNone;
      for (uint32_t child = node + 1; child < tree_[node].end; child = tree_[child].end)
        if (pass_.flow.moves[child] && tree_.kind(child) != OpKind::Detach) move = child;
      return move == kNone ? placeBefore(node) : placeAfter(move);
    }
    if (pass_.guards(node)) return pass_.flow.moves[node + 1] ? placeAfter(node + 1) : placeBefore(node);
    if (kind != OpKind::Xor && kind != OpKind::Par) return nullptr;
    const Value* place = nullptr;
    for (uint32_t child = node + 1; child < tree_[node].end; child = tree_[child].end) {
      if (pass_.flow.fails[child]) continue;
      const Value* end = pass_.flow.moves[child] ? placeAfter(child) : placeBefore(child);
      if (!end || (place && pass_.ids(*place) != pass_.ids(*end))) return nullptr;
      place = end;
    }
    return place;
  }

  // ---- the way in between -----------------------------------------------------------------------------------------
  /// The result that is known after step `from`, and all who read it outside of the branch.
  void carry(const Name& name, uint32_t from) {
    const uint32_t branch = branchAround(from);
    const auto& uses = uses_[name.id];
    if (branch == kNone || uses.empty() || uses.back() < tree_[branch].end) return;
    const Known known = knownAfter(from, branch);
    if (known.last == kNone) return;
    const uint32_t par = tree_[branch].parent;
    std::vector<uint32_t> readers;
    for (uint32_t use : uses) {
      if (use < tree_[branch].end) continue;
      auto before = [&](uint32_t reader) { return isCertain(reader, use); };
      if (std::any_of(readers.begin(), readers.end(), before)) continue;
      readers.push_back(use);
      // What goes on behind the reader knows the result, also if that is a branch itself.
      if (isCertain(use, par) && branchAround(use) == branchAround(par)) {
        reach(name, use, par, known);
        return carry(name, use);
      }
      if (reach(name, use, par, known)) return carry(name, par);
    }
  }
  /// True when all that follows waits for the result.
  bool reach(const Name& name, uint32_t use, uint32_t par, const Known& known) {
    const Value* place = placeBefore(use);
    if (!place || known.peers.count(pass_.ids(*place)) != 0) return false;
    if (use >= tree_[par].end)
      if (const uint32_t move = moveBefore(use, par, known); move != kNone) {
        const Name* joined = pass_.function.newName(NameKind::Scalar, "joined");
        pass_.edits.insertBefore(
            move, pass_.function.make<Ap>(OpKind::Ap, tree_[par].step->span, pass_.function.use(&name), joined));
        return true;
      }
    lead(known, use, *place);
    return false;
  }
  /// The step with which the particle leaves for the reader, when nothing that anyone notices is done on the way: then
  /// it may wait before it leaves. kNone when it may not.
  uint32_t moveBefore(uint32_t use, uint32_t par, const Known& known) const {
    uint32_t move = kNone;
    bool quiet = true, found = false;
    auto visit = [&](uint32_t i) {
      const Step& step = *tree_[i].step;
      if (i == use) return found = true, false;
      if (step.kind == OpKind::Seq || step.kind == OpKind::Restrict || pass_.guards(i)) return true;
      const Value* peer = Flow::peerOf(step);
      const bool moves = peer ? known.peers.count(pass_.ids(*peer)) == 0 : step.kind == OpKind::Hop;
      if (moves && move == kNone) move = i;
      const bool harmless = step.kind == OpKind::Hop || step.kind == OpKind::Canon || step.kind == OpKind::Ap ||
                            step.kind == OpKind::Insert || step.kind == OpKind::Null;
      quiet = move == kNone ? !pass_.flow.moves[i] || peer : harmless && !Flow::canFail(step);
      return quiet;
    };
    for (uint32_t node = par; node != 0 && quiet && !found; node = tree_[node].parent) {
      const uint32_t parent = tree_[node].parent;
      const OpKind kind = tree_.kind(parent);
      if (kind == OpKind::Seq)
        for (uint32_t next = tree_[node].end; next < tree_[parent].end && quiet && !found; next = tree_[next].end)
          certain(next, visit);
      else if (kind != OpKind::Restrict && !(pass_.guards(parent) && node == parent + 1)) break;
    }
    return found && quiet ? move : kNone;
  }

  /// From the end of the branch to a peer, beside all that follows.
  void lead(const Known& known, uint32_t use, const Value& to) {
    if (!isKnown(to, known.last) || !led_.insert({known.last, pass_.ids(to)}).second) return;
    const Span span = tree_[known.last].step->span;
    std::vector<const Step*> hops;
    uint32_t at = pass_.ids(*known.at);
    auto pass = [&](const Value* peer, HopReason reason, bool backwards = false) {
      if (!peer || pass_.ids(*peer) == at || !isKnown(*peer, known.last)) return;
      at = pass_.ids(*peer);
      hops.push_back(pass_.function.make<Hop>(OpKind::Hop, span, pass_.function.value(*peer), reason, backwards));
    };
    if (map_.isUnclear(*known.at) || map_.isUnclear(to)) {
      // The way that the particle takes anyway.
      for (const Step* step : stepsTo(use, known.last)) {
        const auto* hop = as<Hop>(step);
        const Value* peer = hop ? hop->peer : Flow::peerOf(*step);
        if (hop || map_.isRelay(*peer)) pass(peer, HopReason::Way, hop && hop->backwards);
      }
    } else {
      pass(map_.relayOf(*known.at), HopReason::Way);
    }
    pass(map_.relayOf(to), HopReason::Way);
    pass(&to, HopReason::Ping);
    const Step* way[] = {pass_.function.group(OpKind::Seq, span, hops)};
    pass_.edits.insertAfter(known.last, pass_.function.group(OpKind::Detach, span, way));
  }
  /// The steps for peers that run between two nodes in any case.
  std::vector<const Step*> stepsTo(uint32_t use, uint32_t from) const {
    std::vector<const Step*> steps;
    auto visit = [&](uint32_t i) {
      if (i >= use) return false;
      if (Flow::peerOf(*tree_[i].step) || as<Hop>(tree_[i].step)) steps.push_back(tree_[i].step);
      return true;
    };
    for (uint32_t node = from; node != 0 && node < use; node = tree_[node].parent) {
      const uint32_t parent = tree_[node].parent;
      if (tree_.kind(parent) != OpKind::Seq) continue;
      for (uint32_t next = tree_[node].end; next < tree_[parent].end && next <= use; next = tree_[next].end)
        if (!certain(next, visit)) break;
      if (use < tree_[parent].end) break;
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
  std::vector<std::vector<uint32_t>> uses_, written_;  // nodes by Name::id, ascending
  std::set<std::pair<uint32_t, uint32_t>> led_;        // step after which a way begins, peer it leads to
};

}  // namespace

void deliverResults(Pass& pass, Map& map) { Deliver(pass, map).run(); }

}  // namespace aqua::topology
