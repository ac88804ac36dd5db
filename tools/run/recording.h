// A run as JSON Lines: a header, one line for each event in order, and what came of it. Byte-identical for identical
// runs. Later tools (reports, replay) read the same lines.
#pragma once

#include <string>
#include <string_view>
#include <utility>

#include "runtime/sim/sim.h"

namespace aqua::run {

class Recording {
 public:
  /// `scenario` and `book` outlive this. `version` is that of the program that writes.
  Recording(const sim::Scenario& scenario, const sim::PeerBook& book, std::string_view version);
  void add(const sim::Event& event);
  /// The last line.
  void finish(const std::string& function, const sim::RunResult& run);
  /// The lines since the last time, each with its line end.
  std::string take() { return std::exchange(lines_, {}); }

 private:
  std::string_view nameOf(uint32_t peer) const {
    return peer == sim::kNobody ? std::string_view() : std::string_view(scenario_.peers[peer].name);
  }

  const sim::Scenario& scenario_;
  const sim::PeerBook& book_;
  std::string lines_;
};

}  // namespace aqua::run
