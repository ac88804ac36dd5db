// All that changes while a world runs, as a value: a copy is a fork, without a pointer into itself.
#pragma once

#include <compare>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include <llvm/ADT/DenseMap.h>

#include "runtime/builtins/home.h"
#include "runtime/sim/computed.h"
#include "runtime/sim/gate.h"
#include "runtime/sim/image.h"
#include "runtime/sim/particle.h"
#include "runtime/sim/schedule.h"
#include "runtime/sim/sim.h"
#include "runtime/vm/warm.h"

namespace aqua::sim {

/// An answer on its way back into the interpreter.
struct Delivery {
  uint32_t id = 0;
  vm::CallResult result;
  std::string service, function;
  uint64_t number = 0;  // of the call of that function on that peer
  air::Place place;
  uint32_t rule = kNobody;  // that answered, as in ScenarioImage::behaviours
  Micros takes = 0;
  uint64_t fuel = 0;  // instructions of a module
  uint64_t because = 0;
  uint32_t asked = kNobody;  // index into State::asked
  values::Kept kept;         // for the text of the result
};

/// Something that is going to happen.
struct Pending {
  enum class Kind : uint8_t {
    Planned,   // an event of the scenario
    End,       // of what lasts of it
    Flood,     // a flooder sends again
    Call,      // a call begins
    Results,   // answers of services
    Particle,  // a message arrives
    Lookup,    // a peer finds nobody to send its message to
    Alarm,     // the clock starts a spell
  };
  Kind kind = Kind::Call;
  uint32_t peer = 0;      // Results, Particle, Lookup; Alarm: whose spell it is
  uint32_t particle = 0;  // Results, Particle, Lookup
  uint32_t index = 0;     // Planned, End, Flood, Lookup: of the event; Call: of the invocation; Alarm: subscription
  uint64_t number = 0;    // Planned, End, Flood, Call, Alarm: which time
  MessageKey message;     // Particle, Lookup
  data::DataPtr data;     // Particle
  std::shared_ptr<const data::Bytes> bytes;  // Particle: in place of `data`, from another process
  bool damaged = false;                      // Particle: on the way, in that part
  CorruptPart part = CorruptPart::Value;
  std::shared_ptr<const Particle> changed;  // Particle: it travels with another header or script; null: as signed
  bool running = false;                     // the peer is at it
  bool follows = false;                     // Particle: not before those that were sent before it on its wire
  std::vector<Delivery> results;
  uint64_t because = 0;

  uint32_t from() const { return message.from; }
};

/// What is pending by a name that does not depend on what happens elsewhere: the order of what is due together.
struct PendingName {
  Pending::Kind kind{};
  uint32_t a = 0, b = 0, c = 0;
  uint64_t n = 0;
  auto operator<=>(const PendingName&) const = default;
};
PendingName nameOf(const Pending& what);
/// The same by what it is about, as schedules say it: one name, or one for each answer.
std::vector<EventName> namesOf(const Pending& what);

/// Something that may happen next; good until its world goes on.
struct Enabled {
  uint32_t slot = 0;
  Pending::Kind kind = Pending::Kind::Call;
  uint32_t peer = 0;
  Micros at = 0;  // virtual time at which it is due
  PendingName name;
};

/// What is going to happen, by time, and at the same time by tie, then by name. Taking the first costs the logarithm of
/// what is pending. A copy shares what is pending with the original until one of them changes it.
class Agenda {
 public:
  /// Number of the entry, good until it is taken.
  uint32_t push(Pending what, Micros at, uint64_t tie);
  const Pending& operator[](uint32_t slot) const { return *slots_[slot]; }
  Pending& edit(uint32_t slot);
  bool empty() const { return heap_.empty(); }
  /// Entries that are not of the scenario's plan.
  bool busy() const { return heap_.size() > plans_; }
  Enabled first() const { return enabled(heap_.front()); }
  /// All entries, in order.
  std::vector<Enabled> all() const;
  /// The entry of that name, if it is there.
  std::optional<Enabled> find(const PendingName& name) const;
  Pending take(uint32_t slot);
  /// Takes all that fit, in order.
  std::vector<Pending> takeAll(const std::function<bool(const Pending&)>& fits);

 private:
  struct Entry {
    Micros at;
    uint64_t tie;
    PendingName name;
    uint32_t slot;
  };
  static bool later(const Entry& a, const Entry& b);
  Enabled enabled(const Entry& entry) const;
  Pending release(uint32_t slot);

  size_t plans_ = 0;
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
  void forget() { warm_.reset(); }
  vm::Warm* get() const { return warm_.get(); }

 private:
  std::unique_ptr<vm::Warm> warm_;
};

/// A particle on a peer.
struct Actor {
  data::DataPtr data;
  Remembered warm;
  values::Kept foreign;                     // records that came as bytes
  std::shared_ptr<const Particle> changed;  // what it runs, where that was not signed by the initiator
  uint64_t runs = 0;
  Micros busyUntil = 0;
  bool complete = false, failed = false, expired = false;
  std::string told;  // the last answer that it got, for those who ask what a message carried
};

/// A message that a peer got, for events that deliver it again.
struct Received {
  MessageKey message;
  uint32_t particle = 0;
  data::DataPtr data;
  std::shared_ptr<const Particle> changed;
};

/// In place of an event: the schedule lets the peer crash.
inline constexpr uint32_t kDecided = kNobody - 1;

/// Is there a worker in the room that the scenario has for one?
enum class Life : uint8_t { There, Vacant, Gone };

struct PeerState {
  std::map<uint32_t, Actor> actors;  // by particle
  std::shared_ptr<Home> home;        // null: nothing is in it; shared with forks until one of them changes it
  Life life = Life::There;
  bool up = true, active = true;
  uint32_t paused = 0;         // so many events hold it
  int64_t moved = 0;           // microseconds that events moved its clock by
  uint32_t crashes = kNobody;  // event that lets it crash when it comes to `point`
  CrashPoint point = CrashPoint::Receive;
  std::optional<Role> plays;  // by the schedule, from some turn on; nothing: it is honest
  uint32_t fellBy = kNobody;  // event of the last crash
  Micros fellAt = 0;
  uint64_t fall = 0;                     // id of its event
  Computed computed;                     // services of modules and scripts
  std::vector<Pending> waiting;          // came while the peer was paused
  std::shared_ptr<const Received> last;  // only where an event may need it
  Micros now = 0;                        // its own time, under Timing::Free
  uint64_t turns = 0;                    // messages and answers that reached it
  Micros sentAt = 0;                     // the instant of `sent`
  uint64_t sent = 0;
};

/// A call that was never answered.
struct Unanswered {
  uint32_t peer;
  uint32_t particle;
  air::Place place;
  std::string service, function;
  Cause cause;
  Micros at = 0;
  uint32_t rule = kNobody;  // that says so
};

/// A message that a peer refused.
struct Refused {
  std::string from;
  int64_t code = 0;
  MessageKey message;
  Micros at = 0;
  uint64_t event = 0;
};

/// A call, for those who ask why its result did not come.
struct AskedCall {
  uint32_t peer = 0, particle = 0;
  air::Place place;
  bool answered = false;
  int32_t code = 0;
};
inline constexpr size_t kMostAsked = 4096;  // more explain nothing to anybody

/// A message that a partition holds.
struct Held {
  uint32_t event = 0;
  Pending what;
};

/// An event that lasts, or counts down.
struct Active {
  uint32_t event = 0;  // index into Scenario::events
  uint64_t left = 0;   // of the next messages
};

/// An event that waits for its trigger.
struct Armed {
  uint32_t index = 0;  // of the event; of the call, where `call`
  bool call = false;
  uint64_t seen = 0;
};

/// A point at which the run could have gone on otherwise, inside of what happened.
struct Met {
  DecisionKey key;
  int64_t taken = 0;
  std::vector<int64_t> others;  // values that were not
};

struct State {
  uint64_t seed = 0;
  std::shared_ptr<const Schedule> schedule;  // never null
  std::vector<bool> came;                    // by Schedule::orders: its first was handled
  std::vector<Met> met;                      // at the last event
  std::shared_ptr<values::Budget> budget;
  std::shared_ptr<Outside> outside;  // shared by forks; may be null
  Gate* gate = nullptr;              // to peers elsewhere; null: there are none
  std::vector<PeerState> peers;
  Agenda agenda;
  std::vector<std::shared_ptr<const Particle>> particles;
  std::vector<Outcome> outcomes;    // by particle
  std::vector<uint32_t> forgotten;  // particles whose numbers are free again
  std::vector<bool> settled;        // by particle: the caller has a result, an error, or gave up
  uint32_t settledFrom = 0;         // so many particles from the first are settled
  bool wiresChanged = false;        // peers may have come or gone since spells were told
  uint32_t blocks = 0;              // that the chain has made
  std::map<std::string, std::shared_ptr<const OwnScript>, std::less<>> spellScripts;  // by text; null: it is no script
  std::vector<bool> abandoned;  // by particle: its initiator crashed, and with it whoever waited
  std::map<std::pair<std::pair<uint32_t, uint32_t>, Micros>, uint32_t> gathering;  // answers for one particle on one
                                                                                   // peer at one instant, in the agenda
  llvm::DenseMap<uint64_t, uint64_t> messagesOn;                                   // by wire
  llvm::DenseMap<uint64_t, Micros> arrivedOn;  // by wire that does not reorder: when its last message arrives
  llvm::DenseMap<uint64_t, uint64_t> callsOf;  // by `callSubject`
  llvm::DenseMap<uint64_t, std::pair<uint32_t, Micros>> dials;  // by wire: failures in a row, end of the ban
  std::vector<uint64_t> begun;                                  // by invocation: how often
  std::map<std::pair<uint32_t, std::string>, std::vector<LostMessage>> lost;  // by particle and id of the receiver: the
                                                                              // first of each sender
  std::vector<Unanswered> silent;
  std::map<std::pair<uint32_t, uint32_t>, std::vector<Refused>> refused;  // by particle and peer
  std::vector<AskedCall> asked;                                           // the first, while somebody is told
  std::map<uint32_t, size_t> failedAt;  // begin of a place -> index into RunResult::failedCalls
  std::set<uint64_t> truth;             // answers that services gave, as fingerprints
  std::vector<Active> active;           // in the order in which they began
  /// What modules learn of a particle, which is kept: another one could come to its address.
  std::map<std::shared_ptr<const Particle>, std::shared_ptr<const marine::CallParameters>> introduced;
  std::map<std::pair<uint32_t, uint32_t>, data::DataPtr> told;  // by stripper and particle: all that it ever tells
  std::vector<Held> held;
  std::vector<Armed> armed;
  Micros now = 0;     // of what happens
  Micros latest = 0;  // that anything happened at
  RunResult result;   // as far as it is known; without outcomes of calls
};

}  // namespace aqua::sim
