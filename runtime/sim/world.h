// A run as a value: a copy is a fork, and neither of the two notices the other, but for the budget of memory, which
// they share.
#pragma once

#include "runtime/sim/state.h"

namespace aqua::sim {

/// Gets every event in order; may be empty, then events are not made.
using EventSink = std::function<void(const Event&)>;

struct Turn;

class World {
 public:
  /// Nothing has happened. `image` outlives all worlds that are made from it. `outside`, which may be null, serves
  /// what the scenario does not describe; forks share it.
  World(const ScenarioImage& image, Schedule schedule, std::shared_ptr<Outside> outside = nullptr);
  World(const ScenarioImage& image, uint64_t seed, std::shared_ptr<Outside> outside = nullptr)
      : World(image, Schedule{seed, Timing::Clock, {}, {}}, std::move(outside)) {}

  const ScenarioImage& image() const { return *image_; }
  /// Nothing can happen any more that a call could notice.
  bool quiet() const;
  /// What may happen next, earliest first. With a schedule the first need not be what happens by itself.
  std::vector<Enabled> enabled() const { return state_.agenda.all(); }
  /// What happens by itself.
  Enabled next() const;
  /// Where it happens; kNobody: it may concern every peer.
  uint32_t placeOf(const Enabled& event) const;
  const Pending& operator[](const Enabled& event) const { return state_.agenda[event.slot]; }
  /// What is pending by that name.
  std::optional<Enabled> find(const PendingName& name) const { return state_.agenda.find(name); }
  /// When it happens, if it does next.
  Micros timeOf(const Enabled& event) const { return timeOf(event, placeOf(event)); }
  /// Its wire keeps messages in order, and one that was sent earlier has not arrived.
  bool queued(const Enabled& event) const;
  /// Lets it happen: one run of an interpreter, or one event of the scenario, with all that follows at that instant.
  /// Time never goes back. When that comes to the end of the budget, nothing can happen any more.
  void take(const Enabled& event, const EventSink& sink = {});
  const Schedule& schedule() const { return *state_.schedule; }
  /// Changes the schedule of what has not happened yet.
  void decide(const DecisionKey& key, int64_t value);
  /// What the last event could have led to as well, in order: values of `one_of`, latencies under Manner::corners.
  std::span<const Met> met() const { return state_.met; }
  /// Peers that are down or paused, and wires that are cut, work again, and no event of the scenario follows.
  void heal(const EventSink& sink = {});
  /// All that what may still happen depends on, as content (D7): equal for two worlds that go on in the same way.
  values::Fingerprint fingerprint() const;
  // A world that is not alone, on a machine with a clock: whoever has the connections lets happen what is due.

  /// `gate` outlives the world.
  void open(Gate& gate) { state_.gate = &gate; }
  /// When the next thing is due, if anything is.
  std::optional<Micros> due() const;
  /// It is that late, whether anything happens or not: calls expire.
  void pass(Micros now, const EventSink& sink);
  /// Number of a particle that came from elsewhere; its signature is good.
  uint32_t admit(Particle particle);
  /// Null: there is none with that number.
  const Particle* particle(uint32_t number) const {
    return number < state_.particles.size() ? state_.particles[number].get() : nullptr;
  }
  /// `bytes`, data that nobody has looked at, is there now. `from`: kNobody is no peer of the scenario.
  void deliver(uint32_t to, uint32_t from, uint32_t particle, data::Bytes bytes);
  /// The life of these particles, by number, is over. Also what was noted for `finish` is forgotten.
  void forget(const std::vector<bool>& particles);
  /// What came to the end of the budget, if anything did; what is left of the world goes on.
  std::optional<vm::Exceeded> recover();
  /// Calls of functions without results have done what can be seen here.
  void letGo(const EventSink& sink);

  /// The end: calls that wait are told that they do.
  RunResult finish(Rest why, const EventSink& sink = {});

  uint64_t seed() const { return state_.seed; }
  /// The latest instant at which anything happened.
  Micros now() const { return state_.latest; }
  bool isUp(uint32_t peer) const { return state_.peers[peer].up; }
  /// The schedule has given it a role (decisions.def).
  bool plays(uint32_t peer) const { return state_.peers[peer].plays.has_value(); }
  /// What a peer of that name keeps beside particles; null: nothing.
  const Home* homeOf(std::string_view peer) const {
    return state_.peers[image_->find(image_->book().idOf(peer))].home.get();
  }
  /// Particles that it remembers.
  size_t actorsOf(std::string_view peer) const {
    return state_.peers[image_->find(image_->book().idOf(peer))].actors.size();
  }
  /// Messages and answers that reached the peer.
  uint64_t turnsOf(uint32_t peer) const { return state_.peers[peer].turns; }
  /// The limit of the scenario that ends the run before `next`.
  std::optional<Rest> limited(const Enabled& next) const;
  /// The budget has come to its end; forks share it, since what they keep lies in the same memory.
  bool overBudget() const { return state_.result.exceeded.has_value(); }
  /// Every call that began has an outcome, and one did.
  bool settled() const;
  const Stats& stats() const { return state_.result.stats; }
  /// Do two peers know different answers of one call, or refuse each other's data? What they say then; else nothing.
  std::optional<std::string> conflict(uint32_t a, uint32_t b) const;
  /// The streams that a peer knows: the name in the script of that call, such as `$a`, and the values in the order of
  /// iteration. One that was begun several times is told several times.
  using EachStream = std::function<void(uint32_t call, std::string_view name, std::span<const Value> values)>;
  void eachStream(uint32_t peer, const EachStream& each) const;
  /// What came of it; without an outcome, also who waits for what.
  RunResult result(Rest why) const;

 private:
  friend class Explanation;

  Micros timeOf(const Enabled& event, uint32_t place) const;
  bool waits(const Pending& what) const;
  /// Somebody waits for a call, or one is to begin.
  bool isWaiting() const;
  /// The clock or the chain, which have no end.
  bool isLasting(const Pending& what) const;
  /// What was pending happens.
  void react(const Turn& turn, const Enabled& event, Pending what);
  /// An answer that was gathered with others is pending alone.
  void splitOff(const EventName& answer);
  /// Particles of calls: flooders have their own.
  std::vector<uint32_t> called() const;
  void forgetNotes();
  /// How a call ended that nothing else ended.
  void end(Outcome& outcome, uint32_t particle, Rest why, bool limited) const;

  const ScenarioImage* image_;
  State state_;
};

/// Lets happen what happens by itself until the world is quiet, or a limit or an option ends it.
RunResult runToEnd(World& world, const SimOptions& options);

}  // namespace aqua::sim
