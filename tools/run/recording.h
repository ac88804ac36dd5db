// A run as JSON Lines: a header, one line for each event in order, and what came of it. Byte-identical for identical
// runs. Later tools (reports, replay) read the same lines.
#pragma once

#include <string>
#include <string_view>

#include "runtime/sim/sim.h"

namespace aqua::run {

class Recording {
 public:
  /// `scenario` and `book` outlive this. `version` is that of the program that writes.
  Recording(const sim::Scenario& scenario, const sim::PeerBook& book, std::string_view version);
  void add(const sim::Event& event);
  /// All lines, each with its line end.
  std::string finish(const std::string& function, const sim::RunResult& run);

 private:
  const sim::Scenario& scenario_;
  const sim::PeerBook& book_;
  uint64_t number_ = 0;
  std::string lines_;
};

}  // namespace aqua::run
