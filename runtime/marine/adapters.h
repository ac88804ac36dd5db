// Adapter programs: a machine with a stack of interface values.
#pragma once

#include "runtime/marine/memory.h"

namespace aqua::marine {

/// An instruction that turns a number into one of another kind.
struct Cast {
  Kind from, to;
};
/// Null: it is none.
const Cast* castOf(Opcode op);
/// Can the number be of that kind?
bool fits(const Item& item, Kind to);

/// What is left of a program.
struct Rest {
  size_t next = 0;               // instruction
  std::vector<Item> stack = {};  // before it
};

/// What the program leaves on its stack. Text: the instruction that failed and why,
/// "`call-core 6` failed while calling …".
base::Result<std::vector<Item>> runAdapter(const Adapter& adapter, std::span<const Item> inputs, Guest& guest,
                                           Rest rest = {});

}  // namespace aqua::marine
