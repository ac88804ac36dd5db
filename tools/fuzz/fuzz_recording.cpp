// Any bytes as a recording: what is wrong is inside the text; what is right is written again and read the same.
#include <cstdlib>
#include <string>

#include "compiler/diagnostics/writers.h"
#include "runtime/record/reader.h"
#include "runtime/record/writer.h"

namespace {

using namespace aqua;

void demand(bool holds) {
  if (!holds) std::abort();
}

std::string written(const sim::Recording& recording) {
  sim::RecordingWriter writer(recording.header);
  for (const sim::Event& event : recording.events) writer.add(event);
  for (const sim::RecordedWait& wait : recording.waits) writer.add(wait);
  for (const sim::RecordedCheck& check : recording.checks) writer.add(check);
  if (recording.outcome) writer.finish(*recording.outcome);
  return writer.take();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  diagnostics::SourceFile file("fuzz.aqrec", std::string(reinterpret_cast<const char*>(data), size));
  diagnostics::DiagnosticList issues;
  auto recording = sim::readRecording(file, issues);
  demand(recording.has_value() != issues.hasErrors());
  for (const diagnostics::Diagnostic& issue : issues.items())
    demand(issue.primary.file == &file && issue.primary.begin <= issue.primary.end && issue.primary.end <= size);
  diagnostics::writeText(issues);
  // What is left out because nobody knows it makes gaps in the numbers of events.
  if (!recording || recording->version != sim::kRecordingVersion || recording->unknown > 0) return 0;
  std::string once = written(*recording);
  diagnostics::SourceFile again("again.aqrec", once);
  auto second = sim::readRecording(again, issues);
  demand(second.has_value());
  demand(written(*second) == once);
  for (const sim::Event& event : second->events) {
    second->placeOf(event);
    second->ruleOf(event);
    demand(!second->causesOf(event).empty());
  }
  return 0;
}
