// The two traces that a run starts from and the one that it writes (EXECUTION.md 8).
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "runtime/data/data.h"
#include "runtime/vm/leaves.h"
#include "runtime/vm/vm.h"

namespace aqua::vm {

/// A state that was found for an instruction, previous and current data being merged.
struct Met {
  static constexpr uint32_t kNowhere = UINT32_MAX;
  const State* state = nullptr;  // null pointer: the instruction is new
  bool fromPrevious = false;
  uint32_t previous = kNowhere;  // positions that the state is known by in either trace
  uint32_t current = kNowhere;
};

class Merger {
 public:
  Merger(const Trace& previous, const Trace& current);

  /// What is wrong with the data; set when one of the functions below gave false.
  const std::string& error() const { return error_; }
  uint32_t size() const { return base_ + static_cast<uint32_t>(trace_.size()); }
  /// States before this one were written in earlier runs; the previous data has them.
  uint32_t base() const { return base_; }
  /// Those of this run.
  std::vector<State>& trace() { return trace_; }
  State& at(uint32_t position) { return trace_[position - base_]; }
  /// The run is over; another one may go on behind what it wrote.
  std::vector<State> give();

  /// Makes room for as many states as there are.
  void reserve();
  /// No par and no fold over a stream is open.
  bool plain() const { return pars_.empty() && folds_.empty(); }
  /// The last state of the last run is taken back, and read again.
  void readLast(const Trace& previous);
  /// Reads parts of the traces.
  void read(Span previous, Span current);
  /// One fold over a stream is open, and no par.
  bool inFold() const { return pars_.empty() && folds_.size() == 1; }
  /// What the state of that fold would be if it were closed.
  struct Paused {
    uint32_t position = 0;
    State state;
  };
  Paused pauseFold() const { return {folds_.back().header, State::fold(folds_.back().written)}; }
  /// Goes on with that fold after a run in which it was paused. What others did in it is in `current`, where its state
  /// is at `at`; null pointer: nothing.
  [[nodiscard]] bool resumeFold(const Trace& previous, const Trace* current, uint32_t at);
  /// The state that a fold got that was opened in an earlier run and has ended in this one.
  const std::optional<Paused>& ended() const { return ended_; }
  /// States of earlier runs have become more or fewer.
  void move(const Moves& moves, uint32_t size);
  /// A state of an earlier run, and where the current data has it.
  void noteOrigin(uint32_t position, uint32_t current) { earlier_.emplace_back(position, current); }
  std::array<uint32_t, 2> origin(uint32_t position) const;

  [[nodiscard]] bool meetCall(Met& met);
  [[nodiscard]] bool meetAp(Met& met);
  [[nodiscard]] bool meetCanon(Met& met);
  void emit(State&& state, const Met& met = {});
  void emit(const State& state, const Met& met = {});

  // The states that the innermost branch of a par has of the data, where nothing inside opens windows of its own.
  uint32_t previousPosition() const { return sides_[0].position; }
  uint32_t previousWindow() const { return sides_[0].window; }
  uint32_t currentWindow() const { return sides_[1].window; }
  uint32_t currentPosition() const { return sides_[1].position; }
  /// Would previous and current data, merged, be the previous data?
  bool nothingNew() const;
  /// Takes all states and emits the previous ones. Only where there is nothing new.
  void copyPrevious();

  // Windows of the branches of a par (8.3); pars end in reverse order of their starts.
  [[nodiscard]] bool startPar();
  void endLeft();
  void endRight();

  // Windows of the iterations of stream folds (8.4). Folds end in reverse order, too, but an iteration may be opened
  // for any live one: `fold` is what startFold said.
  [[nodiscard]] bool startFold(size_t& fold);
  [[nodiscard]] bool startIteration(size_t fold, uint32_t position);
  void enterNext(size_t fold);
  [[nodiscard]] bool reachEnd(size_t fold);
  [[nodiscard]] bool stepBack(size_t fold);
  void endGeneration(size_t fold);
  void endFold();

 private:
  /// Reads one trace through a window.
  struct Slider {
    const Trace* trace;
    uint32_t position = 0;
    uint32_t window = 0;  // states that may still be taken
    const State* take() { return window == 0 ? nullptr : (--window, &(*trace)[position++]); }
  };
  struct Resume {
    uint32_t position = 0, window = 0;
  };
  struct Par {
    static constexpr uint32_t kNone = UINT32_MAX;
    uint32_t header = 0;  // position in the new trace
    uint32_t left = 0;
    uint32_t lastInside = kNone;  // in this branch: the `par` that ended last
    uint32_t lastEnd = 0;         // and where it ended
    uint64_t jumps = 0;           // when the right branch began
    struct Side {
      uint32_t begin = 0, left = 0, right = 0;  // as the data has it
      Resume after;
    } sides[2];
  };
  struct Windows {
    bool known = false;
    Span before, after;
  };
  /// Windows by the position of the value; each is taken once, mostly in the order in which they are.
  struct LoreIndex {
    std::vector<std::pair<uint32_t, Windows>> entries;  // by position
    size_t next = 0;
    Windows take(uint32_t position);
  };
  struct Record {
    uint32_t position = 0;
    Windows sides[2];
    enum class Stage : uint8_t { Before, Between, After, Done } stage = Stage::Before;
    uint32_t beforeBegin = 0, beforeEnd = 0, afterBegin = 0, afterEnd = 0;
  };
  struct Fold {
    uint32_t header = 0;
    LoreIndex lore[2];
    Resume after[2];
    std::vector<Record> records;  // of the generation that is being visited
    size_t cursor = 0;
    bool goingBack = false;
    std::vector<LoreEntry> written;
  };

  [[nodiscard]] bool fail(std::string text);
  [[nodiscard]] bool expected(const State* previous, const State* current, bool previousFits, bool currentFits,
                              const char* what);
  void readSizes(size_t side);
  State shown(size_t side, const State& state) const;
  [[nodiscard]] bool parSide(Par& par, size_t side, const State* state);
  [[nodiscard]] bool foldSide(Fold& fold, size_t side, const State* state);
  [[nodiscard]] bool generationAt(size_t side, uint32_t position, uint32_t& generation);
  [[nodiscard]] bool openWindow(size_t side, const Windows& windows, bool after);
  [[nodiscard]] bool openAfter(Record& record);

  Slider sides_[2];     // previous, current
  uint64_t jumps_ = 0;  // windows of folds that were opened
  std::shared_ptr<const Trace>
      sized_[2];  // in place of that of a side, where branches are not read as they were written
  std::vector<State> trace_;
  std::vector<std::array<uint32_t, 2>> origins_;  // new position -> position in either trace
  uint32_t base_ = 0;
  std::vector<std::pair<uint32_t, uint32_t>> earlier_;  // origins in the current data of states before `base_`
  std::optional<Paused> ended_;
  std::vector<Par> pars_;
  std::vector<Fold> folds_;
  std::string error_;
};

/// As the production VM writes states into its messages.
std::string debugText(const State& state);
/// The value of an executed call.
std::string valueDebugText(const State& state);

}  // namespace aqua::vm
