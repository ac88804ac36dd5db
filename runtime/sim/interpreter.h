// Who executes the steps of a peer: our interpreter, or a module that somebody else made.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string_view>

#include "compiler/base/result.h"
#include "runtime/sim/image.h"
#include "runtime/sim/particle.h"
#include "runtime/sim/state.h"
#include "runtime/wasm/module.h"

namespace aqua::sim {

/// One step of a peer.
struct StepWork {
  const ScenarioImage& image;
  const Particle& particle;                 // whose script it is
  Actor& actor;                             // of the peer, with the data from before
  data::DataPtr current;                    // that arrived; null: none
  bool foreign = false;                     // another peer sent it
  std::optional<data::Bytes> damaged = {};  // in place of `current`: so it came
  vm::Params params;
  std::map<uint32_t, vm::CallResult> results;
  std::shared_ptr<values::Budget> budget;
};

/// The same input gives the same outcome, whatever was executed before.
class Interpreter {
 public:
  virtual ~Interpreter() = default;
  virtual vm::Outcome run(StepWork& work) const = 0;
};

/// Ours. It shares data with the peers that sent it, and remembers what it did, where it may.
const Interpreter& ownInterpreter();

/// A module of the official VM, by its bytes: bytes go in and come out, so the peer shares nothing. What it makes is
/// checked by those who get it. A module that traps, or wants more than a step may have, fails the step alone. For any
/// thread. `name` is that of the module. Text: why it is none.
base::Result<std::shared_ptr<const Interpreter>> guestInterpreter(std::span<const uint8_t> bytes,
                                                                  const std::string& name);

}  // namespace aqua::sim
