// JavaScriptCore as a library that is loaded when the first module is executed, and never before.
#pragma once

#include <cstddef>
#include <string>

#include "compiler/base/result.h"

namespace aqua::wasm::jsc {

// The opaque types of its C API. Only pointers to them exist.
using JSContextGroupRef = const struct OpaqueGroup*;
using JSContextRef = struct OpaqueContext*;
using JSStringRef = struct OpaqueString*;
using JSValueRef = const struct OpaqueValue*;
using JSObjectRef = struct OpaqueValue*;
using JSCallback = JSValueRef (*)(JSContextRef, JSObjectRef function, JSObjectRef self, size_t count,
                                  const JSValueRef args[], JSValueRef* exception);
using JSDeallocator = void (*)(void* bytes, void* context);

struct Library {
#define AQUA_JSC(result, name, parameters) result(*name) parameters = nullptr;
#include "runtime/wasm/engines/jsc_api.def"
  std::string version;  // `2.50.6`, as far as it is known
};

/// Loads it once for the process, from any thread. `inPlace`: memories grow where they are. Text: why it cannot be
/// used.
const base::Result<Library>& library(bool inPlace = true);

}  // namespace aqua::wasm::jsc
