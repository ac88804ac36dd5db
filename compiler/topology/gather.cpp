// Branches of a par whose results are used later: where they meet.
//
// As the rules place it (RULES.md 3.5), each branch goes home and pings the peer of the code around the par, because a
// peer that has asked for an instruction elsewhere does not ask again when more arrives. Two things are better:
//
// - Joins on the way. If all branches come home through one peer, that peer can wait for all results and go on once:
//   n branches cost one message to the next peer instead of n.
// - D: if the next peer to execute is not the one that was pinged, ping that one.
#include <algorithm>
#include <unordered_map>
#include <unordered_set>

#include "compiler/topology/optimize.h"

namespace aqua::topology {

using namespace plan;

namespace {

/// The end of one way through the branches of a par: the last step that is no hop, and the hops behind it, in order.
struct End {
  uint32_t last;
  std::vector<uint32_t> hops;
  size_t ping;  // index in `hops`; their number when there is none
  bool pings() const { return ping < hops.size(); }
};

/// What comes after a step: hops and the next step for a peer. Names may be set in between.
struct Following {
  std::vector<uint32_t> hops;
  std::vector<uint32_t> aps;
  uint32_t step = kNone;  // a call, canon or wait
};

class Gather {
 public:
  explicit Gather(Pass& pass)
      : pass_(pass), tree_(pass.tree), uses_(pass.function.nameCount()), exports_(pass.function.nameCount()) {
    for (uint32_t i = 0; i < tree_.size(); ++i) {
      forEachUse(*tree_[i].step, [&](const Name* name) { uses_[name->id].push_back(i); });
      if (const Name* name = exportOf(*tree_[i].step)) exports_[name->id].push_back(i);
    }
  }

  void run();

 private:
  bool isParallelFor(uint32_t i) const {
    auto* loop = as<For>(tree_[i].step);
    return loop && loop->last == Last::Never && tree_.kind(i + 1) == OpKind::Par;
  }

  /// All ways through a branch.
  std::vector<End> endsOf(uint32_t branch) const {
    std::vector<End> ends;
    struct Open {
      uint32_t node;
      std::vector<uint32_t> hops;
    };
    std::vector<Open> stack = {{branch, {}}};
    while (!stack.empty()) {
      auto [i, hops] = std::move(stack.back());
      stack.pop_back();
      OpKind kind = tree_.kind(i);
      if (kind == OpKind::Seq) {
        uint32_t last = i;
        std::vector<uint32_t> behind;
        for (uint32_t child = i + 1; child < tree_[i].end; child = tree_[child].end) {
          bool hop = tree_.kind(child) == OpKind::Hop;
          if (!hop) last = child, behind.clear();
          if (hop) behind.push_back(child);
        }
        behind.insert(behind.end(), hops.begin(), hops.end());
        if (last == i) ends.push_back(end(i, behind));
        else stack.push_back({last, behind});
      } else if (kind == OpKind::Xor || isParLike(kind)) {
        for (uint32_t child = i + 1; child < tree_[i].end; child = tree_[child].end)
          if (!pass_.flow.fails[child] && tree_.kind(child) != OpKind::Next) stack.push_back({child, hops});
      } else if (kind == OpKind::Restrict || isParallelFor(i)) {
        stack.push_back({i + 1, hops});
      } else if (kind == OpKind::Hop) {
        hops.insert(hops.begin(), i);
        ends.push_back(end(i, hops));
      } else {
        ends.push_back(end(i, hops));
      }
    }
    return ends;
  }
  End end(uint32_t last, const std::vector<uint32_t>& hops) const {
    End end{last, hops, hops.size()};
    for (size_t h = hops.size(); h-- > 0;)
      if (to<Hop>(tree_[hops[h]].step).reason == HopReason::Ping) end.ping = h;
    return end;
  }

  /// What comes after a step, as long as that is certain.
  Following after(uint32_t node) const {
    Following result;
    for (uint32_t parent = tree_[node].parent; parent != kNone; parent = tree_[node].parent) {
      uint32_t next = tree_[node].end;
      if (tree_.kind(parent) == OpKind::Seq && next < tree_[parent].end) {
        if (enter(next, result)) return result;
        node = next;
      } else if (tree_.kind(parent) == OpKind::Seq || tree_.kind(parent) == OpKind::Restrict ||
                 (pass_.guards(parent) && node == parent + 1)) {
        node = parent;
      } else {
        return result;
      }
    }
    return result;
  }
  /// True when the search ends inside of the node.
  bool enter(uint32_t node, Following& result) const {
    for (uint32_t i = node; i < tree_[node].end; ++i) {
      const Step& step = *tree_[i].step;
      bool sets = step.kind == OpKind::Ap || step.kind == OpKind::Insert;
      if (step.kind == OpKind::Hop) {
        result.hops.push_back(i);
      } else if (sets) {
        result.aps.push_back(i);
      } else if (step.kind != OpKind::Seq && step.kind != OpKind::Restrict && !pass_.guards(i)) {
        if (const Value* peer = Flow::peerOf(step); peer && peer->accessors.empty()) result.step = i;
        return true;
      }
    }
    return false;
  }

  bool reads(uint32_t node, const Name* name) const {
    bool found = false;
    forEachUse(*tree_[node].step, [&](const Name* used) { found = found || used == name; });
    return found;
  }
  bool readBy(const Following& next, const Name* name) const {
    return reads(next.step, name) ||
           std::any_of(next.aps.begin(), next.aps.end(), [&](uint32_t ap) { return reads(ap, name); });
  }

  class Meeting;

  Pass& pass_;
  const Tree& tree_;
  std::vector<std::vector<uint32_t>> uses_, exports_;  // nodes by Name::id, ascending
};

/// One par and what follows it.
class Gather::Meeting {
 public:
  Meeting(const Gather& all, uint32_t par) : all_(all), pass_(all.pass_), tree_(all.tree_), par_(par) {}

  bool arrange() {
    if (!findResults()) return false;
    next_ = all_.after(par_);
    if (next_.step == kNone) return false;
    return onTheWay() || direct();
  }

 private:
  /// What the branches tell, and that they all tell it to the same peer in the same way.
  bool findResults() {
    std::unordered_set<const Name*> seen;
    for (uint32_t child = par_ + 1; child < tree_[par_].end; child = tree_[child].end) {
      size_t first = told_.size();
      for (End& end : all_.endsOf(child)) {
        if (!end.hops.empty()) told_.push_back(std::move(end));
        else silent_ = true;
      }
      for (uint32_t i = child; i < tree_[child].end; ++i) {
        const Name* name = exportOf(*tree_[i].step);
        if (!name || !usedBehind(name)) continue;
        if (!std::any_of(told_.begin() + static_cast<ptrdiff_t>(first), told_.end(),
                         [&](const End& end) { return covers(end, i); }))
          return false;
        if (seen.insert(name).second) results_.push_back(name);
      }
    }
    if (told_.empty() || results_.empty()) return false;
    silent_ = silent_ || tree_.kind(par_) == OpKind::Detach;

    const End& one = told_.front();
    way_.assign(one.hops.begin() + static_cast<ptrdiff_t>(one.ping), one.hops.end());
    if (!way_.empty()) pinged_ = pass_.hopPeer(way_.front());
    if (!way_.empty() && pinged_ == kNone) return false;
    return std::all_of(told_.begin(), told_.end(), [&](const End& end) {
      if (end.hops.size() - end.ping != way_.size()) return false;
      for (size_t h = 0; h < way_.size(); ++h)
        if (pass_.hopPeer(end.hops[end.ping + h]) != pass_.hopPeer(way_[h])) return false;
      return true;
    });
  }
  bool usedBehind(const Name* name) const {
    const auto& uses = all_.uses_[name->id];
    return !uses.empty() && uses.back() >= tree_[par_].end;
  }
  /// The step runs before the end, on the same way.
  bool covers(const End& end, uint32_t step) const {
    uint32_t around = end.last;
    while (step < around || step >= tree_[around].end) around = tree_[around].parent;
    return around == end.last || (isSeqLike(tree_.kind(around)) && step < end.last);
  }

  /// The value of a peer can be used behind the par, too.
  bool isKnownOutside(const Value& peer) const {
    if (!peer.isName()) return true;
    if (!peer.accessors.empty() || peer.name->item) return false;
    const auto& exported = all_.exports_[peer.name->id];
    return !exported.empty() && exported.back() < par_;
  }

  /// Peers to pass from `from` by the old way to the next step, without detours.
  std::vector<const Value*> wayOn(uint32_t from) const {
    std::vector<uint32_t> ids = {from};
    std::vector<const Value*> peers = {nullptr};
    for (const auto* hops : {&way_, &next_.hops})
      for (uint32_t hop : *hops) {
        ids.push_back(pass_.hopPeer(hop));
        peers.push_back(to<Hop>(tree_[hop].step).peer);
      }
    const Value* last = Flow::peerOf(*tree_[next_.step].step);
    ids.push_back(pass_.ids(*last));
    peers.push_back(last);
    std::vector<const Value*> way;
    for (size_t i : withoutDetours(ids))
      if (peers[i] && ids[i] != ids.back()) way.push_back(peers[i]);
    return way;
  }
  bool isPlainWay() const {
    auto plain = [&](uint32_t hop) { return pass_.hopPeer(hop) != kNone; };
    return std::all_of(way_.begin(), way_.end(), plain) && std::all_of(next_.hops.begin(), next_.hops.end(), plain);
  }

  const Step* hop(const Value* peer, HopReason reason) {
    return pass_.function.make<Hop>(OpKind::Hop, tree_[par_].step->span, peer, reason, false);
  }
  /// Waits for a scalar: an `ap` of what is not there yet suspends, and asks nobody for anything.
  void join(uint32_t behind, const Name* name) {
    const Name* joined = pass_.function.newName(NameKind::Scalar, "joined");
    pass_.edits.insertAfter(
        behind, pass_.function.make<Ap>(OpKind::Ap, tree_[par_].step->span, pass_.function.use(name), joined));
  }
  static bool isStream(const Name* name) { return name->kind == NameKind::Stream || name->kind == NameKind::StreamMap; }

  /// Joins at the last peer before the pinged one. It knows all that it passes on. Other peers that get behind the par
  /// stop at the join, where they used to stop at the next step. Nothing is awaited that the next step would not await.
  bool onTheWay() {
    uint32_t meeting = kNone;
    const Value* peer = nullptr;
    for (const End& end : told_) {
      if (end.ping == 0) return false;
      uint32_t before = end.hops[end.ping - 1];
      uint32_t id = pass_.hopPeer(before);
      if (id == kNone || id == pinged_ || (meeting != kNone && id != meeting)) return false;
      meeting = id;
      peer = to<Hop>(tree_[before].step).peer;
    }
    if (!isPlainWay() || !findWaits()) return false;
    const Value* target = Flow::peerOf(*tree_[next_.step].step);
    bool outside = !waits_.empty() || silent_;
    if (pass_.ids(*target) == meeting || (outside && !isKnownOutside(*peer))) return false;
    std::vector<const Name*> joined;
    for (const Name* name : results_) {
      if (isStream(name)) {
        if (!isAwaitedOnce(name)) return false;
      } else {
        if (!readBy(name)) return false;
        joined.push_back(name);
      }
    }
    if (way_.empty() && !joined.empty()) return false;
    // A branch with nothing to tell leads behind the par elsewhere, too. A peer that knows all results by chance would
    // ask for the next step, and then the meeting peer would not: it has to be asked itself. (A wait does that.)
    bool guarded = silent_ && waits_.empty();
    if (told_.size() == 1 && pass_.ids(*target) == pinged_ && guarded) return false;
    if (told_.size() == 1 && !silent_) joined.clear();
    if (waits_.empty() && joined.size() > 1) joined = lastResults();

    for (uint32_t node : waits_) {
      auto* wait = as<Wait>(tree_[node].step);
      pass_.edits.replace(
          node, pass_.function.make<Wait>(OpKind::Wait, wait->span, peer, wait->stream, wait->count, wait->to));
    }
    uint32_t behind = waits_.empty() ? par_ : waits_.back();
    for (const Name* name : joined) join(behind, name);
    if (guarded) pass_.edits.insertAfter(behind, hop(peer, HopReason::Ping));
    for (const Value* stop : wayOn(meeting)) pass_.edits.insertAfter(behind, hop(stop, HopReason::Way));
    for (const End& end : told_)
      for (size_t h = end.ping; h < end.hops.size(); ++h) pass_.edits.drop(end.hops[h]);
    for (uint32_t hop : next_.hops) pass_.edits.drop(hop);
    shortenErrors(meeting);
    return true;
  }

  /// The waits with which the following code begins, and whether it goes on on the same peer.
  bool findWaits() {
    Following at = next_;
    const Value* peer = Flow::peerOf(*tree_[next_.step].step);
    while (tree_.kind(at.step) == OpKind::Wait) {
      waits_.push_back(at.step);
      readers_.insert(readers_.end(), at.aps.begin(), at.aps.end());
      at = all_.after(at.step);
      if (at.step == kNone || !at.hops.empty() || !same(*Flow::peerOf(*tree_[at.step].step), *peer)) return false;
    }
    readers_.insert(readers_.end(), at.aps.begin(), at.aps.end());
    readers_.push_back(at.step);
    return true;
  }
  bool readBy(const Name* name) const {
    return std::any_of(readers_.begin(), readers_.end(), [&](uint32_t node) { return all_.reads(node, name); });
  }

  /// Results that are there last on their way: the others come with them.
  std::vector<const Name*> lastResults() const {
    std::unordered_set<const Name*> wanted(results_.begin(), results_.end());
    std::vector<const Name*> last;
    for (const End& end : told_) {
      auto* call = as<Call>(tree_[end.last].step);
      if (!call || !call->output || !wanted.count(call->output)) return results_;
      last.push_back(call->output);
    }
    return last;
  }

  /// One of the waits is for this stream, no other step follows it as it grows, and all that is written is written in
  /// the branches or before. What is canonicalised later has what the wait has seen, as before.
  bool isAwaitedOnce(const Name* stream) const {
    size_t waits = 0;
    for (uint32_t use : all_.uses_[stream->id]) {
      if (tree_.kind(use) == OpKind::For) return false;
      waits += tree_.kind(use) == OpKind::Wait;
    }
    auto awaits = [&](uint32_t wait) { return to<Wait>(tree_[wait].step).stream == stream; };
    if (waits != 1 || std::none_of(waits_.begin(), waits_.end(), awaits)) return false;
    for (uint32_t write : all_.exports_[stream->id]) {
      if (write >= tree_[par_].end) return false;
      for (uint32_t i = tree_[write].parent; write < par_ && i != kNone; i = tree_[i].parent)
        if (isParLike(tree_.kind(i)) && tree_[i].end <= par_) return false;
    }
    for (uint32_t i = tree_[par_].parent; i != kNone; i = tree_[i].parent)
      if (isParLike(tree_.kind(i)) || tree_.kind(i) == OpKind::For) return false;
    // Peers in the midst of a branch that get behind the par would wake the meeting peer before the branch is done,
    // which an initiator behind its relay never was: so what they write has to be the last that they do.
    for (uint32_t write : all_.exports_[stream->id]) {
      auto isLast = [&](const End& end) { return end.last == write; };
      if (silent_ && write > par_ && std::none_of(told_.begin(), told_.end(), isLast)) return false;
    }
    return true;
  }

  /// Errors of the branches become known to all who count: to the meeting peer instead of the pinged one. A par fails
  /// when all its branches do, which one peer has to see; so no error may escape to another place.
  void shortenErrors(uint32_t meeting) {
    std::vector<uint32_t> pings;
    for (uint32_t i = par_ + 1; i < tree_[par_].end; ++i) {
      uint32_t handler = pass_.flow.handler[i];
      bool escapes = handler == kNone || handler < par_ || handler >= tree_[par_].end;
      if (!escapes || !Flow::canFail(*tree_[i].step)) continue;
      uint32_t ping = pass_.rethrows(i) ? pingBefore(i, meeting) : kNone;
      const Value* peer = Flow::peerOf(*tree_[i].step);
      if (ping != kNone) pings.push_back(ping);
      else if (tree_.kind(par_) == OpKind::Par && (!peer || pass_.ids(*peer) != meeting)) return;
    }
    for (uint32_t ping : pings) pass_.edits.drop(ping);
  }
  /// The hop to the pinged peer in `hop meeting, hop pinged, fail`.
  uint32_t pingBefore(uint32_t fail, uint32_t meeting) const {
    uint32_t before = kNone, last = kNone;
    if (tree_.parentKind(fail) != OpKind::Seq) return kNone;
    for (uint32_t i = tree_[fail].parent + 1; i != fail; i = tree_[i].end) {
      before = last;
      last = i;
    }
    bool fits = before != kNone && pass_.hopPeer(before) == meeting && pass_.hopPeer(last) == pinged_;
    return fits ? last : kNone;
  }

  /// D. All results have to be used where they are sent: what comes later than the rest would stay there.
  bool direct() {
    uint32_t target = pass_.ids(*Flow::peerOf(*tree_[next_.step].step));
    const Value* peer = Flow::peerOf(*tree_[next_.step].step);
    if (pinged_ == kNone || target == pinged_ || !isPlainWay() || !isKnownOutside(*peer)) return false;
    for (const Name* name : results_)
      if (!isUsedThere(name, target)) return false;
    const Name* awaited = nullptr;
    for (const Name* name : results_)
      if (all_.readBy(next_, name) && !isStream(name)) awaited = name;
    bool gate = tree_.kind(next_.step) == OpKind::Wait;
    if (silent_ && !awaited && !gate) return false;

    std::vector<std::vector<const Value*>> ways;
    for (const End& end : told_) {
      uint32_t from = end.ping > 0 ? pass_.hopPeer(end.hops[end.ping - 1]) : pass_.flow.after[end.last];
      if (from == kNone) return false;
      ways.push_back(wayOn(from));
      for (const Value* stop : ways.back())
        if (!isKnownOutside(*stop)) return false;
    }
    if (silent_ && !gate) join(par_, awaited);
    for (size_t e = 0; e < told_.size(); ++e) {
      const End& end = told_[e];
      uint32_t ping = end.hops[end.ping];
      for (const Value* stop : ways[e]) pass_.edits.insertBefore(ping, hop(stop, HopReason::Return));
      pass_.edits.replace(ping, hop(peer, HopReason::Ping));
      for (size_t h = end.ping + 1; h < end.hops.size(); ++h) pass_.edits.drop(end.hops[h]);
    }
    for (uint32_t hop : next_.hops) pass_.edits.drop(hop);
    return true;
  }
  /// A step reads it before the particle leaves the peer.
  bool isUsedThere(const Name* name, uint32_t peer) const {
    if (isStream(name)) {
      auto* wait = as<Wait>(tree_[next_.step].step);
      if (!wait || wait->stream != name) return false;
      const auto& uses = all_.uses_[name->id];
      return std::none_of(uses.begin(), uses.end(), [&](uint32_t use) {
        OpKind kind = tree_.kind(use);
        return kind == OpKind::For || (kind == OpKind::Wait && use != next_.step);
      });
    }
    for (Following at = next_; at.step != kNone && pass_.ids(*Flow::peerOf(*tree_[at.step].step)) == peer;
         at = all_.after(at.step)) {
      if (at.step != next_.step && !at.hops.empty()) return false;
      if (all_.readBy(at, name)) return true;
    }
    return false;
  }

  const Gather& all_;
  Pass& pass_;
  const Tree& tree_;
  uint32_t par_;
  std::vector<End> told_;
  bool silent_ = false;               // some get behind the par with nothing to tell
  std::vector<const Name*> results_;  // told by the branches and used behind the par
  std::vector<uint32_t> way_;         // the ping and hops behind it, alike for all; none when nobody is pinged
  uint32_t pinged_ = kNone;
  Following next_;
  std::vector<uint32_t> waits_;    // with which the following code begins
  std::vector<uint32_t> readers_;  // and its steps up to the first for a peer that is no wait
};

void Gather::run() {
  for (uint32_t i = 0; i < tree_.size(); ++i)
    if ((isParLike(tree_.kind(i)) || isParallelFor(i)) && Meeting(*this, i).arrange())
      i = tree_[i].end - 1;  // with all that is inside
}

}  // namespace

void gatherBranches(Pass& pass) { Gather(pass).run(); }

}  // namespace aqua::topology
