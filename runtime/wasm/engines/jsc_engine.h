// WebAssembly by JavaScriptCore.
#pragma once

#include "runtime/wasm/engine.h"

namespace aqua::wasm::jsc {

/// A new engine for this thread, tried with a small module. Text: why it cannot be used.
base::Result<std::unique_ptr<Engine>> makeEngine(Instances expected);

}  // namespace aqua::wasm::jsc
