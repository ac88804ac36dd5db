// Modules and the world outside of the process.
#pragma once

#include "runtime/effects/hub.h"
#include "runtime/marine/service.h"

namespace aqua::marine {

/// From now on programs, and the clock where that is allowed, are the hub's. Who asks is told to it. Both outlive the
/// service.
void connect(World& world, effects::Hub& hub, effects::Asker& asker);
/// Variables of this process that modules may see.
std::map<std::string, std::string> environmentOf(effects::Hub& hub, effects::Asker& asker);
/// For a module without a configuration: what looks like a program among its imports is mounted, so that a call of it
/// is denied where nobody allows it, and the module can be loaded.
void mountImports(ModuleConfig& module);
/// Mounts what is allowed under its name, whatever a module's configuration has there.
void mountPrograms(ServiceConfig& config, const effects::AllowList& allowed);

}  // namespace aqua::marine
