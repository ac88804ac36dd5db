// The state of one run (the implementation of sim.h).
#pragma once

#include <deque>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "runtime/sim/services.h"
#include "runtime/sim/sim.h"
#include "runtime/vm/warm.h"

namespace aqua::sim {

/// An answer on its way back into the interpreter.
struct Delivery {
  uint32_t id = 0;
  vm::CallResult result;
  std::string service, function;
  air::Place place;
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

/// What is going to happen, by time, and at the same time by the schedule. Popping costs the logarithm of what is
/// pending.
class Agenda {
 public:
  Agenda(Schedule schedule, uint64_t seed) : schedule_(schedule), seed_(seed) {}
  /// Index of the entry, good until it is popped.
  uint32_t push(Pending what, Micros at);
  Pending& operator[](uint32_t slot) { return slots_[slot]; }
  bool empty() const { return heap_.empty(); }
  Micros nextTime() const { return heap_.front().at; }
  Pending pop();
  /// What is left, in no particular order.
  template <class Visit> void each(Visit visit) const {
    for (const Entry& entry : heap_) visit(slots_[entry.slot]);
  }

 private:
  struct Entry {
    Micros at;
    uint64_t tie, number;
    uint32_t slot;
  };
  static bool later(const Entry& a, const Entry& b);

  Schedule schedule_;
  uint64_t seed_, pushed_ = 0;
  std::vector<Entry> heap_;
  std::deque<Pending> slots_;
  std::vector<uint32_t> free_;
};

/// Who reaches whom, and how long it takes.
class Wires {
 public:
  explicit Wires(const Scenario& scenario);
  bool reach(uint32_t from, uint32_t to) const;
  Micros latency(uint32_t from, uint32_t to);

 private:
  struct Wire {
    std::optional<Range> latency;
    bool linked = false;
    uint64_t draws = 0;
  };
  static uint64_t pair(uint32_t from, uint32_t to) { return (uint64_t{from} << 32) | to; }

  const Scenario& scenario_;
  std::vector<uint32_t> relay_;  // per peer, or kNobody
  uint32_t center_ = kNobody;
  std::unordered_map<uint64_t, Wire> wires_;
};

class Simulation {
 public:
  Simulation(const Scenario& scenario, const Invocation& invocation, const SimOptions& options);
  RunResult run();

 private:
  struct PeerState {
    Host host = Host::Node;
    data::DataPtr data;
    std::unique_ptr<vm::Warm> warm;
    uint64_t runs = 0;
    bool complete = false, failed = false;
  };
  struct Unanswered {
    uint32_t peer;
    air::Place place;
    std::string service, function;
    Cause cause;
  };

  Rest loop();
  void step(Pending what);
  void finish(Rest rest);
  vm::Params paramsOf(uint32_t peer) const;
  void send(uint32_t from, const std::vector<std::string>& to, const data::DataPtr& data);
  void request(uint32_t peer, vm::CallRequest& request);
  Answer answer(uint32_t peer, const CallSite& call);
  std::optional<Answer> initiatorAnswer(const CallSite& call);
  void deliverLater(uint32_t peer, Delivery delivery, Micros takes);
  void failed(uint32_t peer, const vm::Outcome& outcome);
  void settle(Ending ending);
  void noteFailure(uint32_t peer, const CallSite& call, air::Place place, const std::string& message);
  void explain();
  Wait waitOf(uint32_t peer, vm::Waiting what, const std::vector<Unanswered>& unanswered) const;

  bool watching() const { return static_cast<bool>(options_.onEvent); }
  Event event(EventKind kind, uint32_t peer) const;

  const Scenario& scenario_;
  const Invocation& invocation_;
  const SimOptions& options_;
  std::shared_ptr<const vm::Prepared> script_;
  PeerBook book_;
  std::vector<PeerState> peers_;
  std::unordered_map<std::string_view, uint32_t> byId_;
  std::vector<std::string_view> nodes_;
  DescribedServices services_;
  std::unordered_map<std::string_view, Builtin> builtins_[2];  // by host; "service\0function"
  std::deque<std::string> builtinNames_;
  std::unordered_map<std::string_view, const Value*> args_;
  std::unordered_map<std::string_view, const Callback*> callbacks_;  // that have no behaviour of their own
  Wires wires_;
  Agenda agenda_;
  std::map<std::pair<uint32_t, Micros>, uint32_t> gathering_;  // answers for one peer at one instant
  std::map<std::string, LostMessage, std::less<>> lost_;       // by id of the peer that was not reached
  std::vector<Unanswered> silent_;
  std::map<uint32_t, size_t> failedAt_;  // begin of a place -> index into RunResult::failedCalls
  uint32_t initiator_ = 0;
  Micros now_ = 0, ttl_ = 0;
  uint64_t messages_ = 0;
  bool settled_ = false;
  RunResult result_;
};

}  // namespace aqua::sim
