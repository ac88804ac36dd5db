// Modules as engines execute them.
#pragma once

#include "runtime/wasm/module.h"

namespace aqua::wasm {

struct Metered {
  /// What exists only with guards: indices among the exports of `bytes`.
  struct Guards {
    uint32_t fuel = 0, depth = 0, pages = 0, refused = 0;  // mutable globals: i64, i32, i32, i32
  };
  std::shared_ptr<const Module> module;
  Bytes bytes;
  std::optional<Guards> guards;
  std::optional<uint32_t> memory, start;  // among the exports of `bytes`; exported under names of ours
};

/// The module as it is: nothing stops or limits it. For tests, and for code that is trusted.
std::shared_ptr<const Metered> unmetered(std::shared_ptr<const Module> module);

}  // namespace aqua::wasm
