// Leaves of pars that were executed alone, and how what they made gets into the trace of the run before and into what
// is remembered of it (warm.h).
#pragma once

#include <span>
#include <utility>
#include <vector>

#include "runtime/vm/warm.h"

namespace aqua::vm {

/// Where states are after leaves have become longer or shorter.
class Moves {
 public:
  /// `done`: in ascending order, not yet in `memory`.
  Moves(const RunMemory& memory, std::span<const Again> done);
  bool none() const { return ends_.empty(); }
  /// What begins, or has ended, at that position.
  uint32_t operator()(uint32_t position) const;
  void operator()(std::vector<LoreEntry>& lore) const;

 private:
  std::vector<std::pair<uint32_t, int64_t>> ends_;  // of leaves, and by how much all behind them moves
};

/// Puts states that leaves have made in place of those that they had. Branches may become longer: pars and folds
/// around them, and folds behind them, get their new sizes and places. `done`: in ascending order, not yet in `memory`.
void putStates(const RunMemory& memory, std::span<const Again> done, const std::vector<State>& made, Trace& trace);

/// Then the memory, too, says what is in the trace.
void putRuns(RunMemory& memory, std::span<Again> done, const std::vector<State>& made);

}  // namespace aqua::vm
