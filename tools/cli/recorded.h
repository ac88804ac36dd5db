// Recordings as the verbs use them: read, and run again.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "runtime/record/reader.h"
#include "tools/cli/session.h"

namespace aqua::cli {

struct ReadRecording {
  std::shared_ptr<const diagnostics::SourceFile> file;  // that issues point into; null: it could not be read
  std::optional<sim::Recording> recording;
};
ReadRecording readRecording(const Session& session, const std::string& path, diagnostics::DiagnosticList& issues);

/// Why a recording cannot be run again, by its version and header; empty: it can.
std::string obstacleOf(uint32_t version, const sim::Header& header);

/// What came of running it again.
struct Again {
  std::optional<std::string> text;  // of the new recording
  std::string talk;                 // what the run wrote to stderr, where there is none
  ExitCode code = ExitCode::Done;
};
/// Runs the command of a recording again, in this process; nothing is written. `against`: the text of the program,
/// instead of that of its file. `heard`: the recording of live peers; else null.
Again runAgain(const Session& session, const sim::Header& header, const std::optional<std::string>& against,
               const sim::Recording* heard = nullptr);

/// `src/vote.aqua:17:5`; empty where nothing is known.
std::string placeText(const sim::Recording& recording, const sim::Event& event);

}  // namespace aqua::cli
