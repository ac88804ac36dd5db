// A plan as a table in textual order, so that questions about what is around a step, to its right or inside of it
// are loops over indices: children of node i start at i + 1, the node after the subtree of i is `end`.
#pragma once

#include <cstdint>
#include <vector>

#include "compiler/plan/plan.h"

namespace aqua::topology {

constexpr uint32_t kNone = UINT32_MAX;

struct Node {
  const plan::Step* step;
  uint32_t parent;
  uint32_t end;
  uint32_t previous = kNone;     // sibling that executes something
  uint32_t following = kNone;    // sibling that executes something
  bool executes = false;         // it or something inside: not for captures and nulls
  uint32_t firstPeered = kNone;  // first and last call, canon or wait inside
  uint32_t lastPeered = kNone;
};

bool isSeqLike(plan::OpKind kind);
bool isParLike(plan::OpKind kind);

/// The steps directly inside, in order; for those with a body a view of the body.
plan::Steps childrenOf(const plan::Step& step);

/// Calls `use(name)` for each name that the step itself (not its children) reads.
template <class Use> void forEachUse(const plan::Step& step, Use use) {
  auto value = [&](const plan::Value* v) {
    if (!v) return;
    if (v->name) use(v->name);
    for (const plan::Accessor& accessor : v->accessors)
      if (accessor.variable) use(accessor.variable);
  };
  using namespace plan;
  if (auto* on = as<On>(&step)) {
    value(on->peer);
    for (const Value* via : on->via) value(via);
  } else if (auto* match = as<Match>(&step)) {
    value(match->left);
    value(match->right);
  } else if (auto* loop = as<For>(&step)) {
    value(loop->iterable);
  } else if (auto* next = as<Next>(&step)) {
    use(next->item);
  } else if (auto* call = as<Call>(&step)) {
    value(call->peer);
    value(call->service);
    for (const Value* arg : call->args) value(arg);
  } else if (auto* canon = as<Canon>(&step)) {
    value(canon->peer);
    use(canon->from);
  } else if (auto* wait = as<Wait>(&step)) {
    value(wait->peer);
    use(wait->stream);
    value(wait->count);
  } else if (auto* ap = as<Ap>(&step)) {
    value(ap->value);
  } else if (auto* insert = as<Insert>(&step)) {
    value(insert->key);
    value(insert->value);
  } else if (auto* fail = as<Fail>(&step)) {
    value(fail->value);
  } else if (auto* hop = as<Hop>(&step)) {
    value(hop->peer);
  }
}

/// The name that the step itself defines or adds to; null for most.
const plan::Name* exportOf(const plan::Step& step);

class Tree {
 public:
  explicit Tree(const plan::Step& root);
  uint32_t size() const { return static_cast<uint32_t>(nodes_.size()); }
  const Node& operator[](uint32_t i) const { return nodes_[i]; }
  plan::OpKind kind(uint32_t i) const { return nodes_[i].step->kind; }
  plan::OpKind parentKind(uint32_t i) const { return kind(nodes_[i].parent); }

  /// `xor(match ... null, BODY)`: BODY runs or nothing does, and BODY ends where it began.
  bool isCondition(uint32_t i) const;
  /// First child that executes something, and the last.
  uint32_t firstChild(uint32_t i) const;
  uint32_t lastChild(uint32_t i) const { return lastChild_[i]; }

 private:
  std::vector<Node> nodes_;
  std::vector<uint32_t> lastChild_;
};

}  // namespace aqua::topology
