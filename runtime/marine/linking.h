// Modules of one service that import functions from each other.
#pragma once

#include "runtime/marine/host.h"
#include "runtime/marine/memory.h"
#include "runtime/marine/module.h"

namespace aqua::marine {

/// A module of a service. Its place in memory does not change.
struct LoadedModule {
  MarineModule module;
  HostState host;
  std::vector<Imported> imports;  // those with adapters, in the order of the interface
  std::unique_ptr<wasm::Instance> instance;

  Guest guest(wasm::Budget& budget);
  /// Calls a public function with values of interfaces. Text: why it failed, behind `Execution error: `.
  base::Result<std::vector<Item>> call(const PublicFunction& function, std::span<const Item> inputs,
                                       wasm::Budget& budget);
};
/// A module that was unloaded lives on in those that import from it.
using LoadedModules = std::vector<std::shared_ptr<LoadedModule>>;

/// Everything that the module may import: of the host, and what its interface says of others, who are looked for later.
/// Text: as the official runtime says it behind `engine error: `.
base::Result<std::vector<wasm::Link>> linksOf(LoadedModule& module);
/// Finds what it imports among the modules that were loaded before it. Text: likewise.
base::Result<base::Done> resolveImports(LoadedModule& module, const LoadedModules& before);

}  // namespace aqua::marine
