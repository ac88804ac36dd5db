// The recording of a run while it goes on: into a file, for a page about the run, or both.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "runtime/record/writer.h"
#include "tools/cli/session.h"

namespace aqua::cli {

class Recorder {
 public:
  /// What `--record` and `--report` ask for; `header`: there is a recording. Nothing: that was reported.
  static std::optional<Recorder> open(const Session& session, std::optional<sim::Header> header);

  explicit operator bool() const { return writer_ != nullptr; }
  void add(const sim::Event& event);
  /// As RecordingWriter::hear.
  void hear(const values::Value& line);
  /// For what stands behind the events.
  sim::RecordingWriter& writer() { return *writer_; }
  /// Everything is there. What went wrong is reported.
  ExitCode finish();
  /// All lines; only with `--report`.
  const std::string& lines() const { return lines_; }

 private:
  explicit Recorder(const Session& session) : session_(&session) {}
  void keep();

  const Session* session_;
  std::unique_ptr<sim::RecordingWriter> writer_;  // null: nothing is recorded
  std::unique_ptr<base::OutputStream> file_;      // null: none
  std::string lines_;
};

}  // namespace aqua::cli
