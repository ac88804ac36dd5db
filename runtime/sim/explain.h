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
  /// Why `wait.peer` waits for another one, whose id becomes its name.
  void forPeer(uint32_t peer, vm::Waiting& what, Wait& wait) const;

  const Actor* actorOf(uint32_t peer) const;
  const LostMessage* lostBetween(const std::string& from, const std::string& id) const;
  const Refused* refusedBy(uint32_t peer, const std::string& from) const;
  /// Of an event that lasts until a known instant.
  std::optional<Micros> endOf(uint32_t event) const;
  static void tellFall(const PeerState& peer, Wait& wait);
  /// A peer in between; empty: there is none.
  std::string routeTo(uint32_t from, uint32_t to) const;
  /// Whose answers should have come into the stream, and what became of them.
  std::vector<Asked> askedFor(std::string_view stream) const;

  const State& world_;
  const ScenarioImage& image_;
  uint32_t particle_;
  std::vector<Unanswered> unanswered_;
};

}  // namespace aqua::sim
