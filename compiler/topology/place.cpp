#include <optional>

#include "compiler/topology/connect.h"
#include "compiler/topology/optimize.h"
#include "compiler/topology/rebuild.h"
#include "compiler/topology/topology.h"
#include "compiler/topology/where.h"

namespace aqua::topology {

using namespace plan;

namespace {

class Placer {
 public:
  Placer(Function& function, const Options& options)
      : function_(function), options_(options), tree_(*function.root), where_(tree_, paths_), out_(function) {}

  const Step* place() && {
    std::vector<uint32_t> open;
    auto leaveUntil = [&](uint32_t end) {
      for (; !open.empty() && tree_[open.back()].end <= end; open.pop_back()) leave(open.back());
    };
    for (uint32_t i = 0; i < tree_.size(); ++i) {
      leaveUntil(i);
      enter(i);
      open.push_back(i);
    }
    leaveUntil(tree_.size());
    return std::move(out_).finish();
  }

 private:
  void hops(const std::vector<Stop>& stops, HopReason reason, bool after, Origin span) {
    for (const Stop& stop : stops) {
      // The official compiler walks a collection backwards after a step and forwards before it, whatever the way.
      bool backwards = stop.peer->collection && (options_.profile == Profile::Official ? after : stop.backwards);
      out_.add(function_.make<Hop>(OpKind::Hop, span, stop.peer, reason, backwards));
    }
  }

  bool hasHops(uint32_t i) const { return options_.profile == Profile::Official || tree_[i].executes; }

  void enter(uint32_t i) {
    const Step& step = *tree_[i].step;
    if (i > 0 && !isSeqLike(tree_.parentKind(i))) out_.open();  // a branch
    HopReason reason = step.kind == OpKind::Fail ? HopReason::ErrorWay : HopReason::Way;
    if (hasHops(i)) hops(where_.hopsBefore(i), reason, false, step.span);
    if (step.kind == OpKind::Restrict || step.kind == OpKind::Match || step.kind == OpKind::For) out_.open();
  }

  void leave(uint32_t i) {
    const Step& step = *tree_[i].step;
    finish(step, where_.path(i));
    if (hasHops(i)) {
      hops(where_.hopsAfter(i), HopReason::Return, true, step.span);
      hops(where_.ping(i), HopReason::Ping, true, step.span);
    }
    if (i > 0 && !isSeqLike(tree_.parentKind(i))) branches_.push_back(out_.close());
  }

  void finish(const Step& step, Path path) {
    const Value* peer = path ? path->peer : function_.value({.kind = ValueKind::InitPeer});
    switch (step.kind) {
    case OpKind::Seq:
    case OpKind::On:
    case OpKind::Apply:
    case OpKind::Capture: return;
    case OpKind::Par:
    case OpKind::Detach:
    case OpKind::Xor: {
      size_t count = to<Group>(&step).children.size();
      std::vector<const Step*> children(branches_.end() - static_cast<ptrdiff_t>(count), branches_.end());
      branches_.resize(branches_.size() - count);
      return out_.add(function_.group(step.kind, step.span, children));
    }
    case OpKind::Restrict:
    case OpKind::Match:
    case OpKind::For: return out_.add(withBody(function_, step, out_.close()));
    case OpKind::Call: {
      const Call& call = to<Call>(&step);
      return out_.add(
          function_.make<Call>(step.kind, step.span, peer, call.service, call.function, call.args, call.output));
    }
    case OpKind::Canon: {
      const Canon& canon = to<Canon>(&step);
      return out_.add(function_.make<Canon>(step.kind, step.span, peer, canon.from, canon.to));
    }
    case OpKind::Wait: {
      const Wait& wait = to<Wait>(&step);
      return out_.add(function_.make<Wait>(step.kind, step.span, peer, wait.stream, wait.count, wait.to));
    }
    case OpKind::Next:
    case OpKind::Ap:
    case OpKind::Insert:
    case OpKind::Fail:
    case OpKind::Null:
    case OpKind::Never:
    case OpKind::Hop: return out_.add(&step);
    }
  }

  Function& function_;
  const Options& options_;
  Tree tree_;
  Paths paths_;
  Where where_;
  Sequence out_;
  std::vector<const Step*> branches_;  // finished children of the groups that are open
};

}  // namespace

void place(Function& function, const Options& options) {
  if (!function.root) return;
  const Step* unplaced = function.root;
  function.root = Placer(function, options).place();
  passed("place", Stage::Placed, function, options.afterPass);
  if (options.profile == Profile::Official) return;
  connectWays(function, *unplaced);
  passed("connect", Stage::Placed, function, options.afterPass);
  if (options.optimize) optimize(function, *unplaced, options.afterPass);
}

}  // namespace aqua::topology
