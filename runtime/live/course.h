// A world of live peers, and all that it hears from outside, in order: the time, particles, which messages found no
// way, what processes answered, what was drawn. One image and one course lead to one world. So its notes are what a
// recording is run again from, and what a folder keeps.
#pragma once

#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "compiler/base/result.h"
#include "runtime/live/keep.h"
#include "runtime/sim/gate.h"
#include "runtime/sim/world.h"
#include "runtime/wire/particle.h"

namespace aqua::live {

using sim::Micros;

class Course : private sim::Gate {
 public:
  struct Setup {
    uint32_t port = 0;       // the peer that has the connections
    std::vector<bool> here;  // by peer: is it in this process?
    std::shared_ptr<sim::Outside> outside;
    std::function<sim::Loss(const sim::Letter&)> send;
    sim::EventSink sink;  // gets every event
    /// Gets what was heard as a line of a recording, before anything follows from it. May be empty.
    std::function<void(const values::Value& line)> note;
    Keep* keep = nullptr;  // keeps the same, but for what it had kept before; outlives this, may be null
  };
  /// The start of the image's scenario is the time at which the world began. `image` outlives this.
  Course(const sim::ScenarioImage& image, Setup setup);
  ~Course() override;
  Course(const Course&) = delete;
  Course& operator=(const Course&) = delete;

  sim::World& world() { return world_; }
  const sim::World& world() const { return world_; }
  /// Lets happen what is due. What came to the end of the budget is told; the world goes on.
  std::vector<vm::Exceeded> turn(Micros now);
  /// A particle that is in time and that its initiator signed, from a peer of the scenario or kNobody. Its number;
  /// text: why it cannot be taken.
  base::Result<uint32_t> arrive(Micros now, uint32_t from, wire::Particle particle);
  /// Does it live already, by its signature?
  bool knows(wire::View signature) const { return alive_.contains(std::string(wire::textOf(signature))); }
  size_t alive() const { return alive_.size(); }
  /// Particles whose life time is over are gone; which, by number.
  std::vector<bool> forgetDead(Micros now);
  /// Calls of functions without results have done what can be seen here.
  void letGo(Micros now);

  /// Lets `keep` begin anew when it is large and nothing is left that depends on what it has.
  void tidy();

  /// Hears what was noted, in place of the network and of processes, as long as the lines go. Text: which line is
  /// wrong.
  base::Result<base::Done> again(std::span<const values::Value> lines);

 private:
  class Answers;
  struct Alive {
    uint32_t number = 0;
    Micros until = 0;
  };

  bool isHere(uint32_t peer) const override { return setup_.here[peer]; }
  sim::Loss send(const sim::Letter& letter) override;
  uint64_t draw() override;
  sim::Answer ask(const sim::Behaviour& behaviour, const std::string& peer, const sim::CallSite& call);
  /// `fresh`: nobody had noted it, even if what led to it was.
  void note(std::string_view kind, std::vector<std::pair<std::string, values::Value>> members, bool fresh = false);
  void noteTurn();
  bool isBlank() const;
  base::Result<base::Done> foresee(const values::Value& line);
  base::Result<base::Done> hear(const values::Value& line);
  base::Result<base::Done> hearArrival(const values::Value& line, Micros now);
  std::shared_ptr<const sim::OwnScript> scriptOf(const std::string& text);

  const sim::ScenarioImage& image_;
  Setup setup_;
  sim::EventSink sink_;
  sim::World world_;
  std::unordered_map<std::string, Alive> alive_;  // by signature: all that came or went
  std::unordered_map<std::string, std::weak_ptr<const sim::OwnScript>> scripts_;
  Micros turn_ = 0;                       // the time of this turn
  bool noted_ = true;                     // it has its line
  uint64_t letters_ = 0;                  // that were sent
  bool again_ = false;                    // what follows was noted
  std::map<uint64_t, sim::Loss> unsent_;  // then: by letter
  std::deque<sim::Answer> answered_;      // then: of processes, in order
  std::deque<uint64_t> drawn_;            // then: in order
};

}  // namespace aqua::live
