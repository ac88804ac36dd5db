// What is outside of a simulation: processes that serve, and what compute modules may reach.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "compiler/diagnostics/diagnostic.h"
#include "compiler/modules/file_system.h"
#include "runtime/record/recording.h"
#include "tools/run/processes.h"

namespace aqua::run {

/// Reads the answers that stand for programs (`effects.programs`), and looks at the folders of the disk. Reports what
/// is wrong, at `places`. `read` gets paths and hashes of what was read.
void readEffects(const modules::FileSystem& files, sim::Scenario& scenario, const sim::ScenarioPlaces& places,
                 std::vector<sim::RecordedFile>& read, diagnostics::DiagnosticList& issues);
/// A tape; nothing, and a report at `place`: there is none, or it is damaged.
std::optional<effects::Tape> readTape(const modules::FileSystem& files, const std::string& path,
                                      diagnostics::Span place, std::vector<sim::RecordedFile>& read,
                                      diagnostics::DiagnosticList& issues);

/// The first key of `effects` that lets something leave the process which a tape can answer; empty: none does.
std::string_view leavingKey(const sim::Effects& effects);
/// Services may write to the disk: what they find there is what the last run left.
bool writesDisk(const sim::Effects& effects);
/// Does a run with these effects give the same each time?
bool isRepeatable(const sim::Scenario& scenario, effects::Mode mode);

class Surroundings : public sim::Outside {
 public:
  Surroundings(ProcessOptions processes, effects::Mode mode, const sim::Effects& allowed, effects::Tape tape)
      : processes_(std::move(processes)), hub_(mode, sim::allowedBy(allowed), std::move(tape)) {}
  sim::Answer ask(const sim::Behaviour& behaviour, const std::string& peer, const sim::CallSite& call) override {
    return processes_.ask(behaviour, peer, call);
  }
  effects::Hub& effects() override { return hub_; }

 private:
  Processes processes_;
  effects::Hub hub_;
};

/// Effects come from the tape; without one they are denied.
std::shared_ptr<Surroundings> surroundingsOn(const std::optional<effects::Tape>& tape, const sim::Scenario& scenario,
                                             ProcessOptions processes);

}  // namespace aqua::run
