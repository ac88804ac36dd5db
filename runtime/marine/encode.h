// Interfaces as the section `interface-types` has them, and modules with such sections.
#pragma once

#include "runtime/marine/interface.h"
#include "runtime/wasm/module.h"

namespace aqua::marine {

/// What an interface cannot have: the list or name that is longer than the section can say.
base::Result<std::vector<uint8_t>> encodeInterface(const Interface& interface);

/// The versions that modules of ours are made for.
inline constexpr std::string_view kInterfaceVersion = "0.27.0", kSdkVersion = "0.14.0";

/// The module with another interface, another version of the SDK, or both; nothing else of it changes, except that
/// sections for debuggers go.
base::Result<wasm::Bytes> withMarine(const wasm::Module& code, const std::optional<Interface>& interface,
                                     const std::optional<std::string>& sdkVersion);

}  // namespace aqua::marine
