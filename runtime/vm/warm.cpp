#include "runtime/vm/warm.h"

#include <algorithm>

#include "runtime/vm/machine.h"

namespace aqua::vm {

bool same(const ItemRef& a, const ItemRef& b) {
  return a == b || (a && b && a->value == b->value && a->provenance == b->provenance &&
                    (a->tetraplet == b->tetraplet || a->tetraplet->tetraplet == b->tetraplet->tetraplet));
}

// ------------------------------------------------------------------------------------------------------ what it says

void RunMemory::noteAsked(size_t leaf, const State* states) {
  for (uint32_t offset : leaves[leaf].run->asked) {
    uint32_t id = states[offset].left;
    if (askedBy.size() <= id) askedBy.resize(id + 1);
    auto own = static_cast<uint32_t>(leaf + 1);
    askedBy[id] = askedBy[id] == 0 || askedBy[id] == own ? own : kOthers;
  }
}

void RunMemory::noteOther(uint32_t call) {
  if (askedBy.size() <= call) askedBy.resize(call + 1);
  askedBy[call] = kOthers;
}

void RunMemory::add(Leaf leaf, const State* states) {
  leaves.push_back(std::move(leaf));
  noteAsked(leaves.size() - 1, states);
}

void RunMemory::replace(size_t leaf, Ref<const LeafRun> run, const State* states) {
  leaves[leaf].run = std::move(run);
  noteAsked(leaf, states);
}

bool RunMemory::completed(size_t leaf, bool now) {
  uint32_t par = leaves[leaf].par;
  bool right = leaves[leaf].right;
  while (par < pars.size()) {
    Par& open = pars[par];
    bool before = open.complete[0] || open.complete[1];
    open.complete[right ? 1 : 0] = now;
    now = open.complete[0] || open.complete[1];
    if (now == before) return true;
    par = open.outer;
    right = open.right;
  }
  if (par == Par::kScript) complete = now;
  return par == Par::kScript;
}

void RunMemory::noteMerged(const Shared& shared) {
  if (shared.with->memory.folds.size() > 1) return;
  merged = shared.with;
  const std::vector<Leaf>& theirs = shared.with->memory.leaves;
  ownLeaf.assign(theirs.size(), kOthers);
  for (size_t i = 0; i < leaves.size(); ++i) {
    if (leaves[i].current == Leaf::kNowhere) continue;
    const uint32_t position = shared.nobodys(leaves[i].current);
    auto their = std::lower_bound(theirs.begin(), theirs.end(), position,
                                  [](const Leaf& leaf, uint32_t at) { return leaf.position < at; });
    if (their != theirs.end() && their->position == position && their->run->node == leaves[i].run->node)
      ownLeaf[static_cast<size_t>(their - theirs.begin())] = static_cast<uint32_t>(i);
  }
}

// ----------------------------------------------------------------------------------------------- who remembers it

Warm::Warm() = default;
Warm::Warm(Warm&&) noexcept = default;
Warm& Warm::operator=(Warm&&) noexcept = default;
Warm::~Warm() = default;

RunMemory& Warm::memory() {
  if (shared_) {
    memory_ = shared_->memory;
    putRuns(memory_, own_, states_);
    if (shared_->asleep) {
      asleep_ = shared_->asleep->copyFor(peers_.second);
      asleep_->memory() = std::move(memory_);
    }
    share(nullptr, {}, {});
  }
  return asleep_ ? asleep_->memory() : memory_;
}

void Warm::share(std::shared_ptr<const Newcomers> with, std::vector<Again> own, std::vector<State> states) {
  shared_ = std::move(with);
  own_ = std::move(own);
  states_ = std::move(states);
}

void Warm::last(const Prepared& script, DataPtr data, const Params& params) {
  script_ = &script;
  last_ = std::move(data);
  timestamp_ = params.timestamp;
  ttl_ = params.ttl;
  peers_ = {params.initPeerId, params.currentPeerId};
  asleep_.reset();
  share(nullptr, {}, {});
}

void Warm::keep(const Prepared& script, DataPtr data, const Params& params, std::shared_ptr<const Newcomers> with,
                std::vector<Again> own, std::vector<State> states) {
  last(script, std::move(data), params);
  share(std::move(with), std::move(own), std::move(states));
}

void Warm::forget() {
  script_ = nullptr;
  last_ = nullptr;
  memory_ = RunMemory();
  asleep_.reset();
  share(nullptr, {}, {});
}

void Warm::keep(const Prepared& script, DataPtr data, const Params& params, std::unique_ptr<Machine> machine) {
  last(script, std::move(data), params);
  if (machine->asleep()) asleep_ = std::move(machine);
  else memory_ = std::move(machine->memory());
}

std::unique_ptr<Machine> Warm::wake(const std::map<uint32_t, CallResult>& results) {
  const bool fits = asleep_ && results.size() == 1 && results.begin()->first == asleep_->awaits();
  return fits ? wake() : nullptr;
}

std::unique_ptr<Machine> Warm::wake() {
  script_ = nullptr;
  ++woken_;
  return std::move(asleep_);
}

}  // namespace aqua::vm
