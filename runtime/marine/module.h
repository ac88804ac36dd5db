// Modules of Marine: WebAssembly with an interface, of an SDK.
#pragma once

#include <optional>

#include "runtime/marine/interface.h"
#include "runtime/wasm/module.h"

namespace aqua::marine {

inline constexpr std::string_view kSdkSection = "__fluence_sdk_version", kInterfaceSection = "interface-types";

struct Flat;  // flat.h

/// A function that can be called from outside.
struct PublicFunction {
  std::string name;
  uint32_t type = 0;                           // in Interface::types
  uint32_t adapter = 0;                        // in Interface::adapters
  std::shared_ptr<const Flat> flat = nullptr;  // the adapter, where it can be executed at once
};

struct MarineModule {
  std::shared_ptr<const wasm::Module> code;
  std::string sdkVersion;
  Interface interface;
  std::vector<PublicFunction> functions;  // in the order of the exports

  /// Null: there is no such function.
  const PublicFunction* find(std::string_view function) const;
  const FunctionType& type(const PublicFunction& function) const { return *interface.function(function.type); }
};

/// `name` is that of the module, for texts. Text: why it is none, as the official runtime says it behind `engine error:
/// `.
base::Result<MarineModule> readMarine(std::shared_ptr<const wasm::Module> code, std::string_view name);

/// What the authors say about the module. Text: why that cannot be read.
struct Manifest {
  std::string authors, version, description, repository, buildTime;
};
/// Nothing: there is none.
std::optional<base::Result<Manifest>> readManifest(const wasm::Module& code);
/// Of the SDK, as it is in the module. Nothing: there is none.
std::optional<std::string> sdkVersionOf(const wasm::Module& code);
/// The interface, whatever its version. Nothing: there is none.
std::optional<base::Result<Interface>> interfaceOf(const wasm::Module& code);

}  // namespace aqua::marine
