// Rewrites of a plan that do not depend on where its steps run.
#pragma once

#include <vector>

#include "compiler/plan/plan.h"

namespace aqua::lower {

/// Without what has no effect, and with results written where they are wanted at once (RULES.md 6.3: R5,
/// R7, J, K). `pure`: steps by id that may be dropped when nothing uses what they define.
const plan::Step* simplify(plan::Function& function, const plan::Step* root, const std::vector<bool>& pure);

struct Usage {
  std::vector<uint32_t> uses;  // by Name::id: how often it is read
  bool leavesInit = false;     // some step runs under an `on`
};
Usage countUses(const plan::Function& function, const plan::Step* root);

}  // namespace aqua::lower
