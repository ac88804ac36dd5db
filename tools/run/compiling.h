// How the program of a scenario is compiled.
#pragma once

#include "compiler/driver/driver.h"
#include "tools/run/world.h"

namespace aqua::run {

/// Adds the constants and import folders that the scenario of a world has.
void addOwn(const World& world, driver::Options& options);

}  // namespace aqua::run
