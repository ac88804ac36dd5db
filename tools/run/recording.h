// What a recording says beside the events of the run: how it was made, what came of it.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "compiler/driver/driver.h"
#include "runtime/record/writer.h"
#include "runtime/sim/image.h"
#include "runtime/sim/schedule.h"
#include "tools/run/job.h"

namespace aqua::run {

/// What a run is made of. All of it outlives the use.
struct Made {
  const World& world;
  const driver::Compiled* compiled;  // null: no program was named
  const std::string& program;        // path; empty then
  std::vector<const Job*> jobs;
  const sim::ScenarioImage& image;
};
/// The header; `version` is that of the program that writes, `command` what it was told. Absolute paths are made
/// relative to the working folder of `files`. The seed is that of the scenario.
sim::Header headerOf(const Made& made, std::string_view version, std::vector<std::string> command,
                     const modules::FileSystem& files);

/// The schedule that a command line says, with `seed` unless it says another; nothing and reports when it is none.
std::optional<sim::Schedule> scheduleOf(const std::string& text, uint64_t seed, const sim::Scenario& scenario,
                                        diagnostics::DiagnosticList& issues);
/// What of a run went otherwise than by itself.
void describe(const sim::Schedule& schedule, const sim::Scenario& scenario, sim::Header& header);

/// Where the scenario says what happens, for those who tell why somebody waits.
sim::RecordedRules rulesOf(const World& world, const sim::ScenarioImage& image, const modules::FileSystem& files);

/// Everything after the events but checks and the last line. `jobs` are those of the header.
void addWaits(sim::RecordingWriter& recording, const sim::RunResult& run, const sim::PeerBook& book,
              const std::vector<const Job*>& jobs);
void finish(sim::RecordingWriter& recording, const std::string& function, const sim::RunResult& run);

}  // namespace aqua::run
