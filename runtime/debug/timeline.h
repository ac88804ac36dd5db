// A run as something that one can go forwards and backwards in.
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "runtime/debug/recorder.h"
#include "runtime/sim/world.h"

namespace aqua::debug {

/// Answers from outside, given once: a turn that is executed again gets what it got then.
class Answers : public sim::Outside {
 public:
  /// `inner` may be null: then nobody asks.
  explicit Answers(std::shared_ptr<sim::Outside> inner) : inner_(std::move(inner)) {}
  void begin(uint64_t turn) {
    turn_ = turn;
    next_ = 0;
  }
  sim::Answer ask(const sim::Behaviour& behaviour, const std::string& peer, const sim::CallSite& call) override;
  effects::Hub& effects() override { return inner_->effects(); }

 private:
  std::shared_ptr<sim::Outside> inner_;
  std::vector<std::vector<sim::Answer>> given_;  // by turn
  uint64_t turn_ = 0;
  size_t next_ = 0;
};

/// The moments of a run, as far as it was executed. They never change. What a peer has in its memory at one of them is
/// found by executing its turn again, from a copy of the world that was kept.
class Timeline {
 public:
  /// So many moments are remembered; a run that has more ends there.
  static constexpr size_t kMostMoments = 2'000'000;

  /// `image` has `recorder` as its observer, no warm peers, and worlds that are copied. Both outlive this.
  Timeline(const sim::ScenarioImage& image, sim::Schedule schedule, std::shared_ptr<sim::Outside> outside,
           Recorder& recorder);

  /// Lets the next thing happen, which adds moments, or none. False: the run has ended.
  bool more();
  size_t size() const { return moments_.size(); }
  const Moment& operator[](size_t index) const { return moments_[index]; }
  const sim::Event& eventOf(const Moment& moment) const { return recorder_.eventOf(moment); }
  /// Of a call that is asked, or whose service has answered; null for all other moments.
  const Request* requestOf(const Moment& moment) const;
  /// What came of the run; nothing: it goes on.
  const std::optional<sim::RunResult>& result() const { return result_; }
  /// It has more moments than are remembered.
  bool full() const { return full_; }

  /// Before the instruction of a moment begins; empty for events.
  View viewOf(size_t index);
  /// The world before the turn of a moment; at `size()`: as it is now.
  sim::World worldAt(size_t index);
  const sim::ScenarioImage& image() const { return image_; }

 private:
  struct Snapshot {
    uint64_t turn;
    sim::World world;
  };
  void keep();
  void end(sim::Rest why);
  void add();
  sim::World worldBefore(uint64_t turn);

  const sim::ScenarioImage& image_;
  Recorder& recorder_;
  std::shared_ptr<Answers> answers_;
  sim::EventSink sink_;
  std::vector<Moment> moments_;
  std::vector<Snapshot> snapshots_;
  std::optional<Snapshot> last_;  // that was asked for
  uint64_t every_ = 16;           // turns between snapshots
  sim::World world_;              // before turn `turn_`, which has not happened
  uint64_t turn_ = 0;
  std::optional<sim::RunResult> result_;
  bool full_ = false;
};

}  // namespace aqua::debug
