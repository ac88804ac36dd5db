// Changes of a plan, collected while looking at its table and made in one go.
#pragma once

#include <unordered_map>
#include <vector>

#include "compiler/plan/plan.h"
#include "compiler/topology/tree.h"

namespace aqua::topology {

class Edits {
 public:
  explicit Edits(const Tree& tree) : tree_(tree), actions_(tree.size(), Action::Keep) {}

  /// The step goes, with all that is inside.
  void drop(uint32_t node) { set(node, Action::Drop); }
  bool dropped(uint32_t node) const { return actions_[node] == Action::Drop; }
  /// The step goes, what is inside takes its place (of an xor: the first child).
  void unwrap(uint32_t node) { set(node, Action::Unwrap); }
  void replace(uint32_t node, const plan::Step* step) {
    replaced_[node] = step;
    changed_ = true;
  }
  /// Before and after the step, in the branch or sequence where it stands.
  void insertBefore(uint32_t node, const plan::Step* step) { insert(before_, node, step); }
  void insertAfter(uint32_t node, const plan::Step* step) { insert(after_, node, step); }
  bool changed() const { return changed_; }

  /// The plan with the changes; groups of which nothing is left go as well.
  const plan::Step* apply(plan::Function& function) const;

 private:
  enum class Action : uint8_t { Keep, Drop, Unwrap };
  using Inserted = std::unordered_map<uint32_t, std::vector<const plan::Step*>>;

  void set(uint32_t node, Action action) {
    actions_[node] = action;
    changed_ = true;
  }
  void insert(Inserted& where, uint32_t node, const plan::Step* step) {
    where[node].push_back(step);
    changed_ = true;
  }
  const plan::Step* group(plan::Function& function, const plan::Step& step, std::vector<const plan::Step*>& children,
                          bool fewer) const;

  const Tree& tree_;
  std::vector<Action> actions_;
  Inserted before_, after_;
  std::unordered_map<uint32_t, const plan::Step*> replaced_;
  bool changed_ = false;
};

}  // namespace aqua::topology
