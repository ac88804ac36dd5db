// The state of a run as a value: a copy is a fork, and neither of the two notices the other, but for the budget of
// memory, which they share.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include <llvm/ADT/DenseMap.h>

#include "runtime/sim/image.h"
#include "runtime/sim/sim.h"
#include "runtime/vm/warm.h"

namespace aqua::sim {

/// An answer on its way back into the interpreter.
struct Delivery {
  uint32_t id = 0;
  vm::CallResult result;
  std::string service, function;
  air::Place place;
  values::Kept kept;  // for the text of the result
};

/// Something that is going to happen.
struct Pending {
  enum class Kind : uint8_t { Start, Particle, Results };
  Kind kind = Kind::Start;
  uint32_t peer = 0, from = 0;  // from: Particle
  uint64_t message = 0;         // Particle
  data::DataPtr data;           // Particle
  std::vector<Delivery> results;
};

/// Something that may happen next; good until its world goes on.
struct Enabled {
  uint32_t slot = 0;
  Pending::Kind kind = Pending::Kind::Start;
  uint32_t peer = 0;
  uint64_t message = 0;  // Particle
  Micros at = 0;         // virtual time at which it is due
};

/// What is going to happen, by time, and at the same time by tie, then by age. Taking the first costs the logarithm of
/// what is pending. A copy shares what is pending with the original until one of them changes it.
class Agenda {
 public:
  /// Number of the entry, good until it is taken.
  uint32_t push(Pending what, Micros at, uint64_t tie);
  const Pending& operator[](uint32_t slot) const { return *slots_[slot]; }
  Pending& edit(uint32_t slot);
  bool empty() const { return heap_.empty(); }
  Enabled first() const { return enabled(heap_.front()); }
  /// All entries, in order.
  std::vector<Enabled> all() const;
  Pending take(uint32_t slot);

 private:
  struct Entry {
    Micros at;
    uint64_t tie, number;
    uint32_t slot;
  };
  static bool later(const Entry& a, const Entry& b);
  Enabled enabled(const Entry& entry) const;

  uint64_t pushed_ = 0;
  std::vector<Entry> heap_;
  std::vector<std::shared_ptr<Pending>> slots_;
  std::vector<uint32_t> free_;
};

/// What a peer remembers of its last run. It belongs to one world, so a copy begins without; that costs time and
/// changes nothing.
class Remembered {
 public:
  Remembered() = default;
  Remembered(const Remembered&) {}
  Remembered(Remembered&&) = default;
  Remembered& operator=(const Remembered&) {
    warm_.reset();
    return *this;
  }
  Remembered& operator=(Remembered&&) = default;
  void begin() { warm_ = std::make_unique<vm::Warm>(); }
  vm::Warm* get() const { return warm_.get(); }

 private:
  std::unique_ptr<vm::Warm> warm_;
};

struct PeerState {
  data::DataPtr data;
  Remembered warm;
  values::Kept foreign;  // records that came as bytes
  uint64_t runs = 0;
  bool complete = false, failed = false;
};

/// A call that was never answered.
struct Unanswered {
  uint32_t peer;
  air::Place place;
  std::string service, function;
  Cause cause;
};

/// Gets every event in order; may be empty, then events are not made.
using EventSink = std::function<void(const Event&)>;

class World {
 public:
  /// The call is about to begin. `image` outlives all worlds that are made from it.
  World(const ScenarioImage& image, uint64_t seed);

  const ScenarioImage& image() const { return *image_; }
  /// Nothing can happen any more.
  bool quiet() const { return agenda_.empty() || overBudget(); }
  /// What may happen next, in the order of the schedule; the first is what happens by itself.
  std::vector<Enabled> enabled() const { return agenda_.all(); }
  Enabled next() const { return agenda_.first(); }
  /// Lets it happen: one run of an interpreter with all that follows at that instant. Time never goes back. When that
  /// comes to the end of the budget, nothing can happen any more.
  void take(const Enabled& event, const EventSink& sink = {});

  uint64_t seed() const { return seed_; }
  Micros now() const { return now_; }
  /// The budget has come to its end; forks share it, since what they keep lies in the same memory.
  bool overBudget() const { return result_.exceeded.has_value(); }
  /// The caller has a result or an error.
  bool settled() const { return settled_; }
  const Stats& stats() const { return result_.stats; }
  /// What came of it; without an outcome, also who waits for what.
  RunResult result(Rest why) const;

 private:
  friend class Step;
  friend class Explanation;

  vm::Params paramsOf(uint32_t peer) const;
  /// Of draws that decide between what happens at the same instant.
  uint64_t tie(uint64_t subject, uint64_t counter) const;

  const ScenarioImage* image_;
  uint64_t seed_;
  std::shared_ptr<values::Budget> budget_;
  std::vector<PeerState> peers_;
  Agenda agenda_;
  std::map<std::pair<uint32_t, Micros>, uint32_t> gathering_;  // answers for one peer at one instant, in the agenda
  llvm::DenseMap<uint64_t, uint64_t> messagesOn_;              // by wire
  llvm::DenseMap<uint64_t, uint64_t> callsOf_;                 // by `callSubject`
  std::map<std::string, LostMessage, std::less<>> lost_;       // by id of the peer that was not reached
  std::vector<Unanswered> silent_;
  std::map<uint32_t, size_t> failedAt_;  // begin of a place -> index into RunResult::failedCalls
  Micros now_ = 0;
  uint64_t messages_ = 0;
  bool settled_ = false;
  RunResult result_;  // as far as it is known
};

/// Lets happen what happens by itself until the world is quiet, or a limit or an option ends it.
RunResult runToEnd(World& world, const SimOptions& options);

}  // namespace aqua::sim
