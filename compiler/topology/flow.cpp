#include "compiler/topology/flow.h"

#include <algorithm>
#include <unordered_map>

namespace aqua::topology {

using namespace plan;

const Value* Flow::peerOf(const Step& step) {
  if (auto* call = as<Call>(&step)) return call->peer;
  if (auto* canon = as<Canon>(&step)) return canon->peer;
  if (auto* wait = as<Wait>(&step)) return wait->peer;
  if (auto* hop = as<Hop>(&step)) return hop->peer->collection ? nullptr : hop->peer;
  return nullptr;
}

namespace {

bool followsAccessors(const Value& value) { return value.length || !value.accessors.empty(); }

bool isStream(const Value& value) {
  return value.name && (value.name->kind == NameKind::Stream || value.name->kind == NameKind::StreamMap);
}

/// What follows a par may wait for a result of a branch while another branch is done from the beginning: then it goes
/// on where the result is, in the midst of its branch (RULES.md 3.10).
std::vector<uint8_t> parsThatGoOnInside(const Tree& tree, const std::vector<uint8_t>& moves) {
  std::unordered_map<const Name*, uint32_t> lastUse;
  for (uint32_t i = 0; i < tree.size(); ++i) forEachUse(*tree[i].step, [&](const Name* name) { lastUse[name] = i; });
  std::vector<uint32_t> lastReader(tree.size());  // of any name that is set inside
  std::vector<uint8_t> found(tree.size());
  for (uint32_t i = tree.size(); i-- > 0;) {
    if (const Name* name = exportOf(*tree[i].step)) lastReader[i] = std::max(lastReader[i], lastUse[name]);
    if (i > 0) lastReader[tree[i].parent] = std::max(lastReader[tree[i].parent], lastReader[i]);
    if (!isParLike(tree.kind(i)) || !moves[i] || lastReader[i] < tree[i].end) continue;
    found[i] = tree.kind(i) == OpKind::Detach;
    for (uint32_t child = i + 1; child < tree[i].end; child = tree[child].end) found[i] |= !moves[child];
  }
  return found;
}

}  // namespace

bool Flow::canFail(const Step& step) {
  if (const Value* peer = peerOf(step); peer && followsAccessors(*peer)) return true;
  if (auto* ap = as<Ap>(&step)) return ap->value->isName() && followsAccessors(*ap->value);
  if (auto* insert = as<Insert>(&step))
    return insert->key->isName() || (insert->value->isName() && followsAccessors(*insert->value));
  if (auto* call = as<Call>(&step)) {
    // What the host of the initiator provides for every script does not fail.
    bool host =
        call->service->kind == ValueKind::String &&
        (call->service->text == "getDataSrv" || (call->service->text == "callbackSrv" && call->function == "response"));
    if (!host) return true;
    for (const Value* arg : call->args)
      if (followsAccessors(*arg)) return true;
    return false;
  }
  if (auto* loop = as<For>(&step)) return loop->iterable->isName() && followsAccessors(*loop->iterable);
  return step.kind == OpKind::Match || step.kind == OpKind::Fail;
}

Flow::Flow(const Tree& tree, PeerIds& ids, uint32_t start)
    : before(tree.size(), kNone),
      after(tree.size(), kNone),
      fails(tree.size()),
      moves(tree.size()),
      more(tree.size()),
      handler(tree.size(), kNone),
      swallowed(tree.size()) {
  for (uint32_t i = tree.size(); i-- > 0;) {
    const Step& step = *tree[i].step;
    moves[i] = moves[i] || peerOf(step) || step.kind == OpKind::Hop;
    if (moves[i] && i > 0) moves[tree[i].parent] = 1;
  }
  lookAhead(tree);
  goesOnInside_ = parsThatGoOnInside(tree, moves);
  std::vector<uint32_t> open, previous(tree.size(), kNone);  // last child that was left
  for (uint32_t i = 0; i < tree.size(); ++i) {
    for (; !open.empty() && tree[open.back()].end <= i; open.pop_back()) leave(tree, ids, open.back(), previous);
    if (i == 0) {
      before[0] = start;
    } else {
      uint32_t parent = tree[i].parent, left = previous[parent];
      OpKind kind = tree.kind(parent);
      if (kind == OpKind::For) before[i] = moves[parent] ? kNone : before[parent];
      else if (left == kNone || isParLike(kind)) before[i] = before[parent];
      else if (kind == OpKind::Xor) before[i] = moves[left] ? kNone : before[left];
      else before[i] = after[left];
    }
    open.push_back(i);
  }
  for (; !open.empty(); open.pop_back()) leave(tree, ids, open.back(), previous);
}

/// What comes next: from the right, so that a step knows whether something behind it executes.
void Flow::lookAhead(const Tree& tree) {
  std::vector<uint8_t> active(tree.size());
  for (uint32_t i = tree.size(); i-- > 0;) {
    OpKind kind = tree.kind(i);
    active[i] = active[i] || (kind != OpKind::Hop && tree[i].executes && tree[i].end == i + 1);
    if (active[i] && i > 0) active[tree[i].parent] = 1;
  }
  for (uint32_t i = 0; i < tree.size(); ++i) {
    std::vector<uint32_t> children;
    for (uint32_t child = i + 1; child < tree[i].end; child = tree[child].end) children.push_back(child);
    OpKind kind = tree.kind(i);
    uint8_t later = more[i];
    for (size_t c = children.size(); c-- > 0;) {
      uint32_t child = children[c];
      more[child] = later;
      if (kind != OpKind::Xor && active[child]) later = 1;
      handler[child] = handler[i];
      swallowed[child] =
          swallowed[i] || isParLike(kind) || (kind == OpKind::For && isStream(*to<For>(tree[i].step).iterable));
      if (kind == OpKind::Xor && children.size() == 1) handler[child] = kNone;
      if (kind == OpKind::Xor && c + 1 < children.size()) {
        handler[child] = children[c + 1];
        swallowed[child] = 0;
      }
    }
  }
}

/// Behind node `i`, when all its children were left.
void Flow::leave(const Tree& tree, PeerIds& ids, uint32_t i, std::vector<uint32_t>& previous) {
  const Step& step = *tree[i].step;
  OpKind kind = step.kind;
  if (tree[i].end == i + 1) {
    const Value* peer = peerOf(step);
    after[i] = peer ? ids(*peer) : kind == OpKind::Hop ? kNone : before[i];
    fails[i] = kind == OpKind::Fail;
  } else if (kind == OpKind::For) {
    after[i] = moves[i] ? kNone : before[i];
  } else if (isSeqLike(kind)) {
    after[i] = after[previous[i]];
    for (uint32_t child = i + 1; child < tree[i].end; child = tree[child].end) fails[i] = fails[i] || fails[child];
    if (kind == OpKind::Match) fails[i] = 0;
  } else {
    bool first = kind != OpKind::Detach, all = true;
    uint32_t end = before[i];
    for (uint32_t child = i + 1; child < tree[i].end; child = tree[child].end) {
      if (fails[child]) continue;
      end = first ? after[child] : end == after[child] ? end : kNone;
      first = all = false;
    }
    fails[i] = all && kind == OpKind::Xor && previous[i] != i + 1;
    if (kind == OpKind::Xor && previous[i] == i + 1 && moves[i]) end = kNone;
    if (goesOnInside_[i]) end = kNone;
    after[i] = end;
  }
  if (i > 0) previous[tree[i].parent] = i;
}

}  // namespace aqua::topology
