// Who waits for what, once nothing can happen any more.
#pragma once

#include "runtime/sim/world.h"

namespace aqua::sim {

class Explanation {
 public:
  Explanation(const World& world, uint32_t particle)
      : world_(world.state_), image_(world.image()), particle_(particle) {}
  /// Causes first. What one peer waits for in the same words at one place is one entry with a count.
  std::vector<Wait> waits();

 private:
  void findUnanswered();
  std::vector<vm::Waiting> waitingOf(uint32_t peer) const;
  Wait waitOf(uint32_t peer, vm::Waiting what) const;

  const Actor* actorOf(uint32_t peer) const;
  const LostMessage* lostBetween(const std::string& from, const std::string& id) const;

  const State& world_;
  const ScenarioImage& image_;
  uint32_t particle_;
  std::vector<Unanswered> unanswered_;
};

}  // namespace aqua::sim
