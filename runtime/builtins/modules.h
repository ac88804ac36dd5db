// Modules that a node keeps, as code.
#pragma once

#include "runtime/builtins/home.h"
#include "runtime/marine/service.h"

namespace aqua::sim::builtin {

/// What the node takes of a module's configuration: name, logger, its mask and variables; folders it decides itself.
/// Nothing: it is none.
std::optional<marine::ModuleConfig> configOf(const Value& config);

/// The module and its interface. Text: why it is none, as the official runtime says it.
base::Result<marine::MarineModule> codeOf(const StoredModule& module);

/// A service of these modules, the last of which is called. Text: why there can be none, as nodes say it.
base::Result<std::shared_ptr<const Artifact>> serviceOf(std::span<const StoredModule* const> modules);

}  // namespace aqua::sim::builtin
