// One function of a compiled program, ready to be executed in a world.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "compiler/diagnostics/diagnostic.h"
#include "compiler/driver/driver.h"
#include "runtime/sim/sim.h"
#include "tools/run/call.h"
#include "tools/run/places.h"
#include "tools/run/world.h"

namespace aqua::run {

struct Job {
  std::string name;  // of the function
  sim::Invocation invocation;
  Places places;  // of `invocation.script`
  sim::Micros ttl = 0;
  std::string airHash;  // of the text of the script
};

/// The function that a call names, or that of call `index` of the scenario; nothing and reports when there is none, or
/// when arguments or replies do not fit. `file` names the program. The text of the call has to outlive the reports.
/// Whoever has all jobs of a world then lets them agree with its services (agreement.h).
std::optional<Job> prepareJob(const driver::Compiled& compiled, const std::string& file, const std::string& name,
                              const CallText* call, World& world, size_t index, const sim::PeerBook& book,
                              std::optional<sim::Micros> ttl, diagnostics::DiagnosticList& issues);

/// Gives the spells of the world the scripts of their functions; false, and reported, when one is not there.
bool prepareSpells(const driver::Compiled& compiled, const std::string& file, World& world, const sim::PeerBook& book,
                   diagnostics::DiagnosticList& issues);

}  // namespace aqua::run
