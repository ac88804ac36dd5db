// Modules with other custom sections.
#pragma once

#include "runtime/wasm/module.h"

namespace aqua::wasm {

struct NewCustom {
  std::string name;
  Bytes bytes;
};
/// The module with `added` as its last sections, without its own ones of these names and without what `drops` names.
Bytes withCustoms(const Module& module, std::span<const NewCustom> added, bool (*drops)(std::string_view name));

}  // namespace aqua::wasm
