// Building a plan again in textual order, without recursion.
#pragma once

#include <vector>

#include "compiler/plan/plan.h"

namespace aqua::topology {

/// The lists of steps that are being written, innermost last; nested seqs never come into being.
class Sequence {
 public:
  explicit Sequence(plan::Function& function) : function_(function), lists_(1) {}

  void add(const plan::Step* step) {
    if (step->kind != plan::OpKind::Null) lists_.back().push_back(step);
  }
  /// What is added from here on belongs to one branch or body, which `close` hands over.
  void open() { lists_.emplace_back(); }
  const plan::Step* close() {
    const plan::Step* step = function_.group(plan::OpKind::Seq, {}, lists_.back());
    lists_.pop_back();
    return step;
  }
  const plan::Step* finish() && { return close(); }

 private:
  plan::Function& function_;
  std::vector<std::vector<const plan::Step*>> lists_;
};

/// A restrict, match or for like `step` with another body.
const plan::Step* withBody(plan::Function& function, const plan::Step& step, const plan::Step* body);

}  // namespace aqua::topology
