// Our interpreter as that of a peer.
#include "runtime/data/codec/codec.h"
#include "runtime/sim/interpreter.h"
#include "runtime/sim/turn.h"
#include "runtime/vm/invoke.h"

namespace aqua::sim {

namespace {

/// Data that came as bytes is read and verified. An outcome: it is refused.
std::optional<vm::Outcome> receive(StepWork& work) {
  bool encoded = work.damaged || work.image.scenario().network.transfer == Transfer::Encoded;
  if (!work.foreign || (!work.damaged && !work.current)) return std::nullopt;
  if (!encoded && work.current->trusted) return std::nullopt;
  const std::string& id = work.particle.id;
  vm::Transferred arrived = work.damaged ? vm::received(*work.damaged, id) : vm::transfer(*work.current, id);
  if (arrived.fault) {
    vm::Outcome outcome;
    outcome.code = arrived.fault->code;
    outcome.message = std::move(arrived.fault->message);
    return outcome;
  }
  work.current = std::move(arrived.data);
  work.actor.foreign = values::Kept();
  work.actor.foreign = values::Kept(work.budget, data::kDecodedBytes * arrived.bytes);
  return std::nullopt;
}

class Own : public Interpreter {
 public:
  vm::Outcome run(StepWork& work) const override {
    const Manner& manner = work.image.manner();
    if (!work.actor.warm.get() && manner.warm) work.actor.warm.begin();
    if (auto refused = receive(work)) return *std::move(refused);
    vm::Outcome outcome =
        vm::run(scriptOf(work.image, work.particle), work.actor.data, work.current, work.params, work.results,
                {.budget = work.budget,
                 .observer = manner.observer,
                 .remember = work.actor.runs >= 3,  // most peers run it twice: when it arrives, and with an answer
                 .newcomersShare = manner.warm && !manner.observer},
                work.actor.warm.get());
    if (vm::Warm* warm = work.actor.warm.get(); warm && !warm->remembers()) work.actor.warm.forget();
    return outcome;
  }
};

}  // namespace

const Interpreter& ownInterpreter() {
  static const Own kOwn;
  return kOwn;
}

}  // namespace aqua::sim
