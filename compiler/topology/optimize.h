// Rewrites of placed plans: the same behaviour with fewer messages and instructions (RULES.md 6.3). Each says
// why it is safe where it is written. Letters and numbers are those there.
#pragma once

#include "compiler/plan/plan.h"
#include "compiler/plan/verify.h"
#include "compiler/topology/edits.h"
#include "compiler/topology/flow.h"
#include "compiler/topology/map.h"

namespace aqua::topology {

/// What a rewrite sees of a plan, and where it writes its changes.
struct Pass {
  plan::Function& function;
  PeerIds& ids;
  Map& map;
  Tree tree;
  Flow flow;
  Edits edits;

  Pass(plan::Function& f, PeerIds& peerIds, Map& peers)
      : function(f),
        ids(peerIds),
        map(peers),
        tree(*f.root),
        flow(tree, ids, ids({.kind = plan::ValueKind::InitPeer})),
        edits(tree) {}
  uint32_t init() { return ids({.kind = plan::ValueKind::InitPeer}); }
  /// The peer id of a hop through one peer; kNone for everything else.
  uint32_t hopPeer(uint32_t node) const;
  /// `fail :error:`
  bool rethrows(uint32_t node) const;
  /// An xor whose later branches all end with an error: what follows it comes from the first.
  bool guards(uint32_t node) const;
};

// One rewrite each. The order in which they run is that of compiler/plan/passes.def.
void gatherBranches(Pass& pass);    // D, and joins on the way
void shareErrorWay(Pass& pass);     // C
void shortenErrorWays(Pass& pass);  // R2
void dropRethrows(Pass& pass);      // R1, E
void dropUnreached(Pass& pass);     // F
void dropUnseenErrors(Pass& pass);  // ways home of errors that a par keeps to itself
void mergeGuards(Pass& pass);       // B
void dropLastReturns(Pass& pass);   // no way home when nothing follows
void hoistHops(Pass& pass);         // common first hops of the branches of a par
void straightenWays(Pass& pass);    // R11, B: passing a peer twice, detours
void dropScopes(Pass& pass);        // `new` of a scalar
void nameConstants(Pass& pass);     // long operands that come often

void deliverResults(Pass& pass);  // after all that moves or drops steps: results of branches reach who reads them

/// Applies all of them; replaces `function.root`. `unplaced`: the plan as it was.
void optimize(plan::Function& function, const plan::Step& unplaced, const plan::Observer& observer);

}  // namespace aqua::topology
