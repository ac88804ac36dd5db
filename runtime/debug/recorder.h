// Listens to the interpreters of a world.
#pragma once

#include <deque>
#include <functional>
#include <map>
#include <string_view>
#include <tuple>
#include <unordered_set>
#include <vector>

#include "runtime/debug/moment.h"
#include "runtime/vm/observer.h"

namespace aqua::debug {

using values::Value;

/// A variable of the script that has a value.
struct Seen {
  std::string_view name;  // with its sigil
  Value value;
};
/// A live stream, or stream map, of the script, by generation.
struct SeenStream {
  std::string_view name;  // with its sigil
  std::vector<std::vector<Value>> generations;
};
/// What an interpreter has in its memory when an instruction begins. Names belong to the script.
struct View {
  std::vector<Seen> variables;
  std::vector<SeenStream> streams;
  Value error;  // `:error:`
};

/// An image is made with it as its observer. It hears of one turn of a world after the other and, as its owner says,
/// finds out what is new, looks at one moment, or lets it pass.
class Recorder : public vm::Observer {
 public:
  /// By call; others, of spells and of peers that changed theirs, are nobody's.
  void setScripts(std::vector<const air::Script*> scripts) { scripts_ = std::move(scripts); }
  /// What happens in the next turn is new.
  void record(uint64_t turn);
  /// Of the next turn the moment is looked at before which so many instructions began.
  void look(uint32_t begun, View& into);
  void pass() { mode_ = Mode::Passes; }
  /// The turn is over; what it had.
  std::vector<Moment> takeMoments();
  void hear(const sim::Event& event);

  const sim::Event& eventOf(const Moment& moment) const { return events_[moment.detail]; }
  const Request& requestOf(const Moment& moment) const { return requests_[moment.detail]; }

  void starts(const vm::Sight& sight) override { sight_ = &sight; }
  void begins(const air::Instr& instr) override;
  void ends(const air::Instr& instr, End how) override;
  void merges(const air::Instr& instr, const vm::State& state, bool fromPrevious) override;
  void asks(const air::Instr& instr, const vm::CallRequest& request) override;
  void gets(const air::Instr& instr, uint32_t id, const vm::CallResult& result) override;

 private:
  enum class Mode : uint8_t { Passes, Records, Looks };
  /// An instruction that has not ended.
  struct Open {
    const air::Instr* instr = nullptr;
    uint64_t way = 0;        // that leads to it from the root; equal on every peer
    uint64_t rounds = 0;     // Fold: so often its body has begun
    size_t moment = 0;       // index into `moments_`, where it may be one
    bool candidate = false;  // it may be one
    bool known = false;      // the data has its state, so it was executed before
    bool inside = false;     // a part of it has begun
  };
  struct Candidate {
    Moment moment;
    bool keep = false;
  };
  void startStep(const sim::Event& event);
  void capture();
  /// The script of the step; null: it is no call's.
  const air::Script* script() const;
  bool passes(Moment& moment, const Open& open);
  bool isNew(const Open& open) { return known_.insert(open.way).second; }

  Mode mode_ = Mode::Passes;
  uint64_t turn_ = 0;
  uint32_t peer_ = kNobody, particle_ = 0;
  uint32_t begun_ = 0;
  bool ours_ = false;  // the step executes the script of its call
  const vm::Sight* sight_ = nullptr;
  std::vector<Open> open_;
  std::vector<Candidate> moments_;       // of this turn
  std::unordered_set<uint64_t> known_;   // ways that were gone
  std::unordered_set<uint64_t> passed_;  // ways to what is another peer's
  std::map<uint32_t, uint32_t> callOf_;  // by particle
  std::deque<sim::Event> events_;
  std::deque<Request> requests_;
  std::map<std::tuple<uint32_t, uint32_t, uint32_t>, uint32_t> asked_;  // by peer, particle and id
  std::vector<const air::Script*> scripts_;

  uint32_t wanted_ = 0;  // Looks
  View* view_ = nullptr;
};

}  // namespace aqua::debug
