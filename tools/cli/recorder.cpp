#include "tools/cli/recorder.h"

namespace aqua::cli {

namespace {

ExitCode notRecorded(const Session& session, const std::string& path, const std::string& reason) {
  diagnostics::DiagnosticList issues;
  issues.report(diagnostics::Code::FileNotWritten, {}).arg("path", path).arg("reason", reason);
  session.report(issues, true);
  return exitCodeOf(issues);
}

}  // namespace

std::optional<Recorder> Recorder::open(const Session& session, std::optional<sim::Header> header) {
  Recorder recorder(session);
  if (header) recorder.writer_ = std::make_unique<sim::RecordingWriter>(*std::move(header));
  const std::string path = session.arguments().last(OptionId::Record);
  if (header && !path.empty()) {
    auto opened = session.environment().outputs->open(path);
    if (!opened) {
      notRecorded(session, path, opened.error());
      return std::nullopt;
    }
    recorder.file_ = *std::move(opened);
  }
  return recorder;
}

void Recorder::keep() {
  const std::string fresh = writer_->take();
  if (file_) file_->write(fresh);
  if (session_->arguments().has(OptionId::ReportFile)) lines_ += fresh;
}

void Recorder::add(const sim::Event& event) {
  if (!writer_) return;
  writer_->add(event);
  keep();
}

void Recorder::hear(const values::Value& line) {
  if (!writer_) return;
  writer_->hear(line);
  keep();
}

ExitCode Recorder::finish() {
  if (!writer_) return ExitCode::Done;
  keep();
  if (!file_) return ExitCode::Done;
  auto written = file_->finish();
  return written ? ExitCode::Done
                 : notRecorded(*session_, session_->arguments().last(OptionId::Record), written.error());
}

}  // namespace aqua::cli
