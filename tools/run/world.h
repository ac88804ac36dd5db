// The world of a run: a scenario, and what was said beside it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "compiler/diagnostics/diagnostic.h"
#include "compiler/modules/file_system.h"
#include "runtime/effects/tape.h"
#include "runtime/record/recording.h"
#include "runtime/scenario/scenario.h"

namespace aqua::run {

/// What people say about a world besides a scenario file, and before it.
struct WorldOptions {
  std::string scenario;                // path; empty: a client behind a relay
  std::string relay;                   // empty: that of the scenario
  bool noRelay = false;                // clients are reached directly
  std::vector<std::string> peers;      // names of more nodes
  std::vector<std::string> services;   // `ID.FUNCTION=REPLY` or `ID.FUNCTION@PEER=REPLY`
  std::vector<std::string> callbacks;  // `NAME=REPLY`
  std::vector<std::string> data;       // JSON objects of values by name, or `@FILE`
  std::optional<uint64_t> seed;        // else that of the scenario
  bool triesCode = true;               // modules and scripts: false leaves that to `tryArtifacts`, before they run
  bool replays = false;                // effects are answered from a tape, where there is one
  std::string tape;                    // path; empty: what the scenario names
};

/// An option whose value cannot be understood: what is wrong, and what might have been meant.
struct Refusal {
  std::string message;
  std::string hint;  // may be empty
};

/// What a parameter of function type answers, and where that is said.
struct DescribedCallback {
  std::string name;
  sim::Behaviour behaviour;
  std::string path;          // in the places of the scenario; empty: `span` it is
  diagnostics::Span span{};  // in an option
  size_t call = 0;           // index of the call that has it, with a path
};

struct World {
  std::vector<diagnostics::SourceFilePtr> sources;  // what issues point into
  diagnostics::SourceFilePtr scenarioFile;          // null without one
  sim::Scenario scenario;
  sim::ScenarioPlaces places;                  // of the file; its services come after those of options
  std::vector<sim::Scenario> variants;         // of the file, each as a scenario of its own
  std::vector<diagnostics::Span> fromOptions;  // the first services of the scenario, one function each
  std::vector<sim::RecordedFile> artifacts;    // modules, scripts and tapes that were read for it
  std::optional<effects::Tape> tape;           // that effects are answered from
  std::vector<DescribedCallback> callbacks;    // those of options first
  std::optional<values::Value> data;           // an object
  bool namesPeers = false;                     // in texts of the program `${peer.NAME}` is the id of a peer

  /// A path that the scenario file names is relative to its folder.
  std::string besideScenario(const std::string& path) const;
  /// Of the tape that the scenario names; empty: none.
  std::string tapePath() const;
  /// Where a service says what computes its answers.
  diagnostics::Span placeOfCode(size_t service) const;
  /// Where the reply of a service's function stands; `part` leads into it: `.replies[1].returns`.
  diagnostics::Span placeOf(size_t service, const std::string& function, std::string_view part = {}) const;
};

/// Files that the scenario at `path` names. `files` outlives the result.
sim::OtherFile filesBeside(const std::string& path, const modules::FileSystem& files);
/// Callbacks that the calls of the world's scenario describe; their paths lead into its places.
std::vector<DescribedCallback> callbacksOf(const sim::Scenario& scenario);

/// `world` is good when nothing was refused and `issues` has no errors.
struct ReadWorld {
  World world;
  diagnostics::DiagnosticList issues;
  std::optional<Refusal> refused;
};
ReadWorld readWorld(const modules::FileSystem& files, const WorldOptions& options);

}  // namespace aqua::run
