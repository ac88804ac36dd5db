// Services of a peer that modules and scripts compute.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "runtime/files/space.h"
#include "runtime/effects/hub.h"
#include "runtime/marine/host.h"
#include "runtime/sim/services.h"
#include "runtime/values/budget.h"
#include "runtime/values/fingerprint.h"

namespace aqua::sim {

/// What a service of a peer is asked, with all that its answer depends on, so that it can be asked again.
struct ComputedCall {
  enum class Deed : uint8_t {
    Call,     // of `function`
    Start,    // nothing: it is made, if it is not there
    Measure,  // the memory of its modules
    End,      // to be no more, and its files neither
    Write,    // nobody: the text in `args` becomes the file `function` in the folder of the particle
    Read,     // nobody: the content of that file
  };
  Deed deed = Deed::Call;
  std::shared_ptr<const Artifact> artifact;  // Call, Start, Measure
  uint32_t behaviour = UINT32_MAX;           // index of the one that describes it; UINT32_MAX: somebody made it
  std::string peer, service, function;       // names
  Value args;                                // a list
  marine::CallParameters parameters;
  uint64_t now = 0;      // Unix microseconds, by the clock of the peer
  uint64_t seed = 0;     // of random numbers
  uint64_t subject = 0;  // of them: `callSubject`
};

struct ComputedAnswer {
  bool good = false;
  Value value;
  std::string bytes;  // of a file
  std::string error;  // as the caller gets it
  uint64_t fuel = 0;  // instructions that it took
  std::vector<marine::LogLine> log;
};

/// What instances get from the run. All of it outlives the use.
struct ComputedWorld {
  const WasmLimits& limits;
  const Effects& effects;
  effects::Hub& hub;
  const std::shared_ptr<values::Budget>& budget;  // for the memory of modules
  size_t peers;                                   // of the run
};

/// For the engine of a run with so many peers.
wasm::Instances instancesOf(size_t peers);

/// Instances live from their first call, or from when they were made, until the peer crashes. A copy begins without
/// any: what it needs it makes by the same calls again, which gives the same state. Belongs to one thread.
class Computed {
 public:
  Computed();
  ~Computed();
  Computed(const Computed& other);
  Computed(Computed&&) noexcept;
  Computed& operator=(const Computed& other);
  Computed& operator=(Computed&&) noexcept;

  /// `copied`: there may be copies of this, so the call is remembered.
  ComputedAnswer call(std::shared_ptr<const ComputedCall> call, const ComputedWorld& world, bool copied);
  /// The peer crashed: instances are gone, and files but for what is on a disk.
  void crash(const ComputedWorld& world, bool keepsFiles);
  /// Equal where the same calls were made; of calls that are remembered.
  const values::Fingerprint& content() const { return content_; }
  /// What its services have, by their ids.
  std::vector<std::pair<std::string, uint64_t>> memory() const;

  /// One instance.
  class Machine {
   public:
    virtual ~Machine() = default;
    /// Why it cannot be called, as the caller gets it; empty: it can.
    virtual std::string problem() const = 0;
    virtual ComputedAnswer call(const ComputedCall& call) = 0;
    /// A list of `{name, memory_size_bytes}`.
    virtual Value measure() const = 0;
    /// Bytes of its modules; nobody knows those of a script.
    virtual uint64_t memory() const = 0;
  };

 private:
  /// Folders of particles, by name, and when they are removed: Unix milliseconds.
  using Vaults = std::map<std::string, uint64_t>;
  /// Who asks for effects, by service: their numbers go on after a crash, as the tape has them.
  using Askers = std::map<std::string, effects::Asker>;
  struct Left {
    files::Tree tree;
    Vaults vaults;
    Askers askers;
  };

  struct Running {
    std::unique_ptr<Machine> machine;
    uint64_t bytes = 0;   // of it
    values::Kept memory;  // as many
  };

  /// Comes to the state that the calls so far lead to.
  void catchUp(const ComputedWorld& world);
  ComputedAnswer make(const ComputedCall& call, const ComputedWorld& world);
  void openSpace(const ComputedWorld& world);
  ComputedAnswer askMachine(const ComputedCall& call, const ComputedWorld& world);
  ComputedAnswer end(const ComputedCall& call);
  static void count(Running& running, const ComputedWorld& world);
  ComputedAnswer useFile(const ComputedCall& call);
  /// Makes the folder of the particle, and gives its path.
  std::string openVault(const ComputedCall& call);

  using Name = std::pair<uint32_t, std::string>;  // ComputedCall::behaviour, id of the service
  std::shared_ptr<const Left> left_;              // what the last crash left; null: nothing
  std::shared_ptr<files::Space> space_;           // null until it is needed; machines keep it
  std::string noSpace_;                           // why it cannot be used
  Vaults vaults_;
  Askers askers_;  // machines keep them
  std::map<Name, Running> machines_;
  std::vector<std::shared_ptr<const ComputedCall>> calls_;
  size_t made_ = 0;    // of `calls_`, by these machines
  bool known_ = true;  // all calls are in `calls_`
  values::Fingerprint content_{};
};

}  // namespace aqua::sim
