// The streams that are live in a run, and the `new`s that they belong to (EXECUTION.md 4.4).
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "runtime/vm/failure.h"
#include "runtime/vm/folds.h"
#include "runtime/vm/memory.h"
#include "runtime/vm/prepared.h"

namespace aqua::vm {

struct Run;

class Streams {
 public:
  explicit Streams(const Prepared& script) : script_(&script), live_(script.streams()) {}

  /// For reading. Null pointer: it does not live.
  Stream* find(uint32_t slot) {
    auto& live = live_[slotOf(slot)];
    return live.empty() ? nullptr : live.back().get();
  }
  /// For writing. A global one comes to life.
  Stream& at(Run& run, uint32_t slot);
  /// That of the stream around, where this one is lost.
  uint32_t slotOf(uint32_t slot) const {
    while (live_[slot].empty() && slot >= script_->globalStreams()) slot = script_->around(slot);
    return slot;
  }
  /// Room for so many values more, in a stream that may not live yet.
  bool hasRoom(uint32_t slot, size_t values) const {
    return live_[slot].empty() || live_[slot].back()->size() + values < Stream::kLimit;
  }
  /// The innermost live stream of that name; null pointer: there is none.
  const Stream* named(air::NameId name) const;
  bool lives(uint32_t slot) const { return !live_[slot].empty(); }

  void startNew(Run& run, uint32_t slot);
  /// Gives the stream that ends. Null pointer: it has been lost, and ended with an inner `new`.
  std::unique_ptr<Stream> endNew(Run& run, uint32_t slot);
  /// `new`s of streams that are open.
  size_t openNews() const { return news_.size(); }
  /// Has a `new` lost its stream?
  bool lost() const { return !lost_.empty(); }

  // Generations are numbered where a stream ends. The failure is that of a value without a state.
  static std::optional<Failure> compact(Run& run, const Stream& stream);
  /// The script has ended.
  std::optional<Failure> endScript(Run& run);
  /// A run has ended, and the script goes on in the next one.
  std::optional<Failure> endRun(Run& run);

  void move(const Moves& moves) {
    for (auto& live : live_)
      for (auto& stream : live) stream->move(moves);
  }
  /// In place of a stream of `from`, which this is a copy of.
  Stream* copyOf(const Streams& from, const Stream* stream) const;

 private:
  /// A `new` of a stream that has not ended.
  struct New {
    uint32_t slot = 0;
    bool lost = false;  // its stream, see `startGlobal`
  };
  void start(Run& run, uint32_t slot);
  void startGlobal(Run& run, uint32_t slot);

  const Prepared* script_;
  std::vector<std::vector<Own<Stream>>> live_;  // by slot, innermost last
  std::vector<New> news_;                       // innermost last
  std::vector<Own<Stream>> lost_;               // folds may be on their way through them
  std::vector<Stream*> changed_;                // live ones, in this run; by who remembers
};

}  // namespace aqua::vm
