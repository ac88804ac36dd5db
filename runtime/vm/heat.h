// How often the instructions of a script were executed.
#pragma once

#include <cstdint>
#include <unordered_map>

#include "runtime/vm/observer.h"

namespace aqua::vm {

/// May hear of any number of runs of one script, one after the other, on any peers. What a run executes again, since it
/// begins at the beginning each time, counts again.
class Heat final : public Observer {
 public:
  struct Counts {
    uint64_t begun = 0, done = 0, waiting = 0, failed = 0;
  };
  void begins(const air::Instr& instr) override { ++counts_[instr.place.begin].begun; }
  void ends(const air::Instr& instr, End how) override {
    Counts& counts = counts_[instr.place.begin];
    switch (how) {
    case End::Done: ++counts.done; break;
    case End::Waits: ++counts.waiting; break;
    case End::Failed: ++counts.failed; break;
    }
  }
  /// Of the instruction there; none begins where another one does.
  Counts at(air::Place place) const {
    auto found = counts_.find(place.begin);
    return found == counts_.end() ? Counts() : found->second;
  }

 private:
  std::unordered_map<uint32_t, Counts> counts_;
};

}  // namespace aqua::vm
