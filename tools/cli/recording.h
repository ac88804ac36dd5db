// A run as JSON Lines: a header, one line for each event in order, and what came of it. Byte-identical for identical
// runs. Later tools (reports, replay) read the same lines.
#pragma once

#include <string>

#include "runtime/sim/sim.h"

namespace aqua::cli {

class Recording {
 public:
  /// Both outlive this.
  Recording(const sim::Scenario& scenario, const sim::PeerBook& book);
  void add(const sim::Event& event);
  /// All lines, each with its line end.
  std::string finish(const std::string& function, const sim::RunResult& run);

 private:
  const sim::Scenario& scenario_;
  const sim::PeerBook& book_;
  uint64_t number_ = 0;
  std::string lines_;
};

}  // namespace aqua::cli
