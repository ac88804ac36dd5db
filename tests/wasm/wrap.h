// Vectors, references and the bits of NaN cross no border between engine and host, and tests want to see the first and
// the last: functions beside those of the module take and give all of them as integers.
#pragma once

#include "runtime/wasm/module.h"

namespace aqua::spec {

/// Has this function a wrapper?
bool isWrapped(const wasm::Signature& type);
/// The module with an export `w:NAME` for each exported function with floats or vectors in its type: f32 is an i32, f64
/// an i64, v128 two i64, the lower first.
wasm::Bytes wrapped(const wasm::Module& module);

}  // namespace aqua::spec
