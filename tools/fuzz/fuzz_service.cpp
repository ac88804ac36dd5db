// Any bytes as the file of a service, and as a tape of effects: what is wrong is inside the text and can be written; a
// tape that is read is written and read again without a loss.
#include <cstdlib>
#include <string>

#include "compiler/diagnostics/writers.h"
#include "runtime/effects/tape.h"
#include "runtime/marine/config.h"

namespace {

using namespace aqua;

void demand(bool holds) {
  if (!holds) std::abort();
}

void asServiceFile(const std::string& text) {
  diagnostics::SourceFile file("fuzz.toml", text);
  diagnostics::DiagnosticList issues;
  auto service = marine::readServiceFile(file, issues);
  demand(service.has_value() == !issues.hasErrors());
  for (const diagnostics::Diagnostic& issue : issues.items())
    demand(issue.primary.file == &file && issue.primary.begin <= issue.primary.end && issue.primary.end <= text.size());
  diagnostics::writeText(issues);
  if (service) demand(!service->modules.empty());
}

void asTape(std::string_view text) {
  auto tape = effects::Tape::read(text);
  if (!tape) return demand(tape.error().starts_with("line "));
  std::string written = tape->write();
  auto again = effects::Tape::read(written);
  demand(again && again->write() == written);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  std::string text(reinterpret_cast<const char*>(data), size);
  asServiceFile(text);
  asTape(text);
  return 0;
}
