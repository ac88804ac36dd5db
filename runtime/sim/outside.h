// Who answers from outside of the simulation.
#pragma once

#include <string>

#include "runtime/builtins/builtins.h"
#include "runtime/effects/hub.h"

namespace aqua::sim {

/// What it answers is no function of scenario and seed, and no fork of a world has one of its own.
class Outside {
 public:
  virtual ~Outside() = default;
  /// `behaviour` is a Behaviour::Kind::Process, `peer` the name of the one that answers. Returns when the answer is
  /// there; whatever goes wrong is an answer as well, an error.
  virtual Answer ask(const Behaviour& behaviour, const std::string& peer, const CallSite& call) = 0;
  /// For what compute modules want of the world.
  virtual effects::Hub& effects() = 0;
};

/// What a scenario lets them have.
effects::AllowList allowedBy(const Effects& effects);

}  // namespace aqua::sim
