// Does an engine still do what is needed of it? Engines are libraries that others keep current.
#pragma once

#include "runtime/wasm/engine.h"

namespace aqua::wasm::jsc {

/// Empty: it does. Otherwise what it did not.
std::string whatFails(Engine& engine);

}  // namespace aqua::wasm::jsc
