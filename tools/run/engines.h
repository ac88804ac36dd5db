// Modules that execute the steps of peers.
#pragma once

#include "compiler/diagnostics/diagnostic.h"
#include "compiler/modules/file_system.h"
#include "runtime/scenario/scenario.h"

namespace aqua::run {

/// Reads the modules that the peers of the scenario name; `places` are those of its file. When there are some, the
/// engine that executes them has to be there. Reports what is wrong.
void readEngines(const modules::FileSystem& files, sim::Scenario& scenario, const sim::ScenarioPlaces& places,
                 diagnostics::DiagnosticList& issues);

}  // namespace aqua::run
