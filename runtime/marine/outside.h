// Modules and the world outside of the process.
#pragma once

#include "runtime/effects/hub.h"
#include "runtime/marine/service.h"

namespace aqua::marine {

/// From now on programs, and the clock where that is allowed, are the hub's, which outlives the service. Who asks is
/// told to it.
void connect(World& world, effects::Hub& hub, const effects::Asker& asker);
/// Variables of this process that modules may see.
std::map<std::string, std::string> environmentOf(effects::Hub& hub, const effects::Asker& asker);
/// Mounts what is allowed under its name, whatever a module's configuration has there.
void mountPrograms(ServiceConfig& config, const effects::AllowList& allowed);

}  // namespace aqua::marine
