#include "compiler/topology/optimize.h"

#include <algorithm>

namespace aqua::topology {

using namespace plan;

uint32_t Pass::hopPeer(uint32_t node) const {
  auto* hop = as<Hop>(tree[node].step);
  return hop && !hop->peer->collection ? ids(*hop->peer) : kNone;
}

bool Pass::rethrows(uint32_t node) const {
  auto* fail = as<Fail>(tree[node].step);
  return fail && fail->value->kind == ValueKind::LastError && fail->value->accessors.empty();
}

bool Pass::guards(uint32_t node) const {
  if (tree.kind(node) != OpKind::Xor) return false;
  uint32_t child = tree[node + 1].end;
  if (child == tree[node].end) return false;
  for (; child < tree[node].end; child = tree[child].end)
    if (!flow.fails[child]) return false;
  return true;
}

namespace {

/// The peer that a branch needs first, from wherever it begins; kNone when that cannot be said.
uint32_t firstStop(const Pass& pass, uint32_t node) {
  for (uint32_t i = node; i < pass.tree[node].end; ++i) {
    const Step& step = *pass.tree[i].step;
    if (const Value* peer = Flow::peerOf(step)) return pass.ids(*peer);
    bool harmless = !Flow::canFail(step) && (step.kind == OpKind::Seq || step.kind == OpKind::Restrict ||
                                             step.kind == OpKind::Ap || step.kind == OpKind::Insert ||
                                             step.kind == OpKind::Xor || step.kind == OpKind::Null);
    if (!harmless) return kNone;
  }
  return kNone;
}

/// Hops directly before a node in its sequence, in order.
std::vector<uint32_t> hopsDirectlyBefore(const Pass& pass, uint32_t node) {
  std::vector<uint32_t> hops;
  if (node == 0 || pass.tree.parentKind(node) != OpKind::Seq) return hops;
  for (uint32_t i = pass.tree[node].parent + 1; i != node; i = pass.tree[i].end) {
    if (pass.hopPeer(i) != kNone)
      hops.push_back(i);
    else
      hops.clear();
  }
  return hops;
}

}  // namespace

/// C: when all errors happen on the other side of the relay, the wrapper's handler can go home by the relay itself, and
/// the ways home of single `on`s end before it. Not when something can fail on the initiator: its report would make a
/// detour.
void shareErrorWay(Pass& pass) {
  const Tree& tree = pass.tree;
  if (!pass.function.relay || tree.kind(0) != OpKind::Xor || tree[1].end == tree[0].end) return;
  uint32_t report = tree[1].end;
  if (tree[report].end != tree[0].end || firstStop(pass, report) != pass.init()) return;
  uint32_t relay = pass.ids({.kind = ValueKind::Name, .name = pass.function.relay});

  bool useful = false;
  for (uint32_t i = 1; i < report; ++i) {
    const Step& step = *tree[i].step;
    if (pass.flow.handler[i] != report || !Flow::canFail(step)) continue;
    if (pass.rethrows(i) && !pass.flow.swallowed[i]) {
      std::vector<uint32_t> hops = hopsDirectlyBefore(pass, i);
      bool home = !hops.empty() && pass.hopPeer(hops.back()) == pass.init();
      if (home && hops.size() > 1 && pass.hopPeer(hops[hops.size() - 2]) == relay) {
        useful = true;
        continue;
      }
    }
    const Value* peer = Flow::peerOf(step);
    uint32_t where = peer && peer->accessors.empty() ? pass.ids(*peer) : pass.flow.before[i];
    if (where == kNone || where == pass.init()) return;
  }
  if (useful)
    pass.edits.insertBefore(report, pass.function.make<Hop>(OpKind::Hop, Span{}, pass.function.use(pass.function.relay),
                                                            HopReason::ErrorWay, false));
}

/// R2: the handler that gets a rethrown error moves the particle to where it runs, so a way to it ends where its own
/// begins. In a par the error may stay unhandled, and then the hop is what tells the others of it.
void shortenErrorWays(Pass& pass) {
  for (uint32_t i = 1; i < pass.tree.size(); ++i) {
    if (!pass.rethrows(i) || pass.flow.handler[i] == kNone || pass.flow.swallowed[i]) continue;
    uint32_t entry = firstStop(pass, pass.flow.handler[i]);
    if (entry == kNone) continue;
    bool past = false;
    for (uint32_t hop : hopsDirectlyBefore(pass, i)) {
      past = past || pass.hopPeer(hop) == entry;
      if (past) pass.edits.drop(hop);
    }
  }
}

/// R1: an error that is only raised again could have passed by itself: `fail :error:` keeps code, message, instruction
/// and peer.
void dropRethrows(Pass& pass) {
  for (uint32_t i = 1; i < pass.tree.size(); ++i)
    if (pass.rethrows(i) && pass.tree.parentKind(i) == OpKind::Xor && i != pass.tree[i].parent + 1) pass.edits.drop(i);
}

/// F: nothing is reached behind an error.
void dropUnreached(Pass& pass) {
  for (uint32_t i = 0; i < pass.tree.size(); ++i) {
    if (pass.tree.kind(i) != OpKind::Seq) continue;
    bool reached = true;
    for (uint32_t child = i + 1; child < pass.tree[i].end; child = pass.tree[child].end) {
      if (!reached) pass.edits.drop(child);
      reached = reached && !pass.flow.fails[child];
    }
  }
}

/// A hop only matters to what executes after it.
void dropLastReturns(Pass& pass) {
  for (uint32_t i = 0; i < pass.tree.size(); ++i)
    if (pass.tree.kind(i) == OpKind::Hop && !pass.flow.more[i]) pass.edits.drop(i);
}

/// When all branches of a par pass the same peer first, the particle may as well go there before it is divided: no
/// branch does anything before that.
void hoistHops(Pass& pass) {
  const Tree& tree = pass.tree;
  for (uint32_t i = 0; i < tree.size(); ++i) {
    if (tree.kind(i) != OpKind::Par || tree[i + 1].end == tree[i].end) continue;
    std::vector<uint32_t> hops;
    for (uint32_t child = i + 1; child < tree[i].end; child = tree[child].end) {
      uint32_t first = child;
      while (tree.kind(first) == OpKind::Seq || pass.guards(first)) ++first;
      auto* hop = as<Hop>(tree[first].step);
      bool plain = hop && pass.hopPeer(first) != kNone && hop->peer->accessors.empty() && hop->reason == HopReason::Way;
      if (!plain || (!hops.empty() && pass.hopPeer(first) != pass.hopPeer(hops.front()))) {
        hops.clear();
        break;
      }
      hops.push_back(first);
    }
    if (hops.empty()) continue;
    pass.edits.insertBefore(i, tree[hops.front()].step);
    for (uint32_t hop : hops) pass.edits.drop(hop);
  }
}

/// R11, B: between two steps that execute, the particle need not pass a peer twice. All ways that remain were there
/// before. What may fail in between keeps its place, because the way home for its error begins there; and so does a
/// ping, which tells the results of a branch.
void straightenWays(Pass& pass) {
  const Tree& tree = pass.tree;
  struct Way {
    uint32_t from;
    std::vector<uint32_t> hops;
  };
  Way way{pass.flow.before[0], {}};
  auto end = [&](uint32_t to, uint32_t next) {
    std::vector<uint32_t> ids;
    size_t offset = way.from != kNone;
    if (offset) ids.push_back(way.from);
    for (uint32_t hop : way.hops) ids.push_back(pass.hopPeer(hop));
    if (to != kNone) ids.push_back(to);
    std::vector<uint8_t> kept(ids.size());
    for (size_t k : withoutDetours(ids)) kept[k] = 1;
    for (size_t h = 0; h < way.hops.size(); ++h)
      if (!kept[h + offset] || ids[h + offset] == to) pass.edits.drop(way.hops[h]);
    way = {next, {}};
  };
  auto stay = [&] {  // the particle is where the last hop led
    end(kNone, way.hops.empty() ? way.from : pass.hopPeer(way.hops.back()));
  };

  std::vector<uint32_t> open;
  std::vector<Way> guarded;  // ways that go on after the error branches of an xor
  auto leave = [&](uint32_t i) {
    OpKind kind = tree.kind(i);
    uint32_t parent = tree[i].parent;
    if (isParLike(kind) || kind == OpKind::For || (kind == OpKind::Xor && !pass.guards(i))) way = {pass.flow.after[i], {}};
    if (parent == kNone) return;
    bool first = i == parent + 1;
    if (isParLike(tree.kind(parent)) || tree.kind(parent) == OpKind::For) {
      stay();
    } else if (tree.kind(parent) == OpKind::Xor) {
      if (pass.guards(parent) && first) {
        guarded.push_back(std::move(way));
        way = {kNone, {}};
      } else {
        stay();
      }
      if (pass.guards(parent) && tree[i].end == tree[parent].end) {
        way = std::move(guarded.back());
        guarded.pop_back();
      }
    }
  };
  for (uint32_t i = 0; i < tree.size(); ++i) {
    for (; !open.empty() && tree[open.back()].end <= i; open.pop_back()) leave(open.back());
    open.push_back(i);
    uint32_t parent = tree[i].parent;
    const Step& step = *tree[i].step;
    if (parent != kNone && (isParLike(tree.kind(parent)) || tree.kind(parent) == OpKind::For ||
                            (tree.kind(parent) == OpKind::Xor && i != parent + 1)))
      way = {pass.flow.before[i], {}};
    if (isParLike(step.kind) || step.kind == OpKind::For) stay();

    if (auto* hop = as<Hop>(&step)) {
      if (hop->peer->collection) {
        stay();
        way.from = kNone;
      } else if (hop->reason == HopReason::Ping) {
        stay();
        way.from = pass.hopPeer(i);
      } else if (!hop->peer->accessors.empty()) {
        stay();
        way.hops.push_back(i);
      } else {
        way.hops.push_back(i);
      }
    } else if (const Value* peer = Flow::peerOf(step)) {
      if (!peer->accessors.empty()) stay();
      end(pass.ids(*peer), pass.ids(*peer));
    } else if (Flow::canFail(step) || step.kind == OpKind::Next) {
      stay();
    }
  }
  for (; !open.empty(); open.pop_back()) leave(open.back());
  stay();
}

/// A scalar has one definition on every way through a script, or is defined anew in each iteration of a fold, which has
/// a scope of its own. So `new` changes nothing.
void dropScopes(Pass& pass) {
  for (uint32_t i = 0; i < pass.tree.size(); ++i)
    if (auto* restrict = as<Restrict>(pass.tree[i].step); restrict && restrict->name->kind == NameKind::Scalar)
      pass.edits.unwrap(i);
}

void optimize(Function& function) {
  PeerIds ids;
  auto run = [&](void (*rewrite)(Pass&)) {
    Pass pass(function, ids);
    rewrite(pass);
    if (pass.edits.changed()) function.root = pass.edits.apply(function);
    return pass.edits.changed();
  };
  run(dropScopes);
  run(dropUnreached);
  run(gatherBranches);
  run(shareErrorWay);
  run(shortenErrorWays);
  run(dropRethrows);
  run(straightenWays);
  run(dropLastReturns);
  constexpr int kCommonHops = 4;  // longer common ways are rare
  for (int i = 0; i < kCommonHops && run(hoistHops); ++i) {
  }
  run(straightenWays);
}

}  // namespace aqua::topology
