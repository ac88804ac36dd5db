// The ways of the particle that a program does not show: hops over relays, from the placed plans of exported functions.
#pragma once

#include <string>
#include <vector>

#include "compiler/driver/driver.h"

namespace aqua::lsp {

struct HiddenHop {
  std::string function;     // exported
  diagnostics::Span cause;  // what it is for
  std::string peer;         // as the source calls it
  plan::HopReason reason;
};
/// In the order of the plans. Each hop once for a function and a place, though a function is inlined several times.
std::vector<HiddenHop> hiddenHops(const driver::Compiled& compiled);

/// `on the way back`
std::string_view reasonOf(plan::HopReason reason);

}  // namespace aqua::lsp
