// The scenario format as a JSON schema, for editors and validators.
#pragma once

#include <string>

namespace aqua::sim {

/// Draft 2020-12, with a line break at its end. It says everything that shape.h checks but the values inside texts:
/// ranges that fall, keys that are none, regular expressions.
std::string scenarioSchema();

}  // namespace aqua::sim
