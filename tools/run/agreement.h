// Whether a world and a program speak of the same things: the services that one describes and the other calls.
#pragma once

#include <span>

#include "compiler/diagnostics/diagnostic.h"
#include "compiler/driver/driver.h"
#include "runtime/sim/sim.h"
#include "tools/run/places.h"
#include "tools/run/world.h"

namespace aqua::run {

/// Describes the callbacks of an invocation of `function`, which call `index` of the scenario makes, and makes what the
/// service `callbackSrv` of `world` says fit them. Reports names that it does not have, and replies that do not fit.
void describeCallbacks(World& world, size_t index, const driver::CompiledFunction& function,
                       sim::Invocation& invocation, diagnostics::DiagnosticList& issues);

/// A script and where it comes from.
struct Scripted {
  const air::Script& script;
  const Places& places;
};

/// What the services of `world` say takes the form that the program declares (options are lists). Replies that do not
/// fit are errors, with both places; warnings tell of services that the program never calls, and of calls of `scripts`
/// that no peer takes.
void agreeOnServices(World& world, const sim::PeerBook& book, const driver::Compiled& compiled,
                     std::span<const Scripted> scripts, diagnostics::DiagnosticList& issues);

}  // namespace aqua::run
