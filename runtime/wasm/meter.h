// Modules as engines execute them: with guards in their code.
#pragma once

#include "runtime/wasm/module.h"

namespace aqua::wasm {

/// What exists only in modules with guards: indices among their exports.
struct Guards {
  uint32_t fuel = 0, depth = 0, pages = 0, refused = 0;  // mutable globals: i64, i32, i32, i32
};

struct Metered {
  std::shared_ptr<const Module> module;
  Bytes bytes;
  std::optional<Guards> guards;
  std::optional<uint32_t> memory, start;  // among the exports of `bytes`; exported under names of ours
};

/// The module with guards. Every function first takes its part of the call stack, and every run of instructions that
/// are executed together its number from the fuel; at the beginning of functions and loops the guest stops when there
/// is less than nothing. What grows is taken from the pages. NaNs that arithmetic makes become one NaN: the only other
/// thing in which engines differ. No index of the module changes. Text: a part of it is too large for this. Cost: 1 for
/// an instruction, 0 where nothing happens (blocks, `end`, `drop`, `nop`); bulk instructions 1 for each 16 bytes or
/// elements more; growth 128 for each page, and 2 for each element, that there was. Equal modules get the same object
/// while somebody has it, on all threads.
base::Result<std::shared_ptr<const Metered>> meter(std::shared_ptr<const Module> module);

/// The module as it is: nothing stops or limits it. For tests, and for code that is trusted.
std::shared_ptr<const Metered> unmetered(std::shared_ptr<const Module> module);

/// Slots of the call stack that a call takes beside its locals and operands; vectors count as two.
inline constexpr uint32_t kFrameSlots = 16;

}  // namespace aqua::wasm
