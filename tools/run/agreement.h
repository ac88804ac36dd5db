// Whether a world and a program speak of the same things: the services that one describes and the other calls.
#pragma once

#include "compiler/diagnostics/diagnostic.h"
#include "compiler/driver/driver.h"
#include "runtime/sim/sim.h"
#include "tools/run/places.h"
#include "tools/run/world.h"

namespace aqua::run {

/// Describes the callbacks of an invocation of `function`, and makes what the service `callbackSrv` of `world` says fit
/// them. Reports names that it does not have, and replies that do not fit.
void describeCallbacks(World& world, const driver::CompiledFunction& function, sim::Invocation& invocation,
                       diagnostics::DiagnosticList& issues);

/// What the services of `world` say takes the form that the program declares (options are lists). Replies that do not
/// fit are errors, with both places; warnings tell of services that the program never calls, and of calls of `script`
/// that no peer takes.
void agreeOnServices(World& world, const sim::PeerBook& book, const driver::Compiled& compiled,
                     const air::Script& script, const Places& places, diagnostics::DiagnosticList& issues);

}  // namespace aqua::run
