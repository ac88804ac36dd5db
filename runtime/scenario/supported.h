// What belongs to the format, is read, and cannot be run yet.
#pragma once

#include "runtime/scenario/scenario.h"

namespace aqua::sim {

/// Reports everything in a scenario without errors that the simulation cannot do yet, at its place.
void reportUnsupported(const ScenarioParsed& parsed, diagnostics::DiagnosticList& issues);

}  // namespace aqua::sim
