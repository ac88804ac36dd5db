// One turn of a world: what happens at an instant, and what it leads to. The functions of this room that change a state
// get it in a turn.
#pragma once

#include "runtime/data/fingerprint.h"
#include "runtime/sim/image.h"
#include "runtime/sim/state.h"
#include "runtime/sim/world.h"

namespace aqua::sim {

struct Turn {
  State& state;
  const ScenarioImage& image;
  const EventSink& sink;

  PeerState& peer(uint32_t index) const { return state.peers[index]; }
  const Particle& particle(uint32_t index) const { return *state.particles[index]; }
  const PreparedCall& callOf(uint32_t particle) const { return image.calls()[this->particle(particle).call]; }
  /// Somebody wants to know what happens: a sink, or a trigger of the scenario.
  bool watching() const { return sink || !state.armed.empty(); }
  /// What the schedule says, if anything; `name` is asked only when it says something at all.
  template <class Name> std::optional<int64_t> decided(DecisionKind kind, Name&& name) const {
    const auto& deviations = state.schedule->deviations;
    if (deviations.empty()) return std::nullopt;
    auto found = deviations.find({kind, name()});
    return found == deviations.end() ? std::nullopt : std::optional(found->second);
  }
  /// An event at this instant, for `tell`.
  Event event(EventKind kind, uint32_t peer, uint64_t because) const;
  /// What data says, for those who are told and want to know.
  Fingerprint printOf(const data::DataPtr& data) const {
    return sink && image.manner().prints ? data::fingerprintOf(data.get()) : Fingerprint{};
  }
  /// Gives the event its id, which is returned, tells it, and lets happen what waits for it. 0 when nobody watches.
  uint64_t tell(Event event) const;
};

// ------------------------------------------------------------------------------------------------------- clock.cpp

/// The clock of a peer: Unix microseconds. Never negative.
uint64_t clockOf(const Turn& turn, uint32_t peer);
/// Is the life time of the particle over, as `when` looks at it? `late`: by how much, microseconds.
bool isExpired(const Turn& turn, uint32_t peer, const Particle& particle, Expiry when, int64_t* late = nullptr);
/// Draws that decide between what happens at the same instant.
uint64_t tieOf(const ScenarioImage& image, uint64_t seed, uint64_t subject, uint64_t counter);

// ---------------------------------------------------------------------------------------------------- particle.cpp

const vm::Prepared& scriptOf(const ScenarioImage& image, const Particle& particle);
std::string scriptText(const ScenarioImage& image, const Particle& particle);
/// Id of the peer that began it.
const std::string& initiatorOf(const ScenarioImage& image, const Particle& particle);
/// That its initiator gives it.
std::array<uint8_t, 64> signatureOf(const ScenarioImage& image, const Particle& particle);
/// Does the signature of `original` fit a copy of it that somebody changed?
bool isSigned(const ScenarioImage& image, const Particle& original, const Particle& copy);
/// What a module on this peer learns of the particle: all but the service and the arguments.
marine::CallParameters parametersOf(const Turn& turn, uint32_t peer, uint32_t particle);
/// What this peer runs: the copy that came to it first.
const Particle& particleOn(const State& state, uint32_t peer, uint32_t particle);

// -------------------------------------------------------------------------------------------------------- step.cpp

/// The number-th UUID of version 4 of its subject.
std::string uuidOf(uint64_t subject, uint64_t number);
vm::Params paramsOf(const State& state, const ScenarioImage& image, uint32_t peer, uint32_t particle);
/// A call begins: a particle is made, and its initiator runs the script.
void beginCall(const Turn& turn, const Pending& what);
/// The interpreter of the peer runs with what it got.
void runStep(const Turn& turn, Pending what);
/// The caller has an outcome; the first counts.
void settle(const Turn& turn, uint32_t particle, Ending ending, uint64_t because);
/// Number of the particle, which is new. `settled`: nobody waits for it.
uint32_t addParticle(const Turn& turn, std::shared_ptr<const Particle> particle, bool settled);
/// The script has ended on some peer.
bool isComplete(const State& state, uint32_t particle);
/// Calls whose life time ends before `at` have expired; of a peer with a clock of its own, those that began there.
void expireCalls(const Turn& turn, Micros at, uint32_t peer);

// ------------------------------------------------------------------------------------------------------ arrival.cpp

/// A message or answers are there.
void arrive(const Turn& turn, Pending what);
/// Whoever waits for these answers learns why they do not come.
void giveUp(const Turn& turn, const Pending& what, Cause cause);

// -------------------------------------------------------------------------------------------------------- calls.cpp

/// Whoever waits for the answer of this call, a request or its delivery, learns why it does not come.
template <class ServiceCall>
void neverAnswered(const Turn& turn, uint32_t peer, uint32_t particle, const ServiceCall& call, Cause cause,
                   uint32_t rule = kNobody) {
  turn.state.silent.push_back({peer, particle, call.place, call.service, call.function, cause, turn.state.now, rule});
}

/// What modules of this run may use.
ComputedWorld computedWorld(const Turn& turn);
/// Executes service calls of a step, and lets their answers come later.
void callServices(const Turn& turn, uint32_t peer, uint32_t particle, std::vector<vm::CallRequest> requests,
                  uint64_t because);

// ---------------------------------------------------------------------------------------------------- computing.cpp

/// For whom a peer computes, and the event that led to it.
struct Asker {
  uint32_t peer, particle;
  uint64_t because;
};
/// The call with its arguments and where they come from, but without what computes it.
ComputedCall callOfModule(const CallSite& call);
/// Adds what modules learn of the peer and the particle, and tells what they log. `parameters.creator` may be empty:
/// the peer itself.
ComputedAnswer compute(const Turn& turn, const Asker& asker, ComputedCall what);
Answer answerOf(ComputedAnswer computed);

// ----------------------------------------------------------------------------------------------------- delivery.cpp

/// What a step has to send, to each of the peers.
struct Mail {
  const std::vector<std::string>& ids;
  const data::DataPtr& data;
  const data::DataPtr& before;  // what the peer knew before; may be null
};
void sendData(const Turn& turn, uint32_t peer, uint32_t particle, const Mail& mail, uint64_t because);
/// One of the ids is none, and the peer gives up all that it had to send.
bool givesUp(const Turn& turn, uint32_t peer, const std::vector<std::string>& ids);
void loseAll(const Turn& turn, uint32_t peer, uint32_t particle, const std::vector<std::string>& ids, uint64_t because);
/// A message that was sent goes on its way now; latency is drawn for it.
void onItsWay(const Turn& turn, Pending message, Micros extra, const Range* latency);
/// A message is lost, as no connection came about; after the third time the peer does not try for a while.
void endLookup(const Turn& turn, const Pending& message);
/// A message came too late, for those who ask why nothing happened.
void noteExpired(const Turn& turn, const Pending& message, int64_t late, uint64_t event);
/// A message is lost, or was never sent.
void loseMessage(const Turn& turn, const Pending& message, Loss loss, uint32_t rule);

// ----------------------------------------------------------------------------------------------------- triggers.cpp

/// The number-th time of an event or a call.
void plan(const Turn& turn, Pending::Kind kind, uint32_t index, uint64_t number, Micros at, uint64_t because);
/// A call, once more.
void planCall(const Turn& turn, uint32_t index, Micros at, uint64_t because);
/// The events of the scenario that wait for a time or a trigger begin to wait.
void planEvents(const Turn& turn);
/// What waits for `event` happens, or is planned.
void pullTriggers(const Turn& turn, const Event& event);

// ------------------------------------------------------------------------------------------------------- faults.cpp

/// An event happens.
void happen(const Turn& turn, uint32_t event, uint64_t number, uint64_t because);
/// What lasted of it ends.
void endOf(const Turn& turn, uint32_t event);
/// Everything that events and the schedule broke works again, and no event of the scenario is to come.
void healAll(const Turn& turn);
/// The peer loses everything that is not on disk, if a crash waits for this point. Then true.
bool crashesAt(const Turn& turn, uint32_t peer, CrashPoint point, uint64_t because);
/// The `set_link` that last.
std::vector<uint32_t> changedLinks(const State& state, const Scenario& scenario);

/// What events do to a message between these peers, in place of delivering it as usual.
struct Interference {
  uint32_t drop = kNobody, hold = kNobody, duplicate = kNobody, corrupt = kNobody, undialed = kNobody;  // events
  data::DataPtr data;  // in place of what was sent
  Loss loss = Loss::None;
  Micros delay = 0;
  uint64_t slower = 1;
  CorruptPart part = CorruptPart::Value;
};
Interference interfere(const Turn& turn, const Pending& message);

// ----------------------------------------------------------------------------------------------------- hosting.cpp

/// What a node or a worker keeps, which is changed.
Home& homeOf(const Turn& turn, uint32_t peer);
/// The node in which a call happens, for built-ins.
class Estate : public Premises {
 public:
  /// `because` is read when something is told, and outlives this.
  Estate(const Turn& turn, uint32_t peer, uint32_t particle, const uint64_t& because)
      : turn_(turn), peer_(peer), particle_(particle), because_(because) {}
  Home& home() override;
  Home& host() override;
  const Home& look() const override;
  const Home& lookAtHost() const override;
  const std::string& hostId() const override;
  const Home* homeOf(std::string_view worker) const override;
  bool isManager(std::string_view peer) const override;
  std::string_view particle() const override;
  std::string token() const override;
  std::string newId() override;
  std::optional<std::string> addWorker() override;
  void removeWorker(std::string_view worker) override;
  void setActive(std::string_view worker, bool active) override;
  void subscribe(std::string_view peer, std::string_view spell) override;
  void unsubscribe(std::string_view peer, std::string_view spell) override;
  // computing.cpp
  std::string startService(const Instance& instance) override;
  Answer callService(const Instance& instance, const CallSite& call) override;
  Answer measureService(const Instance& instance) override;
  void endService(const Instance& instance) override;
  bool writeFile(std::string_view path, std::string_view text) override;
  std::optional<std::string> readFile(std::string_view path) override;

 private:
  uint32_t hostPeer() const;
  Asker asker() const { return {peer_, particle_, because_}; }

  const Turn& turn_;
  uint32_t peer_, particle_;
  const uint64_t& because_;
};
/// Workers that the scenario has are there, or their rooms are, and its spells are.
void furnish(const Turn& turn, uint32_t host);
/// The worker takes particles of strangers, and its spells are started, or not.
void setActive(const Turn& turn, uint32_t worker, bool active);
/// The clock starts a spell.
void ring(const Turn& turn, Pending what);
/// Spells learn of peers that came or went since the last time.
void noteConnections(const Turn& turn);
/// The chain makes a block.
void makeBlock(const Turn& turn, const Value& events);
/// The node is down, or up again with what is on its disk.
void silenceSpells(const Turn& turn, uint32_t host);
/// Instances of its services and those of its workers are gone, and their files but for what is on its disk.
void endInstances(const Turn& turn, uint32_t host);
void wakeSpells(const Turn& turn, uint32_t host);
/// The disk of the node is empty: it has what it had at the start.
void loseHome(const Turn& turn, uint32_t host);
/// Does the clock or the chain go on to start something?
bool hasSpells(const State& state);

// -------------------------------------------------------------------------------------------------------- roles.cpp

/// What a dishonest peer plays.
struct Guise {
  Role role{};
  std::string_view target;   // a name; empty: nobody in particular
  uint32_t event = kNobody;  // the `become` of the scenario that says so; kNobody: the schedule
};
/// By the `become` that lasts for this peer and began last, else by the schedule; nothing: it is honest.
std::optional<Guise> guiseOf(const Turn& turn, uint32_t peer);
/// What a dishonest peer answers in place of `answer`.
void misanswer(const Turn& turn, uint32_t peer, uint32_t particle, const vm::CallRequest& request, Answer& answer,
               uint64_t because);
/// A message that a dishonest peer is about to send.
struct Crooked {
  const Guise& guise;
  Pending& message;             // to another peer; changes
  const data::DataPtr& before;  // what the peer knew before this step; may be null
  size_t index;                 // of it among the messages of the step
  bool last;                    // of them
  uint64_t because;
  Micros later = 0;  // how much later it is sent
};
/// Does to the message what the role says. False: it is kept back, and that is told.
bool misbehave(const Turn& turn, Crooked& crooked);
/// A flooder sends its particles, and goes on while somebody waits for a call.
void flood(const Turn& turn, uint32_t event, uint64_t number);

// -------------------------------------------------------------------------------------------------------- truth.cpp

/// A service gave this answer.
void rememberAnswer(const Turn& turn, uint32_t peer, std::string_view service, std::string_view function,
                    const vm::CallResult& result);
/// Values that peers hold as answers of services that never gave them, for people.
std::vector<std::string> forgedValues(const State& state, const ScenarioImage& image);

// ------------------------------------------------------------------------------------------------------ corrupt.cpp

/// The bytes of data with one of them changed in that part; `bits` choose which.
data::Bytes corrupted(const data::Data& data, CorruptPart part, uint64_t bits);

}  // namespace aqua::sim
