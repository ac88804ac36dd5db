#include "compiler/topology/edits.h"

#include <algorithm>

#include "compiler/topology/rebuild.h"

namespace aqua::topology {

using namespace plan;

const Step* Edits::apply(Function& function) const {
  Sequence out(function);
  struct Open {
    uint32_t node;
    std::vector<const Step*> branches;  // of a group
    bool fewer;                         // of an xor: a branch was dropped
  };
  std::vector<Open> open;
  auto add = [&](const Inserted& inserted, uint32_t i) {
    if (auto found = inserted.find(i); found != inserted.end())
      for (const Step* step : found->second) out.add(step);
  };
  auto isBranch = [&](uint32_t i) {
    uint32_t parent = tree_[i].parent;
    return parent != kNone && !isSeqLike(tree_.kind(parent)) && actions_[parent] != Action::Unwrap;
  };
  auto leave = [&](Open& done) {
    uint32_t i = done.node;
    const Step& step = *tree_[i].step;
    if (actions_[i] != Action::Unwrap) {
      auto replaced = replaced_.find(i);
      if (replaced != replaced_.end()) {
        out.add(replaced->second);
      } else if (step.kind == OpKind::Restrict || step.kind == OpKind::Match || step.kind == OpKind::For) {
        const Step* body = out.close();
        if (step.kind == OpKind::Restrict && body->kind == OpKind::Null) out.add(body);
        else out.add(withBody(function, step, body));
      } else if (as<Group>(&step) && step.kind != OpKind::Seq) {
        out.add(group(function, step, done.branches, done.fewer));
      } else if (step.kind != OpKind::Seq) {
        out.add(&step);
      }
    }
    add(after_, i);
  };
  auto leaveUntil = [&](uint32_t end) {
    while (!open.empty() && tree_[open.back().node].end <= end) {
      Open done = std::move(open.back());
      open.pop_back();
      leave(done);
      if (isBranch(done.node)) open.back().branches.push_back(out.close());
    }
  };

  for (uint32_t i = 0; i < tree_.size();) {
    leaveUntil(i);
    uint32_t parent = tree_[i].parent;
    bool alternative =
        parent != kNone && tree_.kind(parent) == OpKind::Xor && actions_[parent] == Action::Unwrap && i != parent + 1;
    if (actions_[i] == Action::Drop || alternative) {
      if (isBranch(i)) {
        // A par goes on when one of its branches is done: one that does nothing is done at once, and stays.
        if (isParLike(tree_.kind(parent))) open.back().branches.push_back(function.null());
        else open.back().fewer = true;
      }
      i = tree_[i].end;
      continue;
    }
    if (isBranch(i)) out.open();
    add(before_, i);
    OpKind kind = tree_.kind(i);
    bool body = kind == OpKind::Restrict || kind == OpKind::Match || kind == OpKind::For;
    if (body && actions_[i] == Action::Keep) out.open();
    open.push_back({i, {}, false});
    ++i;
  }
  leaveUntil(tree_.size());
  return std::move(out).finish();
}

const Step* Edits::group(Function& function, const Step& step, std::vector<const Step*>& children, bool fewer) const {
  bool allNull = std::all_of(children.begin(), children.end(), [](const Step* c) { return c->kind == OpKind::Null; });
  if (children.empty() || allNull) return function.null(step.span);
  // What does nothing does not fail; and an xor that lost its other branches is the one that is left.
  if (step.kind == OpKind::Xor && children.front()->kind == OpKind::Null) return children.front();
  if (fewer && children.size() == 1) return children.front();
  return function.group(step.kind, step.span, children);
}

}  // namespace aqua::topology
