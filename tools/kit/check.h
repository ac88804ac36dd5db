// What was built, before anybody gets it.
#pragma once

#include "runtime/wasm/module.h"
#include "tools/kit/declaration.h"

namespace aqua::kit {

/// The module with the interface and the version of the SDK. It is valid, and what it imports is there: WASI, the host,
/// the modules of the declaration. Where JavaScriptCore is installed and no other module is needed, it is started as
/// well. Text: what is wrong.
base::Result<wasm::Bytes> finished(wasm::Bytes module, const Declaration& declaration, std::string_view name);

}  // namespace aqua::kit
