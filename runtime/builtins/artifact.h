// What computes the answers of a service: as it was read from a file, or as a node made it of modules.
#pragma once

#include <optional>
#include <string>

#include "runtime/marine/service.h"

namespace aqua::sim {

/// Immutable: worlds and threads share it.
struct Artifact {
  std::string file;                              // path, for people; empty: a node made it
  std::optional<marine::ServiceConfig> service;  // of WebAssembly; else it is JavaScript
  std::optional<uint64_t> memory;                // bytes that it may have at most, as its configuration says
  std::optional<marine::MarineModule> facade;    // whose functions are called
  std::string script;
};

}  // namespace aqua::sim
