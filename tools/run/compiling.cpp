#include "tools/run/compiling.h"

#include <fmt/format.h>

namespace aqua::run {

void addOwn(const World& world, driver::Options& options) {
  for (const auto& [name, value] : world.scenario.constants)
    options.constants.push_back(fmt::format("{} = {}", name, value.text()));
  for (const std::string& folder : world.scenario.imports) options.importDirs.push_back(world.besideScenario(folder));
}

}  // namespace aqua::run
