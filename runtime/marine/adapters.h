// Adapter programs: a machine with a stack of interface values.
#pragma once

#include "runtime/marine/memory.h"

namespace aqua::marine {

/// What the program leaves on its stack. Text: the instruction that failed and why,
/// "`call-core 6` failed while calling …".
base::Result<std::vector<Item>> runAdapter(const Adapter& adapter, std::span<const Item> inputs, Guest& guest);

}  // namespace aqua::marine
