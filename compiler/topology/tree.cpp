#include "compiler/topology/tree.h"

namespace aqua::topology {

using namespace plan;

bool isSeqLike(OpKind kind) {
  return kind == OpKind::Seq || kind == OpKind::On || kind == OpKind::Restrict || kind == OpKind::Match ||
         kind == OpKind::For || kind == OpKind::Apply;
}

bool isParLike(OpKind kind) { return kind == OpKind::Par || kind == OpKind::Detach; }

Steps childrenOf(const Step& step) {
  if (auto* group = as<Group>(&step)) return group->children;
  if (auto* on = as<On>(&step)) return {&on->body, 1};
  if (auto* restrict = as<Restrict>(&step)) return {& restrict->body, 1};
  if (auto* match = as<Match>(&step)) return {&match->body, 1};
  if (auto* loop = as<For>(&step)) return {&loop->body, 1};
  if (auto* apply = as<Apply>(&step)) return {&apply->body, 1};
  return {};
}

const Name* exportOf(const Step& step) {
  if (auto* call = as<Call>(&step)) return call->output;
  if (auto* canon = as<Canon>(&step)) return canon->to;
  if (auto* wait = as<Wait>(&step)) return wait->to;
  if (auto* ap = as<Ap>(&step)) return ap->to;
  if (auto* insert = as<Insert>(&step)) return insert->map;
  return nullptr;
}

namespace {

bool isPeered(OpKind kind) { return kind == OpKind::Call || kind == OpKind::Canon || kind == OpKind::Wait; }

bool executesItself(OpKind kind) {
  return isPeered(kind) || kind == OpKind::Next || kind == OpKind::Ap || kind == OpKind::Insert ||
         kind == OpKind::Fail || kind == OpKind::Hop;
}

}  // namespace

Tree::Tree(const Step& root) {
  struct Open {
    uint32_t index;
    Steps rest;
  };
  std::vector<Open> stack;
  auto open = [&](const Step* step, uint32_t parent) {
    auto index = static_cast<uint32_t>(nodes_.size());
    nodes_.push_back({step, parent, 0});
    stack.push_back({index, childrenOf(*step)});
  };
  open(&root, kNone);
  while (!stack.empty()) {
    Open& top = stack.back();
    if (!top.rest.empty()) {
      const Step* child = top.rest.front();
      top.rest = top.rest.subspan(1);
      open(child, top.index);
    } else {
      nodes_[top.index].end = size();
      stack.pop_back();
    }
  }

  // Where the code is: the innermost `on` or applied closure around each node, of which a condition's body may end in
  // another than it began. Then both ways through the condition lead on, so doing nothing counts as well.
  std::vector<uint32_t> place(nodes_.size());
  for (uint32_t i = 0; i < size(); ++i) {
    bool own = kind(i) == OpKind::On || kind(i) == OpKind::Apply;
    place[i] = own || nodes_[i].parent == kNone ? i : place[nodes_[i].parent];
  }

  lastChild_.assign(nodes_.size(), kNone);
  for (uint32_t i = size(); i-- > 0;) {
    Node& node = nodes_[i];
    if (isPeered(node.step->kind)) node.firstPeered = node.lastPeered = i;
    if (isCondition(i)) {
      uint32_t last = nodes_[nodes_[i + 1].end].lastPeered;
      nodes_[i + 1].executes = last != kNone && place[last] != place[i];
    }
    node.executes = node.executes || executesItself(node.step->kind);
    if (node.parent == kNone) continue;
    Node& parent = nodes_[node.parent];
    parent.executes = parent.executes || node.executes;
    if (node.firstPeered != kNone) {
      parent.firstPeered = node.firstPeered;
      if (parent.lastPeered == kNone) parent.lastPeered = node.lastPeered;
    }
    if (node.executes && lastChild_[node.parent] == kNone) lastChild_[node.parent] = i;
  }
  for (uint32_t i = 0; i < size(); ++i) {
    uint32_t previous = kNone;
    for (uint32_t child = i + 1; child < nodes_[i].end; child = nodes_[child].end) {
      nodes_[child].previous = previous;
      if (nodes_[child].executes) previous = child;
    }
    // The following one, backwards: between two that execute all have the second as their next.
    uint32_t waiting = i + 1;
    for (uint32_t child = i + 1; child < nodes_[i].end; child = nodes_[child].end) {
      if (!nodes_[child].executes) continue;
      for (; waiting != child; waiting = nodes_[waiting].end) nodes_[waiting].following = child;
    }
  }
}

bool Tree::isCondition(uint32_t i) const {
  if (kind(i) != OpKind::Xor || i + 1 == nodes_[i].end) return false;
  uint32_t second = nodes_[i + 1].end;
  return kind(i + 1) == OpKind::Match && !nodes_[i + 1].executes && second != nodes_[i].end &&
         nodes_[second].end == nodes_[i].end;
}

uint32_t Tree::firstChild(uint32_t i) const {
  for (uint32_t child = i + 1; child < nodes_[i].end; child = nodes_[child].end)
    if (nodes_[child].executes) return child;
  return kNone;
}

}  // namespace aqua::topology
