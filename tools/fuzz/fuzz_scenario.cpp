// Any bytes as a scenario, extended by itself: what is wrong is inside the text and can be written; what is right has
// variants that are right as well.
#include <cstdlib>
#include <memory>
#include <string>

#include "compiler/diagnostics/writers.h"
#include "runtime/scenario/scenario.h"

namespace {

using namespace aqua;

void demand(bool holds) {
  if (!holds) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  auto file = std::make_shared<const diagnostics::SourceFile>("fuzz.toml",
                                                              std::string(reinterpret_cast<const char*>(data), size));
  sim::ScenarioParsed parsed = sim::parseScenario(file, [&](const std::string&, std::string&) { return file; });
  for (const diagnostics::Diagnostic& issue : parsed.issues.items())
    demand(issue.primary.file == file.get() && issue.primary.begin <= issue.primary.end && issue.primary.end <= size);
  diagnostics::writeText(parsed.issues);
  if (parsed.issues.hasErrors()) return 0;
  demand(static_cast<bool>(sim::validate(parsed.scenario)));
  for (const sim::Scenario& variant : sim::variantsOf(parsed)) demand(static_cast<bool>(sim::validate(variant)));
  for (const sim::Check& check : parsed.scenario.expectations) demand(static_cast<bool>(check.place));
  return 0;
}
