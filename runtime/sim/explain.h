// Who waits for what, once nothing can happen any more.
#pragma once

#include "runtime/sim/world.h"

namespace aqua::sim {

class Explanation {
 public:
  explicit Explanation(const World& world) : world_(world), image_(world.image()) {}
  /// Causes first. What one peer waits for in the same words at one place is one entry with a count.
  std::vector<Wait> waits();

 private:
  void findUnanswered();
  std::vector<vm::Waiting> waitingOf(uint32_t peer) const;
  Wait waitOf(uint32_t peer, vm::Waiting what) const;

  const World& world_;
  const ScenarioImage& image_;
  std::vector<Unanswered> unanswered_;
};

}  // namespace aqua::sim
